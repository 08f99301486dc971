"""The forms that spinelog asks: their numbers have sources, their codes hold, their words can be taken out."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from spinelog.domain.amounts import fixed
from spinelog.domain.questionnaire import ASKED, KINDS, PEG, PEG_ITEMS, PGIC, QUESTIONNAIRE, STEPS, TOTAL
from spinelog.knowledge.codes import Code
from spinelog.knowledge.instruments import Figure, Instrument, instruments, read_instruments

SOURCE = re.compile(r"https?://\S+|CONVENTION")
TAGS = {"VERIFIED", "VERIFIED-2nd", "CONVENTION"}
"""Not among them: FROM-MEMORY."""

EACH = pytest.mark.parametrize("instrument", instruments().values(), ids=list(instruments()))


def has_check_digit(code: str) -> bool:
    """Whether a LOINC code ends in its check digit (mod 10, every second digit doubled from the right)."""
    number, _, digit = code.partition("-")
    doubled = [int(sign) * (2 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(number))]
    return digit == str(-sum(each // 10 + each % 10 for each in doubled) % 10)


def test_every_kind_that_can_be_chosen_has_its_words() -> None:
    assert list(instruments()) == [kind for kind, _ in KINDS]


@EACH
def test_every_number_and_code_has_a_source_that_somebody_read(instrument: Instrument) -> None:
    sourced: list[Figure | Code | Instrument] = [*instrument.numbers.values(), *instrument.codes, instrument]
    for one in sourced:
        assert SOURCE.fullmatch(one.source), one
        assert one.tag in TAGS, one
        assert (one.tag == "CONVENTION") is (one.source == "CONVENTION"), one


@EACH
def test_what_is_said_of_a_number_names_it(instrument: Instrument) -> None:
    for figure in instrument.numbers.values():
        numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]
        shown = [fixed(number, 2).rstrip("0").rstrip(".") or "0" for number in numbers]
        assert [one for one in shown if not re.search(rf"\b{re.escape(one)}\b", figure.says)] == []


@EACH
def test_its_questions_are_asked_by_its_own_form(instrument: Instrument) -> None:
    assert {item.field for item in instrument.items} <= set(ASKED[instrument.kind])
    for item in instrument.items:
        assert len(item.question.format(anchor="AA, the basivertebral ablation of 28 Nov 2026")) <= 78, "one line of a terminal"
        assert item.ends or QUESTIONNAIRE.field(item.field).choices


def test_the_codes_of_the_peg_are_those_that_were_checked() -> None:
    assert [code.code for code in instruments()[PEG].codes] == ["91148-7", "91147-9", "75893-8", "91145-3", "91146-1"]
    assert [code.code for kind in (PGIC, TOTAL) for code in instruments()[kind].codes] == [], "none is known for these"


@pytest.mark.parametrize("code", [code.code for one in instruments().values() for code in one.codes])
def test_a_code_ends_in_its_check_digit(code: str) -> None:
    assert has_check_digit(code)


@pytest.mark.parametrize("code", ["91145-1", "91148-8", "75893-0"])
def test_a_wrong_code_would_be_found(code: str) -> None:
    assert not has_check_digit(code)


def test_the_peg_asks_of_the_past_week_and_is_scored_as_its_source_says() -> None:
    peg = instruments()[PEG]
    assert tuple(item.field for item in peg.items) == PEG_ITEMS
    assert all("past week" in item.question for item in peg.items)
    assert (peg.numbers["divided_by"].value, peg.numbers["recall_days"].value) == (len(PEG_ITEMS), 7)
    scale = peg.numbers["scale"]
    assert {(scale.low, scale.high)} == {(QUESTIONNAIRE.field(name).low, QUESTIONNAIRE.field(name).high) for name in PEG_ITEMS}


def test_the_peg_says_where_it_comes_from_in_words_of_its_own() -> None:
    peg = instruments()[PEG]
    assert "Krebs 2009" in peg.caveat
    assert "Brief Pain Inventory" in peg.caveat
    assert len(re.findall(r"[.;]\s|[.]$", peg.caveat)) <= 2, "one sentence"
    for item in peg.items:
        assert not re.search("what number|best describes|interfere", item.question, re.IGNORECASE)


def test_the_change_names_what_it_counts_from_and_has_seven_steps() -> None:
    pgic = instruments()[PGIC]
    assert "{anchor}" in pgic.items[0].question
    assert "{anchor}" in pgic.title
    assert (pgic.numbers["scale"].low, pgic.numbers["scale"].high) == (int(STEPS[0][0]), int(STEPS[-1][0]))


def test_a_form_that_is_taken_out_of_the_file_is_gone_and_the_others_stay() -> None:
    found = tomllib.loads(files("spinelog.knowledge").joinpath("instruments.toml").read_text(encoding="utf-8"))
    del found[PEG]
    assert list(read_instruments(found)) == [PGIC, TOTAL]
