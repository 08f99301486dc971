"""Trends: function and each pain on one date axis, procedures as lettered lines, a cursor that reads a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.domain.dates import show_date
from spinelog.domain.nouns import NOUNS
from spinelog.domain.procedure import describe
from spinelog.domain.text import capital
from spinelog.summary.trends import RANGES, USUAL_RANGE
from spinelog.tui.commands import bindings
from spinelog.tui.content import letter_chip, line
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.chart import ChartPanel
from spinelog.tui.widgets.legend import Signs, fitting
from spinelog.tui.widgets.range_bar import RangeBar

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.trends import Trends

RANGE_NAMES = tuple(RANGES)
FIRST_RANGE = RANGE_NAMES.index(USUAL_RANGE)
LEGEND: Signs = (
    ("•", "day"), ("▀", "week"), ("□", "added later"), ("×", "from memory"), ("- -", "goal"), ("─", "worst"),
)  # fmt: skip
BRIEF: Signs = (*LEGEND[:2], ("□", "later"), ("×", "memory"), *LEGEND[4:])
WEEKS_TOLD, PAUSE = ("═", "a week from memory"), ("–", "pause")
"""Signs that are explained only where they are in view."""
BRIEF_WITH_WEEKS: Signs = (*BRIEF[:3], ("×═", "memory"), ("--", "goal"), BRIEF[5])
BESIDE_LEGEND = 27
"""Columns of the ranges and the edges."""
EMPTY = "Your days show here as charts once a few are written down. Press {app.today} to write down today."
EMPTY_STRETCH = (
    "No day of this stretch is written down. Press {trends.range} for a longer one, or {app.today} to write down today."
)


class TrendsScreen(JournalScreen["Trends"]):
    """Panels over one another, ranges above, the day under the cursor below."""

    WHERE = "trends"
    CSS_PATH = "trends.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("trends")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.range = FIRST_RANGE
        self.cursor: date | None = None
        self._trends: Trends | None = None
        self._is_empty = False
        self._at_once = 1
        """Panels that fit together."""

    def body(self) -> ComposeResult:
        """Ranges with the legend, the panels, the line that reads a day."""
        with Horizontal(id="head"):
            yield RangeBar(RANGE_NAMES, FIRST_RANGE)
            yield Static(self._legend(self.app.size.width), id="legend")
        with VerticalScroll(id="panels", can_focus=False):
            yield Static(line("Reading your days ...", "$muted"), id="notice")
        yield Static(id="reading")

    def _legend(self, width: int) -> Content:
        """The signs in view; where all their words do not fit, with shorter ones. A pause is named below the charts too."""
        panels = [one.panel for one in self._trends.panels] if self._trends is not None else []
        has_weeks, has_pause = any(one.recalls for one in panels), any(one.pauses for one in panels)
        whole = (*LEGEND[:4], *([WEEKS_TOLD] if has_weeks else []), *LEGEND[4:], *([PAUSE] if has_pause else []))
        return fitting((whole, BRIEF_WITH_WEEKS if has_weeks else BRIEF), width - BESIDE_LEGEND)

    def reads(self, journal: Journal) -> Iterator[Trends]:
        """The panels in view, then all of them."""
        from spinelog.summary.trends import in_goes

        self._is_empty = journal.first_day() is None
        yield from in_goes(journal, RANGES[RANGE_NAMES[self.range]], first_go=max(1, self.size.height // ChartPanel.LEAST_HEIGHT))

    def show(self, data: Trends) -> None:
        """Put the panels in: those that are there already are only drawn again."""
        self._trends = data
        # Its place does not depend on its words: laying out anew would draw every chart once more.
        self.query_one("#legend", Static).update(self._legend(self.size.width), layout=False)
        notice = self.query_one("#notice", Static)
        notice.display = not data.panels
        if not data.panels:
            notice.update(line(self.desk.words(EMPTY if self._is_empty else EMPTY_STRETCH), "$muted"))
        there = {panel.key: panel for panel in self.query(ChartPanel)}
        holder = self.query_one("#panels", VerticalScroll)
        for key, widget in there.items():
            if data.is_whole and key not in {one.measure.key for one in data.panels}:
                widget.remove()
        new = []
        for one in data.panels:
            if one.measure.key in there:
                there[one.measure.key].set_panel(one.panel, one.words)
            else:
                new.append(ChartPanel(one.measure.key, one.panel, one.words))
        if new:
            holder.mount_all(new)
        order = {one.measure.key: place for place, one in enumerate(data.panels)}
        if data.is_whole and [panel.key for panel in self.query(ChartPanel) if panel.key in order] != list(order):
            holder.sort_children(key=lambda child: order.get(child.key, len(order)) if isinstance(child, ChartPanel) else -1)
        if self.cursor is not None and not data.first <= self.cursor <= data.last:
            self.cursor = None
        self.call_after_refresh(self._fit)
        self._read_day()

    def show_error(self, sentence: str) -> None:
        """Say why there is no chart."""
        notice = self.query_one("#notice", Static)
        notice.display = True
        notice.update(line(sentence))

    def on_mount(self) -> None:
        """The line that reads a day follows what is in view."""
        self.watch(self.query_one("#panels"), "scroll_y", self._read_day, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """As many panels as fit are in view, each with at least seven rows."""
        self.query_one("#legend", Static).update(self._legend(event.size.width))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        panels = list(self.query(ChartPanel))
        room = self.query_one("#panels").size.height
        if not panels or room <= 0:
            return
        at_once = self._at_once = max(1, min(len(panels), room // ChartPanel.LEAST_HEIGHT))
        each, rest = divmod(room, at_once)
        for number, panel in enumerate(panels):
            panel.styles.height = each + (1 if number % at_once == at_once - 1 and rest else 0) * rest
            panel.with_dates = number % at_once == at_once - 1 or number == len(panels) - 1

    # -- the cursor ------------------------------------------------------------------------------------------

    def action_cursor(self, by: int) -> None:
        """One day on or back."""
        if self._trends is None:
            return
        start = self.cursor or (self._trends.last + timedelta(days=1 if by < 0 else 0))
        step = by * max(1, (self._trends.last - self._trends.first).days // 150)
        self.cursor = max(self._trends.first, min(self._trends.last, start + timedelta(days=step)))
        self._read_day()

    @on(ChartPanel.DayPointed)
    def _pointed(self, event: ChartPanel.DayPointed) -> None:
        event.stop()
        self.cursor = event.day
        self._read_day()

    def _read_day(self) -> None:
        """Draw the cursor and say the day in words; without a cursor name the latest procedure."""
        for panel in self.query(ChartPanel):
            panel.cursor = self.cursor
        self.query_one("#reading", Static).update(self._reading())

    def _reading(self) -> Content:
        found = self._trends
        if found is None:
            return Content()
        if self.cursor is None:
            one = found.view.procedure if found.view else None
            if one is None or one.day_zero is None:
                how = self.desk.words("{trends.back} and {trends.on} read off a day")
                return line(how, "$muted") if found.panels else Content()
            return Content.assemble(
                letter_chip(one.letter),
                line(f" {show_date(one.day_zero, found.story.today)}  "),
                line(describe(asdict(one.procedure))),
            )
        from spinelog.summary.trends import day_words, week_words

        view = self.query_one("#panels", VerticalScroll)
        top, bottom = view.scroll_y, view.scroll_y + view.size.height
        seen = {one.key for one in self.query(ChartPanel) if one.virtual_region.y < bottom and one.virtual_region.bottom > top}
        in_view = [one for one in found.panels if one.measure.key in seen]
        others = [one for one in found.panels if one.measure.key not in seen]
        words, more = (day_words(replace(found, panels=tuple(some)), self.cursor) for some in (in_view, others))
        weeks = week_words(replace(found, panels=(*in_view, *others)), self.cursor)
        day = line(f": {show_date(self.cursor, found.story.today)}   ", "bold")
        if not words and not weeks and not more:
            another = self.desk.words("no single days in so long a stretch; press {trends.range} for another")
            said = another if found.bar_weeks > 1 else "not recorded"
            said = "a pause" if found.story.pauses(self.cursor, self.cursor) else said
            return Content.assemble(day, line(said, "$muted"))
        figures, others_too = (
            [Content.assemble(line(f"{capital(label)} ", "$muted"), line(value)) for label, value in some]
            for some in (words, more)
        )
        parts = [*figures, *(line(told) for told in weeks), *others_too]
        return Content.assemble(day, Content("  ").join(parts))

    # -- ranges ----------------------------------------------------------------------------------------------

    def action_range(self, by: int) -> None:
        """A longer or shorter stretch."""
        self.choose_range((self.range + by) % len(RANGE_NAMES))

    @on(RangeBar.Chosen)
    def _range_chosen(self, event: RangeBar.Chosen) -> None:
        event.stop()
        self.choose_range(event.index)

    def choose_range(self, index: int) -> None:
        """Read and draw another stretch."""
        self.range = index
        self.query_one(RangeBar).active = index
        self.reload()

    def action_scroll(self, by: int) -> None:
        """The next charts that fit together, or those before; dates stand under the lowest."""
        holder = self.query_one("#panels", VerticalScroll)
        tops = [panel.virtual_region.y for panel in self.query(ChartPanel)][:: self._at_once]
        ahead = [top for top in tops if (top > holder.scroll_y if by > 0 else top < holder.scroll_y)]
        if ahead:
            holder.scroll_to(y=ahead[0 if by > 0 else -1], animate=False)

    def action_around(self) -> None:
        """The days around the latest procedure; from there the others."""
        from spinelog.tui.screens.around import AroundScreen

        self.app.push_screen(AroundScreen(self.desk))

    def action_compare(self) -> None:
        """Procedures of one kind side by side."""
        from spinelog.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(self.desk))

    def action_procedure(self) -> None:
        """Add a procedure."""
        self.add_item(NOUNS["procedure"])
