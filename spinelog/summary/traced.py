"""What a printed figure comes from: the entries behind it, each as it was recorded, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.before import SORENESS
from spinelog.analysis.measure import Statistic
from spinelog.analysis.windows import span
from spinelog.domain.amounts import fixed, show_minutes
from spinelog.domain.clock import FROM_MEMORY, IN_TIME
from spinelog.domain.dates import PartialDate, show_partial, show_short
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES

if TYPE_CHECKING:
    from spinelog.analysis.around import Around
    from spinelog.analysis.measure import Measure
    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.series import Average, Reading, Series
    from spinelog.analysis.windows import Window
    from spinelog.domain.values import AfterEffect, Value
    from spinelog.summary.sentences import Figure

NOT_RECORDED, MEMORY, BAD_DAY = "not recorded", FROM_MEMORY, "a bad day without scores"
FROM_PAPER = "from paper"
WEEK = 7
UID = 8
"""Signs of a uid that are shown: enough to name an item by."""

_NAMES = {kind: name for name, kind in VALUES.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """One entry behind a figure: a reading of a day, or an item."""

    date: str
    """ISO, a partial date as far as it is known; empty without one."""
    when: str
    """The same as it is shown."""
    value: str
    """As recorded: "25+", "7 h 10 min"; an item in one line."""
    what: str
    """The measure's key, or the noun of the item; "day" where all of a day is meant."""
    uid: str = ""
    """The first signs of an item's; days have none."""
    number: float | None = None
    """Of a reading, in the measure's stored unit."""
    late: str = ""
    """"added later", "from memory", "from paper"; empty in time."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day that is in no figure, though it lies among its days."""

    source: Source
    why: str


@dataclass(frozen=True, slots=True)
class Traced:
    """One printed figure."""

    sections: tuple[str, ...]
    """The names of the sections that print it."""
    name: str
    """"right leg, week 6"."""
    shown: str
    """As it is printed, with its days."""
    how: str
    """How it comes from its entries: "median of 6 days"."""
    used: tuple[Source, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    of: tuple[str, ...] = ()
    """The names of the figures that it is made from."""
    measure: Measure | None = None
    """Of an average."""


def item_source(item: Value, when: date | PartialDate | None = None) -> Source:
    """An item as one entry; `when`: its date, where it has one."""
    noun = NOUNS[_NAMES[type(item)]]
    partial = PartialDate.of(when) if isinstance(when, date) else when
    shown = show_partial(partial) if partial is not None else ""
    return Source(str(partial or ""), shown, noun.line(asdict(item)), noun.name, uid=item.uid[:UID])


class Days:
    """Makes the traces of averages and counts of days. Knows the procedures, so that it can say why a day is in no figure."""

    def __init__(
        self, today: date, procedures: Iterable[Lettered], after_effects: Iterable[AfterEffect], paper: frozenset[date]
    ) -> None:
        """`paper`: the days that were typed in from paper."""
        self.today = today
        self._zeros: Mapping[date, str] = {
            one.day_zero: one.letter for one in reversed(tuple(procedures)) if one.day_zero is not None
        }
        self._sore = tuple(effect for effect in after_effects if effect.kind == SORENESS)
        self._paper = paper

    def source(self, measure: Measure, reading: Reading) -> Source:
        """A reading as one entry."""
        late = FROM_PAPER if reading.day in self._paper else "" if reading.late == IN_TIME else reading.late
        value = recorded(measure, reading)
        return Source(
            reading.day.isoformat(), show_short(reading.day, self.today), value, measure.key, number=reading.value, late=late
        )

    def day(self, day: date, value: str = "", what: str = "day") -> Source:
        """A day of which there is no reading, or of which all is meant."""
        return Source(day.isoformat(), show_short(day, self.today), value, what)

    def average(
        self, section: str, name: str, shown: Figure, series: Series, window: Window, view: Around | None = None, text: str = ""
    ) -> Traced:
        """A printed average of `series` over `window`; `text`: where it is printed otherwise than as a figure.

        Raises ValueError for a figure that is no average.
        """
        found, measure = shown.average, series.measure
        if found is None:
            raise ValueError("an average comes with its days")
        used = tuple(self.source(measure, series.readings[day]) for day in found.used)
        left_out = tuple(self._left_out(series, window, view, frozenset(found.used)))
        return Traced((section,), name, text or shown.words, how_words(measure, found), used, left_out, measure=measure)

    def _left_out(self, series: Series, window: Window, view: Around | None, used: frozenset[date]) -> Iterable[LeftOut]:
        last = window.last
        if window.ended_by and not window.left_out:  # it was made shorter
            last = max(last, window.first + timedelta(days=WEEK - 1))
        for day in span(window.first, last):
            if day in used:
                continue
            reading = series.readings.get(day)
            source = self.source(series.measure, reading) if reading else self.day(day, what=series.measure.key)
            if day in window.left_out or day > window.last:
                yield LeftOut(source, self._why(day, window, view))
            elif reading is not None:
                yield LeftOut(source, MEMORY)
            elif day in series.bad_days and series.measure.is_pain:
                yield LeftOut(replace(source, value="bad day"), BAD_DAY)
            else:
                yield LeftOut(source, NOT_RECORDED)

    def _why(self, day: date, window: Window, view: Around | None) -> str:
        """Why a day does not belong to its stretch."""
        if day in self._zeros:
            return f"the day of {self._zeros[day]}"
        zero = view.procedure.day_zero if view is not None else None
        end = view.end.day_zero if view is not None and view.end is not None else None
        if view is not None and zero is not None and window.first <= day <= zero <= window.last:
            return f"before {view.procedure.letter}"
        if view is not None and view.end is not None and end is not None and day >= end:
            return f"after {view.end.letter}"
        if any(one.began <= day <= max(one.began, one.ended or one.began) for one in self._sore):
            return "a day of soreness"
        return f"after {window.ended_by}" if window.ended_by else "not among its days"


def recorded(measure: Measure, reading: Reading) -> str:
    """A reading as it was recorded: `25+`, `7 h 10 min`, `4`, `1.5`."""
    if measure.per_unit == 1 or measure.unit != "h":
        text = fixed(reading.value, 0 if fixed(reading.value, 1).endswith(".0") else 1)
    else:
        text = show_minutes(round(reading.value))
    return f"{text}+" if reading.at_least else text


def how_words(measure: Measure, found: Average) -> str:
    """How an average comes from its days."""
    days = f"{found.n} {'day' if found.n == 1 else 'days'}"
    if found.value is None:
        return f"no average: {days} of {found.days}"
    if measure.statistic is Statistic.MEDIAN:
        return f"median of {days}" + (", at least, since something else ended a stretch" if found.at_least else "")
    return f"sum of {days} divided by {found.n}"
