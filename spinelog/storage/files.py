"""Folders and small files for one's own eyes."""

from __future__ import annotations

import os

Mark = tuple[int, ...]
"""What tells that a file was written to; empty when it is not there."""


def file_mark(path: str) -> Mark:
    """Another one after every write, without opening the file."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def private_folder(path: str) -> None:
    """Make a folder for one's own eyes, with its parents; one that exists stays as it is."""
    if path and not os.path.isdir(path):
        private_folder(os.path.dirname(path))
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            return


def write_private(path: str, text: str, *, mode: int = 0o600) -> None:
    """Write a small file, private unless told otherwise, whole or not at all: a neighbour first, then moved into place."""
    private_folder(os.path.dirname(path))
    neighbour = f"{path}.{os.getpid()}.part"
    handle = os.open(neighbour, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        file.write(text)
    os.replace(neighbour, path)
