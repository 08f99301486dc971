"""However long a journal is, a picture of it fetches no more rows than the picture can show."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from spinelog.analysis.series import average
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.story import measures_of
from spinelog.summary.trends import RANGES, trends
from tests.bench.journals import years_of_days
from tests.conftest import NOW, TODAY

COLUMNS = 73
"""Columns that the days have at 80."""


class Counted:
    """Counts the rows that come out of the journal."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows = 0
        honest = Connector._open

        def opened(connector: Connector, **more: bool) -> sqlite3.Connection:
            connection = honest(connector, **more)
            connection.row_factory = self._count
            return connection

        monkeypatch.setattr(Connector, "_open", opened)

    def _count(self, cursor: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
        self.rows += 1
        return row


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "journal.db"
    years_of_days(str(path), 25, TODAY)
    return path


@pytest.mark.parametrize("name", list(RANGES))
def test_rows_are_bounded_by_the_width(long: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    journal = Journal(Connector(str(long)), Clock(NOW))
    counted.rows = 0
    found = trends(journal, RANGES[name])
    journal.close()
    assert len(found.panels) == 7
    assert counted.rows <= 7 * len(found.panels) * COLUMNS


def test_sqlite_averages_as_the_arithmetic_does(long: Path) -> None:
    journal = Journal(Connector(str(long)), Clock(NOW))
    stretches = [(TODAY - timedelta(days=days), TODAY - timedelta(days=days // 2)) for days in (1, 7, 8, 29, 364, 3000)]
    measures = [measure for measure in measures_of(()) if measure.key != "dose:"]
    series = journal.series(measures, (TODAY - timedelta(days=4000), TODAY))
    for measure, one in zip(measures, series, strict=True):
        for (first, last), (count, value) in zip(stretches, journal.averages(measure, stretches), strict=True):
            days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
            expected = average(one, days, minimum=1)
            assert count == expected.n
            assert value == (None if expected.value is None else pytest.approx(expected.value))
    journal.close()
