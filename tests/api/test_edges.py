"""What every answer has, and what is refused before a handler sees it."""

import base64
import json
import re
import uuid
from dataclasses import replace
from typing import Any

import httpx
import pytest

from app.domain import access
from app.domain.access import Actor
from tests.client import Client, Person, Server, accept, refuse, serve

WEB = "http://localhost:8000"


async def test_an_address_that_does_not_exist_is_a_problem(client: Client) -> None:
    refuse(await client.get("/nowhere"), 404, "not_found")
    refuse(await client.get("//nowhere", headers={"accept": "text/html"}), 404, "not_found")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
async def test_a_method_that_is_not_answered_names_those_that_are(
    client: Client, method: str
) -> None:
    answer = await client.send(method, "/groups")
    refuse(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_a_body_of_another_type_is_not_read(
    client: Client, person: Person, content_type: str
) -> None:
    headers = {"content-type": content_type}
    body = b'{"name": "x", "ruleset_id": "generic"}'
    answer = await client.post("/groups", by=person, content=body, headers=headers)
    refuse(answer, 415, "wrong_type")
    assert accept(await client.get("/groups", by=person), 200).json()["items"] == []


async def test_a_body_beyond_the_limit_is_refused(client: Client, person: Person) -> None:
    body = json.dumps({"name": "x" * 1_100_000, "ruleset_id": "generic"}).encode()
    refuse(await client.post("/groups", by=person, content=body), 413, "too_large")
    body = b"x" * (9 * 1024 * 1024)
    try:
        answer = await client.post("/groups", by=person, content=body)
    except httpx.TransportError:
        return  # the connection may be closed before the whole body was sent
    refuse(answer, 413, "too_large")


@pytest.mark.parametrize("in_the", ["address", "headers"])
async def test_a_request_whose_head_is_too_long_is_refused_before_it_is_read(
    client: Client, person: Person, in_the: str
) -> None:
    long = "x" * 9_000
    path, headers = ("/groups", {"x-long": long}) if in_the == "headers" else (f"/{long}", {})
    body = {"name": "Tafelrunde", "ruleset_id": "generic"}
    answer = await client.post(path, by=person, json=body, headers=headers)
    problem = refuse(answer, 431, "head_too_large")
    assert long not in json.dumps(problem)
    assert accept(await client.get("/groups", by=person), 200).json()["items"] == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad_json"),
        (b"{", 400, "bad_json"),
        (b"[]", 422, "invalid"),
        (b"null", 422, "invalid"),
        (b'{"name": 5, "ruleset_id": "generic"}', 422, "invalid"),
        (b'{"name": "x", "ruleset_id": "generic", "more": 1}', 422, "invalid"),
        (b'{"name": "x", "name": "y", "ruleset_id": "generic"}', 400, "duplicate_key"),
        (rb'{"name": "a\u0000b", "ruleset_id": "generic"}', 400, "bad_character"),
        (rb'{"name": "\ud800", "ruleset_id": "generic"}', 400, "bad_character"),
        (b'{"name": NaN, "ruleset_id": "generic"}', 400, "bad_number"),
        (b'{"name": 9007199254740993}', 400, "bad_number"),
        (b"\xef\xbb\xbf{}", 400, "bad_encoding"),
        (b'{"name": "\xe4"}', 400, "bad_encoding"),
        (b'{"name": ' + b"[" * 40 + b"]" * 40 + b"}", 400, "too_deep"),
        (b"[" * 200_000, 400, "too_deep"),
    ],
)
async def test_a_body_that_is_not_what_it_must_be_makes_nothing(
    client: Client, person: Person, body: bytes, status: int, code: str
) -> None:
    refuse(await client.post("/groups", by=person, content=body), status, code)
    assert accept(await client.get("/groups", by=person), 200).json()["items"] == []


def unsigned(claims: dict[str, Any], algorithm: str) -> str:
    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': algorithm, 'typ': 'JWT', 'kid': 'x'})}.{part(claims)}."


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "a.b.c",
        unsigned({"sub": str(uuid.uuid4()), "sid": str(uuid.uuid4()), "exp": 9**10}, "none"),
        unsigned({"sub": "x"}, "None"),
        "x" * 5000,
        "….….…".encode().decode("latin-1"),
    ],
)
async def test_a_token_that_is_not_ours_is_nobodys(client: Client, token: str) -> None:
    headers = [(b"authorization", f"Bearer {token}".encode("latin-1"))]
    answer = await client.http.get("/v1/me", headers=headers)
    refuse(answer, 401, "token_invalid")


async def test_an_expired_token_says_so(client: Client, person: Person, server: Server) -> None:
    actor = Actor(uuid.UUID(person.id), uuid.uuid4())
    token = access.issue(server.parts.keys, actor, server.clock() - access.LIFETIME_S - 1)
    answer = await client.get("/me", headers={"authorization": f"Bearer {token}"})
    refuse(answer, 401, "token_expired")


