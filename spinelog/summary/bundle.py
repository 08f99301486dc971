"""The summary and the reports of scans in one file to hand over. Its names tell nothing that anybody typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from spinelog.domain.scan import SCAN, size_words
from spinelog.domain.values import Attachment, Scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from spinelog.storage.journal import Journal

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that the same journal makes the same bytes."""
FOLDER = "reports"
KINDS = frozenset(value for value, _ in SCAN.field("kind").choices)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in it."""

    name: str
    size: int
    uid: str = ""
    """Of the attachment; empty for the summary."""

    @property
    def line(self) -> str:
        """`reports/2026-09-03-mri.pdf, 310 kB`."""
        return f"{self.name}, {size_words(self.size)}"


def reports(journal: Journal) -> tuple[Member, ...]:
    """The files kept with scans that are not in the trash, by the dates of the scans. No bytes are read for it."""
    files = journal.items(Attachment)
    found: dict[str, list[Attachment]] = {}
    for scan in journal.items(Scan):
        kind = scan.kind if scan.kind in KINDS else "scan"
        found.setdefault(f"{scan.date}-{kind}", []).extend(one for one in files if one.scan == scan.uid)
    return tuple(member for stem, group in found.items() for member in _members(stem, group))


def _members(stem: str, files: list[Attachment]) -> Iterator[Member]:
    for number, one in enumerate(files, start=1):
        beside = f"-{number}" if len(files) > 1 else ""
        yield Member(f"{FOLDER}/{stem}{beside}.{one.media_type}", one.size_bytes, one.uid)


def write_bundle(file: BinaryIO, journal: Journal, name: str, page: bytes) -> tuple[Member, ...]:
    """Write the summary under its name, then each report as it was attached; gives what is in it."""
    members = (Member(name, len(page)), *reports(journal))
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for one in members:
            archive.writestr(_info(one.name), journal.content(one.uid) if one.uid else page)
    return members


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, EARLIEST)
    info.create_system = 3  # as on Unix, wherever it was made, so that the rights below are read
    info.external_attr = 0o600 << 16
    return info
