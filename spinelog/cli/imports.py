"""`spinelog import FILE`: steps and sleep from a phone or watch, or a copy of a journal. Looked at first, saved after a yes."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.cli.import_table import answered, table_options
from spinelog.cli.parts import print_part
from spinelog.cli.say import ask, is_terminal, say, say_json, say_over, warn
from spinelog.domain.errors import BadValue, SpinelogError, Usage
from spinelog.domain.phone import SOURCES
from spinelog.exchange.incoming import incoming
from spinelog.exchange.likely import likely_files, path_meant
from spinelog.exchange.phone.box import Box, box_of, open_box
from spinelog.exchange.phone.findings import BadFile, Cancelled, Reading
from spinelog.exchange.phone.table import read_table
from spinelog.exchange.phone.zone import local_zone, zone_named
from spinelog.storage.places import where_files_arrive
from spinelog.summary.importing import ALREADY, batch_line, source_lines, taken_back
from spinelog.summary.importing_json import batch_json, copy_json, phone_json, source_json
from spinelog.summary.offer import Offer, compare, copy_offer, phone_offer

if TYPE_CHECKING:
    from spinelog.cli.context import Context

EXAMPLE = "spinelog import export.zip\n  spinelog import export.zip --yes\n  spinelog import --list"
NOTHING = "Nothing was changed."
_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class _Found:
    """What is in the file."""

    title: str
    """Empty where the file was shown already."""
    offer: Offer
    json: dict[str, object]
    not_there: tuple[str, ...] = ()
    """What `--prefer` names and no device or app is called."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, how it is read, and what was imported before."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a file, zip or folder as exported; - is standard input")
    parser.add_argument("--yes", action="store_true", help="save without asking")
    parser.add_argument("--json", action="store_true", help="print what would be saved as JSON; saves only with --yes")
    reading = parser.add_argument_group("how it is read")
    reading.add_argument(
        "--prefer", action="append", default=[], metavar="NAME", help="the device or app to trust most; again for the next"
    )
    reading.add_argument("--zone", metavar="NAME", help="where you were, like Europe/Berlin, for times without a zone")
    times = reading.add_mutually_exclusive_group()
    times.add_argument("--local-times", action="store_true", help="times that do not say it are local ones")
    times.add_argument("--utc-times", action="store_true", help="times that do not say it are UTC")
    table_options(parser)
    before = parser.add_argument_group("what was imported")
    before.add_argument("--list", action="store_true", help="list the imports, and which source counts first")
    before.add_argument("--undo", action="store_true", help="take the latest import back")
    before.add_argument("--first", metavar="SOURCE", help="where several have a number, this one counts: apple, fitbit, ...")


def run(args: argparse.Namespace, context: Context) -> None:
    """Show what is in the file, and save it after a yes."""
    first = None if args.first is None else _source(args.first)
    if args.undo + args.list + (args.file is not None) > 1:
        raise Usage("Only one of them at a time: a file, --list or --undo.")
    if args.file is not None:
        if not args.file.strip():
            raise Usage(_which())
        _import(args, context)
    elif args.undo:
        _undo(context)
    elif not args.list and first is None:
        raise Usage(_which())
    if first is not None:
        context.journal().prefer_source(first)
        if not args.json and first not in {one.source for one in context.journal().phone_sources()}:
            say(f"Your journal has nothing from {SOURCES[first]} yet. Once it has, that counts first.")
    if args.list or (first is not None and not (args.json and args.file)):
        _list(context, with_imports=args.list, as_json=args.json)


def _which() -> str:
    """What to name, with the files that lately arrived."""
    words = "Which file? Name the one that your phone, watch or app exported, like: spinelog import export.zip"
    found = likely_files(where_files_arrive(), most=3)
    return "\n  ".join((f"{words}\nLately arrived:", *(one.path for one in found))) if found else words


def _import(args: argparse.Namespace, context: Context) -> None:
    with _opened(args, context) as box:
        try:
            found = _read(box, args, context)
        except BadFile as error:
            raise SpinelogError(f"{error} {NOTHING}") from None
        except (Cancelled, KeyboardInterrupt):
            raise SpinelogError(f"Stopped. {NOTHING}") from None
        finally:
            say_over("")
        if not args.json:
            _print(found, plain=args.plain)
        offer = found.offer
        is_told = bool(offer.count) and (args.yes or (not args.json and _is_told_to(offer, args.file)))
        batch = offer.save(context.journal()) if is_told else None
    if args.json:
        say_json({"file": box.name, **found.json, "saved": batch is not None})
    elif is_told:
        say(f"Saved: {offer.words}. To take it back: spinelog import --undo" if batch is not None else ALREADY)


