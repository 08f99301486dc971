"""Forms on the command line: filled in by kind, told in words, with their questions to read beforehand."""

from __future__ import annotations

import json

from spinelog.domain.questionnaire import STEPS
from spinelog.knowledge.instruments import instruments
from tests.conftest import Spinelog


def test_the_questions_can_be_read_with_their_source_before_they_are_answered(spinelog: Spinelog) -> None:
    told = spinelog("questionnaire", "questions")
    assert told.code == 0
    for one in instruments().values():
        assert one.about in told.out
        assert one.caveat in told.out
        for item in one.items:
            assert item.question.format(anchor="the procedure") in told.out
        for figure in one.numbers.values():
            assert f"{figure.says} ({figure.source})" in told.out
    assert "; ".join(label.lower() for _, label in STEPS) in told.out


def test_the_questions_as_json_carry_their_codes(spinelog: Spinelog) -> None:
    peg, pgic, total = json.loads(spinelog("questionnaire", "questions", "--json").out)
    assert (peg["loinc"], peg["score_loinc"]) == ("91148-7", "91147-9")
    assert {item["field"]: item["loinc"] for item in peg["items"]} == {
        "peg_pain": "75893-8", "peg_enjoyment": "91145-3", "peg_activity": "91146-1",
    }  # fmt: skip
    assert (pgic["loinc"], total["items"]) == (None, [])


def test_a_change_is_written_and_read_in_words(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "epidural", "--date", "8 oct")
    told = spinelog("questionnaire", "add", "pgic", "--procedure", "A", "--change", "much improved", "--date", "today")
    assert told.out.startswith("Added: 20 Nov 2026, much improved since the procedure, for A")
    (item,) = json.loads(spinelog("questionnaire", "list", "--json").out)
    assert (item["kind"], item["change"]) == ("pgic", 2)
    assert "A  Form" in spinelog("timeline").out
    assert "Much improved since the procedure" in spinelog("timeline").out


def test_an_incomplete_peg_is_kept_without_a_score_and_can_be_completed(spinelog: Spinelog) -> None:
    told = spinelog("questionnaire", "add", "peg", "--pain", "4", "--activity", "3", "--date", "today")
    assert "PEG incomplete (pain 4, activity 3; not answered: enjoyment)" in told.out
    (item,) = json.loads(spinelog("questionnaire", "list", "--json").out)
    assert item["peg_enjoyment"] is None
    assert "PEG 3.7 of 10" in spinelog("questionnaire", "edit", item["uid"][:4], "--enjoyment", "4").out
    assert "incomplete" in spinelog("questionnaire", "edit", item["uid"][:4], "--clear", "pain").out


def test_what_does_not_belong_together_is_refused_and_nothing_is_kept(spinelog: Spinelog) -> None:
    for words, sentence in (
        (("peg", "--pain", "4", "--total", "11"), "Total is not asked by this kind of form. Please leave it empty."),
        (("pgic", "--change", "much improved"), "Please fill in Since which procedure: its letter, like A."),
        (("total", "--form", "ODI", "--total", "44", "--lowest", "0", "--highest", "24"), "is not between 0 and 24"),
        (("peg",), "Please answer at least one of the three questions."),
        (("peg", "--pain", "2-8"), "'2-8' is not a score."),
    ):
        told = spinelog("questionnaire", "add", *words, "--date", "today")
        assert told.code == 1, words
        assert sentence in told.err
    assert json.loads(spinelog("questionnaire", "list", "--json").out) == []


def test_a_clinics_total_is_kept_with_its_range_and_no_questions(spinelog: Spinelog) -> None:
    words = ("--form", "Neck form", "--total", "18", "--lowest", "0", "--highest", "50", "--better", "less")
    told = spinelog("questionnaire", "add", "total", *words, "--date", "may 2025")
    assert "May 2025, Neck form 18 (0 to 50, lower is better)" in told.out
    assert "Neck form" in spinelog("summary").out
