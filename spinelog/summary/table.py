"""The table: each measure before the procedure, at its latest marks and by the week, every figure with its days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Role
from spinelog.analysis.change import Direction
from spinelog.analysis.series import average
from spinelog.analysis.shown import shown_change
from spinelog.charts import build as charts
from spinelog.charts.spec import Window as Bracket
from spinelog.domain.dates import show_span
from spinelog.domain.day import DOSE_KEY, EXTRA
from spinelog.summary.changed import latest_mark
from spinelog.summary.doc import Column, Row, Week
from spinelog.summary.sentences import before_figure, ends, figure
from spinelog.summary.story import Story

if TYPE_CHECKING:
    from spinelog.analysis.measure import Measure
    from spinelog.analysis.series import Average
    from spinelog.analysis.windows import Window
    from spinelog.summary.sentences import Figure

SHOWN_MARKS = 3
"""Marks that stand beside "before": the latest ones."""

CALENDAR_WEEKS = 4
"""Weeks that stand in the table while there is no procedure."""


def measures(story: Story) -> list[Measure]:
    """Measures with anything recorded in the stretch, in the order of the sheet; extra tablets last, all, then of each."""
    found = story.shown_measures()
    extra = [series.measure for key, series in story.series.items() if key.startswith(DOSE_KEY)]
    return [measure for measure in [*found, *extra] if story.series[measure.key].readings]


def table(story: Story, view: Around | None) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows: before the procedure and its latest marks, or without one the latest weeks."""
    if view is None:
        latest = story.weeks()[-CALENDAR_WEEKS:]
        columns = tuple(Column("week", week.name, _bracket(week, "")) for week in latest)
        rows = [_row(story, measure, _figures(story, measure, latest), "", "", latest) for measure in measures(story)]
        return columns, tuple(rows)
    letter = view.procedure.letter
    by_key = {found.series.measure.key: found for found in view.series}
    windows = view.series[0].marks[-SHOWN_MARKS:]
    zero = view.procedure.day_zero or story.today
    first, last = zero - timedelta(days=7), zero - timedelta(days=1)
    before = Column(f"before {letter}", show_span(first, last), Bracket(first, last, "before"))
    marks = (mark.window for mark in windows)
    columns = (before, *(Column(mark.name, show_span(mark.first, mark.last), _bracket(mark, mark.name)) for mark in marks))
    return columns, tuple(_around_row(story, by_key[measure.key], view) for measure in measures(story))


def _bracket(week: Window, label: str) -> Bracket:
    return Bracket(week.first, week.last, label)


def _figures(story: Story, measure: Measure, weeks: Iterable[Window]) -> tuple[Figure, ...]:
    return tuple(figure(average(story.series[measure.key], week.days), measure) for week in weeks)


def _around_row(story: Story, found: AroundSeries, view: Around) -> Row:
    measure = found.series.measure
    marks = found.marks[-SHOWN_MARKS:]
    figures = [before_figure(found.before, measure), *(figure(mark.average, measure) for mark in marks)]
    change, note = "", ""
    mark = latest_mark(found, view)
    before, after = found.before.average, mark.average if mark is not None else None
    if mark in marks and after is not None and before.value is not None and after.value is not None:
        figures[0], figures[1 + marks.index(mark)] = ends(found, mark)
        if found.role is not Role.OTHER_PAIN:
            change = _bounded(before, after, shown_change(before.value, after.value, measure).change)
        if found.role is Role.TARGET and found.relief is not None and found.relief.percent is not None:
            is_same = found.relief.direction is Direction.SAME
            note = "the same" if is_same else f"{found.relief.show_percent()} % {found.relief.direction}"
    return _row(story, measure, tuple(figures), change, note, [mark.window for mark in marks])


def _bounded(before: Average, after: Average, change: str) -> str:
    """A change as firm as its two ends are; with both ends open nobody knows it."""
    if before.at_least and after.at_least:
        return ""
    return f"at most {change}" if before.at_least else f"at least {change}" if after.at_least else change


def _row(story: Story, measure: Measure, figures: tuple[Figure, ...], change: str, note: str, in_table: Iterable[Window]) -> Row:
    series = story.series[measure.key]
    strong = {(window.first, window.last) for window in in_table}
    bars = [replace(bar, strong=(bar.first, bar.last) in strong) for bar in charts.week_bars(series, story.weeks())]
    targets = [goal.target for goal in story.goals if goal.measure == measure.key and goal.target is not None]
    drawn = charts.panel(
        measure,
        story.first,
        story.last,
        day_dots=charts.dots(series, story.first, story.last),
        week_bars=bars,
        weeks_told=charts.recalls(measure, story.recalls, story.first, story.last),
        pauses=story.pauses(story.first, story.last),
        goal=targets[0] if targets else None,
        procedures=story.procedures,
    )
    return Row(
        label=f"extra {measure.label}" if _is_named_dose(measure) else measure.label,
        about=_about(measure),
        is_pain=measure.is_pain,
        figures=figures,
        change=change,
        unit=measure.unit,
        note=note,
        panel=drawn,
        is_drawn=not drawn.is_empty,
        key=measure.key,
    )


def _is_named_dose(measure: Measure) -> bool:
    """Whether these are the extra tablets of one medicine; they stand beside those of all together."""
    return measure.key.startswith(DOSE_KEY) and measure.key != EXTRA


def _about(measure: Measure) -> str:
    if measure.unit == "a day":
        return "tablets a day"
    what = {
        "min": "longest, minutes" if measure.statistic == "median" else "minutes a day",
        "steps": "a day",
        "h": "hours a night",
        "": "0 to 10",
    }.get(measure.unit, measure.unit)
    return f"{what}; {measure.better} is better"


def weeks(story: Story) -> tuple[Week, ...]:
    """Every week of the period that is over and has anything recorded; a figure for each row of the table."""
    shown = measures(story)
    return tuple(
        Week(
            week.name,
            show_span(week.first, week.last),
            tuple(_figures(story, measure, [week])[0] for measure in shown),
        )
        for week in weeks_listed(story)
    )


def weeks_listed(story: Story) -> list[Window]:
    """Those of `weeks`."""
    readings = [story.series[measure.key].readings for measure in measures(story)]
    within = (week for week in story.weeks() if week.last >= story.first)
    return [week for week in within if any(day in each for each in readings for day in week.days)]
