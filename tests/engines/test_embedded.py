"""The embedded PostgreSQL and Valkey: what they acknowledged is there after a kill -9."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import asyncpg
import psutil
import pytest
from redis.asyncio import Redis

from app.engines import postgres, process, valkey
from app.engines.process import EngineError
from tests.engines.waiting import eventually

ORPHAN_MAKER = """
import asyncio, sys
from pathlib import Path
from app.engines import {kind}
engine = asyncio.run({kind}.start(Path(sys.argv[1])))
print(engine.process.pid, engine.url, flush=True)
sys.stdin.read()
"""


def starter(kind: str, folder: Path) -> tuple["subprocess.Popen[str]", int, str]:
    """Another process that starts an engine and then waits; its pid and its URL."""
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHAN_MAKER.format(kind=kind), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    pid, url = parent.stdout.readline().split()
    return parent, int(pid), url


def let_go(parent: "subprocess.Popen[str]") -> None:
    parent.kill()
    parent.wait()
    for pipe in (parent.stdin, parent.stdout):
        assert pipe is not None
        pipe.close()


async def gone(pid: int) -> bool:
    """Dead, or a zombie that nobody has buried yet."""
    try:
        return not Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return True


async def test_commits_acknowledged_by_postgres_survive_a_kill_9(folder: Path) -> None:
    engine = await postgres.start(folder / "postgres")
    acknowledged: list[int] = []

    async def write(numbers: range) -> None:
        connection = await asyncpg.connect(engine.url)
        for number in numbers:
            await connection.execute("INSERT INTO notes VALUES ($1)", number)
            acknowledged.append(number)

    connection = await asyncpg.connect(engine.url)
    await connection.execute("CREATE TABLE notes (number int)")
    writers = [asyncio.create_task(write(range(n, 10**6, 4))) for n in range(4)]

    async def enough() -> bool:
        return len(acknowledged) > 100

    await eventually(enough)
    engine.process.kill()  # and nobody buries it: the next start must not take a zombie for alive
    await asyncio.gather(*writers, return_exceptions=True)
    connection.terminate()

    again = await postgres.start(folder / "postgres")
    assert again.url == engine.url
    connection = await asyncpg.connect(again.url)
    kept = {row["number"] for row in await connection.fetch("TABLE notes")}
    await connection.close()
    await again.stop()
    engine.process.wait()
    assert set(acknowledged) <= kept


async def test_keys_that_valkey_has_written_to_its_file_survive_a_kill_9(folder: Path) -> None:
    """It may hold a write back for two seconds while the disk is busy: nothing that matters is
    in it alone."""
    engine = await valkey.start(folder / "valkey")
    async with Redis.from_url(engine.url) as client:
        for number in range(100):
            await client.set(f"key:{number}", number)

        async def written() -> bool:
            state = await client.info("persistence")
            return int(state["aof_buffer_length"]) + int(state["aof_pending_bio_fsync"]) == 0

        await eventually(written)
    engine.process.kill()
    again = await valkey.start(folder / "valkey")
    async with Redis.from_url(again.url) as client:
        assert await client.dbsize() == 100
    assert again.url == engine.url
    await again.stop()
    engine.process.wait()


@pytest.mark.parametrize("kind", ["postgres", "valkey"])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no parent-death signal")
async def test_an_engine_ends_when_the_process_that_started_it_is_killed(
    folder: Path, kind: str
) -> None:
    parent, pid, _ = starter(kind, folder / kind)
    let_go(parent)
    await eventually(lambda: gone(pid))


async def test_a_live_leftover_is_replaced_by_a_child_of_our_own(folder: Path) -> None:
    for start in (postgres.start, valkey.start):
        place = folder / start.__module__.rsplit(".", 1)[1]
        left = await start(place)
        engine = await start(place)
        assert not left.alive
        assert engine.alive
        assert engine.url == left.url
        await engine.stop()


async def test_a_port_that_somebody_took_meanwhile_is_given_up_for_another(folder: Path) -> None:
    for start in (postgres.start, valkey.start):
        place = folder / start.__module__.rsplit(".", 1)[1]
        engine = await start(place)
        await engine.stop()
        port = process.remembered_access(place).port
        thief = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", port)
        engine = await start(place)
        assert f":{port}/" not in engine.url
        await engine.stop()
        thief.close()


async def test_an_engine_lets_in_nobody_without_its_password(folder: Path) -> None:
    database = await postgres.start(folder / "postgres", fast=True)
    access = process.remembered_access(folder / "postgres")
    wrong = database.url.replace(access.password, "guess")
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(wrong)
    assert stat.S_IMODE((folder / "postgres" / "access.json").stat().st_mode) == 0o600
    running = [" ".join(each.info["cmdline"] or ()) for each in psutil.process_iter(["cmdline"])]
    assert any(str(folder / "postgres") in command for command in running)
    assert not any(access.password in command for command in running)
    await database.stop()


async def test_a_half_made_database_is_made_anew(folder: Path) -> None:
    place = folder / "postgres"
    (place / "data.new" / "base").mkdir(parents=True)
    (place / "data.new" / "PG_VERSION").write_text("16")
    engine = await postgres.start(place, fast=True)
    assert engine.alive
    await engine.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs engines as somebody else")
async def test_as_root_below_a_private_folder_the_data_lies_where_the_account_reaches_it(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o700)
    engine = await postgres.start(tmp_path / "postgres", fast=True)
    real = (tmp_path / "postgres").resolve()
    assert real.is_relative_to(process.SYSTEM_STATE)
    await engine.stop()
    subprocess.run(["rm", "-r", str(real)], check=True)


async def test_a_platform_without_the_wheel_is_told_which_setting_helps(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EngineError, match="CM_DATABASE_URL"):
        await postgres.start(folder / "postgres")
    with pytest.raises(EngineError, match="CM_REDIS_URL"):
        await valkey.start(folder / "valkey")


async def test_a_stopped_engine_ends_cleanly(folder: Path) -> None:
    engine = await postgres.start(folder / "postgres", fast=True)
    await engine.stop()
    assert engine.process.returncode == 0
    assert signal.SIGINT is engine.stop_signal
