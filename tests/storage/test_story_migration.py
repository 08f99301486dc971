"""A journal kept with the first release opens with this one: nothing of it is lost, and the story can be added to it."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import (
    VALUES,
    Cadence,
    Clinician,
    Diagnosis,
    Event,
    Factor,
    Flare,
    Goal,
    Medication,
    Person,
    Procedure,
    Question,
    Scan,
    Therapy,
    TherapySession,
    Value,
    Visit,
    Week,
    WeekPain,
)
from spinelog.storage.connection import APPLICATION_ID, Connector
from spinelog.storage.journal import Journal
from spinelog.storage.migrations import LATEST
from tests.conftest import TODAY, Spinelog
from tests.files import PDF

DUMP = Path(__file__).parent.parent / "data" / "journal-version-1.sql"
Rows = list[dict[str, object]]


def _build(path: Path) -> None:
    """The journal as the first release left it on the disk."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(0o600)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(DUMP.read_text(encoding="utf-8"))
    connection.close()


def _names(path: Path, kind: str) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        query = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name"
        return [name for (name,) in connection.execute(query, (kind,))]
    finally:
        connection.close()


def _rows(path: Path, table: str) -> Rows:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return sorted((dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')), key=repr)
    finally:
        connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of the first release."""
    found = tmp_path / "kept" / "journal.db"
    _build(found)
    return found


@pytest.fixture
def untouched(tmp_path: Path) -> Path:
    """The same, for plain SQLite to read."""
    found = tmp_path / "untouched.db"
    _build(found)
    return found


@pytest.fixture
def kept(path: Path, clock: Clock) -> Iterator[Journal]:
    """The journal of the first release, opened with this one."""
    opened = Journal(Connector(str(path)), clock)
    yield opened
    opened.close()


def test_the_fixture_is_what_the_first_release_wrote(untouched: Path) -> None:
    connection = sqlite3.connect(untouched)
    numbers = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    connection.close()
    assert numbers == [(APPLICATION_ID,), (1,)]
    assert len(_rows(untouched, "day")) > 50
    assert not set(_names(untouched, "table")) & {"flare", "medication", "visit"}
    assert [row["statement"] for row in _rows(untouched, "goal") if row["deleted_at"]] == ["Lift 15 lb"]


def test_it_is_brought_up_to_date_after_a_verified_copy(kept: Journal, path: Path, untouched: Path) -> None:
    kept.items(Goal)
    assert _rows(path, "meta") == _rows(untouched, "meta")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()

    copy = path.parent / "backups" / "journal-version-1.db"
    assert sorted(os.listdir(copy.parent)) == [copy.name, f"{copy.name}.sha256"]
    assert Path(f"{copy}.sha256").read_text() == f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  {copy.name}\n"
    if os.name != "nt":
        assert {stat.S_IMODE((copy.parent / name).stat().st_mode) for name in os.listdir(copy.parent)} == {0o600}
    for table in _names(untouched, "table"):
        assert _rows(copy, table) == _rows(untouched, table), table


def test_every_item_and_day_is_as_it_was(kept: Journal, untouched: Path) -> None:
    old = set(_names(untouched, "table"))
    compared = 0
    for noun in NOUNS.values():
        if noun.name not in old:
            assert kept.items(VALUES[noun.name]) == []
            continue
        kind: type[Value] = VALUES[noun.name]
        found = [noun.plain(asdict(item)) for trash in (False, True) for item in kept.items(kind, trash=trash)]
        before = _rows(untouched, noun.name)
        new = [field.name for field in noun.columns if before and field.name not in before[0]]
        expected = [{**row, **dict.fromkeys(new)} for row in before]
        for row in (*found, *expected):
            row["key"] = tuple(str(row[name]) for name in noun.key)
        assert sorted(found, key=lambda row: str(row["key"])) == sorted(expected, key=lambda row: str(row["key"])), noun.name
        compared += len(expected)
    assert compared > 150


def test_tables_that_no_noun_has_are_as_they_were(kept: Journal, path: Path, untouched: Path) -> None:
    kept.items(Goal)
    for table in ("device_day", "device_source", "change", "meta"):
        before = _rows(untouched, table)
        new = {name for row in _rows(path, table)[:1] for name in row} - {name for row in before[:1] for name in row}
        assert new <= {"steps_from", "sleep_from"}
        assert _rows(path, table) == sorted(({**row, **dict.fromkeys(new)} for row in before), key=repr), table
    assert _rows(path, "device_day"), "a phone's day is among them"


def test_what_is_computed_of_the_days_is_as_it_was(kept: Journal, path: Path, untouched: Path) -> None:
    kept.items(Goal)
    for view in ("day_effective", "pain_effective", "dose_effective"):
        assert _rows(path, view) == _rows(untouched, view) != [], view


def test_the_goal_in_the_trash_is_still_there_and_comes_back(kept: Journal) -> None:
    (goal,) = kept.items(Goal, trash=True)
    assert goal.statement == "Lift 15 lb"
    kept.undelete(Goal, goal.uid)
    assert kept.items(Goal, trash=True) == []


def test_the_last_change_that_the_first_release_made_can_be_taken_back(kept: Journal) -> None:
    undone = kept.undo()
    assert undone is not None
    assert isinstance(undone.now, Goal)
    assert (undone.noun, undone.now.statement, undone.now.deleted_at) == ("goal", "Lift 15 lb", None)
    assert undone.now in kept.items(Goal)


def test_a_procedure_that_the_first_release_remembered_comes_back_whole(path: Path, clock: Clock) -> None:
    """What was remembered then knows nothing of the columns that came later."""
    connection = sqlite3.connect(path)
    names = [row[1] for row in connection.execute("PRAGMA table_info(procedure)")]
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in names)
    (uid, before), *_ = connection.execute(
        f"SELECT uid, json_object('procedure', json_array(json_object({pairs}))) FROM procedure"
    )
    connection.execute(
        "INSERT INTO change (save, noun, key, before, made_at) VALUES (62, 'procedure', ?, ?, '2026-11-20T18:00:00Z')",
        (uid, before),
    )
    connection.execute("UPDATE procedure SET note = 'changed by the first release' WHERE uid = ?", (uid,))
    connection.commit()
    connection.close()
    journal = Journal(Connector(str(path)), clock)
    assert journal.item(Procedure, uid).note == "changed by the first release"
    journal.undo()
    found = journal.item(Procedure, uid)
    assert found.note is None
    assert found.clinician is None
    journal.close()


def test_the_story_can_be_added_to_it(kept: Journal) -> None:
    when = PartialDate(2026, 9)
    lee = kept.add(Clinician, {"name": "Dr Lee"})
    visit = kept.add(Visit, {"date": when, "clinician": lee.uid})
    scan = kept.add(Scan, {"kind": "mri", "date": when})
    therapy = kept.add(Therapy, {"name": "physical therapy", "started": when})
    pain = kept.items(VALUES["pain"])[0]
    record: Changes = {"scan": scan.uid, "file_name": "a.pdf", "media_type": "pdf", "size_bytes": len(PDF), "sha256": "x"}
    week = kept.add(Week, {"sleep_min": 420})
    added: list[Value] = [
        lee, visit, scan, therapy, kept.attach(record, PDF),
        kept.add(TherapySession, {"therapy": therapy.uid, "date": date(2026, 10, 13)}),
        kept.add(Flare, {"began": date(2026, 10, 21), "pain": pain.uid}),
        kept.add(Medication, {"name": "gabapentin", "started": when}),
        kept.add(Event, {"kind": "onset", "date": when}),
        kept.add(Diagnosis, {"words": "slipped disc"}),
        kept.add(Factor, {"text": "sitting in a car", "effect": "worsens"}),
        kept.add(Question, {"text": "Can I fly?", "visit": visit.uid}),
        week, kept.add(WeekPain, {"week": week.uid, "pain": pain.uid, "average": 4}),
        kept.add(Cadence, {"pace": "pause", "ended": date(2026, 11, 30)}),
    ]  # fmt: skip
    for item in added:
        assert kept.items(type(item)) == [item]
    procedure = kept.items(Procedure)[0]
    assert kept.edit(Procedure, procedure.uid, {"clinician": lee.uid}).clinician == lee.uid
    person = kept.items(Person)
    changes: Changes = {"blood_thinner": True, "blood_thinner_words": "apixaban"}
    changed = kept.edit(Person, person[0].uid, changes) if person else kept.add(Person, changes)
    assert (changed.blood_thinner, changed.diabetes) == (True, None), "what nobody asked about is not said"
    while kept.undo() is not None:
        pass
    assert [kept.items(type(item)) for item in added] == [[]] * len(added)


def test_it_is_read_the_same_by_the_commands(path: Path, untouched: Path, spinelog: Spinelog) -> None:
    told = spinelog("show", "2026-11-19", "--journal", str(path))
    assert told.code == 0, told.err
    assert "Longest sit     33 min" in told.out
    told = spinelog("goal", "list", "--trash", "--journal", str(path))
    assert "Lift 15 lb" in told.out


def _schema(path: str) -> dict[tuple[str, str], str]:
    """Everything that was made in a journal, its white space made one."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        return {(kind, name): re.sub(r"\s+", " ", sql) for kind, name, sql in found}
    finally:
        connection.close()


def test_a_journal_brought_up_to_date_has_the_tables_of_a_new_one(kept: Journal, journal: Journal) -> None:
    kept.items(Goal)
    journal.items(Goal)
    assert _schema(kept.connector.path) == _schema(journal.connector.path)


def test_a_day_that_is_logged_into_it_can_be_taken_back(kept: Journal, spinelog: Spinelog) -> None:
    told = spinelog("log", "--sitting", "40", "--journal", kept.connector.path)
    assert told.code == 0, told.err
    entry = kept.entry(TODAY)
    assert entry is not None
    assert entry.record["sitting_min"] == 40
    kept.undo()
    assert kept.entry(TODAY) is None
