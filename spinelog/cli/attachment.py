"""`spinelog attachment add|open|save`: a report goes into the journal, is looked at, comes out again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from spinelog.cli.context import Context
from spinelog.cli.naming import Names
from spinelog.cli.noun import print_item
from spinelog.cli.output import replace_option, write
from spinelog.cli.say import is_terminal, say, say_json, warn
from spinelog.domain.errors import BadValue, Usage
from spinelog.domain.scan import ATTACHMENT, SCAN
from spinelog.domain.values import Attachment, Scan

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

FIRST_WORD = "the file"
Action = Callable[[argparse.Namespace, Context], None]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to save."""
    parser.add_argument("-o", "--output", metavar="FILE", help="for save: write to this file")
    replace_option(parser)


def _add(args: argparse.Namespace, context: Context) -> None:
    from spinelog.exchange.attachment_file import read_attachment

    if not args.item:
        raise Usage("Which file? Name it, like: spinelog attachment add report.pdf --scan mri")
    journal = context.journal()
    names = Names(journal)
    scan = _scan(args, journal, names)
    file = read_attachment(args.item, journal=journal.connector.path)
    record = {"scan": scan, **file.record}
    if args.field_file_name is not None:
        record |= ATTACHMENT.field("file_name").read(args.field_file_name, context.clock.today())
    added = journal.attach(record, file.content)
    names.forget()
    print_item(args, ATTACHMENT, names, added, "Added")


def _scan(args: argparse.Namespace, journal: Journal, names: Names) -> str:
    """The uid of the scan that a file belongs to; where there is one only, it need not be named."""
    if args.field_scan is not None:
        return names.find(SCAN, args.field_scan).uid
    scans = journal.items(Scan)
    if not scans:
        raise BadValue('There is no scan yet. Please add the scan first, like: spinelog scan add mri --date "3 sep"')
    if len(scans) > 1:
        raise Usage("To which scan does it belong? Name it, like: --scan mri")
    return scans[0].uid


def _open(args: argparse.Namespace, context: Context) -> None:
    """Show a private copy, and keep it only as long as the person looks at it."""
    from spinelog.exchange.viewing import KEPT, NoViewer, PrivateCopies, remove_leftovers
    from spinelog.storage.places import viewing_folder

    journal, found = _which(args, context)
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise BadValue(
            "It can only be opened from a terminal, where you can say that you have finished looking. "
            f"To have it as a file: spinelog attachment save {found.uid[:8]} -o FILE"
        )
    remove_leftovers(viewing_folder(), context.clock.now() - KEPT)
    copies = PrivateCopies(viewing_folder())
    try:
        try:
            path = copies.open(found.file_name, found.media_type, journal.content(found.uid))
            say(f"Opened: {found.file_name}")
            say(f"If nothing comes up, it can be read at {path}")
        except NoViewer as error:
            warn(str(error))
        say("Press enter when you have finished looking; the copy is then removed.")
        sys.stdin.readline()
    finally:
        copies.remove()


def _save(args: argparse.Namespace, context: Context) -> None:
    journal, found = _which(args, context)
    if not args.output:
        raise Usage(f"Where to? Name a new file, like: spinelog attachment save {found.uid[:8]} -o report.{found.media_type}")
    path = write(args.output, journal.content(found.uid), args, context)
    if args.json:
        say_json(ATTACHMENT.plain(asdict(found)))
    else:
        say(f"Saved: {path}")


ACTIONS: dict[str, Action] = {"add": _add, "open": _open, "save": _save}


def _which(args: argparse.Namespace, context: Context) -> tuple[Journal, Attachment]:
    """The attachment that is meant; of several with one name, the one of the scan that is named."""
    if not args.item:
        raise Usage(f"Which one? Name it, like: spinelog attachment {args.action} report.pdf")
    journal = context.journal()
    names = Names(journal)
    scan = names.find(SCAN, args.field_scan).uid if args.field_scan is not None else None
    rather = (lambda one: one.scan == scan) if scan else None
    return journal, cast("Attachment", names.find(ATTACHMENT, args.item, rather=rather))
