"""What a reader has found so far, and what it could not read; and the sentences that go with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from spinelog.domain.amounts import half_up
from spinelog.domain.phone import SOURCES
from spinelog.exchange.phone.days import phone_days
from spinelog.exchange.phone.findings import BadFile, Findings, Reading, Skipped, SleepSample
from spinelog.exchange.phone.samples import Order, is_believable, ranked

UNREADABLE = "no date or number that spinelog can read"
"""Why a row is left out; what is left out of whole days is said by `phone_days`."""
IN_BED = "time in bed only"

IN_UTC = "Some times in this file are in UTC, so its days were counted in your time zone."
UTC_UNLESS_SAID = "Some times in this file do not say whether they are local or UTC; they were taken as UTC."
WITHOUT_STAGES = "Some nights in this file have no stages of sleep, so they count from falling asleep to waking up."

_MOST_COUNTED = 1e9
"""Larger numbers are not even rounded; what a day can have is far below."""


class DayBook:
    """Steps and sleep by date. A later value for the same date takes the place of an earlier one; 0 is not recorded."""

    def __init__(self, source: str, reading: Reading) -> None:
        """`source` is a key of `spinelog.domain.phone.SOURCES`."""
        self.source = source
        self._today = reading.today
        self._steps: dict[date, tuple[int, str]] = {}
        self._sleep: dict[date, tuple[int, str]] = {}
        self._skipped: Counter[str] = Counter()
        self._notes: list[str] = []
        self.taken_local: bool | None = None
        """How times were taken that do not say whether they are local or UTC."""

    def steps(self, day: date, count: float, by: str = "") -> None:
        """Steps of a date, and what counted them."""
        if found := half_up(min(count, _MOST_COUNTED)):
            self._steps[day] = found, by

    def sleep(self, day: date, minutes: float, by: str = "") -> None:
        """Minutes asleep in the night that ended on a date, and what counted them."""
        if found := half_up(min(minutes, _MOST_COUNTED)):
            self._sleep[day] = found, by

    def night(self, by: str, start: float, end: float, offset: int, asleep: float | None = None) -> Iterator[SleepSample]:
        """One time asleep; none, and a row that could not be read, when it cannot be."""
        if not is_believable(start, end, offset) or (asleep or 0.0) > end - start:
            self.skip()
        elif asleep != 0:
            yield SleepSample(by, start, end, offset, asleep)

    @property
    def days_with_steps(self) -> Collection[date]:
        """Dates that have steps already."""
        return self._steps.keys()

    @property
    def days_with_sleep(self) -> Collection[date]:
        """Dates that have sleep already."""
        return self._sleep.keys()

    def skip(self, reason: str = UNREADABLE, count: int = 1) -> None:
        """A row is left out, or several."""
        self._skipped[reason] += count

    def note(self, sentence: str) -> None:
        """A sentence that the person should know of; told once."""
        if sentence not in self._notes:
            self._notes.append(sentence)

    def findings(self, name: str, order: Order, made_on: date | None = None) -> Findings:
        """All days in order. Raises BadFile when the file `name` had rows, and not one could be read."""
        if self._skipped[UNREADABLE] and not self._steps and not self._sleep:
            words = SOURCES[self.source]
            raise BadFile(f"Nothing in {name} could be read as steps or sleep from {words}. Please export it again.")
        days, skipped = phone_days(self.source, self._steps, self._sleep, self._today)
        devices = {part for day in days for part in (*day.steps_from.split(", "), *day.sleep_from.split(", ")) if part}
        return Findings(
            source=self.source,
            days=days,
            devices=tuple(ranked(devices, order)),
            skipped=(*(Skipped(reason, count) for reason, count in self._skipped.items() if count), *skipped),
            notes=tuple(self._notes),
            taken_local=self.taken_local,
            made_on=made_on,
        )


class Progress:
    """Tells the caller of a reader how many of its files are read."""

    def __init__(self, reading: Reading, files: int) -> None:
        self._tell = reading.tell
        self._files = files
        self._read = 0

    def each(self, paths: Iterable[str]) -> Iterator[str]:
        """The paths, each of them told when the next is asked for."""
        for path in paths:
            yield path
            self._read += 1
            self._tell(min(1.0, self._read / self._files))


def trust(reading: Reading) -> Callable[[str], int]:
    """The place of a device or app among those that the person trusts: 0 the most, all that they did not name the last."""
    wishes = tuple(wish.casefold() for wish in reading.prefer if wish.strip())
    return lambda source: _place(source.casefold(), wishes)


def preferred(reading: Reading, *known: str) -> Order:
    """What sorts devices and apps: those the person trusts, then `known` parts of names in order, then by name."""
    trusted = trust(reading)

    def order(source: str) -> tuple[object, ...]:
        name = source.casefold()
        return trusted(source), _place(name, known), name

    return order


def _place(name: str, parts: tuple[str, ...]) -> int:
    return next((place for place, part in enumerate(parts) if part in name), len(parts))
