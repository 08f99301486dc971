"""`spinelog demo`: a throw-away journal with a made-up patient; there are two of them."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile

from spinelog.cli.context import Context
from spinelog.cli.say import is_terminal
from spinelog.domain.clock import Clock
from spinelog.domain.nouns import NOUNS
from spinelog.exchange import demo, demo_facet
from spinelog.exchange.demo_report import report
from spinelog.exchange.demo_story import REPORT
from spinelog.storage.connection import Connector
from spinelog.storage.quick import forget_changes, insert_item, keep_content, mark_demo, save_day, transaction

EXAMPLE = "spinelog demo\n  spinelog demo facet"
FACET = "facet"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the two."""
    parser.add_argument("which", nargs="?", choices=(FACET,), help="facet: two nerve blocks with diaries, then an ablation")


def run(args: argparse.Namespace, context: Context) -> None:
    """Open the demo on screen; without a terminal, or for `--plain`, print its summary. Nothing of it is kept."""
    folder = tempfile.mkdtemp(prefix="spinelog-demo-")
    try:
        connector = Connector(os.path.join(folder, "journal.db"))
        (fill_facet if args.which == FACET else fill)(connector, context.clock)
        clock = context.clock.moved_to(context.clock.today()) if context.clock.is_moved else context.clock
        clock.moved_records = True
        if is_terminal(sys.stdin) and is_terminal(sys.stdout) and not args.plain:
            from spinelog.storage.settings import read_settings
            from spinelog.tui.app import SpinelogApp

            app = SpinelogApp(connector, clock, settings=read_settings(), drawn=context.drawn)
            if (refused := app.run()) is not None:
                raise refused
        else:
            from spinelog.cli.summary import print_summary

            print_summary(connector, clock, plain=args.plain)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(connector: Connector, clock: Clock) -> None:
    """Put the made-up patient into a new journal, in one transaction, written on the days that it tells of."""
    today, zone = clock.today(), clock.now().tzinfo
    with transaction(connector, writing=True) as connection:
        mark_demo(connection)
        uids: dict[str, str] = {}
        for name, noun, record, number in demo.items(today, uids):
            uids[name] = insert_item(connection, NOUNS[noun], record, demo.written(today, number, zone))
        keep_content(connection, uids[REPORT], report())
        for one in demo.days(today, uids, zone):
            save_day(connection, one.day, one.changes, one.stamp)
        forget_changes(connection)


def fill_facet(connector: Connector, clock: Clock) -> None:
    """The same for the second patient, with the diaries of two blocks."""
    today, zone = clock.today(), clock.now().tzinfo
    with transaction(connector, writing=True) as connection:
        mark_demo(connection)
        uids: dict[str, str] = {}
        for name, noun, record, number in demo_facet.items(today, uids):
            uids[name] = insert_item(connection, NOUNS[noun], record, demo_facet.written(today, number, zone))
        for name, noun, record, stamp in demo_facet.diaries(today, uids, zone):
            uids[name] = insert_item(connection, NOUNS[noun], record, stamp)
        for one in demo_facet.days(today, uids, zone):
            save_day(connection, one.day, one.changes, one.stamp)
        forget_changes(connection)
