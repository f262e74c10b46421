"""The rooms of one worker: who comes in and goes, and the watch over what no wake-up told."""

import asyncio
import logging
import random
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import orjson
from redis.exceptions import RedisError

from app import metrics
from app.db.connection import Connection
from app.db.events import Told
from app.db.queries import rooms as queries
from app.domain.access import Actor
from app.errors import Unavailable
from app.parts import Parts
from app.rulesets.ruleset import Ruleset
from app.wake_ups import EVERYBODY, channel_of, unpacked
from app.ws import messages
from app.ws.closes import (
    GOING_AWAY,
    NOT_A_MEMBER,
    REPLACED,
    ROOM_FULL,
    Close,
    signed_out,
)
from app.ws.presence import EVERY_S, Presence
from app.ws.room import Member, Room
from app.ws.sockets import Socket

WATCH_S = 0.25
"""How often sessions that ended are looked for among the sockets."""
LOG_S = 0.75
"""How often the rooms' numbers are compared with the database's."""
AT_ONCE = 250
"""Events read from the log at a time."""

_logger = logging.getLogger("app.rooms")


class Refused(Exception):
    """The socket is to be closed for this."""

    def __init__(self, close: Close) -> None:
        super().__init__(close.reason)
        self.close = close


class Rooms:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._rooms: dict[UUID, Room] = {}
        self._presence: dict[UUID, Presence] = {}
        self._sessions: dict[UUID, set[Member]] = {}
        self._reading: dict[UUID, asyncio.Task[None]] = {}
        self._loaded_anew: dict[str, dict[str, Any]] = {}  # rulesets by id
        self._heard_rulesets: dict[tuple[str, str], dict[str, Any]] = {}  # by worker and id
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False
        self._emptied = asyncio.Event()
        parts.wake_ups.give_to(self._take)

    # -- coming and going ------------------------------------------------------------------------

    async def enter(
        self, socket: Socket, actor: Actor, ends_at: int, group_id: UUID, hello: dict[str, Any]
    ) -> Member:
        """Let a socket in: register it, read how far the log is, welcome it, send what it missed,
        and from there on what happens. Raises Refused, and Unavailable while the database is away.
        """
        settings = self._parts.settings
        member = Member(
            socket,
            member_id=uuid4().hex,
            group_id=group_id,
            user_id=actor.user_id,
            session_id=actor.session_id,
            ends_at=ends_at,
            client=hello["client"],
            burst=settings.socket_burst,
        )
        if self._closing:
            raise Refused(_going_away())
        room, is_new = self._opened(group_id)
        room.add(member)
        self._sessions.setdefault(actor.session_id, set()).add(member)
        metrics.sockets.inc()
        try:
            if is_new:
                # say so first, so that nothing falls between the number read and what is heard
                self._say_open([group_id], ask=True)
                await self._presence[group_id].read()
            await self._welcome(room, member, hello.get("resume"))
        except BaseException:
            self.leave(member)
            raise
        return member

    def leave(self, member: Member) -> None:
        """The socket is gone."""
        sessions = self._sessions.get(member.session_id, set())
        sessions.discard(member)
        if not sessions:
            self._sessions.pop(member.session_id, None)
        room = self._rooms.get(member.group_id)
        if room is None or member not in room.members:
            return
        room.remove(member)
        metrics.sockets.dec()
        self._presence[room.group_id].changed()
        if not room.members:
            self._close(room)

    def renew(self, member: Member, actor: Actor, ends_at: int) -> None:
        """The same person sent a newer token."""
        sessions = self._sessions.get(member.session_id, set())
        sessions.discard(member)
        if not sessions:
            self._sessions.pop(member.session_id, None)
        member.session_id, member.ends_at = actor.session_id, ends_at
        self._sessions.setdefault(actor.session_id, set()).add(member)

    def head_of(self, member: Member) -> int:
        """Up to here a live member has got everything that is for it."""
        room = self._rooms[member.group_id]
        return max(member.position, room.head or 0)

    def set_away(self, member: Member, away: bool) -> None:
        """The person looks elsewhere, or is back."""
        if member.away != away:
            member.away = away
            self._presence[member.group_id].changed()

    def _opened(self, group_id: UUID) -> tuple[Room, bool]:
        """The group's room, and whether it is a new one."""
        room = self._rooms.get(group_id)
        if room is not None:
            return room, False
        room = self._rooms[group_id] = Room(group_id, self._read_again)
        self._presence[group_id] = Presence(self._parts, room)
        return room, True

    def _close(self, room: Room) -> None:
        self._presence.pop(room.group_id).end()
        del self._rooms[room.group_id]
        if not self._rooms:
            self._emptied.set()

    async def _welcome(self, room: Room, member: Member, resume: dict[str, Any] | None) -> None:
        async with self._parts.db.read() as conn:
            seen = await queries.entry(conn, room.group_id, member.user_id)
            if seen is None:
                raise Refused(NOT_A_MEMBER)
            self._check_caps(room, member)
            head = seen["event_seq"]
            missed: Sequence[Told] | None = None
            if resume is not None and UUID(resume["epoch"]) == seen["epoch"]:
                missed = await _missed(conn, room.group_id, resume["offset"], head)
        room.begin(head, seen["dm_user_id"], seen["ruleset_id"])
        member.name = seen["display_name"]
        member.position = head if missed is None else head - _span(missed, head)
        presence = self._presence[room.group_id]
        member.socket.send(
            messages.frame(
                {
                    "type": "welcome",
                    "epoch": str(seen["epoch"]),
                    "offset": head,
                    "recovered": missed is not None,
                    "role": seen["role"],
                    "ruleset": self._ruleset(seen["ruleset_id"]),
                    "presence": presence.people(),
                }
            )
        )
        await self._replay(room, member, missed or (), head, seen["dm_user_id"])
        room.make_live(member)
        presence.changed()

    def _ruleset(self, ruleset_id: str) -> dict[str, Any]:
        ruleset = self._parts.rulesets.find(ruleset_id)
        return {"id": ruleset_id} if ruleset is None else _shown(ruleset)

    def _check_caps(self, room: Room, member: Member) -> None:
        settings = self._parts.settings
        if len(room.people) > settings.room_members:
            raise Refused(ROOM_FULL)
        if len(room.people[member.user_id]) <= settings.sockets_per_person:
            return
        sockets = [each for each in room.people[member.user_id] if each.socket.open]
        if len(sockets) > settings.sockets_per_person:
            oldest = min(sockets, key=lambda each: (each is member, each.seen_at))
            oldest.socket.close(REPLACED)

    async def _replay(
        self, room: Room, member: Member, missed: Sequence[Told], head: int, leader: UUID
    ) -> None:
        while missed:
            room.replay(member, missed, leader)
            if missed[-1].seq >= head:
                return
            last = missed[-1].seq
            try:
                await member.socket.drained()
            except TimeoutError:
                # it reads too slowly even for what it asked for: it may come again
                raise Refused(_going_away()) from None
            async with self._parts.db.read() as conn:
                missed = await queries.after(conn, room.group_id, last, AT_ONCE, up_to=head)
            if not missed or missed[0].seq != last + 1:
                # pruned under our hands: the next hello tells that it is too old
                raise Refused(_going_away())

    # -- events ----------------------------------------------------------------------------------

    def _take(self, told: Told) -> None:
        room = self._rooms.get(told.group_id)
        if room is not None:
            room.take(told)

    def _read_again(self, room: Room) -> None:
        """Read from the log what no wake-up brought; one reader a room."""
        running = self._reading.get(room.group_id)
        if running is None or running.done():
            self._reading[room.group_id] = self._start(self._catch_up(room))

    async def _catch_up(self, room: Room) -> None:
        with suppress(Unavailable):  # the next look tries again
            while room.members and room.head is not None:
                head = room.head
                async with self._parts.db.read() as conn:
                    found = await queries.after(conn, room.group_id, head, AT_ONCE)
                for told in found:
                    room.take(told)
                metrics.events_read_again.inc(len(found))
                if found and room.head == head:
                    # the log does not go back so far: everybody begins anew
                    self._dismiss(room)
                if len(found) < AT_ONCE:
                    break
        self._reading.pop(room.group_id, None)

    def _dismiss(self, room: Room) -> None:
        for member in room.members:
            member.socket.close(_going_away())

    # -- the watch -------------------------------------------------------------------------------

    async def watch(self) -> None:
        """Close the sockets of sessions that ended or whose token ran out."""
        while True:
            await asyncio.sleep(WATCH_S)
            for session_id in self._parts.ended_sessions & self._sessions.keys():
                for member in tuple(self._sessions[session_id]):
                    member.socket.close(signed_out("session_ended"))
            now = self._parts.clock()
            for room in self._rooms.values():
                for member in room.members:
                    if member.ends_at <= now:
                        member.socket.close(signed_out("token_expired"))

    async def compare(self) -> None:
        """Look whether the log went on without a wake-up, with one query for all rooms."""
        while True:
            await asyncio.sleep(LOG_S)
            if self._rooms:
                with suppress(Unavailable):
                    await self._compare()

    async def _compare(self) -> None:
        known = {room.group_id: room.head for room in self._rooms.values()}
        async with self._parts.db.read() as conn:
            heads = await queries.heads(conn, list(known))
        for group_id, seen in known.items():
            room = self._rooms.get(group_id)
            if room is None or room.head is None or seen is None:
                continue
            if group_id not in heads:
                room.close()
            elif heads[group_id] > room.head:
                self._read_again(room)
            elif heads[group_id] < seen:
                # the database is an older one, restored
                self._dismiss(room)

    async def beat(self) -> None:
        """Keep the other workers' presence of this one's people fresh."""
        while True:
            await asyncio.sleep(EVERY_S)
            self._say_open(self._rooms)
            for presence in tuple(self._presence.values()):
                presence.beat()

    # -- rulesets --------------------------------------------------------------------------------

    def tell_ruleset(self, ruleset: Ruleset) -> None:
        """A ruleset was loaded anew: whoever shows a sheet of it reads again what follows from it.

        Every worker tells the rooms of all: whoever asks again may meet one that has yet to load
        it, and hears of it once more when that has happened."""
        self._loaded_anew[ruleset.id] = _shown(ruleset)
        self._tell_ruleset(_shown(ruleset))
        self._say_open(self._rooms)

    def _tell_ruleset(self, shown: dict[str, Any]) -> None:
        frame = messages.frame({"type": "ruleset.changed", "ruleset": shown})
        for room in self._rooms.values():
            if room.ruleset_id == shown["id"]:
                room.tell(frame)

    # -- Redis -----------------------------------------------------------------------------------

    def _say_open(self, group_ids: Iterable[UUID], *, ask: bool = False) -> None:
        self._parts.wake_ups.tell_open(group_ids, self._loaded_anew.values(), ask=ask)

    async def listen(self) -> None:
        """Take the other workers' wake-ups for as long as the worker lives."""
        while True:
            try:
                async with self._parts.redis.pubsub() as subscription:
                    await subscription.subscribe(EVERYBODY, channel_of(self._parts.wake_ups.worker))
                    self._say_open(self._rooms, ask=True)
                    while True:
                        message = await subscription.get_message(
                            ignore_subscribe_messages=True, timeout=10
                        )
                        if message is not None:
                            self._heard(message)
            except (RedisError, OSError):
                await asyncio.sleep(0.5)

    def _heard(self, message: dict[str, Any]) -> None:
        try:
            for told in orjson.loads(message["data"]):
                if told["worker"] != self._parts.wake_ups.worker:
                    self._heard_one(told)
        except (ValueError, KeyError, TypeError):
            _logger.warning("a wake-up that is not one of ours was ignored")

    def _heard_one(self, told: dict[str, Any]) -> None:
        worker = told["worker"]
        if "event" in told:
            event = unpacked(told["event"])
            self._parts.wake_ups.heard_open(worker, [event.group_id])
            self._take(event)
        elif "people" in told:
            group_id = UUID(told["group"])
            self._parts.wake_ups.heard_open(worker, [group_id])
            if group_id in self._presence:
                self._presence[group_id].heard(worker, told["people"])
        else:
            self._heard_open(worker, list(map(UUID, told["open"])), ask=told["ask"])
            self._heard_loaded(worker, told["rulesets"])

    def _heard_loaded(self, worker: str, rulesets: Iterable[dict[str, Any]]) -> None:
        """Another worker has loaded these anew, maybe long ago."""
        for shown in rulesets:
            key = worker, shown["id"]
            if self._heard_rulesets.get(key) != shown:
                self._heard_rulesets[key] = shown
                self._tell_ruleset(shown)

    def _heard_open(self, worker: str, group_ids: list[UUID], *, ask: bool) -> None:
        """Another worker has these rooms; if it asks, it is told of ours."""
        self._parts.wake_ups.heard_open(worker, group_ids)
        if not ask:
            return
        self._say_open(self._rooms)
        for group_id in group_ids:
            if group_id in self._presence:
                self._presence[group_id].answer()

    # -- the end ---------------------------------------------------------------------------------

    async def stop(self) -> None:
        """Send everybody away, each with another moment to come back at."""
        self._closing = True
        members = [member for room in self._rooms.values() for member in room.members]
        for member in members:
            member.socket.close(_going_away(len(members)))
        if members:
            self._emptied.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await self._emptied.wait()

    def _start(self, work: Any) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _shown(ruleset: Ruleset) -> dict[str, Any]:
    """As clients know it: ``state`` changes with any file of the package."""
    return {"id": ruleset.id, "version": ruleset.version, "state": ruleset.state}


def _going_away(sockets: int = 1) -> Close:
    """Come back within a time that grows with the number of those who must; at most 10 s."""
    longest = min(10_000, 500 + 10 * sockets)
    return Close(GOING_AWAY.code, f"retry_ms={random.randint(0, longest)}")  # noqa: S311


async def _missed(
    conn: Connection, group_id: UUID, offset: int, head: int
) -> Sequence[Told] | None:
    """The first of what was missed; None if the log does not go back so far."""
    if offset >= head:
        return () if offset == head else None
    missed = await queries.after(conn, group_id, offset, AT_ONCE, up_to=head)
    return missed if missed and missed[0].seq == offset + 1 else None


def _span(missed: Sequence[Told], head: int) -> int:
    return head - missed[0].seq + 1 if missed else 0
