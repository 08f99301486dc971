"""A report that is to be attached: told by what is in it, counted as it is read, refused in words that help."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from spinelog.domain.errors import BadValue
from spinelog.domain.scan import MOST_BYTES
from spinelog.exchange import attachment_file
from spinelog.exchange.attachment_file import kept_name, kind_of, read_attachment
from tests.files import JPEG, PDF, PNG

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def _file(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


# -- kinds -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("content", "kind"), [(PDF, "pdf"), (PNG, "png"), (JPEG, "jpeg")], ids=["pdf", "png", "jpeg"])
@pytest.mark.parametrize("name", ["report.pdf", "report.png", "report.txt", "report"])
def test_a_file_is_what_is_in_it_whatever_its_name_says(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    found = read_attachment(_file(tmp_path, name, content))
    assert found.record == {
        "file_name": name,
        "media_type": kind,
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    assert found.content == content


@pytest.mark.parametrize("before", [0, 1, 1024 - 5])
def test_a_pdf_may_begin_within_its_first_kilobyte(before: int) -> None:
    assert kind_of(b"x" * before + PDF) == "pdf"


def test_a_pdf_may_begin_no_later(tmp_path: Path) -> None:
    assert kind_of(b"x" * (1024 - 4) + PDF) is None
    with pytest.raises(BadValue, match="no PDF, PNG or JPEG"):
        read_attachment(_file(tmp_path, "report.pdf", b"x" * (1024 - 4) + PDF))


@pytest.mark.parametrize(
    "content",
    [b"hello", b"GIF89a", b"PK\x03\x04", b"<svg/>", PNG[1:], PNG[:7], JPEG[:2], b"%PD", b"\x00" * 3000, b"MZ\x90" * 900],
)
def test_another_kind_is_refused_however_it_is_called(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadValue, match=r"no PDF, PNG or JPEG\. Please save or print the report as a PDF"):
        read_attachment(_file(tmp_path, "report.pdf", content))


@pytest.mark.parametrize("length", [5, 7, 100, 1023])
def test_a_short_pdf_is_a_pdf(tmp_path: Path, length: int) -> None:
    assert read_attachment(_file(tmp_path, "a.pdf", PDF.ljust(length)[:length])).media_type == "pdf"


# -- size ------------------------------------------------------------------------------------------------------------


def test_a_file_may_have_25_megabytes_and_not_a_byte_more(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.pdf", PDF)
    os.truncate(path, MOST_BYTES)
    assert len(read_attachment(path).content) == MOST_BYTES
    os.truncate(path, MOST_BYTES + 1)
    with pytest.raises(BadValue, match=r"larger than 25 MB\. Please save a smaller copy"):
        read_attachment(path)


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    counts: list[int] = []
    honest = os.read

    def read(handle: int, length: int) -> bytes:
        found = honest(handle, length)
        counts.append(len(found))
        return found

    monkeypatch.setattr("spinelog.exchange.attachment_file.os.read", read)
    return counts


def test_of_a_huge_file_no_more_is_read_than_could_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "a.pdf", PDF)
    os.truncate(path, 40 * MOST_BYTES)
    counts = _counted(monkeypatch)
    with pytest.raises(BadValue, match="larger than 25 MB"):
        read_attachment(path)
    assert sum(counts) == MOST_BYTES + 1


def test_of_a_huge_film_only_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "film.pdf", b"\x00\x00\x00\x20ftypisom")
    os.truncate(path, 40 * MOST_BYTES)
    counts = _counted(monkeypatch)
    with pytest.raises(BadValue, match="no PDF"):
        read_attachment(path)
    assert sum(counts) <= 1024 * 1024


@POSIX
def test_what_a_file_says_of_its_size_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "a.pdf", PDF * 100)
    honest = os.stat

    def lying(of: str) -> os.stat_result:
        found = honest(of)
        return os.stat_result((*found[:6], 0, *found[7:]))

    monkeypatch.setattr("spinelog.exchange.attachment_file.os.stat", lying)
    assert read_attachment(path).content == PDF * 100


# -- what is no file -------------------------------------------------------------------------------------------------


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match=r"This file is empty\. Please save the report again"):
        read_attachment(_file(tmp_path, "a.pdf", b""))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match=r"This is a folder\. Please name the file in it"):
        read_attachment(str(tmp_path))


@pytest.mark.parametrize("name", ["nowhere.pdf", "", "no\0name.pdf"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadValue, match="Please check how"):
        read_attachment(str(tmp_path / name) if name else "")


@POSIX
def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match=r"could not be read: .*Please name another one"):
        read_attachment(str(tmp_path / ("a" * 5000)))


@POSIX
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "pipe.pdf")
    os.mkfifo(path)
    opened: list[object] = []
    monkeypatch.setattr("spinelog.exchange.attachment_file.os.open", lambda *words: opened.append(words))
    with pytest.raises(BadValue, match="no ordinary file"):
        read_attachment(path)
    assert opened == []


@POSIX
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "pipe.pdf")
    os.mkfifo(path)
    monkeypatch.setattr(attachment_file, "_check", lambda path, journal: None)
    with pytest.raises(BadValue, match="no ordinary file"):
        read_attachment(path)


@POSIX
@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero"])
def test_a_device_is_refused(path: str) -> None:
    with pytest.raises(BadValue, match="no ordinary file"):
        read_attachment(path)


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root may read anything")
def test_a_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.pdf", PDF)
    os.chmod(path, 0)
    with pytest.raises(BadValue, match="may not be read"):
        read_attachment(path)


def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("spinelog.exchange.attachment_file.os.open", refuse)
    with pytest.raises(BadValue, match=r"may not be read\. Please copy it to a folder of yours"):
        read_attachment(_file(tmp_path, "a.pdf", PDF))


def test_a_disk_that_breaks_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*words: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("spinelog.exchange.attachment_file.os.read", broken)
    with pytest.raises(BadValue, match="could not be read: Input/output error"):
        read_attachment(_file(tmp_path, "a.pdf", PDF))


@POSIX
@pytest.mark.parametrize("name_it", [os.symlink, os.link])
def test_the_journal_itself_is_never_opened(tmp_path: Path, name_it: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing it again would drop the locks of a save that is under way."""
    journal, other = _file(tmp_path, "journal.db", PDF), str(tmp_path / "report.pdf")
    assert callable(name_it)
    name_it(journal, other)
    monkeypatch.setattr("spinelog.exchange.attachment_file.os.open", lambda *words: pytest.fail("it was opened"))
    for path in (journal, other):
        with pytest.raises(BadValue, match="your journal itself"):
            read_attachment(path, journal=journal)


