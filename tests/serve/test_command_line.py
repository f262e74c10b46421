"""``python -m app``: each command says what it did, or what is wrong and how to mend it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.engines import process
from app.settings import describe
from tests.engines.waiting import eventually
from tests.serve.conftest import Serve


def run(*words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CM_")}
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        env=clean | env,
        capture_output=True,
        text=True,
        check=False,
    )


def free(data: Path) -> dict[str, str]:
    return {"CM_DATA_DIR": str(data), "CM_PORT": str(process.free_port())}


def test_without_a_command_the_help_names_them_all_but_the_servers_own() -> None:
    answer = run()
    assert answer.returncode == 0
    for name in ("serve", "migrate", "doctor", "bucket", "settings", "ruleset", "demo"):
        assert f"\n    {name} " in answer.stdout
    assert "worker" not in answer.stdout


def test_settings_explains_every_variable() -> None:
    shown = run("settings").stdout
    assert all(f"{line.variable}={line.default}\n    {line.help}" in shown for line in describe())


def test_a_wrong_setting_is_said_by_every_command_that_reads_it(data: Path) -> None:
    for command in ("serve", "migrate", "bucket"):
        answer = run(command, CM_WORKERS="many", CM_DATA_DIR=str(data))
        assert answer.returncode == 2
        assert answer.stderr.startswith("CM_WORKERS must be a whole number")
    assert not data.exists()


def test_migrate_makes_an_embedded_database_and_has_nothing_to_do_the_second_time(
    data: Path,
) -> None:
    first = run("migrate", **free(data))
    assert first.returncode == 0, first.stderr
    assert "Applied 0001_" in first.stdout
    assert run("migrate", **free(data)).stdout == "The database is up to date\n"


def test_a_bucket_needs_a_store() -> None:
    answer = run("bucket")
    assert answer.returncode == 2
    assert "CM_S3_ENDPOINT" in answer.stderr


def test_the_doctor_finds_nothing_before_the_first_start_and_changes_nothing(data: Path) -> None:
    answer = run("doctor", **free(data))
    assert answer.returncode == 0, answer.stdout
    assert answer.stdout.endswith("All is well.\n")
    assert not data.exists()


async def test_the_doctor_looks_into_a_running_servers_engines(serve: Serve, data: Path) -> None:
    served = serve()
    await eventually(served.ready, within=60)
    port = served.url.rpartition(":")[2]
    answer = run("doctor", CM_DATA_DIR=str(data), CM_PORT=port)
    assert answer.returncode == 0, answer.stdout
    assert f"this server answers on port {port}" in answer.stdout
    assert "PostgreSQL 16." in answer.stdout
    assert "migrations are all applied" in answer.stdout
    assert "the key-value server answers" in answer.stdout


@pytest.mark.parametrize(
    ("env", "named"),
    [
        ({"CM_WORKERS": "0"}, "CM_WORKERS"),
        ({"CM_DATABASE_URL": "postgresql://app:guess@127.0.0.1:1/app"}, "CM_DATABASE_URL"),
        ({"CM_REDIS_URL": "redis://:guess@127.0.0.1:1/0"}, "CM_REDIS_URL"),
        ({"CM_SMTP_URL": "smtp://127.0.0.1:1"}, "CM_SMTP_URL"),
        (
            {
                "CM_S3_ENDPOINT": "http://127.0.0.1:1",
                "CM_S3_BUCKET": "b",
                "CM_S3_ACCESS_KEY": "a",
                "CM_S3_SECRET_KEY": "guess",
            },
            "CM_S3_ENDPOINT",
        ),
        (
            {"CM_SECRET_KEYS": "k1:Y2hhbmdlLW1lLWNoYW5nZS1tZS1jaGFuZ2UtbWUtbm93"},
            "openssl rand -base64 32",
        ),
    ],
)
def test_the_doctor_says_what_is_wrong_and_what_to_do(
    data: Path, env: dict[str, str], named: str
) -> None:
    answer = run("doctor", **(free(data) | env))
    assert answer.returncode == 1
    assert named in answer.stdout
    assert "guess" not in answer.stdout
    assert not answer.stderr


def test_the_doctor_sees_a_taken_port_and_a_secret_that_others_can_read(data: Path) -> None:
    data.mkdir()
    (data / "secret_keys").write_text("k1:")
    (data / "secret_keys").chmod(0o644)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = run("doctor", CM_DATA_DIR=str(data), CM_PORT=str(taken.getsockname()[1]))
    assert answer.returncode == 1
    assert "CM_PORT" in answer.stdout
    assert "chmod 600" in answer.stdout
    assert answer.stdout.endswith("2 to mend.\n")
