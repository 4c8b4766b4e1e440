from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.validate.positions import positions

TEXT = """{
  "a": [1, {"b": "x, ] }", "~/": null}],
  "c": {"a": {}, "d": [[], true]}
}"""


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ("", 1, 1),
        ("/a", 2, 8),
        ("/a/0", 2, 9),
        ("/a/1", 2, 12),
        ("/a/1/b", 2, 18),
        ("/a/1/~0~1", 2, 34),
        ("/c", 3, 8),
        ("/c/a", 3, 14),
        ("/c/d/0", 3, 24),
        ("/c/d/1", 3, 28),
    ],
)
def test_a_value_is_where_it_begins(pointer: str, line: int, column: int) -> None:
    assert positions(TEXT, [pointer])[pointer] == (line, column)


@pytest.mark.parametrize(
    ("pointer", "above"), [("/a/7", "/a"), ("/x/y", ""), ("/a/1/b/c", "/a/1/b"), ("/c/d/x", "/c/d")]
)
def test_a_pointer_that_leads_nowhere_has_the_place_above(pointer: str, above: str) -> None:
    found = positions(TEXT, [pointer, above])
    assert found[pointer] == found[above]


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    assert positions('{"a": 1, "a": 2}', ["/a"])["/a"] == (1, 15)


def test_escaped_keys_are_read() -> None:
    assert positions('{"\\u0061\\"": 1}', ['/a"'])['/a"'] == (1, 14)


def test_deep_nesting_is_no_recursion() -> None:
    assert positions("[" * 100_000 + "]" * 100_000, ["/0/0/0"])["/0/0/0"] == (1, 4)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 1]))
def test_the_text_at_a_value_is_that_value(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    lines = text.splitlines()
    everything = dict(walk(value, ""))
    for pointer, place in positions(text, everything).items():
        rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == everything[pointer]


def walk(value: object, pointer: str) -> list[tuple[str, object]]:
    found = [(pointer, value)]
    if isinstance(value, dict):
        for key, item in value.items():
            found += walk(item, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += walk(item, f"{pointer}/{index}")
    return found
