"""What the drawing of a block diary shows: scores over hours, with the lines of half and a fifth of the score before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HourDot:
    """One score."""

    minutes: float
    """After the injection; negative before it."""
    score: int
    """0 to 10."""
    hollow: bool = False
    """Left out of times."""


@dataclass(frozen=True, slots=True)
class Level:
    """A dashed line with its name."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class HourPanel:
    """One site of one diary, and of an earlier one on the same axis."""

    title: str
    last: int
    """The end of the axis, in minutes after the injection."""
    dots: tuple[HourDot, ...]
    levels: tuple[Level, ...] = ()
    """From high to low."""
    earlier: tuple[HourDot, ...] = ()
    """Another diary, drawn small."""

    @property
    def first(self) -> int:
        """The beginning of the axis: a little before the injection, where the score before stands."""
        return -max(15, self.last // 32)

    def place(self, minutes: float) -> float:
        """Where a time stands on the axis, 0 to 1; what is outside stands at its end."""
        return min(1.0, max(0.0, (minutes - self.first) / (self.last - self.first)))

    def hours(self) -> tuple[int, ...]:
        """The hours that are labelled: about four."""
        step = next(step for step in (1, 2, 4, 6, 8, 12, 24) if self.last <= 5 * 60 * step)
        return tuple(range(0, self.last // 60 + 1, step))


def hour_label(hour: int, hours: tuple[int, ...]) -> str:
    """A label under the axis; the last one says the unit."""
    return f"{hour} h" if hour == hours[-1] else str(hour)
