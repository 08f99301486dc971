"""Timeline: everything in the order of its dates, to add to, change and find."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.worker import get_current_worker

from spinelog.domain.errors import SpinelogError
from spinelog.domain.nouns import NOUNS
from spinelog.storage.timeline import Keys
from spinelog.summary.lines import title
from spinelog.summary.timeline import SHELVES, TimelineItem, on_shelf, shelf_of, tell
from spinelog.tui.commands import bindings
from spinelog.tui.desk import Desk
from spinelog.tui.screens.item_actions import ItemActions
from spinelog.tui.story_reads import Described, Found, Read, Told
from spinelog.tui.widgets.detail_pane import DetailPane
from spinelog.tui.widgets.find_field import FindField
from spinelog.tui.widgets.item_table import ItemTable
from spinelog.tui.widgets.range_bar import RangeBar
from spinelog.tui.widgets.section import Section
from spinelog.tui.widgets.story_table import StoryTable

if TYPE_CHECKING:
    from datetime import date

    from spinelog.storage.journal import Journal
    from spinelog.storage.timeline import Key
    from spinelog.summary.detail import Detail

EMPTY = "What happens stands here in the order of its dates. Press {timeline.new} to add the first."
NONE_OF_KIND = "Nothing of this kind yet. Press {timeline.new} to add the first."
NO_NOTE = "Notes that you write with a day stand here. Press {app.today} to write one."
NONE_SO_FAR = "Nothing of this kind so far; older entries are being read ..."
NOT_FOUND = "Nothing holds these words. Press esc to see everything."
NOT_FOUND_YET = "Nothing holds these words so far; older entries are being looked through ..."

FIRST_KEYS = 200
"""So many of the latest are read before the first is drawn."""


def _has_dose(key: Key, detail: Detail | None, today: date) -> bool:
    return key.noun == "medication" and (detail is None or detail.is_taken_on(today))


def _goes_on(key: Key, detail: Detail | None, today: date) -> bool:
    return key.noun in NOUNS and bool(NOUNS[key.noun].ends) and (detail is None or detail.goes_on(today))


def _is_scan(key: Key, detail: Detail | None, today: date) -> bool:
    return key.noun == "scan"


FOR_SOME: dict[str, Callable[[Key, Detail | None, date], bool]] = {
    "dose": _has_dose,
    "ended": _goes_on,
    "attach": _is_scan,
    "report": _is_scan,
}
"""Actions for some items only, and whether they are for this one. While its detail is being read (None): may be."""


class TimelineScreen(ItemActions[Read]):
    """The kinds, a table of the story, and the item under the cursor below it."""

    WHERE = "timeline"
    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keys: Keys | None = None
        """What has been read; None: nothing yet."""
        self._is_whole = False
        """Whether that is everything, not only the latest."""
        self._shelf = ""
        self._words = ""
        self._hits = Keys([])
        self._search = 0
        """Counts the searches, so that what an older one finds is told apart."""
        self._is_looking = False
        self._detail: Detail | None = None
        self._go_to = ""
        """The place of what was just saved; the cursor follows it."""

    def body(self) -> ComposeResult:
        """Kinds, search, table, detail."""
        with Horizontal(id="kinds"):
            yield RangeBar(tuple(SHELVES.values()))
        yield FindField(id="find")
        with Section(title="Timeline", id="all"):
            yield StoryTable(self.desk.clock.today(), empty="Reading ...", words=self.desk.words, id="items")
        detail = DetailPane(id="detail")
        detail.visible = False  # its room is kept, so that the table stays as it is
        yield detail

    @property
    def table(self) -> StoryTable:
        """The table."""
        return self.query_one(StoryTable)

    # -- reading: the latest first, then all keys; words as they come into view ------------------------------------

    def reads(self, journal: Journal) -> Iterator[Read]:
        """At first the latest keys and the words around today; once these are drawn, and after any change, all keys."""
        if self._keys is not None:
            keys = journal.timeline_keys()
            yield Read(keys, tell(journal, self.table.keys_in_view()), is_whole=True)
            return
        keys, height = journal.timeline_keys(latest=FIRST_KEYS), self.size.height
        here = bisect_right(keys, self.desk.clock.today().isoformat(), key=lambda key: key.date)
        yield Read(keys, tell(journal, keys[max(0, here - height) : here + height]), is_whole=len(keys) < FIRST_KEYS)

    def show(self, data: Read) -> None:
        """Fill the table; the cursor stays on its item, at first on the latest up to today."""
        to_latest = self._keys is None or (not self._is_whole and not self.table.lines.ahead)
        self._keys, self._is_whole, self._detail = data.keys, data.is_whole, None
        self.table.renew(data.told)
        if self._words:
            self._look()
        else:
            self._fill(to_latest=to_latest)
        if self.is_current and self.focused is None:
            self.table.focus()

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing."""
        self._is_looking = False
        self._say(sentence)
        self.query_one("#all", Section).set_title("Timeline")

    def _say(self, sentence: str) -> None:
        self.table.say_instead(sentence, self.desk.clock.today())
        self.query_one(DetailPane).display = False
        self._show_detail(None)

    def _fill(self, *, to_latest: bool = False) -> None:
        """Draw the lines of the kind and the words that are asked for."""
        everything = self._keys or Keys([])
        keys = self._hits if self._words else on_shelf(everything, self._shelf)
        if keys:
            pane = self.query_one(DetailPane)
            pane.display = pane.visible = True
            if self.table.fill(keys, self.desk.clock.today(), go_to=self._go_to, to_latest=to_latest):
                self._go_to = ""
        elif self._words:
            self._say(NOT_FOUND_YET if self._is_looking else NOT_FOUND)
        else:
            self._say(self.desk.words(self._none()))
        if self._is_whole:
            words = title(everything, len(keys) if self._words or self._shelf else None)
            words += " so far" if self._is_looking else ""
        else:
            words = f"The latest {len(everything)}, reading the rest ..."
        self.query_one("#all", Section).set_title(words)

    def _none(self) -> str:
        """Why there is no line."""
        if not self._shelf:
            return EMPTY
        if not self._is_whole:
            return NONE_SO_FAR
        return NO_NOTE if self._shelf == "notes" else NONE_OF_KIND

    def _in_thread(self, question: Callable[[Journal], Message]) -> None:
        """Ask the journal; ends in one message."""
        worker = get_current_worker()
        try:
            if not worker.is_cancelled:
                answer = question(self.desk.journal)
                if not worker.is_cancelled:
                    self.post_message(answer)
        except SpinelogError as error:
            self.post_message(self.Failed(str(error)))

    @on(StoryTable.Drawn)
    def _drawn(self, event: StoryTable.Drawn) -> None:
        event.stop()
        if not self._is_whole:
            self.reload()

    @on(StoryTable.Wanted)
    def _want(self, event: StoryTable.Wanted) -> None:
        event.stop()
        self._tell_in_thread(event)

    @work(thread=True, group="read-words", exit_on_error=False)
    def _tell_in_thread(self, wanted: StoryTable.Wanted) -> None:
        self._in_thread(lambda journal: Told(wanted, tell(journal, wanted.keys)))

    @on(Told)
    def _were_told(self, event: Told) -> None:
        event.stop()
        self.table.take(event.wanted.keys, event.told, event.wanted.version)

    # -- the item under the cursor -------------------------------------------------------------------------------

    @on(ItemTable.Moved)
    def _moved(self, event: ItemTable.Moved) -> None:
        event.stop()
        self.refresh_bindings()
        key = self.table.here
        if key is not None and (self._detail is None or self._detail.key != key):
            self._describe_in_thread(key)

    @on(ItemTable.Chosen)
    def _picked(self, event: ItemTable.Chosen) -> None:
        event.stop()
        self.action_edit()

    @work(thread=True, exclusive=True, group="read-detail", exit_on_error=False)
    def _describe_in_thread(self, key: Key) -> None:
        from spinelog.summary.detail import detail

        self._in_thread(lambda journal: Described(key, detail(journal, key)))

    @on(Described)
    def _described(self, event: Described) -> None:
        event.stop()
        if event.key == self.table.here:
            self._show_detail(event.detail)

    def _show_detail(self, detail: Detail | None) -> None:
        self._detail = detail
        if detail is not None:
            said = [(one.label, one.text) for one in detail.said]
            self.query_one(DetailPane).tell(detail.title, said, more=self.desk.words("{timeline.down} reads on"))
        self.refresh_bindings()

    def action_page(self, by: int) -> None:
        """Read on in the item under the cursor."""
        self.query_one(DetailPane).page(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command is for the item under the cursor; one that is not is not shown."""
        if action not in FOR_SOME:
            return super().check_action(action, parameters)
        key = self.table.here if self.is_mounted else None
        detail = self._detail if self._detail is not None and self._detail.key == key else None
        return key is not None and FOR_SOME[action](key, detail, self.desk.clock.today())

    def points_at(self) -> tuple[str, str] | None:
        """Noun and uid under the cursor."""
        key = self.table.here
        return None if key is None else (key.noun, key.uid)

    def likely_noun(self) -> str:
        """The first of the kind in view."""
        return next((noun.name for noun in NOUNS.values() if self._shelf and noun.shelf == self._shelf), "procedure")

    def saved(self, noun: str, uid: str) -> None:
        """The cursor follows what was saved."""
        self._go_to = f"{noun}/{uid}"

    def go_to(self, noun: str, uid: str) -> None:
        """Put the cursor on an item; a kind or words that would hide it are given up."""
        self.saved(noun, uid)
        self.query_one(FindField).close()
        self._words = ""
        self._search += 1
        self._choose_kind(0)
        self.table.focus()

    # -- kinds and words -----------------------------------------------------------------------------------------

    def action_kind(self, by: int) -> None:
        """Show the next kind, and after the last everything."""
        self._choose_kind((list(SHELVES).index(self._shelf) + by) % len(SHELVES))

    @on(RangeBar.Chosen)
    def _kind_chosen(self, event: RangeBar.Chosen) -> None:
        event.stop()
        self._choose_kind(event.index)

    def _choose_kind(self, index: int) -> None:
        self._shelf = list(SHELVES)[index]
        self.query_one(RangeBar).active = index
        if self._keys is None:
            return
        if self._words:
            self._look()
        else:
            here = self.table.here
            self._fill(to_latest=here is None or self._shelf not in ("", shelf_of(here.noun)))

    def action_find(self) -> None:
        """Open the search field."""
        self.query_one(FindField).open()

    def key_escape(self) -> None:
        """End the search; without one, show every kind again."""
        field = self.query_one(FindField)
        if field.display:
            field.close()
        elif self._shelf:
            self._choose_kind(0)
        self.table.focus()

    @on(FindField.Left)
    def _found(self, event: FindField.Left) -> None:
        event.stop()
        self.table.focus()

    @on(FindField.Sought)
    def _sought(self, event: FindField.Sought) -> None:
        event.stop()
        self._words = event.words
        if self._keys is None:
            return
        if event.words:
            self._look()
        else:
            self._search += 1
            self._is_looking = False
            self._fill(to_latest=self.table.here is None)

    def _look(self) -> None:
        """Look for the words, the newest line first; what is in view stays until the first stretch is through."""
        self._search += 1
        self._is_looking, self._hits = True, Keys([])
        self._look_in_thread(on_shelf(self._keys or Keys([]), self._shelf), dict(self.table.told), self._search)

    @work(thread=True, exclusive=True, group="read-find", exit_on_error=False)
    def _look_in_thread(self, keys: Keys, known: dict[str, TimelineItem], search: int) -> None:
        from spinelog.summary.find import find

        worker = get_current_worker()
        try:
            for page in find(self.desk.journal, keys, self._words, known):
                if worker.is_cancelled:
                    return
                self.post_message(Found(page, search))
        except SpinelogError as error:
            self.post_message(self.Failed(str(error)))

    @on(Found)
    def _found_some(self, event: Found) -> None:
        event.stop()
        if event.search == self._search:
            to_latest = not self._hits and self.table.cursor_key not in event.page.told
            self._hits = event.page.hits + self._hits
            self._is_looking = not event.page.is_last
            self.table.learn(event.page.told)
            self._fill(to_latest=to_latest)
