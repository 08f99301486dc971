"""Series as panels: which days are dots, which stretches are bars, what the axis covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from spinelog.analysis.measure import Measure
from spinelog.analysis.procedures import Lettered
from spinelog.analysis.recall import Recall as Told
from spinelog.analysis.series import Average, Series, average
from spinelog.analysis.windows import Window
from spinelog.charts.scale import PAIN, Scale, scale
from spinelog.charts.spec import Bar, Dot, Mark, Panel, Pause, Recall
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY
from spinelog.domain.day import DOSE_KEY

TITLES = {
    "sitting_min": "Sitting before pain, minutes",
    "standing_min": "Standing before pain, minutes",
    "walking_min": "Walking before pain, minutes",
    "steps": "Steps a day",
    "sleep_min": "Sleep, hours a night",
    "exercise_min": "Exercise, minutes a day",
    "pain_worst": "Worst pain of the day, 0 to 10",
    "dose:": "Extra tablets a day",
}


def title(measure: Measure) -> str:
    """What a panel of this measure is called."""
    if measure.key in TITLES:
        return TITLES[measure.key]
    name = measure.label[:1].upper() + measure.label[1:]
    if measure.key.startswith(DOSE_KEY):
        return f"{name}, tablets a day"
    return f"{name}, average of the day, 0 to 10"


def week_bars(series: Series, weeks: Iterable[Window], strong: frozenset[str] = frozenset()) -> tuple[Bar, ...]:
    """One level bar for each week with enough days; `strong`: names of weeks that stand in a table beside it."""
    return bars(series.measure, ((week, average(series, week.days)) for week in weeks), strong)


def bars(measure: Measure, averages: Iterable[tuple[Window, Average]], strong: frozenset[str] = frozenset()) -> tuple[Bar, ...]:
    """Bars of averages that are there."""
    return tuple(
        Bar(week.first, week.last, found.value / measure.per_unit, found.used, found.at_least, week.name in strong)
        for week, found in averages
        if found.value is not None
    )


def dots(series: Series, first: date, last: date) -> tuple[Dot, ...]:
    """Every recorded day of a stretch."""
    return tuple(
        Dot(
            reading.day,
            reading.value / series.measure.per_unit,
            hollow=reading.late == ADDED_LATER,
            memory=reading.late == FROM_MEMORY,
        )
        for day, reading in sorted(series.readings.items())
        if first <= day <= last
    )


def recalls(measure: Measure, told: Iterable[Told], first: date, last: date) -> tuple[Recall, ...]:
    """Of all that was `told` of weeks, this measure's that reach into a stretch."""
    return tuple(
        Recall(one.first, one.last, one.value / measure.per_unit, one.at_least)
        for one in told
        if one.key == measure.key and one.first <= last and first <= one.last
    )


def marks(procedures: Iterable[Lettered], first: date, last: date) -> tuple[Mark, ...]:
    """The lettered lines of a stretch."""
    return tuple(
        Mark(one.day_zero, one.letter) for one in procedures if one.day_zero is not None and first <= one.day_zero <= last
    )


def panel(
    measure: Measure,
    first: date,
    last: date,
    *,
    day_dots: Sequence[Dot] = (),
    week_bars: Sequence[Bar] = (),
    worst: Sequence[Bar] = (),
    weeks_told: Sequence[Recall] = (),
    pauses: Iterable[tuple[date, date]] = (),
    goal: float | None = None,
    procedures: Iterable[Lettered] = (),
    cursor: date | None = None,
    name: str = "",
) -> Panel:
    """A panel of one measure; `goal` in its shown unit. Scores have the whole range, others room above the highest."""
    values = [dot.value for dot in day_dots] + [bar.value for bar in week_bars] + [week.value for week in weeks_told]
    y: Scale = PAIN if measure.is_pain else scale(values, goal)
    return Panel(
        title=name or title(measure),
        hue="pain" if measure.is_pain else "function",
        first=first,
        last=last,
        low=y.low,
        high=y.high,
        ticks=y.ticks,
        better="less" if measure.better == "less" else "more",
        dots=tuple(day_dots),
        bars=tuple(week_bars),
        worst=tuple(worst),
        recalls=tuple(weeks_told),
        pauses=tuple(Pause(*one) for one in pauses),
        goal=goal,
        marks=marks(procedures, first, last),
        cursor=cursor,
    )
