"""Invitations: a long token for links, a short code to read out, both good for the same.

The token is computed from the invitation's id with the server's key and kept as a hash, so a
repeated request gets the same token although it is stored nowhere. Guessing is bounded: who asks
for invitations that do not exist is soon asked to wait.
"""

import base64
import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from app.db import events
from app.db.connection import Connection
from app.db.queries import invites as queries
from app.db.queries import members as membership_queries
from app.domain.access import Actor
from app.domain.keyring import Keyring
from app.domain.once import Once
from app.domain.permissions import require_leader
from app.errors import AppError, Conflict, Gone, NotFound
from app.parts import Parts
from app.services import groups, members, rate_limits
from app.services.instants import now
from app.services.members import member_event

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 O 1 I L U: nothing that is misread, no words."""
CODE_LENGTH = 8
WEEK_S = 7 * 24 * 3600
MOST_OPEN = 50
MISSES_A_MINUTE = 20
MISSES_A_MINUTE_PER_ADDRESS = 100
_PURPOSE = "invite"
_LONGEST = 200


async def create(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Make an invitation. Only the dungeon master may. What is answered (and stored under the
    request's key) lacks the token; :func:`with_token` adds it. Raises Conflict
    ``too_many_invites``."""
    invite_id, kid = uuid4(), parts.keys.current
    token_hash = _hash(_token(parts.keys, kid, invite_id))
    expires_at = now(parts) + timedelta(seconds=data.get("expires_in_s", WEEK_S))
    max_uses = data.get("max_uses", 1)

    async def work(conn: Connection) -> dict[str, Any]:
        group = await members.locked(conn, group_id, actor)
        require_leader(group, "invite")
        if await queries.count_open(conn, group_id, now(parts)) >= MOST_OPEN:
            raise Conflict(
                f"A group may have {MOST_OPEN} open invitations: revoke one.",
                code="too_many_invites",
            )
        code, made = await _insert(
            conn, invite_id, group_id, actor, token_hash, max_uses, expires_at
        )
        return {
            "id": str(invite_id),
            "kid": kid,
            "group_id": str(group_id),
            "code": _readable(code),
            "max_uses": max_uses,
            "uses": 0,
            "expires_at": expires_at.isoformat(),
            "created_at": made.isoformat(),
        }

    return await parts.db.change(work, once)


async def _insert(
    conn: Connection,
    invite_id: UUID,
    group_id: UUID,
    actor: Actor,
    token_hash: bytes,
    max_uses: int,
    expires_at: datetime,
) -> tuple[str, datetime]:
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        made = await queries.insert(
            conn, invite_id, group_id, actor.user_id, token_hash, code, max_uses, expires_at
        )
        if made is not None:
            return code, made


def with_token(parts: Parts, made: dict[str, Any]) -> dict[str, Any]:
    """The answer to who made the invitation: with its token and address.

    Raises Gone if the key that signed it is no longer in the server's ring."""
    answer = dict(made)
    kid = answer.pop("kid")
    if kid not in parts.keys.keys:
        raise Gone("The key of this invitation was retired. Make a new one.")
    token = _token(parts.keys, kid, UUID(answer["id"]))
    return {**answer, "token": token, "url": f"{parts.settings.public_url}/join/{token}"}


async def list_of(parts: Parts, actor: Actor, group_id: UUID) -> dict[str, Any]:
    """A group's invitations without their tokens, the newest first. Only the dungeon master may
    see them."""
    async with parts.db.read() as conn:
        group = await members.membership(conn, group_id, actor)
        require_leader(group, "see its invitations")
        rows = await queries.list_of(conn, group_id)
    return {"items": [_listed(row, now(parts)) for row in rows]}


async def revoke(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, invite_id: UUID
) -> dict[str, Any]:
    """End an invitation. Only the dungeon master may."""

    async def work(conn: Connection) -> dict[str, Any]:
        group = await members.locked(conn, group_id, actor)
        require_leader(group, "revoke invitations")
        if not await queries.revoke(conn, invite_id, group_id, now(parts)):
            raise NotFound("No such invitation.")
        return {"id": str(invite_id)}

    return await parts.db.change(work, once)


async def look_at(parts: Parts, actor: Actor, token: str, address: str) -> dict[str, Any]:
    """What a token or code leads to. Anyone who holds it may see that.

    Raises NotFound ``unknown_invite``, TooMany ``rate_limited``."""
    row = await _found(parts, actor, token, address)
    return {
        "group_id": str(row["group_id"]),
        "group_name": row["group_name"],
        "dm_name": row["dm_name"],
        "ruleset_id": row["ruleset_id"],
        "member_count": row["member_count"],
        "is_member": row["is_member"],
        "state": _state(row, now(parts)),
        "expires_at": row["expires_at"].isoformat(),
    }


