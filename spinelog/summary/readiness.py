"""Readiness: what a visit asks for, what of it is there, and how what is missing is added. No verdict, only a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.courses import in_force, is_over
from spinelog.analysis.visits import due, next_planned, since_last
from spinelog.domain.dates import show_date, show_partial, show_short
from spinelog.domain.event import ONSET, event_words
from spinelog.domain.flare import EASES, WORSENS
from spinelog.domain.kinds import YESNO
from spinelog.domain.person import BEFORE
from spinelog.domain.scan import SCAN
from spinelog.domain.values import (
    Attachment,
    Clinician,
    Event,
    Factor,
    Flare,
    Goal,
    Medication,
    Person,
    Procedure,
    Question,
    Scan,
    Therapy,
    Visit,
)
from spinelog.domain.visit import PLANNED, VISIT
from spinelog.domain.words import joined
from spinelog.knowledge.questions import ALWAYS, CAUTION, DONE, MEDICINES, suggestions
from spinelog.knowledge.questions import PLANNED as IS_PLANNED

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

HEADLINES = 2
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Ready:
    """One thing that a visit asks for."""

    key: str
    """By which a screen knows what to open: "onset", "medicines"."""
    title: str
    is_there: bool
    what: str
    """What is there, in a few words, or what is missing."""
    command: str
    """The command that adds it."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Everything before one visit."""

    visit: Visit | None
    """The next planned one; None: none is planned."""
    due: Visit | None
    """One that was planned for a day that is over, or for today, and has not been told about yet."""
    items: tuple[Ready, ...]
    questions: tuple[Question, ...]
    """Those for the next visit, in the person's order."""
    suggested: tuple[str, ...]
    """Questions that could be asked and are not written down yet."""

    @property
    def missing(self) -> tuple[Ready, ...]:
        """What is not there yet."""
        return tuple(one for one in self.items if not one.is_there)


def readiness(journal: Journal) -> Readiness:
    """Look through the journal for what a visit asks for."""
    today = journal.clock.today()
    visits = journal.items(Visit)
    visit = next_planned(visits, today)
    waiting = due(visits, today)
    clinicians = {one.uid: one for one in journal.items(Clinician)}
    procedures = journal.items(Procedure)
    planned = next((one for one in procedures if one.status == PLANNED and one.date.first >= today), None)
    medicines = in_force(journal.items(Medication), today)
    therapies = journal.items(Therapy)
    people = journal.items(Person)
    person = people[0] if people else None
    questions = journal.items(Question)
    own = open_questions(questions)
    items = [
        _visit(visit, clinicians, today),
        _onset(journal.items(Event)),
        _triggers(journal.items(Factor), journal.items(Flare)),
        _therapies(therapies, today),
        _goals(journal.items(Goal)),
        _scans(journal.items(Scan), journal.items(Attachment)),
        _medicines(medicines),
        _questions(own),
        _before(person, today),
        *([_booked(planned, therapies)] if planned else []),
        _since(since_last(visits, today)),
    ]
    holds = {ALWAYS}
    if planned:
        holds.add(IS_PLANNED)
    if any(one.status == "done" and today - A_YEAR <= one.date.first <= today for one in procedures):
        holds.add(DONE)
    if medicines:
        holds.add(MEDICINES)
    if person is not None and (person.blood_thinner or person.diabetes):
        holds.add(CAUTION)
    asked = {one.text.lower() for one in questions}
    order = (CAUTION, IS_PLANNED, DONE, MEDICINES, ALWAYS)
    offered = sorted((one for one in suggestions() if one.when in holds), key=lambda one: order.index(one.when))
    suggested = tuple(one.text for one in offered if one.text.lower() not in asked)
    return Readiness(visit, waiting, tuple(items), tuple(own), suggested)


def open_questions(questions: Iterable[Question]) -> list[Question]:
    """Those that wait for the next visit, in the person's order, then as they were written."""
    waiting = [one for one in questions if one.visit is None and not one.answer]
    return sorted(waiting, key=lambda one: one.position if one.position is not None else 10_001)


def visit_words(visit: Visit, clinicians: dict[str, Clinician], today: date) -> str:
    """`Fri 27 Nov, 9:30, pain clinic, Dr Lee`."""
    when = show_date(visit.date.first, today) if visit.date.full else show_partial(visit.date)
    who = clinicians.get(visit.clinician or "")
    return joined((when, VISIT.field("time").show(asdict(visit)), visit.reason or "", who.name if who else ""))


def _visit(visit: Visit | None, clinicians: dict[str, Clinician], today: date) -> Ready:
    what = visit_words(visit, clinicians, today) if visit else "none planned yet"
    return Ready("visit", "Your next visit", visit is not None, what, 'spinelog visit add "pain clinic" --date fri --time 9:30')


