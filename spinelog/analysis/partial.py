"""Partial dates beside days: what must have been before, and what may have been within."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from spinelog.domain.dates import PartialDate


def surely_before(one: PartialDate | date, other: PartialDate | date) -> bool:
    """Whether every day that `one` can mean is before every day that `other` can mean; ISO text decides it."""
    length = min(len(str(one)), len(str(other)))
    return str(one)[:length] < str(other)[:length]


def may_be_within(one: PartialDate, first: date, last: date) -> bool:
    """Whether any day that a date can mean lies from `first` to `last`, both included."""
    return not surely_before(one, first) and not surely_before(last, one)
