"""Timeline: everything that has a date, in order. No table of its own: one pure function over the nouns' items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from spinelog.analysis.procedures import lettered
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Record
from spinelog.domain.nouns import NOUNS
from spinelog.domain.procedure import AFTER_EFFECT, CANCELLED, DONE, describe
from spinelog.domain.values import Goal, Procedure, Value

KINDS = ("procedure", "after_effect", "estimate", "goal", "goal_check")
"""Nouns that stand on the timeline."""

NOTE = "note"
"""The kind of a note that a day carries."""

_TITLES = {"after_effect": "After", "goal_check": "Check", "estimate": "Estimate", "goal": "Goal", "procedure": "Procedure"}


@dataclass(frozen=True)
class TimelineItem:
    """One line of the story."""

    date: PartialDate
    noun: str
    """A noun's name, or "note" for the note of a day."""
    uid: str
    """Of the item; the date itself for a note."""
    letter: str
    """Of a procedure, or of the one that it belongs to."""
    kind: str
    """One word: "Procedure", "Goal", "Note"."""
    text: str


def timeline(items: Mapping[str, Iterable[Value]], notes: Iterable[tuple[date, str]] = ()) -> list[TimelineItem]:
    """All items and notes in date order, a partial date at its start, the vaguer first; then by kind, then as given."""
    procedures = [one for one in items.get("procedure", ()) if isinstance(one, Procedure)]
    letters = {one.procedure.uid: one.letter for one in lettered(procedures)}
    goals = {one.uid: one for one in items.get("goal", ()) if isinstance(one, Goal)}
    found = []
    for noun in KINDS:
        for item in items.get(noun, ()):
            record = asdict(item)
            when = record.get(NOUNS[noun].date)
            placed = PartialDate.of(when) if isinstance(when, date) else when
            if isinstance(placed, PartialDate):
                letter = letters.get(str(record.get("procedure") or item.uid), "")
                found.append(TimelineItem(placed, noun, item.uid, letter, _TITLES[noun], _text(noun, record, goals)))
    for day, note in notes:
        found.append(TimelineItem(PartialDate.of(day), NOTE, day.isoformat(), "", "Note", note))
    return sorted(found, key=lambda item: (item.date.first, str(item.date), (*KINDS, NOTE).index(item.noun)))


def _text(noun: str, record: Record, goals: Mapping[str, Goal]) -> str:
    if noun == "procedure":
        status = str(record.get("status"))
        text = describe(record)
        return text if status == DONE else f"{text} ({'cancelled' if status == CANCELLED else status})"
    if noun == "estimate":
        percent = int(str(record.get("percent_less")))
        return f"Your own estimate: {abs(percent)} % {'less' if percent >= 0 else 'more'}"
    if noun == "after_effect":
        until = record.get("ended")
        name = AFTER_EFFECT.field("kind").show(record)
        return f"{name} until {AFTER_EFFECT.field('ended').show_value(until)}" if until else name
    if noun == "goal_check":
        goal = goals.get(str(record.get("goal")))
        value = NOUNS[noun].field("value").show(record)
        unit = f" {goal.unit}" if value and goal is not None and goal.unit else ""
        kept = record.get("qualifier_kept")
        parts = [value + unit, "" if kept is None else "condition kept" if kept else "condition not kept"]
        if record.get("ability") is not None:
            parts.append(f"rating {record['ability']} of 10")
        text = ", ".join(part for part in parts if part)
        return f"{goal.statement}: {text}" if goal is not None else text
    return NOUNS[noun].line(record)
