"""`spinelog trends`: averages around procedures and by week, as lines or JSON."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from spinelog.analysis.around import Around, AroundSeries
from spinelog.analysis.before import Before
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import Average, average
from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json
from spinelog.domain.dates import show_date, show_span
from spinelog.domain.errors import NotFound, Usage
from spinelog.domain.procedure import describe
from spinelog.summary.sentences import Figure, before_figure, figure
from spinelog.summary.trends import RANGES, USUAL_RANGE, TrendPanel, Trends, trends

EXAMPLE = "spinelog trends --range 6w --measure sitting\n  spinelog trends --around A --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The stretch, one measure, one procedure."""
    names = ", ".join(RANGES)
    parser.add_argument(
        "--range", default=USUAL_RANGE, metavar="N", help=f"days back, or one of {names} (default: {USUAL_RANGE})"
    )
    parser.add_argument("--measure", metavar="M", help="only this: sitting, steps, sleep, pain, or a pain's name")
    parser.add_argument("--around", metavar="LETTER", help="around this procedure (default: the latest)")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print the stretch."""
    letter = args.around.strip().upper() if args.around else None
    found = trends(context.journal(), _days(args.range), letter=letter)
    if letter is not None and found.view is None:
        letters = ", ".join(one.letter for one in found.story.procedures) or "none yet"
        raise NotFound(f"There is no done procedure {letter!r} with a full date. Your procedures: {letters}.")
    panels = _chosen(found, args.measure)
    if args.json:
        say_json(_json(found, panels))
        return
    for line in _lines(found, panels, around=letter is not None):
        say(line)


def _days(text: str) -> int | None:
    if text in RANGES:
        return RANGES[text]
    if text.isdecimal() and 1 <= int(text) <= 40_000:
        return int(text)
    raise Usage(f"How many days? Write a number, or one of: {', '.join(RANGES)}")


def _chosen(found: Trends, name: str | None) -> list[TrendPanel]:
    if name is None:
        return list(found.panels)
    wanted = name.strip().lower()
    names = {one.measure.key: (one.measure.label.lower(), one.measure.key.split("_")[0]) for one in found.panels}
    kept = [one for one in found.panels if wanted in names[one.measure.key]]
    kept = kept or [
        one for one in found.panels if one.measure.is_pain and (wanted == "pain" or wanted in one.measure.label.lower())
    ]
    if not kept:
        known = ", ".join(one.measure.label.lower() for one in found.panels) or "nothing yet"
        raise NotFound(f"Nothing is recorded of {name!r} in this stretch. There is: {known}.")
    return kept


def _around_lines(view: Around, panel: TrendPanel) -> list[str]:
    """Before and each mark that is over; one without days says which procedure took them."""
    one = next(one for one in view.series if one.series.measure.key == panel.measure.key)
    window = one.before.window
    start = before_figure(one.before, panel.measure)
    lines = [_line(f"before {view.procedure.letter}", start.dates or show_span(window.first, window.last), start)]
    for mark in one.marks:
        shown, dates = figure(mark.average, panel.measure), show_span(mark.window.first, mark.window.last)
        gone = "" if mark.window.days else f"after {mark.window.ended_by}"
        lines.append(_line(mark.window.name, dates, shown, gone))
    return lines


def _line(name: str, dates: str, shown: Figure, instead: str = "") -> str:
    text = f"{shown.text:>8}  ({shown.spread})" if shown.text else "       -"
    return f"  {name:<15}{dates:<17}" + (f"{instead:>8}" if instead else f"{text:<20} {shown.of_days}")


def _lines(found: Trends, panels: list[TrendPanel], *, around: bool) -> list[str]:
    story = found.story
    lines = [f"{show_date(found.first)} to {show_date(found.last)}"]
    lines += [
        f"{one.letter}  {show_date(one.day_zero)}  {describe(asdict(one.procedure))}"
        for one in story.procedures
        if one.day_zero is not None
    ]
    if not panels:
        return [*lines, "Nothing is recorded in this stretch yet. To begin: spinelog log --sitting 25 --pain 4"]
    for panel in panels:
        lines += ["", panel.panel.title, panel.sentence]
        if around and found.view is not None:
            lines += _around_lines(found.view, panel)
        elif found.bar_weeks == 1:
            for week in story.weeks():
                shown = figure(average(story.series[panel.measure.key], week.days), panel.measure)
                if shown.n:
                    # A calendar week has no name but its dates.
                    name = week.name if week.number is not None else ""
                    lines.append(_line(name, show_span(week.first, week.last), shown))
    return lines


# -- JSON --------------------------------------------------------------------------------------------------------


def _json(found: Trends, panels: list[TrendPanel]) -> dict[str, object]:
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
        "around": None if view is None else _around_json(view),
        "measures": [_measure_json(found, view, panel) for panel in panels],
    }


def _around_json(view: Around) -> dict[str, object]:
    return {
        "letter": view.procedure.letter,
        "day": view.day,
        "target": view.target.name if view.target else None,
        "target_told": view.is_told,
        "latest": view.latest.name if view.latest else None,
        "ended_by": view.end.letter if view.end else None,
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
        **(_one_json(one) if one else {}),
        "sentence": panel.sentence,
    }


def _one_json(one: AroundSeries) -> dict[str, object]:
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
