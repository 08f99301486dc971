"""A bare app around the widgets under test, and what a person sees of it."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from spinelog.tui import theme
from spinelog.tui.widgets.choice_field import ChoiceField
from spinelog.tui.widgets.day_strip import DayStrip
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.item_table import ItemTable
from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.top_bar import TopBar

HOSTILE = "[b]x[/b] [/] [@click=app.bell]y[/] \x1b]52;c;AAAA\x07"
HOSTILE_SHOWN = "[b]x[/b] [/] [@click=app.bell]y[/] ␛]52;c;AAAA␇"


class Shell(App[None]):
    """Shows the widgets one under the other, in spinelog's dark theme, and keeps the messages that reach it.

    Textual's inputs need a running app to be made, so a function that makes one will do as well.
    """

    def __init__(self, *widgets: Widget | Callable[[], Widget], name: str = theme.DARK) -> None:
        super().__init__()
        theme.register(self)
        self.theme = name
        self.widgets = widgets
        self.heard: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.token_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        for widget in self.widgets:
            yield widget if isinstance(widget, Widget) else widget()

    @on(TopBar.Chosen)
    @on(ScoreRow.Changed)
    @on(ChoiceField.Changed)
    @on(FieldRow.Changed)
    @on(DayStrip.DayChosen)
    @on(ItemTable.Moved)
    @on(ItemTable.Chosen)
    def _hear(self, message: Message) -> None:
        self.heard.append(message)


def lines(app: App[None]) -> list[str]:
    """The rows of the terminal as text."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size)]


def picture(app: App[None]) -> str:
    """The whole terminal as text."""
    return "\n".join(lines(app))


async def keys(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    names = {" ": "space", "/": "slash", "-": "minus", "+": "plus", ".": "full_stop", ",": "comma", ":": "colon"}
    await pilot.press(*(names.get(sign, sign) for sign in text))
