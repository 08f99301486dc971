"""Steps of every local day when several devices counted the same walk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from heapq import heappop, heappush

from spinelog.domain.phone import MOST_STEPS
from spinelog.exchange.phone.findings import StepSample
from spinelog.exchange.phone.samples import DAY, Order, Ranked, Samples, date_of, ranked

AN_INSTANT = 1.0
"""Seconds that a count without length is taken for."""

MOST_NAMED = 5
"""Devices that are named with a day."""


def steps_by_day(samples: Iterable[StepSample], order: Order) -> dict[date, tuple[int, str]]:
    """Steps of each local date, and which devices they are from, best first, with commas between.

    At every instant the device that comes first by `order` counts; the others keep the share of their counts that falls
    outside of it. Within one device the sample that began first counts, so that repeated ones count once. A sample across
    local midnight is split by time. Days are rounded at the end; those with nothing are left out.

    Samples that cannot be (see `is_believable`), or have no steps or more than a day can have, are left out.
    """
    packed = Samples(samples, MOST_STEPS)
    devices = ranked(packed.sources, order)
    return steps_in_order(packed.in_order(devices), devices)


def steps_in_order(samples: Iterable[Ranked], devices: Sequence[str]) -> dict[date, tuple[int, str]]:
    """The same from samples that come by their start already, and are believable; so nothing need be held.

    `devices`: their names, the best first; a sample's rank is its place in it.
    """
    days: dict[float, list[tuple[int, float]]] = defaultdict(list)
    for rank, counted in enumerate(_totals(samples, len(devices))):
        for day, steps in counted.items():
            days[day].append((rank, steps))
    found = {}
    for day in sorted(days):
        parts = days[day]
        if steps := int(sum(part for _, part in parts) + 0.5):
            named = [devices[rank] for rank, part in parts if part >= 0.5] or [devices[parts[0][0]]]
            found[date_of(int(day))] = steps, ", ".join(dict.fromkeys(named[:MOST_NAMED]))
    return found


def _totals(samples: Iterable[Ranked], devices: int) -> list[dict[float, float]]:
    """Steps by day, for each rank, in one pass.

    `best` has counted since `at` and will until `until`, unless a better one begins; those that may take over when it ends
    wait in a heap, mostly one or none.
    """
    totals: list[dict[float, float]] = [defaultdict(float) for _ in range(devices)]
    waiting: list[Ranked] = []
    best: Ranked = (0, 0.0, 0.0, 0.0, 0)
    at = until = 0.0
    today, dawn, midnight, zone = 0.0, 1.0, 0.0, 0  # the day of the last sample: nearly always the next one's too
    for new in samples:
        rank, start, end, minus, offset = new
        if start == end:
            end = start + AN_INSTANT
            new = (rank, start, end, minus, offset)
        while at < until <= start:
            device, began, ended, less, east = best
            if dawn <= at and until <= midnight and east == zone:
                totals[device][today] -= less * (until - at) / (ended - began)
            else:
                _credit(totals, best, at, until)
                today, zone = (until + east) // DAY, east
                dawn = today * DAY - east
                midnight = dawn + DAY
            if waiting:
                best, at, until = _next(waiting, until)
            else:
                at = until
        if at >= until:
            best, at, until = new, start, end
        elif new < best:
            if at < start:
                _credit(totals, best, at, start)
            heappush(waiting, best)
            best, at, until = new, start, end
        elif end > until:
            heappush(waiting, new)
    while at < until:
        _credit(totals, best, at, until)
        best, at, until = _next(waiting, until) if waiting else (best, until, until)
    return totals


def _next(waiting: list[Ranked], at: float) -> tuple[Ranked, float, float]:
    """The best of those that wait and still count at an instant, the instant, and its end, which is not later if none does."""
    best = heappop(waiting)
    while best[2] <= at and waiting:
        best = heappop(waiting)
    return best, at, best[2]


def _credit(totals: list[dict[float, float]], counting: Ranked, start: float, end: float) -> None:
    """Give the steps of a part of a sample to its local days."""
    rank, began, ended, minus, offset = counting
    day = (start + offset) // DAY
    midnight = (day + 1) * DAY - offset
    if end > midnight:
        _credit(totals, counting, midnight, end)
        end = midnight
    totals[rank][day] -= minus * (end - start) / (ended - began)
