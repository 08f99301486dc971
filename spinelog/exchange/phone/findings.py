"""What every reader of a phone's file gives, and what it is told. Instants are seconds since 1970 UTC."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import NamedTuple

from spinelog.domain.errors import SpinelogError
from spinelog.domain.phone import PhoneDay


class BadFile(SpinelogError):
    """A file that cannot be read as what it seems to be; one sentence with what to do next. Nothing was changed."""


class Cancelled(SpinelogError):
    """The person stopped the reading."""


class StepSample(NamedTuple):
    """Steps counted by one device between two instants."""

    source: str
    start: float
    end: float
    offset: int
    """Seconds east of UTC where it was counted, for the local date."""
    steps: float


class SleepSample(NamedTuple):
    """A time asleep by one device: a stage, or a whole night of which the file says how much was asleep."""

    source: str
    start: float
    end: float
    offset: int
    """Seconds east of UTC where the person woke, for the local date of waking."""
    asleep: float | None = None
    """Seconds asleep in it; None: all of it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the file that was left out, and why, in a few plain words."""

    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The days that one source of a file tells of, in order, each day once."""

    source: str
    """A key of `spinelog.domain.phone.SOURCES`."""
    days: tuple[PhoneDay, ...]
    devices: tuple[str, ...] = ()
    """The devices or apps in the file, those that win first."""
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    """Whole sentences that the person should know of before they save."""
    taken_local: bool | None = None
    """How times were taken that do not say whether they are local or UTC; None where every time says it."""
    made_on: date | None = None
    """The day on which the file was made, where it says so; that day was still going on."""


def _tell_nobody(share: float) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader is told by its caller."""

    zone: tzinfo
    """The zone of times that come without one, and of dates of instants that come in UTC alone."""
    today: date
    tell: Callable[[float], None] = field(default=_tell_nobody)
    """Called now and then with the share that is read, 0 to 1. It may raise `Cancelled`."""
    prefer: tuple[str, ...] = ()
    """Devices or apps that the person trusts most, best first; parts of their names, in any case."""
    local_times: bool | None = None
    """For files that do not say whether their times are local or UTC: what the person answered."""
