"""The form of a whole week: a usual day and how much each pain hurt, from memory. All of it is one save."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from spinelog.domain.day import PAIN_KEY
from spinelog.domain.describe import Changes, Field
from spinelog.domain.errors import SpinelogError
from spinelog.domain.text import capital
from spinelog.domain.values import Pain, Week
from spinelog.domain.week import WEEK, WEEK_PAIN
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.summary.weeks import scores_of, week_lines, week_record, write_week
from spinelog.tui.content import tell
from spinelog.tui.form import FormScreen, form_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.domain.describe import Record
    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.base import JournalScreen


def week_fields(pains: Iterable[Pain]) -> tuple[Field, ...]:
    """What is asked of a week: function first, then each pain, then the note."""
    *figures, note = WEEK.asked
    average = WEEK_PAIN.field("average")
    scores = (
        Field(
            PAIN_KEY + pain.uid, average.kind, capital(pain.name), question=average.question, help=average.help,
            low=average.low, high=average.high, better=average.better,
        )
        for pain in pains
    )  # fmt: skip
    return (*figures, *scores, note)


async def ask_week(screen: JournalScreen[Any], uid: str = "") -> None:
    """Ask for a new week, or to change the one with this uid; wait for it in a worker."""
    desk = screen.desk
    try:
        pains, week, record = await desk.read(lambda journal: _now(journal, uid))
        place = await desk.place(WEEK.name, uid)
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return
    written: list[Week] = []
    seen = record

    async def store(changes: Changes) -> bool:
        nonlocal seen
        scores = {key.removeprefix(PAIN_KEY): value for key, value in changes.items() if key.startswith(PAIN_KEY)}
        figures = {name: value for name, value in changes.items() if not name.startswith(PAIN_KEY)}
        averages = {pain: value if isinstance(value, int) else None for pain, value in scores.items()}
        if week is not None and not changes:
            return True
        try:
            done = await screen.save(lambda journal: write_week(journal, figures, averages, week=week, seen=seen))
        except ChangedMeanwhile as meanwhile:
            seen = {**(seen or {}), **meanwhile.now}
            raise
        if done is not None:
            written.append(done)
        return done is not None

    form = FormScreen(
        week_fields(pains),
        desk.clock.today(),
        record=record,
        title=form_title(WEEK, adding=week is None),
        about=WEEK.about,
        start={"date": desk.clock.entry_day()},
        store=store,
        place=place,
    )
    await screen.app.push_screen_wait(form)
    with suppress(SpinelogError):  # it is saved; the words for it need a read of their own
        for line in await desk.read(lambda journal: week_lines(journal, written)):
            tell(screen, f"{'Added' if week is None else 'Now'}: {line}")


async def ask_past_week(screen: JournalScreen[Any]) -> None:
    """Ask for the week that ends on the day that is written now, or to change it once it is there."""
    last = screen.desk.clock.entry_day()
    try:
        weeks = await screen.desk.read(lambda journal: journal.items(Week))
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return
    await ask_week(screen, next((one.uid for one in weeks if one.date == last), ""))


def _now(journal: Journal, uid: str) -> tuple[list[Pain], Week | None, Record | None]:
    """The pains, the main one first, and for a week that is there what is recorded of it."""
    pains = sorted(journal.items(Pain), key=lambda pain: not pain.is_main)
    if not uid:
        return pains, None, None
    week = journal.item(Week, uid)
    return pains, week, week_record(week, scores_of(journal, [week])[uid])
