"""`spinelog paper`: a blank form to print and fill by pen, for the clinic and the car."""

from __future__ import annotations

import argparse

from spinelog.cli.context import Context
from spinelog.cli.output import replace_option, write
from spinelog.cli.say import say_as_it_is, warn
from spinelog.storage.connection import Connector
from spinelog.storage.places import usual_journal
from spinelog.storage.settings import read_settings
from spinelog.summary.paper import block_blank, week_blank
from spinelog.summary.paper_forms import WeekForm, block_form, plain_block_form, week_form
from spinelog.summary.paper_html import blank_html
from spinelog.summary.paper_pdf import blank_pdf
from spinelog.summary.papers import PAPERS

EXAMPLE = "spinelog paper day -o week.pdf\n  spinelog paper block -o block-form.html"
FORMS = {"day": "a week, one row a day", "block": "the hours after a nerve block"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which form, and where to."""
    parser.add_argument("form", choices=tuple(FORMS), help="; ".join(f"{word}: {what}" for word, what in FORMS.items()))
    where = "write to this file, as a PDF if it ends in .pdf; else a web page to standard output"
    parser.add_argument("-o", dest="output", metavar="FILE", help=where)
    replace_option(parser)


def run(args: argparse.Namespace, context: Context) -> None:
    """Print it with the journal's own names; without a journal with plain ones, and none is begun for it."""
    has_journal = Connector(args.journal or usual_journal()).exists
    if args.journal and not has_journal:
        warn(f"There is no journal at {args.journal}, so the form has plain names.")
    today = context.clock.today()
    if args.form == "day":
        form = week_blank(week_form(context.connector, today) if has_journal else WeekForm())
    else:
        form = block_blank(block_form(context.journal()) if has_journal else plain_block_form())
    if not args.output:
        say_as_it_is(blank_html(form).rstrip("\n"))
    elif args.output.lower().endswith(".pdf"):
        warn(f"Written: {write(args.output, blank_pdf(form, PAPERS[read_settings().paper], today), args, context)}")
    else:
        warn(f"Written: {write(args.output, blank_html(form), args, context)}. To print it, open it in a web browser.")
