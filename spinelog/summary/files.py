"""Writing a file for the person: private, whole or not at all, and never over another."""

from __future__ import annotations

import os
from contextlib import suppress

from spinelog.domain.errors import SpinelogError


def write_new(path: str, content: str | bytes) -> str:
    """Write text or bytes to a new 0600 file; gives its full path. Raises SpinelogError where something is in the way."""
    path = os.path.abspath(path)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except FileExistsError:
        raise SpinelogError(f"There is already a file at {path}. Please name another one, or move that one away.") from None
    except OSError as error:
        raise _not_written(error, path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except OSError as error:  # such as a full disk: half a file would look like a whole one
        with suppress(OSError):
            os.remove(path)
        raise _not_written(error, path) from None
    return path


def _not_written(error: OSError, path: str) -> SpinelogError:
    return SpinelogError(f"The file could not be written: {error.strerror}. ({path})")
