"""Printing: every line harmless, and in words that the terminal can take."""

from __future__ import annotations

import sys

from spinelog.domain.text import ascii_words, plain


def say(text: str = "") -> None:
    """Print to standard output."""
    _write(sys.stdout, text)


def warn(text: str) -> None:
    """Print to standard error."""
    _write(sys.stderr, text)


def _write(stream: object, text: str) -> None:
    for line in plain(text).split("\n"):
        stream.write(encodable(line, getattr(stream, "encoding", None)) + "\n")  # type: ignore[attr-defined]


def encodable(line: str, encoding: str | None) -> str:
    """The line as it is, or in ASCII words where the output could not carry it."""
    try:
        line.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ascii_words(line)
    return line
