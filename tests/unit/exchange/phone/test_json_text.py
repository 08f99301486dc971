"""JSON from outside: as the standard has it, and no more than can be held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.exchange.phone import json_text
from spinelog.exchange.phone.findings import BadFile
from spinelog.exchange.phone.json_text import json_items, load_json
from tests.exports.mutations import Held

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_that_programs_use_is_read(encoding: str) -> None:
    assert load_json('{"schlaf": "müde \U0001f634"}'.encode(encoding), "a.json") == {"schlaf": "müde \U0001f634"}


@given(VALUES)
def test_what_json_can_say_comes_back(value: object) -> None:
    assert load_json(json.dumps(value).encode(), "a.json") == value


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[1,]", b"[NaN]", b"[-Infinity]", b"[1e999]", b"[1] [2]", b"\xff\xfe\xff", b"[\xc3\x28]",
        b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 100_000, b"[" + b"9" * 5000 + b"]",
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadFile) as caught:
        load_json(data, "folder/a.json")
    assert str(caught.value) == "a.json is not sound JSON. Please copy it again, or export it again."


@pytest.mark.parametrize("part", [b"{}", b"[]", b'"ab"'])
def test_a_small_file_that_would_fill_the_memory_is_refused(part: bytes) -> None:
    with pytest.raises(BadFile, match="too large"):
        load_json(b"[" + (part + b",") * 3_000_000 + b"1]", "a.json")


def items(data: bytes, key: str | None = None) -> list[object]:
    return list(json_items(Held("a.json", {"a.json": data}), "a.json", key))


@given(st.lists(VALUES, max_size=8), st.integers(1, 40), st.sampled_from((None, 2)))
def test_a_list_read_item_by_item_is_the_list_however_it_comes(value: list[object], chunk: int, indent: int | None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "MIB", chunk)
        patch.setattr(json_text, "MOST_ITEM", 100_000)
        assert items(json.dumps(value, indent=indent, ensure_ascii=False).encode()) == value
        wrapped = {"about": [{"x": 1}], "Data Points": value, "after": 1}
        assert items(json.dumps(wrapped, indent=indent).encode(), "Data Points") == value


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", None), (b"{}", None), (b"[1, 2", None), (b"[1, nan, 2]", None), (b"[1, NaN]", None), (b"[1e999]", None),
        (b'{"Data Points": 1}', "Data Points"), (b'{"Data Points": [{"a":}]}', "Data Points"), (b"[" * 100_000, None),
        (b"[1, \xc3\x28]", None),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_refused_in_one_sentence(data: bytes, key: str | None) -> None:
    with pytest.raises(BadFile) as caught:
        items(data, key)
    assert str(caught.value) == "a.json is not sound JSON. Please copy it again, or export it again."


def test_a_byte_order_mark_is_no_part_of_the_list() -> None:
    assert items(b"\xef\xbb\xbf [1]") == [1]


def test_an_item_longer_than_any_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MIB", 10)
    monkeypatch.setattr(json_text, "MOST_ITEM", 100)
    with pytest.raises(BadFile):
        items(b'["' + b"a" * 1000 + b'"]')


def test_a_long_list_is_not_held(tmp_path: Path) -> None:
    """Only the file's own chunk and an item are there at once."""
    point = b'{"value": 1},'
    data = b"[" + point * 200_000 + b"1]"
    seen = 0
    for item in json_items(Held("a.json", {"a.json": data}), "a.json"):
        seen += item == {"value": 1}
    assert seen == 200_000
