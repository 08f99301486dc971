"""Journal -> SummaryDoc. All that is said is computed here; no renderer adds a number or a word of meaning."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around
from spinelog.analysis.before import USUAL_DAYS, USUAL_FROM, USUAL_TO, WORSE_BY
from spinelog.analysis.completeness import completeness
from spinelog.analysis.procedures import Lettered
from spinelog.analysis.trend import LEAST_MINUTES, LEAST_POINTS, LEAST_WEEKS
from spinelog.analysis.windows import TRIAL_DAYS
from spinelog.charts import build as charts
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import show_date, show_partial, show_short
from spinelog.domain.procedure import DONE, IN_SENTENCE, PROCEDURE, describe
from spinelog.domain.text import capital
from spinelog.domain.words import joined
from spinelog.knowledge.thresholds import thresholds
from spinelog.summary.also import also_said
from spinelog.summary.basis import Basis, gather_basis
from spinelog.summary.blocks_section import block_sheets
from spinelog.summary.cadence import pauses_words
from spinelog.summary.care import care_record, onset_of
from spinelog.summary.changed import changed, more
from spinelog.summary.courses import medicine_lines, therapy_lines
from spinelog.summary.doc import Care, GoalLine, Measured, ProcedureLine, Said, SummaryDoc, Way
from spinelog.summary.flares import flare_lines, flares_said
from spinelog.summary.forms import forms_section
from spinelog.summary.ledger import own_words
from spinelog.summary.past import factor_lines, scan_lines, timeline_lines
from spinelog.summary.period import purpose
from spinelog.summary.readiness import open_questions
from spinelog.summary.sentences import amount, goal_now, min_days_words, partial_words, progress_words
from spinelog.summary.standing import before_lines, since_visit_lines, work_words
from spinelog.summary.story import Story
from spinelog.summary.strips import strips
from spinelog.summary.table import table, weeks
from spinelog.summary.wanted import Wanted
from spinelog.summary.weeks import recalled

if TYPE_CHECKING:
    from spinelog.analysis.goals import Progress
    from spinelog.storage.journal import Journal
    from spinelog.summary.background import Background


def build(journal: Journal, *, since: date | None = None, with_name: bool = False, wanted: Wanted | None = None) -> SummaryDoc:
    """The summary since a date, else since the last visit, else of the last 90 days; it says which. The name only when asked for.

    What was never written down is not on it, not even as a heading; nor is anything of a section that was not chosen.
    Raises BadValue for an order of questions that they do not have.
    """
    return build_from(gather_basis(journal, since), since=since, with_name=with_name, wanted=wanted)


def build_from(basis: Basis, *, since: date | None = None, with_name: bool = False, wanted: Wanted | None = None) -> SummaryDoc:
    """The same of what has been read. Raises BadValue as `build` does."""
    wanted = wanted or Wanted()
    return wanted.only_chosen(_whole(basis, since, wanted, with_name=with_name))


def _whole(basis: Basis, since: date | None, wanted: Wanted, *, with_name: bool) -> SummaryDoc:
    """Every usual section, and what is on request where it was asked for."""
    journal, background, story, view, sessions = basis.journal, basis.background, basis.story, basis.view, basis.sessions
    today = story.today
    columns, rows = table(story, view)
    before, before_when = before_lines(story.person, today)
    told = {one for entry in sessions.ledger.entries for one in entry.session.members}
    timeline, timeline_note = timeline_lines(background, story.procedures, today)
    weeks_recalled = recalled(journal, story.first, story.last)
    blocks, blocks_made = block_sheets(journal, since) if "blocks" in wanted.names else ((), ())
    doc = SummaryDoc(
        title=_title(story),
        name=(story.person.name or "") if with_name and story.person is not None else "",
        about=_about(story, with_name=with_name),
        first=story.first,
        last=today,
        printed=today,
        purpose=purpose(background, today),
        period=_period(story, view, basis.why),
        recorded=joined((_recorded(story), *_beside_days(story, len(weeks_recalled.weeks))), "; "),
        chosen=wanted.names,
        cover=wanted.cover,
        goals=tuple(_goal(story, goal_number) for goal_number in range(len(story.goals))),
        questions=wanted.ordered([question.text for question in open_questions(background.questions)]),
        changed=(
            *changed(story, view),
            *flares_said(story, view, background.flares),
            *also_said(story, view, background),
        ),
        columns=columns,
        rows=rows,
        strips=strips(story, background),
        marks=tuple((mark.day, mark.letter) for mark in charts.marks(story.procedures, story.first, today)),
        zero=view.procedure.day_zero if view is not None else None,
        no_rows="" if rows else "No figures are recorded in this period yet.",
        procedures=tuple(_procedure(story, one, background, in_ledger=one in told) for one in story.procedures),
        ledger=sessions.lines,
        ledger_counts=sessions.counts,
        medicines=medicine_lines(background.medications, today),
        therapies=therapy_lines(background.therapies, background.sessions, today),
        before=before,
        before_when=before_when,
        since_visit=since_visit_lines(background.visits, today),
        work=work_words(background.events, today),
        timeline=timeline,
        timeline_note=timeline_note,
        factors=factor_lines(background.factors),
        scans=scan_lines(background, today),
        measured=tuple(Measured(row.label, row.is_pain, row.unit) for row in rows),
        weeks=weeks(story),
        recalled=weeks_recalled,
        more=more(story, view),
        flares=flare_lines(story, view, background.flares),
        forms=forms_section(story, background.questionnaires),
        notes=_notes(journal, story),
        made=tuple(_made(view, has_paper=any(one.from_paper for one in story.recorded))),
        care=care_record(journal, background) if "care" in wanted.names else Care(),
        blocks=blocks,
        blocks_made=blocks_made,
        footer="Self-reported at home. Averages of recorded days. No cause and no diagnosis is claimed.",
    )
    return _as_record(doc, background) if wanted.is_record else doc


def _as_record(doc: SummaryDoc, background: Background) -> SummaryDoc:
    """The page around what is on request only: no visit that it is for, no days that were counted, no average."""
    onset, today = onset_of(background) if doc.care.since else None, doc.printed
    period = f"Up to {show_date(today)}"
    if onset is not None:
        period = f"{partial_words(onset, today)} to {show_date(today)} (since it began)"
    first = onset.first if onset is not None else doc.first
    footer = "Self-reported at home. No cause and no diagnosis is claimed."
    return replace(doc, first=first, purpose="", period=period, recorded="", footer=footer)


def _title(story: Story) -> str:
    names = [pain.name for pain in story.pains]
    text = " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
    return capital(text or "Pain journal")


def _about(story: Story, *, with_name: bool) -> str:
    person = story.person
    if person is None:
        return ""
    born = f"born {person.birth_year}" if person.birth_year else ""
    return ", ".join(part for part in (person.name if with_name else "", born, person.occupation) if part)


def _period(story: Story, view: Around | None, why: str) -> str:
    last = show_date(story.last)
    span = f"{show_short(story.first, story.last)} to {last}" if story.first < story.last else f"{last} only"
    after = ""
    if view is not None:
        after = f"; day {view.day} after {view.procedure.letter}" if view.day else f"; the day of {view.procedure.letter}"
    return f"{span} ({why}){after}"


def _recorded(story: Story) -> str:
    counts = completeness(story.first, story.last, story.recorded)
    parts = [f"{counts.recorded} of {counts.days} {'day' if counts.days == 1 else 'days'} recorded"]
    if counts.added_later:
        parts.append(f"{counts.added_later} added later")
    if counts.from_paper:
        parts.append(f"{counts.from_paper} from paper")
    if counts.from_memory:
        parts.append(f"{counts.from_memory} from memory (in no average)")
    if counts.bad:
        without = f", {counts.bad_without_scores} without scores" if counts.bad_without_scores else ""
        parts.append(f"{counts.bad} bad {'day' if counts.bad == 1 else 'days'}{without}")
    return ", ".join(parts)


def _beside_days(story: Story, weeks: int) -> tuple[str, str]:
    """What else there is of the period than days: weeks told in one go, and pauses."""
    as_recalled = f"{weeks} {'week' if weeks == 1 else 'weeks'} as recalled" if weeks else ""
    return as_recalled, pauses_words(story.cadences, story.first, story.last)


def _goal(story: Story, number: int) -> GoalLine:
    goal = story.goals[number]
    found = story.progress(goal)
    unit = found.unit
    before, target = (f"{amount(at)} {unit}".strip() if at is not None else "" for at in (goal.baseline, goal.target))
    return GoalLine(goal.statement, before, goal_now(found, story.today), target, progress_words(found, story.today), _way(found))


def _way(found: Progress) -> Way | None:
    """In the shown unit."""
    goal = found.goal
    if goal.baseline is None or goal.target is None:
        return None
    per_unit = found.measure.per_unit if found.measure is not None else 1.0
    if found.now is not None:
        now = found.now.value / per_unit if found.now.value is not None else None
    else:
        now = found.check.value if found.check is not None else None
    return Way(goal.baseline, now, goal.target, "less" if found.better == "less" else "more")


# -- procedures, notes, how it is made -----------------------------------------------------------------------------


def _procedure(story: Story, one: Lettered, background: Background, *, in_ledger: bool) -> ProcedureLine:
    record = asdict(one.procedure)
    told = []
    for name, words in (("steroid", "steroid"), ("sedation", "sedation")):
        if record[name] is not None:
            told.append(f"{words}: {PROCEDURE.field(name).show(record)}")
    if guided := PROCEDURE.field("guidance").show(record):
        told.append(f"guided by {guided}")
    if one.procedure.agents:
        told.append(one.procedure.agents)
    if who := background.clinicians.get(one.procedure.clinician or ""):
        told.append(f"by {who.name}")
    facts = ["; ".join(told)] if told else []
    pain = next((pain.name for pain in story.pains if pain.uid == one.procedure.target), None)
    gone = "for a pain that is no longer followed" if one.procedure.target else "for which pain: not told"
    facts.insert(0, f"for {pain}" if pain else gone)
    if not in_ledger:
        facts += own_words(story, (one,))
    status = "" if one.procedure.status == DONE else f" ({one.procedure.status})"
    if not status and one.procedure.date.first > story.today:
        status = " (still to come)"
    return ProcedureLine(one.letter, show_partial(one.procedure.date) + status, describe(record), tuple(facts))


def _notes(journal: Journal, story: Story) -> tuple[Said, ...]:
    """Notes of days, newest first."""
    return tuple(Said(show_short(day, story.today), note) for day, note in reversed(journal.notes(story.first, story.last)))


def _made(view: Around | None, *, has_paper: bool) -> list[str]:
    lines = [
        "Sitting, standing and walking: the longest stretch of the day, before pain stopped it; their average is the median. "
        "At least (>=, 25+): something else ended it. Of all else: the sum by the days recorded.",
        min_days_words(),
        "Added later: written up to three days after; counted. From memory: after that; in no average.",
        *(("From paper: typed in from a form that was filled by pen; counted, drawn as added later.",) if has_paper else ()),
        "Nothing is filled in for days that were not recorded. Bad days without scores are in no average.",
        "A change is the rounded difference of unrounded averages, so it can differ by one in the last place.",
    ]
    if view is not None:
        kind = IN_SENTENCE.get(view.procedure.procedure.kind, "procedure")
        lines.append(
            f"Weeks count from {view.procedure.letter}, the {kind}: week 1 is days 1 to 7; before is days 7 to 1 before it."
        )
        if view.is_trial:
            lines.append(
                "A stimulator trial: from the day after the leads went in to the day before they came out, "
                f"from {TRIAL_DAYS} recorded days on, a rule of this program; then the 7 days after."
            )
        if view.of_target is not None and view.of_target.before.worse_than_usual:
            lines.append(
                f"Worse than usual: by {WORSE_BY:g} point or more. Usual: the average of days {USUAL_FROM} to {USUAL_TO} before "
                f"{view.procedure.letter}, from {USUAL_DAYS} recorded days on. A rule of this program."
            )
        if view.durations:
            lines.append(
                "At half or less: from the first week at half of before, or lower, without soreness, until the first of two "
                "reported weeks running that are not. A rule of this program."
            )
        if len(view.weeks) >= LEAST_WEEKS:
            lines.append(
                f"A trend needs {LEAST_WEEKS} weeks without a procedure. It is told only if its 95 % interval leaves out zero "
                f"and all of it changed by {LEAST_POINTS:g} point or {LEAST_MINUTES:g} minutes. Rules of this program."
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
        f"{', '.join(names[:-1])} and {names[-1]} ({cited}). Their authors call these steps provisional; they judge nothing here."
    )
