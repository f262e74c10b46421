"""The parent: keeps everything below it alive, and takes it along when it goes."""

import asyncio
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter

import httpx
import psutil
import pytest

from app.engines import process
from app.engines.process import EngineError
from app.serve import Kept, started_again
from tests.engines.waiting import eventually
from tests.serve.conftest import Serve, Served, all_gone


async def running(served: Served) -> Served:
    await eventually(served.ready, within=60)
    assert served.parent.poll() is None, served.said()
    return served


class Load:
    """Clients that ask over and over, each on connections of its own, and try again."""

    def __init__(self, url: str, clients: int) -> None:
        self.answers: Counter[int] = Counter()
        self.slowest = 0.0
        self._over = False
        self._url = url
        self._tasks = [asyncio.create_task(self._ask()) for _ in range(clients)]

    async def _ask(self) -> None:
        while not self._over:
            async with httpx.AsyncClient(timeout=10, verify=False) as client:
                for _ in range(20):
                    since = time.monotonic()
                    try:
                        answer = await client.get(f"{self._url}/pid")
                    except httpx.TransportError:
                        break  # its worker died; the next connection finds another
                    self.answers[answer.json()["pid"]] += 1
                    self.slowest = max(self.slowest, time.monotonic() - since)

    async def end(self) -> None:
        self._over = True
        await asyncio.gather(*self._tasks)


async def test_a_worker_killed_under_load_is_started_again_while_the_other_answers(
    serve: Serve,
) -> None:
    served = await running(serve(workers=2))
    workers = served.children("app worker")
    assert len(workers) == 2
    load = Load(served.url, clients=6)

    async def both_answer() -> bool:
        return len(load.answers) >= 2

    await eventually(both_answer)
    victim, other = workers
    before = load.answers[other.pid]
    victim.kill()

    async def a_new_one_answers() -> bool:
        return bool(load.answers.keys() - {victim.pid, other.pid})

    await eventually(a_new_one_answers)
    await load.end()
    assert load.answers[other.pid] > before
    assert load.slowest < 5
    assert "ended (SIGKILL); starting it again" in served.said()


async def test_a_worker_that_keeps_dying_is_waited_for_longer_each_time(serve: Serve) -> None:
    served = await running(serve(workers=2))
    since = time.monotonic()
    for _ in range(4):
        victim = served.children("app worker")[-1]
        victim.kill()
        await all_gone([victim])

        async def two_again() -> bool:
            return len(served.children("app worker")) == 2

        await eventually(two_again)
    assert time.monotonic() - since > 0.1 + 0.2 + 0.4
    assert await served.answers()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no parent-death signal")
async def test_nothing_outlives_a_killed_parent_and_the_next_start_has_all_that_was_said_kept(
    serve: Serve,
) -> None:
    port = process.free_port()
    served = await running(serve(port=port, workers=2))
    for number in range(20):
        assert (await served.client.post(f"{served.url}/note/{number}")).status_code == 200
    below = [*served.children("app worker"), *served.children("postgres")]
    below += served.children("valkey-server")
    assert len(below) == 4
    served.parent.kill()
    await all_gone(below)
    again = await running(serve(port=port, workers=2))
    notes = (await again.client.get(f"{again.url}/notes")).json()
    assert set(notes) == set(range(20))


@pytest.mark.parametrize("engine", ["postgres", "valkey-server"])
async def test_a_killed_engine_is_started_again_at_its_old_address(
    serve: Serve, engine: str
) -> None:
    served = await running(serve())
    await served.client.post(f"{served.url}/note/1")
    (victim,) = served.children(engine)
    worker_before = served.children("app worker")
    victim.kill()

    async def another() -> bool:
        return any(child.pid != victim.pid for child in served.children(engine))

    await eventually(another)

    async def notes_are_read() -> bool:
        answer = await served.client.get(f"{served.url}/notes")
        return answer.status_code == 200 and answer.json() == [1]

    async def it_runs_again() -> bool:
        return served.said().count(" runs (") == 3

    await eventually(notes_are_read)
    await eventually(it_runs_again)
    assert served.children("app worker") == worker_before


