"""One row of somebody's table, read as its mapping says; and what the rows of a day come to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping as Names
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from spinelog.domain.amounts import half_up
from spinelog.domain.phone import PhoneDay
from spinelog.exchange.phone.days import Counted, phone_days
from spinelog.exchange.phone.findings import Reading, Skipped
from spinelog.exchange.phone.nights import NAP, NAP_FROM, NAP_TO
from spinelog.exchange.phone.samples import DAY
from spinelog.exchange.phone.table_cells import is_blank, read_number, read_sleep, read_stamp
from spinelog.exchange.phone.table_mapping import Mapping

NO_DATE = "no date that spinelog can read"
NO_STEPS = "steps that are no number"
TWO_WAYS = "steps that could be read in two ways"
NO_SLEEP = "sleep that is no length of time"
NOTHING = "no steps and no sleep"
NAP_BY_DAY = "a nap by day"
FAULTS = (NO_DATE, NO_STEPS, TWO_WAYS, NO_SLEEP)
"""Reasons that make a row bad; the others are in the nature of such files."""

_ALL_DAY = -1
"""In place of seconds since midnight where a row is of the whole day."""
_COULD_BE_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class WrongOrder(Exception):
    """A date that cannot have the order of the others."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


class Row(NamedTuple):
    """What one row says."""

    day: date
    woke: date
    """The day that its sleep belongs to."""
    at: int = _ALL_DAY
    """Seconds since midnight, where the row is of a part of the day; of an hour that comes twice, the second time a day later."""
    woke_at: int = _ALL_DAY
    steps: float | None = None
    sleep: float | None = None
    """Minutes."""
    faults: tuple[str, ...] = ()


def read_row(cells: Sequence[str], mapping: Mapping, reading: Reading) -> Row | str:
    """The row, or why it is none. Raises WrongOrder when its date has another order than the mapping's."""
    written = dated(cells, mapping.date, mapping.time)
    stamp = read_stamp(written)
    if stamp is None:
        return NO_DATE
    if mapping.date_order not in stamp.orders:
        raise WrongOrder(written)
    steps, no_steps = _steps(_cell(cells, mapping.steps), mapping.decimal)
    sleep, no_sleep = _sleep(_cell(cells, mapping.sleep), mapping)
    faults = tuple(filter(None, (no_steps, no_sleep)))
    day = stamp.day(mapping.date_order)
    if not mapping.times or stamp.clock is None:
        return Row(day=day, woke=day, steps=steps, sleep=sleep, faults=faults)
    if not sleep and stamp.offset != 0:
        return Row(day=day, woke=day, at=stamp.clock, steps=steps, faults=faults)
    at = stamp.instant(mapping.date_order, reading.zone)
    woke = _later(at, sleep) if mapping.starts and sleep else at
    if sleep and _is_nap(woke, sleep):
        sleep, faults = None, (*faults, NAP_BY_DAY)
    return Row(day=at.date(), at=_second(at), woke=woke.date(), woke_at=_second(woke), steps=steps, sleep=sleep, faults=faults)


def dated(cells: Sequence[str], column: int, time: int | None) -> str:
    """The date of a row, with the time of day from a column of its own."""
    return _cell(cells, column) if time is None else f"{_cell(cells, column)} {_cell(cells, time)}".strip()


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _steps(cell: str, decimal: str) -> tuple[float | None, str]:
    """The count, and what is wrong with it. 4.210 is left out where a point is before decimals: nobody writes steps so."""
    if is_blank(cell):
        return None, ""
    if not cell.isdigit() and _COULD_BE_THOUSANDS.fullmatch(cell.strip()) and decimal in cell:
        return None, TWO_WAYS
    number = read_number(cell, decimal)
    return number, "" if number is not None else NO_STEPS


def _sleep(cell: str, mapping: Mapping) -> tuple[float | None, str]:
    if is_blank(cell):
        return None, ""
    minutes = read_sleep(cell, mapping.sleep_unit, mapping.decimal)
    return minutes, "" if minutes is not None else NO_SLEEP


def _later(at: datetime, minutes: float) -> datetime:
    """So much later, in the same zone, over a change of clocks too."""
    return (at.astimezone(UTC) + timedelta(minutes=min(minutes, 3000))).astimezone(at.tzinfo)


def _is_nap(woke: datetime, minutes: float) -> bool:
    """The same as `nights` takes for one."""
    end = woke.hour * 3600 + woke.minute * 60
    return minutes * 60 < NAP and end <= NAP_TO and end - minutes * 60 >= NAP_FROM


def _second(at: datetime) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second + DAY * at.fold


@dataclass(slots=True)
class Days:
    """Rows put together by day: those of parts of it added up, of those for the same time the largest."""

    steps: dict[date, dict[int, float]] = field(default_factory=dict)
    sleep: dict[date, dict[int, float]] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)
    repeated: set[date] = field(default_factory=set)
    """Dates that stand there more than once, with different numbers."""

    def add(self, row: Row | str) -> None:
        """Take a row in, or count why there is none."""
        if isinstance(row, str):
            self.skipped[row] += 1
            return
        if row.faults:
            self.skipped.update(row.faults)
        elif not row.steps and not row.sleep and row.at == _ALL_DAY:
            self.skipped[NOTHING] += 1
        self._put(self.steps, row.day, row.at, row.steps)
        self._put(self.sleep, row.woke, row.woke_at, row.sleep)

    def _put(self, days: dict[date, dict[int, float]], day: date, at: int, value: float | None) -> None:
        if not value:
            return
        parts = days.setdefault(day, {})
        if parts.setdefault(at, value) != value:
            parts[at] = max(parts[at], value)
            self.repeated.add(day)

    def found(self, today: date) -> tuple[PhoneDay, ...]:
        """The days in order, and what is left out of them counted."""
        days, left_out = phone_days("table", _totals(self.steps), _totals(self.sleep), today)
        self.skipped.update({one.reason: one.count for one in left_out})
        return days

    def reasons(self) -> tuple[Skipped, ...]:
        """What was left out, the most frequent first."""
        return tuple(Skipped(reason, count) for reason, count in self.skipped.most_common())


def _totals(days: Names[date, Names[int, float]]) -> Counted:
    """Of each day the parts together, or the row of the whole day where that is more; a table names no devices."""
    return {
        day: (half_up(max(parts.get(_ALL_DAY, 0.0), sum(value for at, value in parts.items() if at != _ALL_DAY))), "")
        for day, parts in days.items()
    }
