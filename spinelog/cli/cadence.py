"""`spinelog cadence now`: how often is written today, and what comes then."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json
from spinelog.domain.cadence import WORSE
from spinelog.summary.cadence import Pacing, pacing

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.cadence import Stretch
    from spinelog.domain.values import Cadence


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own; its help says when to stop."""
    parser.description = f"{parser.description}\n{WORSE}"


def after_saving(cadence: Cadence, today: date) -> str:
    """What stands wherever the pace is chosen."""
    return WORSE


def _now(args: argparse.Namespace, context: Context) -> None:
    found = pacing(context.journal())
    if args.json:
        say_json(_json(found))
        return
    for sentence in found.sentences:
        say(sentence)


def _json(found: Pacing) -> dict[str, object]:
    return {
        "today": found.today.isoformat(),
        **_stretch(found.stretch),
        "then": _stretch(found.then) if found.then is not None else None,
        "planned": found.planned.letter if found.planned is not None else None,
        "week_due": found.is_week_due,
    }


def _stretch(one: Stretch) -> dict[str, object]:
    return {
        "pace": one.pace,
        "why": one.why.value,
        "procedure": one.procedure.letter if one.procedure is not None else None,
        "since": one.since.isoformat() if one.since is not None else None,
        "until": one.until.isoformat() if one.until is not None else None,
    }


ACTIONS = {"now": _now}
