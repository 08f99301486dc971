"""Duration: from which week a pain was lower by half (or by 30 percent), and until when.

Weeks, never single days: a rule on the average of the last seven days, judged anew each day, called a steady 62 %
ended after 24 days (half of simulated courses); this one calls 4 of 100 noisy ones ended within 17 weeks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.relief import PERCENT_FROM
from spinelog.analysis.series import SLACK
from spinelog.knowledge.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLLOWED = ("substantial", "moderate")
"""The bands of `knowledge` whose percent is followed through the weeks: half, and 30 percent."""


class Outcome(StrEnum):
    """How it stands."""

    NOT_REACHED = "not reached"
    STILL = "still so"
    ENDED = "ended"
    UNTIL = "until the next"
    """It had not ended when the next procedure took the days over."""


@dataclass(frozen=True, slots=True)
class WeekLevel:
    """One week after a procedure."""

    number: int
    value: float | None
    """The average, unrounded; None for a week with too few days: it is not reported."""
    is_sore: bool = False
    """It holds a day of soreness: it never begins a duration."""


@dataclass(frozen=True, slots=True)
class Duration:
    """The first spell of weeks at a level or lower."""

    percent: float
    """The level, in percent less than before."""
    reported_weeks: tuple[int, ...]
    """Weeks with enough days; one at the least."""
    reached_weeks: tuple[int, ...]
    """Of these: at the level or lower, in the spell or not."""
    outcome: Outcome
    begun: int | None = None
    """The week in which the spell began; None when it was not reached."""
    held: int | None = None
    """The latest week of the spell that was at the level or lower."""
    ended: int | None = None
    """The first of two reported weeks running that were not; None unless it ended."""
    until: str = ""
    """The letter of the next procedure, where that ends the weeks."""

    @property
    def reported(self) -> int:
        """How many weeks have enough days."""
        return len(self.reported_weeks)

    @property
    def reached(self) -> int:
        """How many of them are at the level or lower."""
        return len(self.reached_weeks)

    @property
    def last(self) -> int:
        """The latest reported week."""
        return self.reported_weeks[-1]

    @property
    def is_between(self) -> bool:
        """It ended somewhere in weeks that are not reported: after `held` and not after `ended`."""
        return self.ended is not None and self.held is not None and self.ended > self.held + 1


def levels() -> tuple[float, ...]:
    """The percents that are followed, the larger first."""
    return tuple(band.percent for name in FOLLOWED for band in thresholds().bands if band.name == name)


def duration(before: float | None, weeks: Sequence[WeekLevel], percent: float, until: str = "") -> Duration | None:
    """How long a pain was lower by `percent`; None where there is no percent (nothing before, or under 3), or no week.

    It begins with the first reported week at the level or lower, not a sore one, and ends with the first of two
    reported weeks running that are not. `until`: the letter of the procedure that ended the weeks.
    """
    reported = [(week, week.value) for week in weeks if week.value is not None]
    if before is None or before < PERCENT_FROM or not reported:
        return None
    low = [100 * (before - value) / before >= percent - SLACK for _, value in reported]
    numbers = [week.number for week, _ in reported]
    reached = tuple(number for number, is_low in zip(numbers, low, strict=True) if is_low)
    found = Duration(percent, tuple(numbers), reached, Outcome.NOT_REACHED, until=until)
    begun = next((at for at, (week, _) in enumerate(reported) if low[at] and not week.is_sore), None)
    if begun is None:
        return found
    ended = next((at for at in range(begun + 1, len(low) - 1) if not low[at] and not low[at + 1]), None)
    held = max(at for at in range(begun, len(low) if ended is None else ended) if low[at])
    outcome = Outcome.ENDED if ended is not None else Outcome.UNTIL if until else Outcome.STILL
    return replace(
        found, outcome=outcome, begun=numbers[begun], held=numbers[held], ended=None if ended is None else numbers[ended]
    )
