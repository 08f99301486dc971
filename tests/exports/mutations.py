"""Files damaged at random, as disks, mails and careless programs damage them, and as somebody would who means harm."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from random import Random
from zipfile import BadZipFile, ZipFile

from spinelog.exchange.phone.box import Box, FileBox, Source, box_of

_NUMBERS = (*b"0 -1 1e999 -1e308 NaN Infinity 99999999999999 1.5 1,5".split(), b"9" * 30, b"9" * 5000, b"")
_TEXTS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\t", b"\x1a", b"\xc3", b"\\ud800", b"PK\x05\x06"),
    *b"\" ' < > ; , {} [] null true &#0; &x; <!-- ]]> 2026-02-30 0000-00-00 12/31/99 +99:99 T24:00".split(),
)


class Held(Box):
    """Files in memory."""

    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        super().__init__(name, {path: len(content) for path, content in files.items()})
        self._files = files

    def _source(self, path: str) -> Source:
        return io.BytesIO(self._files[path])


def files_of(content: bytes, name: str) -> dict[str, bytes]:
    """The files of a zip, or the one file that it is."""
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            return {entry.filename: packed.read(entry) for entry in packed.infolist() if not entry.is_dir()}
    except BadZipFile:
        return {name: content}


def damaged(content: bytes, name: str, random: Random) -> Box:
    """The export with one to three things wrong: in one of its files, or in the zip itself."""
    if content.startswith(b"PK") and random.random() < 0.25:
        return box_of(io.BytesIO(mutate(content, random)), name)
    files = files_of(content, name)
    path = random.choice(sorted(files))
    files[path] = mutate(files[path], random)
    if random.random() < 0.05:
        files[f"other/{path}"] = files[path]
    return Held(name, files) if len(files) > 1 else FileBox(path, io.BytesIO(files[path]))


def mutate(content: bytes, random: Random) -> bytes:
    """Bytes with one to three things wrong."""
    for _ in range(random.randint(1, 3)):
        content = random.choice(_WAYS)(content, random)
    return content


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 8, 40))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _drop(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 50)) + content[end:]


def _splice(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    at = random.randrange(len(content) + 1)
    return content[:at] + content[start:end] + content[at:]


def _insert(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(_TEXTS) + content[at:]


def _number(content: bytes, random: Random) -> bytes:
    """Another number in the place of one."""
    digits = [at for at in range(len(content)) if content[at : at + 1].isdigit()]
    if not digits:
        return content
    start = end = random.choice(digits)
    while content[end : end + 1].isdigit():
        end += 1
    return content[:start] + random.choice(_NUMBERS) + content[end:]


def _deep(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice((b"[", b'{"a":', b"<Record>", b'"')) * 3000 + content[at:]


def _long(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice((b"a", b" ", b"\n", b"0", b",")) * 20_000 + content[at:]


def _encode(content: bytes, random: Random) -> bytes:
    coding = random.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1252", "cp037"))
    return content.decode("latin-1").encode(coding, "replace")


def _span(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 4, 30, 300)))


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _flip, _flip, _cut, _drop, _repeat, _splice, _insert, _insert, _number, _number, _number, _deep, _long, _encode,
)  # fmt: skip
