"""Around a procedure: its days with the marks shaded, a table of averages, sentences, and the ledger below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.domain.text import capital
from spinelog.tui.commands import bindings
from spinelog.tui.content import letter_chip, line
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.chart import Chart
from spinelog.tui.widgets.figure_table import figure_table
from spinelog.tui.widgets.legend import Signs, fitting
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.charts.spec import Panel
    from spinelog.storage.journal import Journal
    from spinelog.summary.around import AroundPage, AroundPages

EMPTY = "No procedure is done with its full date known. Press {around.dates}, then {trends.procedure} to add one."
CHART, TALL_CHART = 5, 8
"""Rows of each chart, without the names of the weeks."""
TALL = 32
LEGEND: Signs = (("•", "day"), ("▀", "week"), ("□", "added later"), ("×", "from memory"), ("░", "in the table"))
BRIEF: Signs = (*LEGEND[:2], ("□", "later"), *LEGEND[3:])
BRIEFER: Signs = (*BRIEF[:3], ("×", "memory"), ("░", "table"))
WEEKS_TOLD = "×═"
"""The sign from memory where any week was told in one go."""
NARROW = 78
"""Columns below which the title leaves the legend more room."""
BESIDE = 2
"""Columns beside the text: the edge, and the bar that says that there is more below."""
BESIDE_LEGEND = BESIDE + 5
LEAST_NAME = 12
SHORT_ROWS = 3
"""Rows of the table below that: function first, the pain last."""


class AroundScreen(JournalScreen["AroundPages"]):
    """One procedure over Trends; left and right go to the others."""

    WHERE = "around"
    CSS_PATH = "around.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("around")

    def __init__(self, desk: Desk, letter: str | None = None) -> None:
        """`letter` None: the latest procedure."""
        super().__init__(desk)
        self.letter = letter
        self._pages: AroundPages | None = None

    def body(self) -> ComposeResult:
        """The procedure's own line, then what scrolls."""
        yield Static(line("Reading your days ...", "$muted"), id="what")
        with VerticalScroll(id="page", can_focus=False) as page:
            page.display = False
            yield Section(id="drawn")
            with Section(title="Averages, with the days behind them", id="figures"):
                yield Static(id="table")
                yield Static(id="said")
                yield Static(id="beside")
            with Section(title="In the ledger", id="ledger"):
                yield Static(id="session")

    def read(self, journal: Journal) -> AroundPages:
        """The page of the procedure that was asked for."""
        from spinelog.summary.around import around_pages

        return around_pages(journal, self.letter)

    def show(self, data: AroundPages) -> None:
        """Put it in; without a procedure say how to add one."""
        self._pages = data
        page = data.page
        self.query_one("#page").display = page is not None
        if page is None:
            self.query_one("#what", Static).update(line(self.desk.words(EMPTY), "$muted"))
            return
        self.letter = page.letter
        drawn = self.query_one("#drawn", Section)
        self._draw(page, drawn)
        self.query_one("#said", Static).update(_lines(page.said))
        self.query_one("#beside", Static).update(_lines(page.beside, "$muted"))
        found = page.session
        both = () if found is None or found.letters == page.letter else (f"{found.letters} are one session: {found.what}",)
        session = () if found is None else tuple(capital(fact) for fact in found.facts)
        self.query_one("#session", Static).update(_lines((*both, *session, *page.counts)))
        self._fit()

    def _draw(self, page: AroundPage, holder: Section) -> None:
        there = list(holder.query(Chart))
        for chart, panel in zip(there, page.panels, strict=False):
            chart.set_panel(panel)
        for chart in there[len(page.panels) :]:
            chart.remove()
        holder.mount_all([Chart(panel) for panel in page.panels[len(there) :]])
        for number, chart in enumerate(holder.query(Chart)):
            chart.with_dates = number == len(page.panels) - 1

    def on_resize(self, event: events.Resize) -> None:
        """Columns and heights follow the screen."""
        self._fit()

    def _fit(self) -> None:
        page = self._pages.page if self._pages is not None else None
        if page is None:
            return
        self.query_one("#what", Static).update(_head(page, self.size.width - 2))
        title_drawn(self.query_one("#drawn", Section), page.letter, page.panels)
        is_tall = self.size.height >= TALL
        for chart in self.query(Chart):
            chart.styles.height = (TALL_CHART if is_tall else CHART) + chart.with_dates
        rows = page.rows if is_tall or len(page.rows) <= SHORT_ROWS else (*page.rows[: SHORT_ROWS - 1], page.rows[-1])
        self.query_one("#table", Static).update(figure_table(page.columns, rows, self.size.width - BESIDE))

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing."""
        self._pages = None
        self.query_one("#page").display = False
        self.query_one("#what", Static).update(line(sentence))

    # -- going places ----------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """The procedure before or after this one."""
        letters = self._pages.letters if self._pages is not None else ()
        if self.letter in letters:
            place = letters.index(self.letter) + by
            if 0 <= place < len(letters):
                self.letter = letters[place]
                self.query_one("#page", VerticalScroll).scroll_home(animate=False)
                self.reload()

    def action_scroll_page(self, by: int) -> None:
        """Read on below, or back."""
        holder = self.query_one("#page", VerticalScroll)
        holder.scroll_relative(y=by * max(1, holder.size.height // 2), animate=False)

    def action_compare(self) -> None:
        """Procedures like this one, side by side."""
        from spinelog.tui.screens.compare import CompareScreen

        self.app.switch_screen(CompareScreen(self.desk, self.letter))

    def action_dates(self) -> None:
        """Back to the charts by date."""
        self.dismiss()

    def go_again(self) -> None:
        """The key of Trends leads back to its charts."""
        self.dismiss()


def title_drawn(section: Section, what: str, panels: Iterable[Panel]) -> None:
    """The title of charts around `what`, and what their signs mean, as far as there is room on the line."""
    title = f"{'Around' if section.app.size.width < NARROW else 'Days around'} {what}"
    has_weeks = any(panel.recalls for panel in panels)
    choices = [tuple((WEEKS_TOLD if has_weeks and sign == "×" else sign, words) for sign, words in signs)
               for signs in (LEGEND, BRIEF, BRIEFER)]  # fmt: skip
    section.set_title(title, fitting(choices, section.app.size.width - len(title) - BESIDE_LEGEND).plain)


def _head(page: AroundPage, width: int) -> Content:
    """The letter, what was done, and when; of a long name as much as leaves room for the rest."""
    chip, when = letter_chip(page.letter), line(page.when, "$muted")
    room = max(LEAST_NAME, width - chip.cell_length - when.cell_length - 5)
    return Content.assemble(chip, "  ", line(page.what, "bold").truncate(room, ellipsis=True), "   ", when)


def _lines(texts: tuple[str, ...], style: str = "") -> Content:
    """Each text on a line of its own."""
    return Content("\n").join(line(text, style) for text in texts)
