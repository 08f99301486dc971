"""`spinelog summary`: what to bring to the visit."""

from __future__ import annotations

import argparse

from spinelog.cli.context import Context
from spinelog.cli.say import say_as_it_is, warn
from spinelog.domain.clock import Clock
from spinelog.domain.dates import read_date
from spinelog.domain.errors import BadValue
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.files import write_new
from spinelog.summary.render import FORMATS, render

EXAMPLE = 'spinelog summary --since "1 sep" --format html -o summary.html'


def arguments(parser: argparse.ArgumentParser) -> None:
    """The period, the form, where to, and whether the name stands on it."""
    parser.add_argument("--since", metavar="DATE", help="from this day on (default: since your last visit, else 90 days)")
    forms = "text for a message, plain to hear, html to print"
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help=forms)
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to this new file; else to standard output")
    parser.add_argument("--with-name", action="store_true", help="put your name on it")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print it, or write it to a new private file."""
    today = context.clock.today()
    since = read_date(args.since, today) if args.since else None
    if since is not None and since > today:
        raise BadValue("The summary cannot begin after today. Please name an earlier day.")
    form = "plain" if args.plain and args.format == "text" else args.format
    text = render(build(context.journal(), since=since, with_name=args.with_name), form)
    if args.output:
        warn(f"Written: {write_new(args.output, text)}")
    else:
        say_as_it_is(text.rstrip("\n"))


def print_summary(connector: Connector, clock: Clock, *, plain: bool) -> None:
    """The summary of one journal as text."""
    journal = Journal(connector, clock)
    try:
        say_as_it_is(render(build(journal), "plain" if plain else "text").rstrip("\n"))
    finally:
        journal.close()
