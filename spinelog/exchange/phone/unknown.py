"""What to say of a file that is no export: what it is, where that can be seen, and what to do next."""

from __future__ import annotations

from spinelog.domain.phone import SOURCES
from spinelog.exchange.attachment_file import kind_of
from spinelog.exchange.phone.box import Box, FileBox, FolderBox, short_name
from spinelog.exchange.phone.findings import BadFile
from spinelog.exchange.phone.foreign_database import SIGN

_HEAD = 1024
_THE_EXPORT = "Please name the file that the phone or watch exported."
_AS_CSV = "Please open it, save it as CSV, and name that file."
_KINDS = {"png": "a picture", "jpeg": "a picture", "pdf": "a PDF"}
_PICTURES = (b"GIF8", b"ftypheic", b"ftypmif1", b"ftypheix", b"WEBP")
"""Signs of pictures within their first twelve bytes."""
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf\x27\x1c")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "Index/Document.iwa")
_WEB = (b"<!doctype html", b"<html")


def unknown(box: Box) -> BadFile:
    """The sentence for what nobody can read. Raises BadFile for what is damaged."""
    if not any(box.size(path) for path in box.entries):
        return BadFile(f"There is nothing in {box.name}. Please export it again.")
    packed = [] if isinstance(box, FileBox) else [path for path in box.entries if path.lower().endswith(".zip")]
    if packed and isinstance(box, FolderBox):
        return BadFile(f"{box.name} has no export in it, but {_zips(packed)}. Please name the zip itself.")
    if packed:
        return BadFile(f"{box.name} has {_zips(packed)} inside. Please unpack it, and name what is inside.")
    if any(path in _WORKBOOKS for path in box.entries) or _is_open_document(box):
        return BadFile(f"{box.name} is a workbook. {_AS_CSV}")
    if len(box.entries) == 1 and (words := _of_one(box.name, box.head(box.entries[0], _HEAD))):
        return BadFile(words)
    names = ", ".join(name for key, name in SOURCES.items() if key != "table")
    return BadFile(
        f"spinelog does not know what {box.name} is. Please name an export of {names}, a copy that spinelog made (JSON, CSV), or"
        " a table (CSV) with a date in each row."
    )


def _zips(paths: list[str]) -> str:
    """`another zip (export.zip)`, `3 zips, such as export.zip`."""
    first = short_name(paths[0])
    return f"a zip ({first})" if len(paths) == 1 else f"{len(paths):,} zips, such as {first}"


def _is_open_document(box: Box) -> bool:
    return "mimetype" in box.entries and b"opendocument.spreadsheet" in box.head("mimetype", 100)


def _of_one(name: str, head: bytes) -> str:
    """What a single file is by its first bytes; empty when it does not show."""
    if head.startswith(SIGN):
        return (
            f"{name} is a database, and not one of Health Connect. To open another journal, use --journal FILE;"
            " to bring it into this one, export it as JSON first."
        )
    kind = "a picture" if any(sign in head[:12] for sign in _PICTURES) else _KINDS.get(kind_of(head) or "")
    if kind:
        return f"{name} is {kind}, and spinelog reads no numbers from it. {_THE_EXPORT}"
    if head.startswith(_PACKED):
        return f"{name} is packed in a way that spinelog does not open. Please unpack it, and name the folder."
    if head.startswith(_OLD_WORKBOOK):
        return f"{name} is a file of an office program. {_AS_CSV}"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        return f"{name} is a page from the web. {_THE_EXPORT}"
    return ""
