"""What Schemathesis needs to know: a person with several sessions.

Loaded by ``SCHEMATHESIS_HOOKS``. Some requests end the session they are made in, as they may, and
wrong guesses at the password delay further logins: so the sessions are opened beforehand, and the
next one is taken every few seconds.
"""

import itertools
import os
from pathlib import Path
from typing import Any

import schemathesis

TOKENS = itertools.cycle(Path(os.environ["FUZZ_TOKENS"]).read_text(encoding="utf-8").split())


@schemathesis.auth(refresh_interval=3)
class Bearer:
    """The next session's access token."""

    def get(self, _case: Any, _context: Any) -> str:
        return next(TOKENS)

    def set(self, case: Any, data: str, _context: Any) -> None:
        case.headers["Authorization"] = f"Bearer {data}"
