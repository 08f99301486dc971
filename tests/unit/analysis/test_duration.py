"""From which week a pain was at half or less, and until when: the rule, against another way to find the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.around import around
from spinelog.analysis.duration import Duration, Outcome, WeekLevel, duration, levels
from spinelog.analysis.series import Series
from spinelog.knowledge.thresholds import thresholds
from tests.unit.analysis import made
from tests.unit.analysis.made import LEG_PAIN, PAINS, ZERO, in_order, on, readings

WEEKS = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 10)), st.booleans()), max_size=20)


def _weeks(found: list[tuple[int | None, bool]]) -> list[WeekLevel]:
    return [WeekLevel(number, value, is_sore) for number, (value, is_sore) in enumerate(found, start=1)]


def test_the_levels_are_half_and_thirty_percent_as_the_source_has_them() -> None:
    assert levels() == (50, 30)
    assert set(levels()) <= {band.percent for band in thresholds().bands}


@given(WEEKS, st.integers(3, 10), st.sampled_from((50.0, 30.0)), st.sampled_from(("", "B")))
def test_it_is_what_reading_the_weeks_as_a_word_finds(
    found: list[tuple[int | None, bool]], before: int, percent: float, until: str
) -> None:
    """Each reported week a letter: H at the level, S likewise but sore, L above. The first H begins the spell, LL ends it."""
    weeks = _weeks(found)
    told = [week for week in weeks if week.value is not None]
    word = "".join("L" if before * (100 - percent) < 100 * (week.value or 0) else "S" if week.is_sore else "H" for week in told)
    one = duration(before, weeks, percent, until)
    if not told:
        assert one is None
        return
    assert one is not None
    assert (one.reported, one.reached) == (len(word), len(word) - word.count("L"))
    start = word.find("H")
    if start < 0:
        assert (one.outcome, one.begun, one.held, one.ended) == (Outcome.NOT_REACHED, None, None, None)
        return
    stop = word.find("LL", start)
    spell = word[start : stop if stop >= 0 else None]
    assert one.begun == told[start].number
    assert one.held == told[start + len(spell.rstrip("L")) - 1].number
    assert one.ended == (told[stop].number if stop >= 0 else None)
    assert one.outcome is (Outcome.ENDED if stop >= 0 else Outcome.UNTIL if until else Outcome.STILL)


@given(WEEKS, st.sampled_from((None, 0.0, 1.0, 2.9)))
def test_where_there_is_no_percent_there_is_no_duration(found: list[tuple[int | None, bool]], before: float | None) -> None:
    assert duration(before, _weeks(found), 50) is None


@given(WEEKS, st.integers(0, 20))
def test_weeks_that_are_not_reported_change_no_count(found: list[tuple[int | None, bool]], place: int) -> None:
    def counts(one: Duration | None) -> tuple[object, ...] | None:
        return (one.outcome, one.reached, one.reported) if one else None

    more = [*found[:place], (None, False), *found[place:]]
    assert counts(duration(8, _weeks(found), 50)) == counts(duration(8, _weeks(more), 50))


def _course(before: list[float], after: list[float | None]) -> Duration:
    everyone = in_order(made.done(ZERO))
    leg = Series.of(LEG_PAIN, readings([*before, 8, *after], -7))
    return around(everyone[0], everyone, PAINS, (leg,), on(len(after) + 1)).durations[0]


@pytest.mark.parametrize("before", [5.0, 8.0, 10.0])
def test_a_steady_62_percent_over_120_days_is_never_called_ended(before: float) -> None:
    for length in range(7, 121):
        found = _course([before] * 7, [0.38 * before] * length)
        assert (found.outcome, found.begun, found.held) == (Outcome.STILL, 1, length // 7)


def test_a_procedure_after_all_52_weeks_ends_none_of_them() -> None:
    everyone = in_order(made.done(ZERO), made.done(on(800)))
    leg = Series.of(LEG_PAIN, readings([8] * 8 + [4] * 400, -7))
    found = around(everyone[0], everyone, PAINS, (leg,), on(900)).durations[0]
    assert (found.outcome, found.held, found.until) == (Outcome.STILL, 52, "")


def test_of_300_noisy_courses_at_62_percent_at_most_one_in_ten_is_called_ended() -> None:
    noise = random.Random(62)
    ended = 0
    for _ in range(300):
        days = [min(10, max(0, round(noise.gauss(8 if day < 7 else 3.04, 1.2)))) for day in range(127)]
        after = [None if noise.random() < 0.15 else float(value) for value in days[7:]]
        ended += _course([float(value) for value in days[:7]], after).outcome is Outcome.ENDED
    assert ended <= 30
