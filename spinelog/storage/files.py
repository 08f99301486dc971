"""Folders and small files for one's own eyes."""

from __future__ import annotations

import os


def private_folder(path: str) -> None:
    """Make a folder for one's own eyes, with its parents; one that exists stays as it is."""
    if path and not os.path.isdir(path):
        private_folder(os.path.dirname(path))
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            return


def write_private(path: str, text: str) -> None:
    """Write a small private file whole or not at all: a 0600 neighbour first, then moved into place."""
    private_folder(os.path.dirname(path))
    neighbour = f"{path}.{os.getpid()}.part"
    handle = os.open(neighbour, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        file.write(text)
    os.replace(neighbour, path)
