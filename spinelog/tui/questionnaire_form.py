"""The form of a questionnaire: which one, for a change since when, then its own questions and nothing else."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import lettered
from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import SpinelogError
from spinelog.domain.procedure import DONE
from spinelog.domain.questionnaire import KINDS, NEEDED, PGIC, QUESTIONNAIRE, TOTAL
from spinelog.domain.values import Procedure
from spinelog.domain.words import joined
from spinelog.knowledge.instruments import instruments
from spinelog.summary.forms import anchor_words
from spinelog.tui.content import tell
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import date
    from typing import Any

    from spinelog.domain.describe import Changes, Field, Record
    from spinelog.knowledge.instruments import Instrument
    from spinelog.tui.screens.base import JournalScreen

    Store = Callable[[Changes], Awaitable[bool]]


async def ask(screen: JournalScreen[Any], record: Record | None, start: Changes | None, store: Store, item: str) -> None:
    """Ask for a new one, or to change the one of `record` with the uid `item`; `store` keeps it. Wait for it in a worker."""
    today = screen.desk.clock.today()
    try:
        anchors = await screen.desk.read(lambda journal: _anchors(journal.items(Procedure), today))
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return
    given: Record = record or start or {}
    kind = str(given.get("kind") or await _picked_kind(screen, anchors) or "")
    if not kind:
        return
    chosen: Changes = {"kind": kind}
    if kind == PGIC:
        uid = given.get("procedure") or await _picked_anchor(screen, anchors)
        if not uid:
            return
        chosen["procedure"] = uid
    anchor = anchors.get(str(chosen.get("procedure")), "the procedure")
    instrument = instruments().get(kind)
    fields = tuple(_worded(field, kind, instrument, anchor) for field in QUESTIONNAIRE.asked_of(kind) if field.name not in chosen)
    first: Changes = {} if kind == TOTAL else {"date": PartialDate.of(today)}

    try:
        place = await screen.desk.place(".".join((QUESTIONNAIRE.name, *map(str, chosen.values()))), item)
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return

    async def add(changes: Changes) -> bool:
        return await store({**chosen, **changes})

    form = FormScreen(
        fields,
        today,
        record=record,
        title=instrument.title.format(anchor=anchor) if instrument is not None else dict(KINDS)[kind],
        about=joined((instrument.about, instrument.caveat), " ") if instrument is not None else "",
        start={**first, **(start or {})},
        store=add if record is None else store,
        place=place,
    )
    await screen.app.push_screen_wait(form)


def _anchors(procedures: list[Procedure], today: date) -> dict[str, str]:
    """The procedures that a change can be counted from: uid -> `A, the epidural of 8 Oct`, the latest first."""
    found = [one for one in lettered(procedures) if one.procedure.status == DONE and one.procedure.date.first <= today]
    return {one.procedure.uid: anchor_words(one, today) for one in reversed(found)}


async def _picked_kind(screen: JournalScreen[Any], anchors: Mapping[str, str]) -> str | None:
    """Which form; one that was taken out of the data file is not offered, nor a change since nothing."""
    options = [(kind, label) for kind, label in KINDS if kind in instruments() and (kind != PGIC or anchors)]
    return await screen.app.push_screen_wait(Picker("Which form?", options, None))


async def _picked_anchor(screen: JournalScreen[Any], anchors: Mapping[str, str]) -> str | None:
    """Since which procedure; asked only where there is a choice."""
    if len(anchors) == 1:
        return next(iter(anchors))
    return await screen.app.push_screen_wait(Picker("Since which procedure?", list(anchors.items()), None))


def _worded(field: Field, kind: str, instrument: Instrument | None, anchor: str) -> Field:
    """A field as this form asks it: in the words of the data file, and needed where the form cannot do without."""
    twin = copy(field)
    twin.required = field.name in NEEDED[kind]
    item = instrument.item(field.name) if instrument is not None else None
    if item is not None:
        twin.question = item.question.format(anchor=anchor)
        twin.help = item.ends or field.help
    return twin
