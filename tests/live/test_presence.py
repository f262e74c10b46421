"""Who is here: people, from whichever client and server."""

from typing import Any

from tests.groups.table import Table
from tests.live.conftest import Enter
from tests.live.panel import Message, Panel


async def told(panel: Panel, person: Any, **like: Any) -> Message:
    """What the panel is told of a person, at welcome or since."""

    def entries(message: Message) -> list[Message]:
        if message["type"] == "presence":
            return list(message["people"])
        return list(message["presence"]) if message["type"] == "welcome" else []

    def fits(entry: Message) -> bool:
        return entry["user_id"] == person.id and all(
            entry[field] == value for field, value in like.items()
        )

    found = await panel.first(lambda message: any(map(fits, entries(message))))
    return next(entry for entry in entries(found) if fits(entry))


async def test_who_comes_in_sees_who_is_here_on_either_server(
    table: Table, enter: Enter, far: str
) -> None:
    first = await enter(table, table.dm, client="symbiote")
    await told(first, table.dm, clients=["symbiote"])
    second = await enter(table, table.player, at=far)
    await told(second, table.dm, clients=["symbiote"])
    seen = await told(first, table.player, clients=["web"], state="here")
    assert seen["display_name"] == table.player.name


async def test_several_clients_of_a_person_are_one_person(
    table: Table, enter: Enter, far: str
) -> None:
    watcher = await enter(table, table.dm)
    web = await enter(table, table.player)
    game = await enter(table, table.player, at=far, client="symbiote")
    await told(watcher, table.player, clients=["symbiote", "web"])
    await web.leave()
    await told(watcher, table.player, clients=["symbiote"])
    await game.drop()
    gone = await told(watcher, table.player, clients=[])
    assert gone["seen_at"]


async def test_somebody_is_here_as_long_as_one_client_is(
    table: Table, enter: Enter, far: str
) -> None:
    watcher = await enter(table, table.dm, at=far)
    one, two = await enter(table, table.player), await enter(table, table.player, at=far)
    await one.done("presence.set", state="away")
    await two.done("presence.set", state="away")
    await told(watcher, table.player, state="away")
    before = len(watcher.received)
    await one.done("presence.set", state="here")
    await watcher.first(
        lambda message: (
            message["type"] == "presence"
            and any(
                entry["user_id"] == table.player.id and entry["state"] == "here"
                for entry in message["people"]
            )
        ),
        after=before,
    )


async def test_presence_is_not_in_the_log(table: Table, enter: Enter) -> None:
    first = await enter(table, table.dm)
    before = await first.offset()
    await enter(table, table.player)
    await told(first, table.player)
    assert await first.offset() == before
    assert first.events() == []
