"""Text from outside does nothing to a terminal, whatever is in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.text import ascii_words, one_line, plain

BIDI_AND_HIDDEN = (
    "\u200b\u200c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad"
)
HOSTILE = "[b]x[/b] [/] [@click=app.bell]y[/]\x1b[2J\x1b]52;c;aGk=\x07\x9b31m" + BIDI_AND_HIDDEN

ANY_TEXT = st.text(st.characters() | st.sampled_from([chr(code) for code in range(0xA0)] + list(BIDI_AND_HIDDEN)))


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_or_hides_is_left(text: str) -> None:
    for sign in plain(text):
        code = ord(sign)
        assert code in (0x09, 0x0A) or (code >= 0x20 and not 0x7F <= code < 0xA0), hex(code)
        assert unicodedata.bidirectional(sign) not in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
        assert sign not in BIDI_AND_HIDDEN
        assert not 0xD800 <= code < 0xE000


@given(ANY_TEXT)
def test_what_was_made_harmless_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs", "M"))))
def test_ordinary_writing_is_not_touched(text: str) -> None:
    assert plain(text) == text


def test_lines_tabs_and_joined_signs_stay() -> None:
    text = "a\tb\nc \U0001f468\u200d\U0001f33e \u0915\u094d\u200d\u0937"
    assert plain(text) == text


def test_markup_is_shown_as_it_was_typed() -> None:
    shown = plain(HOSTILE)
    assert shown.startswith("[b]x[/b] [/] [@click=app.bell]y[/]\u241b[2J\u241b]52;c;aGk=\u2407[U+009B]31m[U+200B]")


def test_a_line_of_a_list_is_one_line() -> None:
    assert one_line(" long\n\n drive\r\n\tflared ") == "long drive\u240d flared"


@given(ANY_TEXT)
def test_a_terminal_of_plain_letters_gets_plain_letters(text: str) -> None:
    assert ascii_words(plain(text)).isascii()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("déjà vu", "deja vu"),
        ("8 → 3 ≥ 50 % – “half” …", '8 -> 3 >= 50 % - "half" ...'),
        ("● 25 min · walk", "* 25 min . walk"),
        ("\U0001f600", "?"),
        ("plain", "plain"),
    ],
)
def test_signs_become_words_where_the_terminal_cannot_show_them(text: str, words: str) -> None:
    assert ascii_words(text) == words


def test_a_bell_is_readable_without_unicode() -> None:
    assert ascii_words(plain("ring\x07 \x1b[2J")) == "ring^G ^[[2J"
