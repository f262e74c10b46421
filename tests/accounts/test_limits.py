"""Ten attempts a minute for an address (three here), sliding, never a logout."""

import socket
import time
from dataclasses import replace
from typing import Any

import httpx
import pytest

from app.services import rate_limits
from app.settings import Settings
from tests.accounts.people import new_email
from tests.client import Client, Server, accept, refuse, serve

PUBLIC = [
    ("/auth/register", {"email": "a@example.org", "password": "drei Raben", "display_name": "A"}),
    ("/auth/verify-email", {"token": "x"}),
    ("/auth/resend-verification", {"email": "a@example.org"}),
    ("/auth/login", {"email": "a@example.org", "password": "x", "transport": "body"}),
    ("/auth/refresh", {"refresh_token": "x"}),
    ("/auth/logout", {"refresh_token": "x"}),
    ("/auth/password-reset", {"email": "a@example.org"}),
    ("/auth/password-reset/confirm", {"token": "x", "password": "drei Raben auf dem Turm"}),
    ("/auth/device", {}),
]
PUBLIC[0][1]["password"] = "drei Raben auf dem Turm"
house = iter(range(1, 250))


def from_house() -> dict[str, str]:
    return {"x-forwarded-for": f"203.0.113.{next(house)}"}


async def ask(client: Client, headers: dict[str, str]) -> httpx.Response:
    body = {"email": new_email()}
    return await client.post("/auth/password-reset", json=body, headers=headers)


@pytest.mark.parametrize(("path", "body"), PUBLIC)
async def test_every_public_route_about_accounts_is_counted(
    strict: Client, path: str, body: dict[str, Any]
) -> None:
    headers = from_house()
    for _ in range(3):
        assert (await strict.post(path, json=body, headers=headers)).status_code != 429
    answer = await strict.post(path, json=body, headers=headers)
    refuse(answer, 429, "rate_limited")
    assert 1 <= int(answer.headers["retry-after"]) <= 60


async def test_the_window_slides(strict: Client) -> None:
    clock, headers = strict.server.clock, from_house()
    accept(await ask(strict, headers), 202)
    clock.ahead += 40
    accept(await ask(strict, headers), 202)
    accept(await ask(strict, headers), 202)
    answer = await ask(strict, headers)
    refuse(answer, 429, "rate_limited")
    assert 18 <= int(answer.headers["retry-after"]) <= 20
    clock.ahead += 21
    accept(await ask(strict, headers), 202)
    refuse(await ask(strict, headers), 429, "rate_limited")


async def test_another_address_is_not_affected(strict: Client) -> None:
    headers = from_house()
    for _ in range(4):
        answer = await ask(strict, headers)
    refuse(answer, 429, "rate_limited")
    accept(await ask(strict, from_house()), 202)


async def test_a_household_of_ipv6_is_one_address(strict: Client) -> None:
    for part in range(3):
        headers = {"x-forwarded-for": f"2001:db8:7:9::{part}"}
        accept(await ask(strict, headers), 202)
    headers = {"x-forwarded-for": "2001:db8:7:9:ffff::1"}
    refuse(await ask(strict, headers), 429, "rate_limited")
    accept(await ask(strict, {"x-forwarded-for": "2001:db8:7:a::1"}), 202)


def test_an_ipv4_address_in_ipv6_clothes_is_the_same_address() -> None:
    assert rate_limits.network("::ffff:192.0.2.7") == "192.0.2.7"


async def test_a_forwarded_address_counts_only_from_a_trusted_proxy(settings: Settings) -> None:
    async with serve(replace(settings, auth_rate_limit=3)) as server, Client(server) as client:
        await server.parts.redis.delete("rl:auth:127.0.0.1")
        for _ in range(3):
            accept(await ask(client, from_house()), 202)
        refuse(await ask(client, from_house()), 429, "rate_limited")
        await server.parts.redis.delete("rl:auth:127.0.0.1")


async def test_a_successful_refresh_gives_its_slot_back(strict: Client) -> None:
    mara = await strict.person()
    token, headers = mara.tokens["refresh_token"], from_house()
    for _ in range(8):
        body = {"refresh_token": token}
        answer = await strict.post("/auth/refresh", json=body, headers=headers)
        token = accept(answer, 200).json()["refresh_token"]


async def test_too_many_requests_never_log_out(strict: Client) -> None:
    headers = from_house()
    body = {"email": new_email(), "password": "drei Raben auf dem Turm", "display_name": "Wer"}
    accept(await strict.post("/auth/register", json=body, headers=headers), 202)
    body = {"email": body["email"], "password": body["password"], "transport": "cookie"}
    web = {"origin": "http://localhost:8000", **headers}
    accept(await strict.post("/auth/login", json=body, headers=web), 200)
    accept(await ask(strict, headers), 202)
    answer = await strict.post("/auth/refresh", json={}, headers=web)
    refuse(answer, 429, "rate_limited")
    assert "set-cookie" not in answer.headers
    strict.server.clock.ahead += 61
    accept(await strict.post("/auth/refresh", json={}, headers=web), 200)


async def test_asking_with_device_codes_that_nobody_was_given_is_counted(strict: Client) -> None:
    headers, body = from_house(), {"device_code": "x" * 43}
    for _ in range(3):
        answer = await strict.post("/auth/device/token", json=body, headers=headers)
        refuse(answer, 400, "invalid_grant")
    answer = await strict.post("/auth/device/token", json=body, headers=headers)
    refuse(answer, 429, "rate_limited")


async def test_a_redis_that_accepts_and_never_answers_costs_a_second_and_no_more(
    settings: Settings,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        nobody = f"redis://127.0.0.1:{mute.getsockname()[1]}"
        async with serve(replace(settings, redis_url=nobody)) as server, Client(server) as client:
            started = time.perf_counter()
            mara = await client.person()
            body = {"refresh_token": mara.tokens["refresh_token"]}
            accept(await client.post("/auth/refresh", json=body), 200)
            accept(await client.post("/auth/logout", by=mara), 204)
            assert time.perf_counter() - started < 8


async def test_the_limit_holds_while_redis_is_away(settings: Settings) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"redis://127.0.0.1:{unused.getsockname()[1]}"
    lonely = replace(settings, auth_rate_limit=3, redis_url=nobody)
    async with serve(lonely) as server, Client(server) as client:
        for _ in range(3):
            accept(await ask(client, {}), 202)
        refuse(await ask(client, {}), 429, "rate_limited")


async def test_everything_about_sessions_works_while_redis_is_away(
    settings: Settings, server: Server
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"redis://127.0.0.1:{unused.getsockname()[1]}"
    async with serve(replace(settings, redis_url=nobody)) as lonely, Client(lonely) as client:
        mara = await client.person()
        body = {"refresh_token": mara.tokens["refresh_token"]}
        accept(await client.post("/auth/refresh", json=body), 200)
        accept(await client.post("/auth/refresh", json=body), 200)
        wrong = {"email": mara.email, "password": "falsch", "transport": "body"}
        for _ in range(5):
            refuse(await client.post("/auth/login", json=wrong), 401, "credentials_wrong")
        refuse(await client.post("/auth/login", json=wrong), 429, "login_delayed")
        accept(await client.post("/auth/logout", by=mara), 204)
        refuse(await client.get("/me", by=mara), 401, "session_ended")
