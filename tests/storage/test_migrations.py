"""Bringing an older journal up to date: a verified copy first, then each step whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from spinelog.domain.values import Goal
from spinelog.storage import backup, migrations
from spinelog.storage.connection import Connector
from spinelog.storage.errors import JournalError
from spinelog.storage.journal import Journal
from spinelog.storage.migrations.steps import STEPS
from tests.conftest import Spinelog

AddStep = Callable[..., None]


@pytest.fixture
def add_step(monkeypatch: pytest.MonkeyPatch) -> AddStep:
    """Put a made-up step after the last one, as a newer spinelog would bring it."""
    steps = list(STEPS)

    def add(statements: Sequence[str], fill: Callable[[sqlite3.Connection], None] | None = None) -> None:
        name = f"m{len(steps) + 1:04d}_made_up"
        module = ModuleType(f"spinelog.storage.migrations.{name}")
        module.STATEMENTS = tuple(statements)  # type: ignore[attr-defined]
        if fill is not None:
            module.fill = fill  # type: ignore[attr-defined]
        steps.append(name)
        monkeypatch.setitem(__import__("sys").modules, module.__name__, module)
        monkeypatch.setattr("spinelog.storage.migrations.STEPS", tuple(steps))
        monkeypatch.setattr("spinelog.storage.migrations.LATEST", len(steps))
        monkeypatch.setattr("spinelog.storage.connection.LATEST", len(steps))

    return add


@pytest.fixture
def older(connector: Connector, journal: Journal) -> Connector:
    """A journal of today's version, closed: tomorrow it is an older one."""
    journal.save_day(date(2026, 11, 19), {"sitting_min": 25})
    journal.add(Goal, {"statement": "sit", "measure": "own"})
    journal.close()
    return Connector(connector.path)


def _version(path: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _tables(path: str) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    finally:
        connection.close()


def _copies(home: Path) -> list[str]:
    return sorted(os.listdir(home / "backups")) if (home / "backups").exists() else []


def test_every_step_is_there_and_counted() -> None:
    folder = Path(migrations.__file__).parent
    assert sorted(path.stem for path in folder.glob("m[0-9]*.py")) == list(STEPS)
    assert [name[:5] for name in STEPS] == [f"m{number:04d}" for number in range(1, len(STEPS) + 1)]
    assert len(STEPS) == migrations.LATEST


def test_an_older_journal_is_copied_and_then_brought_up_to_date(older: Connector, home: Path, add_step: AddStep) -> None:
    before = _tables(older.path)
    add_step(
        ["CREATE TABLE extra (x TEXT) STRICT"], lambda connection: connection.execute("INSERT INTO extra VALUES ('y')") and None
    )
    connection = older.connect()
    assert connection.execute("SELECT x FROM extra").fetchall() == [("y",)]
    assert connection.execute("SELECT sitting_min FROM day").fetchall() == [(25,)]
    connection.close()
    assert _version(older.path) == len(STEPS) + 1

    name = f"journal-version-{len(STEPS)}.db"
    assert _copies(home) == [name, f"{name}.sha256"]
    copy = str(home / "backups" / name)
    assert _version(copy) == len(STEPS)
    assert _tables(copy) == before
    digest = hashlib.sha256(Path(copy).read_bytes()).hexdigest()
    assert Path(f"{copy}.sha256").read_text() == f"{digest}  {name}\n"


def test_the_copy_opens_as_a_journal(older: Connector, home: Path, spinelog: Spinelog, add_step: AddStep) -> None:
    add_step(["CREATE TABLE extra (x TEXT) STRICT"])
    older.connect().close()
    told = spinelog("show", "2026-11-19", "--journal", str(home / "backups" / f"journal-version-{len(STEPS)}.db"))
    assert told.code == 0, told.err
    assert "Longest sit     25 min" in told.out


def test_several_steps_need_one_copy(older: Connector, home: Path, add_step: AddStep) -> None:
    add_step(["CREATE TABLE extra (x TEXT) STRICT"])
    add_step(["CREATE TABLE more (x TEXT) STRICT"])
    older.connect().close()
    assert _version(older.path) == len(STEPS) + 2
    assert len(_copies(home)) == 2


def test_a_new_journal_needs_no_copy(connector: Connector, home: Path, add_step: AddStep) -> None:
    add_step(["CREATE TABLE extra (x TEXT) STRICT"])
    connector.connect().close()
    assert _version(connector.path) == len(STEPS) + 1
    assert _copies(home) == []


def _break(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO extra VALUES ('half')")
    raise sqlite3.OperationalError("moving the data failed")


@pytest.mark.parametrize(
    ("statements", "fill"),
    [
        (["CREATE TABLE extra (x TEXT) STRICT", "DROP TABLE goal", "CREATE TABLE nonsense"], None),
        (["CREATE TABLE extra (x TEXT) STRICT", "DROP TABLE goal"], _break),
    ],
    ids=["in its tables", "in its data"],
)
def test_a_step_that_fails_leaves_the_journal_as_it_was(
    older: Connector, statements: list[str], fill: Callable[[sqlite3.Connection], None] | None, add_step: AddStep
) -> None:
    before = _tables(older.path)
    add_step(statements, fill)
    with pytest.raises(JournalError, match="Nothing was saved"):
        older.connect()
    assert _version(older.path) == len(STEPS)
    assert _tables(older.path) == before


def test_steps_done_before_one_that_fails_are_kept(older: Connector, add_step: AddStep) -> None:
    add_step(["CREATE TABLE extra (x TEXT) STRICT"])
    add_step(["CREATE TABLE more (x TEXT) STRICT", "nonsense"])
    with pytest.raises(JournalError):
        older.connect()
    assert _version(older.path) == len(STEPS) + 1
    assert "extra" in _tables(older.path)
    assert "more" not in _tables(older.path)


def test_without_a_copy_that_passes_its_check_nothing_is_changed(
    older: Connector, home: Path, add_step: AddStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_step(["CREATE TABLE extra (x TEXT) STRICT"])
    monkeypatch.setattr(backup, "_counts", lambda connection: {"day": id(connection)})
    with pytest.raises(JournalError, match="try again"):
        older.connect()
    assert _version(older.path) == len(STEPS)
    assert "extra" not in _tables(older.path)
    assert _copies(home) == []


def test_of_two_programs_that_start_at_once_one_does_the_step(older: Connector, add_step: AddStep) -> None:
    first, second = Connector(older.path), Connector(older.path)
    quicker: list[bool] = []

    def fill(connection: sqlite3.Connection) -> None:
        quicker.append(True)

    add_step(["CREATE TABLE extra (x TEXT) STRICT"], fill)
    waiting = sqlite3.connect(older.path, isolation_level=None)
    first.connect().close()
    migrations.migrate(waiting, older.path, 0x53504E4C)  # it had read the old version and comes second
    waiting.close()
    second.connect().close()
    assert quicker == [True]
