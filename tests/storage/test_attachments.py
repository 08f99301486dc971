"""Reports in the journal: whole, undone and deleted for good with their bytes, and read only when one is opened."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import BadValue, NotFound
from spinelog.domain.scan import MOST_BYTES
from spinelog.domain.values import VALUES, Attachment, Scan
from spinelog.exchange.attachment_file import AttachedFile, read_attachment
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.background import gather_background
from spinelog.summary.build import build
from spinelog.summary.readiness import readiness
from tests.conftest import NOW, TODAY, Spinelog
from tests.files import PDF
from tests.storage.traced import traced

SECRET = b"extrusion of the disc at L5-S1, as the report says"


@pytest.fixture
def scan(journal: Journal) -> Scan:
    return journal.add(Scan, {"kind": "mri", "date": PartialDate(2026, 9, 3)})


def _attach(journal: Journal, scan: Scan, content: bytes = PDF + SECRET) -> Attachment:
    file = AttachedFile("report.pdf", "pdf", content, hashlib.sha256(content).hexdigest())
    return journal.attach({"scan": scan.uid, **file.record}, file.content)


def _bytes(connector: Connector) -> bytes:
    """The journal's file as it stands on the disk; every connection to it is closed."""
    return Path(connector.path).read_bytes()


# -- bytes -----------------------------------------------------------------------------------------------------------


def test_a_report_comes_out_as_it_went_in(journal: Journal, scan: Scan) -> None:
    content = PDF + bytes(range(256)) * 300
    added = _attach(journal, scan, content)
    assert journal.content(added.uid) == content
    assert hashlib.sha256(journal.content(added.uid)).hexdigest() == added.sha256
    assert journal.items(Attachment) == [added]
    assert (added.file_name, added.media_type, added.size_bytes) == ("report.pdf", "pdf", len(content))


