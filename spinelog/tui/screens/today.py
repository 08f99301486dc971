"""Today: one short entry, function before pain. Until it is saved no earlier score or average is in view."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from spinelog.domain.dates import show_date
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN, EXTRA, PAIN_KEY
from spinelog.domain.describe import Changes, Field
from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.domain.nouns import NOUNS
from spinelog.domain.text import capital
from spinelog.domain.values import Pain
from spinelog.tui.commands import bindings
from spinelog.tui.content import line, tell
from spinelog.tui.desk import Desk
from spinelog.tui.form_rows import form_row
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.today_data import FirstFrame, read_first_frame
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.changed_pane import ChangedPane
from spinelog.tui.widgets.day_strip import LEGEND, DayStrip
from spinelog.tui.widgets.dialogs import Confirm
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.trends import Trends

WEEKS = 5
"""Weeks of days in the strip."""

ALWAYS = ("sitting_min", "sleep_min")
"""Fields of every day, beside those that the goals measure, the pains and extra tablets."""

SHORT = {"sitting_min": "Sat", "standing_min": "Stood", "walking_min": "Walked", "sleep_min": "Slept", "pain_worst": "Worst"}
"""Labels for a column of ten."""

HINTS = {
    "sitting_min": "min before pain",
    "standing_min": "min before pain",
    "walking_min": "min before pain",
    "steps": "steps",
    "sleep_min": "last night, like 6h30",
    "exercise_min": "min",
    "note": "",
}

WEEKS_OF_STORY = 6
LABEL_WIDTH = 12
ANCHORS = "0 none, 10 worst you can imagine"


class TodayScreen(JournalScreen["Trends"]):
    """The form of one day, the days around it, and what changed once it is saved."""

    WHERE = "today"
    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("today")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day = desk.clock.entry_day()
        self.frame = self._read_frame()
        self.shows_all = False
        self._trends: Trends | None = None
        self._rows: dict[str, FieldRow] = {}

    def _read_frame(self) -> FirstFrame:
        first = self.day - timedelta(days=self.day.weekday() + 7 * (WEEKS - 1))
        return read_first_frame(self.desk.connector, self.desk.clock.today(), self.day, first, 7 * WEEKS)

    # -- the form --------------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Form at the left, what changed at the right, the strip of days below."""
        frame = self.frame
        with Horizontal(id="columns"):
            with Vertical(id="form"):
                yield Section(id="function", title=self._question())
                yield Section(id="pain", title="How much did it hurt?")
            yield ChangedPane(frame, is_saved=frame.entry is not None, id="changed")
        yield Horizontal(id="charts")
        with Section(title="Recent days", legend=LEGEND, id="recent"):
            yield self._strip()
        with Horizontal(id="foot"):
            yield Static(self._status(), id="status")
            yield PushButton("Save day", id="save", main=True)

    def _question(self) -> str:
        today = self.desk.clock.today()
        if self.day == today:
            return "What could you do today?"
        if self.day == today - timedelta(days=1):
            return "What could you do yesterday?"
        return f"What could you do on {show_date(self.day, today)}?"

    def _strip(self) -> DayStrip:
        frame = self.frame
        return DayStrip(
            frame.first, WEEKS, last=self.desk.clock.today(), open_day=self.day, states=frame.states, letters=frame.letters
        )

    def _status(self) -> str:
        if self.desk.clock.entry_day() != self.desk.clock.today() and self.day == self.desk.clock.entry_day():
            return "It is before 04:00, so this is yesterday."
        if self.frame.entry is None:
            return "Nothing recorded yet. What you leave out stays not recorded."
        return "Recorded. You can still change it."

    def on_mount(self) -> None:
        """Fill the form and begin at its first field."""
        self._fill()
        self.call_after_refresh(self.reload)

    def _fields(self) -> tuple[list[tuple[str, Field, str]], list[tuple[str, Field, str]]]:
        """Record key, field and label of the rows: function, then pain. The short form, or all of it."""
        wanted = {*ALWAYS, *self.frame.goal_measures}
        recorded = self.frame.record
        function = [
            (field.name, field, SHORT.get(field.name, field.short))
            for field in DAY_NOUN.asked
            if field.name not in ("pain_worst", "bad_day", "note")
            and (self.shows_all or field.name in wanted or recorded.get(field.name) is not None)
        ]
        pain = [(PAIN_KEY + one.uid, AVERAGE, _label(one)) for one in self.frame.pains]
        pain.append((EXTRA, AMOUNT, "Tablets"))
        for name in ("pain_worst", "note"):
            if self.shows_all or recorded.get(name) is not None:
                place = len(pain) if name == "note" else len(self.frame.pains)
                pain.insert(place, (name, DAY_NOUN.field(name), SHORT.get(name, "Note")))
        return function, pain

    def _fill(self, typed: dict[str, str] | None = None) -> None:
        """Put the rows in, with what is recorded, or what was typed already."""
        record = self.frame.record
        function, pain = self._fields()
        self._rows = {}
        for place, rows in (("#function", function), ("#pain", pain)):
            made = []
            for key, field, label in rows:
                text = field.edit({field.name: record.get(key), field.companion: record.get(field.companion)})
                row = form_row(field, (typed or {}).get(key, text), {}, LABEL_WIDTH)
                row.label = line(label)
                row.hint = HINTS.get(field.name, "extra, as needed" if key == EXTRA else "")
                self._rows[key] = row
                made.append(row)
            section = self.query_one(place, Section)
            section.remove_children()
            anchors = [Static(line(ANCHORS, "$muted"), classes="anchors")] if place == "#pain" and self.frame.pains else []
            section.mount_all([*anchors, *made])
        self.call_after_refresh(self._focus_first)

    def _focus_first(self) -> None:
        if self.focused is None and self._rows and self.is_current:
            empty = [row for row in self._rows.values() if not row.text]
            (empty or list(self._rows.values()))[0].answer.focus()

    @property
    def typed(self) -> dict[str, str]:
        """What stands in each field, by record key."""
        return {key: row.text for key, row in self._rows.items()}

    @property
    def is_changed(self) -> bool:
        """Something stands in the form that is not saved."""
        record = self.frame.record
        for key, row in self._rows.items():
            field = row.field
            if row.text != field.edit({field.name: record.get(key), field.companion: record.get(field.companion)}):
                return True
        return False

    @on(FieldRow.Changed)
    def _typed(self) -> None:
        if self.is_changed:
            self._say("Not saved yet. Press s when you are done; esc first if you are in a note.")

    def _say(self, text: str) -> None:
        self.query_one("#status", Static).update(line(text))

    # -- saving ----------------------------------------------------------------------------------------------

    def _read_form(self) -> Changes | None:
        """The changes in the form; None when something cannot be read, with the focus there."""
        record, today = self.frame.record, self.desk.clock.today()
        changes: Changes = {}
        wrong = []
        for key, row in self._rows.items():
            field = row.field
            if row.text == field.edit({field.name: record.get(key), field.companion: record.get(field.companion)}):
                continue
            try:
                if not row.text.strip():
                    changes.update({key: None} if key not in (field.name,) else field.cleared())
                    continue
                read = row.read(today)
            except BadValue:
                wrong.append(row)
            else:
                changes.update({key: read[field.name]} if key != field.name else read)
        if wrong:
            wrong[0].focus_answer()
            return None
        return changes

    @work
    async def action_save(self) -> None:
        """Save what was typed."""
        changes = self._read_form()
        if changes is None:
            return
        if not changes:
            self._say("Nothing to save yet." if self.frame.entry is None else "Nothing new to save.")
            return
        await self._save_day(changes, "Saved")

    @work
    async def action_bad_day(self) -> None:
        """Save what was typed, and that it was a bad day."""
        changes = self._read_form()
        if changes is not None:
            await self._save_day({**changes, "bad_day": True}, "Saved as a bad day. Take care")

    async def _save_day(self, changes: Changes, word: str) -> None:
        day = self.day
        saved = await self.save(lambda journal: journal.save_day(day, changes))
        if saved is not None:
            self.frame = self._read_frame()
            for key, row in self._rows.items():
                row.text = _text(row, self.frame.record, key)
            self._refresh_frame()
            self._say(f"{word}, {self.desk.clock.now():%H:%M}.")

    def _refresh_frame(self) -> None:
        strip = self.query_one(DayStrip)
        strip.first, strip.open_day = self.frame.first, self.day
        strip.states, strip.letters = self.frame.states, self.frame.letters
        self.query_one("#function", Section).set_title(self._question())
        self.query_one(ChangedPane).set_frame(self.frame, is_saved=self.frame.entry is not None)
        self.call_later(self._show_charts)

    @on(Button.Pressed, "#save")
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_save()

    # -- moving ----------------------------------------------------------------------------------------------

    def action_more(self) -> None:
        """Show all fields, or the short form again."""
        typed = self.typed
        self.shows_all = not self.shows_all
        self.set_focus(None)
        self._fill(typed)

    def action_day(self, by: int) -> None:
        """Open another day."""
        self.open_day(self.day + timedelta(days=by))

    @on(DayStrip.DayChosen)
    def _chosen(self, event: DayStrip.DayChosen) -> None:
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
            question = f"{show_date(self.day, self.desk.clock.today())} is not saved yet. Leave it without saving?"
            if not await self.app.push_screen_wait(Confirm(question, yes="Leave it", no="Stay here")):
                return
        self.day = day
        try:
            self.frame = self._read_frame()
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        self.set_focus(None)
        self._fill()
        self._refresh_frame()
        self._say(self._status())

    def action_procedure(self) -> None:
        """Add a procedure."""
        self.add_item(NOUNS["procedure"])

    # -- what changed ----------------------------------------------------------------------------------------

    def read(self, journal: Journal) -> Trends:
        """The last weeks with everything around the latest procedure."""
        from spinelog.summary.trends import trends

        return trends(journal, 7 * WEEKS_OF_STORY)

    def show(self, data: Trends) -> None:
        """Everything but the form is drawn again; what was typed stays."""
        typed, was = self.typed, self.frame.record
        self.frame = self._read_frame()
        if self.frame.record != was or len(self.frame.pains) != sum(key.startswith(PAIN_KEY) for key in self._rows):
            kept = {key: text for key, text in typed.items() if text != _text(self._rows[key], was, key)}
            self._fill(kept)
        self._trends = data
        self._refresh_frame()
        self.query_one(ChangedPane).set_story(data.story)

    async def _show_charts(self) -> None:
        """Where there is room: the first function and the main pain, and only of a day that is saved."""
        from spinelog.tui.widgets.chart import ChartPanel

        charts = self.query_one("#charts", Horizontal)
        panels = self._trends.panels if self._trends is not None and self.frame.entry is not None else ()
        first = [next((one for one in panels if one.measure.is_pain is is_pain), None) for is_pain in (False, True)]
        shown = [one for one in first if one is not None]
        charts.set_class(bool(shown), "-shown")
        await charts.remove_children()
        sides = ("left", "right") if len(shown) > 1 else ("left",)
        await charts.mount_all(
            [ChartPanel(one.measure.key, one.panel, one.sentence, id=side) for one, side in zip(shown, sides, strict=True)]
            if shown
            else []
        )


def _text(row: FieldRow, record: Changes, key: str) -> str:
    return row.field.edit({row.field.name: record.get(key), row.field.companion: record.get(row.field.companion)})


def _label(pain: Pain) -> str:
    return capital(pain.name)
