from __future__ import annotations

import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.exchange.phone.csv_text import csv_rows, records, separator
from spinelog.exchange.phone.findings import BadFile


def rows(text: str | bytes, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv_rows(text.encode(encoding) if isinstance(text, str) else text, "t.csv"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_umlauts_are_read_in_every_encoding_that_programs_write(encoding: str) -> None:
    assert rows("Datum;Schlaf für mich\r\n2026-11-20;7,5\r\n", encoding) == [
        ["Datum", "Schlaf für mich"],
        ["2026-11-20", "7,5"],
    ]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Date,Steps\n2026-11-20,4210\n", ","),
        ('Date,Steps\n"Nov 20, 2026","4,210"\n', ","),
        ("Datum;Schlaf\n20.11.2026;7,5\n21.11.2026;7,25\n", ";"),
        ("Date\tSteps\n2026-11-20\t4,210\n2026-11-21\t5,001\n", "\t"),
        ("a,b\n1;2,1\n2;3,1\n", ","),
        ("Sleep\nStart Time,End Time,Minutes Asleep\n2010-10-13 11:12PM,2010-10-14 7:02AM,420\n", ","),
        ("sep=;\nDate;Steps\n2026-11-20;4210\n", ";"),
        ("only one column\n4210\n", ","),
        ("", ","),
    ],
)
def test_the_separator_is_found_out(text: str, sign: str) -> None:
    assert separator(text.encode(), "t.csv") == sign


def test_the_line_that_says_the_separator_is_no_row() -> None:
    assert rows("sep=;\r\nDate;Steps\r\n") == [["Date", "Steps"]]


def test_a_separator_that_is_told_is_used() -> None:
    assert list(csv_rows(b"a;b,c\n", "t.csv", delimiter=";")) == [["a", "b,c"]]


def test_cells_keep_their_line_breaks_and_blank_lines_are_no_rows() -> None:
    assert rows('a,b\n\n1,"two\nlines"\n\n') == [["a", "b"], ["1", "two\nlines"]]


def test_old_line_ends_and_spaces_after_a_separator() -> None:
    assert rows('Date, Steps\r"20 Nov 2026", "4210"\r') == [["Date", "Steps"], ["20 Nov 2026", "4210"]]


def test_spaces_stay_where_they_are_wanted() -> None:
    assert list(csv_rows(b"a, b\n", "t.csv", exact=True)) == [["a", " b"]]


def test_zero_bytes_are_left_out() -> None:
    assert rows(b"a,b\n1,2\0\0\n") == [["a", "b"], ["1", "2"]]


def test_short_and_long_rows_keep_the_names_that_they_reach() -> None:
    found = records(csv_rows(b" Date , Steps\n2026-11-20\n2026-11-21,4210,\n", "t.csv"))
    assert list(found) == [{"Date": "2026-11-20"}, {"Date": "2026-11-21", "Steps": "4210"}]


def test_nothing_gives_no_records() -> None:
    assert list(records(csv_rows(b"", "t.csv"))) == []


@pytest.mark.parametrize("data", [b"x" * (2 << 20), b'a,"' + b"b\n" * (1 << 20), b"\xff\xfe" + b"x\0" * (2 << 20)])
def test_what_never_ends_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"^t\.csv is not a table that spinelog can read: one of its \w+ never ends\.$"):
        rows(data)


def test_a_large_table_is_never_held_whole() -> None:
    data = "2026-11-20,4210,ü\n".encode() * 200_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in csv_rows(data, "t.csv")) == 200_000
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_one_sentence(data: bytes) -> None:
    with suppress(BadFile):
        assert all(isinstance(cell, str) for row in rows(data) for cell in row)
