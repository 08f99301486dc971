"""`spinelog trends --json`: the same figures for other programs, in shown units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.analysis.series import average
from spinelog.analysis.trend import stretch, trend

if TYPE_CHECKING:
    from spinelog.analysis.around import Around, AroundSeries
    from spinelog.analysis.before import Before
    from spinelog.analysis.measure import Measure
    from spinelog.analysis.series import Average
    from spinelog.summary.trends import TrendPanel, Trends


def trends_json(found: Trends, panels: list[TrendPanel]) -> dict[str, object]:
    """The stretch, the procedures, the days around one of them, and each measure."""
    story, view = found.story, found.view
    return {
        "today": story.today.isoformat(),
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "procedures": [
            {
                "letter": one.letter,
                "uid": one.procedure.uid,
                "kind": one.procedure.kind,
                "status": one.procedure.status,
                "date": str(one.procedure.date),
            }
            for one in story.procedures
        ],
        "around": None if view is None else around_json(view),
        "measures": [_measure_json(found, view, panel) for panel in panels],
    }


def around_json(view: Around) -> dict[str, object]:
    """What is known of one procedure as a whole; the figures stand with each measure."""
    return {
        "letter": view.procedure.letter,
        "day": view.day,
        "target": view.target.name if view.target else None,
        "target_told": view.is_told,
        "latest": view.latest.name if view.latest else None,
        "ended_by": view.end.letter if view.end else None,
        "look": {
            "says": str(view.look.says),
            "first": view.look.first.isoformat() if view.look.first else None,
            "source": view.look.fact.source if view.look.fact else None,
            "early": view.is_early,
        },
        "durations": [
            {
                "percent": one.percent,
                "outcome": str(one.outcome),
                "begun_week": one.begun,
                "held_week": one.held,
                "ended_week": one.ended,
                "reached": one.reached,
                "reported": one.reported,
                "until": one.until or None,
            }
            for one in view.durations
        ],
        "best_week": None if view.best is None else {"name": view.best.window.name, "average": view.best.average.value},
    }


def _measure_json(found: Trends, view: Around | None, panel: TrendPanel) -> dict[str, object]:
    measure, story = panel.measure, found.story
    series = story.series[measure.key]
    zero = view.procedure.day_zero if view else None
    one = next((one for one in view.series if one.series.measure.key == measure.key), None) if view else None
    days = [
        {
            "day": day.isoformat(),
            "after": (day - zero).days if zero else None,
            "value": reading.value / measure.per_unit,
            "at_least": reading.at_least,
            "late": reading.late,
        }
        for day, reading in sorted(series.readings.items())
        if found.first <= day <= found.last
    ]
    weeks = story.weeks() if found.bar_weeks == 1 else ()
    return {
        "measure": measure.label if measure.is_pain and measure.key != "pain_worst" else measure.key,
        "label": measure.label,
        "unit": measure.unit,
        "statistic": str(measure.statistic),
        "better": str(measure.better),
        "is_pain": measure.is_pain,
        "days": days,
        "weeks": [
            {
                "name": week.name,
                "first": week.first.isoformat(),
                "last": week.last.isoformat(),
                **_average(average(series, week.days), measure),
            }
            for week in weeks
        ],
        **(one_json(one) if one else {}),
        "trend": _trend(found, view, one) if view and one else None,
        "sentence": panel.sentence,
    }


def _trend(found: Trends, view: Around, one: AroundSeries) -> dict[str, object] | None:
    line = None if view.is_trial else trend(one.series, stretch(view.procedure, found.story.procedures, found.story.today))
    if line is None:
        return None
    slope, unit = line.slope, one.series.measure.per_unit
    return {
        "weeks": line.weeks,
        "clear": line.is_clear,
        "a_week": slope.middle / unit if slope else None,
        "low": slope.low / unit if slope else None,
        "high": slope.high / unit if slope else None,
    }


def one_json(one: AroundSeries) -> dict[str, object]:
    """One measure around a procedure."""
    measure = one.series.measure
    relief, change = one.relief, one.change
    return {
        "role": str(one.role),
        "before": _before(one.before, measure),
        "usual": _average(one.before.usual, measure),
        "worse_than_usual": one.before.worse_than_usual,
        "marks": [
            {
                "name": mark.window.name,
                "first": mark.window.first.isoformat(),
                "last": mark.window.last.isoformat(),
                "ended_by": mark.window.ended_by or None,
                **_average(mark.average, measure),
            }
            for mark in one.marks
        ],
        "last_seven": _average(one.last_seven.average, measure),
        "relief": None
        if relief is None
        else {
            "points": relief.points,
            "percent": relief.percent,
            "direction": str(relief.direction) if relief.direction else None,
            "reason": str(relief.reason) if relief.reason else None,
            "more_medicine": relief.has_more_medicine,
        },
        "change": None
        if change is None
        else {
            "difference": None if change.difference is None else change.difference / measure.per_unit,
            "direction": str(change.direction) if change.direction else None,
            "reason": str(change.reason) if change.reason else None,
        },
    }


def _before(before: Before, measure: Measure) -> dict[str, object]:
    used = before.average.used
    return {
        "found": str(before.found),
        "first": used[0].isoformat() if used else None,
        "last": used[-1].isoformat() if used else None,
        **_average(before.average, measure),
    }


def _average(found: Average, measure: Measure) -> dict[str, object]:
    def shown(value: float | None) -> float | None:
        return None if value is None else value / measure.per_unit

    return {
        "average": shown(found.value),
        "n": found.n,
        "of": found.days,
        "low": shown(found.low),
        "high": shown(found.high),
        "at_least": found.at_least,
        "added_later": found.added_later,
        "from_memory": found.from_memory,
        "bad_days": found.bad_days,
    }