def test_a_report_of_exactly_the_limit_fits_and_one_byte_more_does_not(journal: Journal, scan: Scan, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(PDF.ljust(MOST_BYTES, b"."))
    file = read_attachment(str(path))
    added = journal.attach({"scan": scan.uid, **file.record}, file.content)
    assert added.size_bytes == MOST_BYTES == 25 * 1024 * 1024
    assert journal.content(added.uid) == file.content
    with path.open("ab") as more:
        more.write(b".")
    with pytest.raises(BadValue, match="larger than 25 MB"):
        read_attachment(str(path))
    with pytest.raises(BadValue, match="out of range"):
        journal.attach({"scan": scan.uid, **file.record, "size_bytes": MOST_BYTES + 1}, PDF)
    assert journal.items(Attachment) == [added], "what is refused leaves nothing behind"


def test_a_report_of_a_scan_that_is_not_there_is_refused_whole(connector: Connector, journal: Journal, scan: Scan) -> None:
    file = AttachedFile("report.pdf", "pdf", PDF + SECRET, "x")
    with pytest.raises(NotFound, match="There is no scan"):
        journal.attach({"scan": "nowhere", **file.record}, file.content)
    journal.delete(Scan, scan.uid)
    with pytest.raises(BadValue, match="in the trash"):
        journal.attach({"scan": scan.uid, **file.record}, file.content)
    journal.close()
    assert SECRET not in _bytes(connector)


# -- away ------------------------------------------------------------------------------------------------------------


def test_taking_an_attached_report_back_takes_its_bytes_off_the_disk(connector: Connector, journal: Journal, scan: Scan) -> None:
    added = _attach(journal, scan)
    assert SECRET in _bytes(connector)
    undone = journal.undo()
    assert undone is not None
    assert (undone.noun, undone.now, undone.count) == ("attachment", None, 1)
    assert journal.items(Attachment) == []
    with pytest.raises(NotFound, match="not in the journal any more"):
        journal.content(added.uid)
    assert SECRET not in _bytes(connector)


def test_a_report_in_the_trash_keeps_its_bytes_and_comes_back_with_its_scan(journal: Journal, scan: Scan) -> None:
    added = _attach(journal, scan)
    journal.delete(Scan, scan.uid)
    assert journal.items(Attachment) == []
    assert journal.content(added.uid) == PDF + SECRET
    journal.undelete(Scan, scan.uid)
    assert [one.uid for one in journal.items(Attachment)] == [added.uid]
    assert journal.content(added.uid) == PDF + SECRET


def test_taking_the_deletion_of_a_report_back_finds_its_bytes(journal: Journal, scan: Scan) -> None:
    added = _attach(journal, scan)
    journal.delete(Attachment, added.uid)
    journal.undo()
    assert journal.items(Attachment) == [added]
    assert journal.content(added.uid) == PDF + SECRET


@pytest.mark.parametrize("pages", [1, 300], ids=["a few bytes", "many pages"])
def test_after_thirty_days_in_the_trash_nothing_of_a_report_is_left_on_the_disk(
    connector: Connector, journal: Journal, scan: Scan, pages: int
) -> None:
    added = _attach(journal, scan, PDF + SECRET * 40 * pages)
    other = _attach(journal, scan)
    journal.delete(Attachment, other.uid)
    journal.delete(Scan, scan.uid)
    journal.close()
    assert b"report.pdf" in _bytes(connector)
    later = Journal(connector, Clock(NOW + timedelta(days=31)))
    assert later.empty_trash() == 3
    with pytest.raises(NotFound):
        later.content(added.uid)
    later.close()
    assert SECRET not in _bytes(connector)
    assert b"report.pdf" not in _bytes(connector), "nor of its name, nor in what undo remembers"


# -- no list reads them ----------------------------------------------------------------------------------------------

LISTS: dict[str, Callable[[Journal, str], object]] = {
    "items": lambda journal, uid: [journal.items(kind) for kind in VALUES.values()],
    "trash": lambda journal, uid: [journal.items(kind, trash=True) for kind in VALUES.values()],
    "one item": lambda journal, uid: journal.item(Attachment, uid),
    "some items": lambda journal, uid: journal.some(Attachment, [uid]),
    "those of a scan": lambda journal, uid: journal.naming(Attachment, "scan", uid, latest=5),
    "timeline": lambda journal, uid: journal.timeline_keys(),
    "latest of the timeline": lambda journal, uid: journal.timeline_keys(latest=20),
    "readiness": lambda journal, uid: readiness(journal),
    "background": lambda journal, uid: gather_background(journal),
    "summary": lambda journal, uid: build(journal),
    "edit": lambda journal, uid: journal.edit(Attachment, uid, {"file_name": "other.pdf"}),
    "delete": lambda journal, uid: journal.delete(Attachment, uid),
    "a day": lambda journal, uid: journal.save_day(TODAY, {"steps": 10}),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_reads_what_is_in_a_report(
    connector: Connector, journal: Journal, scan: Scan, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = _attach(journal, scan)
    asked = traced(monkeypatch)
    LISTS[name](journal, added.uid)
    assert asked
    assert [statement for statement in asked if "attachment_content" in statement.lower()] == []


@pytest.mark.parametrize(
    "words",
    [
        ("attachment", "list"), ("attachment", "list", "--json"), ("scan", "list"), ("export", "fhir"), ("summary",),
        ("visit", "prepare"), ("show",), ("trends",), ("where",), ("log", "--pain", "4"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_but_open_save_and_the_whole_export_reads_what_is_in_a_report(
    journal: Journal, scan: Scan, spinelog: Spinelog, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(journal, scan)
    asked = traced(monkeypatch)
    told = spinelog(*words)
    assert told.code == 0, told.err
    assert [statement for statement in asked if "attachment_content" in statement.lower()] == []


def test_the_one_question_that_reads_a_report_reads_one(
    connector: Connector, journal: Journal, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    added, _ = _attach(journal, scan), _attach(journal, scan)
    asked = traced(monkeypatch)
    journal.content(added.uid)
    (statement,) = [one for one in asked if "attachment_content" in one.lower()]
    assert added.uid in statement
