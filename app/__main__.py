"""The command line: ``python -m app <command>``."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from app.settings import Settings, SettingsError, describe

# Commands import what they need themselves: `settings` should not wait for the database driver.
# ruff: noqa: PLC0415


def main(argv: Sequence[str]) -> int:
    parser = ArgumentParser(prog="python -m app", description="Campaign Manager, the server.")
    commands = parser.add_subparsers(metavar="command")
    for name, command in COMMANDS.items():
        arguments = (
            commands.add_parser(name, help=command.purpose, description=command.purpose)
            if command.purpose
            else commands.add_parser(name)
        )
        arguments.set_defaults(run=command.run)
        if name in argv[:1]:  # only the chosen one's modules are imported
            command.arguments(arguments)
    if not argv:
        parser.print_help()
        return 0
    chosen = parser.parse_args(argv)
    try:
        code: int = chosen.run(chosen)
        return code
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2


def settings_of_environment() -> Settings:
    return Settings.from_env(os.environ)


def _factory(parser: ArgumentParser) -> None:
    from argparse import SUPPRESS

    parser.add_argument("--factory", default="app.factory:create_app", help=SUPPRESS)


def _serve(args: Namespace) -> int:
    from app import serve

    return serve.run(settings_of_environment(), args.factory)


def _worker_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--fd", type=int, required=True, help="the inherited listening socket")
    parser.add_argument("--lifeline", type=int, required=True, help="a pipe that the parent holds")
    _factory(parser)


def _worker(args: Namespace) -> int:
    from app import worker

    worker.run(args.fd, args.lifeline, args.factory)
    return 0


def _migrate(_: Namespace) -> int:
    from app import serve

    return serve.migrate_only(settings_of_environment())


def _bucket(_: Namespace) -> int:
    from app.engines.s3 import S3Store

    settings = settings_of_environment()
    if not settings.s3_endpoint:
        raise SettingsError("CM_S3_ENDPOINT is empty: objects are kept in the data folder.")
    for refused in S3Store(settings).prepare(settings.web_origins):
        print(f"The store does not let us set this; set it in its own console: {refused}")
    print(f"The bucket {settings.s3_bucket} is there")
    return 0


def _doctor(_: Namespace) -> int:
    from app import doctor

    return doctor.run(os.environ)


def _settings(_: Namespace) -> int:
    for line in describe():
        print(f"{line.variable}={line.default}\n    {line.help}")
    return 0


RULESETS, DEMO, PAGES = "app.rulesets.cli", "app.demo", "app.reference"


def _arguments_of(module: str) -> Callable[[ArgumentParser], None]:
    return lambda parser: import_module(module).add_arguments(parser)


def _run_of(module: str) -> Callable[[Namespace], int]:
    return lambda args: int(import_module(module).run(args))


def _nothing(_: ArgumentParser) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Command:
    """``purpose`` is the line in the help; a command without one is for the server itself."""

    purpose: str
    run: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], None] = _nothing


# fmt: off
COMMANDS = {
    "serve": Command("start the server and the engines that are not configured", _serve, _factory),
    "migrate": Command("bring the database up to date, without serving", _migrate),
    "doctor": Command("say what is wrong with this installation, and how to mend it", _doctor),
    "bucket": Command("make the object store's bucket, open for browsers", _bucket),
    "settings": Command("explain every setting", _settings),
    "ruleset": Command("list and check the rulesets", _run_of(RULESETS), _arguments_of(RULESETS)),
    "demo": Command("play a short story on a running server", _run_of(DEMO), _arguments_of(DEMO)),
    "reference": Command("write what is made from the code", _run_of(PAGES), _arguments_of(PAGES)),
    "worker": Command("", _worker, _worker_arguments),
}
# fmt: on

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
