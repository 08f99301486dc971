"""A row of choices of which one is active, such as the stretches of Trends and the kinds of the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.tui.content import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.geometry import Size


MORE = "…"


class RangeBar(Widget):
    """Short names side by side; a click chooses one."""

    DEFAULT_CSS = """
    RangeBar { height: 1; width: auto; pointer: pointer; }
    """
    ALLOW_SELECT = False

    active: reactive[int] = reactive(0)

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, names: Sequence[str], active: int = 0) -> None:
        super().__init__()
        self.names = tuple(names)
        self.set_reactive(RangeBar.active, active)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All names with a space on both sides."""
        return sum(len(name) + 2 for name in self.names)

    def _in_view(self) -> list[tuple[int, str]]:
        """The names with their numbers that fit with the active one among them, and signs (-1) where there are more."""
        numbered = list(enumerate(self.names))
        first, last = 0, len(numbered)

        def width() -> int:
            signs = (first > 0) + (last < len(numbered))
            return sum(len(name) + 2 for _, name in numbered[first:last]) + signs

        while last - 1 > self.active and width() > self.size.width:
            last -= 1
        while first < self.active and width() > self.size.width:
            first += 1
        before, after = [(-1, MORE)] * (first > 0), [(-1, MORE)] * (last < len(numbered))
        return [*before, *numbered[first:last], *after]

    def render(self) -> Content:
        """The names."""
        return Content.assemble(
            *(
                line(MORE, "$muted")
                if number < 0
                else line(name).pad(1, 1).stylize("bold on $panel" if number == self.active else "$muted")
                for number, name in self._in_view()
            )
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the pointer."""
        end = 0
        for number, name in self._in_view():
            end += len(name) + 2 * (number >= 0)
            if event.x < end and number >= 0:
                self.post_message(self.Chosen(number))
                return
