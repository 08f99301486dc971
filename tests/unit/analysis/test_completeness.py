"""How much was recorded, and how late."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.completeness import Completeness, RecordedDay, completeness
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME
from tests.unit.analysis.made import on

LATE = (IN_TIME, ADDED_LATER, FROM_MEMORY)


def test_a_period_counts_its_days_and_what_was_recorded_in_them() -> None:
    recorded = [
        RecordedDay(on(0), has_scores=True),
        RecordedDay(on(1), ADDED_LATER, has_scores=True),
        RecordedDay(on(2), FROM_MEMORY),
        RecordedDay(on(4), is_bad=True),
        RecordedDay(on(5), is_bad=True, has_scores=True),
        RecordedDay(on(6), is_bad=True, has_scores=True),
        RecordedDay(on(-1)),
        RecordedDay(on(7), is_bad=True),
    ]
    assert completeness(on(0), on(6), recorded) == Completeness(
        days=7, recorded=6, added_later=1, from_memory=1, bad=3, bad_without_scores=1
    )


def test_days_from_paper_are_counted_apart_from_late_ones() -> None:
    recorded = [RecordedDay(on(number), late, from_paper=True) for number, late in enumerate(LATE)]
    counts = completeness(on(0), on(6), [*recorded, RecordedDay(on(5), ADDED_LATER)])
    assert (counts.recorded, counts.from_paper, counts.added_later, counts.from_memory) == (4, 3, 1, 0)


def test_a_bad_day_without_a_score_is_a_recorded_day() -> None:
    assert completeness(on(0), on(6), [RecordedDay(on(3), is_bad=True)]).recorded == 1


def test_a_period_without_days_has_none() -> None:
    assert completeness(on(1), on(0), [RecordedDay(on(0)), RecordedDay(on(1))]).days == 0


@given(st.lists(st.builds(RecordedDay, st.integers(-20, 20).map(on), st.sampled_from(LATE), st.booleans(), st.booleans())))
def test_the_counts_never_exceed_what_they_are_counts_of(recorded: list[RecordedDay]) -> None:
    found = completeness(on(-10), on(10), recorded)
    assert found.days == 21
    assert found.recorded == len({one.day for one in recorded if on(-10) <= one.day <= on(10)})
    assert found.added_later + found.from_memory <= found.recorded <= found.days
    assert found.bad_without_scores <= found.bad <= found.recorded
