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
    query, parameters = select_readings(measure.key, "day BETWEEN ? AND ?")
    kept = f"FROM ({query}) WHERE late < {_FROM_MEMORY}"
    sql = f"SELECT count(*), avg(value) {kept}"
    if measure.statistic is Statistic.MEDIAN:
        # By counts of equal values: sorting a few dozen of them costs half of what sorting every day does.
        sql = f"""SELECT coalesce(max(days), 0), avg(value) FROM (
            SELECT value, same, sum(same) OVER (ORDER BY value) AS upto, sum(same) OVER () AS days
            FROM (SELECT value, count(*) AS same {kept} GROUP BY value))
            WHERE upto >= (days + 1) / 2 AND upto - same < (days + 2) / 2"""
    return [connection.execute(sql, (*parameters, first.isoformat(), last.isoformat())).fetchone() for first, last in stretches]
