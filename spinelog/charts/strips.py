"""Strips: what else was going on, one thin row each on the date axis of the panels. What to draw, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from spinelog.domain.dates import show_short, show_span

State = Literal["recorded", "later", "memory", "bad"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which something was so: a dose, a duty at work."""

    first: date
    last: date
    """Inclusive."""
    label: str


@dataclass(frozen=True, slots=True)
class Stem:
    """So much on one day: tablets, a session."""

    day: date
    count: float
    is_memory: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """One row."""

    title: str
    about: str
    """"mg a day", "sessions"; empty where the title says it."""
    first: date
    last: date
    """The x axis, both days inclusive."""
    stretches: tuple[Stretch, ...] = ()
    stems: tuple[Stem, ...] = ()
    states: tuple[tuple[date, State], ...] = ()
    """How each recorded day was recorded."""

    @property
    def words(self) -> str:
        """The same for whoever does not see it."""
        parts = [f"{self.title}{f', {self.about}' if self.about else ''}"]
        parts += [
            f"{one.label or 'yes'} {show_span(max(one.first, self.first), min(one.last, self.last))}" for one in self.stretches
        ]
        if self.stems:
            some = [one for one in self.stems if one.count]
            days = f"{len(some)} {'day' if len(some) == 1 else 'days'}"
            parts.append(f"on {days}, last {show_short(some[-1].day)}" if some else "none")
        if self.states:
            parts.append(f"{len(self.states)} of {(self.last - self.first).days + 1}")
        return "; ".join(parts) + "."
