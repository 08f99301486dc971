"""The line of keys at the bottom of a screen."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widget import Widget

from spinelog.tui.commands import BY_ID, PLACES
from spinelog.tui.content import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

GAP = "  "
KEPT = frozenset({"app.signs", "app.help", *(command.id for command in BY_ID.values() if command.key == "escape")})


def _place(active: ActiveBinding) -> int:
    """Commands in the order of their table, whatever keys they have; a dialog's own keys before them, as they are."""
    return PLACES.get(active.binding.id or "", -1)


class KeyLine(Widget):
    """The keys that can be pressed now, bold, and what they do, muted; a click presses.

    Where not all fit, the last are left out, but never the way back, the warning signs, and help, which tells the others.
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
        shown = list(self._shown())
        room = self.size.width + len(GAP)
        for binding, words in shown:
            room -= words.cell_length + len(GAP) if binding.id in KEPT else 0
        has_room = room >= 0  # else as many as there is room for, whatever they are
        room = room if has_room else self.size.width + len(GAP)
        is_full = False
        for binding, words in shown:
            if not (has_room and binding.id in KEPT):
                is_full = is_full or words.cell_length + len(GAP) > room
                if is_full:
                    continue
                room -= words.cell_length + len(GAP)
            yield binding, words

    def _shown(self) -> Iterator[tuple[Binding, Content]]:
        """Each binding that is shown, with its words."""
        seen: set[str] = set()
        for _, binding, enabled, _ in sorted(self.screen.active_bindings.values(), key=_place):
            if binding.show and enabled and binding.action not in seen:
                seen.add(binding.action)
                key = line(self.app.get_key_display(binding), "bold $foreground")
                yield binding, Content.assemble(key, " ", line(binding.description))

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
