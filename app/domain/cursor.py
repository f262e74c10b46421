"""Where a list goes on: the last row's sort key, opaque to clients.

URL-safe base64 of the canonical JSON of a short list. It is not signed: it names a place in an
order, and what the caller may see there is judged anew for each page.
"""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.domain import jsontext
from app.errors import AppError, BadRequest, field_error

LONGEST = 512
_MOST = 2**63 - 1


def encode(key: Sequence[Any]) -> str:
    """The cursor after a row whose sort key is ``key``: texts, integers, times and UUIDs."""
    text = jsontext.canonical([_plain(part) for part in key])
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def decode(text: str, types: Sequence[type]) -> list[Any]:
    """The sort key in ``text``, one value for each of ``types`` (str, int, datetime, UUID).

    Raises BadRequest ``bad_cursor`` for everything that :func:`encode` did not make.
    """
    try:
        if len(text) > LONGEST:
            raise bad()
        raw = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        values = jsontext.parse(raw)
        if not isinstance(values, list) or len(values) != len(types):
            raise bad()
        return [_typed(value, kind) for value, kind in zip(values, types, strict=True)]
    except (ValueError, OverflowError, binascii.Error, AppError):
        raise bad() from None


def after(query: Mapping[str, Any], types: Sequence[type]) -> Any:
    """The sort key that ``query["cursor"]`` names, as a tuple; None for the first page."""
    return tuple(decode(query["cursor"], types)) if "cursor" in query else None


def page(
    rows: Sequence[Any], limit: int, key: Sequence[str], rendered: Callable[[Any], Any]
) -> dict[str, Any]:
    """A page of ``rows``, of which one more than ``limit`` was read if there is another page;
    ``key`` names the columns that the rows are sorted by."""
    shown = rows[:limit]
    answer: dict[str, Any] = {"items": [rendered(row) for row in shown]}
    if len(rows) > limit:
        answer["next"] = encode([shown[-1][column] for column in key])
    return answer


def bad() -> BadRequest:
    """The refusal of a cursor that no page gave."""
    return BadRequest(
        "The cursor is not one that a page gave.",
        code="bad_cursor",
        errors=[
            field_error(
                "?cursor",
                "bad_cursor",
                "Das ist keine Seitenmarke.",
                "This is not a page's cursor.",
            )
        ],
    )


def _plain(part: Any) -> Any:
    if isinstance(part, datetime):
        return part.isoformat()
    return str(part) if isinstance(part, UUID) else part


def _typed(value: Any, kind: type) -> Any:
    if kind is int:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
            raise bad()
        return value
    if not isinstance(value, str):
        raise bad()
    if kind is UUID:
        return UUID(value)
    return _moment(value) if kind is datetime else value


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    # near the ends of the calendar a time zone would carry it over
    if moment.tzinfo is None or not 1970 <= moment.year < 9000:
        raise bad()
    return moment.astimezone(UTC)
