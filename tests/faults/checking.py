"""After the storm: is everything there that was acknowledged, once, and nothing else?"""

from collections import Counter
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from tests.faults.players import REFUSED, SECTIONS, Player


async def the_sheets_hold_what_was_acknowledged(players: list[Player]) -> None:
    """Each last marker, the sum of all deltas, and one revision for each change."""
    for player in players:
        shown = await player.read(f"/characters/{player.hero.id}")
        sections = shown["sheet_data"]["sections"]
        markers = {section: sections[section]["entries"]["marker"]["value"] for section in SECTIONS}
        assert markers == dict.fromkeys(SECTIONS, 0) | player.hero.markers, player.name
        assert shown["sheet_data"]["hp"]["current"] == player.hero.hp, player.name
        assert shown["revision"] == player.hero.revision, player.name
        assert shown["name"] == player.name


async def every_import_is_there_once(players: list[Player]) -> None:
    for player in players:
        listed = await player.read_all("/characters")
        found = Counter(character["name"] for character in listed)
        wanted = {player.name: player.hero.id, **player.ledger.imports}
        assert found == Counter(wanted.keys()), player.name
        assert {character["name"]: character["id"] for character in listed} == wanted


async def every_roll_is_there_once(players: list[Player]) -> None:
    for group_id in {player.group_id for player in players}:
        table = [player for player in players if player.group_id == group_id]
        listed = await table[0].read_all(f"/groups/{group_id}/rolls")
        wanted = {key: roll for player in table for key, roll in player.ledger.rolls.items()}
        assert len(listed) == len(wanted)
        assert {roll["client_id"]: roll["id"] for roll in listed} == wanted


async def the_log_has_one_event_for_each_change(
    players: list[Player], db: Connection, before: dict[str, int]
) -> None:
    """``before``: how many each group's log had when the storm began."""
    for group_id in {player.group_id for player in players}:
        rows = await db.fetch(
            "SELECT seq, cause FROM group_events WHERE group_id = $1 ORDER BY seq", UUID(group_id)
        )
        assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
        last = await db.fetchval("SELECT event_seq FROM groups WHERE id = $1", UUID(group_id))
        assert last == len(rows)
        causes = Counter(str(row["cause"]) for row in rows[before[group_id] :])
        table = [player for player in players if player.group_id == group_id]
        assert causes == Counter(key for player in table for key in player.ledger.told)


async def only_what_was_acknowledged_left_a_key(players: list[Player], db: Connection) -> None:
    rows = await db.fetch("SELECT key, answer IS NOT NULL AS answered FROM idempotency_keys")
    kept = {str(row["key"]) for row in rows}
    acknowledged = {key for player in players for key in player.ledger.acknowledged}
    assert all(row["answered"] for row in rows)
    assert acknowledged <= kept
    assert not kept & {key for player in players for key in player.ledger.refused}


async def nothing_refused_is_anywhere(db: Connection) -> None:
    for table in ("characters", "character_versions"):
        assert not await db.fetchval(f"SELECT count(*) FROM {table} WHERE name = $1", REFUSED)


async def lengths_of_the_logs(db: Connection) -> dict[str, int]:
    rows: list[Any] = await db.fetch("SELECT id, event_seq FROM groups")
    return {str(row["id"]): row["event_seq"] for row in rows}
