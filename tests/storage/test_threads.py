"""The app reads in several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from spinelog.domain.values import Goal, Pain
from spinelog.storage.journal import Journal

THREADS = 12
"""More than SQLAlchemy keeps connections for by itself."""


def test_many_screens_can_read_while_one_writes(journal: Journal) -> None:
    def work(number: int) -> int:
        for day in range(20):
            if number == 0:
                journal.save_day(date(2026, 11, 1) + timedelta(days=day), {"steps": day})
            else:
                journal.items(Goal)
        return len(journal.items(Pain))

    journal.items(Pain)  # the first connection comes before there are threads
    with ThreadPoolExecutor(THREADS) as threads:
        assert list(threads.map(work, range(THREADS))) == [1] * THREADS
    assert len(journal.recorded(date(2026, 11, 1), date(2026, 11, 20))) == 20
