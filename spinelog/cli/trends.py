"""`spinelog trends`: averages around procedures and by week, as lines or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from spinelog.analysis.around import Around, Role
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import average
from spinelog.analysis.trend import stretch, trend
from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json
from spinelog.cli.trends_json import trends_json
from spinelog.domain.dates import show_date, show_span
from spinelog.domain.errors import NotFound, Usage
from spinelog.domain.procedure import describe
from spinelog.domain.text import capital, span_aloud
from spinelog.summary.around_words import best_words, duration_words, early_words, look_words, trend_words
from spinelog.summary.sentences import Figure, before_figure, figure, name_words, unit_words
from spinelog.summary.trends import RANGES, USUAL_RANGE, TrendPanel, Trends, told_words, trends

EXAMPLE = "spinelog trends --range 6w --measure sitting\n  spinelog trends --around A --json"


LineOf = Callable[..., str]
"""How a figure becomes a line: its measure, the name and dates of its days, the figure, and what stands instead of it."""


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
    found = trends(context.journal(), _days(args.range), letter=letter, days_only=args.json or letter is not None)
    if letter is not None and found.view is None:
        letters = ", ".join(one.letter for one in found.story.procedures) or "none yet"
        raise NotFound(f"There is no done procedure {letter!r} with a full date. Your procedures: {letters}.")
    panels = _chosen(found, args.measure)
    if args.json:
        say_json(trends_json(found, panels))
        return
    for line in _lines(found, panels, _plain_line if args.plain else _line, around=letter is not None):
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


def _around_lines(found: Trends, view: Around, panel: TrendPanel, line_of: LineOf) -> list[str]:
    """Before and each mark that is over; one without days says which procedure took them. Then the weeks and the trend."""
    one = next(one for one in view.series if one.series.measure.key == panel.measure.key)
    window = one.before.window
    start = before_figure(one.before, panel.measure)
    dates = start.dates or show_span(window.first, window.last)
    lines = [line_of(panel.measure, f"before {view.procedure.letter}", dates, start)]
    for mark in one.marks:
        shown, dates = figure(mark.average, panel.measure), show_span(mark.window.first, mark.window.last)
        gone = "" if mark.window.days else f"after {mark.window.ended_by}"
        lines.append(line_of(panel.measure, mark.window.name, dates, shown, gone))
    if one.role is Role.TARGET:
        lines += [f"  {text}" for text in (*map(duration_words, view.durations), best_words(view)) if text]
    line = trend(one.series, stretch(view.procedure, found.story.procedures, found.story.today))
    if line is not None and one.role in (Role.TARGET, Role.FUNCTION) and not view.is_trial:
        lines.append(f"  {trend_words(line, panel.measure)}")
    return lines


def _line(measure: Measure, name: str, dates: str, shown: Figure, instead: str = "") -> str:
    """The same in columns, under the measure's title."""
    text = f"{shown.text:>8}  ({shown.spread})" if shown.text else "       -"
    return f"  {name:<15}{dates:<17}" + (f"{instead:>8}" if instead else f"{text:<20} {shown.of_days}")


def _plain_line(measure: Measure, name: str, dates: str, shown: Figure, instead: str = "") -> str:
    """`Week 2, 16 to 22 Oct: sitting 18 min (15 to 20), 6 of 7 days`."""
    figure = f"{shown.text} {unit_words(measure)}".rstrip() + f" ({span_aloud(shown.spread)}), {shown.of_days}"
    said = instead or f"{name_words(measure)} {figure if shown.text else shown.words}"
    return f"{capital(', '.join(filter(None, (name, span_aloud(dates)))))}: {said}"


def _lines(found: Trends, panels: list[TrendPanel], line_of: LineOf, *, around: bool) -> list[str]:
    story = found.story
    gap = ", " if line_of is _plain_line else "  "
    lines = [f"{show_date(found.first)} to {show_date(found.last)}"]
    lines += [
        f"{one.letter}{gap}{show_date(one.day_zero)}{gap}{describe(asdict(one.procedure))}"
        for one in story.procedures
        if one.day_zero is not None
    ]
    if (
        around
        and found.view is not None
        and (text := early_words(found.view, story.today) or look_words(found.view, story.today))
    ):
        lines.append(f"{capital(text)}.")
    if found.resting:
        lines.append(f"{capital(found.resting)}.")
    if not panels:
        return [*lines, "Nothing is recorded in this stretch yet. To begin: spinelog log --sitting 25 --pain 4"]
    for panel in panels:
        lines += ["", panel.panel.title, panel.sentence]
        if around and found.view is not None:
            lines += _around_lines(found, found.view, panel, line_of)
        elif found.bar_weeks == 1:
            for week in story.weeks():
                shown = figure(average(story.series[panel.measure.key], week.days), panel.measure)
                if shown.n:
                    # A calendar week has no name but its dates.
                    name = week.name if week.number is not None else ""
                    lines.append(line_of(panel.measure, name, show_span(week.first, week.last), shown))
        lines += [f"  {capital(text)}" for text in told_words(found, panel.measure)]
    return lines
