"""Visit: what the next visit asks for and what of it is there, the questions, and the summary as it will be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import Clinician, Person, Question
from spinelog.tui.commands import bindings
from spinelog.tui.content import line, user_text
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.few_lines import FewLines
from spinelog.tui.widgets.item_table import Column, ItemTable, Row
from spinelog.tui.widgets.paper import Paper
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.doc import SummaryDoc
    from spinelog.summary.readiness import Readiness

WIDE = 110
"""Columns from which the summary stands beside the list."""

READING, NOT_READ = "Reading your journal ...", "The summary could not be read yet."
QUESTION = "question/"
SUGGESTION = "suggestion/"
SUGGESTED = 4
"""Questions that are offered in the list; q offers all of them."""
DUE = "due"
NARROW_COLUMNS = (Column(width=1), Column(width=20), Column(), Column(width=10, right=True, muted=True))
WIDE_COLUMNS = (Column(width=1), Column())
"""What is there stands below the list then, for the row under the cursor."""


@dataclass(frozen=True)
class Preview:
    """What is ready, and the summary as text."""

    ready: Readiness
    clinicians: dict[str, Clinician]
    doc: SummaryDoc
    text: str
    person: Person | None


class VisitScreen(JournalScreen["Preview"]):
    """The list at the left, the summary at the right; where it is narrow the summary covers the list while it is read."""

    WHERE = "visit"
    CSS_PATH = "visit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("visit")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.preview: Preview | None = None

    def body(self) -> ComposeResult:
        """List, what the cursor is on, and the summary on paper."""
        with Container(id="columns"):
            with Vertical(id="left"):
                with Section(title="Before your next visit", id="before"):
                    yield ItemTable(*self._columns(self.app.size.width), empty=READING, id="list")
                with Section(title="", id="about"):
                    yield Static(id="what")
                with Section(title="The summary", id="covers"):
                    yield FewLines(line(READING, "$muted"), id="period")
            with Paper(id="paper"):
                yield Static(READING, id="sheet")

    @staticmethod
    def _columns(width: int) -> tuple[Column, ...]:
        return WIDE_COLUMNS if width >= WIDE else NARROW_COLUMNS

    @property
    def table(self) -> ItemTable:
        """The list."""
        return self.query_one("#list", ItemTable)

    def read(self, journal: Journal) -> Preview:
        """See what is ready, and build the summary."""
        from spinelog.summary.build import build
        from spinelog.summary.readiness import readiness
        from spinelog.summary.render import render

        doc = build(journal)
        people = journal.items(Person)
        clinicians = {one.uid: one for one in journal.items(Clinician)}
        return Preview(readiness(journal), clinicians, doc, render(doc, "text"), people[0] if people else None)

    def show(self, data: Preview) -> None:
        """Put it in view; the cursor stays on what it was on, at first on what is missing."""
        from spinelog.summary.readiness import visit_words

        is_first = self.preview is None
        self.preview = data
        ready, today = data.ready, self.desk.clock.today()
        when = visit_words(ready.visit, data.clinicians, today) if ready.visit else "your next visit"
        self.query_one("#before", Section).set_title(f"Before {when}")
        rows = self._rows(data)
        here = self.table.cursor_key
        missing = next((at for at, row in enumerate(rows) if row.key == DUE), None)
        if missing is None and ready.missing:
            missing = next(at for at, row in enumerate(rows) if row.key == ready.missing[0].key)
        place = missing if is_first else next((at for at, row in enumerate(rows) if row.key == here), None)
        self.table.show_rows(rows, cursor=place)
        self.query_one("#sheet", Static).update(user_text(data.text))
        self.query_one("#period", FewLines).update(user_text(f"{data.doc.period}\n{data.doc.recorded}", "$muted"))
        self._describe()
        if self.is_current and self.focused is None:
            self.table.focus()

    def show_error(self, sentence: str) -> None:
        """Say why there is none."""
        self.table.say(sentence)
        if self.preview is None:
            self.query_one("#period", FewLines).update(line(NOT_READ, "$muted"))
            self.query_one("#sheet", Static).update(NOT_READ)

    def _rows(self, data: Preview) -> list[Row]:
        from spinelog.summary.readiness import visit_words

        rows = []
        if data.ready.due is not None:
            when = visit_words(data.ready.due, data.clinicians, self.desk.clock.today())
            tells = self.desk.words("{visit.open} tells")
            rows.append(Row(DUE, (line("□", "$foreground"), line("How was it?", "bold"), when, tells)))
        adds = self.desk.words("{visit.open} adds it")
        for one in data.ready.items:
            box = line("■", "$function") if one.is_there else line("□", "$foreground")
            title = line(one.title, "" if one.is_there else "bold")
            rows.append(Row(one.key, (box, title, line(one.what, "$muted"), "" if one.is_there else adds)))
        return [*rows, *self._question_rows(data.ready)]

    def _question_rows(self, ready: Readiness) -> Iterator[Row]:
        """The questions in their order, then a few that could be asked too."""
        yield Row("", ("Your questions",))
        for number, question in enumerate(ready.questions, start=1):
            yield Row(QUESTION + question.uid, (str(number), question.text))
        if ready.suggested:
            yield Row("", ("You could also ask",))
        for text in ready.suggested[:SUGGESTED]:
            yield Row(SUGGESTION + text, ("+", text), muted=True)

    def on_resize(self, event: events.Resize) -> None:
        """What is there moves below the list where the summary stands beside it."""
        columns = self._columns(event.size.width)
        if columns is not self.table.columns:
            self.table.columns = columns
            if self.preview is not None:
                self.show(self.preview)
        if event.size.width >= WIDE:
            self.set_class(False, "-reading")

    @on(ItemTable.Moved)
    def _moved(self, event: ItemTable.Moved) -> None:
        event.stop()
        self._describe()
        self.refresh_bindings()

    def _describe(self) -> None:
        """All of what is there, for the row under the cursor."""
        if self.preview is None:
            return
        key = self.table.cursor_key
        one = next((one for one in self.preview.ready.items if one.key == key), None)
        title, words = "", Content()
        if one is not None:
            title, words = one.title, line(one.what)
            if not one.is_there:
                words = Content.assemble(words, line(self.desk.words("  {visit.open} adds it"), "$muted"))
        elif question := self._question():
            title, words = "Question", user_text(question.text)
        elif key.startswith(SUGGESTION):
            title, words = "You could also ask", line(key.removeprefix(SUGGESTION))
        elif key == DUE:
            how = "Press {visit.open} to write down what was said, and the answers."
            title, words = "How was it?", line(self.desk.words(how))
        about = self.query_one("#about", Section)
        about.set_title(title)
        self.query_one("#what", Static).update(words)

    def _question(self) -> Question | None:
        """The question under the cursor."""
        key = self.table.cursor_key
        found = self.preview.ready.questions if self.preview is not None else ()
        return next((one for one in found if QUESTION + one.uid == key), None)

    # -- what the keys do ------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question alone has a place in an order, and can be deleted here."""
        is_reading = self.has_class("-reading")
        if action in ("place", "delete"):
            return self._question() is not None and not is_reading
        if action in ("open", "question"):
            return not is_reading
        if action == "back":
            return is_reading
        return super().check_action(action, parameters)

    @on(ItemTable.Chosen)
    def _picked(self, event: ItemTable.Chosen) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Add or change what the cursor is on."""
        from spinelog.tui.visit_steps import open_step, take_question

        if self.preview is None:
            return
        key = self.table.cursor_key
        if question := self._question():
            self.change_item(NOUNS["question"], question)
        elif key.startswith(SUGGESTION):
            self.run_worker(take_question(self, key.removeprefix(SUGGESTION)))
        else:
            open_step(self, self.preview, key)

    def action_question(self) -> None:
        """Write a question down, or take one that is offered."""
        from spinelog.tui.visit_steps import ask_question

        if self.preview is not None:
            ask_question(self, self.preview)

    @work
    async def action_place(self, by: int) -> None:
        """Ask a question earlier or later."""
        question = self._question()
        if question is None or self.preview is None:
            return
        order = list(self.preview.ready.questions)
        at = order.index(question)
        order.insert(max(0, at + by), order.pop(at))

        def store(journal: Journal) -> bool:
            with journal.together() as items:
                for position, one in enumerate(order, start=1):
                    items.edit(Question, one.uid, {"position": position})
            return True

        await self.save(store)

    def action_delete(self) -> None:
        """A question into the trash."""
        if question := self._question():
            self.trash_item(NOUNS["question"], question)

    def action_page(self, by: int) -> None:
        """Read in the summary; where it is narrow it comes into view first."""
        paper = self.query_one("#paper", VerticalScroll)
        if not paper.display or not paper.region:
            if by > 0:
                self.set_class(True, "-reading")
                self.refresh_bindings()
                self.call_after_refresh(paper.focus)
            return
        if by < 0 and paper.scroll_offset.y == 0:
            self.action_back()
            return
        paper.scroll_relative(y=by * max(1, paper.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Back from the summary to the list."""
        self.set_class(False, "-reading")
        self.refresh_bindings()
        self.table.focus()

    @work
    async def action_person(self) -> None:
        """Year of birth, occupation, name."""
        from spinelog.tui.visit_steps import ask_about_you

        await ask_about_you(self, self.preview.person if self.preview else None)

    def action_export(self) -> None:
        """Write the summary to a file."""
        from spinelog.tui.export_form import ask_export

        ask_export(self)
