"""Small made-up journals for these tests. Day 0 of procedure A is Thu 8 Oct 2026."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from spinelog.analysis.measure import Measure
from spinelog.analysis.procedures import Lettered, lettered
from spinelog.analysis.series import Reading, Series
from spinelog.domain.clock import IN_TIME
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.values import Pain, Procedure

ZERO = date(2026, 10, 8)
LEG = Pain(uid="leg", name="right leg")
BACK = Pain(uid="back", name="low back", is_main=True)
PAINS = (LEG, BACK)

SITTING = Measure.of(DAY_NOUN.field("sitting_min"))
STEPS = Measure.of(DAY_NOUN.field("steps"))
SLEEP = Measure.of(DAY_NOUN.field("sleep_min"))
WORST = Measure.of(DAY_NOUN.field("pain_worst"))
LEG_PAIN = Measure.of_pain(LEG)
BACK_PAIN = Measure.of_pain(BACK)
EXTRA = Measure.of_extra()


def on(offset: int, start: date = ZERO) -> date:
    """The day `offset` days after day 0."""
    return start + timedelta(days=offset)


def days(first: int, last: int) -> list[date]:
    """The days from offset `first` to offset `last`, both included."""
    return [on(offset) for offset in range(first, last + 1)]


def readings(values: Iterable[float | None], first: int = 0, late: str = IN_TIME, at_least: bool = False) -> list[Reading]:
    """One reading a day from offset `first` on; None leaves the day out."""
    return [Reading(on(first + n), value, late, at_least) for n, value in enumerate(values) if value is not None]


def series(measure: Measure, values: Iterable[float | None], first: int = 0, bad: Sequence[int] = ()) -> Series:
    """A series in time from offset `first` on, with bad days at these offsets."""
    return Series.of(measure, readings(values, first), [on(offset) for offset in bad])


def done(day: date | str, target: Pain | None = LEG, kind: str = "epidural", **more: object) -> Procedure:
    """A done procedure; `day` may be a partial date as text."""
    when = PartialDate.from_iso(day) if isinstance(day, str) else PartialDate.of(day)
    return Procedure(kind=kind, date=when, target=target.uid if target else None, **more)  # type: ignore[arg-type]


def in_order(*procedures: Procedure) -> tuple[Lettered, ...]:
    """These procedures with their letters."""
    return lettered(procedures)
