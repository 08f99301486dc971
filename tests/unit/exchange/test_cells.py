"""No text is a formula in a spreadsheet, and every text comes back as it was."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.exchange.cells import guarded, unguarded

STARTS = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", ["", "'", "''", " ", " ' ", "\u00a0", "\u3000'"])
def test_what_could_be_a_formula_gets_one_sign_before_it(before: str, start: str) -> None:
    assert guarded(f"{before}{start}1+1") == f"'{before}{start}1+1"


@pytest.mark.parametrize("text", ["long drive", "7-9", "it's", "'quoted'", " a", "(=1)", "50 % less"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_an_empty_text_is_not_an_empty_cell() -> None:
    assert (guarded(""), unguarded(""), unguarded("'")) == ("'", None, "")


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_two_hundred_thousand_hard_texts_come_back_and_none_is_a_formula() -> None:
    chance, signs = Random(1), f"'''  {STARTS}\u00a0\u3000\ufeffa1\""
    found, starts = "".join(chance.choices(signs, k=200_006)), tuple(STARTS)
    for begin in range(200_000):
        text = found[begin : begin + begin % 7]
        cell = guarded(text)
        assert unguarded(cell) == text
        assert not cell.startswith(starts)
