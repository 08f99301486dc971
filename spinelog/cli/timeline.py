"""`spinelog timeline`: everything in the order of its dates, as lines or JSON."""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spinelog.cli.context import Context
from spinelog.cli.naming import SHORTEST
from spinelog.cli.say import say, say_json
from spinelog.domain.dates import read_partial, show_date, show_partial
from spinelog.domain.text import one_line
from spinelog.storage.timeline import NOTE, Keys
from spinelog.summary.find import holds
from spinelog.summary.lines import Lines
from spinelog.summary.timeline import SHELVES, TimelineItem, on_shelf, place_of, tell

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.storage.timeline import Key

EXAMPLE = 'spinelog timeline --kind medicines --since "1 sep"\n  spinelog timeline --find "long drive"'

PAGE = 1000
"""Lines that are told at once."""
NOTHING_DATED = 'Nothing with a date yet. To begin: spinelog visit add "pain clinic" --date fri'


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which part of it."""
    shelves = [shelf for shelf in SHELVES if shelf]
    parser.add_argument("--kind", choices=shelves, metavar="KIND", help=f"only these: {', '.join(shelves)}")
    parser.add_argument("--find", metavar="WORDS", help="only what holds all of these words")
    parser.add_argument("--since", metavar="DATE", help="from then on, like 2025, may 2026 or 1 sep")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print the lines, the oldest first."""
    journal, today = context.journal(), context.clock.today()
    keys = on_shelf(journal.timeline_keys(), args.kind or "")
    if args.since:
        keys = keys[bisect_left(keys, str(read_partial(args.since, today)), key=lambda key: key.date) :]
    items = [(key, item) for key, item in _told(journal, keys) if holds(item, args.find or "")]
    if args.json:
        say_json([_json(item) for _, item in items])
        return
    lines = Lines(Keys.of(key for key, _ in items), today)
    for number, (_, item) in enumerate(items):
        if number == lines.ahead:
            say(f"today, {show_date(today)}")
        say(_plain_line(item) if args.plain else _line(item))
    if args.kind or args.find or args.since:
        if not items:
            say("Nothing on the timeline is like that. To see everything: spinelog timeline")
    elif not items or items[-1][1].date is None:
        say(NOTHING_DATED)


def _told(journal: Journal, keys: Keys) -> Iterator[tuple[Key, TimelineItem]]:
    """Each key with its line, in order."""
    for start in range(0, len(keys), PAGE):
        page = keys[start : start + PAGE]
        lines = tell(journal, page)
        yield from ((key, lines[place_of(key)]) for key in page if place_of(key) in lines)


def _line(item: TimelineItem) -> str:
    when = show_partial(item.date) if item.date else ""
    uid = "" if item.noun == NOTE else item.uid[:SHORTEST]
    return f"{when:>11}  {item.letter:<2} {item.kind:<10} {uid:<{SHORTEST}}  {one_line(item.text)}"


def _plain_line(item: TimelineItem) -> str:
    """`8 Oct 2026, A, procedure: epidural injection (6a72)`."""
    place = ", ".join(word for word in (show_partial(item.date) if item.date else "", item.letter, item.kind) if word)
    uid = "" if item.noun == NOTE else f" ({item.uid[:SHORTEST]})"
    return f"{place}: {one_line(item.text)}{uid}"


def _json(item: TimelineItem) -> dict[str, str | None]:
    return {
        "date": str(item.date) if item.date else None,
        "letter": item.letter or None,
        "noun": item.noun,
        "uid": None if item.noun == NOTE else item.uid,
        "kind": item.kind,
        "text": item.text,
    }
