"""Completeness: how much of a period was recorded, and when it was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    days_of: Mapping[str, tuple[date, ...]] = field(default_factory=dict, compare=False)
    """The days behind each count but `days`, by its name."""


def completeness(first: date, last: date, recorded: Iterable[RecordedDay]) -> Completeness:
    """The counts from `first` to `last`, both included; days outside are ignored. Each day is given once."""
    within = {one.day: one for one in recorded if first <= one.day <= last}.values()
    days_of = {
        "recorded": tuple(one.day for one in within),
        "added_later": tuple(one.day for one in within if one.late == ADDED_LATER and not one.from_paper),
        "from_memory": tuple(one.day for one in within if one.late == FROM_MEMORY and not one.from_paper),
        "bad": tuple(one.day for one in within if one.is_bad),
        "bad_without_scores": tuple(one.day for one in within if one.is_bad and not one.has_scores),
        "from_paper": tuple(one.day for one in within if one.from_paper),
    }
    counts = {name: len(days) for name, days in days_of.items()}
    return Completeness(days=max((last - first).days + 1, 0), **counts, days_of=days_of)
