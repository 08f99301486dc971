"""`spinelog summary`: what to bring to the visit."""

from __future__ import annotations

import argparse
import json
import os
import re
from typing import TYPE_CHECKING

from spinelog.cli.context import Context
from spinelog.cli.output import replace_option, write
from spinelog.cli.reading import standard_input
from spinelog.cli.say import harmless_json, say_as_it_is, say_json, warn
from spinelog.domain.clock import Clock
from spinelog.domain.dates import read_date
from spinelog.domain.describe import MAX_NOTE
from spinelog.domain.errors import BadValue, Usage
from spinelog.domain.text import storable
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.settings import read_settings
from spinelog.summary.build import build
from spinelog.summary.bundle import Member, write_bundle
from spinelog.summary.layout import wrapped
from spinelog.summary.papers import PAPERS
from spinelog.summary.render import FORMS, PDF, content, ending_of, form_of, render
from spinelog.summary.sections import sections
from spinelog.summary.wanted import NAMES, ON_REQUEST, Wanted

if TYPE_CHECKING:
    from datetime import date
    from typing import BinaryIO

    from spinelog.summary.doc import SummaryDoc

EXAMPLE = (
    'spinelog summary --since "1 sep" -o summary.pdf\n'
    '  spinelog summary --without notes,work --cover "The drives are the worst." -o visit.md\n'
    "  spinelog summary --sections care -o care.html\n"
    "  spinelog summary --reports -o visit.zip"
)
ZIP = ".zip"
BUNDLED = PDF
"""The form of the summary in a zip, where none is named."""
AS_ATTACHED = "The reports are as they were attached, so your name may stand in them."


