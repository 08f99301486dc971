"""A line that fits by `fit.py` fits in both fonts: no sign is wider than it says."""

from __future__ import annotations

import json
import tempfile
from unicodedata import category

import pytest
import typst

from spinelog.summary.fit import WIDTHS, width
from spinelog.summary.fonts import folder

SOURCE = b"""
#let signs = json(bytes(sys.inputs.signs))
#let wide(font, weight, sign) = measure(text(
  font: font, stretch: 75%, weight: weight, size: 100pt, fallback: false, number-type: "lining", number-width: "tabular", sign,
)).width / 1pt
#context [#metadata(signs.map(sign => (400, 600).map(weight => (
  wide("IBM Plex Sans", weight, sign), wide("Libertinus Serif", weight, sign),
)).flatten())) <widths>]
"""
RANGES = {
    "Latin-1": (0x21, 0x100),
    "Latin extended": (0x100, 0x250),
    "Greek": (0x370, 0x400),
    "Cyrillic": (0x400, 0x530),
    "Latin additional": (0x1E00, 0x1F00),
    "punctuation": (0x2010, 0x2060),
    "currency": (0x20A0, 0x20C0),
    "arrows": (0x2190, 0x2200),
    "mathematics": (0x2200, 0x2270),
}
NO_WIDTH = ("Cn", "Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")


def measured(signs: list[str]) -> dict[str, list[float]]:
    """For each sign its widths in thousandths of the size, as typst itself sets it."""
    if not folder():
        pytest.skip("IBM Plex Sans Condensed is not installed, so its widths cannot be measured")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder()])
    with tempfile.TemporaryDirectory() as root:
        compiler = typst.Compiler(SOURCE, root=root, font_paths=fonts, sys_inputs={"signs": json.dumps(signs)})
        found = json.loads(compiler.query("<widths>", field="value", one=True))
    return {sign: [10 * one for one in wide] for sign, wide in zip(signs, found, strict=True)}


def told(sign: str) -> float:
    """What `fit.py` says, in the same unit."""
    return width(sign, 1000 * 72 / 25.4)


@pytest.mark.parametrize("name", list(RANGES))
def test_no_sign_of_these_letters_is_wider_than_it_is_taken_for(name: str) -> None:
    signs = [chr(code) for code in range(*RANGES[name]) if category(chr(code)) not in NO_WIDTH]
    wider = {sign: wide for sign, wide in measured(signs).items() if max(wide) > told(sign) + 0.5}
    assert not wider


def test_no_sign_of_the_table_is_wider_or_much_narrower_than_it_says() -> None:
    signs = [sign for every in WIDTHS.values() for sign in every if sign != " "]
    for sign, wide in measured(signs).items():
        assert max(wide) <= told(sign) + 0.5, sign
        assert max(wide) >= told(sign) - 41, sign


def test_a_space_between_words_is_no_wider_than_it_says() -> None:
    for pair in zip(*measured(["a", "a a"]).values(), strict=True):
        assert pair[1] - 2 * pair[0] <= told(" ") + 0.5


def test_each_sign_is_in_the_table_once() -> None:
    signs = "".join(WIDTHS.values())
    assert len(signs) == len(set(signs))
