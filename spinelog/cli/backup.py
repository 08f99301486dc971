"""`spinelog backup FILE`: a verified copy."""

from __future__ import annotations

import argparse
import os

from spinelog.cli.context import Context
from spinelog.cli.say import say
from spinelog.storage.backup import back_up

EXAMPLE = "spinelog backup /media/stick/spinelog-backup.db"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    parser.add_argument("file", metavar="FILE", help="where to put the copy; must not exist yet")


def run(args: argparse.Namespace, context: Context) -> None:
    """Copy, verify, say where."""
    digest = back_up(context.connector, args.file)
    say(f"Copied and checked: {os.path.abspath(args.file)}")
    say(f"SHA-256 {digest}, kept beside it as {os.path.basename(args.file)}.sha256")
