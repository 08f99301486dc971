"""`spinelog export json|csv|fhir|ics`: everything, in a form that comes back, or that other programs read."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from spinelog import __version__
from spinelog.cli.context import Context
from spinelog.cli.output import replace_option, write
from spinelog.cli.say import harmless_json, is_terminal, say_as_it_is, say_bytes, warn
from spinelog.domain.copy import JournalCopy
from spinelog.domain.errors import SpinelogError, Usage
from spinelog.domain.values import VALUES, Clinician, Procedure, Visit
from spinelog.domain.words import joined
from spinelog.exchange import journal_csv, journal_json

EXAMPLE = "spinelog export csv -o my-journal.zip"

ABOUT = """json  everything in one file, the trash and attached files too;
      `spinelog import` takes it in again
csv   the same as a zip of tables for a spreadsheet, with a dictionary of
      their columns
fhir  for a clinic's computer (FHIR R4, no profile): without the trash, your
      name and attached files. Some measures carry LOINC codes; LOINC is
      copyright Regenstrief Institute, Inc., see http://loinc.org/license
ics   what is planned, for a calendar; each is only called "Appointment"
What is typed and not saved yet, and what undo remembers, stays in the journal."""

_CHUNK = 1024 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    """The format and where to."""
    parser.description = ABOUT
    parser.add_argument("format", choices=tuple(FORMATS), help="the form to write")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to this file; else to standard output")
    replace_option(parser)
    parser.add_argument("--with-name", action="store_true", help="fhir: put your name and year of birth in it")
    parser.add_argument("--with-files", action="store_true", help="fhir: put the attached files in it")
    parser.add_argument("--with-words", action="store_true", help="ics: say what each is for, and with whom")


def run(args: argparse.Namespace, context: Context) -> None:
    """Write it in the form that is asked for."""
    if args.output == "-":
        args.output = None
    for option, form in _ONLY_FOR.items():
        if getattr(args, option) and args.format != form:
            raise Usage(f"--{option.replace('_', '-')} goes with: spinelog export {form}")
    FORMATS[args.format](args, context)


def _json(args: argparse.Namespace, context: Context) -> None:
    copy = context.journal().copy()
    _write_pieces(journal_json.dump(copy, __version__), args, context)
    if not journal_json.comes_back(copy):
        warn("With all its attached files it is too large to be imported again. For that: spinelog export csv -o my-journal.zip")


def _write_pieces(pieces: Iterator[str], args: argparse.Namespace, context: Context) -> None:
    """Whole lines of JSON, to a file or to standard output."""
    if args.output:
        warn(f"Written: {write(args.output, partial(_fill, pieces), args, context)}")
        return
    for piece in pieces:
        say_as_it_is(harmless_json(piece, getattr(sys.stdout, "encoding", None)))


def _fill(pieces: Iterator[str], file: BinaryIO) -> None:
    for piece in pieces:
        file.write(f"{harmless_json(piece)}\n".encode())


def _csv(args: argparse.Namespace, context: Context) -> None:
    if not args.output and is_terminal(sys.stdout):
        raise Usage("Where to? It is a zip of tables, so name a new file, like: spinelog export csv -o my-journal.zip")
    copy = context.journal().copy()
    if args.output:
        warn(f"Written: {write(args.output, partial(journal_csv.dump, copy, __version__), args, context)}")
    else:
        say_bytes(_zipped(copy))


def _zipped(copy: JournalCopy) -> Iterator[bytes]:
    """The zip in pieces, from a file that has no name: a zip cannot be made in a pipe."""
    with tempfile.TemporaryFile() as file:
        journal_csv.dump(copy, __version__, file)
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _fhir(args: argparse.Namespace, context: Context) -> None:
    from spinelog.exchange.fhir.bundle import lines
    from spinelog.exchange.fhir.source import Source

    journal = context.journal()
    source = Source(
        journal_uid=journal.meta("journal_uid") or "",
        items={name: journal.items(kind) for name, kind in VALUES.items()},
        phone=journal.phone_days(),
        today=context.clock.today(),
        with_name=args.with_name,
        read_file=journal.content if args.with_files else None,
    )
    _write_pieces(lines(source), args, context)
    if args.output:
        left = {"your name (--with-name)": args.with_name, "attached files (--with-files)": args.with_files}
        warn(f"Left out: {joined([*(words for words, is_in in left.items() if not is_in), 'the trash'])}.")


def _ics(args: argparse.Namespace, context: Context) -> None:
    from spinelog.exchange.journal_ics import appointments

    journal = context.journal()
    lists = (journal.items(Visit), journal.items(Procedure), journal.items(Clinician))
    found = appointments(*lists, context.clock.today(), with_words=args.with_words)
    if not found.count and not found.cancelled:
        raise SpinelogError("Nothing is planned for a day that is known, so there is nothing for a calendar.")
    if args.output:
        warn(f"Written: {write(args.output, found.text, args, context)}")
    else:
        say_bytes(iter([found.text.encode()]))
    counts = {"Planned": found.count, "Cancelled": found.cancelled, "Left out, since the day is not known": found.without_day}
    warn(" ".join(f"{words}: {count}." for words, count in counts.items() if count))


_ONLY_FOR = {"with_name": "fhir", "with_files": "fhir", "with_words": "ics"}
"""What can be asked of one form only."""

FORMATS: dict[str, Callable[[argparse.Namespace, Context], None]] = {"json": _json, "csv": _csv, "fhir": _fhir, "ics": _ics}
"""What can be asked for, and what writes it."""
