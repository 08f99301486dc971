"""Timeline: everything in the order of its dates, to add to, change and find."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from spinelog.domain.dates import MONTHS, PartialDate, show_date
from spinelog.domain.describe import Noun
from spinelog.domain.errors import SpinelogError
from spinelog.domain.nouns import NOUNS
from spinelog.domain.text import one_line
from spinelog.domain.values import VALUES, Value
from spinelog.tui.commands import bindings
from spinelog.tui.content import letter_chip, line, tell, user_text
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.item_table import Column, ItemTable, Row
from spinelog.tui.widgets.section import Section
from spinelog.tui.widgets.text_inputs import TextField

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.timeline import TimelineItem

EMPTY = "Procedures, goals and notes show here in the order of their dates. Press n to add the first."


class TimelineScreen(JournalScreen["list[TimelineItem]"]):
    """A table of the story, and the item under the cursor below it."""

    WHERE = "timeline"
    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._items: list[TimelineItem] = []
        self._words = ""

    def body(self) -> ComposeResult:
        """Search, table, detail."""
        field = TextField(placeholder="words to find; esc ends", id="find", moves_on=False)
        field.display = False
        yield field
        with Section(title="Timeline", id="all"):
            yield ItemTable(
                Column(width=9, right=True, muted=True),
                Column(width=3),
                Column(width=10),
                Column(),
                empty="Reading ...",
                id="items",
            )
        with Section(title="", id="detail"):
            yield Static(id="words")

    def read(self, journal: Journal) -> list[TimelineItem]:
        """Everything with a date."""
        from spinelog.summary.timeline import KINDS, timeline

        items = {name: journal.items(VALUES[name]) for name in KINDS}
        return timeline(items, journal.notes(date.min, date.max))

    def show(self, data: list[TimelineItem]) -> None:
        """Fill the table; the cursor stays where it was, at first on the latest."""
        is_first = not self._items
        self._items = data
        self._fill(to_end=is_first)
        if self.is_current and self.focused is None:
            self.query_one(ItemTable).focus()

    def _fill(self, *, to_end: bool = False) -> None:
        words = self._words.lower().split()
        kept = [item for item in self._items if all(word in f"{item.kind} {item.text}".lower() for word in words)]
        table = self.query_one(ItemTable)
        if not kept:
            table.say("Nothing holds these words. Press esc to see everything." if words else EMPTY)
        else:
            rows = _rows(kept, self.desk.clock.today())
            key = table.cursor_key
            place = next((at for at, row in enumerate(rows) if key and row.key == key), None)
            table.show_rows(rows, cursor=len(rows) - 1 if to_end else place)
        count = f"{len(kept)} of {len(self._items)}" if words else f"{len(self._items)}"
        since = (
            f"Since {_when(self._items[0].date)}, {count} {'entry' if len(self._items) == 1 else 'entries'}"
            if self._items
            else "Timeline"
        )
        self.query_one("#all", Section).set_title(since)
        self._describe(table.cursor_key)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing."""
        self.query_one(ItemTable).say(sentence)

    @on(ItemTable.Moved)
    def _moved(self, event: ItemTable.Moved) -> None:
        event.stop()
        self._describe(event.key)

    @on(ItemTable.Chosen)
    def _picked(self, event: ItemTable.Chosen) -> None:
        event.stop()
        self.action_edit()

    def _item(self, key: str) -> TimelineItem | None:
        return next((item for item in self._items if f"{item.noun}/{item.uid}" == key), None)

    def _describe(self, key: str) -> None:
        item = self._item(key)
        detail = self.query_one("#detail", Section)
        detail.display = item is not None
        if item is None:
            return
        when = show_date(item.date.first) if item.date.full else _when(item.date)
        detail.set_title(f"{when}  {item.kind}")
        self.query_one("#words", Static).update(user_text(item.text))

    # -- finding ---------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Open the search field."""
        field = self.query_one("#find", TextField)
        field.display = True
        field.focus()

    @on(Input.Changed, "#find")
    def _finding(self, event: Input.Changed) -> None:
        event.stop()
        self._words = event.value
        self._fill()

    @on(Input.Submitted, "#find")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(ItemTable).focus()

    def on_descendant_blur(self) -> None:
        """An empty search field goes away when it is left; esc empties nothing that was found by enter."""
        field = self.query_one("#find", TextField)
        if field.display and not field.has_focus and not field.value:
            field.display = False

    def key_escape(self) -> None:
        """End the search."""
        field = self.query_one("#find", TextField)
        field.value = ""
        field.display = False
        self.query_one(ItemTable).focus()

    # -- changing --------------------------------------------------------------------------------------------

    @work
    async def action_new(self) -> None:
        """Ask what, then add it."""
        from spinelog.tui.widgets.picker import Picker

        options = [(noun.name, noun.title) for noun in NOUNS.values() if noun.commanded and not noun.single]
        picked = await self.app.push_screen_wait(Picker("Add", options, "procedure"))
        if picked:
            self.add_item(NOUNS[picked])

    async def _value(self) -> Value | None:
        item = self._item(self.query_one(ItemTable).cursor_key)
        if item is None:
            return None
        if item.noun not in VALUES:
            tell(self, "A note belongs to its day. Press t and go to that day to change it.")
            return None
        kind, uid = VALUES[item.noun], item.uid
        try:
            return await self.desk.read(lambda journal: journal.item(kind, uid))
        except SpinelogError as error:
            tell(self, str(error), severity="warning")
            return None

    @work
    async def action_edit(self) -> None:
        """Change the item under the cursor."""
        value = await self._value()
        if value is not None:
            self.change_item(_noun(value), value)

    @work
    async def action_delete(self) -> None:
        """Put the item under the cursor into the trash."""
        value = await self._value()
        if value is not None:
            self.trash_item(_noun(value), value)

    def action_trash(self) -> None:
        """Bring something back."""
        self.bring_back(tuple(noun for noun in NOUNS.values() if noun.commanded and not noun.single))


def _noun(value: Value) -> Noun:
    return next(NOUNS[name] for name, kind in VALUES.items() if type(value) is kind)


def _rows(items: list[TimelineItem], today: date) -> list[Row]:
    """The items with a line for each year, and one for today before what is still to come."""
    rows: list[Row] = []
    year, is_ahead = 0, False
    for item in items:
        if not is_ahead and item.date.first > today:
            rows.append(Row("", (f"today, {show_date(today)}",)))
            is_ahead = True
        if item.date.year != year:
            year = item.date.year
            rows.append(Row("", (str(year),)))
        chip = letter_chip(item.letter) if item.letter and item.noun == "procedure" else line(item.letter, "$muted")
        rows.append(Row(f"{item.noun}/{item.uid}", (_short(item.date), chip, item.kind, one_line(item.text)), muted=is_ahead))
    return rows


def _short(when: PartialDate) -> str:
    if when.month is None:
        return "that year"
    return f"{when.day} {MONTHS[when.month - 1]}" if when.day else MONTHS[when.month - 1]


def _when(when: PartialDate) -> str:
    from spinelog.domain.dates import show_partial

    return show_partial(when)
