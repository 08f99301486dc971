"""Visit: the summary as it will be printed, and the way to a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.domain.describe import Changes, Field, choice
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import DAY, TEXT, YESNO
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import Person
from spinelog.tui.commands import bindings
from spinelog.tui.content import line, tell, user_text
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.summary.doc import SummaryDoc

WIDE = 110
"""Columns from which the preview stands beside the rest."""

FORMS = (("html", "Web page to print"), ("text", "Plain text"))


@dataclass(frozen=True)
class Preview:
    """The summary, as text, and who it is about."""

    doc: SummaryDoc
    text: str
    person: Person | None


class VisitScreen(JournalScreen["Preview"]):
    """What the summary holds at the left, the summary itself at the right."""

    WHERE = "visit"
    CSS_PATH = "visit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("visit")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._preview: Preview | None = None

    def body(self) -> ComposeResult:
        """What is in it, the button, and the preview on paper: beside them where it is wide, else below."""
        with Container(id="columns"):
            with Vertical(id="left"):
                with Section(title="In the summary", id="parts"):
                    yield Static(line("Reading your days ...", "$muted"), id="holds")
                with Section(title="Covers", id="covers"):
                    yield Static(id="period")
                yield PushButton("Export", id="export", main=True)
            with VerticalScroll(id="paper"):
                yield Static(id="sheet")

    def read(self, journal: Journal) -> Preview:
        """Build the summary."""
        from spinelog.summary.build import build
        from spinelog.summary.render import render

        doc = build(journal)
        people = journal.items(Person)
        return Preview(doc, render(doc, "text"), people[0] if people else None)

    def show(self, data: Preview) -> None:
        """Put it in view."""
        self._preview = data
        self.query_one("#holds", Static).update(self._holds(data, self.size.width))
        self.query_one("#period", Static).update(user_text(f"{data.doc.period}\n{data.doc.recorded}"))
        self.query_one("#sheet", Static).update(user_text(data.text))
        if self.is_current and self.focused is None:
            self.query_one("#paper").focus()

    def show_error(self, sentence: str) -> None:
        """Say why there is none."""
        self.query_one("#holds", Static).update(line(sentence))

    def on_resize(self, event: events.Resize) -> None:
        """As few lines of parts as they need where it is narrow."""
        if self._preview is not None:
            self.query_one("#holds", Static).update(self._holds(self._preview, event.size.width))

    def _holds(self, data: Preview, width: int) -> Content:
        """Each part with a filled or an empty box, and what is in it."""
        is_wide = width >= WIDE
        doc, person = data.doc, data.person
        said = [word for word, value in (("age", person and person.birth_year), ("work", person and person.occupation)) if value]
        parts = (
            ("Goals", len(doc.goals) > 0, f"{min(2, len(doc.goals))} of 2", "g, then n"),
            ("Figures", len(doc.rows) > 0, str(len(doc.rows)), "t"),
            ("Procedures", len(doc.procedures) > 0, str(len(doc.procedures)), "p on Today"),
            ("Notes", len(doc.notes) > 0, str(len(doc.notes)), "a note on Today"),
            ("About you", bool(said), ", ".join(said), "a"),
        )
        lines = []
        for name, is_there, what, key in parts:
            box = line("■ ", "$function") if is_there else line("□ ", "$foreground")
            rest = what if is_there else f"none yet: {key}"
            title = f"{name:<12}" if is_wide else f"{name} "
            lines.append(Content.assemble(box, line(title, "" if is_there else "bold"), line(rest, "$muted")))
        return Content("\n").join(lines if is_wide else flowed(lines, width - 2))

    # -- actions ---------------------------------------------------------------------------------------------

    def action_page(self, by: int) -> None:
        """Scroll the preview."""
        paper = self.query_one("#paper", VerticalScroll)
        paper.scroll_relative(y=by * max(1, paper.size.height - 2), animate=False)

    @work
    async def action_person(self) -> None:
        """Year of birth, occupation, name."""
        person = self._preview.person if self._preview else None
        if person is not None:
            self.change_item(NOUNS["person"], person)
        else:
            self.add_item(NOUNS["person"])

    @on(PushButton.Pressed, "#export")
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.action_export()

    @work
    async def action_export(self) -> None:
        """Ask for form, period and file; write it; say where it is."""
        from spinelog.tui.form import FormScreen

        today = self.desk.clock.today()
        name = f"spinelog-{today.isoformat()}.html"
        fields = (
            choice("form", "Form", FORMS, question="In which form?", default="html", required=True),
            Field("since", DAY, "Since", question="From which day on?", help="empty: the last 90 days"),
            Field("with_name", YESNO, "With your name", question="Print your name on it?", default=False),
            Field("file", TEXT, "File", question="Where to?", default=os.path.join(os.path.expanduser("~"), name), required=True),
        )

        async def store(asked: Changes) -> bool:
            try:
                path = await self.desk.read(lambda journal: _export(journal, asked))
            except SpinelogError as error:
                tell(self, str(error), severity="warning")
                return False
            tell(self, f"Written: {path}")
            return True

        await self.app.push_screen_wait(FormScreen(fields, today, title="Export the summary", store=store))


def flowed(parts: list[Content], width: int) -> list[Content]:
    """Parts side by side, each whole, on as few lines as they need."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 2 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", part)
        else:
            lines.append(part)
    return lines


def _export(journal: Journal, asked: Changes) -> str:
    from datetime import date

    from spinelog.summary.build import build
    from spinelog.summary.files import write_new
    from spinelog.summary.render import render

    since = asked.get("since")
    doc = build(journal, since=since if isinstance(since, date) else None, with_name=bool(asked.get("with_name")))
    form = str(asked.get("form"))
    path = os.path.expanduser(str(asked.get("file")))
    if form == "text" and path.endswith(".html"):
        path = path.removesuffix(".html") + ".txt"
    return write_new(path, render(doc, form))
