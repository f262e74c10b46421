"""Measure every promise about speed, print the table and write it into the reference.

``python -m tests.load open save --rounds 2 --seconds 1`` tries only these and writes nothing.
"""

import signal
import sys
from argparse import ArgumentParser, Namespace

from app.engines.process import EngineError
from tests.load import page, player
from tests.load.rows import ROWS, Bench, Row
from tests.load.stage import stage
from tests.load.wrk import CannotMeasure, program


def main() -> int:
    arguments = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what runs is stopped
    try:
        program()
        told = page.circumstances(page.busy(), arguments.rounds, arguments.seconds)
        table = page.table(_measured(arguments), told)
    except (CannotMeasure, EngineError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\n{table}")
    if len(sys.argv) == 1:
        page.write(table, page.SERVER)
    return 0


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.load", description="Measure how fast we are.")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], help="measure only these")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side is measured")
    parser.add_argument("--seconds", type=int, default=3, help="how long a time")
    return parser.parse_args()


def _measured(arguments: Namespace) -> list[Row]:
    rows: list[Row] = []
    print("Starting the server twice, and the bare one beside it", flush=True)
    with stage() as on:
        bench = Bench(on, player.make(on), arguments.rounds, arguments.seconds)
        for name, measure in ROWS.items():
            if not arguments.rows or name in arguments.rows:
                for row in measure(bench):
                    print(f"{name}: {row.what}: {row.measured}", flush=True)
                    rows.append(row)
    return rows


if __name__ == "__main__":
    sys.exit(main())
