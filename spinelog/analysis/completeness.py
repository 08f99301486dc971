"""Completeness: how much of a period was recorded, and when it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """A day of which anything at all was recorded: a figure, a score, a note, or that it was bad."""

    day: date
    late: str = IN_TIME
    """How late the earliest part of it was written: "in time", "added later", "from memory"."""
    is_bad: bool = False
    """It was said to be a bad day."""
    has_scores: bool = False
    """It has a pain score."""
    from_paper: bool = False
    """It was typed in from a paper form."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """Counts of days in one period."""

    days: int
    recorded: int
    """Of any lateness."""
    added_later: int
    """Of `recorded`, without those from paper."""
    from_memory: int
    """Of `recorded`; these are in no average."""
    bad: int
    """Of `recorded`."""
    bad_without_scores: int
    """Of `bad`."""
    from_paper: int = 0
    """Of `recorded`, however late they were typed in; in no other count of lateness."""


def completeness(first: date, last: date, recorded: Iterable[RecordedDay]) -> Completeness:
    """The counts from `first` to `last`, both included; days outside are ignored. Each day is given once."""
    within = {one.day: one for one in recorded if first <= one.day <= last}.values()
    return Completeness(
        days=max((last - first).days + 1, 0),
        recorded=len(within),
        added_later=sum(one.late == ADDED_LATER and not one.from_paper for one in within),
        from_memory=sum(one.late == FROM_MEMORY and not one.from_paper for one in within),
        bad=sum(one.is_bad for one in within),
        bad_without_scores=sum(one.is_bad and not one.has_scores for one in within),
        from_paper=sum(one.from_paper for one in within),
    )
