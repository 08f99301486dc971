"""Week: a usual day of the past week, written once at its end. From memory, so it never mixes with days."""

from __future__ import annotations

import datetime as dt
from copy import copy

from spinelog.domain.day import AVERAGE, DAY_NOUN
from spinelog.domain.describe import Changes, Field, Known, Noun, Record, recorded_fields
from spinelog.domain.kinds import DAY, NOTE, REF, SCORE
from spinelog.domain.words import joined, when

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LENGTH = 7
"""Days of a week; the last of them is its date."""


def _usual(name: str, question: str) -> Field:
    """A field of the day, asked of a usual day: the same limits and words, but nothing to be averaged."""
    twin = copy(DAY_NOUN.field(name))
    twin.question = question
    twin.statistic = ""
    return twin


def _fresh(record: Changes, today: dt.date) -> Changes:
    """It is the week that ends today, unless said otherwise."""
    if record.get("date") is None:
        record["date"] = today
    return record


def figures_words(record: Record) -> str:
    """`sitting 25 min, sleep 7 h`: what was recalled of a usual day."""
    shown = ((field.short.lower(), field.show(record)) for field in FIGURES)
    return joined(f"{name} {text}" for name, text in shown if text)


def scores_words(scores: Iterable[Record], pains: Known) -> str:
    """`right leg 3, low back 2`; `pains` are their records by uid."""
    return joined(score_words(one, pains) for one in scores)


def score_words(score: Record, pains: Mapping[str, Record]) -> str:
    """`right leg 3`: one score of a week."""
    return f"{pains.get(str(score.get('pain')), {}).get('name') or 'pain'} {score.get('average')}"


def _line(record: Record) -> str:
    return joined((f"Week to {when(record, 'date')}", figures_words(record)), ": ")


def _told(record: Record, known: Known) -> str:
    """With its scores, where whoever knows them put them into `known` under its uid (see `SCORES`)."""
    scores = str(known.get(str(record.get("uid")), {}).get(SCORES) or "")
    figures = joined((figures_words(record), scores))
    return joined((joined(("From memory", figures), ": "), str(record.get("note") or "")), "; ")


SCORES = "scores"
"""The name under which the words of a week's scores travel."""

WEEK = Noun(
    "week",
    (
        Field(
            "date", DAY, "Week to", question="Which day does the week end on?", required=True, past=True, help="like today or sun"
        ),
        _usual("sitting_min", "On a usual day of this week, how long could you sit before pain stopped you?"),
        DAY_NOUN.field("sitting_open"),
        _usual("standing_min", "On a usual day of this week, how long could you stand before pain stopped you?"),
        DAY_NOUN.field("standing_open"),
        _usual("walking_min", "On a usual day of this week, how long could you walk before pain stopped you?"),
        DAY_NOUN.field("walking_open"),
        _usual("sleep_min", "How long did you sleep on a usual night of this week?"),
        Field("note", NOTE, "Note", question="Anything to remember of this week?"),
        *recorded_fields(),
    ),
    help="A whole week in one entry, from memory: a usual day, and how much it hurt.",
    headline="date",
    date="date",
    distinct="date",
    line=_line,
    called=lambda record: f"Week to {when(record, 'date')}",
    told=_told,
    fresh=_fresh,
    shelf="notes",
    example="today --sitting 25 --sleep 7 --pain 4",
    about="The 7 days up to the one below, as you remember them. They stand apart from single days, and are in no average.",
)

FIGURES = tuple(field for field in WEEK.asked if field.name.endswith("_min"))
"""What is recalled of a usual day, in the order of the form."""

WEEK_PAIN = Noun(
    "week_pain",
    (
        Field("week", REF, "Week", ref="week", required=True),
        Field("pain", REF, "Pain", ref="pain", required=True),
        Field("average", SCORE, "Pain", question="How much did it hurt on average over the past week?", help=AVERAGE.help,
              low=AVERAGE.low, high=AVERAGE.high, better=AVERAGE.better, required=True),
    ),
    help="How much one pain hurt over a week, from memory.",
    title="Score",
    parent="week",
    commanded=False,
    line=lambda record: f"{record.get('average')} of 10",
    told=score_words,
)  # fmt: skip
