"""What a journal must survive: two programs at once, foreign files, newer files, other people's eyes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.values import Goal, Pain
from spinelog.storage.backup import back_up
from spinelog.storage.connection import APPLICATION_ID, Connector
from spinelog.storage.errors import DamagedJournal, ForeignFile, JournalBusy, JournalError, NewerJournal
from spinelog.storage.journal import Journal
from spinelog.storage.migrations import LATEST
from spinelog.storage.migrations.steps import STEPS
from spinelog.storage.quick import transaction
from tests.conftest import Spinelog

EDITS = 300

_EDIT = """
import sys
from datetime import UTC, date, datetime
from spinelog.domain.clock import Clock
from spinelog.domain.values import Goal
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction

path, who, edits = sys.argv[1], sys.argv[2], int(sys.argv[3])
connector, clock = Connector(path), Clock()
journal = Journal(connector, clock)
for number in range(edits):
    if who == "app":
        journal.add(Goal, {"statement": f"goal {number}", "measure": "own", "better": "more"})
    else:
        with transaction(connector, writing=True) as connection:
            day = date.fromordinal(date(2024, 1, 1).toordinal() + number)
            save_day(connection, day, {"steps": number}, clock.stamp())
"""


def _python(code: str, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *words])


def test_two_programs_at_once_lose_nothing(connector: Connector, journal: Journal) -> None:
    journal.items(Pain)  # makes the file
    running = [_python(_EDIT, connector.path, who, str(EDITS)) for who in ("app", "log")]
    assert [one.wait() for one in running] == [0, 0]
    with transaction(connector) as connection:
        assert connection.execute("SELECT count(*) FROM goal").fetchone() == (EDITS,)
        assert connection.execute("SELECT count(*), sum(steps) FROM day").fetchone() == (EDITS, sum(range(EDITS)))


def test_log_goes_through_while_the_app_reads(connector: Connector, journal: Journal, spinelog: Spinelog) -> None:
    with journal.reading() as session:
        session.connection().exec_driver_sql("SELECT 1")
        told = spinelog("log", "--pain", "4")
    assert told.code == 0, told.err
    entry = journal.entry(date(2026, 11, 20))
    assert entry is not None


def test_a_writer_that_waits_too_long_is_told_so(
    connector: Connector, journal: Journal, spinelog: Spinelog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spinelog.storage.connection.BUSY_SECONDS", 0.05)
    with journal.writing() as session:
        session.connection().exec_driver_sql("UPDATE pain SET name = name")
        told = spinelog("log", "--pain", "4")
    assert told.code == 1
    assert "Another spinelog is saving" in told.err
    assert "Traceback" not in told.err


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _header(path: str, at: int, number: int) -> None:
    data = bytearray(Path(path).read_bytes())
    data[at : at + 4] = number.to_bytes(4, "big")
    Path(path).write_bytes(data)


def test_a_newer_journal_is_left_as_it_is(connector: Connector, journal: Journal) -> None:
    journal.items(Pain)
    journal.close()
    _header(connector.path, 60, LATEST + 1)
    before = _digest(connector.path)
    with pytest.raises(NewerJournal, match="newer spinelog"):
        Connector(connector.path).connect()
    assert _digest(connector.path) == before
    assert not os.path.exists(connector.path + "-journal") or os.path.getsize(connector.path + "-journal") == 0


@pytest.mark.parametrize("content", [b"hello, this is no database", b"SQLite format 3\0 but cut", b"%PDF-1.7" + b"\0" * 200])
def test_a_foreign_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(ForeignFile, match="not a spinelog journal"):
        Connector(str(path)).connect()
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = str(tmp_path / "photos.db")
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE photo (x)")
    other.close()
    before = _digest(path)
    with pytest.raises(ForeignFile, match="another program"):
        Connector(path).connect()
    assert _digest(path) == before


def test_a_start_that_was_cut_off_is_taken_up_again(connector: Connector) -> None:
    os.makedirs(os.path.dirname(connector.path))
    Path(connector.path).touch(0o600)
    connection = connector.connect()
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    connection.close()


def test_damage_is_said_in_a_sentence(connector: Connector, journal: Journal) -> None:
    journal.items(Pain)
    journal.close()
    data = bytearray(Path(connector.path).read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    Path(connector.path).write_bytes(data)
    damaged = Journal(Connector(connector.path), Clock())
    with pytest.raises((DamagedJournal, JournalError)) as told:
        damaged.items(Goal)
    assert "damaged" in str(told.value)
    damaged.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_it(connector: Connector, journal: Journal, home: Path) -> None:
    old = os.umask(0)
    try:
        journal.add(Goal, {"statement": "sit", "measure": "own", "better": "more"})
        back_up(connector, str(home / "copies" / "one.db"))
        with journal.writing() as session:
            session.connection().exec_driver_sql("UPDATE pain SET name = name")
            during = {name: stat.S_IMODE(os.stat(home / name).st_mode) for name in os.listdir(home)}
    finally:
        os.umask(old)
    assert "journal.db-journal" in during
    for folder, _, files in os.walk(home):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        for name in files:
            assert stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) == 0o600, name
    assert {mode for name, mode in during.items() if name.startswith("journal")} == {0o600}


def test_the_steps_are_counted_by_the_header(connector: Connector) -> None:
    connection = connector.connect()
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    for name, value in (("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)):
        assert connection.execute(f"PRAGMA {name}").fetchone() == (value,)
    connection.close()


def test_a_full_disk_saves_nothing_and_says_so(connector: Connector, journal: Journal) -> None:
    journal.items(Pain)

    def fill() -> None:
        with transaction(connector, writing=True) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages}")
            connection.execute("INSERT INTO meta VALUES ('big', ?)", ("x" * 100_000,))

    with pytest.raises(JournalError, match="disk is full"):
        fill()
    assert journal.meta("big") is None


def test_a_backup_holds_what_the_journal_holds(connector: Connector, journal: Journal, home: Path) -> None:
    journal.add(Goal, {"statement": "sit", "measure": "own", "better": "more"})
    digest = back_up(connector, str(home / "copy.db"))
    assert _digest(str(home / "copy.db")) == digest
    assert (home / "copy.db.sha256").read_text() == f"{digest}  copy.db\n"
    copy = Journal(Connector(str(home / "copy.db")), Clock())
    assert copy.items(Goal) == journal.items(Goal)
    copy.close()


def test_a_backup_never_overwrites(connector: Connector, journal: Journal, home: Path) -> None:
    journal.items(Pain)
    (home / "copy.db").write_text("mine")
    with pytest.raises(JournalError, match="already a file"):
        back_up(connector, str(home / "copy.db"))
    assert (home / "copy.db").read_text() == "mine"


def test_busy_is_an_error_of_its_own() -> None:
    assert issubclass(JournalBusy, JournalError)
