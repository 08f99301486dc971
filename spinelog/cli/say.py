"""Printing: every line harmless, and in words that the terminal can take."""

from __future__ import annotations

import sys

from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.domain.text import aloud, ascii_words, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class NotWritten(SpinelogError):
    """What was printed could not be written where it should go."""


class _Manner:
    """How this process prints."""

    plain = False


def say_plainly(is_on: bool) -> None:
    """From now on signs are said in words, as `--plain` asks for; or no longer."""
    _Manner.plain = is_on


def say(text: str = "") -> None:
    """Print to standard output. Raises NotWritten when, say, the disk it goes to is full."""
    say_as_it_is(aloud(text) if _Manner.plain else text)


def say_as_it_is(text: str) -> None:
    """The same for what could as well be a file, such as a page or JSON: `--plain` changes nothing in it."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(f"The output could not be written: {error.strerror}.") from None


def say_bytes(pieces: Iterable[bytes]) -> None:
    """Write what is no text, such as a zip, to a standard output that is no terminal. Raises NotWritten."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(f"The output could not be written: {error.strerror}.") from None


def warn(text: str) -> None:
    """Print to standard error; where that is gone too, nobody can be told."""
    try:
        _write(sys.stderr, aloud(text) if _Manner.plain else text)
    except OSError:
        return


def say_over(text: str) -> None:
    """At a terminal, one line on standard error in place of the last such line, without an end; empty text clears it."""
    if is_terminal(sys.stderr) and not _Manner.plain:
        try:
            sys.stderr.write(f"\r{plain(text):<30}\r")
            sys.stderr.flush()
        except OSError:
            return


def say_json(value: object) -> None:
    """Print as JSON that reads back equal, whatever is in it and whatever the output can carry."""
    import json

    say_as_it_is(harmless_json(json.dumps(value, indent=2, ensure_ascii=False), getattr(sys.stdout, "encoding", None)))


def harmless_json(text: str, encoding: str | None = "utf-8") -> str:
    """JSON text whose control and hidden signs, and those that the encoding lacks, stand as escapes."""
    import json
    import re

    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.isascii() and line.isprintable():  # most are, and some hold a whole file
            continue
        if plain(line) != line or encodable(line, encoding) != line:
            lines[number] = re.sub(r"[^ -~]", lambda sign: json.dumps(sign[0])[1:-1], line)
    return "\n".join(lines)


def ask(question: str) -> str | None:
    """Print a question without ending its line, and read the answer; None when there will be no answer any more.

    Raises BadValue for an answer that is no text.
    """
    try:
        sys.stdout.write(encodable(plain(question), sys.stdout.encoding))
        sys.stdout.flush()
        answer = sys.stdin.readline()
    except UnicodeDecodeError:
        raise BadValue("That could not be read. Please type it again.") from None
    except OSError:  # the terminal is gone
        return None
    return answer.rstrip("\r\n") if answer else None


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
