"""Averages of long stretches, made by SQLite: of sixty years no more rows come out than a screen has columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from spinelog.analysis.measure import Measure, Statistic
from spinelog.storage.readings import Span, select_readings

_FROM_MEMORY = 2


def read_averages(connection: sqlite3.Connection, measure: Measure, stretches: Iterable[Span]) -> list[tuple[int, float | None]]:
    """For each stretch how many days count, and their average in stored units; None without any day.

    The same figures as `analysis.series.average` makes of the readings; a test holds the two together.
    """
    query, parameters = select_readings(measure.key)
    kept = f"FROM ({query}) WHERE day BETWEEN ? AND ? AND late < {_FROM_MEMORY}"
    found: list[tuple[int, float | None]] = []
    for first, last in stretches:
        values = (*parameters, first.isoformat(), last.isoformat())
        if measure.statistic is Statistic.MEAN:
            count, value = connection.execute(f"SELECT count(*), avg(value) {kept}", values).fetchone()
        else:
            count, value = connection.execute(
                f"""SELECT count(*), avg(value) FILTER (WHERE place IN ((days + 1) / 2, (days + 2) / 2))
                FROM (SELECT value, row_number() OVER (ORDER BY value) AS place, count(*) OVER () AS days {kept})""",
                values,
            ).fetchone()
        found.append((count, value))
    return found
