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
        """The names with their numbers, from the first with which the active one is still in view."""
        numbered = list(enumerate(self.names))
        end = sum(len(name) + 2 for name in self.names[: self.active + 1])
        while numbered[0][0] < self.active and end > self.size.width:
            end -= len(numbered.pop(0)[1]) + 2
        return numbered

    def render(self) -> Content:
        """The names."""
        return Content.assemble(
            *(
                line(name).pad(1, 1).stylize("bold on $panel" if number == self.active else "$muted")
                for number, name in self._in_view()
            )
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the pointer."""
        end = 0
        for number, name in self._in_view():
            end += len(name) + 2
            if event.x < end:
                self.post_message(self.Chosen(number))
                return