def arguments(parser: argparse.ArgumentParser) -> None:
    """The period, the form, where to, what is chosen, and whether the name stands on it."""
    parser.add_argument("--since", metavar="DATE", help="from this day on (default: since your last visit, else 90 days)")
    forms = "text for a message, plain to hear, markdown for notes, pdf or html to print (default: as -o ends, else text)"
    parser.add_argument("--format", choices=FORMS, help=forms)
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to this file; else to standard output")
    replace_option(parser)
    parser.add_argument("--with-name", action="store_true", help="put your name on it")
    parser.add_argument("--trace", action="store_true", help="instead of it every figure on it, with the entries behind it")
    parser.add_argument("--json", action="store_true", help="the trace as JSON")
    chosen = parser.add_argument_group("for this visit", description="\n".join(wrapped(f"sections: {', '.join(NAMES)}", 76)))
    chosen.add_argument("--sections", metavar="NAMES", help="only these, like goals,questions")
    chosen.add_argument("--with", dest="also", metavar="NAMES", help=f"these too; on request: {', '.join(ON_REQUEST)}")
    chosen.add_argument("--without", metavar="NAMES", help="all but these, like notes,work")
    chosen.add_argument("--cover", metavar="TEXT", help="a note that stands first; - reads it from standard input")
    chosen.add_argument("--questions", metavar="NUMBERS", help="which questions come first, like 3,1")
    chosen.add_argument("--reports", action="store_true", help="the reports of your scans too, all in one .zip")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print it, or write it to a private file."""
    today = context.clock.today()
    since = read_date(args.since, today) if args.since else None
    if since is not None and since > today:
        raise BadValue("The summary cannot begin after today. Please name an earlier day.")
    _check_bundle(args)
    wanted = _wanted(args)
    journal = context.journal()
    if args.trace:
        _print_trace(journal, since, wanted, args, context)
        return
    doc = build(journal, since=since, with_name=args.with_name, wanted=wanted)
    _tell_what_is_empty(doc, wanted)
    form = args.format or form_of(args.output or "", BUNDLED if _is_zip(args.output) else "text")
    form = "plain" if args.plain and form == "text" else form
    if not args.output:
        say_as_it_is(render(doc, form, PAPERS[read_settings().paper]).rstrip("\n"))
        return
    page = content(doc, form, PAPERS[read_settings().paper])
    if not _is_zip(args.output):
        warn(f"Written: {write(args.output, page, args, context)}")
    if args.reports:
        path = args.output if _is_zip(args.output) else f"{os.path.splitext(args.output)[0]}{ZIP}"
        _write_bundle(journal, f"summary{ending_of(form)}", page, path, args, context)


def _print_trace(journal: Journal, since: date | None, wanted: Wanted, args: argparse.Namespace, context: Context) -> None:
    """What stands behind the figures; the summary itself is not printed."""
    from spinelog.summary.basis import gather_basis
    from spinelog.summary.build import build_from
    from spinelog.summary.trace import trace
    from spinelog.summary.trace_text import as_json, render

    basis = gather_basis(journal, since)
    doc = build_from(basis, since=since, with_name=args.with_name, wanted=wanted)
    traced = trace(basis, doc)
    if args.json and not args.output:
        say_json(as_json(traced, doc))
        return
    if args.json:
        page = harmless_json(json.dumps(as_json(traced, doc), indent=2, ensure_ascii=False)) + "\n"
    else:
        page = render(traced, doc, plain=args.plain or args.format == "plain")
    if args.output:
        warn(f"Written: {write(args.output, page, args, context)}")
    else:
        say_as_it_is(page.rstrip("\n"))


def _is_zip(path: str | None) -> bool:
    return (path or "").lower().endswith(ZIP)


def _check_bundle(args: argparse.Namespace) -> None:
    if args.json and not args.trace:
        raise Usage("--json goes with --trace: spinelog summary --trace --json")
    if args.trace and (args.reports or args.format not in (None, "text", "plain")):
        raise Usage("The trace is text, or JSON with --json. Please leave out --format and --reports.")
    if args.format == PDF and not args.output:
        raise Usage("Where to? Name a new file, like: spinelog summary -o visit.pdf")
    if args.reports and not args.output:
        raise Usage("Where to? Name a new file, like: spinelog summary --reports -o visit.zip")
    if _is_zip(args.output) and not args.reports:
        raise Usage("A .zip holds the summary and the reports of your scans. To have both, add: --reports")


def _write_bundle(journal: Journal, name: str, page: bytes, path: str, args: argparse.Namespace, context: Context) -> None:
    members: tuple[Member, ...] = ()

    def fill(file: BinaryIO) -> None:
        nonlocal members
        members = write_bundle(file, journal, name, page)

    warn(f"Written: {write(path, fill, args, context)}")
    for member in members:
        warn(f"  {member.line}")
    warn(AS_ATTACHED if len(members) > 1 else "No report is attached to a scan yet, so there is only the summary in it.")


# -- what is chosen --------------------------------------------------------------------------------------------------


def _wanted(args: argparse.Namespace) -> Wanted:
    return Wanted(
        only=_names(args.sections),
        also=_names(args.also),
        without=_names(args.without),
        cover=_cover(args.cover),
        order=_numbers(args.questions),
    )


def _names(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    names = tuple(name.lower() for name in re.split(r"[,\s]+", text) if name)
    if not names:
        raise Usage(f"Which sections? One or more of: {', '.join(NAMES)}")
    return names


def _cover(text: str | None) -> str:
    """The note as it was written. Raises BadValue for one that is too long."""
    if text is None:
        return ""
    words = storable(standard_input() if text == "-" else text).replace("\r\n", "\n").strip()
    if len(words) > MAX_NOTE:
        raise BadValue(f"A cover note has up to {MAX_NOTE:,} characters. Please write it shorter.")
    return words


def _numbers(text: str | None) -> tuple[int, ...]:
    words = re.split(r"[,\s]+", text.strip()) if text is not None else []
    if not all(re.fullmatch(r"[0-9]{1,6}", word) for word in words):
        raise BadValue("Please name the questions by their numbers, like: --questions 3,1")
    return tuple(int(word) for word in words)


def _tell_what_is_empty(doc: SummaryDoc, wanted: Wanted) -> None:
    """Of what was asked for by name: what there is nothing of, so that nobody looks for it in vain."""
    there = {section.name for section in sections(doc)}
    empty = [name for name in doc.chosen if name in (*wanted.only, *wanted.also) and name not in there]
    if empty:
        warn(f"Nothing is written down for: {', '.join(empty)}.")


def print_summary(connector: Connector, clock: Clock, *, plain: bool) -> None:
    """The summary of one journal as text."""
    journal = Journal(connector, clock)
    try:
        say_as_it_is(render(build(journal), "plain" if plain else "text").rstrip("\n"))
    finally:
        journal.close()
