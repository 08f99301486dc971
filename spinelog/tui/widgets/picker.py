"""The list that a ChoiceField opens when its choices do not fit in one line."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from spinelog.tui.content import line
from spinelog.tui.widgets.few_lines import FewLines
from spinelog.tui.widgets.item_table import Column, ItemTable, Row
from spinelog.tui.widgets.modal import Modal
from spinelog.tui.widgets.section import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WHOLE_MOST = 3
"""Lines below the list for the whole of a choice that is cut in it."""
MARGIN = 4
"""Rows of the screen that the list leaves: its two lines, and one at either end."""
NARROWEST = 44
SIDES = 6
"""Columns beside a choice: padding, the mark of the cursor, the scroll bar."""
NONE_KEY = "\0none"
"""A table row needs a key; no choice has this one."""


class Picker(Modal[str | None]):
    """All choices in a list. Ends with a key, an empty text for "not said", or None when nothing was picked.

    A letter goes to the next choice that begins with it.
    """

    DEFAULT_CSS = """
    Picker {
        align: center middle;
        background: $background 60%;
        Section {
            max-width: 100%;
            height: auto;
            background: $background;
            border-bottom: solid $function;
            padding: 0 1;
        }
        ItemTable { height: auto; }
        FewLines { color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str | None, str]],
        value: str | None,
        *,
        moved: Callable[[str | None], None] | None = None,
    ) -> None:
        """`options` are (key, label), `value` the key of the choice made already; `moved` hears what the cursor is on."""
        super().__init__()
        self._keys = tuple(key for key, _ in options)
        self._heard = moved
        self._title = title
        self._labels = tuple(label for _, label in options)
        self._rows = [Row(key or NONE_KEY, (label,), muted=key is None) for key, label in options]
        self._width = max(NARROWEST, *(line(text).cell_length + SIDES for text in (title, *(label for _, label in options))))
        self._start = next((index for index, (key, _) in enumerate(options) if value and key == value), 0)

    def compose(self) -> ComposeResult:
        """One list."""
        with Section(title=self._title or "Choose one") as section:
            section.styles.width = self._width
            yield ItemTable(Column(), rows=self._rows)
            yield FewLines()

    def on_mount(self) -> None:
        """Begin at the choice that is made already."""
        self.query_one(ItemTable).move_to(self._start)

    def on_resize(self, event: events.Resize) -> None:
        """The list scrolls where it is longer than the screen."""
        width = max(1, min(self._width, event.size.width) - 2)
        longest = max(line(label).cell_length for label in self._labels)
        whole = 0 if longest + SIDES - 2 <= width else min(WHOLE_MOST, -(-longest // width) + 1)
        self.query_one(FewLines).styles.height = whole
        self.query_one(FewLines).display = whole > 0
        self.query_one(ItemTable).styles.max_height = max(3, event.size.height - MARGIN - whole)

    @on(ItemTable.Moved)
    def _moved(self, event: ItemTable.Moved) -> None:
        event.stop()
        self.query_one(FewLines).update(line(self._labels[event.table.cursor]), layout=False)
        if self._heard is not None:
            self._heard(self._keys[event.table.cursor])

    def on_key(self, event: events.Key) -> None:
        """Letters jump."""
        table = self.query_one(ItemTable)
        letter = (event.character or "").lower()
        if not letter.isalpha():
            return
        for step in range(1, len(self._rows) + 1):
            index = (table.cursor + step) % len(self._rows)
            if str(self._rows[index].cells[0])[:1].lower() == letter:
                table.move_to(index)
                event.stop()
                return

    @on(ItemTable.Chosen)
    def _picked(self, event: ItemTable.Chosen) -> None:
        event.stop()
        self.dismiss("" if event.key == NONE_KEY else event.key)

    def action_leave(self) -> None:
        """Keep what was there."""
        self.dismiss(None)
