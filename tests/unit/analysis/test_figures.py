"""The written cases of `tests/data/figures.toml`: averages, changes, pairs, trends, goals, counts, and what else changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from spinelog.analysis.also_changed import also_changed
from spinelog.analysis.completeness import Completeness, RecordedDay, completeness
from spinelog.analysis.goals import Progress, progress
from spinelog.analysis.ledger import ledger
from spinelog.analysis.measure import Measure
from spinelog.analysis.overlap import non_overlap
from spinelog.analysis.series import Average, average
from spinelog.analysis.shown import shown_change
from spinelog.analysis.trend import Trend, trend
from spinelog.analysis.windows import weeks_after
from spinelog.domain.dates import PartialDate
from spinelog.domain.goal import OWN
from spinelog.domain.values import Event, Flare, Goal, GoalCheck, Medication, Procedure, Therapy
from spinelog.summary.around_words import trend_words
from spinelog.summary.sentences import level, progress_words
from tests.unit.analysis import made
from tests.unit.analysis.cases import series_of, written
from tests.unit.analysis.made import BACK, LEG, LEG_PAIN, PAINS, SITTING, SLEEP, STEPS, ZERO, days, in_order, on

CASES = written("figures.toml")
MEASURES = {"leg": LEG_PAIN, "sitting": SITTING, "steps": STEPS, "sleep": SLEEP}
FIELDS = {"sitting_min": SITTING, "sleep_min": SLEEP}


def each(heading: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return pytest.mark.parametrize("case", CASES[heading], ids=lambda case: str(case["name"]))


def _measure(case: dict[str, Any]) -> Measure:
    return MEASURES[case["measure"]]


def _average(case: dict[str, Any]) -> Average:
    return average(series_of(_measure(case), case["days"]), days(0, 6))


@each("average")
def test_average(case: dict[str, Any]) -> None:
    assert _average(case).value == (pytest.approx(case["value"]) if "value" in case else None)
    assert level(_measure(case), _average(case), "").replace("  ", " ") == case["says"]


@each("change")
def test_change(case: dict[str, Any]) -> None:
    before, after = case["ends"]
    assert list(shown_change(before, after, _measure(case))) == case["texts"]


@each("pairs")
def test_pairs(case: dict[str, Any]) -> None:
    share = non_overlap(case["before"], case["after"], _measure(case).better)
    assert (-1 if share is None else share) == pytest.approx(case["share"])


def _trend(case: dict[str, Any]) -> Trend:
    weeks = case["weeks"].split()
    found = trend(
        series_of(_measure(case), " ".join(f"{week}x7" for week in weeks), 1), weeks_after(ZERO, on(7 * len(weeks) + 1))
    )
    assert found is not None
    return found


@each("trend")
def test_trend(case: dict[str, Any]) -> None:
    found = _trend(case)
    assert found.is_clear is case["clear"]
    if "slope" in case:
        assert found.slope is not None
        assert found.slope.middle == pytest.approx(case["slope"])
    assert found.change == (pytest.approx(case["change"]) if "change" in case else None)
    assert trend_words(found, _measure(case)) == case["says"]


def _progress(case: dict[str, Any]) -> Progress:
    goal = Goal(
        uid="goal", statement="Mine", started=ZERO,
        **{name: case[name] for name in ("measure", "target", "unit", "qualifier") if name in case},
    )  # fmt: skip
    checks = [GoalCheck(goal="goal", date=on(day), value=value, qualifier_kept=next(iter(kept), None))
              for day, value, *kept in case.get("checks", ())]  # fmt: skip
    series = None if goal.measure == OWN else series_of(FIELDS[goal.measure], case["days"])
    return progress(goal, on(6), checks, series)


@each("goal")
def test_goal(case: dict[str, Any]) -> None:
    found = _progress(case)
    assert progress_words(found, on(6)) == case["says"]
    if "now" in case:
        assert found.now is None
        assert found.check is not None
        assert found.check.value == case["now"]


@each("completeness")
def test_completeness(case: dict[str, Any]) -> None:
    recorded = [
        RecordedDay(on(day), late, is_bad="bad" in more, has_scores="score" in more, from_paper="paper" in more)
        for day, late, *more in case["days"]
    ]
    assert completeness(on(0), on(6), recorded) == Completeness(**case["counts"])


@each("sessions")
def test_sessions(case: dict[str, Any]) -> None:
    told = {"yes": True, "no": False, "": None}
    done = [
        made.done(on(day), {"leg": LEG, "back": BACK}[pain], kind, side=side, steroid=told[steroid])
        for day, pain, kind, side, steroid in case["done"]
    ]
    found = ledger(in_order(*done), PAINS, [series_of(LEG_PAIN, "8")], on(60))
    assert [entry.session.letters for entry in found.entries] == case["letters"]
    assert [[view.target.name for view in entry.views if view.target] for entry in found.entries] == case["through"]
    assert [count.within[0] for count in found.counts] == case["counts"]
    assert [found.steroids.given, found.steroids.not_told] == case["steroids"]


def _dated(record: dict[str, Any]) -> dict[str, Any]:
    """A record with its dates."""
    read: dict[str, Callable[[str], object]] = {
        **dict.fromkeys(("date", "started", "stopped"), PartialDate.from_iso), "began": date.fromisoformat
    }  # fmt: skip
    return {name: read[name](value) if name in read else value for name, value in record.items()}


@each("also")
def test_also_changed(case: dict[str, Any]) -> None:
    found = also_changed(
        on(-7),
        on(14),
        medications=[Medication(course_uid=one["name"], **_dated(one)) for one in case.get("medication", ())],
        therapies=[Therapy(**_dated(one)) for one in case.get("therapy", ())],
        events=[Event(**_dated(one)) for one in case.get("event", ())],
        procedures=in_order(*(Procedure(**_dated(one)) for one in case.get("procedure", ()))),
        flares=[Flare(**_dated(one)) for one in case.get("flare", ())],
    )
    assert [f"{one.date} {one.what}" for one in found] == case["what"]
