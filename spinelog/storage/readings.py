"""The recorded figures as series, straight from SQL: what was typed, else the phone's, each with how late it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from spinelog.analysis.completeness import RecordedDay
from spinelog.analysis.measure import Measure
from spinelog.analysis.recall import Recall
from spinelog.analysis.series import Reading, Series
from spinelog.domain.day import DAY_NOUN, DOSE_KEY, EXTRA, PAIN_KEY
from spinelog.domain.week import FIGURES, LENGTH
from spinelog.storage.quick import LATES, recorded_days

_OPEN = {field.name: field.companion for field in DAY_NOUN.fields if field.companion}
_FROM_PHONE = ("steps", "sleep_min")
_MEASURED = frozenset(field.name for field in DAY_NOUN.fields if field.statistic)


def select_readings(key: str, among: str) -> tuple[str, tuple[str, ...]]:
    """SQL that gives day, value, at least (0 or 1) and lateness (0 to 2) of one measure, and its first parameters.

    `among` is the condition on `day`; its own parameters follow. Every caller selects from this, so that a chart,
    an average and an export can never differ. What only people type comes from the days alone, which SQLite can
    search by date; steps and sleep come from the view that knows the phone.
    """
    if key == EXTRA:
        return (
            f"SELECT day, sum(amount) AS value, 0 AS open, max(late) AS late FROM dose_effective WHERE {among} GROUP BY day",
            (),
        )
    if key.startswith(DOSE_KEY):
        return (
            f"SELECT day, amount AS value, 0 AS open, late FROM dose_effective WHERE medicine = ? AND ({among})",
            (key.removeprefix(DOSE_KEY),),
        )
    if key.startswith(PAIN_KEY):
        return (
            f"SELECT day, average AS value, 0 AS open, late FROM pain_effective WHERE pain = ? AND ({among})",
            (key.removeprefix(PAIN_KEY),),
        )
    if key not in _MEASURED:
        raise KeyError(key)
    is_open = f"coalesce({_OPEN[key]}, 0)" if key in _OPEN else "0"
    late, source = (
        (f"CASE WHEN {key}_typed THEN late ELSE 0 END", "day_effective") if key in _FROM_PHONE else ("late", "day_typed")
    )
    return (
        f"SELECT day, {key} AS value, {is_open} AS open, {late} AS late FROM {source} WHERE {key} IS NOT NULL AND ({among})",
        (),
    )


Span = tuple[date, date]
"""First and last day, both included."""


def read_series(connection: sqlite3.Connection, measures: Iterable[Measure], *spans: Span) -> list[Series]:
    """The series of each measure on the days of these spans, which may overlap."""
    apart = [(first.isoformat(), last.isoformat()) for first, last in disjoint(spans)]
    bad_days = [
        date.fromisoformat(day)
        for span in apart
        for (day,) in connection.execute(
            "SELECT day FROM day WHERE bad_day = 1 AND deleted_at IS NULL AND day BETWEEN ? AND ?", span
        )
    ]
    found = []
    for measure in measures:
        query, parameters = select_readings(measure.key, "day BETWEEN ? AND ?")
        readings = [
            Reading(date.fromisoformat(day), float(value), LATES[late], bool(is_open))
            for span in apart  # one by one: with OR between them SQLite reads every day there is
            for day, value, is_open, late in connection.execute(query, (*parameters, *span))
        ]
        found.append(Series.of(measure, readings, bad_days))
    return found


def read_recalls(connection: sqlite3.Connection, first: date, last: date) -> list[Recall]:
    """What was told of whole weeks with any of their days from `first` to `last`: the figures, then the scores, by date."""
    columns = ", ".join(f"w.{field.name}, {f'w.{field.companion}' if field.companion else 0}" for field in FIGURES)
    rows = connection.execute(
        f"""SELECT w.date, p.pain, p.average, {columns} FROM week w
        LEFT JOIN week_pain p ON p.week = w.uid AND p.deleted_at IS NULL
        WHERE w.deleted_at IS NULL AND w.date BETWEEN ? AND ? ORDER BY w.date, p.rowid""",
        (first.isoformat(), (last + timedelta(days=LENGTH - 1)).isoformat()),
    ).fetchall()
    figures = {
        (field.name, day): Recall(field.name, date.fromisoformat(day), float(value), bool(is_open))
        for day, _, _, *rest in rows
        for field, value, is_open in zip(FIGURES, rest[::2], rest[1::2], strict=True)
        if value is not None
    }
    scores = [Recall(PAIN_KEY + pain, date.fromisoformat(day), float(score)) for day, pain, score, *_ in rows if pain is not None]
    return [*figures.values(), *scores]


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """The same days in spans that neither overlap nor touch, in order; empty spans go."""
    found: list[Span] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def read_recorded(connection: sqlite3.Connection, first: date, last: date) -> list[RecordedDay]:
    """The days from `first` to `last` on which the person wrote anything; the phone's alone are not among them."""
    return [RecordedDay(*one) for one in recorded_days(connection, first, last)]


def first_day(connection: sqlite3.Connection) -> date | None:
    """The first day of which anything is recorded; None in an empty journal."""
    found = connection.execute(
        """SELECT min(day) FROM (SELECT min(day) AS day FROM day WHERE deleted_at IS NULL
        UNION ALL SELECT min(day) FROM device_day)"""
    ).fetchone()[0]
    return None if found is None else date.fromisoformat(found)


def first_week(connection: sqlite3.Connection) -> date | None:
    """The first day of the first week that was told as one; None without any."""
    found = connection.execute("SELECT min(date) FROM week WHERE deleted_at IS NULL").fetchone()[0]
    return None if found is None else date.fromisoformat(found) - timedelta(days=LENGTH - 1)


def read_notes(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[date, str]]:
    """The notes of days from `first` to `last`, in order."""
    rows = connection.execute(
        "SELECT day, note FROM day WHERE note IS NOT NULL AND deleted_at IS NULL AND day BETWEEN ? AND ? ORDER BY day",
        (first.isoformat(), last.isoformat()),
    )
    return [(date.fromisoformat(day), note) for day, note in rows]
