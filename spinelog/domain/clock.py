"""Time as the journal sees it: the clock that is passed down, the edge of the day, in time or late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

EDGE_HOUR = 4
"""Before this local hour, "today" still means the day before: people log at night before they sleep."""

IN_TIME_UNTIL = 12
"""A day is recorded in time until this local hour of the next day."""

LATE_DAYS = 3
"""Up to this many days after, an entry counts as added later; after that it is from memory."""

IN_TIME, ADDED_LATER, FROM_MEMORY = "in time", "added later", "from memory"


class Stamp:
    """One instant with the offset of the place where it was written."""

    __slots__ = ("instant", "offset_min")

    def __init__(self, instant: datetime) -> None:
        """Take an aware local time; keep it as UTC in whole seconds and its offset in minutes."""
        offset = instant.utcoffset()
        if offset is None:
            raise ValueError("a stamp needs an aware time")
        self.instant = instant.astimezone(UTC).replace(microsecond=0)
        self.offset_min = int(offset.total_seconds() // 60)


class Clock:
    """Tells now and today. Built once per process and passed down; tests pass their own."""

    __slots__ = ("_fixed", "_today", "moved_records")

    def __init__(self, fixed: datetime | None = None, today: date | None = None, *, moved_records: bool = False) -> None:
        """`fixed` stands still at an aware time; `today` moves today; `moved_records` stamps with it too (demo)."""
        self._fixed = fixed
        self._today = today
        self.moved_records = moved_records

    @property
    def is_moved(self) -> bool:
        """Whether today was given by hand."""
        return self._today is not None

    def moved_to(self, today: date) -> Clock:
        """The same clock with another today."""
        return Clock(self._fixed, today, moved_records=self.moved_records)

    def now(self) -> datetime:
        """The aware local time."""
        return self._fixed if self._fixed is not None else datetime.now().astimezone()

    def today(self) -> date:
        """The local calendar date, or the one given with `--today`."""
        return self._today or self.now().date()

    def entry_day(self) -> date:
        """The day that the form and `log` mean when none is named: before 04:00 it is yesterday."""
        if self._today is None and self.now().hour < EDGE_HOUR:
            return self.today() - timedelta(days=1)
        return self.today()

    def stamp(self) -> Stamp:
        """The stamp for what is written now: from the real clock, also when today was moved, but in a demo."""
        now = self.now()
        if self.moved_records and self._today is not None:
            now = datetime.combine(self._today, now.timetz())
        return Stamp(now)


def local_time(instant: datetime, offset_min: int) -> datetime:
    """A UTC instant as the local wall time where it was written, without a zone."""
    return instant.astimezone(timezone(timedelta(minutes=offset_min))).replace(tzinfo=None)


def lateness(day: date, recorded_at: datetime, offset_min: int, *, from_paper: bool = False) -> str:
    """How late an entry for `day` was written: "in time", "added later" or "from memory".

    What was typed in `from_paper` was written by pen before: it is added later at the most.
    """
    written = local_time(recorded_at, offset_min)
    noon = datetime(day.year, day.month, day.day, IN_TIME_UNTIL) + timedelta(days=1)
    if written <= noon:
        return IN_TIME
    return ADDED_LATER if from_paper or (written.date() - day).days <= LATE_DAYS else FROM_MEMORY
