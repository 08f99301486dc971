"""A table that is imported: what its columns are is shown, asked where it is open, and remembered for the next time."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from spinelog.cli.parts import print_part
from spinelog.cli.say import ask, is_terminal, say
from spinelog.domain.errors import SpinelogError, Usage
from spinelog.exchange.phone.table import Asked, TableProposal, with_answers
from spinelog.exchange.phone.table_cells import ORDERS
from spinelog.exchange.phone.table_mapping import UNITS
from spinelog.summary.importing import table_part
from spinelog.summary.offer import as_last_time

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

_OPTIONS = {"date_order": "--date-order", "sleep_unit": "--sleep-unit", "date": "--columns date=", "steps": "--columns steps="}


def table_options(parser: argparse.ArgumentParser) -> None:
    """What only the person can say of a table."""
    group = parser.add_argument_group("a table (CSV)")
    group.add_argument("--columns", metavar="NAMES", help="which column is what: date=Day,steps=Count,sleep=Night")
    group.add_argument("--date-order", choices=ORDERS, help="how its dates are written: dmy is day, month, year")
    group.add_argument("--sleep-unit", choices=tuple(UNITS), help="what a bare number of sleep is in")


def answered(proposal: TableProposal, args: argparse.Namespace, journal: Journal, today: date) -> TableProposal:
    """The proposal with everything that the options, the last time or the person at the terminal say; printed.

    Raises BadValue, and SpinelogError where something is open and nobody can be asked.
    """
    columns = _named(args.columns, proposal)
    is_said = bool(columns or args.date_order or args.sleep_unit)
    whole = with_answers(proposal, columns=columns, date_order=args.date_order, sleep_unit=args.sleep_unit)
    if not is_said:
        whole = as_last_time(proposal, journal)
    can_ask = not args.json and is_terminal(sys.stdin) and is_terminal(sys.stdout)
    if whole.questions and not args.json:
        print_part(table_part(whole, today), plain=args.plain)
    while whole.questions:
        if not can_ask:
            raise SpinelogError(_open(whole))
        whole = _ask(whole)
    if not args.json:
        print_part(table_part(whole, today), plain=args.plain)
        say()
    return whole


def _named(text: str | None, proposal: TableProposal) -> dict[str, str | int | None]:
    """`date=Day,steps=3`: a name or a number from 1; nothing behind the sign where there is no such column. Raises Usage."""
    parts = re.split(r"(?:^|,)\s*(date|steps|sleep)\s*=", text or "")
    if text and (len(parts) < 3 or parts[0].strip()):
        raise Usage("Which column is what? Write it like: --columns date=Day,steps=Count")
    return {key: _column(said.strip(), proposal) for key, said in zip(parts[1::2], parts[2::2], strict=True)}


def _column(said: str, proposal: TableProposal) -> str | int | None:
    names = {name.strip().lower() for name in proposal.columns}
    if said.isascii() and said.isdigit() and said not in names and len(said) < 6:
        return int(said)
    return said or None


def _open(proposal: TableProposal) -> str:
    """What is asked, and the option that says it."""
    asked = proposal.questions[0]
    option = _OPTIONS[asked.key]
    choices = ", ".join(key if key == words else f"{key} ({words})" for key, words in asked.choices)
    return f"{asked.text} {choices}.\nPlease say it with {option}{'NAME' if option.endswith('=') else ''}. Nothing was changed."


def _ask(proposal: TableProposal) -> TableProposal:
    """One question at the terminal. Raises SpinelogError when there is no answer any more."""
    asked = proposal.questions[0]
    say()
    say(asked.text)
    for number, (_, words) in enumerate(asked.choices, start=1):
        say(f"  {number}  {words}")
    while True:
        answer = ask("Number: ")
        if answer is None:
            raise SpinelogError("Nothing was changed.")
        if (key := _chosen(answer.strip(), asked)) is not None:
            return _with(proposal, asked.key, key)
        say("Please type one of these numbers.")


def _chosen(answer: str, asked: Asked) -> str | None:
    if answer.isascii() and answer.isdigit() and 1 <= int(answer[:6]) <= len(asked.choices):
        return asked.choices[int(answer[:6]) - 1][0]
    return next((key for key, words in asked.choices if answer.lower() in (key.lower(), words.lower())), None)


def _with(proposal: TableProposal, key: str, said: str) -> TableProposal:
    if key == "date_order":
        return with_answers(proposal, date_order=said)
    return with_answers(proposal, sleep_unit=said) if key == "sleep_unit" else with_answers(proposal, columns={key: said})
