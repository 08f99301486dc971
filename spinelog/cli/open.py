"""`spinelog` alone: the journal on screen; today as lines where standard output is no terminal, or for `--plain`."""

from __future__ import annotations

import sys

from spinelog.cli.context import Context
from spinelog.cli.say import is_terminal, say
from spinelog.cli.show_day import day_lines
from spinelog.storage.quick import medicine_names, pains, read_entries, transaction

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(args: argparse.Namespace, context: Context) -> None:
    """Open the app, or print today."""
    if is_terminal(sys.stdin) and is_terminal(sys.stdout) and not args.plain:
        found = context.found
        from spinelog.storage.settings import read_settings
        from spinelog.tui.app import SpinelogApp

        settings = read_settings()
        app = SpinelogApp(found, context.clock, settings=settings, drawn=context.drawn, prepare=context.prepare, first_run=True)
        if (refused := app.run()) is not None:
            raise refused
        return
    day = context.clock.entry_day()
    with transaction(context.connector) as connection:
        known, names = pains(connection), medicine_names(connection)
        entries = read_entries(connection, day, day, effective=True)
    for line in day_lines(day, entries.get(day), known, names, plain=args.plain):
        say(line)
