"""`spinelog attachment`: a report goes into the journal, is looked at from a copy that is removed, comes out again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
from pathlib import Path

import pytest

from spinelog.exchange import viewing
from tests.conftest import Spinelog
from tests.files import JPEG, PDF, PNG


@pytest.fixture
def scan(spinelog: Spinelog) -> None:
    assert spinelog("scan", "add", "mri", "--date", "3 sep").code == 0


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "MRI report.pdf"
    path.write_bytes(PDF)
    return str(path)


class Person:
    """Somebody at a terminal, who presses enter once the viewer has been looked at."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bytes]] = []
        self.pressed = 0
        self.there: list[bool] = []

    def look(self, path: str) -> None:
        """The viewer comes up."""
        self.seen.append((path, Path(path).read_bytes()))

    def readline(self) -> str:
        """Enter is pressed; until then the copy is there."""
        self.pressed += 1
        self.there += [os.path.exists(path) for path, _ in self.seen]
        return "\n"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    found = Person()
    monkeypatch.setattr("sys.stdin", found)
    monkeypatch.setattr("spinelog.cli.attachment.is_terminal", lambda stream: True)
    monkeypatch.setattr(viewing, "launch_viewer", found.look)
    return found


# -- add -------------------------------------------------------------------------------------------------------------


def test_a_report_is_attached_to_the_one_scan_there_is(spinelog: Spinelog, scan: None, report: str) -> None:
    told = spinelog("attachment", "add", report)
    assert told.code == 0, told.err
    assert told.out.startswith("Added: MRI report.pdf, PDF, 1 kB, for mri  (")
    assert "MRI report.pdf, PDF, 1 kB, for mri" in spinelog("attachment", "list").out
    assert Path(report).read_bytes() == PDF, "the file itself stays"


def test_a_report_can_be_given_another_name(spinelog: Spinelog, scan: None, report: str) -> None:
    found = json.loads(spinelog("attachment", "add", report, "--name", "lumbar spine", "--json").out)
    assert (found["file_name"], found["media_type"], found["size_bytes"]) == ("lumbar spine", "pdf", len(PDF))
    assert found["sha256"] == hashlib.sha256(PDF).hexdigest()
    told = spinelog("attachment", "edit", "lumbar", "--name", "back.pdf")
    assert told.code == 0, told.err
    assert "back.pdf" in spinelog("attachment", "list").out


def test_of_several_scans_the_one_that_is_named_gets_it(spinelog: Spinelog, scan: None, report: str) -> None:
    spinelog("scan", "add", "xray", "--date", "4 sep")
    told = spinelog("attachment", "add", report)
    assert (told.code, told.err) == (2, "To which scan does it belong? Name it, like: --scan mri\n")
    told = spinelog("attachment", "add", report, "--scan", "xray")
    assert told.code == 0, told.err
    assert told.out.endswith("\n")
    assert ", for xray" in told.out
    told = spinelog("attachment", "add", report, "--scan", "ct")
    assert told.code == 1
    assert "There is no scan 'ct'" in told.err


