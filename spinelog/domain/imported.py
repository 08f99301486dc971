"""What an import would change, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spinelog.domain.copy import OWN_SOURCE
from spinelog.domain.phone import SOURCES, PhoneDay

_INSIDE = {OWN_SOURCE: "a copy of a journal", "table": "a table"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """A day that the journal has from this source, and as it would be."""

    before: PhoneDay
    after: PhoneDay


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSource:
    """The days of one source in a file beside those that the journal has of it; counts of days."""

    source: str
    """A key of `SOURCES`."""
    first: date
    last: date
    new: int
    changed: int
    same: int
    kept: int
    """Days that stay as they are: the file was made before their end, or earlier than what the journal has."""
    typed: int
    """Days on which the person typed a figure that the file has too; what was typed goes on counting."""
    examples: tuple[DayChange, ...]
    """Some of those that would change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What saving the days of a file would do."""

    sources: tuple[ComparedSource, ...]
    """In the order in which they came."""

    @property
    def to_save(self) -> int:
        """How many days would be written; of each source apart."""
        return sum(one.new + one.changed for one in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import, as the journal keeps it."""

    uid: str
    made_at: datetime
    """UTC."""
    source: str
    """Keys of `SOURCES` with commas between, or `OWN_SOURCE`."""
    file_name: str
    first_day: date | None
    """None where no day was among what it brought."""
    last_day: date | None
    days_new: int
    days_changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSource:
    """What the journal has of one source."""

    source: str
    first: date
    last: date
    days_of_steps: int
    days_of_sleep: int


def named(keys: Sequence[str]) -> str:
    """Sources inside a sentence: `Apple Health and Oura`, `a copy of a journal`."""
    names = [_INSIDE.get(key) or SOURCES.get(key, key) for key in keys]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
