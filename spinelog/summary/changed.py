"""What changed, in sentences: around the latest procedure, or how it is now. Levels and differences, no cause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Mark, Role
from spinelog.analysis.change import Direction
from spinelog.analysis.series import average
from spinelog.analysis.trend import stretch, trend
from spinelog.analysis.windows import last_seven
from spinelog.domain.dates import show_short
from spinelog.domain.procedure import DONE
from spinelog.domain.text import capital
from spinelog.summary.around_words import best_words, duration_words, early_words, look_words, pairs_words, trend_words
from spinelog.summary.doc import Said
from spinelog.summary.sentences import (
    TO,
    before_name,
    days_words,
    ends,
    extra_words,
    figure,
    level_words,
    name_words,
    recent_words,
    relief_words,
    unit_words,
    usual_words,
)
from spinelog.summary.story import Story

if TYPE_CHECKING:
    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.series import Series
    from spinelog.analysis.trend import Trend

LONG_AGO = 13
"""Days since the latest mark after which the last seven days are told too."""


def latest_mark(found: AroundSeries, view: Around) -> Mark | None:
    """The headline mark of one series; None while there is none."""
    return next((mark for mark in found.marks if view.latest and mark.window.name == view.latest.name), None)


def changed(story: Story, view: Around | None) -> list[Said]:
    """Function first, then the pain that the latest procedure was for, then the rest; without one how it is now."""
    now = levels_now(story, view)
    if view is None:
        return [*_now(now, "In the last 7 days"), Said("Procedures", _no_view(story))]
    said = []
    if view.latest is None:
        said.append(Said("When to look", f"{capital(early_words(view, story.today))}."))
        said += _now(now, capital(recent_words(view)))
        return [*said, *_remembered(story, view), *_estimate(story, view)]
    said += [Said("" if number else "Function", text) for number, text in enumerate(_function_words(story, view))]
    for found in view.series:
        if found.role is Role.TARGET:
            said += _pain_words(view, found)
    said += _remembered(story, view)
    if text := _differ(story, view):
        said.append(Said("Both", text))
    others = [text for found in view.series if found.role is Role.OTHER_PAIN and (text := _levels(found, view))]
    if others:
        said.append(Said("Other pain", capital("; ".join(others)) + "."))
    said += _estimate(story, view)
    return [*said, *_now(now, "In the last 7 days")]


def levels_now(story: Story, view: Around | None) -> list[tuple[Series, Mark]]:
    """The last seven days of each measure, where they are told: with no mark to look at, or long after it."""
    if view is None:
        week = last_seven(story.today)
        series = [story.series[measure.key] for measure in story.shown_measures()]
        return [(one, Mark(week, average(one, week.days))) for one in series]
    if view.latest is None or (story.today - view.latest.last).days > LONG_AGO:
        return [(found.series, found.last_seven) for found in shown(story, view)]
    return []


def more(story: Story, view: Around | None) -> tuple[Said, ...]:
    """For the second page: both levels by the week, the best week, the trend, pairs of days, and when a look is usual."""
    if view is None:
        return ()
    said = [Said("" if number else "By the week", f"{duration_words(one)}.") for number, one in enumerate(view.durations)]
    if text := best_words(view):
        said.append(Said("Best week", f"{text.removeprefix('Best week: ')}; no percent is made of it."))
    said += [Said("Trend", f"{trend_words(line, found.series.measure)}.") for found, line in trends_told(story, view)]
    if text := pairs_words(view):
        said.append(Said("Pairs of days", text))
    if said and (text := look_words(view, story.today)):
        said.append(Said("When to look", f"{capital(text)}."))
    return tuple(said)


def trends_told(story: Story, view: Around) -> list[tuple[AroundSeries, Trend]]:
    """Of the leading measure of function and of the pain that it was for, where there are weeks enough."""
    weeks = () if view.is_trial else stretch(view.procedure, story.procedures, story.today)
    lead = next((found for found in shown(story, view) if found.role is Role.FUNCTION and found.series.readings), None)
    followed = [found for found in (lead, view.of_target) if found is not None]
    lines = [(found, trend(found.series, weeks)) for found in followed]
    return [(found, line) for found, line in lines if line is not None and line.slope is not None]


def _no_view(story: Story) -> str:
    """Why there is no before and after: nothing was done yet, or nobody knows on which day."""
    if any(one.procedure.status == DONE and one.procedure.date.first <= story.today for one in story.procedures):
        return "None with its full date, so there is no before and after."
    return f"None {'done' if story.procedures else 'recorded'} yet, so there is no before and after."


def shown(story: Story, view: Around) -> list[AroundSeries]:
    """What is around a procedure, in the order of the sheet."""
    by_key = {found.series.measure.key: found for found in view.series}
    return [by_key[measure.key] for measure in story.shown_measures()]


def _now(levels: Sequence[tuple[Series, Mark]], when: str) -> list[Said]:
    """How it is now, function and pain each in a sentence."""
    said = []
    for label, is_pain in (("Function", False), ("Pain", True)):
        found = ((series.measure, mark.average) for series, mark in levels if series.measure.is_pain is is_pain)
        here = [(measure, one) for measure, one in found if one.n or (one.bad_days and is_pain)]
        texts = [level_words(measure, one) for measure, one in here if one.value is not None]
        too_few = [
            f"{name_words(measure)} ({figure(one, measure).of}{figure(one, measure).without})"
            for measure, one in here
            if one.value is None
        ]
        if too_few:
            texts.append(f"not enough days to say: {', '.join(too_few)}")
        if texts:
            said.append(Said(label, f"{when}: {'; '.join(texts)}."))
    return said


def _remembered(story: Story, view: Around) -> list[Said]:
    text = remembered_words(story, view.procedure)
    return [Said("Remembered", f"{text}; no percent is made of it.")] if text else []


def remembered_words(story: Story, one: Lettered) -> str:
    """What the person remembered of before; empty when nothing was said."""
    remembered, on = one.procedure.remembered_before, one.procedure.remembered_on
    if remembered is None:
        return ""
    said = f", said {show_short(on, story.today)}" if on else ""
    return f"Pain before {one.letter}, as remembered: {remembered} of 10{said}"


def _estimate(story: Story, view: Around) -> list[Said]:
    text = estimate_words(story, view.procedure)
    return [Said("Own estimate", f"{text}; kept apart.")] if text else []


def estimate_words(story: Story, one: Lettered) -> str:
    """The person's latest own percent; empty when none was given."""
    own = [estimate for estimate in story.estimates if estimate.procedure == one.procedure.uid]
    if not own:
        return ""
    last = max(own, key=lambda estimate: estimate.date)
    side = "less" if last.percent_less >= 0 else "more"
    return f"{abs(last.percent_less)} % {side}, asked {show_short(last.date, story.today)}"


