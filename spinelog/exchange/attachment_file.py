"""A file that is to be attached: its kind told by what is in it, its bytes counted as they are read."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field

from spinelog.domain.describe import Changes
from spinelog.domain.errors import BadValue
from spinelog.domain.scan import MOST_BYTES
from spinelog.domain.text import one_line, storable

MOST_NAME = 200
"""Characters of a file's name that are kept."""

NAMELESS = "report"
"""What a file is called whose name has nothing to show."""

_HEAD = 1024
"""A PDF's header stands within its first so many bytes; readers accept it there, whatever comes before."""

_CHUNK = 1024 * 1024
_MOST_ENDING = 20
_MEGABYTES = MOST_BYTES // (1024 * 1024)


@dataclass(frozen=True)
class AttachedFile:
    """A file that was read whole."""

    name: str
    """Its base name on one line."""
    media_type: str
    """A key of `domain.scan.MEDIA_TYPES`."""
    content: bytes = field(repr=False)
    sha256: str
    """Of `content`, in hex."""

    @property
    def record(self) -> Changes:
        """The fields of an attachment, all but the scan that it belongs to."""
        return {
            "file_name": self.name,
            "media_type": self.media_type,
            "size_bytes": len(self.content),
            "sha256": self.sha256,
        }


def kind_of(content: bytes) -> str | None:
    """The key of a file's kind by its first bytes; None for what is no PDF, PNG or JPEG."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "pdf" if b"%PDF-" in content[:_HEAD] else None


def kept_name(path: str) -> str:
    """The base name of a path on one line, at most 200 characters, keeping its ending."""
    name = one_line(storable(os.path.basename(path))) or NAMELESS
    stem, ending = os.path.splitext(name)
    if len(ending) > _MOST_ENDING:
        stem, ending = name, ""
    return stem[: MOST_NAME - len(ending)] + ending


def read_attachment(path: str, *, journal: str | None = None) -> AttachedFile:
    """Read a PDF, PNG or JPEG of at most 25 MB. Raises BadValue with a sentence for anything else.

    `journal` is the path of the journal in use, which is never opened: closing it again would drop SQLite's locks.
    """
    try:
        _check(path, journal)
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
            _check_kind(os.fstat(file.fileno()).st_mode, path)  # it may be another one by now
            media_type, content = _read(file.fileno(), path)
    except FileNotFoundError:
        raise BadValue(f"There is no file at {path}. Please check how its name is written.") from None
    except PermissionError:
        raise BadValue(f"This file may not be read. Please copy it to a folder of yours and name the copy. ({path})") from None
    except OSError as error:
        raise BadValue(f"The file could not be read: {error.strerror}. Please name another one. ({path})") from None
    except ValueError:  # a NUL in its name
        raise BadValue("No file can have this name. Please check how it is written.") from None
    return AttachedFile(kept_name(path), media_type, content, hashlib.sha256(content).hexdigest())


def _check(path: str, journal: str | None) -> None:
    """Refuse what must not even be opened: pipes wait, devices act, the journal would lose its locks."""
    found = os.stat(path)
    _check_kind(found.st_mode, path)
    if journal is not None and os.path.exists(journal) and os.path.samestat(found, os.stat(journal)):
        raise BadValue("This is your journal itself. Please name the report: a PDF, PNG or JPEG file.")


def _check_kind(mode: int, path: str) -> None:
    if stat.S_ISDIR(mode):
        raise BadValue(f"This is a folder. Please name the file in it. ({path})")
    if not stat.S_ISREG(mode):
        raise BadValue(f"This is no ordinary file. Please save the report as a PDF, PNG or JPEG file and name that. ({path})")


def _read(handle: int, path: str) -> tuple[str, bytes]:
    """Kind and bytes. The bytes are counted as they come, since a size that is only said can be wrong.

    What is of no kind that is kept is refused by its first bytes, however long it is.
    """
    content = bytearray()
    media_type: str | None = None
    while chunk := os.read(handle, min(_CHUNK, MOST_BYTES + 1 - len(content))):
        content += chunk
        media_type = media_type or kind_of(bytes(content[:_HEAD]))
        if media_type is None and len(content) >= _HEAD:
            break
        if len(content) > MOST_BYTES:
            raise BadValue(f"This file is larger than {_MEGABYTES} MB. Please save a smaller copy, or only some pages. ({path})")
    if not content:
        raise BadValue(f"This file is empty. Please save the report again and name that file. ({path})")
    if media_type is None:
        raise BadValue(f"This file is no PDF, PNG or JPEG. Please save or print the report as a PDF and name that file. ({path})")
    return media_type, bytes(content)
