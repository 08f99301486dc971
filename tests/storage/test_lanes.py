"""Both lanes write the same rows, byte for byte."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.clock import Clock
from spinelog.domain.day import ENTRY_FIELDS, EXTRA, PAIN_KEY
from spinelog.domain.describe import Changes
from spinelog.domain.kinds import NOTE, SCORE, YESNO
from spinelog.domain.nouns import NOUNS
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import insert_item, read_entry, save_day, transaction

DAY = date(2026, 11, 19)
PAIN = "a" * 32
MOMENT = datetime(2026, 11, 19, 20, 15, 30, tzinfo=UTC)

ALL: Changes = {
    "sitting_min": 25, "sitting_open": True, "standing_min": 40, "standing_open": False, "walking_min": 35,
    "walking_open": False, "steps": 4210, "sleep_min": 390, "exercise_min": 20, "pain_worst": 6, "bad_day": True,
    "note": "long drive\nflared after", "from_paper": True, PAIN_KEY + PAIN: 4, EXTRA: 1.5,
}  # fmt: skip
NONE: Changes = dict.fromkeys(ALL)


def _connector(folder: Path) -> Connector:
    """A journal whose only pain has a known uid, the same in every journal."""
    connector = Connector(str(folder / "journal.db"))
    with transaction(connector, writing=True) as connection:
        connection.execute(
            "UPDATE pain SET uid = ?, created_at = '2026-01-01T00:00:00Z', updated_at = '2026-01-01T00:00:00Z'", (PAIN,)
        )
    return connector


def _rows(connector: Connector) -> list[list[tuple[object, ...]]]:
    with transaction(connector) as connection:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("day", "day_pain", "day_dose", "change")]


def _both(folder: Path, saves: list[Changes]) -> tuple[list[list[tuple[object, ...]]], list[list[tuple[object, ...]]]]:
    quick, full = _connector(folder / "quick"), _connector(folder / "full")
    journal = Journal(full, Clock(MOMENT))
    for number, changes in enumerate(saves):
        clock = Clock(MOMENT + timedelta(hours=number))
        with transaction(quick, writing=True) as connection:
            entry = save_day(connection, DAY, changes, clock.stamp())
        journal.clock = clock
        assert journal.save_day(DAY, changes).record == entry.record
    journal.close()
    return _rows(quick), _rows(full)


@pytest.mark.parametrize(
    "saves",
    [
        [ALL],
        [NONE],
        [ALL, {"sitting_min": 30, "sitting_open": False, PAIN_KEY + PAIN: 5}],
        [{"steps": 0}, {"note": "x"}, {EXTRA: 0.0}],
        [ALL, NONE],
        [ALL, NONE, {"steps": 100}],
        [ALL, ALL],
    ],
    ids=["all fields", "none", "a second save", "one by one", "cleared", "begun again", "the same twice"],
)
def test_a_day_is_stored_alike_by_log_and_by_the_app(tmp_path: Path, saves: list[Changes]) -> None:
    quick, full = _both(tmp_path, saves)
    assert quick == full


_values = {
    field.name: st.none()
    | (
        st.booleans()
        if field.kind is YESNO
        else st.text(st.characters(codec="utf-8"), max_size=20)
        if field.kind is NOTE
        else st.integers(0, 10 if field.kind is SCORE else 1000)
    )
    for field in ENTRY_FIELDS
}
_changes = st.fixed_dictionaries(
    {}, optional={**_values, PAIN_KEY + PAIN: st.none() | st.integers(0, 10), EXTRA: st.none() | st.floats(0, 50)}
)


@given(saves=st.lists(_changes, min_size=1, max_size=4))
def test_any_saves_are_stored_alike(tmp_path_factory: pytest.TempPathFactory, saves: list[Changes]) -> None:
    quick, full = _both(tmp_path_factory.mktemp("lanes"), saves)
    assert quick == full


def test_what_was_saved_is_read_back(tmp_path: Path) -> None:
    connector = _connector(tmp_path)
    clock = Clock(MOMENT)
    with transaction(connector, writing=True) as connection:
        save_day(connection, DAY, ALL, clock.stamp())
        entry = read_entry(connection, DAY)
    assert entry is not None
    shown = {name: value for name, value in ALL.items() if value is not False}
    assert {name: value for name, value in entry.record.items() if value is not None} == shown


def test_the_tables_refuse_what_is_out_of_range(tmp_path: Path) -> None:
    connector = _connector(tmp_path)
    connection = connector.connect()
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO day (day, pain_worst, created_at, updated_at) VALUES ('2026-11-19', 11, 'x', 'x')")
    with pytest.raises(sqlite3.IntegrityError):
        insert_item(connection, NOUNS["goal"], {"statement": "", "measure": "own", "better": "more"}, Clock(MOMENT).stamp())
    connection.close()
