"""What was told of whole weeks, as figures that stand in no series."""

from __future__ import annotations

from datetime import date, timedelta

from spinelog.analysis.measure import Measure
from spinelog.analysis.recall import Recall
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.values import Pain, Week, WeekPain
from spinelog.storage.journal import Journal
from spinelog.summary.weeks import write_week
from tests.conftest import TODAY

LAST = date(2026, 11, 15)


def test_a_week_is_its_figures_and_its_scores(journal: Journal) -> None:
    leg, back = journal.items(Pain)[0], journal.add(Pain, {"name": "low back"})
    write_week(journal, {"date": LAST, "sitting_min": 25, "sitting_open": True, "sleep_min": 420}, {leg.uid: 3, back.uid: 0})
    assert journal.recalls(LAST, LAST) == [
        Recall("sitting_min", LAST, 25.0, at_least=True),
        Recall("sleep_min", LAST, 420.0),
        Recall(PAIN_KEY + leg.uid, LAST, 3.0),
        Recall(PAIN_KEY + back.uid, LAST, 0.0),
    ]
    assert journal.recalls(LAST, LAST)[0].first == date(2026, 11, 9)
    assert [one for series in journal.series([Measure.of_pain(leg)], (LAST, TODAY)) for one in series.readings] == []


def test_a_week_counts_as_far_as_its_days_reach(journal: Journal) -> None:
    write_week(journal, {"date": LAST, "sleep_min": 420}, {})
    begins = LAST - timedelta(days=6)
    assert journal.recalls(begins, begins)
    assert not journal.recalls(begins - timedelta(days=9), begins - timedelta(days=1))
    assert not journal.recalls(LAST + timedelta(days=1), TODAY)
    assert journal.first_week() == begins


def test_what_is_in_the_trash_is_not_told(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    week = write_week(journal, {"date": LAST, "sleep_min": 420}, {pain.uid: 3})
    journal.delete(WeekPain, journal.items(WeekPain)[0].uid)
    assert [one.key for one in journal.recalls(LAST, LAST)] == ["sleep_min"]
    journal.delete(Week, week.uid)
    assert journal.recalls(LAST, LAST) == []
    assert journal.first_week() is None
