"""Files for the person: private from the first byte, whole or not at all, never over another unless told to."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import SpinelogError
from spinelog.domain.values import Scan
from spinelog.storage.journal import Journal
from spinelog.summary.bundle import write_bundle
from spinelog.summary.files import AlreadyThere, write_new, write_over
from tests.files import JPEG, PDF

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind on Windows")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_nobody_else_could_read_it_at_any_time(tmp_path: Path, umask: int) -> None:
    seen: list[int] = []

    def fill(file: BinaryIO) -> None:
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())
        file.write(b"x")

    before = os.umask(umask)
    try:
        write_new(str(tmp_path / "a.txt"), fill)
        (tmp_path / "b.txt").touch(0o644)
        write_over(str(tmp_path / "b.txt"), "new")
    finally:
        os.umask(before)
    assert seen == [0o600]
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in _names(tmp_path)] == [0o600, 0o600]


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(AlreadyThere, match="There is already a file at"):
        write_new(str(path), "new")
    assert (path.read_text(), _names(tmp_path)) == ("old", ["a.txt"])
    assert write_over(str(path), "new") == str(path)
    assert (path.read_text(), _names(tmp_path)) == ("new", ["a.txt"])


def test_one_that_appears_in_the_last_moment_stays_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"

    def fill(file: BinaryIO) -> None:
        file.write(b"mine")
        path.write_text("theirs")

    with pytest.raises(AlreadyThere):
        write_new(str(path), fill)
    assert (path.read_text(), _names(tmp_path)) == ("theirs", ["a.txt"])


@pytest.mark.parametrize("write", [write_new, write_over])
def test_what_fails_halfway_leaves_nothing_behind(tmp_path: Path, write: object) -> None:
    path = tmp_path / "a.txt"
    if write is write_over:
        path.write_text("old")

    def fill(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(SpinelogError, match="could not be written: No space left on device"):
        (write_over if write is write_over else write_new)(str(path), fill)
    assert _names(tmp_path) == (["a.txt"] if write is write_over else [])
    assert write is write_new or path.read_text() == "old"


@POSIX
def test_a_disk_without_hard_links_is_written_to_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: str, path: str) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("spinelog.summary.files.os.link", link)
    path = tmp_path / "a.txt"
    write_new(str(path), "new")
    assert (path.read_text(), _names(tmp_path)) == ("new", ["a.txt"])
    with pytest.raises(AlreadyThere):
        write_new(str(path), "newer")
    assert (path.read_text(), _names(tmp_path)) == ("new", ["a.txt"])


@POSIX
def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.write_text("kept")
    link.symlink_to(kept)
    with pytest.raises(AlreadyThere):
        write_new(str(link), "new")
    write_over(str(link), "new")
    assert (kept.read_text(), link.read_text(), link.is_symlink()) == ("kept", "new", False)


@POSIX
def test_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    for write in (write_new, write_over):
        with pytest.raises(SpinelogError, match=r"This is a folder|This is no file"):
            write(str(tmp_path), "x")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SpinelogError, match="This is no file that could be replaced"):
        write_over(str(tmp_path / "pipe"), "x")
    assert _names(tmp_path) == ["pipe"]


# -- the summary with reports ------------------------------------------------------------------------------------------


def _scan(journal: Journal, when: str, kind: str = "mri") -> Scan:
    return journal.add(Scan, {"kind": kind, "date": PartialDate.from_iso(when)})


def _attach(journal: Journal, scan: Scan, name: str, content: bytes, kind: str = "pdf") -> None:
    journal.attach({"scan": scan.uid, "file_name": name, "media_type": kind, "size_bytes": len(content), "sha256": "0"}, content)


def _bundle(journal: Journal) -> bytes:
    file = BytesIO()
    write_bundle(file, journal, "summary.html", b"page")
    return file.getvalue()


def test_it_holds_the_summary_and_every_report_under_names_that_tell_nothing(journal: Journal) -> None:
    first, again, old = _scan(journal, "2026-09-03"), _scan(journal, "2026-09-03"), _scan(journal, "2019", "xray")
    _attach(journal, first, "../../Ada Beispiel.pdf", PDF)
    _attach(journal, again, "/etc/passwd", PDF + b"2")
    _attach(journal, old, "a\x1b[31m.jpg", JPEG, "jpeg")
    with zipfile.ZipFile(BytesIO(_bundle(journal))) as archive:
        assert archive.namelist() == [
            "summary.html", "reports/2019-xray.jpeg", "reports/2026-09-03-mri-1.pdf", "reports/2026-09-03-mri-2.pdf",
        ]  # fmt: skip
        contents = [archive.read(name) for name in archive.namelist()]
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o600}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert contents == [b"page", JPEG, PDF, PDF + b"2"]
    assert b"Beispiel" not in _bundle(journal)


def test_the_same_journal_makes_the_same_bytes(journal: Journal) -> None:
    _attach(journal, _scan(journal, "2026-09-03"), "a.pdf", PDF)
    assert _bundle(journal) == _bundle(journal)


def test_a_report_whose_scan_was_deleted_is_not_in_it(journal: Journal) -> None:
    scan = _scan(journal, "2026-09-03")
    _attach(journal, scan, "a.pdf", PDF)
    journal.delete(Scan, scan.uid)
    with zipfile.ZipFile(BytesIO(_bundle(journal))) as archive:
        assert archive.namelist() == ["summary.html"]