async def test_a_stop_while_an_engine_is_being_started_again_ends_everything(serve: Serve) -> None:
    served = await running(serve())
    (victim,) = served.children("valkey-server")
    victim.kill()

    async def another() -> bool:
        return any(child.pid != victim.pid for child in served.children("valkey-server"))

    await eventually(another)
    below = psutil.Process(served.parent.pid).children()
    assert await served.stop() == 0
    await all_gone(below)
    assert served.said().rstrip().endswith("Stopped")


@pytest.mark.parametrize("hindrance", [EngineError("no room"), ZeroDivisionError(), OSError()])
async def test_whatever_hinders_a_start_is_said_and_tried_again(
    hindrance: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    with subprocess.Popen(["/bin/true"]) as child:
        outcomes: list[Exception] = [hindrance, hindrance]

        async def start() -> "subprocess.Popen[bytes]":
            if outcomes:
                raise outcomes.pop()
            return child

        assert await started_again(Kept("Valkey", child, start), 0.001) is child
    said = capsys.readouterr().out
    assert said.count(f"Valkey: {hindrance or type(hindrance).__name__}") == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_lets_open_requests_finish_and_leaves_nothing_running(
    serve: Serve, number: signal.Signals
) -> None:
    served = await running(serve(workers=2))
    below = [*served.children("app worker"), *served.children("postgres")]
    open_request = asyncio.create_task(served.client.get(f"{served.url}/slow"))

    # being connected is not enough: a request that was not read yet is nobody's
    async def begun() -> bool:
        return (served.data / "slow-has-begun").exists()

    await eventually(begun)
    assert await served.stop(number) == 0
    assert (await open_request).text == "finished"
    await all_gone(below)
    log = (served.data / "postgres" / "server.log").read_text()
    assert "database system is shut down" in log
    assert served.said().rstrip().endswith("Stopped")


async def test_readiness_is_said_only_when_the_app_answers(serve: Serve) -> None:
    served = await running(serve())
    assert await served.answers()
    assert re.search(r"^Ready at http://localhost:\d+ \(\d+\.\d s\)$", served.said(), re.M)


async def test_a_second_server_on_the_same_data_folder_is_refused(serve: Serve) -> None:
    first = await running(serve())
    second = serve()
    assert await second.ended() == 1
    assert f"process {first.parent.pid}" in second.said()
    assert "CM_DATA_DIR" in second.said()
    assert "Traceback" not in second.said()
    assert await first.answers()


async def test_a_taken_port_is_said_before_anything_is_started(serve: Serve) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        served = serve(port=taken.getsockname()[1])
        assert await served.ended() == 1
    assert "CM_PORT" in served.said()
    assert "Traceback" not in served.said()
    assert not (served.data / "postgres").exists()


async def test_two_servers_with_their_own_ports_and_folders_run_side_by_side(serve: Serve) -> None:
    one = serve()
    two = serve(folder=one.data.with_name("other"))
    await running(one)
    await running(two)
    await one.client.post(f"{one.url}/note/1")
    await two.client.post(f"{two.url}/note/2")
    assert (await one.client.get(f"{one.url}/notes")).json() == [1]
    assert (await two.client.get(f"{two.url}/notes")).json() == [2]


async def test_a_wrong_setting_ends_the_start_with_its_name(serve: Serve) -> None:
    served = serve(CM_POOL_SIZE="many")
    assert await served.ended() != 0
    assert "CM_POOL_SIZE" in served.said()
    assert "Traceback" not in served.said()


async def test_a_server_that_cannot_start_ends_instead_of_trying_for_ever(serve: Serve) -> None:
    served = serve(CM_REDIS_URL="redis://127.0.0.1:1/0", STANDIN_BREAKS="yes")
    assert await served.ended() == 1
    assert "does not start" in served.said()


async def test_no_secret_is_in_any_command_line(serve: Serve) -> None:
    served = await running(serve())
    access = process.remembered_access(served.data / "postgres")
    secret = (served.data / "secret_keys").read_text()
    lines = [
        " ".join(child.cmdline())
        for word in ("app worker", "postgres", "valkey")
        for child in served.children(word)
    ]
    assert len(lines) == 3
    assert not any(access.password in line or secret in line for line in lines)
