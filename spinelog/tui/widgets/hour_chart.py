"""The drawing of a block diary under its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from spinelog.tui.widgets.drawing import painted

if TYPE_CHECKING:
    from spinelog.charts.block_spec import HourPanel


class HourChart(Widget):
    """Scores over hours; empty until there is a panel."""

    DEFAULT_CSS = """
    HourChart { height: 1fr; width: 1fr; min-height: 3; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.panel: HourPanel | None = None

    def set_panel(self, panel: HourPanel) -> None:
        """Draw another one, if it is another one."""
        if panel != self.panel:
            self.panel = panel
            self.refresh()

    def render(self) -> Content:
        """The drawing at this size."""
        if self.panel is None:
            return Content()
        from spinelog.charts.block_terminal import draw_hours

        return Content("\n").join(painted(line) for line in draw_hours(self.panel, *self.size))
