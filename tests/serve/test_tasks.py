"""Background tasks end although a library loses a cancellation."""

import asyncio

from app import tasks


async def test_a_task_that_loses_a_cancellation_is_cancelled_again() -> None:
    lost = 0

    async def loses_the_first() -> None:
        nonlocal lost
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                if lost:
                    raise
                lost += 1

    task = asyncio.create_task(loses_the_first())
    await asyncio.sleep(0)
    await tasks.end([task])
    assert lost == 1
    assert task.cancelled()


async def test_what_has_failed_before_is_left_to_who_asks_for_its_result() -> None:
    async def fails() -> None:
        raise ValueError("a mistake of ours")

    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await tasks.end([task])
    assert isinstance(task.exception(), ValueError)
