"""OWASP ASVS 5.0, chapter V9, levels 1 and 2."""

import base64
import json
import time
from typing import Any

import jwt
import pytest

from app.domain import mail_tokens
from tests.client import Client, Server, accept, refuse
from tests.security.forging import bearer, claims_of, key_of, signed


async def test_v9_1_1_a_token_that_was_tampered_with_is_refused(client: Client) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    header, _, signature = mara.tokens["access_token"].split(".")
    payload = base64.urlsafe_b64encode(json.dumps(claims_of(ben)).encode()).rstrip(b"=").decode()
    for token in (
        f"{header}.{payload}.{signature}",
        f"{header}.{payload}.",
        mara.tokens["access_token"][:-4] + "AAAA",
        "..",
        "a" * 3000,
    ):
        answer = await client.get("/me", headers=bearer(token))
        refuse(answer, 401, "token_invalid")


@pytest.mark.parametrize("algorithm", ["none", "None", "HS384", "HS512", "RS256", "ES256"])
async def test_v9_1_2_only_hs256_is_believed(
    client: Client, server: Server, algorithm: str
) -> None:
    mara = await client.person()
    header = {"alg": algorithm, "typ": "JWT", "kid": server.parts.keys.current}
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
        for part in (header, claims_of(mara))
    ]
    tokens = [f"{parts[0]}.{parts[1]}.", f"{parts[0]}.{parts[1]}.AAAA"]
    if algorithm.startswith("HS"):
        kid = {"kid": server.parts.keys.current}
        key = key_of(server) * 2
        tokens.append(jwt.encode(claims_of(mara), key, algorithm=algorithm, headers=kid))
        tokens.append(
            jwt.encode(claims_of(mara), key_of(server), algorithm=algorithm, headers=kid)
            if algorithm == "HS256"
            else tokens[0]
        )
    for token in tokens:
        refuse(await client.get("/me", headers=bearer(token)), 401, "token_invalid")


async def test_v9_1_3_keys_come_from_the_servers_ring_alone(client: Client, server: Server) -> None:
    mara = await client.person()
    own_key = b"0123456789abcdef0123456789abcdef"
    web_key = {"kty": "oct", "k": base64.urlsafe_b64encode(own_key).decode()}
    for header in (
        {"kid": "unknown"},
        {"kid": "../../../dev/null"},
        {"kid": server.parts.keys.current, "jku": "https://evil.example/keys"},
        {"kid": server.parts.keys.current, "x5u": "https://evil.example/cert"},
        {"kid": server.parts.keys.current, "jwk": web_key},
        {},
    ):
        token = jwt.encode(claims_of(mara), own_key, algorithm="HS256", headers=header)
        refuse(await client.get("/me", headers=bearer(token)), 401, "token_invalid")


async def test_v9_2_1_a_token_is_good_in_its_time_alone(client: Client, server: Server) -> None:
    mara, now = await client.person(), int(time.time())
    good = signed(server, claims_of(mara))
    accept(await client.get("/me", headers=bearer(good)), 200)
    for changes, code in (
        ({"exp": now - 1}, "token_expired"),
        ({"exp": None}, "token_invalid"),
        ({"nbf": now + 600}, "token_invalid"),
        ({"exp": "morgen"}, "token_invalid"),
    ):
        token = signed(server, claims_of(mara, **changes))
        refuse(await client.get("/me", headers=bearer(token)), 401, code)


async def test_v9_2_2_a_token_is_good_for_its_purpose_alone(client: Client, server: Server) -> None:
    mara = await client.person()
    refresh = mara.tokens["refresh_token"]
    refuse(await client.get("/me", headers=bearer(refresh)), 401, "token_invalid")
    body = {"refresh_token": mara.tokens["access_token"]}
    answer = await client.post("/auth/refresh", json=body)
    assert answer.status_code in {401, 422}
    for purpose in ("refresh", "mail-verify", "mail-reset"):
        kid = {"kid": server.parts.keys.current}
        key = key_of(server, purpose)
        token = jwt.encode(claims_of(mara), key, algorithm="HS256", headers=kid)
        refuse(await client.get("/me", headers=bearer(token)), 401, "token_invalid")
    accept(await client.post("/auth/password-reset", json={"email": mara.email}), 202)
    reset = await client.mailed_token(mara.email)
    assert mail_tokens.read(server.parts.keys, reset, "verify", "change") is None


@pytest.mark.parametrize("audience", ["another-api", "", None, ["another-api"]])
async def test_v9_2_3_a_token_for_another_audience_is_refused(
    client: Client, server: Server, audience: Any
) -> None:
    mara = await client.person()
    token = signed(server, claims_of(mara, aud=audience))
    refuse(await client.get("/me", headers=bearer(token)), 401, "token_invalid")


async def test_v9_2_4_every_token_names_its_issuer_and_audience(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    claims = jwt.decode(mara.tokens["access_token"], options={"verify_signature": False})
    assert claims["iss"] == "campaign-manager"
    assert claims["aud"] == "campaign-manager-api"
    for issuer in ("somebody-else", None):
        token = signed(server, claims_of(mara, iss=issuer))
        refuse(await client.get("/me", headers=bearer(token)), 401, "token_invalid")
