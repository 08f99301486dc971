"""A zip, read entry by entry. It may claim anything, so every byte that comes out is counted against what is in it."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, BinaryIO

from spinelog.exchange.phone.box import MIB, MOST_ENTRIES, Box, Source
from spinelog.exchange.phone.findings import BadFile

MOST_RATIO = 250
"""Bytes that come out for each that is in the zip. Real exports reach 50; what was packed to cost time reaches 1,000."""

FREE_BYTES = 16 * MIB
"""Bytes of an entry that come out in any case; of the whole zip, which readers go through more than once, four times as many."""

_MOST_DIRECTORY = 16 * MIB
_ENTRY_SIGN = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError, LookupError)
"""What `zipfile` raises for bytes that are no sound zip."""


class ZipBox(Box):
    """A zip. Names in it are only names: nothing is written anywhere by them, and a zip within is not opened."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self._file = file
        self._packed = file.seek(0, os.SEEK_END)
        self._told = 0
        guard = _Directory(file, name)
        try:
            self._zip = zipfile.ZipFile(guard)
        except _BROKEN:
            raise BadFile(_broken(name)) from None
        guard.is_listing = False
        self._infos = {
            info.filename.replace("\\", "/"): info
            for info in self._zip.infolist()
            if info.filename and not info.is_dir() and not _is_hidden(info)
        }
        super().__init__(name, {path: info.file_size for path, info in self._infos.items()})

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()
        self._file.close()

    def _source(self, path: str) -> Source:
        info = self._infos[path]
        if info.flag_bits & _LOCKED:
            raise BadFile(f"{self.name} is locked with a password. Please unpack it first and name the folder.")
        if info.compress_type not in _METHODS:
            raise BadFile(f"{self.name} is packed in an unusual way. Please unpack it first and name the folder.")
        try:
            return _Entry(self._zip.open(info), _broken(self.name))
        except _BROKEN:
            raise BadFile(_broken(self.name)) from None

    def _counter(self, path: str) -> Callable[[int], None]:
        count_entry = super()._counter(path)
        packed = min(self._infos[path].compress_size, self._packed)
        told = 0

        def count(size: int) -> None:
            nonlocal told
            told += size
            self._told += size
            count_entry(size)
            if told > FREE_BYTES + MOST_RATIO * packed or self._told > 4 * FREE_BYTES + MOST_RATIO * self._packed:
                raise BadFile(
                    f"{self.name} unpacks to far more than a health export does, so it was not read. Please export it again."
                )

        return count


def _broken(name: str) -> str:
    return f"{name} is damaged or cut off. Please copy it again, or export it again."


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    """What a Mac puts beside the files, and what begins with a dot, as it is left out of a folder."""
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in info.filename.split("/"))


class _Directory:
    """The zip's file, which refuses to hold a list of entries that is longer than any export's."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self.is_listing = True

    def read(self, size: int = -1, /) -> bytes:
        if self.is_listing and size > _MOST_DIRECTORY:
            raise self._too_many()
        chunk = self._file.read(size)
        if self.is_listing and chunk.count(_ENTRY_SIGN) > MOST_ENTRIES:
            raise self._too_many()
        return chunk

    def seek(self, to: int, whence: int = 0, /) -> int:
        return self._file.seek(to, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def _too_many(self) -> BadFile:
        return BadFile(f"There are too many files in {self._name}. Please export it again.")


class _Entry:
    """The bytes of one entry, damage told in a sentence."""

    def __init__(self, file: IO[bytes], broken: str) -> None:
        self._file = file
        self._broken = broken

    def read(self, size: int, /) -> bytes:
        try:
            return self._file.read(size)
        except _BROKEN:
            raise BadFile(self._broken) from None

    def close(self) -> None:
        self._file.close()
