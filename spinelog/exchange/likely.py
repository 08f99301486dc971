"""The files that are likely to be meant for an import: what lately arrived, and what a typed or pasted path means."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

ENDINGS = (".zip", ".xml", ".csv", ".tsv", ".json", ".db")
FOLDERS = ("apple_health_export", "takeout", "samsunghealth", "app data")
"""How the names of unpacked exports begin, in small letters."""
MOST = 8
MOST_SEEN = 5_000
"""Entries of one folder that are looked at."""
_ADDRESS = re.compile(r"file://[^/]*(/.+)")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class LikelyFile:
    """A file or folder, with what tells it apart for people."""

    path: str
    size: int | None
    """In bytes; None for a folder."""
    changed: datetime
    """When it was last written, UTC."""


def likely_files(folders: Iterable[str], most: int = MOST) -> list[LikelyFile]:
    """The latest files and folders that look like an export, the newest first. What cannot be read is left out."""
    found = {one.path: one for folder in folders for one in _in(folder)}
    return sorted(found.values(), key=lambda one: (one.changed, one.path), reverse=True)[:most]


def path_meant(text: str, folders: Iterable[str] = ()) -> str:
    """The file or folder that a typed or pasted text means: in the home folder by ~, in quotes, with escapes, or as an address.

    Terminals put some of these there when a file is pulled into them. A bare name may also lie in one of the `folders`. Where
    nothing is there by any of them, it is the path as it was typed.
    """
    word = text.strip()
    if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'":
        word = word[1:-1]
    typed = os.path.expanduser(word)
    ways = [text, typed]
    if address := _ADDRESS.fullmatch(word):
        written = os.fsencode(address[1].lstrip("/") if os.name == "nt" else address[1])
        ways.append(os.fsdecode(_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), written)))
    elif os.sep == "/":  # elsewhere a backslash stands between folders
        ways.append(os.path.expanduser(re.sub(r"\\(.)", r"\1", word)))
    if word and os.path.basename(word) == word:
        ways.extend(os.path.join(folder, word) for folder in folders)
    return next((way for way in ways if os.path.exists(way)), typed)


def _in(folder: str) -> Iterator[LikelyFile]:
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= MOST_SEEN:
                    return
                if (one := _likely(entry)) is not None:
                    yield one
    except OSError:  # there is no such folder, or it is not ours to read
        return


def _likely(entry: os.DirEntry[str]) -> LikelyFile | None:
    name = entry.name.lower()
    try:
        is_folder = entry.is_dir(follow_symlinks=False)
        if name.startswith(".") or not (name.startswith(FOLDERS) if is_folder else name.endswith(ENDINGS)):
            return None
        seen = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return LikelyFile(entry.path, None if is_folder else seen.st_size, datetime.fromtimestamp(seen.st_mtime, UTC))