def test_without_a_scan_the_person_is_told_what_comes_first(spinelog: Spinelog, report: str) -> None:
    told = spinelog("attachment", "add", report)
    assert told.code == 1
    assert told.err.endswith('There is no scan yet. Please add the scan first, like: spinelog scan add mri --date "3 sep"\n')


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"hello", "no PDF, PNG or JPEG"), (b"", "This file is empty"), (None, "There is no file at")],
    ids=["text", "empty", "missing"],
)
def test_what_cannot_be_attached_is_refused_in_a_sentence(
    spinelog: Spinelog, scan: None, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "report.pdf"
    if content is not None:
        path.write_bytes(content)
    told = spinelog("attachment", "add", str(path))
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(("This", "There"))
    assert sentence in told.err
    assert "No attachments yet." in spinelog("attachment", "list").out


def test_the_journal_cannot_be_attached_to_itself(spinelog: Spinelog, scan: None, home: Path) -> None:
    told = spinelog("attachment", "add", str(home / "journal.db"))
    assert (told.code, told.out) == (1, "")
    assert "your journal itself" in told.err
    assert spinelog("show").code == 0


@pytest.mark.parametrize("action", ["add", "open", "save"])
def test_what_is_meant_has_to_be_named(spinelog: Spinelog, scan: None, action: str) -> None:
    told = spinelog("attachment", action)
    assert told.code == 2
    assert f"Name it, like: spinelog attachment {action} report.pdf" in told.err


# -- save ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [PDF, PNG, JPEG, PDF + bytes(range(256)) * 9000], ids=["pdf", "png", "jpeg", "large"])
def test_a_report_comes_out_as_it_went_in(spinelog: Spinelog, scan: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in").write_bytes(content)
    spinelog("attachment", "add", str(tmp_path / "in"))
    out = tmp_path / "out"
    old = os.umask(0)
    try:
        told = spinelog("attachment", "save", "in", "-o", str(out))
    finally:
        os.umask(old)
    assert (told.code, told.out) == (0, f"Saved: {out}\n")
    assert out.read_bytes() == content
    if os.name != "nt":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_report_is_never_saved_over_a_file(spinelog: Spinelog, scan: None, report: str, tmp_path: Path) -> None:
    spinelog("attachment", "add", report)
    (tmp_path / "mine.pdf").write_text("mine")
    told = spinelog("attachment", "save", "MRI report", "-o", str(tmp_path / "mine.pdf"))
    assert told.code == 1
    assert "There is already a file at" in told.err
    assert (tmp_path / "mine.pdf").read_text() == "mine"
    told = spinelog("attachment", "save", "MRI report", "-o", str(tmp_path))
    assert (told.code, told.err) == (1, f"This is a folder. Please name a new file in it. ({tmp_path})\n")


def test_where_to_save_has_to_be_said(spinelog: Spinelog, scan: None, report: str) -> None:
    spinelog("attachment", "add", report)
    told = spinelog("attachment", "save", "MRI report.pdf")
    assert told.code == 2
    assert told.err.startswith("Where to? Name a new file, like: spinelog attachment save ")


def test_a_full_disk_leaves_no_half_of_a_report(
    spinelog: Spinelog, scan: None, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spinelog("attachment", "add", report)

    class Full(io.BytesIO):
        def write(self, content: object) -> int:
            raise OSError(28, "No space left on device")

    def opened(handle: int, mode: str) -> Full:
        os.close(handle)
        return Full()

    out = tmp_path / "out.pdf"
    monkeypatch.setattr("spinelog.summary.files.os.fdopen", opened)
    told = spinelog("attachment", "save", "MRI report", "-o", str(out))
    assert (told.code, told.err) == (1, f"The file could not be written: No space left on device. ({out})\n")
    assert not out.exists()


def test_of_two_reports_with_one_name_the_scan_or_the_id_tells_them_apart(
    spinelog: Spinelog, scan: None, report: str, tmp_path: Path
) -> None:
    spinelog("scan", "add", "xray", "--date", "4 sep")
    spinelog("attachment", "add", report, "--scan", "mri")
    Path(report).write_bytes(PDF + b"xray")
    second = json.loads(spinelog("attachment", "add", report, "--scan", "xray", "--json").out)
    told = spinelog("attachment", "save", "MRI report.pdf", "-o", str(tmp_path / "a.pdf"))
    assert told.code == 1
    assert "more than one attachment" in told.err
    assert spinelog("attachment", "save", "MRI report.pdf", "--scan", "xray", "-o", str(tmp_path / "b.pdf")).code == 0
    assert spinelog("attachment", "save", second["uid"][:6], "-o", str(tmp_path / "c.pdf")).code == 0
    assert (tmp_path / "b.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes() == PDF + b"xray"


# -- open ------------------------------------------------------------------------------------------------------------


def test_a_report_is_looked_at_from_a_copy_that_is_then_removed(
    spinelog: Spinelog, scan: None, report: str, person: Person, home: Path
) -> None:
    spinelog("attachment", "add", report)
    told = spinelog("attachment", "open", "mri report")
    assert (told.code, told.err) == (0, "")
    ((path, content),) = person.seen
    assert content == PDF
    assert told.out.splitlines() == [
        "Opened: MRI report.pdf",
        f"If nothing comes up, it can be read at {path}",
        "Press enter when you have finished looking; the copy is then removed.",
    ]
    assert (person.pressed, person.there) == (1, [True])
    assert path.startswith(str(home / "viewing"))
    assert list((home / "viewing").iterdir()) == []


def test_ctrl_c_removes_the_copy_too(
    spinelog: Spinelog, scan: None, report: str, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    spinelog("attachment", "add", report)
    monkeypatch.setattr(person, "readline", interrupted)
    assert spinelog("attachment", "open", "mri report").code == 1
    assert len(person.seen) == 1
    assert list((home / "viewing").iterdir()) == []


def test_without_a_viewer_the_copy_is_there_until_enter(
    spinelog: Spinelog, scan: None, report: str, person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(path: str) -> None:
        person.look(path)
        raise FileNotFoundError

    monkeypatch.setattr(viewing, "launch_viewer", missing)
    spinelog("attachment", "add", report)
    told = spinelog("attachment", "open", "mri report")
    ((path, _),) = person.seen
    assert told.code == 0
    assert told.err.endswith(f"the copy can be read at {path}\n")
    assert person.there == [True]
    assert list((home / "viewing").iterdir()) == []


def test_what_a_killed_run_left_is_removed_when_the_next_report_is_opened(
    spinelog: Spinelog, scan: None, report: str, person: Person, home: Path
) -> None:
    left = viewing.PrivateCopies(str(home / "viewing")).open("a.pdf", "pdf", PDF, person.look)
    os.utime(os.path.dirname(left), (0, 0))
    spinelog("attachment", "add", report)
    assert spinelog("attachment", "open", "mri report").code == 0
    assert list((home / "viewing").iterdir()) == []


def test_where_nobody_can_press_enter_the_person_is_told_of_save(spinelog: Spinelog, scan: None, report: str, home: Path) -> None:
    added = json.loads(spinelog("attachment", "add", report, "--json").out)
    told = spinelog("attachment", "open", "mri report")
    assert (told.code, told.out) == (1, "")
    assert told.err.endswith(f"To have it as a file: spinelog attachment save {added['uid'][:8]} -o FILE\n")
    assert not (home / "viewing").exists()