def _opened(args: argparse.Namespace, context: Context) -> Box:
    try:
        if args.file != "-":
            return open_box(path_meant(args.file), journal=context.path)
        if sys.stdin is None or is_terminal(sys.stdin):
            raise Usage("There is nothing to read from standard input. Please name the file instead of -.")
        return box_of(sys.stdin.buffer, _INPUT)
    except BadFile as error:
        raise SpinelogError(f"{error} {NOTHING}") from None
    except KeyboardInterrupt:
        raise SpinelogError(f"Stopped. {NOTHING}") from None


def _read(box: Box, args: argparse.Namespace, context: Context) -> _Found:
    """Read the file, and look at what of it is new. Raises BadFile, Cancelled."""
    reading = Reading(
        zone=zone_named(args.zone) if args.zone else local_zone(),
        today=context.clock.today(),
        tell=_Progress().tell,
        prefer=tuple(args.prefer),
        local_times=True if args.local_times else False if args.utc_times else None,
    )
    found = incoming(box, reading)
    say_over("")  # before anything is asked
    journal = context.journal()
    if found.copy is not None:
        compared_copy = journal.compare_copy(found.copy)
        return _Found(box.name, copy_offer(found.copy, compared_copy, box.name), copy_json(compared_copy))
    phone, mapping = found.phone, None
    if found.table is not None:
        proposal = answered(found.table, args, journal, context.clock.today())
        assert proposal.mapping is not None  # noqa: S101 - narrows the type; every question is answered
        phone, mapping = (read_table(box, proposal.mapping, reading),), (proposal.header, proposal.mapping.to_text())
    compared = compare(phone, journal)
    offer = phone_offer(phone, compared, journal, box.name, mapping)
    devices = " ".join(name for one in phone for name in one.devices).casefold()
    not_there = tuple(name for name in args.prefer if name.casefold() not in devices)
    return _Found(box.name if found.table is None else "", offer, phone_json(phone, compared), not_there)


def _print(found: _Found, *, plain: bool) -> None:
    offer = found.offer
    if found.title:
        say(f"{found.title}\n")
    for part in offer.parts:
        print_part(part, plain=plain)
        say()
    for name in found.not_there:
        say(f'No device or app in it is called "{name}".\n')
    if offer.taken_local is not None:
        other = "UTC, add --utc-times" if offer.taken_local else "local, add --local-times"
        say(f"If the times that do not say it are {other}\n")
    if not offer.count:
        say(offer.nothing)


def _is_told_to(offer: Offer, file: str) -> bool:
    """Ask at a terminal; elsewhere say how."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        warn(f"Nothing was saved yet. To save: add --yes{' to the same command' if file == '-' else ''}")
        return False
    try:
        is_yes = (ask(f"Save {offer.words}? yes/no: ") or "").strip().lower() in ("y", "yes")
    except KeyboardInterrupt:
        raise SpinelogError(f"\nStopped. {NOTHING}") from None
    if not is_yes:
        say(NOTHING)
    return is_yes


class _Progress:
    """The share that is read, on one line of a terminal."""

    def __init__(self) -> None:
        self._percent = -1

    def tell(self, share: float) -> None:
        percent = int(max(0.0, min(1.0, share)) * 100)
        if percent != self._percent:
            self._percent = percent
            say_over(f"Reading: {percent} %")


# -- what was imported -----------------------------------------------------------------------------------------------


def _source(text: str) -> str:
    """The key of a source from its name or the beginning of it. Raises BadValue."""
    word = _bare(text)
    names = {_bare(name): key for key, name in SOURCES.items()}
    found = [key for name, key in names.items() if word and name.startswith(word)]
    if len(found) != 1:
        raise BadValue(f"There is no source {text.strip()!r}. It can be one of: {', '.join(SOURCES.values())}.")
    return found[0]


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _undo(context: Context) -> None:
    journal = context.journal()
    batch = journal.undo_import()
    if batch is not None:
        say(taken_back(batch))
    elif journal.imports():
        raise SpinelogError("The imports that are left cannot be taken back here any more. Nothing was changed.")
    else:
        raise SpinelogError("There is no import to take back.")


def _list(context: Context, *, with_imports: bool, as_json: bool) -> None:
    journal, today = context.journal(), context.clock.today()
    batches, sources = journal.imports(), journal.phone_sources()
    if as_json:
        say_json({"imports": [batch_json(one) for one in batches], "sources": [source_json(one) for one in sources]})
        return
    if with_imports:
        say("\n".join(batch_line(one, today) for one in batches) if batches else "Nothing was imported yet.")
    if with_imports and sources:
        say()
    if sources:
        say("Where several have a number for a day, the first of these counts:" if len(sources) > 1 else "In your journal:")
    for line in source_lines(sources, today):
        say(f"  {line}")
