"""What counts for a day: what was typed, else the phone's; and how late it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spinelog.domain.clock import lateness
from spinelog.domain.kinds import INSTANT
from spinelog.storage.connection import Connector
from spinelog.storage.quick import LATES

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ONE_JOURNAL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example is taken back, so one journal serves them all."""

Phone = dict[str, tuple[int | None, int | None]]
"""Source -> its steps and sleep of one day."""

_FIGURE = st.none() | st.integers(0, 1440)
_PHONES = st.dictionaries(st.sampled_from(("apple", "band", "connect", "watch")), st.tuples(_FIGURE, _FIGURE))
_RANKS = st.dictionaries(st.sampled_from(("apple", "band", "connect", "watch")), st.integers(0, 3))


@pytest.fixture
def connection(connector: Connector) -> Iterator[sqlite3.Connection]:
    opened = connector.connect()
    yield opened
    opened.close()


def _effective(typed: int | None, phone: dict[str, int | None], ranks: dict[str, int]) -> int | None:
    if typed is not None:
        return typed
    best_first = sorted(phone, key=lambda source: (ranks.get(source, 1000), source))
    return next((phone[source] for source in best_first if phone[source] is not None), None)


def _write_day(connection: sqlite3.Connection, steps: int | None, sleep: int | None, deleted_at: str | None = None) -> None:
    connection.execute(
        "INSERT INTO day (day, steps, sleep_min, recorded_at, utc_offset_min, created_at, updated_at, deleted_at)"
        " VALUES (?, ?, ?, '2026-11-20T19:00:00Z', 0, 'x', 'x', ?)",
        (DAY.isoformat(), steps, sleep, deleted_at),
    )


@ONE_JOURNAL
@given(phone=_PHONES, ranks=_RANKS, typed=st.none() | st.tuples(_FIGURE, _FIGURE), in_trash=st.booleans())
def test_what_was_typed_goes_before_the_best_source(
    connection: sqlite3.Connection,
    phone: Phone,
    ranks: dict[str, int],
    typed: tuple[int | None, int | None] | None,
    in_trash: bool,
) -> None:
    connection.execute("BEGIN")
    try:
        if typed is not None:
            _write_day(connection, *typed, "x" if in_trash else None)
        connection.executemany("INSERT INTO device_source VALUES (?, ?)", ranks.items())
        connection.executemany(
            "INSERT INTO device_day (day, source, steps, sleep_min) VALUES (?, ?, ?, ?)",
            [(DAY.isoformat(), source, *figures) for source, figures in phone.items()],
        )
        found = connection.execute("SELECT steps, sleep_min, steps_typed, sleep_min_typed FROM day_effective").fetchall()
    finally:
        connection.execute("ROLLBACK")
    own = typed if typed is not None and not in_trash else None
    if own is None and not phone:
        assert found == []
        return
    ((steps, sleep, steps_typed, sleep_typed),) = found
    assert steps == _effective(own and own[0], {source: one for source, (one, _) in phone.items()}, ranks)
    assert sleep == _effective(own and own[1], {source: other for source, (_, other) in phone.items()}, ranks)
    assert (bool(steps_typed), bool(sleep_typed)) == ((False, False) if own is None else tuple(one is not None for one in own))


def _views_say(connection: sqlite3.Connection, written: datetime, offset: int, *, from_paper: bool = False) -> set[str]:
    """How late each view calls what was written at this moment for this day."""
    stored = (INSTANT.store(written), offset)
    connection.execute("BEGIN")
    try:
        connection.execute(
            "INSERT INTO day (day, from_paper, recorded_at, utc_offset_min, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, 'x', 'x')",
            (DAY.isoformat(), from_paper or None, *stored),
        )
        connection.execute(
            "INSERT INTO day_pain (day, pain, average, recorded_at, utc_offset_min, created_at, updated_at)"
            " SELECT ?, uid, 4, ?, ?, 'x', 'x' FROM pain",
            (DAY.isoformat(), *stored),
        )
        connection.execute(
            "INSERT INTO day_dose (day, medicine, amount, recorded_at, utc_offset_min, created_at, updated_at)"
            " VALUES (?, '', 2, ?, ?, 'x', 'x')",
            (DAY.isoformat(), *stored),
        )
        views = ("day_effective", "pain_effective", "dose_effective")
        return {LATES[connection.execute(f"SELECT late FROM {view}").fetchone()[0]] for view in views}
    finally:
        connection.execute("ROLLBACK")


@ONE_JOURNAL
@given(seconds=st.integers(-5 * 86_400, 6 * 86_400), offset=st.integers(-1080, 1080), from_paper=st.booleans())
def test_the_journal_and_the_screens_agree_on_what_is_late(
    connection: sqlite3.Connection, seconds: int, offset: int, from_paper: bool
) -> None:
    written = NOON + timedelta(seconds=seconds)
    assert _views_say(connection, written, offset, from_paper=from_paper) == {
        lateness(DAY, written, offset, from_paper=from_paper)
    }


@ONE_JOURNAL
@given(
    edge=st.sampled_from((NOON, datetime(2026, 11, 24, tzinfo=UTC))), seconds=st.integers(-1, 1), offset=st.integers(-1080, 1080)
)
def test_they_agree_to_the_second_at_the_edges(connection: sqlite3.Connection, edge: datetime, seconds: int, offset: int) -> None:
    written = edge - timedelta(minutes=offset) + timedelta(seconds=seconds)
    assert _views_say(connection, written, offset) == {lateness(DAY, written, offset)}


def test_the_phones_figures_are_never_late(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO device_day (day, source, steps) VALUES ('2026-11-20', 'watch', 4000)")
    assert connection.execute("SELECT steps, steps_typed, late FROM day_effective").fetchall() == [(4000, 0, 0)]
