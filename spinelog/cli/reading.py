"""Standard input, where an option was given as `-`."""

from __future__ import annotations

import sys

from spinelog.domain.errors import BadValue


def standard_input() -> str:
    """All of it. Raises BadValue for what is no text."""
    if sys.stdin is None:
        raise BadValue("There is nothing to read from standard input. Please write the text itself instead of -.")
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise BadValue("What came from standard input is not readable text. Please save it as UTF-8 and try again.") from None