def _function_words(story: Story, view: Around) -> list[str]:
    """Every function measure with both figures in one sentence, those without a record from before in another."""
    parts: list[tuple[str, str, str]] = []
    levels: list[str] = []
    for found in shown(story, view):
        mark = latest_mark(found, view)
        if found.role is not Role.FUNCTION or mark is None or mark.average.value is None:
            continue
        if found.before.average.value is None:
            levels.append(level_words(found.series.measure, mark.average))
            continue
        start, end = ends(found, mark)
        text = f"{name_words(found.series.measure)} {start.text} {TO} {end.text} {unit_words(found.series.measure)}".rstrip()
        parts.append((text, start.dates, days_words(start, end)))
    latest, letter = view.latest.name if view.latest else "", view.procedure.letter
    told = [f"{capital('; '.join(levels))}, in {latest}; no record from before {letter}."] if levels else []
    if not parts:
        return told
    stretch = f"week before {letter} to {latest}"
    if len({(dates, days) for _, dates, days in parts}) == 1 and not parts[0][1]:
        each = "each: " if len(parts) > 1 else ""
        return [f"{capital(', '.join(text for text, _, _ in parts))}, {stretch} ({each}{parts[0][2]}).", *told]
    texts = [f"{text} ({days}{f', before is {dates}' if dates else ''})" for text, dates, days in parts]
    return [f"{capital(', '.join(texts))}; {stretch}.", *told]


def _differ(story: Story, view: Around) -> str:
    """Where pain moved to the better and function to the worse, or the other way, both are named."""
    pain = next((found for found in view.series if found.role is Role.TARGET), None)
    if pain is None or pain.relief is None or pain.relief.direction in (None, Direction.SAME):
        return ""
    is_less = pain.relief.direction is Direction.LOWER
    others = [
        name_words(found.series.measure)
        for found in shown(story, view)
        if found.role is Role.FUNCTION and found.change is not None and found.change.is_better is (not is_less)
    ]
    if not others:
        return ""
    ways = ("lower", "less") if is_less else ("higher", "more")
    return f"Pain and function differ: {pain.series.measure.label} {ways[0]}, but {' and '.join(others)} {ways[1]}."


def _pain_words(view: Around, found: AroundSeries) -> list[Said]:
    letter, measure = view.procedure.letter, found.series.measure
    told = ""
    if not view.is_told:
        why = "was not told" if view.procedure.procedure.target is None else "is no longer among the pains"
        told = f" ({letter}'s target {why}, so this is the main pain)"
    mark = latest_mark(found, view)
    if mark is None:
        return []
    start, end = ends(found, mark)
    when = mark.window.name
    if found.before.average.value is None:
        said = f"{when} {end.words}; no record from before {letter}, so no percent{told}."
        return [Said(measure.label, capital(said))]
    relief = relief_words(found)
    text = f"{before_name(found.before, letter)} {start.words}; {when} {end.words}{'; ' + relief if relief else ''}{told}."
    said_all = [Said(measure.label, capital(text)), Said("", capital(extra_words(found.relief)) + ".")]
    if usual := usual_words(found, letter):
        said_all.append(Said("", usual))
    said_all += [Said("", f"{duration_words(one)}.") for one in view.durations[:1]]
    return said_all


def _levels(found: AroundSeries, view: Around) -> str:
    """One of the other pains: its levels as far as they are there, no percent."""
    measure, mark = found.series.measure, latest_mark(found, view)
    if mark is None or not (found.before.average.n or mark.average.n):
        return ""
    start, end = ends(found, mark)
    if start.text and end.text:
        dates = f", before is {start.dates}" if start.dates else ""
        return f"{name_words(measure)} {start.text} {TO} {end.text} ({days_words(start, end)}{dates})"
    words = f"{name_words(measure)} {mark.window.name} {end.words}"
    return f"{words}; before {view.procedure.letter} {start.words}" if start.text else words
