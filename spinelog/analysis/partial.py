"""Partial dates beside days: what may have been within a stretch of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.dates import PartialDate, surely_before

if TYPE_CHECKING:
    from datetime import date


def may_be_within(one: PartialDate, first: date, last: date) -> bool:
    """Whether any day that a date can mean lies from `first` to `last`, both included."""
    return not surely_before(one, first) and not surely_before(last, one)
