"""What else is typed and not saved, in one line, with the keys that go there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_date
from spinelog.domain.nouns import NOUNS
from spinelog.storage.drafts import DAY
from spinelog.tui.form import form_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.storage.drafts import Draft

KEYS = {
    "procedure": "{today.procedure}",
    "cadence": "{today.how_often}",
    "week": "{today.week}",
    "flare": "{today.flare}",
    "goal": "{app.goals} {goals.new}",
    "goal_check": "{app.goals} {goals.check}",
    "questionnaire": "{app.goals} {goals.form}",
    "question": "{app.visit} {visit.question}",
    "person": "{app.visit}",
    "visit": "{app.visit}",
    "block": "{today.block}",
    "block_reading": "{today.block}",
}
"""What opens the form of a noun again, by its noun: commands by their ids in braces, for their keys."""
ANY = "{app.timeline} {timeline.new}"


def kept_words(drafts: Iterable[Draft], day: date, today: date) -> str:
    """`Kept, not saved yet: Thu 19 Nov ([); a procedure (p).` of all but the day that is open; empty without any.

    For each key the id of its command stands in braces.
    """
    here = (DAY, day.isoformat())
    others = [one for one in drafts if (one.form, one.item) != here]
    days = sorted((one for one in others if one.form == DAY), key=lambda one: one.item, reverse=True)
    forms = [one for one in others if one.form != DAY]
    found = dict.fromkeys(_words(one, day, today) for one in (*days, *forms))
    return f"Kept, not saved yet: {'; '.join(found)}." if found else ""


def _words(draft: Draft, day: date, today: date) -> str:
    if draft.form == DAY:
        other = date.fromisoformat(draft.item)
        keys = {day - timedelta(days=1): "{today.before}", day + timedelta(days=1): "{today.after}"}
        return show_date(other, today) + (f" ({keys[other]})" if other in keys else "")
    name = draft.form.partition(".")[0]
    if name not in NOUNS:
        return "a form"
    if draft.item:
        return f"a change to {_a(name)}"
    return f"{_a(name)} ({KEYS.get(name, ANY)})"


def _a(name: str) -> str:
    """`a procedure`, `an estimate`."""
    noun = NOUNS[name]
    return noun.title if noun.single else form_title(noun, adding=True).removeprefix("Add ")
