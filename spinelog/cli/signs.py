"""`spinelog signs`: the warning signs, the same for everybody. Works without any journal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, cast

from spinelog.cli.context import Context
from spinelog.cli.say import say
from spinelog.domain.describe import MAX_TEXT
from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.domain.text import one_line
from spinelog.knowledge.signs import BULLET, signs
from spinelog.storage.settings import change_settings, read_settings
from spinelog.summary.layout import wrapped

if TYPE_CHECKING:
    from spinelog.domain.values import Procedure

EXAMPLE = "spinelog signs\n  spinelog signs --number 112"
WIDTH = 78


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whom to call where one lives."""
    parser.add_argument("--number", metavar="X", help="keep this as your emergency number")
    parser.add_argument("--crisis", metavar="X", help="keep this as whom to call in a crisis")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print them. The journal is only looked into for a procedure of the last days, whose signs come first."""
    given = {"emergency_number": args.number, "crisis_number": args.crisis}
    changes = {name: one_line(text) for name, text in given.items() if text is not None}
    if any(len(text) > MAX_TEXT for text in changes.values()):
        raise BadValue(f"A number has up to {MAX_TEXT} characters. Please write it shorter.")
    if changes:
        try:
            change_settings({name: text or None for name, text in changes.items()})
        except OSError as error:
            raise SpinelogError(f"The number could not be kept: {error.strerror}. Please try again.") from None
    for line in signs_lines(_recent_procedure(context)):
        say(line)


def _recent_procedure(context: Context) -> str:
    """What was done in the last days, in words; empty when nothing was, or when nobody can tell."""
    try:
        from contextlib import closing
        from types import SimpleNamespace

        from spinelog.analysis.procedures import lettered
        from spinelog.analysis.recent import after_words, recent
        from spinelog.domain.procedure import PROCEDURE
        from spinelog.storage.connection import Connector
        from spinelog.storage.quick import read_items

        with closing(Connector(context.path).peek()) as connection:
            procedures = cast("list[Procedure]", read_items(connection, PROCEDURE, SimpleNamespace))
        one = recent(lettered(procedures), context.clock.today())
        return after_words(one.procedure, one.letter) if one is not None else ""
    except Exception:  # noqa: BLE001 - whatever is wrong with the journal, nothing stands before the signs
        return ""


def signs_lines(after: str = "") -> list[str]:
    """The signs as lines of a terminal; `after` names a procedure of the last days."""
    found, kept = signs(), read_settings()
    lines = wrapped(found.title(kept.emergency_number), WIDTH)
    for text in found.lines(kept.emergency_number, kept.crisis_number, after=after):
        indent = "  " if text.startswith(BULLET) else ""
        lines += [f"{indent if number else ''}{part}" for number, part in enumerate(wrapped(text, WIDTH - len(indent)))]
    return lines
