"""Visits in time: the last one that was, from which the story goes on, and the next one, for which it is told."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from spinelog.domain.dates import surely_before
from spinelog.domain.visit import DONE, PLANNED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spinelog.domain.values import Visit


def last_done(visits: Iterable[Visit], today: date) -> Visit | None:
    """The latest visit that is done and began before today; a partial date counts from its first day."""
    past = [one for one in visits if one.status == DONE and one.date.first < today]
    return max(past, key=_place, default=None)


def next_planned(visits: Iterable[Visit], today: date) -> Visit | None:
    """The first planned visit that is today or later; one of a month or year until that is over, after those of its days."""
    ahead = [one for one in visits if one.status == PLANNED and not surely_before(one.date, today)]
    return min(ahead, key=lambda one: (f"{one.date}~", one.time or time.min), default=None)  # `2026-11~` is after its days


def due(visits: Iterable[Visit], today: date) -> Visit | None:
    """The latest planned visit whose day has come, or whose month or year is over: it waits to be told about."""
    come = [one for one in visits if one.status == PLANNED and (surely_before(one.date, today) or one.date.full == today)]
    return max(come, key=_place, default=None)


def since_last(visits: Iterable[Visit], today: date) -> Visit | None:
    """The visit at which is told how it was since the last one: the next planned one, else one that waits to be told about.

    What was told at a visit that is done was about the time before it.
    """
    kept = list(visits)
    return next_planned(kept, today) or due(kept, today)


def _place(one: Visit) -> tuple[date, str, time]:
    return one.date.first, str(one.date), one.time or time.min
