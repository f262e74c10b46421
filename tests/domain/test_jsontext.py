"""The one JSON parser: what it reads, what it refuses, and where it says that is."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import jsontext
from app.errors import TooLarge, Unreadable

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False, min_value=-9e15, max_value=9e15)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(values)
def test_whatever_is_written_is_read_again(value: Any) -> None:
    assert jsontext.parse(jsontext.dumps(value)) == value
    assert jsontext.parse(json.dumps(value).encode()) == value


@given(values)
def test_the_canonical_form_survives_being_read(value: Any) -> None:
    text = jsontext.canonical(value)
    assert jsontext.canonical(jsontext.parse(text)) == text


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(Unreadable):
        value = jsontext.parse(body)
        assert jsontext.parse(jsontext.dumps(value)) == value


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (b'{"a": {"b": 1, "b": 2}}', "duplicate_key", "/a/b"),
        (b'{"a/b~": {"": 1, "": 2}}', "duplicate_key", "/a~1b~0/"),
        (rb'{"a": ["x", "\u0000"]}', "bad_character", "/a/1"),
        (rb'{"a\u0000": 1}', "bad_character", ""),
        (rb'{"a": "\ud800"}', "bad_character", "/a"),
        (rb'{"a": "\udc00\ud800"}', "bad_character", "/a"),
        (b'{"a": NaN}', "bad_number", "/a"),
        (b'{"a": [-Infinity]}', "bad_number", "/a/0"),
        (b'{"a": 1e400}', "bad_number", "/a"),
        (b'{"a": 9007199254740992}', "bad_number", "/a"),
        (b'{"a": -9007199254740992}', "bad_number", "/a"),
        (b'{"a": 1' + b"0" * 5000 + b"}", "bad_number", "/a"),
        (b'{"a": 9.1e15}', "bad_number", "/a"),
        (b"[" * 33 + b"]" * 33, "too_deep", "/0" * 32),
        (b"[" * 100_000, "too_deep", ""),
        (b"\xef\xbb\xbf{}", "bad_encoding", ""),
        (b'{"a": "\xff"}', "bad_encoding", ""),
        (b"\xff\xfe{\x00}\x00", "bad_encoding", ""),
        (b"", "bad_json", ""),
        (b"{", "bad_json", ""),
        (b"{} {}", "bad_json", ""),
        (b"{'a': 1}", "bad_json", ""),
        (b'{"a": 01}', "bad_json", ""),
        (b'{"a": "\x00"}', "bad_json", ""),
        (b'{"a": 1,}', "bad_json", ""),
    ],
)
def test_what_two_programs_could_read_differently_is_refused(
    body: bytes, code: str, pointer: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        jsontext.parse(body)
    assert refused.value.code == code
    assert refused.value.errors[0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"9007199254740991", 2**53 - 1),
        (b"-9007199254740991", -(2**53) + 1),
        (b'"\\ud83d\\ude00"', "😀"),
        (b"[" * 32 + b"]" * 32, None),
        (b'{"a": 1, "b": {"a": 2}}', {"a": 1, "b": {"a": 2}}),
        (b"12345678901234567e-3", 12345678901234.567),
    ],
)
def test_the_limits_themselves_are_read(body: bytes, value: Any) -> None:
    read = jsontext.parse(body)
    assert value is None or read == value


def test_a_byte_order_mark_is_read_where_files_are() -> None:
    assert jsontext.parse(b"\xef\xbb\xbf{}", bom=True) == {}


def test_a_body_beyond_its_limit_is_not_even_looked_at() -> None:
    with pytest.raises(TooLarge):
        jsontext.parse(b"[1,2]", limit=4)


# RFC 7396, appendix A
@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_merge_patch_does_what_the_standard_says(target: Any, patch: Any, result: Any) -> None:
    before = json.dumps(target)
    assert jsontext.merge(target, patch) == result
    assert json.dumps(target) == before


def test_where_null_stands_is_found() -> None:
    assert list(jsontext.find_null({"a": None, "b": [1, {"c/d": None}]})) == ["/a", "/b/1/c~1d"]
