"""Medicines and therapies as lines: those of now, and those that were, with what the person says that they did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.also_changed import has_gap
from spinelog.analysis.courses import chains, is_in_force
from spinelog.domain.dates import show_short
from spinelog.domain.medication import MEDICATION, dose_words
from spinelog.domain.therapy import THERAPY
from spinelog.domain.words import joined
from spinelog.summary.doc import CourseLine
from spinelog.summary.sentences import partial_words

if TYPE_CHECKING:
    from spinelog.domain.values import Medication, Therapy, TherapySession


def medicine_lines(medications: Iterable[Medication], today: date) -> tuple[CourseLine, ...]:
    """One line a medicine, all its courses in it: those that are taken first, then those that are to begin, then the rest."""
    lines = [medicine_line(chain, today) for chain in chains(medications)]
    return tuple(sorted(lines, key=lambda line: not line.is_now))


def medicine_line(chain: Sequence[Medication], today: date) -> CourseLine:
    """One medicine, all its courses in it."""
    current = next((one for one in reversed(chain) if is_in_force(one, today)), None)
    last, facts = current or chain[-1], []
    is_ahead = last.started is not None and last.started.first > today
    if last.purpose:
        facts.append(f"for {last.purpose}")
    facts += _said_of(chain, "effect")
    facts += _said_of(chain, "side_effects")
    if last.plan and (current is not None or is_ahead):
        told = f", told by {last.plan_told_by}" if last.plan_told_by else ""
        facts.append(MEDICATION.field("plan").show(asdict(last)).lower() + told)
    return CourseLine(last.name, _courses(chain, current, today), tuple(facts), current is not None or is_ahead)


def _courses(chain: Sequence[Medication], current: Medication | None, today: date) -> str:
    """`500 mg, when needed, since 20 Aug`; `900 mg a day from 8 Sep, 600 from 23 Oct, stopped 12 Nov`."""
    if current is None or len(chain) > 1:
        return joined(_steps(chain, today))
    since = f"since {partial_words(current.started, today)}" if current.started else "since when: not said"
    until = f"until {partial_words(current.stopped, today)}" if current.stopped else ""
    return joined((dose_words(asdict(current)), since, until))


def _steps(chain: Sequence[Medication], today: date) -> list[str]:
    """Each course by its dose and first day, and when it was stopped, as far as they are known."""
    found: list[str] = []
    for number, course in enumerate(chain):
        before = chain[number - 1] if number and not has_gap(chain[number - 1], course) else None
        dose = dose_after(course, before)
        if course.started is not None:
            dose += f" from {partial_words(course.started, today)}"
        elif not number:
            dose += ", since when: not said"
        found.append(dose.strip())
        goes_on = number + 1 < len(chain) and not has_gap(course, chain[number + 1])
        if course.stopped is not None and not goes_on:
            is_over = course.stopped.first <= today
            found.append(f"{'stopped' if is_over else 'until'} {partial_words(course.stopped, today)}")
    return found


def dose_after(course: Medication, before: Medication | None = None) -> str:
    """`900 mg a day`, or `600` after a course that was counted in the same way; else the dose as written."""
    if course.daily_amount is None or course.as_needed:
        return dose_words(asdict(course)) or "dose not said"
    amount = MEDICATION.field("daily_amount").show(asdict(course))
    is_alike = before is not None and before.daily_amount is not None and not before.as_needed
    if is_alike and before is not None and before.amount_unit == course.amount_unit:
        return amount
    return f"{amount} {course.amount_unit or ''}".strip() + " a day"


def _said_of(chain: Sequence[Medication], name: str) -> list[str]:
    """What was said of a medicine: once where it was the same of every course, else each with its dose."""
    said = [(MEDICATION.field(name).show(asdict(one)), dose_after(one)) for one in chain if getattr(one, name) is not None]
    if name == "effect":
        said = [(text.lower(), dose) for text, dose in said]
    texts = list(dict.fromkeys(text for text, _ in said))
    if not texts:
        return []
    label = MEDICATION.field(name).label.lower() if name != "effect" else "effect"
    if len(texts) == 1:
        return [f"{label}: {texts[0]}"]
    return [f"{label}: {joined(f'{text} ({dose})' for text, dose in said)}"]


def therapy_lines(therapies: Iterable[Therapy], sessions: Iterable[TherapySession], today: date) -> tuple[CourseLine, ...]:
    """One line a therapy: those that go on first, then those that are to begin, then the earlier ones."""
    held = tuple(sessions)
    lines = [therapy_line(one, sessions_held(one, held, today), today) for one in therapies]
    return tuple(sorted(lines, key=lambda line: not line.is_now))


def sessions_held(one: Therapy, sessions: Iterable[TherapySession], today: date) -> list[TherapySession]:
    """Those of one therapy up to today."""
    return [session for session in sessions if session.therapy == one.uid and session.date <= today]


def therapy_line(one: Therapy, held: Sequence[TherapySession], today: date) -> CourseLine:
    """One therapy with its sessions."""
    days = [session.date for session in held]
    is_ahead = one.started is not None and one.started.first > today
    is_now = is_in_force(one, today) or is_ahead
    since = partial_words(one.started, today) if one.started else "when: not said"
    since = f"{'from' if is_ahead or one.stopped else 'since'} {since}" if one.started or is_now else ""
    until = f"{'ended' if not is_now else 'until'} {partial_words(one.stopped, today)}" if one.stopped else ""
    facts = []
    kind = THERAPY.field("kind").show(asdict(one)).lower()
    name = one.name.lower()
    if kind and one.kind != "other" and kind not in name and name not in kind:
        facts.append(kind)
    if days:
        counted = "1 session" if len(days) == 1 else f"{len(days)} sessions"
        facts.append(f"{counted}, {'last' if len(days) > 1 else 'on'} {show_short(max(days), today)}")
    if one.effect:
        facts.append(f"effect: {THERAPY.field('effect').show(asdict(one)).lower()}")
    if one.note:
        facts.append(one.note)
    return CourseLine(one.name, joined((since, until)), tuple(facts), is_now)
