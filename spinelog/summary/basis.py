"""Basis: what a summary is made from, read once, so that its figures and the trace of them come from the same objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spinelog.summary.background import Background, gather_background
from spinelog.summary.ledger import LedgerPage, ledger_page
from spinelog.summary.period import first_of_period
from spinelog.summary.story import Story, gather

if TYPE_CHECKING:
    from spinelog.analysis.around import Around
    from spinelog.storage.journal import Journal


@dataclass(frozen=True)
class Basis:
    """All of it, with the arithmetic around the procedures done."""

    journal: Journal
    background: Background
    story: Story
    """The period, and the days around the procedures."""
    why: str
    """Why the period begins where it does."""
    view: Around | None
    """Around the latest procedure; None before the first."""
    sessions: LedgerPage


def gather_basis(journal: Journal, since: date | None = None) -> Basis:
    """Read what the summary since a date is made from; without one since the last visit, else of the last 90 days."""
    today = journal.clock.today()
    background = gather_background(journal)
    first, why = first_of_period(background, today, since)
    story = gather(journal, first, today, medications=background.medications)
    view = story.around(story.latest) if story.latest is not None else None
    return Basis(journal, background, story, why, view, ledger_page(journal, story, background.therapies))
