"""Who may do what in a group. Pure: services read the facts, these decide."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.errors import Forbidden

GroupRole = Literal["player", "dm"]
Visibility = Literal["all", "dm", "self"]


@dataclass(frozen=True, slots=True)
class Membership:
    """A group as one of its members meets it: who they are in it, and what decisions need."""

    group_id: UUID
    user_id: UUID
    role: GroupRole
    name: str
    description: str
    ruleset_id: str
    dm_user_id: UUID
    revision: int

    @property
    def leads(self) -> bool:
        """Whether this member is the dungeon master."""
        return self.role == "dm"


def require_leader(member: Membership, deed: str) -> None:
    """Raises Forbidden unless the member is the dungeon master."""
    if not member.leads:
        raise Forbidden(f"Only the dungeon master may {deed}.")


def may_see_assigned(member: Membership, owner: UUID, *, hidden: bool) -> bool:
    """Hidden characters are there for the dungeon master and their owner alone."""
    return not hidden or member.leads or owner == member.user_id


def may_play(member: Membership, owner: UUID) -> bool:
    """Who throws for a character at this table, and opens its sheet: owner and dungeon master."""
    return member.leads or owner == member.user_id


def may_read_roll(member: Membership, roller: UUID | None, visibility: Visibility) -> bool:
    """``self`` is the roller's alone, ``dm`` the roller's and the dungeon master's.

    ``app.db.queries.rolls`` holds the same rule as SQL, for lists."""
    if visibility == "all" or roller == member.user_id:
        return True
    return visibility == "dm" and member.leads


def rendering(
    viewer: UUID, *, leads: bool, subject: UUID | None, visibility: Visibility
) -> Literal["full", "public", "none"]:
    """Which of an event's renderings is for this viewer: ``full`` for the subject (owner, roller)
    and, unless it is for the subject alone, the dungeon master; ``public`` for the other members
    (an event may have none)."""
    if subject == viewer:
        return "full"
    if visibility == "self":
        return "none"
    if leads:
        return "full"
    return "public" if visibility == "all" else "none"
