"""Writing a file for the person: private, whole, and never over another."""

from __future__ import annotations

import os

from spinelog.domain.errors import SpinelogError


def write_new(path: str, text: str) -> str:
    """Write text to a new 0600 file; gives its full path. Raises SpinelogError where something is in the way."""
    path = os.path.abspath(path)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise SpinelogError(f"There is already a file at {path}. Please name another one, or move that one away.") from None
    except OSError as error:
        raise SpinelogError(f"The file could not be written: {error.strerror}. ({path})") from None
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
