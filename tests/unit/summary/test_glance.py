"""What stands beside the form of Today once the day is saved. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spinelog.domain.values import Pain
from spinelog.storage.journal import Journal
from spinelog.summary.glance import Glance, GlanceRow, glance
from spinelog.summary.story import gather
from tests.conftest import TODAY
from tests.unit.summary.made import on, procedure, run, treated


def _glance(journal: Journal) -> Glance:
    return glance(gather(journal, TODAY - timedelta(days=13), TODAY))


def test_the_headline_has_both_ends_their_days_the_points_the_percent_and_the_weeks(journal: Journal) -> None:
    treated(journal, after=())
    run(journal, "pain", (6,) * 7 + (4,) * 34 + (None, 3), on(1))
    found = _glance(journal)
    assert found.mark == GlanceRow("week 6", "8.0", 7, "4.0", 6, "")
    assert found.words == (
        "4.0 points, 50 % lower",
        "5 of 6 reported weeks at half or less, still so in week 6",
    )
    assert found.pains == (GlanceRow("Pain", "8.0", 7, "3.8", 6, ""),), "now is the last seven days, the mark is its own"


def test_before_the_day_to_look_there_is_no_headline_but_the_day(journal: Journal) -> None:
    zero = TODAY - timedelta(days=10)
    procedure(journal, zero)
    run(journal, "pain", (8,) * 7 + (None,) + (2,) * 10, zero - timedelta(days=7))
    found = _glance(journal)
    assert (found.mark, found.words) == (None, ("Too early to say; usually looked at from Tue 24 Nov",))


@pytest.mark.parametrize(("before", "word"), [((), "No record from before A"), ((2,) * 7, "2.0 points higher")])
def test_without_a_percent_no_weeks_are_told(journal: Journal, before: tuple[int, ...], word: str) -> None:
    treated(journal, before, (4,) * 7)
    assert _glance(journal).words == (word,)


def test_a_mark_with_too_few_days_has_no_figure_and_no_sentence(journal: Journal) -> None:
    treated(journal, after=(3, None, 4, None, 5))
    found = _glance(journal)
    assert found.mark == GlanceRow("week 6", "8.0", 7, "-", 3, "")
    assert found.words == ()


def test_without_a_procedure_two_pains_stand_as_they_are_now(journal: Journal) -> None:
    journal.add(Pain, {"name": "left arm"})
    arm = next(pain for pain in journal.items(Pain) if pain.name == "left arm")
    for key in ("pain", f"pain:{arm.uid}"):
        run(journal, key, (4,) * 7, TODAY - timedelta(days=6))
    found = _glance(journal)
    assert [(row.label, row.before, row.now) for row in found.pains] == [("Pain", "", "4.0"), ("Left arm", "", "4.0")]
    assert (found.others, found.mark, found.words) == ((), None, ())


def test_function_comes_before_a_pain_that_the_procedure_was_not_for(journal: Journal) -> None:
    treated(journal)
    journal.add(Pain, {"name": "left arm"})
    arm = next(pain for pain in journal.items(Pain) if pain.name == "left arm")
    run(journal, f"pain:{arm.uid}", (4,) * 7, on(36))
    run(journal, "steps", (3000,) * 7, on(36))
    found = _glance(journal)
    assert [row.label for row in found.others] == ["Steps", "Left arm"]
    assert [row.label for row in found.pains] == ["Pain"]
