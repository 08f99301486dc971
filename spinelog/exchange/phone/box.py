"""One way to look into a file, a folder, a zip or standard input. What they say of themselves is not believed."""

from __future__ import annotations

import io
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self, cast

from spinelog.domain.text import one_line, storable
from spinelog.exchange.phone.findings import BadFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MIB = 1024 * 1024
MOST_ENTRIES = 50_000
"""Files in a folder or a zip; the largest exports have some thousands."""

MOST_BYTES = 8 * 1024 * MIB
"""Bytes of one entry; people tell of Apple exports of 4 GB."""

MOST_AT_ONCE = 64 * MIB
"""Bytes that `Box.read` holds."""

ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins, and one with nothing in it."""

_BUFFER = 64 * 1024
_LONGEST_NAME = 80
_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC"))


class Source(Protocol):
    """What bytes are drawn from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Box:
    """Named entries whose bytes are counted as they come. A context manager; closing lets go of the file.

    Everything that is read raises BadFile for what is damaged, locked, or more than a reader can be asked to read.
    """

    def __init__(self, name: str, sizes: Mapping[str, int]) -> None:
        self.name = name
        """Its base name, for people."""
        self.entries = tuple(sorted(sizes))
        """Paths inside it with "/" between, in order; a bare file has one, its own name."""
        self._sizes = sizes
        self.first_lines: dict[str, str] = {}
        """Those that `entries.first_line` was asked for: several readers want the same."""
        self.opened: Callable[[], None] | None = None
        """Called whenever an entry is opened; it may raise what stops the reading."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""

    def size(self, path: str) -> int:
        """Bytes of an entry, as the box says; what comes out is counted all the same."""
        return self._sizes[path]

    def open(self, path: str) -> BinaryIO:
        """The bytes of an entry from its beginning; a context manager."""
        if self.opened is not None:
            self.opened()
        raw = _Counted(self._source(path), self._counter(path), _broken(path))
        return io.BufferedReader(raw, _BUFFER)

    def read(self, path: str, at_most: int = MOST_AT_ONCE) -> bytes:
        """All bytes of an entry, or BadFile when there are more than `at_most`."""
        size = self.size(path)
        if size > at_most:
            raise too_large(path)
        with self.open(path) as file:
            content = file.read(size + 1)
            if len(content) > size:  # it grew
                content += file.read(at_most)
        if len(content) > at_most:
            raise too_large(path)
        return content

    def head(self, path: str, size: int = 4096) -> bytes:
        """The first bytes of an entry."""
        with self.open(path) as file:
            return file.read(size)

    def _source(self, path: str) -> Source:
        raise NotImplementedError

    def _counter(self, path: str) -> Callable[[int], None]:
        """A function that is told of further bytes of an entry, and raises BadFile when they are too many."""
        told = 0

        def count(size: int) -> None:
            nonlocal told
            told += size
            if told > MOST_BYTES:
                raise too_large(path)

        return count


class FileBox(Box):
    """A bare file, held open; every reader has a place of its own in it."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        super().__init__(name, {name: file.seek(0, os.SEEK_END)})
        self._file = file

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _source(self, path: str) -> Source:
        return _Place(self._file)


class FolderBox(Box):
    """A folder. Links in it are not followed, and names that begin with a dot are left out."""

    def __init__(self, path: str, journal: str | None = None) -> None:
        self._journal = journal
        self._paths: dict[str, str] = {}
        sizes: dict[str, int] = {}
        for inside, full, size in _files(path):
            self._paths[inside] = full
            sizes[inside] = size
            if len(sizes) > MOST_ENTRIES:
                raise BadFile(f"There are too many files in {short_name(path)}. Please name the folder of the export itself.")
        super().__init__(short_name(path), sizes)

    def _source(self, path: str) -> Source:
        try:
            return _open(self._paths[path], self._journal, follow=False)
        except OSError:
            raise BadFile(_broken(path)) from None


