"""How it stands today beside the figures: what a clinic asks before a procedure, numbness and weakness, work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.courses import work_on
from spinelog.analysis.visits import since_last
from spinelog.domain.dates import show_short
from spinelog.domain.event import EVENT
from spinelog.domain.person import BEFORE, before_answers
from spinelog.domain.visit import VISIT
from spinelog.domain.words import joined
from spinelog.summary.doc import Said
from spinelog.summary.period import visit_words
from spinelog.summary.sentences import partial_words

if TYPE_CHECKING:
    from spinelog.domain.values import Event, Person, Visit


def before_lines(person: Person | None, today: date) -> tuple[tuple[Said, ...], str]:
    """What a clinic asks before a procedure, each with its answer or "not said", and when the person went through it.

    Nothing where nothing of it was ever said.
    """
    if person is None:
        return (), ""
    record = asdict(person)
    if person.confirmed_on is None and all(record[field.name] is None for field in BEFORE):
        return (), ""
    when = f"gone through on {show_short(person.confirmed_on, today)}" if person.confirmed_on else "when gone through: not said"
    return tuple(Said(label, answer) for label, answer in before_answers(record)), when


def since_visit_lines(visits: Iterable[Visit], today: date) -> tuple[Said, ...]:
    """Numbness and weakness since the visit before, as far as they were said, and for which visit."""
    visit = since_last(visits, today)
    if visit is None:
        return ()
    record, at = asdict(visit), f"said for the visit {visit_words(visit, today)}"
    said = ((field, field.show(record).lower()) for field in (VISIT.field("numbness"), VISIT.field("weakness")))
    return tuple(Said(field.label, f"{words} ({at})") for field, words in said if words)


def work_words(events: Iterable[Event], today: date) -> str:
    """`Modified duty since 2 Nov; four hours a day`; empty when nothing was said."""
    event = work_on(events, today)
    if event is None:
        return ""
    status = EVENT.field("work").show(asdict(event))
    return joined((f"{status} since {partial_words(event.date, today)}", event.text or ""), "; ")
