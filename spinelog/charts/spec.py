"""What a chart shows, and nothing of how: one spec is drawn in a terminal, drawn as SVG and said in words.

All parts are frozen and made of tuples, so a panel can be the key of a cache. Values are in the measure's own
unit (minutes, steps, hours of sleep, points of pain). A day that is not recorded is simply not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Literal

Hue = Literal["function", "pain"]
Better = Literal["more", "less"]


@dataclass(frozen=True, slots=True)
class Dot:
    """One recorded day."""

    day: date
    value: float
    hollow: bool = False
    """Added later, up to three days after."""
    memory: bool = False
    """Written from memory after that: drawn apart, joined to nothing, in no average."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure for a stretch of days: the average of a week, or of 4, 13 or 52 weeks. It has no slope."""

    first: date
    last: date
    """Inclusive."""
    value: float
    recorded: tuple[date, ...]
    """The days that went into it; the bar is broken at the others."""
    at_least: bool = False
    """Some of these days ended for another reason than pain, so the figure could be higher. Said in words."""
    strong: bool = False
    """A week that also stands in a table beside the chart: thick on paper."""


@dataclass(frozen=True, slots=True)
class Recall:
    """A whole week told in one go, from memory: drawn apart, joined to nothing, in no average."""

    first: date
    last: date
    """Inclusive."""
    value: float
    at_least: bool = False
    """Something else than pain ended it. Said in words."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the person chose not to write."""

    first: date
    last: date
    """Inclusive."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A procedure: a line through its day, and its letter."""

    day: date
    letter: str
    """One to three ASCII letters or digits, so that it fills exactly as many cells."""

    def __post_init__(self) -> None:
        if not (self.letter.isascii() and self.letter.isalnum() and len(self.letter) <= 3):
            raise ValueError(f"not a letter for a procedure: {self.letter!r}")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days with a name, for the view around a procedure. Names replace the dates of the x axis."""

    first: date
    last: date
    """Inclusive."""
    label: str
    shaded: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the y axis."""

    value: float
    label: str
    """Up to five signs."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure over a stretch of days."""

    title: str
    """The measure with its unit: "Sitting before pain, minutes"."""
    hue: Hue
    first: date
    last: date
    """The x axis, both days inclusive."""
    low: float
    high: float
    """The y axis. Values outside are drawn at its edge, so choose it by `scale.scale`."""
    ticks: tuple[Tick, ...] = ()
    """Two or three, from low to high."""
    better: Better = "more"
    """The direction of the goal: with "less" a value must not be above it."""
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    worst: tuple[Bar, ...] = ()
    """The worst of each stretch, as a thin line."""
    recalls: tuple[Recall, ...] = ()
    pauses: tuple[Pause, ...] = ()
    goal: float | None = None
    marks: tuple[Mark, ...] = ()
    windows: tuple[Window, ...] = ()
    caption: str = ""
    """A short name inside the drawing, where there is no title line above it."""
    cursor: date | None = None
    """The day being read off; in the terminal only."""

    def __post_init__(self) -> None:
        if self.last < self.first or not self.low < self.high:
            raise ValueError("a panel needs first <= last and low < high")

    @property
    def is_empty(self) -> bool:
        """There is nothing recorded in it; the caller then says so in a sentence."""
        return not (self.dots or self.bars or self.worst or self.recalls)


def is_number(value: float | None) -> bool:
    """It can be drawn: a NaN breaks a plot, an infinity stops it with an error."""
    return value is not None and isfinite(value)