async def test_every_answer_carries_the_headers_that_protect(client: Client) -> None:
    for answer in (await client.get("/meta"), await client.get("/nowhere")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert uuid.UUID(answer.headers["x-request-id"])
        assert "server" not in answer.headers


async def test_a_problem_names_the_request_that_the_log_names(client: Client) -> None:
    answer = await client.get("/nowhere")
    assert answer.json()["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"


@pytest.mark.parametrize(
    ("origin", "allowed", "credentials"),
    [
        (WEB, True, True),
        ("null", True, False),
        ("file://", True, False),
        ("http://localhost", True, False),
        ("http://localhost:5173", True, False),
        ("https://localhost", False, False),
        ("http://localhost.evil.example", False, False),
        ("http://localhost:8000.evil.example", False, False),
        ("https://evil.example", False, False),
        ("http://127.0.0.1:8000", False, False),
    ],
)
async def test_only_our_pages_may_read_answers_and_only_the_web_app_with_cookies(
    client: Client, origin: str, allowed: bool, credentials: bool
) -> None:
    asked = {"origin": origin, "access-control-request-method": "PATCH"}
    for answer in (
        await client.get("/meta", headers={"origin": origin}),
        await client.send("OPTIONS", "/groups", headers=asked),
    ):
        assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
        assert ("access-control-allow-credentials" in answer.headers) is credentials
        assert answer.headers["vary"] == "origin"
    assert answer.status_code == 204
    assert ("PATCH" in answer.headers.get("access-control-allow-methods", "")) is allowed


async def test_readiness_names_every_engine_and_ruleset(client: Client) -> None:
    state = accept(await client.get("//readyz"), 200).json()
    assert state["engines"] == {
        name: {"ready": True} for name in ("database", "redis", "objects", "mail")
    }
    assert set(state["rulesets"]) >= {"generic", "dsa5e"}


async def test_a_missing_engine_makes_the_server_unready_but_alive(server: Server) -> None:
    away = replace(server.parts.settings, redis_url="redis://127.0.0.1:1")
    async with serve(away) as lame, Client(lame) as client:
        accept(await client.get("//healthz"), 200)
        state = accept(await client.get("//readyz"), 503).json()
        assert state["engines"]["redis"] == {"ready": False}
        assert state["engines"]["database"] == {"ready": True}


async def test_measurements_are_labelled_by_route_never_by_id(
    client: Client, person: Person
) -> None:
    unknown = uuid.uuid4()
    await client.get(f"/characters/{unknown}", by=person)
    text = accept(await client.get("//metrics"), 200).text
    assert 'route="/v1/characters/<character_id:uuid>"' in text
    assert str(unknown) not in text


async def test_the_documentation_needs_nobody_elses_server(client: Client) -> None:
    page = accept(await client.get("//docs"), 200)
    assert "default-src 'none'" in page.headers["content-security-policy"]
    links = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert links
    for link in links:
        assert link.startswith("/"), link
        accept(await client.http.get(link), 200)
    assert '"5.' in accept(await client.http.get("/docs/swagger-ui-bundle.js"), 200).text
    refuse(await client.get("//docs/..%2f..%2fpyproject.toml"), 404, "not_found")


async def test_the_description_is_openapi_3_1_and_known_by_its_etag(client: Client) -> None:
    answer = accept(await client.get("/openapi.json"), 200)
    assert answer.json()["openapi"] == "3.1.0"
    seen = {"if-none-match": answer.headers["etag"]}
    accept(await client.get("/openapi.json", headers=seen), 304)


async def test_the_forwarded_address_counts_only_from_a_trusted_proxy(server: Server) -> None:
    import ipaddress  # noqa: PLC0415

    limited = replace(server.parts.settings, auth_rate_limit=1)
    trusting = replace(limited, trusted_proxies=(ipaddress.ip_network("127.0.0.0/8"),))

    async def attempts(settings: Any, addresses: list[str]) -> list[int]:
        async with serve(settings) as own, Client(own) as client:
            found = []
            for address in addresses:
                answer = await client.post(
                    "/auth/refresh",
                    json={"refresh_token": "x"},
                    headers={"x-forwarded-for": address},
                )
                found.append(answer.status_code)
            return found

    def fresh(count: int) -> list[str]:
        return [f"2001:db8:{uuid.uuid4().hex[:4]}:{number}::1" for number in range(count)]

    first, second = fresh(2)
    assert await attempts(trusting, [first, second, first]) == [401, 401, 429]
    assert (await attempts(limited, fresh(3)))[1:] == [429, 429]


@pytest.fixture
async def person(client: Client) -> Person:
    """Somebody with an account."""
    return await client.person("Mara")


@pytest.mark.parametrize(("language", "says"), [("de-DE", "läuft"), ("fr, en;q=0.5", "runs")])
async def test_the_servers_own_address_says_that_it_runs_and_where_to_go(
    client: Client, language: str, says: str
) -> None:
    page = accept(await client.get("//", headers={"accept-language": language}), 200)
    assert says in page.text
    for link in re.findall(r'href="([^"]+)"', page.text):
        accept(await client.http.get(link), 200)
