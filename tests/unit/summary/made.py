"""Small journals for these tests. Today is Fri 20 Nov 2026; day 0 of A is Thu 8 Oct unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import EXTRA, PAIN_KEY
from spinelog.domain.values import Pain, Procedure
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.doc import Row, SummaryDoc
from spinelog.summary.sentences import Figure
from tests.conftest import NOW

ZERO = date(2026, 10, 8)


def on(offset: int, zero: date = ZERO) -> date:
    """The day `offset` days after day 0."""
    return zero + timedelta(days=offset)


def write(journal: Journal, day: date, late: int = 0, **figures: Any) -> None:
    """Record a day on its own evening, or `late` days after. `pain` is the main pain, `extra` the tablets."""
    main = next((pain for pain in journal.items(Pain) if pain.is_main), None)
    names = {"pain": PAIN_KEY + main.uid if main else "", "extra": EXTRA}
    written = datetime.combine(day + timedelta(days=late), time(19, 0), UTC)
    journal.clock = Clock(min(written, NOW))
    journal.save_day(day, {names.get(name, name): value for name, value in figures.items() if value is not None})
    journal.clock = Clock(NOW)


def run(journal: Journal, name: str, values: Iterable[Any], start: date) -> None:
    """One figure a day from `start` on; None leaves the day out."""
    for number, value in enumerate(values):
        if value is not None:
            write(journal, start + timedelta(days=number), **{name: value})


def procedure(journal: Journal, when: date | PartialDate = ZERO, kind: str = "epidural", **more: Any) -> Procedure:
    """A procedure; done and aimed at the main pain unless told otherwise."""
    main = next((pain for pain in journal.items(Pain) if pain.is_main), None)
    placed = PartialDate.of(when) if isinstance(when, date) else when
    return journal.add(Procedure, {"kind": kind, "date": placed, "target": main.uid if main else None, **more})


def treated(journal: Journal, before: Sequence[Any] = (8,) * 7, after: Sequence[Any] = (4,) * 7, **more: Any) -> Procedure:
    """Pain in the week before A and in week 6 after it."""
    found = procedure(journal, **more)
    run(journal, "pain", before, on(-7))
    run(journal, "pain", after, on(36))
    return found


def said(doc: SummaryDoc) -> str:
    """What changed, as one text."""
    return " | ".join(f"{one.label}: {one.text}" for one in doc.changed)


def words(journal: Journal, *, since: date | None = None) -> str:
    """What changed in the summary of this journal."""
    return said(build(journal, since=since))


def row(doc: SummaryDoc, label: str) -> Row:
    """The row of one measure."""
    return next(one for one in doc.rows if one.label.lower() == label.lower())


def figures(doc: SummaryDoc) -> list[Figure]:
    """Every figure of a summary."""
    return [*(figure for row in doc.rows for figure in row.figures), *(figure for week in doc.weeks for figure in week.figures)]
