"""Where things are, and what leaves the journal: `where`, `backup`, `export json`."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from spinelog import __version__
from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.domain.nouns import NOUNS
from spinelog.storage.connection import Connector
from tests.conftest import Spinelog

PRIVATE = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
HIDDEN = "a\x1b]52;c;aGk=\x07b\x9b31mc\u202ed\u200be\u00e9\U0001f600"


@pytest.fixture
def filled(spinelog: Spinelog) -> None:
    """Items of the first nouns, and one more in the trash."""
    for words in (
        ("pain", "add", "right leg", "--region", "leg"),
        ("log", "--sitting", "25+", "--pain", "leg=3", "--extra", "2", "--note", HIDDEN),
        ("procedure", "add", "epidural", "--date", "may 2026", "--time", "9:30", "--target", "leg", "--steroid", "yes"),
        ("estimate", "add", "70", "--procedure", "A", "--date", "today"),
        ("after-effect", "add", "soreness", "--procedure", "A", "--began", "8 oct"),
        ("goal", "add", "Walk a mile", "--target", "0.9"),
        ("goal-check", "add", "0.5", "--goal", "mile", "--date", "today"),
        ("person", "--birth-year", "1980"),
        ("goal", "add", "given up"),
        ("goal", "delete", "given up"),
    ):
        assert spinelog(*words).code == 0, words


# -- where ---------------------------------------------------------------------------------------------------------


def test_where_makes_nothing(spinelog: Spinelog, home: Path) -> None:
    told = spinelog("where")
    assert told.code == 0
    assert told.out.splitlines()[:2] == [f"Journal       {home / 'journal.db'} (not made yet)", f"Settings      {home}"]
    assert not home.exists()


def test_where_names_the_journal_its_size_and_the_one_used_last(spinelog: Spinelog, home: Path, tmp_path: Path) -> None:
    spinelog("log", "--pain", "4")
    size = os.path.getsize(home / "journal.db")
    assert f"Journal       {home / 'journal.db'} ({size:,} bytes)\n" in spinelog("where").out
    assert "Used last" not in spinelog("where").out
    other = str(tmp_path / "other.db")
    spinelog("log", "--pain", "4", "--journal", other)
    assert f"Used last     {other}\n" in spinelog("where").out


# -- backup --------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_whole_journal_with_its_checksum(spinelog: Spinelog, filled: None, tmp_path: Path) -> None:
    copy = tmp_path / "stick" / "copy.db"
    told = spinelog("backup", str(copy))
    assert told.code == 0, told.err
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert told.out.splitlines() == [f"Copied and checked: {copy}", f"SHA-256 {digest}, kept beside it as copy.db.sha256"]
    assert Path(f"{copy}.sha256").read_text() == f"{digest}  copy.db\n"
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.db", "copy.db.sha256"]
    ours = json.loads(spinelog("export", "json").out)
    assert json.loads(spinelog("export", "json", "--journal", str(copy)).out) == ours


def test_a_backup_never_goes_over_a_file(spinelog: Spinelog, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    told = spinelog("backup", str(tmp_path / "copy.db"))
    assert told.code == 1
    assert told.err.splitlines()[-1].endswith("Please name another one, so that nothing is lost.")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_backup_into_the_journal_itself_is_refused(spinelog: Spinelog, filled: None, home: Path) -> None:
    told = spinelog("backup", str(home / "journal.db"))
    assert told.code == 1
    assert spinelog("show").code == 0


def test_a_backup_that_cannot_be_written_says_why_and_leaves_nothing(spinelog: Spinelog, filled: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told = spinelog("backup", str(tmp_path / "file" / "copy.db"))
    assert told.code == 1
    assert told.err.startswith("The backup could not be written: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "home"]


# -- export --------------------------------------------------------------------------------------------------------


def test_the_export_holds_every_noun_with_every_column_and_the_trash(spinelog: Spinelog, filled: None) -> None:
    told = spinelog("export", "json")
    assert told.code == 0, told.err
    found = json.loads(told.out)
    assert (found["spinelog"], found["format"]) == (__version__, 2)
    assert list(found["nouns"]) == list(NOUNS)
    for name, items in found["nouns"].items():
        for item in items:
            assert list(item) == [field.name for field in NOUNS[name].columns]
    assert [item["statement"] for item in found["nouns"]["goal"] if item["deleted_at"]] == ["given up"]


def test_the_demo_has_something_of_every_noun(spinelog: Spinelog, connector: Connector, clock: Clock) -> None:
    fill(connector, clock)
    found = json.loads(spinelog("export", "json").out)["nouns"]
    assert {name for name, items in found.items() if not items} <= {"block", "block_reading"}, "those stand in the other demo"


def test_the_export_holds_plain_values_as_they_were_written(spinelog: Spinelog, filled: None) -> None:
    found = json.loads(spinelog("export", "json").out)["nouns"]
    (day,), (procedure,), (dose,) = found["day"], found["procedure"], found["day_dose"]
    assert (day["day"], day["sitting_min"], day["sitting_open"], day["steps"]) == ("2026-11-20", 25, True, None)
    assert day["note"] == HIDDEN, "nothing of it is changed"
    assert (procedure["date"], procedure["time"], procedure["steroid"], procedure["sedation"]) == ("2026-05", "09:30", True, None)
    assert procedure["target"] in [pain["uid"] for pain in found["pain"]]
    assert (dose["medicine"], dose["amount"]) == ("", 2.0)


@PRIVATE
def test_the_export_to_a_file_is_private_and_the_same(spinelog: Spinelog, filled: None, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    old = os.umask(0)
    try:
        told = spinelog("export", "json", "-o", str(path))
    finally:
        os.umask(old)
    assert (told.code, told.out, told.err) == (0, "", f"Written: {path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == spinelog("export", "json").out


def test_the_export_never_goes_over_a_file(spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("mine")
    told = spinelog("export", "json", "-o", str(path))
    assert told.code == 1
    assert "There is already a file at" in told.err
    assert path.read_text() == "mine"


def test_an_empty_journal_exports_every_noun_too(spinelog: Spinelog) -> None:
    found = json.loads(spinelog("export", "json").out)["nouns"]
    assert {name: len(items) for name, items in found.items()} == {**dict.fromkeys(NOUNS, 0), "pain": 1}
