"""Block diary: stays open all day over the other screens. A digit is saved at once; closing it loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.analysis.blocks import Way, slot_at
from spinelog.domain.block import site_names
from spinelog.domain.dates import show_short
from spinelog.domain.values import Block
from spinelog.summary.block_words import NO_PERCENT, SCORE_HOW, TABLETS, back_words, day_lines, spell_words, then_words
from spinelog.summary.blocks import Diary, Row, load_with_earlier, panel, rows, when
from spinelog.tui.block_lines import due_line, table, title
from spinelog.tui.commands import bindings
from spinelog.tui.content import line, tell
from spinelog.tui.desk import Desk
from spinelog.tui.screens.block_actions import BlockActions, Read
from spinelog.tui.widgets.few_lines import FewLines
from spinelog.tui.widgets.hour_chart import HourChart
from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

NO_EARLIER = "There is no earlier diary of the same series or the same pain yet."
ROWS_ABOVE = 7
"""Rows of the table that stay in view above the one that is answered."""


class BlockScreen(BlockActions):
    """What is due on top, with the row of digits; planned times at the left, the drawing at the right."""

    WHERE = "block"
    CSS_PATH = "block.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("block")

    def __init__(self, desk: Desk, block: Block) -> None:
        super().__init__(desk, block)
        self._diary: Diary | None = None
        self._earlier: Diary | None = None
        self._picked = ""
        """The key of the row that the person went to; empty: the one of now."""
        self._filled = ""
        """The key of the row that is shown as answered."""
        self._is_compared = False
        self._rung: set[int] = set()
        self._opened = self.now

    def body(self) -> ComposeResult:
        """Score, then times beside the drawing."""
        yield Static(line("Block diary", "bold"), id="head")
        with Section(id="score"):
            yield Vertical(*_score_rows(self.block), id="sites")
            yield Static(id="how")
            yield Static(line("Reading ..."), id="due")
        with Horizontal(id="columns"):
            with Section(title="Planned times", id="times"):
                with VerticalScroll(id="scroll", can_focus=False):
                    yield Static(id="table")
                yield Static(id="then")
            with Section(id="drawn"):
                yield HourChart()
                yield FewLines(id="said")

    def on_mount(self) -> None:
        """Begin at the digits; count from now on."""
        self.query(ScoreRow).first().focus()
        self.set_interval(1.0, self.tick)

    # -- which row and which site --------------------------------------------------------------------------------

    def here(self) -> Row | None:
        """The row that was gone to, else the planned time that is nearest; None after the last."""
        if self._diary is None:
            return None
        slot = slot_at(self.block, self.now)
        wanted = self._picked or (f"slot {slot}" if slot is not None else "")
        return next((row for row in rows(self._diary) if row.key == wanted), None)

    @property
    def site(self) -> str:
        """The site whose digits have the focus."""
        focused = self.focused
        return (focused.name if isinstance(focused, ScoreRow) else None) or site_names(self.block.sites)[0]

    def action_row(self, by: int) -> None:
        """Go to the row before or after; back at the row of now the clock is followed again."""
        if self._diary is None:
            return
        keys = [row.key for row in rows(self._diary)]
        here = self.here()
        at = keys.index(here.key) if here is not None else len(keys)
        self._picked = keys[max(0, min(len(keys) - 1, at + by))]
        if self._picked == f"slot {slot_at(self.block, self.now)}":
            self._picked = ""
        self.fill()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The drawing and its words are those of the site in focus."""
        if self._diary is not None:
            self._fill_site(self._diary)

    # -- showing -------------------------------------------------------------------------------------------------

    def read(self, journal: Journal) -> Read:
        """The diary as it is now, and the one before it."""
        return load_with_earlier(journal, journal.item(Block, self.block.uid))

    def show(self, data: Read) -> None:
        """Put it on the screen."""
        names = site_names(self.block.sites)
        self.set_class(False, "-unread")
        self._diary, self._earlier = data
        self.block = self._diary.block
        if names == site_names(self.block.sites):
            self.fill()
        else:
            self.call_later(self._renew)

    def show_error(self, sentence: str) -> None:
        """Say why there is nothing, or why it is not newer."""
        if self._diary is None:
            self.set_class(True, "-unread")
            self.query_one("#due", Static).update(line(sentence))
        else:
            super().show_error(sentence)

    async def _renew(self) -> None:
        """Digits for other sites."""
        holder = self.query_one("#sites", Vertical)
        await holder.remove_children()
        made = _score_rows(self.block)
        await holder.mount_all(made)
        made[0].focus()
        self.fill()

    def fill(self) -> None:
        """Everything but what counts down."""
        diary, today = self._diary, self.desk.clock.today()
        if diary is None:
            return
        here = self.here()
        self._filled = here.key if here is not None else ""
        for score in self.query(ScoreRow):
            there = self.reading(here, score.name or "")
            with self.prevent(ScoreRow.Changed):
                score.value = there.score if there is not None else None
        about = line(f"   {diary.name}, {when(diary, today)}", "$muted")
        self.query_one("#head", Static).update(Content.assemble(line("Block diary", "bold"), about))
        doing = f"Only the pain that was treated, while: {self.block.activity}." if self.block.activity else SCORE_HOW
        self.query_one("#how", Static).update(line(f"{'From paper, at the planned times. ' if self.is_paper else ''}{doing}"))
        self.query_one("#table", Static).update(table(diary, self._filled))
        self.query_one("#then", Static).update(Content("\n").join([line(TABLETS), line(then_words(diary, today))]))
        self.query_one("#times").set_class(len(diary.day.sites) > 1, "-several")
        self._fill_site(diary)
        self._count()
        if here is not None:
            place = [row.key for row in rows(diary)].index(here.key)
            self.query_one("#scroll", VerticalScroll).scroll_to(y=max(0, place - ROWS_ABOVE), animate=False)

    def _fill_site(self, diary: Diary) -> None:
        """What is drawn and said of the site in focus."""
        site = diary.day.site(self.site) or diary.day.sites[0]
        earlier = self._earlier if self._is_compared else None
        drawn = panel(diary, site, earlier)
        self.query_one(HourChart).set_panel(drawn)
        legend = f"• {show_short(earlier.day_zero)}" if earlier is not None else ""
        self.query_one("#drawn", Section).set_title(drawn.title, legend)
        said = [spell_words(diary.day, site, number) for number in range(2)]
        if site.back is not None and site.back.way is not Way.NOT_YET and len(site.scores) > 1:
            said.append(back_words(diary.day, site))
        words = [f"{one}." for one in said if one]
        words += [NO_PERCENT[site.no_percent]] if site.no_percent is not None and site.scores else []
        self.query_one("#said", FewLines).update(line(" ".join([*words, *day_lines(diary)]), "$muted"))

    @property
    def _back(self) -> str:
        """How one comes back to now."""
        return self.desk.words("{block.close}: back to now.")

    def _count(self) -> None:
        """The title and the line that count down."""
        if self._diary is None:
            return
        here = self.here()
        head = title(self._diary, here, self.now, is_picked=bool(self._picked))
        self.query_one("#score", Section).set_title(head, "rings when a score is due" if self.block.bell else "")
        due = due_line(self._diary, here, self.now, self.desk.clock.today(), is_picked=bool(self._picked), back=self._back)
        self.query_one("#due", Static).update(due, layout=False)

    def tick(self) -> None:
        """Once a second: count down, go on to the next planned time, ring."""
        if self._diary is None:
            return
        here = self.here()
        if self._filled != (here.key if here is not None else ""):
            self.fill()
        else:
            self._count()
        if self.block.bell:
            self._ring(self._diary)

    def _ring(self, diary: Diary) -> None:
        """Once for each planned time that comes due while the diary is open and is not answered."""
        answered = {row.slot for row in rows(diary) if row.mark}
        due = {slot for slot in diary.day.slots if self._opened < diary.due(slot) <= self.now} - self._rung
        self._rung |= due
        if due - answered:
            self.app.bell()

    # -- the diary itself ----------------------------------------------------------------------------------------

    def action_paper(self) -> None:
        """Scores are typed in from paper, or no longer."""
        self.is_paper = not self.is_paper
        self.fill()

    async def action_bell(self) -> None:
        """Ring when a score is due, or not."""
        uid, rings = self.block.uid, not self.block.bell
        await self.save(lambda journal: journal.edit(Block, uid, {"bell": rings}))

    def action_compare(self) -> None:
        """The earlier diary on the same axis; not at first, since an earlier score would pull the next one."""
        if self._earlier is None:
            tell(self, NO_EARLIER)
            return
        self._is_compared = not self._is_compared
        self.fill()

    @work
    async def action_diary(self) -> None:
        """Time of the injection, sites, planned times."""
        from spinelog.tui.block_open import change_diary

        await change_diary(self, self.block)

    def action_close(self) -> None:
        """Back to now, or to the screen below."""
        if self._picked:
            self._picked = ""
            self.fill()
        else:
            self.dismiss()

    def go_again(self) -> None:
        """The key of the screen below goes back to it."""
        self.dismiss()


def _score_rows(block: Block) -> list[ScoreRow]:
    """A row of digits for each site."""
    names = site_names(block.sites)
    if len(names) == 1:
        return [ScoreRow("Pain now", label_width=11, moves_on=False, name=names[0])]
    return [ScoreRow(name, label_width=max(map(len, names)) + 3, name=name) for name in names]
