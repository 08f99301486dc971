"""`spinelog visit prepare`: what a visit asks for, as lines."""

from __future__ import annotations

import argparse

from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json
from spinelog.domain.values import Clinician
from spinelog.summary.readiness import Readiness, readiness, visit_words

SUGGESTED = 4
"""Suggested questions that are printed at once."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def _prepare(args: argparse.Namespace, context: Context) -> None:
    journal = context.journal()
    found = readiness(journal)
    if args.json:
        say_json(_json(found))
        return
    clinicians = {one.uid: one for one in journal.items(Clinician)}
    today = context.clock.today()
    say(f"Before {visit_words(found.visit, clinicians, today)}" if found.visit else "Before your next visit")
    width = max(len(one.title) for one in found.items)
    for one in found.items:
        if args.plain:
            say(f"{one.title}, {'there' if one.is_there else 'not yet'}: {one.what}")
        else:
            say(f"  {'[x]' if one.is_there else '[ ]'} {one.title:<{width}}  {one.what}")
        if not one.is_there:
            say(f"{'' if args.plain else ' ' * (width + 8)}to add it: {one.command}")
    if found.questions:
        say("Your questions:")
        for number, question in enumerate(found.questions, start=1):
            say(f"  {number}. {question.text}")
    if found.suggested:
        say("You could also ask:")
        for text in found.suggested[:SUGGESTED]:
            say(f"  - {text}")
    if found.due is not None and found.due != found.visit:
        when = visit_words(found.due, clinicians, today)
        say(f'How was {when}? To write it down: spinelog visit edit {found.due.uid[:4]} --status done --outcome "..."')


def _json(found: Readiness) -> dict[str, object]:
    return {
        "visit": found.visit.uid if found.visit else None,
        "items": [
            {"key": one.key, "title": one.title, "there": one.is_there, "what": one.what, "command": one.command}
            for one in found.items
        ],
        "questions": [one.text for one in found.questions],
        "suggested": list(found.suggested),
    }


ACTIONS = {"prepare": _prepare}
