"""Logging in, staying logged in, logging out.

Postgres decides which refresh token is good. Redis holds ``rt:<session>.<generation>`` → user id
beside it, written after the commit; losing Redis logs nobody out and alarms nobody.
"""

import math
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from redis.asyncio import Redis

from app import metrics
from app.db.connection import Connection
from app.db.queries import device_codes, notices, sessions, users
from app.db.queries.sessions import Reason, Session, Transport
from app.db.queries.users import User
from app.domain import access, refresh_tokens, texts
from app.domain.access import Actor
from app.domain.once import Once
from app.domain.refresh_tokens import Presented
from app.errors import NotFound, Unauthorized, Unavailable
from app.parts import Parts
from app.services import (
    ended_sessions,
    instants,
    login_delays,
    mails,
    reauthentication,
    redis_beside,
    second_factor,
)
from app.services.second_factor import Proof

LONGEST_DEVICE = 120


@dataclass(frozen=True, slots=True)
class Tokens:
    """What somebody gets who is let in. How the refresh token travels is the edge's business."""

    body: dict[str, Any]
    refresh_token: str
    remaining_s: int
    transport: Transport


async def login(
    parts: Parts,
    client: str,
    *,
    email: str,
    password: str,
    transport: Transport,
    device: str,
    code: str | None = None,
    replacing: str = "",
) -> Tokens:
    """Open a session. ``code`` is the authenticator's, or a recovery code, where the account has a
    second factor. ``replacing`` is the refresh token that the browser still had: that session ends,
    because its place is taken.

    Raises Unauthorized ``credentials_wrong``, alike and after the same time whether the account
    exists or not; only after the right password ``second_factor_required`` and
    ``second_factor_wrong``; TooMany ``login_delayed`` and ``rate_limited``.
    """
    async with login_delays.one_try(parts, email, client):
        user = await _by_email(parts, email)
        password_hash = user.password_hash if user else None
        if not await parts.passwords.verify(password_hash, password) or user is None:
            raise _wrong()
        proof = await second_factor.look(parts, user.id, code, Unauthorized)
        password_hash = await _fresh_hash(parts, user, password)
        tokens = await _open_with_password(parts, user, password_hash, proof, transport, device)
    if replacing:
        await _end_quietly(parts, replacing)
    return tokens


async def open_session(
    parts: Parts,
    conn: Connection,
    user_id: UUID,
    *,
    password_hash: str | None,
    second_factor: bool,
    transport: Transport,
    device: str,
) -> Session | None:
    """A new session in the caller's transaction; None if the person is gone or has another
    password by now. Tell :func:`tokens_of` after the commit."""
    now = instants.now(parts)
    return await sessions.open_new(
        conn,
        user_id,
        password_hash=password_hash,
        salt=secrets.token_bytes(refresh_tokens.SALT_BYTES),
        device=device,
        transport=transport,
        now=now,
        expires_at=now + timedelta(seconds=refresh_tokens.LIFETIME_S),
        second_factor=second_factor,
    )


def tokens_of(parts: Parts, session: Session, user: User, generation: int) -> Tokens:
    """Access and refresh token of a session."""
    refresh_token = refresh_tokens.make(parts.keys, session.id, session.salt, generation)
    remaining_s = math.ceil((session.expires_at - instants.now(parts)).total_seconds())
    actor = Actor(user.id, session.id, session.second_factor)
    body = {
        "access_token": access.issue(parts.keys, actor, parts.clock()),
        "token_type": "Bearer",
        "expires_in": access.LIFETIME_S,
        "session_id": str(session.id),
        "user": user.public(),
    }
    return Tokens(body, refresh_token, remaining_s, session.transport)


async def refresh(parts: Parts, token: str, transport: Transport) -> Tokens:
    """Exchange a refresh token for its successor and a new access token.

    Many at once with one token get the same successor. Raises Unauthorized ``refresh_invalid``,
    ``session_ended``, ``session_expired`` and ``refresh_replayed``: an old token came back, so it
    was copied, and the session ended for whoever has it.
    """
    presented = refresh_tokens.read(token)
    if presented is None:
        raise _invalid()
    while True:
        session, user = await _presented_session(parts, presented, transport)
        since = (instants.now(parts) - session.rotated_at).total_seconds()
        verdict = refresh_tokens.judge(presented.generation, session.generation, since)
        if verdict == "again":
            return tokens_of(parts, session, user, session.generation)
        if verdict == "before":
            return tokens_of(parts, session, user, session.generation - 1)
        if verdict == "replay":
            await _alarm(parts, session)
            raise Unauthorized(
                "An old token came back, so it may have been copied. The session was ended; log "
                "in again.",
                code="refresh_replayed",
            )
        if verdict == "unknown":
            raise _invalid()
        if await _rotate(parts, session):
            return tokens_of(parts, session, user, session.generation + 1)
        # somebody else was faster: look again, this token is now the one before the newest


