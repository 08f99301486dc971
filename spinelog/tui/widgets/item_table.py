"""The one table of the app: it draws only the rows in view, so a hundred thousand open as fast as a hundred."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from spinelog.tui.content import cut, shown
from spinelog.tui.widgets.labels import FOCUSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARGIN = 2
"""Columns at the left for the mark of the cursor; separators begin there."""
GAP = 1
"""Columns between two columns."""


class Column(NamedTuple):
    """One column: the title above it, its width in cells (None: what is left over), how it looks."""

    title: str = ""
    width: int | None = None
    right: bool = False
    """Numbers stand at the right edge."""
    muted: bool = False


class Row(NamedTuple):
    """One row. A plain string in it is shown literally; Content may carry styles."""

    key: str
    """What `Chosen` says; a row with an empty key is a line between rows, such as a year, and cannot be chosen."""
    cells: tuple[str | Content, ...]
    """One for each column; where there are fewer, the last takes the rest of the line."""
    muted: bool = False


class ItemTable(ScrollView, can_focus=True):
    """A list of items in columns, with a cursor.

    Rows come from any sequence that knows its length, also one that fetches them when asked (`show_rows(rows)`),
    or from a function of the index with a count. Each row in view is asked for whenever it is drawn. Without
    rows the table says its `empty` text.
    """

    DEFAULT_CSS = """
    ItemTable {
        height: 1fr;
        background: $background;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go_first", show=False),
        Binding("end", "go_last", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(-1, init=False)
    """The index of the row under the cursor; -1 when no row can be chosen."""

    class About(Message):
        """Something about one item."""

        def __init__(self, table: ItemTable, key: str) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> ItemTable:
            """The table, for `@on` with a selector."""
            return self.table

    class Moved(About):
        """The cursor stands on another item."""

    class Chosen(About):
        """An item was chosen: enter, or a click on the row under the cursor."""

    def __init__(
        self,
        *columns: Column,
        rows: Sequence[Row] = (),
        empty: str | Content = "Nothing here yet.",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a table; its titles make a first line that stays in view, unless all are empty."""
        super().__init__(name=name, id=id, classes=classes)
        self.columns = columns
        self._head = 1 if any(column.title for column in columns) else 0
        self._empty: str | Content = empty
        self._fetch: Callable[[int], Row] = rows.__getitem__
        self._count = len(rows)
        self.set_reactive(ItemTable.cursor, self._selectable(0, 1))

    @property
    def row_count(self) -> int:
        """How many rows there are, separators too."""
        return self._count

    @property
    def cursor_key(self) -> str:
        """The key under the cursor; empty when there is none."""
        return self._fetch(self.cursor).key if 0 <= self.cursor < self._count else ""

    def show_rows(
        self,
        rows: Sequence[Row] | Callable[[int], Row],
        count: int | None = None,
        *,
        cursor: int | None = None,
        line: int | None = None,
    ) -> None:
        """Show other rows. The cursor stays at its index unless `cursor` is given; `line` is where in view it then stands."""
        if callable(rows):
            self._fetch, self._count = rows, count or 0
        else:
            self._fetch, self._count = rows.__getitem__, len(rows)
        self._resize_virtual()
        if line is not None and cursor is not None and self.is_attached:
            self.scroll_to(y=self._head + cursor - line, animate=False, immediate=True, force=True)
        self.move_to(self.cursor if cursor is None else cursor, force=True)
        self.refresh()

    @property
    def cursor_line(self) -> int:
        """On which line of the view the cursor stands."""
        return self._head + self.cursor - self.scroll_offset.y

    @property
    def in_view(self) -> range:
        """The indexes of the rows in view."""
        first = self.scroll_offset.y
        return range(first, min(self._count, first + self.scrollable_content_region.height - self._head))

    def say(self, text: str | Content) -> None:
        """Show a sentence instead of rows: nothing there yet, loading, or what went wrong."""
        self._empty = text
        self.show_rows(())

    def move_to(self, index: int, *, force: bool = False) -> None:
        """Put the cursor on the row at `index`, or on the nearest one that can be chosen."""
        index = max(0, min(self._count - 1, index))
        found = self._selectable(index, 1)
        if found < 0:
            found = self._selectable(index, -1)
        if force and found == self.cursor:
            self.watch_cursor(found, found)
        self.cursor = found

    def _selectable(self, index: int, step: int) -> int:
        while 0 <= index < self._count:
            if self._fetch(index).key:
                return index
            index += step
        return -1

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows again, keep the cursor in view, tell the screen."""
        if not self.is_attached:
            return
        self._refresh_row(old)
        self._refresh_row(new)
        self._follow_cursor()
        if key := self.cursor_key:
            self.post_message(self.Moved(self, key))

    def _follow_cursor(self) -> None:
        """Bring the cursor into view, and with the first item under separators these too."""
        if self.cursor < 0:
            return
        above = 0
        while above < self.cursor and not self._fetch(self.cursor - above - 1).key:
            above += 1
        self.scroll_to_region(
            Region(0, self._head + self.cursor - above, self.size.width, 1 + above),
            spacing=Spacing(top=self._head),
            animate=False,
            force=True,
        )

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < self._count:
            self.refresh_line(self._head + index)

    def on_mount(self) -> None:
        """Take the first measure, and say where the cursor is."""
        self._resize_virtual()
        self.call_after_refresh(lambda: self.watch_cursor(self.cursor, self.cursor))

    def on_resize(self) -> None:
        """Columns follow the width, and the cursor stays in view where there is less room."""
        self._resize_virtual()
        self._follow_cursor()

    def _resize_virtual(self) -> None:
        if self.is_attached:
            self.virtual_size = Size(self.scrollable_content_region.width, self._count + self._head)

    def on_focus(self) -> None:
        """Show the mark."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Hide the mark."""
        self._refresh_row(self.cursor)

    def action_move(self, by: int) -> None:
        """One row up or down, over separators."""
        if (found := self._selectable(self.cursor + by, by)) >= 0:
            self.cursor = found

    def action_page(self, by: int) -> None:
        """A page up or down."""
        page = max(1, self.scrollable_content_region.height - self._head - 1)
        target = max(0, min(self._count - 1, self.cursor + by * page))
        found = self._selectable(target, by)
        self.cursor = found if found >= 0 else self._selectable(target, -by)

    def action_go_first(self) -> None:
        """The first item."""
        self.cursor = self._selectable(0, 1)

    def action_go_last(self) -> None:
        """The last item."""
        self.cursor = self._selectable(self._count - 1, -1)

    def action_choose(self) -> None:
        """The item under the cursor."""
        if key := self.cursor_key:
            self.post_message(self.Chosen(self, key))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a click where it stands already chooses."""
        index = event.y + self.scroll_offset.y - self._head
        if event.y < self._head or not 0 <= index < self._count or not self._fetch(index).key:
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.cursor = index

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        width = self.scrollable_content_region.width
        if not self._count:
            lines = shown(self._empty).wrap(max(1, width))
            content = lines[y].stylize_before("$muted") if y < len(lines) else Content()
        elif y < self._head:
            content = self._line(tuple(column.title for column in self.columns), width).stylize("$muted")
        else:
            index = y + self.scroll_offset.y - self._head
            content = self._row(index, width) if index < self._count else Content()
        strip = Strip(cut(content, width).render_segments(self.visual_style), width)
        return strip.extend_cell_length(self.size.width, self.rich_style)

    def _row(self, index: int, width: int) -> Content:
        row = self._fetch(index)
        if not row.key:
            return Content.assemble(*(shown(cell) for cell in row.cells)).stylize_before("bold $muted")
        here = index == self.cursor
        content = self._line(row.cells, width, mark=FOCUSED if here and self.has_focus else "")
        if row.muted:
            content = content.stylize_before("$muted")
        if here:
            content = content.stylize_before(self._cursor_style())
        return content

    def _cursor_style(self) -> str | Style:
        if self.app.native_ansi_color:
            return "bold underline" if self.has_focus else "bold"
        return "bold on $field-focus" if self.has_focus else "on $field"

    def _line(self, cells: tuple[str | Content, ...], width: int, mark: str = "") -> Content:
        widths = self._widths(width)
        if cells and len(cells) < len(widths):  # the last cell goes on over what is left out
            last = len(cells) - 1
            widths[last:] = [sum(widths[last:]) + GAP * (len(widths) - len(cells))]
        parts: list[Content] = [Content.styled(cut(mark, MARGIN).plain, "bold $pain")]
        for column, room, cell in zip(self.columns, widths, cells, strict=False):
            text = cut(cell, room, right=column.right)
            parts.append(text.stylize_before("$muted") if column.muted else text)
            parts.append(Content(" " * GAP))
        return Content.assemble(*parts[:-1])

    def _widths(self, width: int) -> list[int]:
        fixed = sum(column.width or 0 for column in self.columns)
        free = max(0, width - MARGIN - fixed - GAP * (len(self.columns) - 1))
        flexible = sum(column.width is None for column in self.columns) or 1
        return [free // flexible if column.width is None else column.width for column in self.columns]