def test_a_link_to_a_report_is_as_good_as_the_report(tmp_path: Path) -> None:
    path = tmp_path / "link.pdf"
    path.symlink_to(_file(tmp_path, "report.pdf", PDF))
    found = read_attachment(str(path), journal=str(tmp_path / "not-made-yet.db"))
    assert (found.name, found.content) == ("link.pdf", PDF)


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/me/MRI report.pdf", "MRI report.pdf"),
        ("report.pdf", "report.pdf"),
        ("/x/two\nlines\tand a bell\x07.pdf", "two lines and a bell\u2407.pdf"),
        ("/x/fdp.\u202epdf", "fdp.[U+202E]pdf"),
        ("/x/\udcffz.pdf", "\ufffdz.pdf"),
        ("/x/ .", "."),
        ("/x/ ", "report"),
        ("/x/\u041c\u0420\u0422.pdf", "\u041c\u0420\u0422.pdf"),
    ],
)
def test_a_name_is_kept_on_one_line(path: str, name: str) -> None:
    assert kept_name(path) == name


def test_a_long_name_keeps_its_ending() -> None:
    assert kept_name("a" * 300 + ".pdf") == "a" * 196 + ".pdf"
    assert kept_name("a" * 196 + ".pdf") == "a" * 196 + ".pdf"
    assert kept_name("a." + "b" * 300) == "a." + "b" * 198, "that is no ending"
