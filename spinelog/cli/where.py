"""`spinelog where`: where the journal is kept."""

from __future__ import annotations

import argparse
import os

from spinelog.cli.context import Context
from spinelog.cli.say import say
from spinelog.storage.places import folder, last_journal, usual_journal

EXAMPLE = "spinelog where"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(args: argparse.Namespace, context: Context) -> None:
    """Print the places; makes nothing."""
    path = os.path.abspath(args.journal or usual_journal())
    size = f"{os.path.getsize(path):,} bytes" if os.path.exists(path) else "not made yet"
    gap = ": " if args.plain else " " * 7
    say(f"Journal{gap}{path} ({size})")
    last = last_journal()
    if last and last != path:
        say(f"Used last{gap[:5]}{last}")
    say(f"Settings{gap[:6]}{folder('config')}")
    say("Everything stays on this machine; spinelog never connects to a network.")
