"""`spinelog procedure ledger`: each session once with what was recorded around it, and how many there were."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.ledger import Entry
    from spinelog.domain.values import Procedure
    from spinelog.summary.ledger import LedgerPage

EMPTY = 'No procedure is done yet. To add one: spinelog procedure add epidural --date "8 oct"'


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def after_saving(procedure: Procedure, today: date) -> str:
    """Where the signs are that belong to a procedure of the last days."""
    from spinelog.analysis.recent import is_recent

    return "Signs to know after it: spinelog signs" if is_recent(procedure, today) else ""


def _ledger(args: argparse.Namespace, context: Context) -> None:
    from spinelog.summary.ledger import ledger_page

    page = ledger_page(context.journal())
    if args.json:
        say_json(_json(page))
        return
    if not page.lines:
        say(EMPTY)
    for line in page.lines:
        say(f"{line.letters}, {line.date}, {line.what}" if args.plain else f"{line.letters}  {line.date}  {line.what}")
        for fact in line.facts:
            say(f"   {fact}")
        say()
    for text in page.counts:
        say(text)


def _json(page: LedgerPage) -> dict[str, object]:
    found = page.ledger
    return {
        "today": page.story.today.isoformat(),
        "sessions": [_session(entry) for entry in found.entries],
        "counts": [
            {
                "family": one.family,
                "region": one.region,
                "months_6": one.within[0],
                "months_12": one.within[1],
                "perhaps_12": one.perhaps[1],
            }
            for one in found.counts
        ],
        "steroids": {
            "months_12": found.steroids.given,
            "not_told": found.steroids.not_told,
            "perhaps": found.steroids.perhaps,
        },
        "since": [day.isoformat() for day in found.since],
    }


def _session(entry: Entry) -> dict[str, object]:
    from spinelog.cli.trends_json import around_json, one_json

    return {
        "letters": [one.letter for one in entry.session.members],
        "uids": [one.procedure.uid for one in entry.session.members],
        "kind": entry.session.lead.procedure.kind,
        "date": str(entry.session.when),
        "steroid": entry.session.steroid,
        "pains": [
            {**around_json(view), **(one_json(view.of_target) if view.of_target is not None else {})} for view in entry.views
        ],
        "estimates": [{"date": one.date.isoformat(), "percent_less": one.percent_less} for one in entry.estimates],
        "after_effects": [
            {"kind": one.kind, "began": one.began.isoformat(), "ended": one.ended.isoformat() if one.ended else None}
            for one in entry.after_effects
        ],
        "therapies": [{"name": one.therapy.name, "day": one.day} for one in entry.therapies],
        "recorded": entry.recorded,
        "days": entry.days,
    }


ACTIONS = {"ledger": _ledger}
