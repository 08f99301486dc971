"""`spinelog questionnaire questions`: what each form asks, how it is scored, and where that comes from."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json
from spinelog.domain.questionnaire import QUESTIONNAIRE

if TYPE_CHECKING:
    from spinelog.knowledge.instruments import Instrument

ANCHOR = "the procedure"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def _questions(args: argparse.Namespace, context: Context) -> None:
    from spinelog.knowledge.instruments import instruments

    found = list(instruments().values())
    if args.json:
        say_json([_json(one) for one in found])
        return
    for one in found:
        _say(one, gap=" " if args.plain else "  ")


def _say(one: Instrument, gap: str) -> None:
    say(f"{one.name}{gap}(spinelog questionnaire add {one.kind})")
    say(f"  {one.about}")
    for item in one.items:
        field = QUESTIONNAIRE.field(item.field)
        ends = item.ends or "; ".join(label.lower() for _, label in field.choices)
        say(f"  --{field.option}{gap}{item.question.format(anchor=ANCHOR)}")
        say(f"{gap * 3}{ends}")
    for figure in one.numbers.values():
        say(f"  {figure.says} ({figure.source})")
    if one.caveat:
        say(f"  {one.caveat}")
    say()


def _json(one: Instrument) -> dict[str, object]:
    return {
        "kind": one.kind,
        "name": one.name,
        "about": one.about,
        "items": [
            {
                "field": item.field,
                "question": item.question.format(anchor=ANCHOR),
                "ends": item.ends,
                "loinc": item.loinc.code if item.loinc is not None else None,
            }
            for item in one.items
        ],
        "loinc": one.loinc.code if one.loinc is not None else None,
        "score_loinc": one.score_loinc.code if one.score_loinc is not None else None,
        "numbers": {
            name: {"value": it.value, "low": it.low, "high": it.high, "says": it.says, "source": it.source}
            for name, it in one.numbers.items()
        },
        "caveat": one.caveat,
        "source": one.source,
        "as_of": one.as_of.isoformat(),
    }


ACTIONS = {"questions": _questions}
