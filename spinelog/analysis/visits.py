"""Visits in time: the last one that was, from which the story goes on, and the next one, for which it is told."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from spinelog.domain.dates import surely_before
from spinelog.domain.visit import CANCELLED, DONE, PLANNED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spinelog.domain.values import Visit


def last_done(visits: Iterable[Visit], today: date) -> Visit | None:
    """The latest visit that is done and began before today; a partial date counts from its first day."""
    past = [one for one in visits if one.status == DONE and one.date.first < today]
    return max(past, key=_place, default=None)


def next_planned(visits: Iterable[Visit], today: date) -> Visit | None:
    """The first planned visit that is today or later; one planned for a month or year until that is over."""
    ahead = [one for one in visits if one.status == PLANNED and not surely_before(one.date, today)]
    return min(ahead, key=_place, default=None)


def latest_saying(visits: Iterable[Visit], field: str, today: date) -> Visit | None:
    """Where a field of a visit was said last: at the next planned visit, else at the latest one up to today."""
    kept = [one for one in visits if one.status != CANCELLED]
    planned = next_planned(kept, today)
    if planned is not None and getattr(planned, field) is not None:
        return planned
    said = [one for one in kept if one.date.first <= today and getattr(one, field) is not None]
    return max(said, key=_place, default=None)


def _place(one: Visit) -> tuple[date, str, time]:
    return one.date.first, str(one.date), one.time or time.min
