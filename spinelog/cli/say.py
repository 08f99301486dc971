"""Printing: every line harmless, and in words that the terminal can take."""

from __future__ import annotations

import sys

from spinelog.domain.errors import SpinelogError
from spinelog.domain.text import ascii_words, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


class NotWritten(SpinelogError):
    """What was printed could not be written where it should go."""


def say(text: str = "") -> None:
    """Print to standard output. Raises NotWritten when, say, the disk it goes to is full."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(f"The output could not be written: {error.strerror}.") from None


def warn(text: str) -> None:
    """Print to standard error; where that is gone too, nobody can be told."""
    try:
        _write(sys.stderr, text)
    except OSError:
        return


def say_json(value: object) -> None:
    """Print as JSON that reads back equal, whatever is in it and whatever the output can carry."""
    import json

    say(harmless_json(json.dumps(value, indent=2, ensure_ascii=False), getattr(sys.stdout, "encoding", None)))


def harmless_json(text: str, encoding: str | None = "utf-8") -> str:
    """JSON text whose control and hidden signs, and those that the encoding lacks, stand as escapes."""
    import json
    import re

    lines = text.split("\n")
    for number, line in enumerate(lines):
        if plain(line) != line or encodable(line, encoding) != line:
            lines[number] = re.sub(r"[^ -~]", lambda sign: json.dumps(sign[0])[1:-1], line)
    return "\n".join(lines)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person may be at the other end; a stream that was closed before the start has nobody."""
    return stream is not None and stream.isatty()


def encodable(line: str, encoding: str | None) -> str:
    """The line as it is, or in ASCII words where the output could not carry it."""
    try:
        line.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ascii_words(line)
    return line


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        for line in plain(text).split("\n"):
            stream.write(encodable(line, getattr(stream, "encoding", None)) + "\n")
