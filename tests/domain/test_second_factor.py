"""What the second factor is made of: codes, recovery codes, sealed secrets."""

import secrets
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

import pytest

from app.domain import authenticator_codes, recovery_codes, sealing
from app.domain.keyring import Keyring
from app.domain.sealing import Sealed

OLD, NEW = secrets.token_bytes(32), secrets.token_bytes(32)
PURPOSE = "second-factor"


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238_appendix_b(now: int, code: str) -> None:
    assert authenticator_codes.step_of(b"12345678901234567890", code, now) == now // 30


def test_a_code_is_of_the_present_step_or_the_last_and_of_no_other() -> None:
    secret, code, step = b"12345678901234567890", "081804", 1111111109 // 30
    began = step * 30
    seconds = range(began - 90, began + 150)
    good = [now for now in seconds if authenticator_codes.step_of(secret, code, now) == step]
    assert good == list(range(began, began + 60))


@pytest.mark.parametrize("text", ["287 082", " 287082", "287-082"])
def test_a_code_may_be_typed_with_a_gap(text: str) -> None:
    assert authenticator_codes.read(text) == "287082"


@pytest.mark.parametrize("text", ["", "28708", "2870821", "28708a", "٢٨٧٠٨٢", "287082\n"])
def test_anything_else_is_no_code(text: str) -> None:
    assert authenticator_codes.read(text) is None


def test_the_address_is_what_apps_read_from_a_qr_code() -> None:
    secret = authenticator_codes.make_secret()
    parts = urlsplit(authenticator_codes.address(secret, "mara@example.org"))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/Campaign Manager:mara@example.org"
    query = parse_qs(parts.query)
    assert query["secret"] == [authenticator_codes.shown(secret)]
    assert query["issuer"] == ["Campaign Manager"]


def test_a_recovery_code_is_read_however_it_was_typed() -> None:
    for code in recovery_codes.make():
        plain = code.replace("-", "")
        for typed in (code, plain, code.lower(), f" {plain[:12]} {plain[12:]} "):
            assert recovery_codes.read(typed) == plain
        alike = plain.replace("0", "O").replace("1", "l")
        assert recovery_codes.read(alike) == plain
        assert recovery_codes.hashed(code) == recovery_codes.hashed(plain)


@pytest.mark.parametrize("text", ["", "287082", "U" * 24, "A" * 23, "A" * 25, "Ä" * 24])
def test_anything_else_is_no_recovery_code(text: str) -> None:
    assert recovery_codes.read(text) is None


def test_a_sealed_secret_opens_for_its_owner_purpose_and_key_alone() -> None:
    keys, owner, secret = Keyring({"old": OLD}), uuid4(), secrets.token_bytes(20)
    sealed = sealing.seal(keys, PURPOSE, owner, secret)
    assert secret not in sealed.data
    assert sealing.unseal(keys, PURPOSE, owner, sealed) == secret
    assert sealing.unseal(Keyring({"new": NEW, "old": OLD}), PURPOSE, owner, sealed) == secret
    assert sealing.unseal(keys, PURPOSE, uuid4(), sealed) is None
    assert sealing.unseal(keys, "access", owner, sealed) is None
    assert sealing.unseal(Keyring({"new": NEW}), PURPOSE, owner, sealed) is None
    assert sealing.unseal(Keyring({"old": NEW}), PURPOSE, owner, sealed) is None


def test_a_sealed_secret_that_was_changed_does_not_open() -> None:
    keys, owner = Keyring({"old": OLD}), uuid4()
    kid, data = sealing.seal(keys, PURPOSE, owner, secrets.token_bytes(20))
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert sealing.unseal(keys, PURPOSE, owner, Sealed(kid, changed)) is None
    for short in (b"", data[:20], data[:-1]):
        assert sealing.unseal(keys, PURPOSE, owner, Sealed(kid, short)) is None


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    keys, owner, secret = Keyring({"old": OLD}), uuid4(), secrets.token_bytes(20)
    assert len({sealing.seal(keys, PURPOSE, owner, secret).data for _ in range(20)}) == 20


def test_what_is_too_long_for_the_pad_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sealing.seal(Keyring({"old": OLD}), PURPOSE, uuid4(), bytes(33))
