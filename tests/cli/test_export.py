"""Everything out and back: `spinelog export json|csv`, then `spinelog import` into another journal."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.values import Attachment, Pain
from spinelog.exchange import journal_json
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests.cli.process import run
from tests.conftest import NOW, Spinelog
from tests.copies import random_journal
from tests.storage.whole import but_numbers

PRIVATE = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


@pytest.fixture
def filled(connector: Connector) -> Connector:
    """A journal with something of everything: hard texts, attached files, what a phone counted, the trash."""
    random_journal(connector.path, 7).close()
    return connector


def _rows(path: Path) -> dict[str, object]:
    """Everything but the notes of imports, files included."""
    journal = Journal(Connector(str(path)), Clock(NOW))
    copy = journal.copy()
    journal.close()
    rows: dict[str, object] = {name: list(found) for name, found in copy.tables.items() if name != "import_batch"}
    return rows


@pytest.mark.parametrize(("form", "name"), [("json", "mine.json"), ("csv", "mine.zip")])
def test_all_of_it_comes_back_and_can_be_taken_back(
    form: str, name: str, spinelog: Spinelog, filled: Connector, tmp_path: Path
) -> None:
    out, other = tmp_path / name, tmp_path / "other" / "journal.db"
    told = spinelog("export", form, "-o", str(out))
    assert (told.code, told.out, told.err) == (0, "", f"Written: {out}\n")
    spinelog("show", "--journal", str(other), "--new")
    empty = but_numbers(Connector(str(other)))
    told = spinelog("import", str(out), "--yes", "--journal", str(other))
    assert told.code == 0, told.err
    assert _rows(other) == _rows(Path(filled.path))
    journals = [Journal(Connector(path), Clock(NOW)) for path in (filled.path, str(other))]
    assert [journals[0].content(one.uid) for one in journals[0].items(Attachment)] == [
        journals[1].content(one.uid) for one in journals[1].items(Attachment)
    ]
    for journal in journals:
        journal.close()
    after = but_numbers(Connector(str(other)))
    told = spinelog("import", str(out), "--yes", "--journal", str(other))
    assert "All of it is in your journal already. There is nothing to save." in told.out
    assert but_numbers(Connector(str(other))) == after
    told = spinelog("import", "--undo", "--journal", str(other))
    assert told.out == f"The import of a copy of a journal from {name} was taken back.\n"
    assert but_numbers(Connector(str(other))) == empty


def test_looking_at_a_copy_changes_nothing(spinelog: Spinelog, filled: Connector, tmp_path: Path) -> None:
    out, other = tmp_path / "mine.json", tmp_path / "other" / "journal.db"
    spinelog("export", "json", "-o", str(out))
    spinelog("show", "--journal", str(other), "--new")
    before = but_numbers(Connector(str(other)))
    told = spinelog("import", str(out), "--journal", str(other))
    assert told.code == 0
    assert "A copy of a journal" in told.out
    assert "Attached files: 3 new." in told.out
    assert but_numbers(Connector(str(other))) == before


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_copy_that_is_not_sound_changes_nothing(form: str, spinelog: Spinelog, filled: Connector, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    spinelog("export", form, "-o", str(out))
    data = out.read_bytes()
    out.write_bytes(data.replace(b'"sitting_min": ', b'"sitting_min": 9') if form == "json" else data[:-100])
    before = but_numbers(filled)
    told = spinelog("import", str(out), "--yes")
    assert told.code == 1
    assert told.out == ""
    assert told.err.endswith("Nothing was changed.\n")
    assert len(told.err.splitlines()) == 1
    assert but_numbers(filled) == before


# -- csv -----------------------------------------------------------------------------------------------------------------


def test_csv_needs_a_file_at_a_terminal(spinelog: Spinelog, filled: Connector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spinelog.cli.export.is_terminal", lambda stream: True)
    told = spinelog("export", "csv")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Where to? It is a zip of tables, so name a new file, like: spinelog export csv -o my-journal.zip")


def test_csv_goes_into_a_pipe_as_into_a_file(spinelog: Spinelog, filled: Connector, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    spinelog("export", "csv", "-o", str(out))
    done = run("export", "csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == out.read_bytes()
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as found:
        assert found.testzip() is None


def test_a_dash_is_standard_output_and_a_missing_folder_is_named(
    spinelog: Spinelog, filled: Connector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert spinelog("export", "json", "-o", "-").out == spinelog("export", "json").out
    assert list(tmp_path.glob("-")) == []
    told = spinelog("export", "json", "-o", str(tmp_path / "stick" / "mine.json"))
    assert (told.code, told.err) == (1, f"There is no folder {tmp_path / 'stick'}. Please make it first, or name another.\n")


@PRIVATE
def test_a_zip_is_private_and_what_is_unpacked_from_it_too(spinelog: Spinelog, filled: Connector, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    spinelog("export", "csv", "-o", str(out))
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with zipfile.ZipFile(out) as found:
        assert {stat.S_IMODE(one.external_attr >> 16) for one in found.infolist()} == {0o600}
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_attached_files_lie_in_the_zip_as_they_are(spinelog: Spinelog, filled: Connector, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    spinelog("export", "csv", "-o", str(out))
    journal = Journal(filled, Clock(NOW))
    with zipfile.ZipFile(out) as found:
        for one in journal.items(Attachment):
            ending = {"pdf": "pdf", "png": "png", "jpeg": "jpg"}[one.media_type]
            assert found.read(f"attachments/{one.uid}.{ending}") == journal.content(one.uid)
    journal.close()


# -- json ----------------------------------------------------------------------------------------------------------------


def test_json_holds_what_stands_beside_the_nouns(spinelog: Spinelog, filled: Connector) -> None:
    found = json.loads(spinelog("export", "json").out)
    assert list(found) == ["spinelog", "format", "journal", "nouns", "beside", "contents"]
    assert list(found["beside"]) == ["import_batch", "device_source", "device_day", "table_mapping"]
    assert len(found["contents"]) == len(found["nouns"]["attachment"]) == 3
    journal = Journal(filled, Clock(NOW))
    assert found["journal"] == journal.meta("journal_uid")
    journal.close()


def test_what_is_typed_and_not_saved_and_what_undo_remembers_stay(spinelog: Spinelog) -> None:
    spinelog("log", "--note", "first words")
    spinelog("log", "--note", "other words")
    assert "first words" not in spinelog("export", "json").out


def test_json_that_could_not_come_back_says_so(
    spinelog: Spinelog, filled: Connector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_json, "_MOST_WORDS", journal_json.MOST_BYTES)
    told = spinelog("export", "json", "-o", str(tmp_path / "mine.json"))
    assert told.code == 0
    assert told.err.splitlines()[-1] == (
        "With all its attached files it is too large to be imported again. For that: spinelog export csv -o my-journal.zip"
    )


def test_two_people_with_a_pain_of_one_name_do_not_end_up_with_two(spinelog: Spinelog, tmp_path: Path) -> None:
    """Begun anew on another computer, then the old journal is brought over."""
    old = str(tmp_path / "old.db")
    spinelog("pain", "edit", "pain", "--name", "right leg", "--journal", old, "--new")
    spinelog("log", "-3", "--pain", "4", "--journal", old)
    spinelog("export", "json", "-o", str(tmp_path / "old.json"), "--journal", old)
    spinelog("pain", "edit", "pain", "--name", "right leg", "--new")
    spinelog("log", "--pain", "2")
    told = spinelog("import", str(tmp_path / "old.json"), "--yes")
    assert "Taken for the same pain, by its name: right leg." in told.out
    journal = Journal(Connector(str(tmp_path / "home" / "journal.db")), Clock(NOW))
    assert [pain.name for pain in journal.items(Pain)] == ["right leg"]
    assert len(journal.copy().rows("day_pain")) == 2
    journal.close()
