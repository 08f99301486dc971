"""The codes of an export: looked up, with their check digits, and of fields that there are."""

from __future__ import annotations

import re

import pytest

from spinelog.domain.nouns import NOUNS
from spinelog.knowledge.codes import codes
from tests.unit.knowledge.test_instruments import SOURCE, TAGS, has_check_digit

EACH = pytest.mark.parametrize("name", list(codes()))
OTHERS = {"38208-5", "56840-2", "75262-6", "75261-8", "75260-0", "55411-3", "101691-4", "91145-1"}
"""Near, but another thing, discouraged, or no code at all."""


@EACH
def test_a_code_ends_in_its_check_digit_and_has_a_source(name: str) -> None:
    code = codes()[name]
    assert has_check_digit(code.code)
    assert SOURCE.fullmatch(code.source)
    assert code.tag in TAGS - {"CONVENTION"}
    assert code.display
    assert code.code not in OTHERS


@EACH
def test_a_code_belongs_to_a_field(name: str) -> None:
    noun, field = name.split(".")
    assert NOUNS[noun].field(field)


def test_only_what_was_found_has_a_code() -> None:
    assert {name: code.code for name, code in codes().items()} == {
        "day.steps": "41950-7",
        "day.sleep_min": "93832-4",
        "week_pain.average": "75893-8",
        "block_reading.score": "72514-3",
    }


def test_the_notice_stands_with_the_codes() -> None:
    from importlib.resources import files

    for name in ("codes.toml", "instruments.toml"):
        text = re.sub(r"\n# ?", " ", files("spinelog.knowledge").joinpath(name).read_text(encoding="utf-8"))
        assert "contains content from LOINC (http://loinc.org)" in text
        assert "http://loinc.org/license" in text
