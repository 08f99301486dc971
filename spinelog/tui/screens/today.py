"""Today: one short entry, function before pain. Until it is saved no earlier score or average is in view."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from spinelog.domain.dates import show_date
from spinelog.domain.day import FROM_PAPER
from spinelog.domain.describe import Changes
from spinelog.domain.errors import SpinelogError
from spinelog.tui.commands import bindings
from spinelog.tui.content import line, tell
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.today_data import FirstFrame, read_first_frame
from spinelog.tui.widgets.day_form import DayForm
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.trends import Trends
    from spinelog.tui.widgets.buttons import PushButton
    from spinelog.tui.widgets.changed_pane import ChangedPane
    from spinelog.tui.widgets.day_strip import DayStrip

WEEKS = 5
"""Weeks of days in the strip."""

WEEKS_OF_STORY = 8
"""Weeks in the charts: so many that the week before a procedure and its first six weeks fit."""


class Around(NamedTuple):
    """The open day as it is now, and what is told beside it."""

    frame: FirstFrame
    trends: Trends


class TodayScreen(JournalScreen[Around]):
    """The form of one day, the days around it, and what changed once it is saved."""

    WHERE = "today"
    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")

    def __init__(self, desk: Desk) -> None:
        """Read what the first frame shows. Raises SpinelogError."""
        super().__init__(desk)
        self.day = self._entry_day = desk.clock.entry_day()
        self.frame = self._read_frame(self.day)
        self._trends: Trends | None = None
        self._pane: ChangedPane | None = None
        self._strip: DayStrip | None = None
        self._said = self._status()

    def _read_frame(self, day: date) -> FirstFrame:
        today = self.desk.clock.today()
        latest, of_day = (one - timedelta(days=one.weekday() + 7 * (WEEKS - 1)) for one in (today, day))
        return read_first_frame(self.desk.connector, today, day, latest if day >= latest else of_day, 7 * WEEKS)

    def body(self) -> ComposeResult:
        """The form; `complete` puts what changed at its right and the strip of days below."""
        with Horizontal(id="columns"):
            yield DayForm(self.frame, self._question(), id="form")

    async def complete(self) -> None:
        """What stands around the form: it has a third of the widgets, and the first frame does without them."""
        if self._pane is not None:
            return
        from spinelog.tui.widgets.after_line import AfterLine
        from spinelog.tui.widgets.buttons import PushButton
        from spinelog.tui.widgets.changed_pane import ChangedPane
        from spinelog.tui.widgets.day_charts import DayCharts
        from spinelog.tui.widgets.day_strip import LEGEND, DayStrip
        from spinelog.tui.widgets.section import Section

        frame = self.frame
        self._pane = ChangedPane(frame, is_saved=frame.entry is not None, id="changed")
        self._strip = DayStrip(
            frame.first, WEEKS, last=self.desk.clock.today(), open_day=self.day, states=frame.states, letters=frame.letters
        )
        await self.query_one("#columns").mount(self._pane)
        await self.mount_all(
            [
                Section(self._strip, title="Recent days", legend=LEGEND, id="recent"),
                AfterLine(),
                DayCharts(id="charts"),
                Horizontal(Static(line(self._said), id="status"), PushButton("Save day", id="save", main=True), id="foot"),
            ],
            before=self.query_one(KeyLine),
        )
        self._show_strip()
        self._show_after()

    def _question(self) -> str:
        today = self.desk.clock.today()
        if self.day == today:
            return "What could you do today?"
        if self.day == today - timedelta(days=1):
            return "What could you do yesterday?"
        return f"What could you do on {show_date(self.day, today)}?"

    def _status(self) -> str:
        if self.frame.entry is not None:
            kind = "Recorded as a bad day" if self.frame.record.get("bad_day") else "Recorded"
            return f"{kind}. You can still change it."
        if self.day == self.desk.clock.entry_day() != self.desk.clock.today():
            return "It is before 04:00, so this is yesterday."
        return "Not recorded yet. s saves; what you leave out stays not recorded."

    def _say(self, text: str) -> None:
        self._said = text
        if self._pane is not None:
            self.query_one("#status", Static).update(line(text))

    @property
    def form(self) -> DayForm:
        """The form of the open day."""
        return self.query_one(DayForm)

    @property
    def is_changed(self) -> bool:
        """Something stands in the form that is not saved."""
        return self.form.is_changed

    def on_mount(self) -> None:
        """Begin at the first field."""
        self.form.focus_first()

    def on_resize(self) -> None:
        """As many weeks of days as fit, once the screen has its size."""
        self.call_after_refresh(self._show_strip)

    @on(FieldRow.Changed)
    def _typed(self) -> None:
        if self.is_changed:
            self._say("Not saved yet. s saves it; in a note press esc first.")

    # -- saving ----------------------------------------------------------------------------------------------

    @work
    async def action_save(self) -> None:
        """Save what was typed."""
        changes = self.form.read(self.desk.clock.today())
        if changes is None:
            return
        if changes and not (self.frame.entry is None and set(changes) == {FROM_PAPER}):
            await self._save_day(changes)
        else:
            self._say("Nothing to save yet." if self.frame.entry is None else "Nothing new to save.")

    @work
    async def action_bad_day(self) -> None:
        """Save what was typed, and that it was a bad day."""
        changes = self.form.read(self.desk.clock.today())
        if changes is not None:
            await self._save_day({**changes, "bad_day": True})

    async def _save_day(self, changes: Changes) -> None:
        day, texts = self.day, self.form.texts

        def change(journal: Journal) -> FirstFrame:
            journal.save_day(day, changes)
            return self._read_frame(day)

        frame = await self.save(change)
        if frame is not None and day == self.day:
            self.frame = frame
            self.form.update_day(frame, self._question(), texts)
            self._show_frame()
            now = f"{self.desk.clock.now():%H:%M}"
            self._say(f"Saved as a bad day, {now}. Take care." if changes.get("bad_day") else f"Saved, {now}.")

    def on_push_button_pressed(self, event: PushButton.Pressed) -> None:
        """The one button saves."""
        event.stop()
        self.action_save()

    # -- moving ----------------------------------------------------------------------------------------------

    def action_more(self) -> None:
        """Show all fields, or the short form again."""
        self.form.toggle()

    def action_day(self, by: int) -> None:
        """Open another day."""
        self.open_day(self.day + timedelta(days=by))

    def on_day_strip_day_chosen(self, event: DayStrip.DayChosen) -> None:
        """A click on a day opens it."""
        event.stop()
        self.open_day(event.day)

    @work(exclusive=True, group="open")
    async def open_day(self, day: date) -> None:
        """Show another day; asks first when something typed would be lost."""
        if day > self.desk.clock.today():
            self._say("That day is still to come.")
            return
        if day == self.day:
            return
        if self.is_changed:
            from spinelog.tui.widgets.dialogs import Confirm

            question = f"{show_date(self.day, self.desk.clock.today())} is not saved yet. Leave it without saving?"
            if not await self.app.push_screen_wait(Confirm(question, yes="Leave it", no="Stay here")):
                return
        try:
            frame = await self.desk.read(lambda _: self._read_frame(day))
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        self.day, self.frame = day, frame
        self.form.show_day(frame, self._question())
        self._show_frame()
        self._say(self._status())
        self.form.focus_first()

    def catch_up(self) -> None:
        """When the day has turned over, go on to the new one, unless something typed is waiting to be saved."""
        super().catch_up()
        was, self._entry_day = self._entry_day, self.desk.clock.entry_day()
        self.form.update_day(self.frame, self._question())
        self._show_frame()
        if was != self._entry_day and self.day == was and not self.is_changed:
            self.open_day(self._entry_day)

    def go_again(self) -> None:
        """From another day back to the one that the app begins with."""
        if self.day == self._entry_day:
            self.reload()
        else:
            self.open_day(self._entry_day)

    @work(exclusive=True, group="timer")
    async def action_timer(self) -> None:
        """Time a stretch and put it into the form, to be saved with the rest."""
        from spinelog.tui.widgets.timer import Timer

        timed = await self.app.push_screen_wait(Timer())
        if timed is None:
            self._say("Nothing was timed.")
        elif not self.form.put_longest(timed.field, timed.text, self.desk.clock.today()):
            self._say(f"Timed {timed.text} min; what stands there is as long or longer.")

    def action_flare(self) -> None:
        """Write down a bad spell that began on the open day."""
        from spinelog.domain.nouns import NOUNS

        self.add_item(NOUNS["flare"], {"began": self.day})

    def action_procedure(self) -> None:
        """Add a procedure."""
        from spinelog.domain.nouns import NOUNS

        self.add_item(NOUNS["procedure"])

    # -- what is around the form -----------------------------------------------------------------------------

    def read(self, journal: Journal) -> Around:
        """The open day, and the last weeks with everything around the latest procedure."""
        from spinelog.summary.trends import trends

        return Around(self._read_frame(self.day), trends(journal, 7 * WEEKS_OF_STORY))

    def show(self, data: Around) -> None:
        """Everything is drawn again; what was typed stays."""
        self._trends = data.trends
        if self._pane is not None:
            self._pane.set_story(data.trends.story)
        if data.frame.day == self.day:
            is_other = data.frame.record != self.frame.record
            self.frame = data.frame
            self.form.update_day(data.frame, self._question())
            if is_other and not self.is_changed:
                self._say(self._status())
        self._show_frame()

    def _show_frame(self) -> None:
        if self._pane is None or self._strip is None:
            return
        self._show_strip()
        self._show_after()
        self._pane.set_frame(self.frame, is_saved=self.frame.entry is not None)
        self.call_later(self._show_charts)

    def _show_after(self) -> None:
        from spinelog.tui.widgets.after_line import AfterLine

        self.desk.recent_procedure = self.query_one(AfterLine).show_after(self.frame.latest, self.desk.clock.today())

    def _show_strip(self) -> None:
        """The latest weeks that fit, or those that begin with the open day's."""
        if self._strip is None:
            return
        from spinelog.tui.widgets.day_strip import WEEK_WIDTH

        strip, frame = self._strip, self.frame
        strip.weeks = max(1, min(WEEKS, (self.size.width - 1) // WEEK_WIDTH))
        latest = frame.first + timedelta(days=7 * (WEEKS - strip.weeks))
        strip.first = min(latest, self.day - timedelta(days=self.day.weekday()))
        strip.open_day, strip.last = self.day, self.desk.clock.today()
        strip.states, strip.letters = frame.states, frame.letters

    async def _show_charts(self) -> None:
        """Only of a day that is saved."""
        from spinelog.tui.widgets.day_charts import DayCharts

        panels = self._trends.panels if self._trends is not None and self.frame.entry is not None else ()
        await self.query_one(DayCharts).show_panels(panels)
