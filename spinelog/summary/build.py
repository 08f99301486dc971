"""Journal -> SummaryDoc. All that is said is computed here; no renderer adds a number or a word of meaning."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Mark, Role
from spinelog.analysis.completeness import completeness
from spinelog.analysis.procedures import Lettered
from spinelog.analysis.series import average
from spinelog.analysis.shown import shown_change
from spinelog.charts import build as charts
from spinelog.domain.dates import show_date, show_partial, show_short, show_span
from spinelog.domain.procedure import AFTER_EFFECT, DONE, IN_SENTENCE, PROCEDURE, describe
from spinelog.domain.text import capital
from spinelog.summary.doc import Column, GoalLine, ProcedureLine, Row, Said, SummaryDoc, Week
from spinelog.summary.sentences import (
    TO,
    before_name,
    extra_words,
    figure,
    goal_now,
    level,
    min_days_words,
    progress_words,
    relief_words,
    usual_words,
)
from spinelog.summary.story import Story, extra_of, gather

if TYPE_CHECKING:
    from spinelog.analysis.measure import Measure
    from spinelog.storage.journal import Journal
    from spinelog.summary.sentences import Figure

PERIOD = 90
"""Days that a summary covers when no visit and no date is known."""

SHOWN_MARKS = 3
"""Marks that stand beside "before": the latest ones."""

CALENDAR_WEEKS = 4
"""Weeks that stand in the table while there is no procedure."""


def build(journal: Journal, *, since: date | None = None, with_name: bool = False) -> SummaryDoc:
    """The summary since a date, else of the last 90 days; it says which. The name only when asked for."""
    today = journal.clock.today()
    first = since or today - timedelta(days=PERIOD - 1)
    story = gather(journal, first, today)
    view = story.around(story.latest) if story.latest is not None else None
    columns, rows = _table(story, view)
    return SummaryDoc(
        title=_title(story),
        about=_about(story, with_name=with_name),
        first=first,
        last=today,
        printed=today,
        period=_period(story, view, since),
        recorded=_recorded(story),
        goals=tuple(_goal(story, goal_number) for goal_number in range(len(story.goals))),
        questions=(),
        changed=tuple(_changed(story, view)),
        columns=columns,
        rows=rows,
        procedures=tuple(_procedure(story, one) for one in story.procedures),
        weeks=_weeks(story, _measures(story)),
        notes=_notes(journal, story),
        made=tuple(_made(view)),
        footer="Self-reported at home. Averages of recorded days. No cause and no diagnosis is claimed.",
    )


def _title(story: Story) -> str:
    names = [pain.name for pain in story.pains]
    text = " and ".join(", ".join(names).rsplit(", ", 1)) if names else "Pain journal"
    return capital(text)


def _about(story: Story, *, with_name: bool) -> str:
    person = story.person
    if person is None:
        return ""
    born = f"born {person.birth_year}" if person.birth_year else ""
    return ", ".join(part for part in (person.name if with_name else "", born, person.occupation) if part)


def _period(story: Story, view: Around | None, since: date | None) -> str:
    span = f"{show_short(story.first, story.last)} to {show_date(story.last)}"
    why = "since the date you named" if since else f"the last {PERIOD} days, since no visit is recorded"
    after = f"; day {view.day} after {view.procedure.letter}" if view else ""
    return f"{span} ({why}){after}"


def _recorded(story: Story) -> str:
    counts = completeness(story.first, story.last, story.recorded)
    parts = [f"{counts.recorded} of {counts.days} days recorded"]
    if counts.added_later:
        parts.append(f"{counts.added_later} added later")
    if counts.from_memory:
        parts.append(f"{counts.from_memory} from memory (in no average)")
    if counts.bad:
        without = f", {counts.bad_without_scores} without scores" if counts.bad_without_scores else ""
        parts.append(f"{counts.bad} bad {'day' if counts.bad == 1 else 'days'}{without}")
    return ", ".join(parts)


def _goal(story: Story, number: int) -> GoalLine:
    goal = story.goals[number]
    found = story.progress(goal)
    unit = found.unit
    before = f"{goal.baseline:g} {unit}".strip() if goal.baseline is not None else ""
    target = f"{goal.target:g} {unit}".strip() if goal.target is not None else ""
    return GoalLine(goal.statement, before, goal_now(found, story.today), target, progress_words(found, story.today))


# -- what changed ------------------------------------------------------------------------------------------------


def _latest_mark(found: AroundSeries, view: Around) -> Mark | None:
    return next((mark for mark in found.marks if view.latest and mark.window.name == view.latest.name), None)


def _changed(story: Story, view: Around | None) -> list[Said]:
    if view is None:
        last_week = tuple(story.today - timedelta(days=back) for back in range(7))
        levels = [(measure, average(story.series[measure.key], last_week)) for measure in story.shown_measures()]
        said = [Said(measure.label, level(measure, one, "the last 7 days") + ".") for measure, one in levels if one.n]
        return [*said, Said("Procedures", "None recorded yet, so there is no before and after.")]
    letter = view.procedure.letter
    if view.latest is None:
        return [Said("Too early", f"Today is day {view.day} after {letter}; the first full week is over on day 8."), *_now(view)]
    said = []
    if function := _function_words(view):
        said.append(Said("Function", function))
    for found in view.series:
        if found.role is Role.TARGET:
            said += _pain_words(story, view, found)
    others = [text for found in view.series if found.role is Role.OTHER_PAIN and (text := _levels(found, view))]
    if others:
        said.append(Said("Other pain", "; ".join(others) + "."))
    if own := [one for one in story.estimates if one.procedure == view.procedure.procedure.uid]:
        last = max(own, key=lambda one: one.date)
        side = "less" if last.percent_less >= 0 else "more"
        said.append(
            Said("Own estimate", f"{abs(last.percent_less)} % {side}, asked {show_short(last.date, story.today)}; kept apart.")
        )
    return said


def _now(view: Around) -> list[Said]:
    return [
        Said(
            found.series.measure.label,
            level(found.series.measure, found.last_seven.average, f"the days since {view.procedure.letter}") + ".",
        )
        for found in view.series
        if found.last_seven.average.n and found.role is not Role.EXTRA
    ]


def _function_words(view: Around) -> str:
    """Every function measure with both figures, in one sentence; those without are left to the table."""
    parts, ns = [], set()
    for found in view.series:
        change = found.change
        if found.role is not Role.FUNCTION or change is None or change.difference is None:
            continue
        measure = found.series.measure
        shown = shown_change(change.before.value or 0.0, change.after.value or 0.0, measure)
        least = "at least " if change.after.at_least else ""
        parts.append(f"{measure.label.lower()} {shown.before} {TO} {least}{shown.after} {_unit(measure)}".rstrip())
        ns.add((change.before.n, change.after.n))
    if not parts or view.latest is None:
        return ""
    text = ", ".join(parts)
    same = f" (each: {min(ns)[0]} and {min(ns)[1]} of 7 days)" if len(ns) == 1 else " (days in the table)"
    return f"{text[:1].upper()}{text[1:]}, week before {view.procedure.letter} to {view.latest.name}{same}."


def _unit(measure: Measure) -> str:
    return {"steps": "a day", "h": "h a night"}.get(measure.unit, measure.unit)


def _pain_words(story: Story, view: Around, found: AroundSeries) -> list[Said]:
    letter, measure = view.procedure.letter, found.series.measure
    told = "" if view.is_told else f" ({letter}'s target was not told, so this is the main pain)"
    mark = _latest_mark(found, view)
    end = figure(mark.average, measure).words if mark else ""
    when = view.latest.name if view.latest else ""
    if found.before.average.value is None:
        return [Said(measure.label, f"{when} {end}; no record from before {letter}, so no percent{told}.")]
    start = f"{before_name(found.before, letter)} {figure(found.before.average, measure).words}"
    relief = relief_words(found)
    said = [Said(measure.label, f"{start[:1].upper()}{start[1:]}; {when} {end}{'; ' + relief if relief else ''}{told}.")]
    extra = extra_of(view)
    words = extra_words(extra, _latest_mark(extra, view) if extra else None)
    said.append(Said("", capital(words) + "."))
    if usual := usual_words(found, letter):
        said.append(Said("", usual))
    remembered = view.procedure.procedure.remembered_before
    if remembered is not None:
        on = view.procedure.procedure.remembered_on
        asked = f", said {show_short(on, story.today)}" if on else ""
        said.append(Said("", f"Before {letter} as remembered: {remembered} of 10{asked}; no percent is made of it."))
    return said


def _levels(found: AroundSeries, view: Around) -> str:
    measure, mark = found.series.measure, _latest_mark(found, view)
    if mark is None or found.before.average.value is None or mark.average.value is None:
        return ""
    start, end = figure(found.before.average, measure), figure(mark.average, measure)
    return f"{measure.label.lower()} {start.text} {TO} {end.text} ({start.n} and {end.n} days)"


# -- the table ---------------------------------------------------------------------------------------------------


def _measures(story: Story) -> list[Measure]:
    """Measures with anything recorded in the stretch, in the order of the sheet; extra tablets last."""
    found = story.shown_measures()
    extra = [series.measure for key, series in story.series.items() if key.startswith("dose:")]
    return [measure for measure in [*found, *extra] if story.series[measure.key].readings]


def _table(story: Story, view: Around | None) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    if view is None:
        weeks = story.weeks()[-CALENDAR_WEEKS:]
        columns = tuple(Column("week", week.name) for week in weeks)
        rows = [
            _row(story, measure, tuple(figure(average(story.series[measure.key], week.days), measure) for week in weeks), "", "")
            for measure in _measures(story)
        ]
        return columns, tuple(rows)
    letter = view.procedure.letter
    by_key = {found.series.measure.key: found for found in view.series}
    windows = view.series[0].marks[-SHOWN_MARKS:]
    zero = view.procedure.day_zero or story.today
    before = Column(f"before {letter}", show_span(zero - timedelta(days=7), zero - timedelta(days=1)))
    columns = (before, *(Column(mark.window.name, show_span(mark.window.first, mark.window.last)) for mark in windows))
    return columns, tuple(_around_row(story, by_key[measure.key], view) for measure in _measures(story))


def _around_row(story: Story, found: AroundSeries, view: Around) -> Row:
    measure = found.series.measure
    marks = found.marks[-SHOWN_MARKS:]
    start, ends = figure(found.before.average, measure), [figure(mark.average, measure) for mark in marks]
    change, note = "", ""
    mark = _latest_mark(found, view)
    if (
        found.role is not Role.OTHER_PAIN
        and mark is not None
        and found.before.average.value is not None
        and mark.average.value is not None
    ):
        shown = shown_change(found.before.average.value, mark.average.value, measure)
        start = figure(found.before.average, measure, shown.before)
        if marks and marks[-1] is mark:
            ends[-1] = figure(mark.average, measure, shown.after)
        change = shown.change
        if found.role is Role.TARGET and found.relief is not None and found.relief.percent is not None:
            note = f"{found.relief.show_percent()} % {found.relief.direction}"
    return _row(story, measure, (start, *ends), change, note, {mark.window.name for mark in marks})


def _row(
    story: Story, measure: Measure, figures: tuple[Figure, ...], change: str, note: str, strong: set[str] | None = None
) -> Row:
    series = story.series[measure.key]
    weeks = story.weeks()
    targets = [goal.target for goal in story.goals if goal.measure == measure.key and goal.target is not None]
    drawn = charts.panel(
        measure,
        story.first,
        story.last,
        day_dots=charts.dots(series, story.first, story.last),
        week_bars=charts.week_bars(series, weeks, frozenset(strong or ())),
        goal=targets[0] if targets else None,
        procedures=story.procedures,
    )
    return Row(
        label=measure.label,
        about=_about_measure(measure),
        is_pain=measure.is_pain,
        figures=figures,
        change=change,
        unit=measure.unit,
        note=note,
        panel=drawn,
        is_drawn=not drawn.is_empty,
    )


def _about_measure(measure: Measure) -> str:
    what = {
        "min": "longest, minutes" if measure.statistic == "median" else "minutes a day",
        "steps": "a day",
        "h": "hours a night",
        "a day": "tablets a day",
        "": "0 to 10",
    }.get(measure.unit, measure.unit)
    return f"{what}; {measure.better} is better"


def _weeks(story: Story, measures: list[Measure]) -> tuple[Week, ...]:
    return tuple(
        Week(
            week.name,
            show_span(week.first, week.last),
            tuple(figure(average(story.series[measure.key], week.days), measure) for measure in measures),
        )
        for week in story.weeks()
        if week.last >= story.first
        and any(day in story.series[measure.key].readings for measure in measures for day in week.days)
    )


# -- procedures, notes, how it is made -----------------------------------------------------------------------------


def _procedure(story: Story, one: Lettered) -> ProcedureLine:
    record = asdict(one.procedure)
    told = []
    for name, words in (("steroid", "steroid"), ("sedation", "sedation")):
        if record[name] is not None:
            told.append(f"{words}: {PROCEDURE.field(name).show(record)}")
    if guided := PROCEDURE.field("guidance").show(record):
        told.append(f"guided by {guided}")
    if one.procedure.agents:
        told.append(one.procedure.agents)
    facts = ["; ".join(told)] if told else []
    pain = next((pain.name for pain in story.pains if pain.uid == one.procedure.target), None)
    facts.insert(0, f"for {pain}" if pain else "for which pain: not told")
    for effect in story.after_effects:
        if effect.procedure == one.procedure.uid:
            until = f" to {show_short(effect.ended, story.today)}" if effect.ended else ""
            name = AFTER_EFFECT.field("kind").show(asdict(effect)).lower()
            facts.append(f"{name} {show_short(effect.began, story.today)}{until}")
    status = "" if one.procedure.status == DONE else f" ({one.procedure.status})"
    return ProcedureLine(one.letter, show_partial(one.procedure.date) + status, describe(record), tuple(facts))


def _notes(journal: Journal, story: Story) -> tuple[Said, ...]:
    """Notes of days, newest first."""
    return tuple(Said(show_short(day, story.today), note) for day, note in reversed(journal.notes(story.first, story.last)))


def _made(view: Around | None) -> list[str]:
    lines = [
        "Stretches in minutes: the longest of the day; their average is the median. Steps, sleep and pain: the mean.",
        min_days_words(),
        "Added later: written up to three days after; counted. From memory: after that; in no average.",
        "Nothing is filled in for days that were not recorded.",
        "A change is the rounded difference of unrounded averages, so it can differ by one in the last place.",
    ]
    if view is not None:
        kind = IN_SENTENCE.get(view.procedure.procedure.kind, "procedure")
        lines.append(
            f"Weeks count from {view.procedure.letter}, the {kind}: week 1 is days 1 to 7; before is days 7 to 1 before it."
        )
        lines.append("Percent only for the pain that it was for, and only from 3 of 10, a rule of this program.")
        lines.append(
            "In pain studies 10, 30 and 50 % less pain are called minimal, moderate and substantial "
            "(IMMPACT 2008). These words are about groups of people, not about one."
        )
    return lines
