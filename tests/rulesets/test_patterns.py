"""Patterns mean the same in Rust, Python and the browser, and never take for ever."""

import re

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rulesets import patterns

GOOD = [
    "^[a-z][a-z0-9_]{1,31}$",
    "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$",
    "^(TAL|SPELL)_[0-9]+$",
    "^[A-ZÄÖÜa-zäöüß ]*$",
    "^https://[!-~]+$",
    "^a\\.b\\\\c\\/d$",
    "^[\\[\\]\\-]$",
    "^\\u00e4$",
    "a|b|^c$",
    "^(ab){2,}$",
    "^[0-9]{1,3}(,[0-9]{1,3}){0,9}$",
    "^(?:x[^\\n]?){1,10}$",
]
BAD = {
    "(a+)+": "for ever",
    "(a*)*": "for ever",
    "(a|a)*": "for ever",
    "(a?b?)*": "for ever",
    "(a|ab){0,60}": "for ever",
    "(a+){2,9}": "for ever",
    "a*b*c*d*e*": "more than 4",
    "(?=a)": "(?…)",
    "(?!a)": "(?…)",
    "(?<=a)b": "(?…)",
    "(?P<n>a)": "(?…)",
    "(?i)a": "(?…)",
    "(a)\\1": "\\1",
    "\\d+": "\\d",
    "\\w": "\\w",
    "\\s": "\\s",
    "\\bword": "\\b",
    "\\Aword\\Z": "\\A",
    "\\p{L}": "\\p",
    "\\ud800": "surrogate",
    "a.c": "`.`",
    "[]": "empty class",
    "[^]": "empty class",
    "[a[b]]": "inside a class",
    "[a&&b]": "&&",
    "[a--b]": "--",
    "[z-a]": "range",
    "[a": "without `]`",
    "(a": "without `)`",
    "a)": "without `(`",
    "*a": "repeats nothing",
    "a**": "in a row",
    "a++": "in a row",
    "a{2}{3}": "in a row",
    "a{,3}": "neither a count",
    "a{1001}": "more than 1000",
    "a{3,2}": "min repeat",
    "a]": "not escaped",
    "\\": "\\",
    "x" * 257: "longer than 256",
}


@pytest.mark.parametrize("pattern", GOOD)
def test_a_common_pattern_passes(pattern: str) -> None:
    assert patterns.complaint(pattern) == ""
    re.compile(pattern)
    assert compiles_in_rust(pattern)


@pytest.mark.parametrize("pattern", BAD)
def test_a_pattern_is_refused_with_its_reason(pattern: str) -> None:
    assert BAD[pattern] in patterns.complaint(pattern)


def compiles_in_rust(pattern: str) -> bool:
    options = jsonschema_rs.RegexOptions()
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options)
    except ValueError:
        return False
    return True


PIECES = r"a b - \. [ab] [^a] [0-9] ( ) (?: | * + ? {2} {1,3} ^ $ \n [\-a]"
pieces = st.sampled_from(PIECES.split())


@settings(max_examples=400, deadline=None)
@given(
    st.lists(pieces, max_size=10).map("".join), st.lists(st.text("ab-.1", max_size=12), max_size=5)
)
def test_what_passes_means_the_same_in_rust_and_python(pattern: str, texts: list[str]) -> None:
    if patterns.complaint(pattern):
        return
    options = jsonschema_rs.RegexOptions()
    rust = jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options)
    for text in texts:
        assert rust.is_valid(text) == bool(re.search(pattern, text)), (pattern, text)
