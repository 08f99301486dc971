"""Bringing in a file on screen: which one, how far its reading is, what it would save, and then saving it."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual import work

from spinelog.domain.dates import show_date
from spinelog.domain.describe import Changes, Field, choice
from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.domain.kinds import TEXT
from spinelog.exchange.incoming import incoming
from spinelog.exchange.likely import LikelyFile, likely_files, path_meant
from spinelog.exchange.phone.box import Box, open_box
from spinelog.exchange.phone.findings import BadFile, Findings, Reading
from spinelog.exchange.phone.table import Asked, TableProposal, read_table, with_answers
from spinelog.exchange.phone.table_cells import ORDERS
from spinelog.exchange.phone.table_mapping import UNITS
from spinelog.exchange.phone.zone import local_zone
from spinelog.storage.places import where_files_arrive
from spinelog.summary.importing import ALREADY, table_part
from spinelog.summary.offer import COLUMNS, Offer, as_last_time, compare, copy_offer, phone_offer
from spinelog.tui.content import line, tell
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.picker import Picker
from spinelog.tui.widgets.preview import SAVE, Preview
from spinelog.tui.widgets.reading import ReadingFile

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.base import JournalScreen
    from spinelog.tui.widgets.reading import Tell

OTHER = "\0other"
COLUMNS_END, TIMES_END = "columns", "times"
NOTHING = "Nothing was changed."
ORDER_WORDS = {"ymd": "year, month, day", "dmy": "day, month, year", "mdy": "month, day, year"}
WHERE_HELP = "type where it is, or pull it into this window"


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: what it offers, or a table of which something is still asked."""

    offer: Offer | None
    table: TableProposal | None = None


