"""The timeline in the one table: lines are counted, not built, and their words are asked for when they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from spinelog.domain.dates import PartialDate
from spinelog.domain.text import one_line
from spinelog.storage.timeline import Keys
from spinelog.summary.lines import Lines, show_in_year
from spinelog.summary.timeline import TimelineItem, place_of
from spinelog.tui.content import letter_chip, line
from spinelog.tui.widgets.item_table import Column, ItemTable, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from textual.strip import Strip

    from spinelog.storage.timeline import Key

NOT_YET = "…"
"""What stands for words that are being read."""
GONE = "not here any more"
MOST_TOLD = 20_000
"""Lines whose words are kept in memory, about 10 MiB."""


class StoryTable(ItemTable):
    """Keys in the timeline's order with the words of those that are known. The cursor stays on its item."""

    class Wanted(Message):
        """The words of these lines are in view and not known; give them to `take`, with the same `version`."""

        def __init__(self, keys: list[Key], version: int) -> None:
            super().__init__()
            self.keys = keys
            self.version = version

    class Drawn(Message):
        """The lines that were given last are on screen."""

    def __init__(
        self,
        today: date,
        *,
        empty: str,
        words: Callable[[str], str],
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        """`words` puts keys into our own sentences."""
        self._words = words
        self.lines = Lines(Keys([]), today)
        self.told: dict[str, TimelineItem] = {}
        self._version = 0
        """Counts the states of the journal, so that words of an older one are told apart."""
        self._is_waiting = False
        self._is_new = False
        """Whether lines were given that are not drawn yet."""
        columns = Column(width=8, right=True, muted=True), Column(width=3), Column(width=10), Column()
        super().__init__(*columns, empty=empty, id=id)

    @property
    def here(self) -> Key | None:
        """The key under the cursor."""
        key = self.lines.at(self.cursor) if 0 <= self.cursor < len(self.lines) else ""
        return None if isinstance(key, str) else key

    def say_instead(self, sentence: str, today: date) -> None:
        """Show a sentence instead of lines."""
        self.lines = Lines(Keys([]), today)
        self.say(sentence)

    def fill(self, keys: Keys, today: date, *, go_to: str = "", to_latest: bool = False) -> bool:
        """Show these keys, one at least; gives whether `go_to` (a place) is among them, so that the cursor stands there.

        Else the cursor stays on its item and its line of the view; `to_latest` puts it on the latest up to today, and so
        does an item that is not among them. Without it the neighbour follows on an item that is gone.
        """
        here, at_line, at = self.cursor_key, self.cursor_line, self.cursor
        self.lines = Lines(keys, today)
        found = self.lines.index_of(go_to) if go_to else None
        if found is not None:
            self._show(found, self.size.height * 2 // 3)
            return True
        kept = self.lines.index_of(here) if here and not to_latest else None
        if kept is not None:
            self._show(kept, at_line)
        elif here and not to_latest:
            self._show(min(at, len(self.lines) - 1), at_line)
        else:
            self._show(self.lines.latest, self.size.height * 2 // 3)
        return False

    def render_line(self, y: int) -> Strip:
        """One line of the visible part; with the first of new ones it is said that they are drawn."""
        if self._is_new:
            self._is_new = False
            self.post_message(self.Drawn())  # handled once all of this picture has gone out
        return super().render_line(y)

    def _show(self, cursor: int, at_line: int) -> None:
        self._is_new = True
        self.show_rows(self._line_at, len(self.lines), cursor=cursor, line=at_line)

    # -- words -------------------------------------------------------------------------------------------------

    def renew(self, told: dict[str, TimelineItem]) -> None:
        """The journal has changed: these words are as they are now, the others are asked for again."""
        self.told = told
        self._version += 1

    def learn(self, told: Mapping[str, TimelineItem]) -> None:
        """Remember the words of more lines; where that is too much, only those in view and these."""
        if len(self.told) + len(told) > MOST_TOLD:
            self.told = {place: self.told[place] for place in map(place_of, self.keys_in_view()) if place in self.told}
        self.told.update(told)

    def take(self, keys: Iterable[Key], told: Mapping[str, TimelineItem], version: int) -> None:
        """The words that were wanted."""
        self._is_waiting = False
        if version == self._version:
            # What was deleted elsewhere in this moment is not asked for again and again.
            gone = {
                place: TimelineItem(_date(key), key.noun, key.uid, "", "", GONE)
                for key in keys
                if (place := place_of(key)) not in told
            }
            self.learn({**gone, **told})
        self.refresh()

    def keys_in_view(self) -> list[Key]:
        """The keys in view, and a screen of them before and after."""
        view = self.in_view
        around = range(max(0, view.start - len(view)), min(len(self.lines), view.stop + len(view)))
        return [key for index in around if not isinstance(key := self.lines.at(index), str)]

    def _want(self) -> None:
        if not self._is_waiting:
            self._is_waiting = True
            self.call_later(self._ask)

    def _ask(self) -> None:
        wanted = [key for key in self.keys_in_view() if place_of(key) not in self.told]
        if wanted:
            self.post_message(self.Wanted(wanted, self._version))
        else:
            self._is_waiting = False

    def _line_at(self, index: int) -> Row:
        """One line. Words that are not known are asked for, and stand there soon."""
        key = self.lines.at(index)
        if isinstance(key, str):
            return Row("", (self._words(key),))
        place, when = place_of(key), show_in_year(_date(key))
        item = self.told.get(place)
        if item is None:
            self._want()
            return Row(place, (when, "", "", NOT_YET), muted=True)
        chip = letter_chip(item.letter) if item.letter and item.noun == "procedure" else line(item.letter, "$muted").pad(1, 1)
        return Row(place, (when, chip, item.kind, one_line(item.text)), muted=self.lines.is_ahead(key))


def _date(key: Key) -> PartialDate | None:
    return PartialDate.from_iso(key.date) if key.date else None
