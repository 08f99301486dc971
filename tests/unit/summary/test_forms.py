"""The forms of the summary: first and latest with their dates and the change, in words that give no verdict."""

from __future__ import annotations

import re
from datetime import date

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import Goal, GoalCheck, Procedure, Questionnaire
from spinelog.knowledge.instruments import instruments
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.render import FORMATS, render
from tests.unit.summary.made import on, procedure, run, treated


def peg(journal: Journal, offset: int, *answers: int | None) -> None:
    names = ("peg_pain", "peg_enjoyment", "peg_activity")
    record: Changes = {"kind": "peg", "date": PartialDate.of(on(offset)), **dict(zip(names, answers, strict=True))}
    journal.add(Questionnaire, record)


def change(journal: Journal, offset: int, since: Procedure, step: int) -> None:
    journal.add(Questionnaire, {"kind": "pgic", "date": PartialDate.of(on(offset)), "procedure": since.uid, "change": step})


def total(journal: Journal, when: PartialDate, value: float, **more: object) -> None:
    record: Changes = {"kind": "total", "date": when, "form": "ODI", "total": value, **more}  # type: ignore[dict-item]
    journal.add(Questionnaire, record)


def lines(journal: Journal) -> dict[str, str]:
    """Each form's name with what is told of it."""
    return {one.label: one.text for one in build(journal).forms.lines}


RANGE = {"lowest": 0.0, "highest": 100.0, "better": "less"}


def test_without_a_form_there_is_no_heading(journal: Journal) -> None:
    assert lines(journal) == {}
    for form in FORMATS:
        page = render(build(journal), form).split("</style>")[-1]
        assert not re.search("forms|PEG|Krebs", page, re.IGNORECASE)


def test_a_peg_is_told_from_the_first_to_the_latest(journal: Journal) -> None:
    peg(journal, -2, 7, 6, 6)
    assert lines(journal)["PEG"] == "6.3 (6 Oct); of the past week, 0 to 10, lower is better; filled in once"
    peg(journal, 20, 9, 9, 9)
    peg(journal, 41, 4, 4, 3)
    assert lines(journal)["PEG"].startswith("6.3 (6 Oct) → 3.7 (18 Nov), 2.7 points lower; ")
    assert lines(journal)["PEG"].endswith("; filled in 3 times")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((7, 6, 6), "the same"),
        ((7, 7, 6), "0.3 points higher"),
        ((7, 7, 8), "1.0 points higher"),
        ((3, 6, 6), "1.3 points lower"),
    ],
)
def test_the_change_has_one_decimal_and_says_which_way(journal: Journal, answers: tuple[int, ...], words: str) -> None:
    peg(journal, -2, 7, 6, 6)
    peg(journal, 41, *answers)
    assert f"(18 Nov), {words};" in lines(journal)["PEG"]


def test_an_incomplete_peg_is_said_to_be_incomplete_and_is_no_first_and_no_latest(journal: Journal) -> None:
    peg(journal, -9, 8, None, 8)
    assert lines(journal)["PEG"] == "incomplete on 29 Sep"
    peg(journal, -2, 7, 6, 6)
    peg(journal, 42, 1, 1, None)
    assert lines(journal)["PEG"].startswith("6.3 (6 Oct); ")
    assert lines(journal)["PEG"].endswith("filled in once; incomplete on 29 Sep, 19 Nov")


def test_a_peg_goes_into_no_average_of_the_days(journal: Journal) -> None:
    treated(journal)
    before = build(journal)
    for offset in (-5, -2, 37, 41):
        peg(journal, offset, 0, 0, 0)
    after = build(journal)
    assert (after.rows, after.weeks, after.changed, after.recorded) == (
        before.rows,
        before.weeks,
        before.changed,
        before.recorded,
    )


def test_a_peg_takes_nothing_from_the_days(journal: Journal) -> None:
    run(journal, "pain", (9,) * 7, on(35))
    peg(journal, 41, None, 2, 2)
    assert lines(journal)["PEG"] == "incomplete on 18 Nov"