class AskingForm(FormScreen):
    """A form whose answers no journal keeps, so that leaving it loses nothing and asks nothing."""

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Close."""
        await self.drop()


def ask_import(screen: JournalScreen[Any]) -> None:
    """Ask for a file and go on from there; what is in the way is told, and nothing is changed."""
    screen.run_worker(_import(screen), group="import", exclusive=True)


async def _import(screen: JournalScreen[Any]) -> None:
    path = await _which(screen)
    if path is None:
        return
    try:
        box = await asyncio.to_thread(open_box, path, journal=screen.desk.connector.path)
    except SpinelogError as error:
        tell(screen, f"{error} {NOTHING}", severity="warning")
        return
    with box:  # open until the end: what is attached to a copy is read when it is saved
        await _from(screen, box)


async def _from(screen: JournalScreen[Any], box: Box) -> None:
    table: TableProposal | None = None
    local_times: bool | None = None
    while (read := await _read(screen, box, table, local_times)) is not None:
        table = read.table
        answer = COLUMNS_END if read.offer is None else await _looked_at(screen, box, read, read.offer)
        if answer == TIMES_END and read.offer is not None:
            local_times = not read.offer.taken_local
        elif answer == COLUMNS_END and table is not None:
            table = await _columns(screen, table)
            if table is None:
                return
        else:
            if answer == SAVE and read.offer is not None:
                await _save(screen, read.offer)
            return


# -- which file ------------------------------------------------------------------------------------------------------


async def _which(screen: JournalScreen[Any]) -> str | None:
    """One of the files that lately arrived, or another that is typed; None for none."""
    found = likely_files(where_files_arrive())
    if found:
        options = [(one.path, _told(one, screen)) for one in found]
        picked = await screen.app.push_screen_wait(Picker("Import from", [*options, (OTHER, "Another file or folder")], None))
        if picked != OTHER:
            return picked or None
    return await _typed(screen)


def _told(one: LikelyFile, screen: JournalScreen[Any]) -> str:
    """`export.zip  15 MB  Fri 20 Nov  Downloads`."""
    folder, name = os.path.split(one.path)
    kilobytes = max(1, round((one.size or 0) / 1000))
    size = "folder" if one.size is None else f"{kilobytes / 1000:,.0f} MB" if kilobytes >= 1000 else f"{kilobytes} kB"
    day = show_date(one.changed.astimezone().date(), screen.desk.clock.today())
    return f"{name}  {size}  {day}  {os.path.basename(folder)}"


async def _typed(screen: JournalScreen[Any]) -> str | None:
    paths: list[str] = []

    async def store(asked: Changes) -> bool:
        path = path_meant(str(asked["file"]), where_files_arrive())
        try:
            (await asyncio.to_thread(open_box, path, journal=screen.desk.connector.path)).close()
        except SpinelogError as error:  # told while it can still be mended
            tell(screen, f"{error} {NOTHING}", severity="warning")
            return False
        paths.append(path)
        return True

    fields = (Field("file", TEXT, "File", question="Which file or folder?", help=WHERE_HELP, required=True),)
    form = AskingForm(fields, screen.desk.clock.today(), title="Import from a file", store=store, save="Read it")
    await screen.app.push_screen_wait(form)
    return paths[0] if paths else None


# -- reading ---------------------------------------------------------------------------------------------------------


async def _read(screen: JournalScreen[Any], box: Box, table: TableProposal | None, local_times: bool | None) -> Read | None:
    """Read the file in a thread while a bar says how far it is; why that could not be is told."""
    ended = await screen.app.push_screen_wait(
        ReadingFile(box.name, lambda told: _in_thread(screen, box, table, local_times, told))
    )
    if isinstance(ended, SpinelogError):
        words = f"{ended} {NOTHING}" if isinstance(ended, BadFile) else str(ended)
        tell(screen, words, severity="warning")
        return None
    if ended is None:
        tell(screen, f"Stopped. {NOTHING}")
    return ended


def _in_thread(screen: JournalScreen[Any], box: Box, table: TableProposal | None, local_times: bool | None, told: Tell) -> Read:
    desk = screen.desk
    journal = desk.journal
    reading = Reading(zone=local_zone(), today=desk.clock.today(), tell=told, local_times=local_times)
    if table is None:
        found = incoming(box, reading)
        if found.copy is not None:
            return Read(copy_offer(found.copy, journal.compare_copy(found.copy), box.name))
        if found.table is None:
            return Read(_phone(found.phone, journal, box.name))
        table = as_last_time(found.table, journal)
    if table.mapping is None:
        return Read(None, table)
    days = read_table(box, table.mapping, replace(table.reading, tell=told))
    return Read(_phone((days,), journal, box.name, (table.header, table.mapping.to_text())), table)


def _phone(found: tuple[Findings, ...], journal: Journal, name: str, mapping: tuple[str, str] | None = None) -> Offer:
    return phone_offer(found, compare(found, journal), journal, name, mapping)


# -- looking and saving ----------------------------------------------------------------------------------------------


async def _looked_at(screen: JournalScreen[Any], box: Box, read: Read, offer: Offer) -> str:
    today = screen.desk.clock.today()
    parts = (*((table_part(read.table, today),) if read.table is not None else ()), *offer.parts)
    lines = [text for part in parts for text in (line(part.title, "bold"), *part.lines, "")]
    if not offer.count:
        lines.append(offer.nothing)
    others = [(COLUMNS_END, "Other columns")] if read.table is not None else []
    if offer.taken_local is not None:
        others.append((TIMES_END, "Times are UTC" if offer.taken_local else "Times are local"))
    return await screen.app.push_screen_wait(
        Preview(
            f"Import from {box.name}",
            lines,
            save=f"Save {offer.words}" if offer.count else "",
            others=others,
        )
    )


async def _save(screen: JournalScreen[Any], offer: Offer) -> None:
    batches = []

    def save(journal: Journal) -> bool:
        batches.append(offer.save(journal))
        return True

    if await screen.save(save) is None:
        return
    undo = screen.desk.words("Press {app.undo} to take it back.")
    tell(screen, ALREADY if batches[0] is None else f"Saved: {offer.words}. {undo}")


# -- a table ---------------------------------------------------------------------------------------------------------


async def _columns(screen: JournalScreen[Any], table: TableProposal) -> TableProposal | None:
    """Which column is what; None when that was left."""
    names = tuple((str(number), name.strip() or f"column {number}") for number, name in enumerate(table.columns, start=1))
    asked = {one.key: one for one in table.questions}
    orders = asked["date_order"].choices if "date_order" in asked else tuple((key, ORDER_WORDS[key]) for key in ORDERS)
    fields = (
        choice("date", "Date", names, question="Which column has the date?", required=True),
        choice("steps", "Steps", names, question="Which column has the steps?", help="none: leave it empty"),
        choice("sleep", "Sleep", names, question="Which column has the sleep?", help="none: leave it empty"),
        _open(asked.get("date_order"), "date_order", "Dates are", orders, "How are the dates written?"),
        _open(asked.get("sleep_unit"), "sleep_unit", "Sleep is in", tuple(UNITS.items()), "What is the sleep written in?"),
    )
    start: Changes = {}
    if (mapping := table.mapping) is not None:
        start = {name: None if (at := getattr(mapping, name)) is None else str(at + 1) for name in COLUMNS}
        start |= {"date_order": mapping.date_order, "sleep_unit": mapping.sleep_unit}
    else:
        start = {name: str(at + 1) for name, at in zip(COLUMNS, table.table.columns(), strict=True) if at is not None}
    done: list[TableProposal] = []

    async def store(said: Changes) -> bool:
        columns = {name: int(str(at)) if (at := said.get(name)) else None for name in COLUMNS}
        order, unit = (str(said[key]) if said.get(key) else None for key in ("date_order", "sleep_unit"))
        try:
            answered = with_answers(table, columns=columns, date_order=order, sleep_unit=unit)
        except (BadValue, BadFile) as error:
            tell(screen, str(error), severity="warning")
            return False
        if answered.questions:
            tell(screen, answered.questions[0].text, severity="warning")
            return False
        done.append(answered)
        return True

    about = "Its first row: " + " | ".join(cell.strip() for cell in table.sample[0][:8]) if table.sample else ""
    form = AskingForm(
        fields, screen.desk.clock.today(), title="Which column is what?", about=about, start=start, store=store, save="Go on"
    )
    await screen.app.push_screen_wait(form)
    return done[0] if done else None


def _open(asked: Asked | None, name: str, label: str, choices: tuple[tuple[str, str], ...], question: str) -> Field:
    """A field that has to be filled where it is what is asked of the table."""
    if asked is None:
        return choice(name, label, choices, question=question)
    return choice(name, label, choices, question=asked.text, help="choose one", required=True)
