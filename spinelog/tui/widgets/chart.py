"""A chart under its title, with a sentence below. It is drawn once for a panel and a size, and kept."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.charts.axis import Axis
from spinelog.charts.drawing import Drawing
from spinelog.charts.spec import Panel
from spinelog.tui.content import line
from spinelog.tui.widgets.drawing import painted
from spinelog.tui.widgets.few_lines import FewLines
from spinelog.tui.widgets.section import Section


class Chart(Widget):
    """The drawing alone."""

    DEFAULT_CSS = """
    Chart { height: 1fr; width: 1fr; }
    """
    ALLOW_SELECT = False

    with_dates: reactive[bool] = reactive(True)
    """Whether dates stand under it."""
    cursor: reactive[date | None] = reactive(None)

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self.panel = panel
        self._drawn: tuple[tuple[object, ...], Drawing] | None = None

    def set_panel(self, panel: Panel) -> None:
        """Draw another panel."""
        self.panel = panel
        self.refresh()

    def drawing(self) -> Drawing:
        """The drawing at this size, with the cursor."""
        from spinelog.charts.terminal import draw, with_cursor

        width, height = self.size
        key = (self.panel, width, height, self.with_dates)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, draw(self.panel, width, height, x_labels=self.with_dates))
        if self.cursor is None:
            return self._drawn[1]
        return with_cursor(self._drawn[1], self.panel, self.cursor, x_labels=self.with_dates)

    def render(self) -> Content:
        """The drawing as content."""
        return Content("\n").join(painted(drawn) for drawn in self.drawing())


class ChartPanel(Section):
    """Title, drawing, sentence."""

    DEFAULT_CSS = """
    ChartPanel {
        FewLines { max-height: 2; }
    }
    """
    LEAST_HEIGHT = 9
    """Rows: title, seven of chart, sentence."""

    with_dates: reactive[bool] = reactive(True)
    cursor: reactive[date | None] = reactive(None)

    class DayPointed(Message):
        """A day of the chart was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, key: str, panel: Panel, sentence: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(title=panel.title, id=id)
        self.key = key
        self._chart = Chart(panel)
        self._words = sentence
        self._sentence = FewLines(line(sentence, "$muted"))

    def compose(self) -> ComposeResult:
        """Drawing, sentence."""
        yield self._chart
        yield self._sentence

    def set_panel(self, panel: Panel, sentence: str) -> None:
        """Show another panel in this place; what is the same is not drawn again."""
        if panel != self._chart.panel:
            self.set_title(panel.title)
            self._chart.set_panel(panel)
        if sentence != self._words:
            self._words = sentence
            self._sentence.update(line(sentence, "$muted"))

    def watch_with_dates(self, value: bool) -> None:
        """Hand it down."""
        self._chart.with_dates = value

    def watch_cursor(self, value: date | None) -> None:
        """Hand it down."""
        self._chart.cursor = value

    def on_click(self, event: events.Click) -> None:
        """Point at a day."""
        if event.widget is self._chart:
            panel = self._chart.panel
            day = Axis(panel.first, panel.last, self._chart.size.width).day_at(event.x)
            if day is not None:
                self.post_message(self.DayPointed(day))
