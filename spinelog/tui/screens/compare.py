"""Compare: procedures of one kind for one pain, one below the other, each with its own day 0 at the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.commands import bindings
from spinelog.tui.content import letter_chip, line
from spinelog.tui.desk import Desk
from spinelog.tui.screens.around import BESIDE, title_drawn
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.chart import Chart
from spinelog.tui.widgets.figure_table import figure_table
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.compare import ComparePage

CHART = 6
"""Rows of each chart, without the names of the weeks."""
NOTE = "Each has its own day 0 at the same place. Other things may have changed in between; a diary cannot tell these apart."


class CompareScreen(JournalScreen["ComparePage"]):
    """One group of procedures over Trends; left and right go to the other groups."""

    WHERE = "compare"
    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")

    def __init__(self, desk: Desk, letter: str | None = None) -> None:
        """`letter`: of a procedure in the group; None: the latest group."""
        super().__init__(desk)
        self.letter = letter
        self._page: ComparePage | None = None

    def body(self) -> ComposeResult:
        """What is compared, then what scrolls."""
        yield Static(line("Reading your days ...", "$muted"), id="what")
        with VerticalScroll(id="page", can_focus=False) as page:
            page.display = False
            with Section(title="Averages, with the days behind them"):
                yield Static(id="table")
                yield Static(line(NOTE, "$muted"), id="note")
            yield Section(title="Days around each", id="drawn")

    def read(self, journal: Journal) -> ComparePage:
        """The group that was asked for."""
        from spinelog.summary.compare import compare_page

        return compare_page(journal, self.letter)

    def show(self, data: ComparePage) -> None:
        """Put it in; where nothing can be compared say so."""
        self._page = data
        self.query_one("#page").display = not data.alone
        if data.alone:
            self.query_one("#what", Static).update(line(self.desk.words(data.alone), "$muted"))
            return
        chips = Content(" ").join(letter_chip(letter) for letter in data.letters)
        self.query_one("#what", Static).update(Content.assemble(chips, "  ", line(data.title, "bold")))
        drawn = self.query_one("#drawn", Section)
        there = list(drawn.query(Chart))
        for chart, panel in zip(there, data.panels, strict=False):
            chart.set_panel(panel)
        for chart in there[len(data.panels) :]:
            chart.remove()
        drawn.mount_all([Chart(panel) for panel in data.panels[len(there) :]])
        for chart in drawn.query(Chart):
            chart.styles.height = CHART + 1
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """The columns follow the width."""
        self._fit()

    def _fit(self) -> None:
        if self._page is not None and not self._page.alone:
            title_drawn(self.query_one("#drawn", Section), "each", self._page.panels)
            self.query_one("#table", Static).update(figure_table(self._page.columns, self._page.rows, self.size.width - BESIDE))

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing."""
        self.query_one("#page").display = False
        self.query_one("#what", Static).update(line(sentence))

    # -- going places ----------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """The group before or after this one."""
        page = self._page
        if page is not None and page.letters in page.others:
            place = page.others.index(page.letters) + by
            if 0 <= place < len(page.others):
                self.letter = page.others[place][-1]
                self.query_one("#page", VerticalScroll).scroll_home(animate=False)
                self.reload()

    def action_scroll_page(self, by: int) -> None:
        """Read on below, or back."""
        holder = self.query_one("#page", VerticalScroll)
        holder.scroll_relative(y=by * max(1, holder.size.height // 2), animate=False)

    def action_around(self) -> None:
        """The latest of these alone."""
        from spinelog.tui.screens.around import AroundScreen

        letters = self._page.letters if self._page is not None else ()
        wanted = self.letter if self.letter in letters else letters[-1] if letters else self.letter
        self.app.switch_screen(AroundScreen(self.desk, wanted))

    def action_dates(self) -> None:
        """Back to the charts by date."""
        self.dismiss()

    def go_again(self) -> None:
        """The key of Trends leads back to its charts."""
        self.dismiss()
