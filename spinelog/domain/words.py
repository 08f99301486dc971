"""Small pieces that the lines of several nouns are put together from."""

from __future__ import annotations

from datetime import date

from spinelog.domain.dates import PartialDate, show_partial, show_short
from spinelog.domain.describe import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

EFFECTS = (
    ("helped", "Helped"),
    ("helped_a_little", "Helped a little"),
    ("no_change", "No change"),
    ("worse", "Made it worse"),
    ("unsure", "Not sure"),
)
"""How a person says what something did."""


def joined(parts: Iterable[str], between: str = ", ") -> str:
    """The parts that are not empty."""
    return between.join(part for part in parts if part)


def when(record: Record, name: str) -> str:
    """A date or partial date of a record, like `8 Oct 2026` or `2024`; empty when it is not recorded."""
    value = record.get(name)
    if isinstance(value, PartialDate):
        return show_partial(value)
    return show_short(value) if isinstance(value, date) else ""


def day_of(record: Record, name: str) -> date | None:
    """The first day that a date or partial date of a record can mean."""
    value = record.get(name)
    if isinstance(value, PartialDate):
        return value.first
    return value if isinstance(value, date) else None
