"""Today: one short entry, function before pain. Until it is saved no earlier score or average is in view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from spinelog.domain.dates import show_date, week_of
from spinelog.domain.day import FROM_PAPER
from spinelog.domain.describe import Changes
from spinelog.domain.errors import SpinelogError
from spinelog.domain.preferences import FULL
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.tui.commands import BY_ID, bindings, key_of, key_words
from spinelog.tui.content import tell
from spinelog.tui.desk import Desk
from spinelog.tui.drafts import kept_at
from spinelog.tui.screens.day_typing import DayTyping
from spinelog.tui.today_data import FirstFrame, read_first_frame
from spinelog.tui.widgets.day_form import DayForm
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from spinelog.domain.day import Entry
    from spinelog.storage.journal import Journal
    from spinelog.summary.cadence import Pacing
    from spinelog.summary.trends import Trends
    from spinelog.tui.widgets.buttons import PushButton
    from spinelog.tui.widgets.changed_pane import ChangedPane
    from spinelog.tui.widgets.day_strip import DayStrip

SAVE_OR_THROW_AWAY = "{today.save} saves it, {today.afresh} throws it away."
NOT_SAVED = "Not saved yet, kept as you type. {today.save} saves; in a note esc first."

WEEKS = 5
"""Weeks of days in the strip."""

WEEKS_OF_STORY = 8
"""Weeks in the charts: so many that the week before a procedure and its first six weeks fit."""

NEWER = "See the lines below what you typed, then save."


class Around(NamedTuple):
    """The open day as it is now, and what is told beside it."""

    frame: FirstFrame
    trends: Trends
    pacing: Pacing
    drafts_kept: int
    """How many drafts had been written when this was read."""


class TodayScreen(DayTyping[Around]):
    """The form of one day, the days around it, and what changed once it is saved."""

    WHERE = "today"
    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")

    def __init__(self, desk: Desk) -> None:
        """Read what the first frame shows. Raises SpinelogError."""
        super().__init__(desk)
        self.day = self._entry_day = desk.clock.entry_day()
        self.frame = self.read_frame(self.day)
        self._form_size = desk.settings.form
        """How much the form asks at first, as it is set."""
        self._trends: Trends | None = None
        self._pacing: Pacing | None = None
        self._begin_typing()
        self._pane: ChangedPane | None = None
        self._strip: DayStrip | None = None
        self._said = self._status(is_kept=True)

    def read_frame(self, day: date) -> FirstFrame:
        """A day as it is now, and what stands around its form. Raises SpinelogError."""
        today = self.desk.clock.today()
        latest, of_day = (week_of(one) - timedelta(days=7 * (WEEKS - 1)) for one in (today, day))
        return read_first_frame(self.desk.connector, today, day, latest if day >= latest else of_day, 7 * WEEKS)

    def body(self) -> ComposeResult:
        """The form; `complete` puts what changed at its right and the strip of days below."""
        with Horizontal(id="columns"):
            yield DayForm(self.frame, self._question(), shows_all=self._form_size == FULL, id="form")

    async def complete(self) -> None:
        """What stands around the form: it has a third of the widgets, and the first frame does without them."""
        if self._pane is not None:
            return
        from spinelog.tui.widgets.after_line import AfterLine
        from spinelog.tui.widgets.buttons import PushButton
        from spinelog.tui.widgets.changed_pane import ChangedPane
        from spinelog.tui.widgets.day_charts import DayCharts
        from spinelog.tui.widgets.day_strip import DayStrip
        from spinelog.tui.widgets.few_lines import ClauseLine
        from spinelog.tui.widgets.pace_line import PaceLine
        from spinelog.tui.widgets.section import Section

        frame = self.frame
        if frame.draft is not None and not self.is_changed:  # it has been saved elsewhere
            self._said = self._status()
            self.keep_soon()
        self._pane = ChangedPane(frame, is_saved=frame.entry is not None, id="changed")
        self._strip = DayStrip(
            frame.first, WEEKS, last=self.desk.clock.today(), open_day=self.day, states=frame.states, letters=frame.letters
        )
        await self.query_one("#columns").mount(self._pane)
        await self.mount_all(
            [
                Section(self._strip, PaceLine(), title="Recent days", id="recent"),
                AfterLine(),
                DayCharts(id="charts"),
                Static(id="kept"),
                Horizontal(
                    ClauseLine(self.desk.words(self._said), id="status"),
                    PushButton("Save day", id="save", main=True),
                    id="foot",
                ),
            ],
            before=self.query_one(KeyLine),
        )
        self._show_strip()
        self._show_after()
        self.show_kept()

    def _question(self) -> str:
        today = self.desk.clock.today()
        if self.day == today:
            return "What could you do today?"
        if self.day == today - timedelta(days=1):
            return "What could you do yesterday?"
        return f"What could you do on {show_date(self.day, today)}?"

    def _status(self, *, is_kept: bool = False) -> str:
        """What is so with the day; `is_kept`: it was opened with what was typed for it earlier."""
        if is_kept and self.frame.draft is not None:
            return f"Kept from {kept_at(self.frame.draft, self.desk.clock)}, not saved yet. {SAVE_OR_THROW_AWAY}"
        if self.frame.entry is not None:
            kind = "Recorded as a bad day" if self.frame.record.get("bad_day") else "Recorded"
            return f"{kind}. You can still change it."
        if self.day == self.desk.clock.entry_day() != self.desk.clock.today():
            return "It is before 04:00, so this is yesterday."
        return "Not recorded yet. {today.save} saves; what you leave out stays not recorded."

    def say(self, text: str) -> None:
        """Say something in the line at the bottom, which covers nothing."""
        self._said = text
        if self._pane is not None:
            from spinelog.tui.widgets.few_lines import ClauseLine

            self.query_one("#status", ClauseLine).tell(self.desk.words(text))

    def on_mount(self) -> None:
        """Begin at the first field."""
        self.form.focus_first()

    def on_resize(self) -> None:
        """As many weeks of days as fit, once the screen has its size."""
        self.call_after_refresh(self._show_strip)

    @on(FieldRow.Changed)
    def _row_changed(self, event: FieldRow.Changed) -> None:
        event.stop()
        self.keep_soon()
        if self.form.has_typed_more:
            self.say(NEWER if self.form.has_newer else NOT_SAVED)

    # -- saving ----------------------------------------------------------------------------------------------

    @work
    async def action_save(self) -> None:
        """Save what was typed."""
        changes = self.form.read(self.desk.clock.today())
        if changes is None:
            return
        if changes and not (self.frame.entry is None and set(changes) == {FROM_PAPER}):
            await self.save_day(changes)
        else:
            self.say("Nothing to save yet." if self.frame.entry is None else "Nothing new to save.")

    @work
    async def action_bad_day(self) -> None:
        """Save what was typed, and that it was a bad day."""
        changes = self.form.read(self.desk.clock.today())
        if changes is not None:
            await self.save_day({**changes, "bad_day": True})

    async def save_day(self, changes: Changes) -> bool:
        """Save the open day; False when it could not be, or when it was written over elsewhere and the person looks first."""
        day, texts, seen, drafts = self.day, self.form.texts, self.frame.record, self.drafts

        def change(journal: Journal) -> tuple[Entry, FirstFrame]:
            return journal.save_day(day, changes, seen=seen, drafts=drafts.uids), self.read_frame(day)

        try:
            done = await self.save(change)
        except ChangedMeanwhile:
            self.reload()
            self.say(NEWER)
            return False
        if done is None:
            return False
        drafts.saved()
        if day != self.day:
            self._left.pop(day, None)
        else:
            entry, frame = done
            self.form.update_day(replace(frame, entry=entry), self._question(), texts)
            self.frame = frame
            self.form.update_day(frame, self._question())  # what was written elsewhere since, over what is typed by now
            self._show_frame()
            self.keep_soon()
            now = f"{self.desk.clock.now():%H:%M}"
            self.say(f"Saved as a bad day, {now}. Take care." if changes.get("bad_day") else f"Saved, {now}.")
            if frame.draft is not None and frame.draft.uid in self._found and not self.is_changed:
                self.show_day(frame)  # a second program had something typed for this day, and was ended too
        return True

    def on_push_button_pressed(self, event: PushButton.Pressed) -> None:
        """The one button saves."""
        event.stop()
        self.action_save()

    # -- moving ----------------------------------------------------------------------------------------------

    def action_more(self) -> None:
        """Show all fields, or the short form again."""
        self.form.toggle()

    def action_page(self, by: int) -> None:
        """Read on below the form, or back; the field that has the focus keeps it."""
        columns = self.query_one("#columns", Horizontal)
        columns.scroll_relative(y=by * max(1, columns.size.height - 2), animate=False)

    def action_day(self, by: int) -> None:
        """Open another day."""
        self.open_day(self.day + timedelta(days=by))

    def on_day_strip_day_chosen(self, event: DayStrip.DayChosen) -> None:
        """A click on a day opens it."""
        event.stop()
        self.open_day(event.day)

    @work(exclusive=True, group="open")
    async def open_day(self, day: date) -> None:
        """Show another day. What is typed stays with its own, and is there again when that is opened."""
        if day > self.desk.clock.today():
            self.say("That day is still to come.")
            return
        if day == self.day:
            return
        if not await self.keep():
            return
        try:
            frame = await self.desk.read(lambda _: self.read_frame(day))
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        if self.is_changed:
            self._left[self.day] = self.drafts
        self.show_day(frame)

    def show_day(self, frame: FirstFrame) -> None:
        """Put another day into the form, or the same one anew, with what was typed for it earlier."""
        self.day, self.frame = frame.day, frame
        self._left.pop(frame.day, None)
        self.drafts = self.new_drafts()
        self.form.show_day(frame, self._question())
        self._show_frame()
        self.say(self._status(is_kept=self.is_changed))
        self.keep_soon()
        self.form.focus_first()

    def catch_up(self) -> None:
        """When the day has turned over, go on to the new one, unless something typed is waiting to be saved."""
        super().catch_up()
        self.follow_kept()
        was, self._entry_day = self._entry_day, self.desk.clock.entry_day()
        if self._form_size != self.desk.settings.form:
            self._form_size = self.desk.settings.form
            self.form.shows_all = self._form_size == FULL
        self.say(self._said)  # its keys may be others now
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
            self.say("Nothing was timed.")
        elif not self.form.put_longest(timed.field, timed.text, self.desk.clock.today()):
            self.say(f"Timed {timed.text} min; what stands there is as long or longer.")

    def action_flare(self) -> None:
        """Write down a bad spell that began on the open day."""
        from spinelog.domain.nouns import NOUNS

        self.add_item(NOUNS["flare"], {"began": self.day})

    def action_procedure(self) -> None:
        """Add a procedure."""
        from spinelog.domain.nouns import NOUNS

        self.add_item(NOUNS["procedure"])

    @work
    async def action_week(self) -> None:
        """Write down the past 7 days as one; those that end on the day written now are changed once they are there."""
        from spinelog.tui.week_form import ask_past_week

        await ask_past_week(self)

    def action_how_often(self) -> None:
        """Choose how often is written."""
        from spinelog.domain.nouns import NOUNS

        self.add_item(NOUNS["cadence"])

    # -- what is around the form -----------------------------------------------------------------------------

    def read(self, journal: Journal) -> Around:
        """The open day, the last weeks with everything around the latest procedure, and how often is written."""
        from spinelog.summary.cadence import pacing
        from spinelog.summary.trends import trends

        drafts_kept = self.desk.drafts_kept
        return Around(self.read_frame(self.day), trends(journal, 7 * WEEKS_OF_STORY), pacing(journal), drafts_kept)

    def show(self, data: Around) -> None:
        """Everything is drawn again; what was typed stays."""
        self._trends, self._pacing = data.trends, data.pacing
        if self._pane is not None:
            self._pane.set_story(data.trends.story)
        if data.frame.day == self.day:
            is_other = data.frame.record != self.frame.record
            self.frame = data.frame
            self.form.update_day(data.frame, self._question())
            if self.form.has_newer:
                self.say(NEWER)
            elif is_other and not self.is_changed:
                self.say(self._status())
            self.follow_kept(data.drafts_kept)
        self._show_frame()

    def show_error(self, sentence: str) -> None:
        """Say why there are no figures; the form is there all the same."""
        super().show_error(sentence)
        if self._pane is not None:
            self._pane.set_problem(sentence)

    def _show_frame(self) -> None:
        if self._pane is None or self._strip is None:
            return
        self._show_strip()
        self._show_pace()
        self._show_after()
        self.show_kept()
        is_saved = self.frame.entry is not None
        self.set_class(is_saved, "-saved")
        self._pane.set_frame(self.frame, is_saved=is_saved)
        self.call_later(self._show_charts)

    def _show_pace(self) -> None:
        if self._pacing is None:
            return
        from spinelog.tui.widgets.pace_line import PaceLine

        week, how_often = (key_words(key_of(BY_ID[name], self.desk.keys)) for name in ("today.week", "today.how_often"))
        first, *others = self._pacing.brief
        is_due = self._pacing.is_week_due
        told = (f"{first} ({week})" if is_due else first, *others)
        self.query_one(PaceLine).tell(told, f"{how_often} how often", "week" if is_due else "how_often")

    def _show_after(self) -> None:
        from spinelog.tui.widgets.after_line import AfterLine

        self.desk.recent_procedure = self.query_one(AfterLine).show_after(self.frame.latest, self.desk.clock.today())

    def _show_strip(self) -> None:
        """The latest weeks that fit, or those that begin with the open day's."""
        if self._strip is None or not self._strip.is_attached:
            return
        from spinelog.tui.widgets.day_strip import WEEK_WIDTH, legend
        from spinelog.tui.widgets.section import Section

        strip, frame = self._strip, self.frame
        strip.weeks = max(1, min(WEEKS, (self.size.width - 1) // WEEK_WIDTH))
        latest = frame.first + timedelta(days=7 * (WEEKS - strip.weeks))
        strip.first = min(latest, week_of(self.day))
        strip.open_day, strip.last = self.day, self.desk.clock.today()
        strip.states, strip.letters = frame.states, frame.letters
        strip.paused = self._paused_days(strip.first, strip.first + timedelta(days=7 * strip.weeks - 1))
        told = legend(frame.states, strip.paused, briefly=self.has_class("-tiny"))
        self.query_one("#recent", Section).set_title("Recent days", told)

    def _paused_days(self, first: date, last: date) -> frozenset[date]:
        if self._trends is None:
            return frozenset()
        pauses = self._trends.story.pauses(first, last)
        return frozenset(one + timedelta(days=at) for one, end in pauses for at in range((end - one).days + 1))

    async def _show_charts(self) -> None:
        """Only of a day that is saved."""
        from spinelog.tui.widgets.day_charts import DayCharts

        panels = self._trends.panels if self._trends is not None and self.frame.entry is not None else ()
        await self.query_one(DayCharts).show_panels(panels)