async def state_of(parts: Parts, token: str, address: str) -> dict[str, Any]:
    """Whether one may still join with it. Anyone who holds it may ask, and learns nothing else.

    Raises NotFound ``unknown_invite``, TooMany ``rate_limited``."""
    row = await _found(parts, None, token, address)
    return {"state": _state(row, now(parts))}


async def join(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, token: str, address: str
) -> dict[str, Any]:
    """Become a member. Who is one already is answered the group, and nothing is used up.

    Raises NotFound ``unknown_invite``, Gone ``invite_expired`` and ``invite_revoked``, Conflict
    ``invite_used_up`` and ``group_full``, Forbidden ``email_unverified``, TooMany ``rate_limited``.
    """
    invite = await _found(parts, actor, token, address, group_id)

    async def work(conn: Connection) -> dict[str, Any]:
        person = await members.verified_person(conn, actor)
        await membership_queries.lock(conn, group_id)
        row = await queries.lock(conn, invite["id"])
        if row is None:
            raise _unknown()
        if await membership_queries.role(conn, group_id, actor.user_id) is None:
            _refuse_closed(_state(row, now(parts)))
            await _enter(conn, actor, once, group_id, person["display_name"])
            await queries.use(conn, row["id"])
        return await groups.with_members(conn, actor, group_id)

    return await parts.db.change(work, once)


async def _enter(
    conn: Connection, actor: Actor, once: Once | None, group_id: UUID, display_name: str
) -> None:
    if await membership_queries.count(conn, group_id) >= members.MOST:
        raise Conflict(f"A group has at most {members.MOST} members.", code="group_full")
    joined_at = await membership_queries.add(conn, group_id, actor.user_id, "player")
    joined = {
        "user_id": str(actor.user_id),
        "display_name": display_name,
        "role": "player",
        "joined_at": joined_at.isoformat(),
    }
    await events.append(conn, [group_id], member_event("member.joined", joined, actor, once))


async def _found(
    parts: Parts, actor: Actor | None, token: str, address: str, group_id: UUID | None = None
) -> Any:
    """The invitation, of that group if one is named. Only misses count against the asker."""
    limits = {f"rl:invite:addr:{rate_limits.network(address)}": MISSES_A_MINUTE_PER_ADDRESS}
    if actor is not None:
        limits[f"rl:invite:user:{actor.user_id}"] = MISSES_A_MINUTE
    tickets = [await rate_limits.take(parts, key, limit) for key, limit in limits.items()]
    async with parts.db.read() as conn:
        row = await _look_up(conn, actor, token)
    if row is None or group_id not in (None, row["group_id"]):
        raise _unknown()
    for ticket in tickets:
        await rate_limits.give_back(parts, ticket)
    return row


async def _look_up(conn: Connection, actor: Actor | None, token: str) -> Any:
    if len(token) > _LONGEST:
        return None
    user_id = actor.user_id if actor is not None else None
    code = token.replace("-", "").upper()
    if len(code) == CODE_LENGTH:
        return await queries.by_code(conn, code, user_id) if code.isascii() else None
    return await queries.by_hash(conn, _hash(token), user_id)


def _state(row: Any, at: datetime) -> str:
    if row["revoked_at"] is not None:
        return "revoked"
    if row["expires_at"] <= at:
        return "expired"
    return "used_up" if row["uses"] >= row["max_uses"] else "open"


def _refuse_closed(state: str) -> None:
    refusals: dict[str, AppError] = {
        "revoked": Gone("This invitation was revoked.", code="invite_revoked"),
        "expired": Gone("This invitation has expired.", code="invite_expired"),
        "used_up": Conflict("This invitation is used up.", code="invite_used_up"),
    }
    if state in refusals:
        raise refusals[state]


def _unknown() -> NotFound:
    return NotFound("There is no such invitation.", code="unknown_invite")


def _listed(row: Any, at: datetime) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "code": _readable(row["code"]),
        "state": _state(row, at),
        "max_uses": row["max_uses"],
        "uses": row["uses"],
        "expires_at": row["expires_at"].isoformat(),
        "created_at": row["created_at"].isoformat(),
        "created_by": row["display_name"],
    }


def _readable(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def _token(keys: Keyring, kid: str, invite_id: UUID) -> str:
    signature = keys.sign(_PURPOSE, invite_id.bytes, kid)
    return base64.urlsafe_b64encode(signature).decode().rstrip("=")


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
