"""Goal: what the person wants to do again, and the checks of it."""

from __future__ import annotations

import datetime as dt

from spinelog.domain.day import MEASURES
from spinelog.domain.describe import Changes, Field, Known, Noun, Record, choice
from spinelog.domain.kinds import DAY, NUMBER, REF, SCORE, TEXT, YESNO
from spinelog.domain.words import joined

OWN = "own"
"""The measure of a goal that no field of the day measures; its checks do."""

GOAL_MEASURES = (
    *((field.name, field.short) for field in MEASURES if field.name != "pain_worst"),
    (OWN, "My own, checked now and then"),
)
BETTER = (("more", "More is better"), ("less", "Less is better"))
STATUSES = (("open", "Open"), ("reached", "Reached"), ("set_aside", "Set aside"))


def _complete(record: Changes, today: dt.date) -> Changes:
    """A goal that a field of the day measures takes its unit and direction; one begun now began today."""
    for field in MEASURES:
        if field.name == record.get("measure"):
            record["unit"], record["better"] = field.unit, field.better
    if record.get("started") is None:
        record["started"] = today
    return record


def _line(record: Record) -> str:
    target, unit = GOAL.field("target").show(record), str(record.get("unit") or "")
    status = record.get("status")
    parts = (
        str(record.get("statement")),
        f"{target} {unit}".strip() if target else "",
        "" if status == "open" else GOAL.field("status").show(record),
    )
    return ", ".join(part for part in parts if part)


def _check_line(record: Record) -> str:
    return joined((GOAL_CHECK.field("date").show(record), _check_words(record, "")))


def _check_told(record: Record, known: Known) -> str:
    goal = known.get(str(record.get("goal")), {})
    return joined((str(goal.get("statement") or ""), _check_words(record, str(goal.get("unit") or ""))), ": ")


def _check_words(record: Record, unit: str) -> str:
    """How far it went, whether the condition was kept, the own rating."""
    kept, value = record.get("qualifier_kept"), GOAL_CHECK.field("value").show(record)
    return joined((
        f"{value} {unit}".strip() if value else "",
        "" if kept is None else "condition kept" if kept else "condition not kept",
        "" if record.get("ability") is None else f"rating {record['ability']} of 10",
    ))  # fmt: skip


GOAL = Noun(
    "goal",
    (
        Field("statement", TEXT, "Goal", question="What do you want to be able to do?", required=True,
              help="in your own words, like Sit 30 min without leg pain"),
        choice("measure", "Measured by", GOAL_MEASURES, question="What shows it?", default=OWN, required=True),
        Field("target", NUMBER, "Target", question="How much?", low=0, high=200_000, help="a number, like 30"),
        Field("unit", TEXT, "Unit", question="Of what?", help="like min or mile"),
        choice("better", "Better", BETTER, question="More or less?", default="more", required=True),
        Field("qualifier", TEXT, "On condition", question="On what condition?", help="like without leg pain"),
        Field("baseline", NUMBER, "At the start", question="Where did you begin?", low=0, high=200_000, option="start"),
        Field("started", DAY, "Since", question="Since when?"),
        Field("due", DAY, "Until", question="Until when?", ahead=True),
        choice("status", "Status", STATUSES, default="open", required=True),
        Field("is_headline", YESNO, "One of your two goals", short="One of your two", default=True, option="headline",
              question="Is it one of your two main goals?", help="yes or no; two lead the summary"),
    ),
    line=_line,
    complete=_complete,
    help="Something you want to be able to do; two of them lead the summary.",
    headline="statement",
    date="started",
    shelf="goals",
    example='"Sit 30 min without leg pain" --measure sitting --target 30',
)  # fmt: skip

GOAL_CHECK = Noun(
    "goal_check",
    (
        Field("goal", REF, "Goal", ref="goal", required=True, help="its first letters"),
        Field("date", DAY, "Date", required=True, help="like today or 17 nov", past=True),
        Field("value", NUMBER, "How much", question="How much was it?", low=0, high=200_000, help="a number, like 0.9"),
        Field("qualifier_kept", YESNO, "Condition kept", question="Was the condition kept?", option="kept", help="yes or no"),
        Field("ability", SCORE, "Ability", question="How able are you? 0 unable, 10 as before", low=0, high=10,
              help="0 to 10; high is better"),
    ),
    help="One look at a goal: how far you got on a day.",
    headline="value",
    date="date",
    parent="goal",
    line=_check_line,
    told=_check_told,
    shelf="goals",
    word="Check",
    example='25 --goal "sit 30 min" --date today',
)  # fmt: skip
