"""`spinelog medication change` and `stop`: what can be done to a medicine beside the usual."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, cast

from spinelog.analysis.courses import is_over
from spinelog.cli.context import Context
from spinelog.cli.naming import Names
from spinelog.cli.noun import changes_of, print_item
from spinelog.domain.dates import PartialDate, read_partial
from spinelog.domain.errors import Usage
from spinelog.domain.medication import MEDICATION
from spinelog.domain.values import Medication
from spinelog.summary.medicines import change_dose, stop

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal


def arguments(parser: argparse.ArgumentParser) -> None:
    """The day of a change."""
    parser.add_argument("--date", metavar="DATE", help="for change and stop: from this day on (default: today)")


def _change(args: argparse.Namespace, context: Context) -> None:
    journal, names, course = _course(args, context)
    changes = changes_of(args, MEDICATION, names, context.clock.today())
    new = change_dose(journal, course, _date(args, context), changes)
    names.forget()
    print_item(args, MEDICATION, names, new, "Now")


def _stop(args: argparse.Namespace, context: Context) -> None:
    journal, names, course = _course(args, context)
    stopped = stop(journal, course, _date(args, context))
    changes = changes_of(args, MEDICATION, names, context.clock.today())
    if changes:  # what it did can be said in the same breath
        stopped = journal.edit(Medication, stopped.uid, changes)
    names.forget()
    print_item(args, MEDICATION, names, stopped, "Stopped")


ACTIONS = {"change": _change, "stop": _stop}


def _date(args: argparse.Namespace, context: Context) -> PartialDate:
    today = context.clock.today()
    return read_partial(args.date, today) if args.date else PartialDate.of(today)


def _course(args: argparse.Namespace, context: Context) -> tuple[Journal, Names, Medication]:
    """The course that is meant: of a medicine with several, the one that is taken now."""
    if not args.item:
        raise Usage(f"Which one? Name it, like: spinelog medication {args.action} gabapentin")
    journal = context.journal()
    names = Names(journal)
    today = context.clock.today()
    return journal, names, cast("Medication", names.find(MEDICATION, args.item, rather=lambda one: not is_over(one, today)))
