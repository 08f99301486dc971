"""Recall: one figure of a week as it was told in one go, from memory. It stands in no series, so it is in no average."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from spinelog.domain.week import LENGTH


@dataclass(frozen=True, slots=True)
class Recall:
    """A usual day of 7, as recalled at their end."""

    key: str
    """The measure's: the name of a field of the day, or that of a pain's scores."""
    last: date
    """The day with which the week ends."""
    value: float
    """In the measure's stored unit, as a reading's."""
    at_least: bool = False
    """Something else than pain ended it."""

    @property
    def first(self) -> date:
        """The day with which the week begins."""
        return self.last - timedelta(days=LENGTH - 1)

    def holds(self, day: date) -> bool:
        """Whether a day is one of the week's."""
        return self.first <= day <= self.last
