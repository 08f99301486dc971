"""Journal -> SummaryDoc. All that is said is computed here; no renderer adds a number or a word of meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Role
from spinelog.analysis.change import Direction
from spinelog.analysis.completeness import completeness
from spinelog.analysis.procedures import Lettered
from spinelog.analysis.series import average
from spinelog.analysis.shown import shown_change
from spinelog.charts import build as charts
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import show_date, show_partial, show_short, show_span
from spinelog.domain.procedure import AFTER_EFFECT, DONE, IN_SENTENCE, PROCEDURE, describe
from spinelog.domain.text import capital
from spinelog.knowledge.thresholds import thresholds
from spinelog.summary.changed import changed, estimate_words, latest_mark, remembered_words
from spinelog.summary.doc import Column, GoalLine, ProcedureLine, Row, Said, SummaryDoc, Week
from spinelog.summary.sentences import (
    amount,
    before_figure,
    ends,
    figure,
    goal_now,
    min_days_words,
    progress_words,
)
from spinelog.summary.story import Story, gather

if TYPE_CHECKING:
    from spinelog.analysis.measure import Measure
    from spinelog.analysis.series import Average
    from spinelog.analysis.windows import Window
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
        changed=tuple(changed(story, view)),
        columns=columns,
        rows=rows,
        no_rows="" if rows else "No figures are recorded in this period yet.",
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
    last = show_date(story.last)
    span = f"{show_short(story.first, story.last)} to {last}" if story.first < story.last else f"{last} only"
    why = "since the date you named" if since else f"the last {PERIOD} days, since no visit is recorded"
    after = ""
    if view is not None:
        after = f"; day {view.day} after {view.procedure.letter}" if view.day else f"; the day of {view.procedure.letter}"
    return f"{span} ({why}){after}"


def _recorded(story: Story) -> str:
    counts = completeness(story.first, story.last, story.recorded)
    parts = [f"{counts.recorded} of {counts.days} {'day' if counts.days == 1 else 'days'} recorded"]
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
    before, target = (f"{amount(at)} {unit}".strip() if at is not None else "" for at in (goal.baseline, goal.target))
    return GoalLine(goal.statement, before, goal_now(found, story.today), target, progress_words(found, story.today))


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
    gone = "for a pain that is no longer followed" if one.procedure.target else "for which pain: not told"
    facts.insert(0, f"for {pain}" if pain else gone)
    for effect in story.after_effects:
        if effect.procedure == one.procedure.uid:
            until = f" to {show_short(effect.ended, story.today)}" if effect.ended else ""
            name = AFTER_EFFECT.field("kind").show(asdict(effect)).lower()
            facts.append(f"{name} {show_short(effect.began, story.today)}{until}")
    if one != story.latest:
        facts += [text for text in (remembered_words(story, one),) if text]
        facts += [f"own estimate {text}" for text in (estimate_words(story, one),) if text]
    status = "" if one.procedure.status == DONE else f" ({one.procedure.status})"
    if not status and one.procedure.date.first > story.today:
        status = " (still to come)"
    return ProcedureLine(one.letter, show_partial(one.procedure.date) + status, describe(record), tuple(facts))


def _notes(journal: Journal, story: Story) -> tuple[Said, ...]:
    """Notes of days, newest first."""
    return tuple(Said(show_short(day, story.today), note) for day, note in reversed(journal.notes(story.first, story.last)))


def _made(view: Around | None) -> list[str]:
    lines = [
        "Sitting, standing and walking: the longest stretch of the day, before pain stopped it; their average is the median. "
        "At least (>=, 25+): something else ended it. Of all else: the sum by the days recorded.",
        min_days_words(),
        "Added later: written up to three days after; counted. From memory: after that; in no average.",
        "Nothing is filled in for days that were not recorded. Bad days without scores are in no average.",
        "A change is the rounded difference of unrounded averages, so it can differ by one in the last place.",
    ]
    if view is not None:
        kind = IN_SENTENCE.get(view.procedure.procedure.kind, "procedure")
        lines.append(
            f"Weeks count from {view.procedure.letter}, the {kind}: week 1 is days 1 to 7; before is days 7 to 1 before it."
        )
        lines.append("Percent only for the pain that it was for, and only from 3 of 10, a rule of this program.")
        lines.append(_bands_words())
    return lines


def _bands_words() -> str:
    """The footnote on relief: the bands and who named them, as they stand in `knowledge` with their source."""
    bands = thresholds().bands
    percents, names = [fixed(band.percent) for band in bands], [band.name for band in bands]
    cited = ", ".join(dict.fromkeys(band.cited for band in bands))
    return (
        f"In pain studies {', '.join(percents[:-1])} and {percents[-1]} % less pain are called "
        f"{', '.join(names[:-1])} and {names[-1]} ({cited}). These words are about groups of people, not about one."
    )
