"""A form keeps what was answered and scores only what is whole."""

from __future__ import annotations

from datetime import date

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.errors import BadValue
from spinelog.domain.questionnaire import ASKED, KINDS, NEEDED, QUESTIONNAIRE, STEPS, peg_score, peg_words

TODAY = date(2026, 11, 20)
DAY = PartialDate.of(TODAY)
CHANGE = QUESTIONNAIRE.field("change")


def peg(*answers: int | None) -> Changes:
    names = ("peg_pain", "peg_enjoyment", "peg_activity")
    return {"kind": "peg", "date": DAY, **dict(zip(names, answers, strict=True))}


def total(**more: object) -> Changes:
    return {"kind": "total", "date": DAY, "form": "ODI", "total": 44.0, **more}  # type: ignore[dict-item]


def complete(record: Changes) -> Changes:
    return QUESTIONNAIRE.complete(record, TODAY)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((4, 4, 3), "3.7 of 10 (pain 4, enjoyment 4, activity 3)"),
        ((7, 6, 6), "6.3 of 10 (pain 7, enjoyment 6, activity 6)"),
        ((0, 0, 0), "0.0 of 10 (pain 0, enjoyment 0, activity 0)"),
        ((10, 10, 10), "10.0 of 10 (pain 10, enjoyment 10, activity 10)"),
        ((4, None, 3), "incomplete (pain 4, activity 3; not answered: enjoyment)"),
        ((None, None, 0), "incomplete (activity 0; not answered: pain, enjoyment)"),
    ],
)
def test_a_score_is_the_sum_by_three_and_never_made_of_two_answers(answers: tuple[int | None, ...], words: str) -> None:
    record = complete(peg(*answers))
    assert peg_words(record) == words
    assert QUESTIONNAIRE.line(record) == f"20 Nov 2026, PEG {words}"
    assert (peg_score(record) is None) is (None in answers)


def test_a_form_without_any_answer_is_not_kept() -> None:
    with pytest.raises(BadValue, match="at least one of the three"):
        complete(peg(None, None, None))


@pytest.mark.parametrize(("number", "label"), STEPS)
def test_a_change_is_read_and_shown_in_words_and_kept_as_its_number(number: str, label: str) -> None:
    record = CHANGE.read(label.lower(), TODAY)
    assert record == {"change": int(number)}
    assert CHANGE.show(record) == label
    assert not any(sign.isdigit() for sign in QUESTIONNAIRE.told({"kind": "pgic", "date": DAY, **record}, {}))


def test_a_change_that_could_mean_two_steps_is_asked_for_in_words() -> None:
    with pytest.raises(BadValue, match=r"'worse' is not one of the steps.*much worse; very much worse"):
        CHANGE.read("worse", TODAY)


def test_better_comes_first() -> None:
    assert [label.split()[-1] for _, label in STEPS] == ["improved"] * 3 + ["change"] + ["worse"] * 3


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (total(peg_pain=3), "PEG: pain is not asked by this kind of form"),
        ({**peg(4, 4, 3), "total": 11.0}, "Total is not asked by this kind of form"),
        ({"kind": "pgic", "date": DAY, "change": 2}, "Please fill in Since which procedure"),
        ({"kind": "pgic", "date": DAY, "procedure": "x"}, "Please fill in How you are since"),
        ({"kind": "total", "date": DAY, "form": "ODI"}, "Please fill in Total"),
        ({"kind": "total", "date": DAY, "total": 44.0}, "Please fill in Form"),
        (total(lowest=0.0), "both the lowest and the highest"),
        (total(lowest=100.0, highest=0.0), "has to be below the highest"),
        (total(lowest=0.0, highest=24.0), "The total 44 is not between 0 and 24"),
        ({**peg(4, 4, 3), "date": PartialDate(2026, 11)}, "the day on which you answered"),
        ({**peg(4, 4, 3), "date": PartialDate(2026, 11, 21)}, "still to come"),
    ],
)
def test_what_does_not_fit_its_kind_is_refused_with_a_sentence(record: Changes, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        complete(record)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "ODI 44 (its range was not told)"),
        ({"lowest": 0.0, "highest": 100.0}, "ODI 44 (0 to 100)"),
        ({"lowest": 0.0, "highest": 100.0, "better": "less"}, "ODI 44 (0 to 100, lower is better)"),
        ({"better": "more"}, "ODI 44 (its range was not told, higher is better)"),
    ],
)
def test_a_total_is_told_with_what_was_told_of_it(more: Changes, words: str) -> None:
    assert QUESTIONNAIRE.told(complete(total(**more)), {}) == words


def test_a_total_of_long_ago_needs_no_day() -> None:
    assert complete({**total(), "date": PartialDate(2024)})["date"] == PartialDate(2024)


def test_every_kind_asks_for_what_it_cannot_do_without_and_for_no_field_twice() -> None:
    names = {field.name for field in QUESTIONNAIRE.asked}
    for kind, _ in KINDS:
        assert set(NEEDED[kind]) <= set(ASKED[kind]) <= names
        assert len(set(ASKED[kind])) == len(ASKED[kind])
        assert [field.name for field in QUESTIONNAIRE.asked_of(kind)] == list(ASKED[kind])
    assert set().union(*ASKED.values()) == names - {"kind"}
