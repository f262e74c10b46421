"""The sockets that watch one group. A room holds no state of the game; the database does.

It delivers event n only after n−1, each framed once for those who see all of it and once for those
who see the public part. Rights are judged at delivery, by who leads the group at that point of the
log.
"""

import asyncio
import time
from collections.abc import Callable, Iterable
from uuid import UUID

import orjson

from app import metrics
from app.db.events import Told
from app.domain.permissions import rendering
from app.ws import messages
from app.ws.closes import GROUP_GONE, NOT_A_MEMBER, TOO_SLOW
from app.ws.sockets import Socket

MISSING_S = 0.02
"""How long a number may be missing before it is read from the log."""
MOST_HELD = 1000


class Member:
    """One socket of a person in a room. Until it is ``live``, what the room delivers is held back
    behind what it missed."""

    __slots__ = (
        "away", "client", "ends_at", "group_id", "held", "id", "name", "position", "seen_at",
        "session_id", "socket", "spare", "spared_at", "user_id",
    )  # fmt: skip

    def __init__(
        self,
        socket: Socket,
        *,
        member_id: str,
        group_id: UUID,
        user_id: UUID,
        session_id: UUID,
        ends_at: int,
        client: str,
        burst: int,
    ) -> None:
        self.socket = socket
        self.id = member_id
        self.group_id = group_id
        self.user_id = user_id
        self.session_id = session_id
        self.ends_at = ends_at
        self.client = client
        self.name = ""
        self.away = False
        self.position = 0
        self.held: list[Told] | None = []
        self.seen_at = time.time()
        self.spare = float(burst)
        self.spared_at = time.monotonic()

    def may_send(self, rate: int, burst: int) -> bool:
        """Take one frame from the bucket, which fills by ``rate`` a second up to ``burst``."""
        now = time.monotonic()
        self.spare = min(burst, self.spare + (now - self.spared_at) * rate)
        self.spared_at = now
        self.seen_at = time.time()
        if self.spare < 1:
            return False
        self.spare -= 1
        return True


class Room:
    """``read_again`` is called when a number is missing: it reads the log, then calls ``take``."""

    def __init__(self, group_id: UUID, read_again: Callable[["Room"], None]) -> None:
        self.group_id = group_id
        self.members: set[Member] = set()
        self.people: dict[UUID, set[Member]] = {}
        self.head: int | None = None
        self.leader: UUID | None = None
        self.ruleset_id = ""
        self._read_again = read_again
        self._waiting: dict[int, Told] = {}
        self._timer: asyncio.TimerHandle | None = None

    def begin(self, head: int, leader: UUID, ruleset_id: str) -> None:
        """Say how far the log is; the first who comes in reads it. What was told meanwhile goes
        on from there."""
        if self.head is not None:
            return
        self.head, self.leader, self.ruleset_id = head, leader, ruleset_id
        self._go_on()

    def take(self, told: Told) -> None:
        """An event of this group, from whichever way it came and maybe not for the first time."""
        if self.head is not None and told.seq <= self.head:
            return
        if len(self._waiting) < MOST_HELD:
            self._waiting[told.seq] = told
        self._go_on()

    def _go_on(self) -> None:
        if self.head is None:
            return
        for seq in [seq for seq in self._waiting if seq <= self.head]:
            del self._waiting[seq]
        while (told := self._waiting.pop(self.head + 1, None)) is not None:
            self.head = told.seq
            self._deliver(told)
        if self._waiting and self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(MISSING_S, self._still_missing)

    def _still_missing(self) -> None:
        self._timer = None
        if self._waiting and self.members:
            self._read_again(self)

    def _deliver(self, told: Told) -> None:
        """Send to each who may see it, then draw the consequences for who may stay."""
        gone = _named(told, "user_id") if told.event == "member.left" else None
        frames: dict[str, bytes] = {}
        delivered = 0
        for member in self.members:
            if member.user_id == gone:
                member.socket.close(NOT_A_MEMBER)
            elif member.held is not None:
                self._hold(member, told)
            elif told.seq > member.position:
                delivered += self._send(member, told, self.leader, frames)
        metrics.events_delivered.inc(delivered)
        if told.event == "group.dm_changed":
            self.leader = _named(told, "dm_user_id")
        elif told.event == "group.deleted":
            self.close()

    def _hold(self, member: Member, told: Told) -> None:
        assert member.held is not None
        if len(member.held) >= MOST_HELD:
            member.socket.close(TOO_SLOW)
            return
        member.held.append(told)

    def _send(
        self, member: Member, told: Told, leader: UUID | None, frames: dict[str, bytes]
    ) -> bool:
        """Send it if it is for this member; ``frames`` keeps what was framed for another."""
        member.position = told.seq
        which = rendering(
            member.user_id,
            leads=member.user_id == leader,
            subject=told.subject,
            visibility=told.visibility,
        )
        text = told.full if which == "full" else told.public if which == "public" else None
        if text is None:
            return False
        if which not in frames:
            frames[which] = messages.event(told, text)
        member.socket.send(frames[which])
        return True

    def replay(self, member: Member, missed: Iterable[Told], leader: UUID | None) -> None:
        """Send what somebody missed, as far as it is for them now that ``leader`` leads."""
        for told in missed:
            self._send(member, told, leader, {})

    def make_live(self, member: Member) -> None:
        """Send what was held back meanwhile; from here on it gets what the room delivers."""
        held, member.held = member.held, None
        self.replay(
            member, (told for told in held or () if told.seq > member.position), self.leader
        )

    def add(self, member: Member) -> None:
        self.members.add(member)
        self.people.setdefault(member.user_id, set()).add(member)

    def remove(self, member: Member) -> None:
        self.members.discard(member)
        sockets = self.people.get(member.user_id, set())
        sockets.discard(member)
        if not sockets:
            self.people.pop(member.user_id, None)

    def tell(self, frame: bytes) -> None:
        """Send what is of the moment and in no log to everybody who was welcomed, also to those
        who still catch up."""
        for member in self.members:
            if member.name:
                member.socket.send(frame)

    def close(self) -> None:
        """The group is gone."""
        for member in self.members:
            member.socket.close(GROUP_GONE)


def _named(told: Told, field: str) -> UUID:
    """A person that the event is about."""
    return UUID(orjson.loads(told.full)[field])
