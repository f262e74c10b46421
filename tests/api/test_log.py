"""The log tells what happened and never a secret."""

import json
import logging

import pytest

from app import log
from tests.client import PASSWORD, Client, accept


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


async def test_a_request_is_one_line_of_json_with_its_route_and_number(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("app.request").setLevel(logging.INFO)
    try:
        answer = await client.get("/invites/a-secret-token")
    finally:
        logging.getLogger("app.request").setLevel(logging.NOTSET)
    (line,) = [
        one
        for one in lines(capfd.readouterr().err)
        if one.get("request") == answer.headers["x-request-id"]
    ]
    assert line["route"] == "/v1/invites/<token:str>"
    assert (line["method"], line["status"]) == ("GET", 401)
    assert line["level"] == "info"


async def test_no_password_token_or_address_reaches_the_log(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("app.request").setLevel(logging.INFO)
    try:
        person = await client.person("Mara")
        refreshed = accept(
            await client.post(
                "/auth/refresh", json={"refresh_token": person.tokens["refresh_token"]}
            ),
            200,
        ).json()
        group = await client.group(person)
        path = f"/groups/{group['id']}/invite"
        invite = accept(await client.post(path, by=person, json={}), 201).json()
        await client.get(f"/invites/{invite['token']}", by=person)
    finally:
        logging.getLogger("app.request").setLevel(logging.NOTSET)
    text = "\n".join(json.dumps(line) for line in lines(capfd.readouterr().err))
    assert "/v1/auth/refresh" in text
    secrets = [
        PASSWORD,
        person.email,
        person.tokens["access_token"],
        person.tokens["refresh_token"],
        refreshed["refresh_token"],
        invite["token"],
        invite["code"],
    ]
    for secret in secrets:
        assert secret not in text


@pytest.mark.parametrize(
    "text",
    [
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
        "postgresql://app:hunter2@127.0.0.1/x",
        "k1.0d9c1c1e5d0c4a649f0e0f3f1f6f6f01.3.q1f0Gk8uZ0m4n5b6v7c8x9y0z1a2s3d4f5g6h7j8k9l",
    ],
)
def test_what_looks_like_a_secret_is_struck_out_of_messages(text: str) -> None:
    shown = log.redact(f"failed with {text} at the end")
    assert text not in shown
    assert shown.startswith("failed with ")
    assert shown.endswith(" at the end")


def test_a_traceback_is_part_of_its_line() -> None:
    try:
        raise ValueError("no")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 0, "failed", None, (ValueError, error, error.__traceback__)
        )
    line = json.loads(log.JsonLines().format(record))
    assert line["message"] == "failed"
    assert "ValueError: no" in line["error"]
