"""The trace of what is told of items: own estimates, courses, sessions, forms, and how many procedures there were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spinelog.analysis.courses import chains
from spinelog.analysis.ledger import MONTHS
from spinelog.analysis.questionnaires import ability_courses, change_courses, peg_course, total_courses
from spinelog.domain.dates import show_short
from spinelog.domain.procedure import PROCEDURE
from spinelog.domain.words import joined
from spinelog.summary.block_sheet import title
from spinelog.summary.blocks_section import diaries
from spinelog.summary.care import exercise_told, onset_of
from spinelog.summary.changed import estimate_words, remembered_words
from spinelog.summary.courses import medicine_line, sessions_held, therapy_line
from spinelog.summary.traced import Source, Traced, item_source

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.ledger import Ledger
    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.questionnaires import Course
    from spinelog.analysis.sessions import Session
    from spinelog.domain.dates import PartialDate
    from spinelog.domain.values import Questionnaire, Value
    from spinelog.summary.background import Background
    from spinelog.summary.basis import Basis
    from spinelog.summary.doc import SummaryDoc
    from spinelog.summary.story import Story
    from spinelog.summary.traced import Days


def item_traces(section: str, items: Iterable[tuple[Value, PartialDate | date | None]]) -> Iterator[Traced]:
    """Items that are printed as they are, each with its date."""
    for item, when in items:
        source = item_source(item, when)
        yield Traced((section,), source.what.replace("_", " "), source.value, "as it is written down", (source,))


def own_traces(section: str, story: Story, one: Lettered, *, with_effects: bool = True) -> Iterator[Traced]:
    """What the person said of a procedure: pain before as remembered, own estimates, what was noticed after it."""
    if text := remembered_words(story, one):
        used = (item_source(one.procedure, one.procedure.remembered_on),)
        yield Traced((section,), f"as remembered of before {one.letter}", text, "as it was said; in no average", used)
    own = [each for each in story.estimates if each.procedure == one.procedure.uid]
    if own:
        asked = tuple(item_source(each, each.date) for each in sorted(own, key=lambda each: each.date))
        text, how = estimate_words(story, one), "as it was said, the latest last"
        yield Traced((section,), f"own estimate of {one.letter}", text, how, asked)
    noticed = [each for each in story.after_effects if each.procedure == one.procedure.uid]
    if noticed and with_effects:
        effects = tuple(item_source(each, each.began) for each in noticed)
        yield Traced((section,), f"noticed after {one.letter}", str(len(noticed)), "as it is written down", effects)


def ledger_counts(ledger: Ledger, today: date) -> Iterator[Traced]:
    """How many sessions in 6 and in 12 months, and how many with a steroid."""
    for count in ledger.counts:
        region = PROCEDURE.field("region").show({"region": count.region}).lower() if count.region else "region not told"
        numbers = zip(MONTHS, ledger.since, count.members, count.perhaps_members, strict=True)
        for months, first, sure, perhaps in numbers:
            name, how = f"{count.family}, {region}: in {months} months", f"sessions since {show_short(first, today)}"
            yield Traced(("ledger",), name, str(len(sure)), how, _sessions(sure))
            if perhaps:
                how = f"{how}, or before: the day is not known"
                yield Traced(("ledger",), f"{name}, perhaps", str(len(perhaps)), how, _sessions(perhaps))
    if ledger.counts or any(ledger.steroids.members):
        since = zip(MONTHS, ledger.since, strict=True)
        text = joined(f"{months} months: since {show_short(first, today)}" for months, first in since)
        yield Traced(("ledger",), "stretches that are counted", text, "back from today")
        names = ("with a steroid", "with nothing told of a steroid", "with a steroid, its day not known")
        for name, members in zip(names, ledger.steroids.members, strict=True):
            how = f"sessions since {show_short(ledger.since[-1], today)}, of any kind and anywhere"
            yield Traced(("ledger",), f"sessions {name}, in {MONTHS[-1]} months", str(len(members)), how, _sessions(members))


def _sessions(sessions: Iterable[Session]) -> tuple[Source, ...]:
    members = (one.procedure for session in sessions for one in session.members)
    return tuple(item_source(one, one.date) for one in members)


def course_traces(background: Background, today: date) -> Iterator[Traced]:
    """Medicines with their courses, therapies with their sessions."""
    for chain in chains(background.medications):
        used = tuple(item_source(course, course.started) for course in chain)
        yield Traced(("medicines",), chain[-1].name, medicine_line(chain, today).course, "its courses", used)
    for one in background.therapies:
        held = sessions_held(one, background.sessions, today)
        line = therapy_line(one, held, today)
        used = (item_source(one, one.started), *(item_source(session, session.date) for session in held))
        text = joined((line.course, *line.facts), "; ")
        yield Traced(("therapies",), one.name, text, f"the therapy and its sessions, {len(held)}", used)


def form_traces(story: Story, forms: Iterable[Questionnaire]) -> Iterator[Traced]:
    """Every form that has a score, and those without one."""
    kept = tuple(forms)
    goals = {goal.uid: goal.statement for goal in story.goals}
    letters = {one.procedure.uid: one.letter for one in story.procedures}
    known: dict[str, Value] = {one.uid: one for one in (*kept, *story.checks)}
    peg = peg_course(kept, story.today)
    told: list[tuple[str, Course]] = [
        *((goals[course.about], course) for course in ability_courses(story.checks, story.today) if course.about in goals),
        ("PEG", peg),
        *((f"since {letters.get(one.about, 'a cancelled procedure')}", one) for one in change_courses(kept, story.today)),
        *((course.about, course) for course in total_courses(kept, story.today)),
    ]
    for name, course in told:
        if course.points:
            used = tuple(item_source(known[point.uid], point.date) for point in course.points)
            first, last = (f"{point.value:.4g}" for point in (course.points[0], course.points[-1]))
            yield Traced(("forms",), name, f"{first} first, {last} last", "the first and the latest; no average", used)
    if peg.incomplete:
        used = tuple(item_source(known[uid], when) for uid, when in zip(peg.incomplete_uids, peg.incomplete, strict=True))
        yield Traced(("forms",), "PEG, incomplete", str(len(used)), "forms with an open question, so without a score", used)


def care_traces(basis: Basis, doc: SummaryDoc, days: Days) -> Iterator[Traced]:
    """What is there on request: sessions and exercise since it began, and the readings of block diaries."""
    background, today = basis.background, basis.story.today
    if "care" in doc.chosen:
        for one in background.therapies:
            held = sessions_held(one, background.sessions, today)
            used = (item_source(one, one.started), *(item_source(session, session.date) for session in held))
            yield Traced(("care",), f"{one.name}: sessions", str(len(held)), "its sessions up to today", used)
        for chain in chains(background.medications):
            used = tuple(item_source(course, course.started) for course in chain)
            yield Traced(("care",), chain[-1].name, medicine_line(chain, today).course, "its courses", used)
        series = exercise_told(basis.journal, onset_of(background), today)
        readings = sorted(series.readings.values(), key=lambda one: one.day) if series is not None else []
        if series is not None and readings:
            sources = tuple(days.source(series.measure, one) for one in readings)
            yield Traced(("care",), "exercise", doc.care.exercise, "days on which it was written down, from memory too", sources)
    if "blocks" in doc.chosen:
        titles = {sheet.title for sheet in doc.blocks}
        for diary in diaries(basis.journal):
            if (name := title(diary)) in titles:
                used = tuple(item_source(reading, diary.local(reading.scored_at).date()) for reading in diary.readings)
                yield Traced(("blocks",), name, str(len(used)), "its scores and tablets", used)
