"""`spinelog export json`: everything, plainly."""

from __future__ import annotations

import argparse
import sys

from spinelog import __version__
from spinelog.cli.context import Context
from spinelog.cli.output import replace_option, write
from spinelog.cli.say import harmless_json, say_as_it_is, warn
from spinelog.domain.values import VALUES
from spinelog.exchange.journal_json import dump

EXAMPLE = "spinelog export json -o my-journal.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The format and where to."""
    parser.add_argument("format", choices=("json",), help="the form to write")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to this file; else to standard output")
    replace_option(parser)


def run(args: argparse.Namespace, context: Context) -> None:
    """Write every noun's items, those in the trash included."""
    journal = context.journal()
    text = dump({name: [*journal.items(kind), *journal.items(kind, trash=True)] for name, kind in VALUES.items()}, __version__)
    if args.output:
        warn(f"Written: {write(args.output, harmless_json(text), args, context)}")
    else:
        say_as_it_is(harmless_json(text.rstrip("\n"), getattr(sys.stdout, "encoding", None)))
