"""Which passwords are taken."""

import gzip
import time

import pytest

from app.services import password_rules

PERSONAL = ("Mara Sturmfels", "mara.sturmfels@example.org")


def finding(password: str) -> str:
    """The code of what is wrong with it, or nothing."""
    error = password_rules.finding(password, "/password", PERSONAL)
    return "" if error is None else error["code"]


@pytest.mark.parametrize(
    "password",
    [
        "drei Raben auf dem Turm",
        "correct horse battery staple",
        "eine lange Nacht in Gareth",
        "xK9#mQ2$vL5p",
        "ÄÖÜ im Regen tanzen",
        "горький мёд и полынь",
        "🎲 würfel 🎲 im nebel 🎲",
        "aufwiedersehenzwielicht",
        "TaleSpire macht im Winter Laune",
        "7" * 3 + " Zwerge hinter Bergen",
    ],
)
def test_a_password_that_nobody_tries_first_is_taken(password: str) -> None:
    assert finding(password) == ""


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Passw0rd2024!!",
        "P@ssw0rd!P@ssw0rd!",
        "qwertyuiop12",
        "qwertzuiop123",
        "1q2w3e4r5t6y7u8i",
        "123456789012",
        "aaaaaaaaaaaa",
        "abababababab",
        "abcabcabcabcabc",
        "iloveyou2024",
        "dragonmaster",
        "Dragon-Master!",
        "footballfootball",
        "minecraft123",
        "!!!sunshine!!!1",
        "zxcvbnmasdfghjkl",
        "asdfghjklqwertz",
    ],
)
def test_a_common_password_a_decorated_one_and_a_pattern_are_refused(password: str) -> None:
    assert finding(password) == "password_common"


@pytest.mark.parametrize(
    "password",
    [
        "MaraSturmfels1",
        "mara.sturmfels",
        "sturmfels-mara-99",
        "mara.sturmfels@example.org",
        "campaignmanager!",
        "TaleSpire2026!",
        "T4le5pire!2026",
        "DasSchwarzeAuge5",
        "rollenspiel 2026",
    ],
)
def test_ones_own_name_address_and_this_programs_words_are_refused(password: str) -> None:
    assert finding(password) in {"password_personal", "password_common"}


def test_every_listed_password_of_the_allowed_length_is_refused() -> None:
    lines = gzip.decompress(password_rules.LIST.read_bytes()).decode().splitlines()
    assert len(lines) > 39_000
    long_enough = [line for line in lines if len(line) >= password_rules.SHORTEST]
    assert all(finding(line) for line in long_enough)


def test_a_check_takes_no_time_worth_attacking() -> None:
    finding("warm up the list")
    started = time.process_time()
    for text in ("a" * 128, "ab1!" * 32, "qwertz" * 21, "x9" * 64):
        finding(text)
    assert time.process_time() - started < 0.2