def _onset(events: Sequence[Event]) -> Ready:
    onset = next((one for one in events if one.kind == ONSET), None)
    what = f"{show_partial(onset.date)}: {event_words(asdict(onset))}" if onset else "not written down yet"
    return Ready(
        "onset", "How it began", onset is not None, what, 'spinelog event add "lifted a box" --kind onset --date "18 aug"'
    )


def _triggers(factors: Sequence[Factor], flares: Sequence[Flare]) -> Ready:
    eases, worsens = (sum(one.effect == effect for one in factors) for effect in (EASES, WORSENS))
    set_off = sum(bool(one.trigger) for one in flares)
    parts = (
        _counted(worsens, "worsens it", "worsen it"),
        _counted(eases, "eases it", "ease it"),
        _counted(set_off, "flare told", "flares told"),
    )
    what = joined(parts) or "nothing written down yet"
    return Ready(
        "triggers", "What sets it off", bool(worsens or set_off), what, 'spinelog factor add "long drives" --effect worsens'
    )


def _therapies(therapies: Sequence[Therapy], today: date) -> Ready:
    tried = [one for one in therapies if one.started is None or one.started.first <= today]
    said = sum(one.effect is not None for one in tried)
    what = _counted(len(tried), "therapy", "therapies") or "none written down yet"
    if tried:
        what += ", each with what it did" if said == len(tried) else f", what it did is said of {said}"
    is_there = bool(tried) and said == len(tried)
    return Ready(
        "therapies", "Therapies so far", is_there, what, 'spinelog therapy add "physical therapy" --since 2025 --effect helped'
    )


def _goals(goals: Sequence[Goal]) -> Ready:
    two = min(HEADLINES, sum(bool(one.is_headline) and one.status == "open" for one in goals))
    what = f"{two} of {HEADLINES}"
    return Ready("goals", "Two goals", two == HEADLINES, what, 'spinelog goal add "Sit 30 min" --measure sitting --target 30')


def _scans(scans: Sequence[Scan], attachments: Sequence[Attachment]) -> Ready:
    command = "spinelog attachment add report.pdf --scan mri" if scans else 'spinelog scan add mri --date "3 sep"'
    if not scans:
        return Ready("scans", "Scans and reports", False, "none written down yet", command)
    with_report = {one.scan for one in attachments}
    latest = scans[-1]
    name = joined((SCAN.field("kind").show(asdict(latest)), show_partial(latest.date)), " ")
    without = sum(one.uid not in with_report for one in scans)
    report = "report attached" if not without else f"{without} of {len(scans)} without the report"
    if len(scans) == 1:
        report = "report attached" if not without else "report not attached yet"
    return Ready("scans", "Scans and reports", not without, f"{name}, {report}", command)


def _medicines(medicines: Sequence[Medication]) -> Ready:
    names = list(dict.fromkeys(one.name for one in medicines))
    what = joined(names) if names else "none listed"
    command = 'spinelog medication add gabapentin --dose "300 mg" --daily 900 --unit mg'
    return Ready("medicines", "Medicines now", bool(names), what, command)


def _questions(questions: Sequence[Question]) -> Ready:
    what = _counted(len(questions), "written down", "written down") or "none written down yet"
    return Ready("questions", "Your questions", bool(questions), what, 'spinelog question add "When can I begin therapy?"')


def _before(person: Person | None, today: date) -> Ready:
    asked = [field for field in BEFORE if field.kind is YESNO]
    silent = sum(person is None or getattr(person, field.name) is None for field in asked)
    confirmed = person.confirmed_on if person is not None else None
    when = f"gone through {show_short(confirmed, today)}" if confirmed else "not gone through yet"
    what = joined((when, f"{silent} of {len(asked)} not said" if silent else ""))
    # X is refused: whoever copies the line as it stands must not have answered a question of safety.
    command = "spinelog person --blood-thinner X --diabetes X --confirmed today"
    return Ready("before", "Before a procedure", not silent and confirmed is not None, what, command)


def _booked(procedure: Procedure, therapies: Sequence[Therapy]) -> Ready:
    """Therapy that goes on, or begins, once a planned procedure is done."""
    day = procedure.date.first
    booked = [one for one in therapies if not is_over(one, day)]
    what = joined(
        f"{one.name}{f', from {show_partial(one.started)}' if one.started and one.started.first > day else ''}" for one in booked
    )
    command = 'spinelog therapy add "physical therapy"'
    return Ready("booked", "Therapy after it", bool(booked), what or "none booked yet", command)


def _since(visit: Visit | None) -> Ready:
    said = [
        f"{name} {VISIT.field(name).show(asdict(visit)).lower()}"
        for name in ("numbness", "weakness")
        if visit is not None and getattr(visit, name) is not None
    ]
    what = joined(said) or "not said yet"
    command = f"spinelog visit edit {visit.uid[:4] if visit else 'ID'} --numbness X --weakness X"
    return Ready("since", "Numbness, weakness", len(said) == 2, what, command)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""
