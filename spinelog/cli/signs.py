"""`spinelog signs`: the warning signs, the same for everybody. Works without any journal."""

from __future__ import annotations

import argparse

from spinelog.cli.context import Context
from spinelog.cli.say import say
from spinelog.domain.describe import MAX_TEXT
from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.domain.text import one_line
from spinelog.knowledge.signs import signs
from spinelog.storage.settings import change_settings, read_settings
from spinelog.summary.text import wrapped

EXAMPLE = "spinelog signs\n  spinelog signs --number 112"
WIDTH = 78


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whom to call where one lives."""
    parser.add_argument("--number", metavar="X", help="keep this as your emergency number")
    parser.add_argument("--crisis", metavar="X", help="keep this as whom to call in a crisis")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print them; the journal is not touched."""
    given = {"emergency_number": args.number, "crisis_number": args.crisis}
    changes = {name: one_line(text) for name, text in given.items() if text is not None}
    if any(len(text) > MAX_TEXT for text in changes.values()):
        raise BadValue(f"A number has up to {MAX_TEXT} characters. Please write it shorter.")
    if changes:
        try:
            change_settings(**changes)
        except OSError as error:
            raise SpinelogError(f"The number could not be kept: {error.strerror}. Please try again.") from None
    for line in signs_lines():
        say(line)


def signs_lines() -> list[str]:
    """The signs as lines of a terminal."""
    found, kept = signs(), read_settings()
    lines = wrapped(found.title(kept.emergency_number), WIDTH)
    for text in found.lines(kept.emergency_number, kept.crisis_number):
        indent = "  " if text.startswith("\u2022") else ""
        lines += [f"{indent if number else ''}{part}" for number, part in enumerate(wrapped(text, WIDTH - len(indent)))]
    return lines
