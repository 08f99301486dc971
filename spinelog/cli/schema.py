"""`spinelog schema`: what is in the journal's file, for those who want to ask it questions of their own."""

from __future__ import annotations

import argparse

from spinelog.cli.context import Context
from spinelog.cli.output import replace_option, write
from spinelog.cli.say import say_as_it_is, warn
from spinelog.exchange.schema_page import page

EXAMPLE = "spinelog schema -o schema.md"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to this file; else to standard output")
    replace_option(parser)


def run(args: argparse.Namespace, context: Context) -> None:
    """Write the page. It is the same for every journal, and needs none."""
    if args.output:
        warn(f"Written: {write(args.output, page(), args, context)}")
    else:
        say_as_it_is(page().rstrip("\n"))
