"""Two short forms for what goes on: the next dose of a medicine, and the day on which something ended."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes, Field, Noun
from spinelog.domain.kinds import PARTIAL
from spinelog.domain.medication import MEDICATION
from spinelog.domain.values import Medication, Value
from spinelog.summary.medicines import change_dose, stop
from spinelog.tui.form import FormScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from spinelog.storage.journal import Journal
    from spinelog.tui.desk import Place

    Keep = Callable[[Callable[[Journal], Value]], Awaitable[bool]]
    """Runs one change of the journal, and says whether it could."""

WHEN = "when"
DOSE = tuple(MEDICATION.field(name) for name in ("dose_text", "daily_amount", "amount_unit"))


def dose_form(course: Medication, today: date, keep: Keep, place: Place) -> FormScreen:
    """Asks for another dose, with the present one filled in."""
    from_day = Field(WHEN, PARTIAL, "From", question="From which day on?", required=True, help="like today or 12 nov")

    async def store(changes: Changes) -> bool:
        day = changes.pop(WHEN)
        assert isinstance(day, PartialDate)  # noqa: S101 - the field is required, and reads nothing else
        return await keep(lambda journal: change_dose(journal, course, day, changes))

    start: Changes = {**{field.name: asdict(course)[field.name] for field in DOSE}, WHEN: PartialDate.of(today)}
    return FormScreen((*DOSE, from_day), today, title=f"New dose: {course.name}", start=start, store=store, place=place)


def end_form(noun: Noun, item: Value, today: date, keep: Keep, place: Place) -> FormScreen:
    """Asks for the day on which an item ended, today unless another is written."""
    ends = noun.field(noun.ends)
    when = Field(WHEN, ends.kind, ends.label, question="When did it end?", required=True, help="like today or 12 nov")

    async def store(changes: Changes) -> bool:
        day = changes[WHEN]
        if isinstance(item, Medication) and isinstance(day, PartialDate):
            return await keep(lambda journal: stop(journal, item, day))
        return await keep(lambda journal: journal.edit(type(item), item.uid, {noun.ends: day}))

    start: Changes = {WHEN: PartialDate.of(today) if ends.kind is PARTIAL else today}
    return FormScreen((when,), today, title=f"{noun.title}: when did it end?", start=start, store=store, place=place)
