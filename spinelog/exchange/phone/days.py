"""From what was counted by date to the days that are offered to the journal, and to why some are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo

from spinelog.domain.phone import MOST_STEPS, PhoneDay
from spinelog.exchange.phone.findings import Skipped

MOST_SLEEP = 24 * 60
"""Minutes asleep that a day can have."""

AHEAD = "ahead of today"
TOO_MANY = f"more than {MOST_STEPS:,} steps in a day"
TOO_LONG = "more than 24 hours of sleep in a day"

_SLOT = 900
"""Seconds within which no zone changes its offset: changes come at full quarters of an hour."""

Counted = Mapping[date, tuple[int, str]]
"""Steps or minutes by date, and the devices that they are from."""


def phone_days(source: str, steps: Counted, sleep: Counted, today: date) -> tuple[tuple[PhoneDay, ...], tuple[Skipped, ...]]:
    """The days in order, and what was left out: days to come, and more than a day can have. A 0 is not recorded."""
    skipped: Counter[str] = Counter()
    days = []
    for day in sorted({*steps, *sleep}):
        if day > today:
            skipped[AHEAD] += 1
            continue
        walked, steps_from = _believed(steps.get(day), MOST_STEPS, TOO_MANY, skipped)
        slept, sleep_from = _believed(sleep.get(day), MOST_SLEEP, TOO_LONG, skipped)
        if walked or slept:
            days.append(
                PhoneDay(day=day, source=source, steps=walked, sleep_min=slept, steps_from=steps_from, sleep_from=sleep_from)
            )
    return tuple(days), tuple(Skipped(reason, count) for reason, count in skipped.items())


def _believed(counted: tuple[int, str] | None, most: int, reason: str, skipped: Counter[str]) -> tuple[int | None, str]:
    """A value and its devices; None for nothing, and for what cannot be."""
    if counted is None or counted[0] <= 0:
        return None, ""
    if counted[0] > most:
        skipped[reason] += 1
        return None, ""
    return counted


class Offsets:
    """Seconds east of UTC in a zone, for times that come in UTC alone."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._known: dict[int, int] = {}

    def at(self, instant: float) -> int:
        """The offset at a believable instant (see `samples.is_believable`)."""
        slot = int(instant // _SLOT)
        known = self._known.get(slot)
        if known is None:
            offset = datetime.fromtimestamp(slot * _SLOT, UTC).astimezone(self._zone).utcoffset()
            known = self._known[slot] = int(offset.total_seconds()) if offset is not None else 0
        return known
