"""The table of rules is whole, and every test that it names is there."""

import re
from pathlib import Path

from tests.security.page import rules

# OWASP ASVS 5.0.0, chapters V6 to V10, levels 1 and 2
# section → how many of its rules are of these levels; they are numbered from 1
SECTIONS = {
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4,
    "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2,
    "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1,
    "9.1": 3, "9.2": 4,
    "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3,
}  # fmt: skip
LEVEL_2 = {f"{name}.{n}" for name, count in SECTIONS.items() for n in range(1, count + 1)}


def existing() -> set[str]:
    """The names of all tests in this folder that carry a rule's number."""
    texts = (path.read_text() for path in Path(__file__).parent.glob("test_v*.py"))
    return {name for text in texts for name in re.findall(r"def (test_v\d+_\w+)", text)}


def test_every_rule_of_level_two_stands_in_the_table() -> None:
    assert set(rules()) >= LEVEL_2


def test_every_rule_names_a_test_or_the_reason_why_it_has_none() -> None:
    for rule, held in rules().items():
        names = re.findall(r"`(test_v\w+)`", held)
        assert names or held.startswith(("Does not apply: ", "Not met: ")), rule
        for name in names:
            assert name in existing(), name
            assert name.startswith(f"test_v{rule.replace('.', '_')}_"), (rule, name)


def test_every_test_with_a_number_stands_in_the_table() -> None:
    named = {name for held in rules().values() for name in re.findall(r"`(test_v\w+)`", held)}
    assert existing() <= named