def open_box(path: str, *, journal: str | None = None) -> Box:
    """A file, a zip or a folder. Raises BadFile with a sentence when it is not there or cannot be opened.

    `journal` is the path of the journal in use, which is never opened: closing it again would drop SQLite's locks.
    """
    try:
        if os.path.isdir(path):
            return FolderBox(path, journal)
        file = _open(path, journal)
    except FileNotFoundError:
        raise BadFile(f"There is no file or folder at {path}. Please check how its name is written.") from None
    except PermissionError:
        raise BadFile(f"{short_name(path)} may not be read. Please copy it to a folder of yours and name the copy.") from None
    except OSError as error:
        raise BadFile(f"{short_name(path)} could not be opened: {error.strerror}. Please name another file.") from None
    except ValueError:  # a NUL in its name
        raise BadFile("No file can have this name. Please check how it is written.") from None
    return _box(file, short_name(path))


def box_of(data: BinaryIO, name: str) -> Box:
    """What comes from standard input, kept meanwhile in a temporary file that nobody else can read."""
    file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - the box closes it
    try:
        while chunk := data.read(MIB):
            file.write(chunk)
            if file.tell() > MOST_BYTES:
                raise too_large(name)
    except OSError as error:
        file.close()
        raise BadFile(f"What came in could not be kept: {error.strerror}. Please name the file instead.") from None
    except BaseException:
        file.close()
        raise
    return _box(file, name)


def short_name(path: str) -> str:
    """The base name of a path for people: on one line, and no longer than fits in a sentence."""
    whole = path.rstrip("/\\") or path
    name = one_line(storable(os.path.basename(whole))) or "This file"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 3]}..."


def too_large(path: str) -> BadFile:
    """The sentence for an entry that has more bytes than are read."""
    return BadFile(f"{short_name(path)} is too large to be read. Please export fewer days, or name a smaller file.")


def _broken(path: str) -> str:
    return f"{short_name(path)} is damaged or cut off. Please copy it again, or export it again."


def _box(file: BinaryIO, name: str) -> Box:
    """The box of an open file, which it holds from now on."""
    try:
        file.seek(0)
        if file.read(4) in ZIP_SIGNS:
            from spinelog.exchange.phone.zip_box import ZipBox

            return ZipBox(name, file)
        return FileBox(name, file)
    except OSError:
        file.close()
        raise BadFile(_broken(name)) from None
    except BaseException:
        file.close()
        raise


def _open(path: str, journal: str | None, *, follow: bool = True) -> BinaryIO:
    """Open a regular file. Anything else is not even opened: pipes wait, devices act, the journal would lose its locks."""
    _check(os.stat(path, follow_symlinks=follow), path, journal)
    handle = os.open(path, _FLAGS | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    try:
        _check(os.fstat(handle), path, None)  # it may be another one by now
    except BaseException:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def _check(found: os.stat_result, path: str, journal: str | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise BadFile(f"{short_name(path)} is no ordinary file. Please save it as a file first and name that.")
    if journal is not None and os.path.exists(journal) and os.path.samestat(found, os.stat(journal)):
        raise BadFile(f"{short_name(path)} is your journal itself. Please name the file that the phone or watch exported.")


def _files(top: str) -> Iterator[tuple[str, str, int]]:
    """Path inside the folder, whole path, and size of every regular file below it."""
    waiting = [("", top)]
    while waiting:
        inside, folder = waiting.pop()
        with os.scandir(folder) as found:
            for entry in found:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{inside}{entry.name}/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield inside + entry.name, entry.path, entry.stat(follow_symlinks=False).st_size


class _Place:
    """A place of its own in a file that several read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int, /) -> bytes:
        self._file.seek(self._at)
        chunk = self._file.read(size)
        self._at += len(chunk)
        return chunk

    def close(self) -> None:
        """The file stays open for the others."""


class _Counted(io.RawIOBase):
    """The bytes of a source, counted."""

    def __init__(self, source: Source, count: Callable[[int], None], broken: str) -> None:
        self._source = source
        self._count = count
        self._broken = broken

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            chunk = self._source.read(len(view))
        except OSError:
            raise BadFile(self._broken) from None
        self._count(len(chunk))
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()
