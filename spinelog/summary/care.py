"""The record of conservative care since it began: what was tried, from when to when, how often, what it did. No verdict."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.courses import chains
from spinelog.analysis.measure import Measure
from spinelog.analysis.procedures import lettered
from spinelog.domain.dates import show_partial, show_short, surely_before
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.event import ONSET
from spinelog.domain.procedure import DONE, PROCEDURE, describe
from spinelog.domain.therapy import THERAPY
from spinelog.domain.values import Procedure
from spinelog.domain.words import joined
from spinelog.summary.courses import medicine_lines
from spinelog.summary.doc import Care, CareLine
from spinelog.summary.sentences import partial_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spinelog.analysis.series import Series
    from spinelog.domain.dates import PartialDate
    from spinelog.domain.values import Medication, Therapy, TherapySession
    from spinelog.storage.journal import Journal
    from spinelog.summary.background import Background

EXERCISE = "exercise_min"


def onset_of(background: Background) -> PartialDate | None:
    """When it began; None where that is not written down."""
    return min((event.date for event in background.events if event.kind == ONSET), default=None)


def care_record(journal: Journal, background: Background) -> Care:
    """Everything since it began, up to today; without a beginning everything that is written down.

    What surely ended before is left out, what is only planned too, but for what the insurance said of it.
    """
    today = journal.clock.today()
    onset = onset_of(background)
    since = f"since {partial_words(onset, today)}, when it began" if onset else "from as far back as is written down"
    return Care(
        since=since,
        therapies=tuple(_therapies(background, onset, today)),
        exercise=_exercise(journal, onset, today),
        medicines=tuple(_medicines(background.medications, onset, today)),
        answers=tuple(_answers(journal, onset, today)),
    )


def _is_since(one: Therapy | Medication, last: Therapy | Medication, onset: PartialDate | None, today: date) -> bool:
    """Whether a course that began with `one` and ended with `last` has begun, and was not over before the onset."""
    is_ahead = one.started is not None and one.started.first > today
    is_before = onset is not None and last.stopped is not None and surely_before(last.stopped, onset)
    return not is_ahead and not is_before


# -- therapies and exercise ------------------------------------------------------------------------------------------


def _therapies(background: Background, onset: PartialDate | None, today: date) -> Iterator[CareLine]:
    for one in background.therapies:
        if _is_since(one, one, onset, today):
            first = onset.first if onset else date.min
            held = [session for session in background.sessions if session.therapy == one.uid and first <= session.date <= today]
            yield CareLine(one.name, "", _span(one, today), tuple(_therapy_facts(one, held, today)))


def _span(one: Therapy, today: date) -> str:
    """`13 Oct, goes on`; `20 Aug to Sep 2026`."""
    began = partial_words(one.started, today) if one.started else "from when: not said"
    if one.stopped is None:
        return f"{'since ' if one.started else ''}{began}, goes on"
    over = "ended" if one.stopped.first <= today else "goes on until"
    return f"{'from ' if one.started else ''}{began}, {over} {partial_words(one.stopped, today)}"


def _therapy_facts(one: Therapy, held: list[TherapySession], today: date) -> Iterator[str]:
    record = asdict(one)
    kind = THERAPY.field("kind").show(record)
    if kind and one.kind != "other" and kind.lower() not in one.name.lower():
        yield kind.lower()
    if held:
        days = [session.date for session in held]
        first, last = show_short(min(days), today), show_short(max(days), today)
        yield f"{len(held)} sessions, {first} to {last}" if len(held) > 1 else f"1 session, {first}"
    if one.note:
        yield f"what was done: {one.note}"
    yield from (f"{show_short(session.date, today)}: {session.note}" for session in held if session.note)
    if one.effect:
        yield f"{THERAPY.field('effect').label.lower()}: {THERAPY.field('effect').show(record).lower()}"


def _exercise(journal: Journal, onset: PartialDate | None, today: date) -> str:
    """`on 36 of 40 days on which it was written down, 14 Oct to 19 Nov, 5 to 25 min a day`; empty without any."""
    series = exercise_told(journal, onset, today)
    told = list(series.readings.values()) if series is not None else []
    done = [one for one in told if one.value > 0]
    if not done:
        return ""
    minutes = sorted(round(one.value) for one in done)
    span = f"{minutes[0]} min" if minutes[0] == minutes[-1] else f"{minutes[0]} to {minutes[-1]} min"
    days = [one.day for one in done]
    when = show_short(days[0], today) if len(days) == 1 else f"{show_short(min(days), today)} to {show_short(max(days), today)}"
    where = "the one day" if len(told) == 1 else f"{len(told)} days"
    late = sum(not one.counts for one in done)
    memory = f"; {late} of them from memory" if late else ""
    return f"on {len(done)} of {where} on which it was written down, {when}, {span} a day{memory}"


def exercise_told(journal: Journal, onset: PartialDate | None, today: date) -> Series | None:
    """Exercise of every day since it began on which it was written down; None in an empty journal."""
    first = onset.first if onset else journal.first_day()
    if first is None or first > today:
        return None
    (series,) = journal.series([Measure.of(DAY_NOUN.field(EXERCISE))], (first, today))
    return series


# -- medicines and answers -------------------------------------------------------------------------------------------


def _medicines(medications: Iterable[Medication], onset: PartialDate | None, today: date) -> Iterator[CareLine]:
    kept = [one for chain in chains(medications) if _is_since(chain[0], chain[-1], onset, today) for one in chain]
    yield from (CareLine(line.name, "", line.course, line.facts) for line in medicine_lines(kept, today))


def _answers(journal: Journal, onset: PartialDate | None, today: date) -> Iterator[CareLine]:
    """Of a procedure that never came about too: that is then what was answered."""
    procedures = journal.items(Procedure)
    letters = {one.procedure.uid: one.letter for one in lettered(procedures)}
    for one in procedures:
        if one.authorisation is None or (onset is not None and surely_before(one.date, onset)):
            continue
        record = asdict(one)
        status = "" if one.status == DONE else f" ({one.status})"
        label = PROCEDURE.field("authorisation").label
        said = [
            f"{label.lower()}: {PROCEDURE.field('authorisation').show(record).lower()}",
            f"reference {one.authorisation_ref}" if one.authorisation_ref else "",
            f"valid until {show_short(one.authorisation_until, today)}" if one.authorisation_until else "",
        ]
        yield CareLine(show_partial(one.date) + status, letters.get(one.uid, ""), describe(record), (joined(said),))
