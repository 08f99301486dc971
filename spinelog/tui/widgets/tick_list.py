"""A short list in which a few lines are ticked: by digit, with the cursor, or by a click. Some lines carry an amount."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.domain.amounts import fixed
from spinelog.tui.content import cut, line
from spinelog.tui.widgets.labels import FOCUSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.geometry import Size

TICKED, OPEN = "■", "□"
LESS, MORE = "◄ ", " ►"
LEAD = 7
"""Columns before a label: the mark of the focus, the digit, the box."""
GAP = 2
DIGITS = 9


class Line(NamedTuple):
    """One line: its words, and an amount that can be raised and lowered by steps while it is ticked."""

    label: str
    amount: float | None = None
    unit: str = ""
    step: float = 0
    most: float = 0


class TickList(Widget, can_focus=True):
    """Lines with a box each. Up and down move, space or enter ticks, left and right change the amount."""

    DEFAULT_CSS = """
    TickList { height: auto; width: 100%; pointer: pointer; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("space,enter", "tick", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False)

    class Changed(Message):
        """A line was ticked, or its tick was taken away."""

    class Full(Message):
        """There are as many ticks as there can be, so this one was not set."""

    def __init__(
        self,
        lines: Iterable[Line],
        *,
        most: int,
        ticked: Iterable[int] = (),
        first: str = "",
    ) -> None:
        """At most `most` lines can be ticked, `ticked` are at first; `first` is said beside the one that was ticked first."""
        super().__init__()
        self.lines = list(lines)
        self._most = most
        self._first = first
        self._ticked = list(ticked)

    @property
    def ticked(self) -> list[tuple[int, Line]]:
        """The ticked lines with their indexes, in the order in which they were ticked."""
        return [(index, self.lines[index]) for index in self._ticked]

    @property
    def here(self) -> Line:
        """The line under the cursor."""
        return self.lines[self.cursor]

    @property
    def is_full(self) -> bool:
        """No more can be ticked."""
        return len(self._ticked) >= self._most

    def add(self, label: str) -> bool:
        """Add a line and tick it; one with the same words is ticked instead. False when no more can be ticked."""
        known = next((at for at, one in enumerate(self.lines) if one.label.casefold() == label.casefold()), None)
        if known in self._ticked:
            return True
        if self.is_full:
            return False
        if known is None:
            known = len(self.lines)
            self.lines.append(Line(label))
            self.refresh(layout=True)
        self.tick(known)
        return True

    def tick(self, index: int) -> None:
        """Tick a line, or take its tick away; nothing for a line that is not there."""
        if not 0 <= index < len(self.lines):
            return
        self.cursor = index
        if index in self._ticked:
            self._ticked.remove(index)
        elif self.is_full:
            self.post_message(self.Full())
            return
        else:
            self._ticked.append(index)
        self.refresh()
        self.post_message(self.Changed())

    def action_tick(self) -> None:
        """The line under the cursor."""
        self.tick(self.cursor)

    def action_move(self, by: int) -> None:
        """The line above or below; below the last is the next field."""
        if 0 <= self.cursor + by < len(self.lines):
            self.cursor += by
        elif by > 0:
            self.screen.focus_next()

    def action_go(self, index: int) -> None:
        """The first line, or the last."""
        self.cursor = index % len(self.lines)

    def action_step(self, by: int) -> None:
        """A higher or a lower amount of the line under the cursor."""
        one = self.here
        if one.amount is not None and self.cursor in self._ticked:
            amount = max(one.step, min(one.most, one.amount + by * one.step))
            self.lines[self.cursor] = one._replace(amount=amount)
            self.refresh()

    def watch_cursor(self) -> None:
        """Draw it, and keep it in view where the list is in something that scrolls."""
        self.refresh()
        self.follow_cursor()

    def follow_cursor(self) -> None:
        """Keep the line under the cursor in view; with the first comes what stands above the list."""
        for holder in self.ancestors:
            if isinstance(holder, VerticalScroll):
                top = self.region.y - holder.region.y + holder.scroll_offset.y + self.cursor if self.cursor else 0
                holder.scroll_to_region(Region(0, top, 1, 1), animate=False)

    def on_focus(self) -> None:
        """Show the mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide it."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tick the line under the pointer; on the arrows beside its amount change that."""
        event.stop()
        if not 0 <= event.y < len(self.lines):
            return
        amount = self._amount(event.y)
        begin = LEAD + self._label_width + GAP
        end = begin + amount.cell_length
        if event.y in self._ticked and amount and begin - 1 <= event.x < end + 1:
            self.cursor = event.y
            if event.x < begin + len(LESS):
                self.action_step(-1)
            elif event.x >= end - len(MORE):
                self.action_step(1)
            return
        self.tick(event.y)

    # -- drawing ---------------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self.lines)

    @property
    def _label_width(self) -> int:
        """Columns of the labels: as wide as the widest line with an amount, since amounts stand in a column."""
        widest = max((line(one.label).cell_length for one in self.lines if one.amount is not None), default=0)
        return min(widest, max(8, self.size.width - LEAD - 2 * GAP - 16))

    def _amount(self, index: int) -> Content:
        one = self.lines[index]
        if one.amount is None:
            return Content()
        words = line(f"{fixed(one.amount, 0 if one.amount == int(one.amount) else 1)} {one.unit}")
        if index not in self._ticked:
            return Content.assemble(" " * len(LESS), words).stylize("$muted")
        return Content.assemble(line(LESS, "$function"), words, line(MORE, "$function"))

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._row(index) for index in range(len(self.lines)))

    def _row(self, index: int) -> Content:
        one, here, width = self.lines[index], index == self.cursor, self.size.width
        is_ticked = index in self._ticked
        label: Content = line(one.label, "bold" if is_ticked else "")
        if one.amount is not None:
            label = Content.assemble(cut(label, self._label_width), " " * GAP, self._amount(index))
        elif self._first and self._ticked[:1] == [index]:
            label = Content.assemble(label, " " * GAP, line(self._first, "$muted"))
        row = Content.assemble(
            line(f"{FOCUSED if here and self.has_focus else ' '} ", "bold $pain"),
            line(f"{index + 1 if index < DIGITS else ' '}  ", "bold"),
            line(f"{TICKED if is_ticked else OPEN} ", "$function" if is_ticked else ""),
            label,
        )
        row = cut(row, width)
        if here and self.has_focus:
            row = row.stylize_before("underline" if self.app.native_ansi_color else "on $field-focus")
        return row
