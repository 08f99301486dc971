"""Writing a file for the person: private from its first byte, whole or not at all, and over another only when told to."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from spinelog.domain.errors import SpinelogError

Content = str | bytes | Callable[[BinaryIO], None]
"""Text, bytes, or what writes them."""


class AlreadyThere(SpinelogError):
    """Another file has this name."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is already a file at {path}. Please name another one, or move that one away.")
        self.path = path


def write_new(path: str, content: Content) -> str:
    """Write to a new 0600 file; gives its full path. Raises AlreadyThere, and SpinelogError where it cannot be written."""
    return _written(path, content, _move_new)


def write_over(path: str, content: Content) -> str:
    """The same, in the place of a file that is there: until the new one is whole on disk the old one stays.

    A link is replaced itself, not what it leads to. Raises SpinelogError, also for what is no file, such as a device.
    """
    with suppress(FileNotFoundError):
        kind = os.lstat(path).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISLNK(kind)):
            raise SpinelogError(f"This is no file that could be replaced. Please name another one. ({os.path.abspath(path)})")
    return _written(path, content, os.replace)


def _written(path: str, content: Content, move: Callable[[str, str], None]) -> str:
    path = os.path.abspath(path)
    if os.path.isdir(path):
        raise SpinelogError(f"This is a folder. Please name a new file in it. ({path})")
    neighbour = os.path.join(os.path.dirname(path), f".spinelog-{secrets.token_hex(8)}.part")
    try:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(neighbour, flags, 0o600), "wb") as file:
            _fill(file, content)
            file.flush()
            os.fsync(file.fileno())
        move(neighbour, path)
    except FileExistsError:
        raise AlreadyThere(path) from None
    except FileNotFoundError:
        raise SpinelogError(f"There is no folder {os.path.dirname(path)}. Please make it first, or name another.") from None
    except OSError as error:  # such as a full disk
        raise SpinelogError(f"The file could not be written: {error.strerror}. ({path})") from None
    finally:
        with suppress(OSError):
            os.remove(neighbour)
    return path


def _fill(file: BinaryIO, content: Content) -> None:
    if callable(content):
        content(file)
    else:
        file.write(content.encode() if isinstance(content, str) else content)


def _move_new(source: str, path: str) -> None:
    """Give a file another name that nothing has yet. Raises FileExistsError."""
    if os.name == "nt":
        os.rename(source, path)
        return
    try:
        os.link(source, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, such as many sticks: the name is taken first, then filled in one move
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.replace(source, path)
