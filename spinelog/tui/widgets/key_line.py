"""The line of keys at the bottom of a screen."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widget import Widget

from spinelog.tui.commands import PLACES
from spinelog.tui.content import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

GAP = "  "


def _place(active: ActiveBinding) -> int:
    """Commands in the order of their table, whatever keys they have; a dialog's own keys before them, as they are."""
    return PLACES.get(active.binding.id or "", -1)


class KeyLine(Widget):
    """The keys that can be pressed now, bold, and what they do, muted; a click presses. What does not fit is left out.

    One widget: Textual's Footer makes one for each key, and makes them anew whenever the focus moves.
    """

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 100%; dock: bottom; padding: 0 1; background: $background; pointer: pointer; }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow what can be pressed."""
        self.screen.bindings_updated_signal.subscribe(self, self._updated)

    def _updated(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.refresh()

    def _keys(self) -> Iterator[tuple[Binding, Content]]:
        """Each binding that is shown, with its words, as far as they fit."""
        room = self.size.width
        seen: set[str] = set()
        for _, binding, enabled, _ in sorted(self.screen.active_bindings.values(), key=_place):
            if not binding.show or not enabled or binding.action in seen:
                continue
            seen.add(binding.action)
            words = Content.assemble(line(self.app.get_key_display(binding), "bold $foreground"), " ", line(binding.description))
            room -= words.cell_length
            if room < 0:
                return
            yield binding, words
            room -= len(GAP)

    def render(self) -> Content:
        """The line."""
        return Content(GAP).join(words for _, words in self._keys()).stylize_before("$muted")

    async def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        end = 0
        for binding, words in self._keys():
            end += words.cell_length
            if event.x - 1 < end:
                event.stop()
                self.app.simulate_key(binding.key)
                return
            end += len(GAP)
