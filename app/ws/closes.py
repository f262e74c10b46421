"""Why a socket is closed: each reason its code, published in ``docs/reference/live.md``.

4400–4499 say what the client must do about it; the others are RFC 6455's own.
"""

from typing import NamedTuple


class Close(NamedTuple):
    """``reason`` goes along in the close frame: one word for programs."""

    code: int
    reason: str


HELLO_EXPECTED = Close(4400, "hello_expected")
NOT_A_MEMBER = Close(4403, "not_a_member")
SECOND_FACTOR_MISSING = Close(4403, "second_factor_setup_required")
"""The server asks everybody for one, and the session is without: set it up, refresh, come back."""
GROUP_GONE = Close(4404, "group_gone")
TOO_SLOW = Close(4408, "too_slow")
REPLACED = Close(4409, "replaced")
ROOM_FULL = Close(4413, "room_full")
FLOOD = Close(4429, "flood")
NOT_TEXT = Close(1007, "bad_encoding")
GOING_AWAY = Close(1012, "")
"""The reason says when to come back: ``retry_ms=…``, spread so that not all come at once."""


def signed_out(why: str) -> Close:
    """``why`` is the problem code: ``token_expired``, ``token_invalid``, ``session_ended``."""
    return Close(4401, why)