async def logout(parts: Parts, *, actor: Actor | None, token: str) -> None:
    """End the session of an access token, or of a refresh token of any age. It is no failure if
    it has ended already. Raises Unauthorized ``refresh_invalid`` for what is no token of ours."""
    if actor is not None:
        await _end(parts, actor.session_id, "logout")
        return
    presented = refresh_tokens.read(token)
    if presented is None:
        raise _invalid()
    async with parts.db.read() as conn:
        session = await sessions.get(conn, presented.session_id)
    if session is None or not refresh_tokens.is_genuine(parts.keys, presented, session.salt):
        raise _invalid()
    await _end(parts, session.id, "logout")


async def list_mine(parts: Parts, actor: Actor) -> dict[str, Any]:
    """The person's open sessions, the latest used first."""
    async with parts.db.read() as conn:
        rows = await sessions.list_open(conn, actor.user_id, instants.now(parts))
    return {"sessions": [shown(row, actor.session_id) for row in rows]}


async def end_mine(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    client: str,
    session_id: UUID,
    *,
    password: str | None,
) -> dict[str, Any]:
    """End one of the person's own sessions: the present one as a logout does, another with the
    password, so that a stolen session cannot lock its owner out.

    Raises NotFound ``not_found`` for any other, Forbidden ``password_required`` and
    ``password_wrong``, TooMany ``login_delayed``.
    """
    now = instants.now(parts)
    async with parts.db.read() as conn:
        if not await sessions.is_open(conn, actor.user_id, session_id, now):
            raise _no_such()
    if session_id != actor.session_id:
        if password is None:
            raise reauthentication.password_missing("/password")
        await reauthentication.password_only(parts, actor, client, password=password)

    async def work(conn: Connection) -> dict[str, Any]:
        found = await sessions.end_one_of_user(conn, actor.user_id, session_id, now)
        if found is None:
            raise _no_such()
        return {"generation": found[1]}

    ended = await parts.db.change(work, once)
    await after_end(parts, [(session_id, ended["generation"])])
    return {}


async def end_others(
    parts: Parts, actor: Actor, once: Once | None, client: str, *, password: str
) -> dict[str, Any]:
    """End all of the person's sessions but the one that asks.

    Raises Forbidden ``password_wrong``, TooMany ``login_delayed``.
    """
    await reauthentication.password_only(parts, actor, client, password=password)
    ended: list[tuple[UUID, int]] = []

    async def work(conn: Connection) -> dict[str, Any]:
        await device_codes.withdraw(conn, actor.user_id)
        ended[:] = await sessions.end_of_user(conn, actor.user_id, "ended", keep=actor.session_id)
        return {"ended_sessions": len(ended)}

    answer: dict[str, Any] = await parts.db.change(work, once)
    await after_end(parts, ended)
    return answer


async def after_end(parts: Parts, ended: Sequence[tuple[UUID, int]]) -> None:
    """After the commit: every worker learns of it, and Redis forgets the tokens."""
    if not ended:
        return
    await ended_sessions.tell(parts, [session_id for session_id, _ in ended])
    keys = [_key(session_id, generation) for session_id, generation in ended]
    await redis_beside.tell(parts, lambda redis: redis.delete(*keys))


async def remember(parts: Parts, session: Session, generation: int) -> None:
    """Note the newest refresh token in Redis, with the time it has left."""
    left = math.ceil((session.expires_at - instants.now(parts)).total_seconds())
    if left <= 0:
        return

    async def note(redis: Redis) -> None:
        async with redis.pipeline(transaction=False) as pipe:
            pipe.set(_key(session.id, generation), str(session.user_id), ex=left)
            if generation:
                pipe.delete(_key(session.id, generation - 1))
            await pipe.execute()

    await redis_beside.tell(parts, note)


def device_name(given: str | None, user_agent: str) -> str:
    """What the list of sessions shows. Raises Invalid naming ``/device``."""
    if given:
        return texts.one_line(given, "/device", LONGEST_DEVICE)
    printable = "".join(char for char in user_agent if not texts.has_control(char))
    return printable.strip()[:LONGEST_DEVICE]


