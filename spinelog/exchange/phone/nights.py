"""Sleep of every night, told by the local date of waking, from the one device that is trusted most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from spinelog.exchange.phone.findings import SleepSample
from spinelog.exchange.phone.samples import DAY, LONGEST, Order, Ranked, Samples, local_date, ranked

APART = 3 * 3600
"""Seconds awake that part one sleep from the next."""

NAP = 3 * 3600
"""A shorter sleep by day is a nap, and no part of the night's sleep (a convention of this program)."""

NAP_FROM, NAP_TO = 10 * 3600, 20 * 3600
"""The local times between which a nap lies wholly."""


class _Session(NamedTuple):
    """A sleep without a long time awake in it."""

    rank: int
    start: float
    start_offset: int
    end: float
    offset: int
    """Seconds east of UTC at its end."""
    asleep: float


def sleep_by_day(samples: Iterable[SleepSample], order: Order) -> dict[date, tuple[int, str]]:
    """Minutes asleep by the local date of waking, and the device that they are from.

    One device a night: the first by `order` that has any sleep of it. Of one device, times that overlap count once; sleeps
    less than three hours apart are one, and all that end on a date are its night, but for naps.

    Samples that cannot be (see `is_believable`), or have more sleep in them than time, are left out.
    """
    packed = Samples(_plain(samples), LONGEST)
    devices = ranked(packed.sources, order)
    nights: dict[date, tuple[int, float]] = {}
    for session in _sessions(packed.in_order(devices), devices):
        if not _is_nap(session):
            woke = local_date(session.end, session.offset)
            rank, asleep = nights.get(woke, (session.rank, 0.0))
            if session.rank == rank:
                nights[woke] = rank, asleep + session.asleep
            elif session.rank < rank:
                nights[woke] = session.rank, session.asleep
    return {
        woke: (minutes, devices[rank]) for woke, (rank, asleep) in sorted(nights.items()) if (minutes := int(asleep / 60 + 0.5))
    }


def _plain(samples: Iterable[SleepSample]) -> Iterator[tuple[str, float, float, int, float]]:
    """Samples with their seconds asleep."""
    for source, start, end, offset, asleep in samples:
        if asleep is None:
            yield source, start, end, offset, end - start
        elif asleep <= end - start:
            yield source, start, end, offset, asleep


def _sessions(samples: Iterable[Ranked], devices: Sequence[str]) -> Iterator[_Session]:
    """The sleeps of each device, as they end. Of two times that overlap, the one that began first counts in full."""
    open_sessions: list[_Session | None] = [None] * len(devices)
    for rank, start, end, minus, offset in samples:
        last = open_sessions[rank]
        if last is not None and start - last.end >= APART:
            yield last
            last = None
        if last is None:
            open_sessions[rank] = _Session(rank, start, offset, end, offset, -minus)
        elif end > last.end:
            new = -minus * (end - max(start, last.end)) / (end - start)
            open_sessions[rank] = last._replace(end=end, offset=offset, asleep=last.asleep + new)
    yield from (last for last in open_sessions if last is not None)


def _is_nap(session: _Session) -> bool:
    start = session.start + session.start_offset
    end = session.end + session.offset
    return session.end - session.start < NAP and start // DAY == end // DAY and start % DAY >= NAP_FROM and end % DAY <= NAP_TO
