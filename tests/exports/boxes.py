"""Made-up exports as a zip or as a folder, and reading them as the program does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from spinelog.exchange.phone.box import Box, open_box
from spinelog.exchange.phone.findings import Findings, Reading

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 20)

Files = Mapping[str, str | bytes]


def pack(path: Path, files: Files) -> Path:
    """A zip of the files."""
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def lay_out(folder: Path, files: Files) -> Path:
    """The files in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def found(read: Callable[[Box, Reading], Findings], path: Path, reading: Reading | None = None) -> Findings:
    """What a reader finds, in Berlin on 20 November 2026 if nothing else is said."""
    with open_box(str(path)) as box:
        return read(box, reading or Reading(zone=BERLIN, today=TODAY))


def recognised(is_mine: Callable[[Box], bool], path: Path) -> bool:
    """Whether a reader says that it is its own."""
    with open_box(str(path)) as box:
        return is_mine(box)


def steps_of(findings: Findings) -> dict[str, int]:
    """Steps by date, for a test to compare."""
    return {f"{day.day}": day.steps for day in findings.days if day.steps is not None}


def sleep_of(findings: Findings) -> dict[str, int]:
    """Minutes asleep by date."""
    return {f"{day.day}": day.sleep_min for day in findings.days if day.sleep_min is not None}


def skipped_of(findings: Findings) -> dict[str, int]:
    """Rows that were left out, by reason."""
    return {skipped.reason: skipped.count for skipped in findings.skipped}
