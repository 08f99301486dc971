"""What a new journal offers to begin with: places that often hurt, and things that people want to do again."""

from __future__ import annotations

from typing import NamedTuple

from spinelog.domain.describe import Changes, Record
from spinelog.domain.goal import OWN

MOST_GOALS = 2
"""So many goals lead the summary."""


class Wish(NamedTuple):
    """Something to do again, and the field of the day that shows it."""

    statement: str
    measure: str = OWN
    target: float | None = None
    """In the unit of the measure; None where only checks can show it."""
    step: float = 0
    """By how much the target is raised or lowered at a time; it is also the lowest."""
    most: float = 0
    """The highest target."""

    def record(self, target: float | None) -> Changes:
        """The goal with this target."""
        return {"statement": self.statement, "measure": self.measure, "target": target}


PLACES: tuple[Record, ...] = (
    {"name": "low back", "region": "low_back", "side": "middle"},
    {"name": "neck", "region": "neck", "side": "middle"},
    {"name": "upper back", "region": "upper_back", "side": "middle"},
    {"name": "right leg", "region": "leg", "side": "right"},
    {"name": "left leg", "region": "leg", "side": "left"},
    {"name": "right arm", "region": "arm", "side": "right"},
    {"name": "left arm", "region": "arm", "side": "left"},
    {"name": "right buttock", "region": "buttock", "side": "right"},
    {"name": "left buttock", "region": "buttock", "side": "left"},
)
"""Pains as they are often named, one a digit."""

WISHES = (
    Wish("Sit through a meal", "sitting_min", 30, 5, 240),
    Wish("Sit through a drive", "sitting_min", 60, 5, 480),
    Wish("Stand and cook a meal", "standing_min", 20, 5, 240),
    Wish("Walk to the shop and back", "walking_min", 20, 5, 240),
    Wish("Walk more in a day", "steps", 5000, 500, 30_000),
    Wish("Sleep through the night", "sleep_min", 7, 0.5, 12),
    Wish("Lift a bag of shopping"),
    Wish("Work a whole day"),
)
"""Goals that a field of the day shows, then such as are checked now and then; one a digit."""