def test_a_change_is_told_in_words_since_the_procedure_by_its_name(journal: Journal) -> None:
    a = procedure(journal)
    b = procedure(journal, date(2026, 11, 2), "trigger_point")
    change(journal, 14, a, 3)
    change(journal, 41, a, 2)
    change(journal, 42, b, 4)
    assert lines(journal) == {
        "Since A, the epidural of 8 Oct": "a little improved (22 Oct) → much improved (18 Nov)",
        "Since B, the trigger point injection of 2 Nov": "no change (19 Nov)",
    }
    section = render(build(journal), "text").partition("\nFORMS\n")[2].partition("\nHOW ")[0]
    assert not re.search(r"\d of 7|of 7\b", section)


def test_a_change_that_is_dated_before_its_procedure_says_so(journal: Journal) -> None:
    change(journal, -3, procedure(journal), 2)
    assert lines(journal)["Since A, the epidural of 8 Oct"] == "much improved (5 Oct); an answer is dated before it"


def test_a_change_goes_to_the_trash_with_its_procedure_and_comes_back_with_it(journal: Journal) -> None:
    a = procedure(journal)
    change(journal, 14, a, 3)
    peg(journal, 14, 1, 1, 1)
    journal.delete(Procedure, a.uid)
    assert list(lines(journal)) == ["PEG"]
    journal.undelete(Procedure, a.uid)
    assert len(lines(journal)) == 2


def test_a_total_is_told_with_its_range_and_a_change_only_where_the_range_is_the_same(journal: Journal) -> None:
    total(journal, PartialDate(2025, 5), 44, **RANGE)
    assert lines(journal)["ODI"] == "44 (May 2025); 0 to 100, lower is better"
    total(journal, PartialDate(2026, 11, 2), 30.5, **RANGE)
    assert lines(journal)["ODI"] == "44 (May 2025) → 30.5 (2 Nov), 13.5 points lower; 0 to 100, lower is better"
    total(journal, PartialDate(2026, 11, 9), 15, lowest=0.0, highest=50.0)
    assert lines(journal)["ODI"] == (
        "44 (May 2025) → 15 (9 Nov); its range is not the same, or was not told, so no change is given"
    )


def test_a_total_without_its_range_is_told_as_it_is(journal: Journal) -> None:
    total(journal, PartialDate(2026, 11, 2), 44)
    assert lines(journal)["ODI"] == "44 (2 Nov); its range was not told"


def test_ability_is_told_in_points_under_the_goals_own_words(journal: Journal) -> None:
    goal = journal.add(Goal, {"statement": "Lift 15 lb", "measure": "own"})
    for offset, ability in ((20, 2), (27, None), (41, 4)):
        journal.add(GoalCheck, {"goal": goal.uid, "date": on(offset), "ability": ability})
    told = lines(journal)["Lift 15 lb"]
    assert told == "own rating 2 (28 Oct) → 4 (18 Nov), 2 points higher; 0 unable, 10 as before, higher is better"
    assert "%" not in told


def test_what_a_person_is_able_to_do_stands_first(journal: Journal) -> None:
    goal = journal.add(Goal, {"statement": "Lift 15 lb", "measure": "own"})
    peg(journal, 41, 4, 4, 3)
    change(journal, 41, procedure(journal), 2)
    journal.add(GoalCheck, {"goal": goal.uid, "date": on(41), "ability": 4})
    assert list(lines(journal)) == ["Lift 15 lb", "PEG", "Since A, the epidural of 8 Oct"]


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_caveat_goes_wherever_a_peg_goes_and_nowhere_else(journal: Journal, form: str) -> None:
    change(journal, 41, procedure(journal), 2)
    assert "Krebs" not in render(build(journal), form)
    peg(journal, 41, 4, 4, 3)
    page = " ".join(render(build(journal), form).replace("&#x27;", "'").split())
    assert instruments()["peg"].caveat in page


def test_no_threshold_stands_beside_a_change(journal: Journal) -> None:
    peg(journal, -2, 8, 8, 8)
    peg(journal, 41, 5, 5, 5)
    text = render(build(journal), "text")
    groups = instruments()["peg"].numbers["groups"]
    assert str(groups.high) not in text
    assert not re.search(
        "matter|meaning|importan|noticeab|better than|enough", text.partition("\nFORMS\n")[2].partition("\nHOW ")[0]
    )