def shown(row: Any, current: UUID) -> dict[str, Any]:
    """An open session as its person sees it."""
    return {
        "id": str(row["id"]),
        "device": row["device"],
        "transport": row["transport"],
        "created_at": _iso(row["created_at"]),
        "last_used_at": _iso(row["rotated_at"]),
        "expires_at": _iso(row["expires_at"]),
        "second_factor": row["second_factor"],
        "current": row["id"] == current,
    }


async def _by_email(parts: Parts, email: str) -> User | None:
    address = texts.email_or_none(email)
    async with parts.db.read() as conn:
        # asked in any case: how long it takes tells nothing
        return await users.by_email(conn, address or "")


async def _fresh_hash(parts: Parts, user: User, password: str) -> str:
    """The stored hash, made again if it was made with weaker parameters."""
    if not parts.passwords.outdated(user.password_hash):
        return user.password_hash
    better = await parts.passwords.hash(password)
    kept = await parts.db.change(
        lambda conn: users.set_password(conn, user.id, better, was=user.password_hash)
    )
    return better if kept else user.password_hash


async def _open_with_password(
    parts: Parts,
    user: User,
    password_hash: str,
    proof: Proof,
    transport: Transport,
    device: str,
) -> Tokens:
    async def work(conn: Connection) -> Session | None:
        await users.hold(conn, user.id)
        return await open_session(
            parts,
            conn,
            user.id,
            password_hash=password_hash,
            second_factor=await second_factor.use(parts, conn, user, proof, Unauthorized),
            transport=transport,
            device=device,
        )

    session = await parts.db.change(work)
    if session is None:
        raise _wrong()
    if proof.recovery_hash is not None:
        mails.wake()
    await remember(parts, session, 0)
    return tokens_of(parts, session, user, 0)


async def _presented_session(
    parts: Parts, presented: Presented, transport: Transport
) -> tuple[Session, User]:
    """The living session that a token belongs to, and its person."""
    async with parts.db.read() as conn:
        session = await sessions.get(conn, presented.session_id)
        if session is None or not refresh_tokens.is_genuine(parts.keys, presented, session.salt):
            raise _invalid()
        user = await users.get(conn, session.user_id) if session.user_id else None
    if session.revoked_at is not None or user is None:
        raise Unauthorized("This session was ended. Log in again.", code="session_ended")
    if session.expires_at <= instants.now(parts):
        raise Unauthorized("This session is over. Log in again.", code="session_expired")
    if session.transport != transport:
        raise _invalid()
    return session, user


async def _rotate(parts: Parts, session: Session) -> bool:
    now = instants.now(parts)
    won = await parts.db.change(
        lambda conn: sessions.rotate(conn, session.id, session.generation, now)
    )
    if won:
        await remember(parts, session, session.generation + 1)
    return won


async def _alarm(parts: Parts, session: Session) -> None:
    """End the session and leave its person a notice, once."""
    now = instants.now(parts)

    async def work(conn: Connection) -> Session | None:
        ended = await sessions.end(conn, session.id, "replay")
        if ended is not None and ended.user_id is not None:
            data = {
                "session_id": str(ended.id),
                "device": ended.device,
                "created_at": _iso(ended.created_at),
            }
            await notices.insert(conn, ended.user_id, "refresh_replay", data, now)
        return ended

    ended = await parts.db.change(work)
    if ended is not None:
        metrics.refresh_replays.inc()
        await after_end(parts, [(ended.id, ended.generation)])


async def _end(parts: Parts, session_id: UUID, reason: Reason) -> None:
    ended = await parts.db.change(lambda conn: sessions.end(conn, session_id, reason))
    if ended is not None:
        await after_end(parts, [(ended.id, ended.generation)])


async def _end_quietly(parts: Parts, token: str) -> None:
    with suppress(Unauthorized, Unavailable):
        await logout(parts, actor=None, token=token)


def _key(session_id: UUID, generation: int) -> str:
    return f"rt:{session_id}.{generation}"


def _iso(moment: datetime) -> str:
    return moment.isoformat()


def _no_such() -> NotFound:
    return NotFound("You have no such session.")


def _invalid() -> Unauthorized:
    return Unauthorized("This refresh token is not valid. Log in again.", code="refresh_invalid")


def _wrong() -> Unauthorized:
    return Unauthorized("Email address or password is wrong.", code="credentials_wrong")
