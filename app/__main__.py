import sys, os
from app.settings import Settings
import argparse

p = argparse.ArgumentParser()
s = p.add_subparsers(dest="c")
a = s.add_parser("serve")
a.add_argument("--factory")
a = s.add_parser("worker")
a.add_argument("--factory")
a.add_argument("--fd", type=int)
a.add_argument("--lifeline", type=int)
x = p.parse_args()
if x.c == "worker":
    from app.worker import run

    run(x.fd, x.lifeline, x.factory)
else:
    from app.serve import run

    sys.exit(run(Settings.from_env(os.environ), x.factory))
