"""`spinelog week`: a week with its scores, which are written as `log` writes them. All of it is one save."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from spinelog.cli.context import Context
from spinelog.cli.log import pain_meant, read_score
from spinelog.cli.naming import Names
from spinelog.cli.noun import changes_of
from spinelog.cli.say import say, say_json
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.errors import Usage
from spinelog.domain.values import Pain, Week
from spinelog.domain.week import WEEK
from spinelog.storage.quick import pains, transaction
from spinelog.summary.weeks import scores_of, week_lines, write_week

if TYPE_CHECKING:
    from spinelog.domain.describe import Changes
    from spinelog.storage.journal import Journal


def arguments(parser: argparse.ArgumentParser) -> None:
    """The scores."""
    parser.add_argument("--pain", action="append", default=[], metavar="[NAME=]X", help="0 to 10; leg=3 for a named pain")


def _add(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    scores = _scores(args, context)
    changes = changes_of(args, WEEK, Names(journal), context.clock.today(), headline=args.item)
    _print(args, journal, write_week(journal, changes, scores), "Added")


def _edit(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    if not args.item:
        raise Usage("Which one? Name it, like: spinelog week edit 3f2a")
    names, scores = Names(journal), _scores(args, context)
    found = cast("Week", names.find(WEEK, args.item))
    changes = changes_of(args, WEEK, names, context.clock.today(), old=asdict(found))
    if not changes and not scores:
        raise Usage("Nothing to change. Name a field, like: --note 'felt better'")
    _print(args, journal, write_week(journal, changes, scores, week=found), "Now")


def _list(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    weeks = journal.items(Week, trash=args.trash)
    if args.json:
        say_json(_json(journal, weeks))
        return
    if not weeks:
        say(f"No weeks {'in the trash' if args.trash else 'yet'}.")
    for week, line in zip(weeks, week_lines(journal, weeks), strict=True):
        say(f"{line} ({week.uid[:4]})" if args.plain else f"  {week.uid[:4]}  {line}")


def _scores(args: argparse.Namespace, context: Context) -> dict[str, int | None]:
    """Each score by the uid of its pain; None for what `--clear pain` or `--clear pain=leg` makes not recorded."""
    with transaction(context.connector) as connection:
        known = pains(connection)
    read: Changes = {}
    others = []
    for text in args.clear:
        word, equals, which = text.strip().lower().removeprefix("--").partition("=")
        if word == "pain":
            read[PAIN_KEY + pain_meant(which if equals else None, known)] = None
        else:
            others.append(text)
    args.clear = others
    for text in args.pain:
        read.update(read_score(text, known, context.clock.today()))
    return {key.removeprefix(PAIN_KEY): cast("int | None", value) for key, value in read.items()}


def _json(journal: Journal, weeks: Sequence[Week]) -> list[dict[str, object]]:
    """As any noun, and its scores by the names of the pains."""
    names = {one.uid: one.name for one in journal.items(Pain)}
    scores = scores_of(journal, weeks)
    return [
        {**WEEK.plain(asdict(week)), "pains": {names[one.pain]: one.average for one in scores[week.uid] if one.pain in names}}
        for week in weeks
    ]


def _print(args: argparse.Namespace, journal: Journal, week: Week, word: str) -> None:
    if args.json:
        say_json(_json(journal, [week])[0])
    else:
        say(f"{word}: {week_lines(journal, [week])[0]}{' ' if args.plain else '  '}({week.uid[:4]})")


ACTIONS = {"add": _add, "edit": _edit, "list": _list}
