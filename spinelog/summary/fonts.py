"""IBM Plex Sans Condensed, the letters of the sheet, from its package. Without it other letters stand in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PACKAGE = "fontpkg_ibm_plex_sans_condensed"
FACES = {400: "IBMPlexSansCondensed-Regular.ttf", 600: "IBMPlexSansCondensed-SemiBold.ttf"}
"""By weight."""


def folder() -> str:
    """Where the files of the letters are; empty where the package is not there."""
    try:
        found = files(PACKAGE).joinpath("files")
    except ModuleNotFoundError:
        return ""
    return str(found)


@cache
def face(weight: int) -> bytes:
    """One face as a TrueType file; empty where the package is not there."""
    try:
        return files(PACKAGE).joinpath("files", FACES[weight]).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return b""
