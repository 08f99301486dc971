"""Exporting the summary: form, period and file are asked, the file is written, its path is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from spinelog.domain.describe import Changes, Field, choice
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import DAY, NOTE, TEXT, YESNO
from spinelog.tui.content import tell

if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.base import JournalScreen

ZIP = ".zip"
FORMS = (
    ("pdf", "PDF, to print or to send"),
    ("html", "Web page to print"),
    ("text", "Text, for a message"),
    ("markdown", "Markdown, for notes"),
)


def ask_export(screen: JournalScreen[Any]) -> None:
    """Ask and write; what is in the way is told, and the form stays open with what was typed."""
    from spinelog.tui.form import FormScreen

    today = screen.desk.clock.today()
    name = os.path.join(os.path.expanduser("~"), f"spinelog-{today.isoformat()}.pdf")
    fields = (
        choice("form", "Form", FORMS, question="In which form?", default="pdf", required=True),
        Field("since", DAY, "Since", question="From which day on?", help="empty: since your last visit, else the last 90 days"),
        Field("with_name", YESNO, "With your name", question="Print your name on it?", default=False),
        Field("file", TEXT, "File", question="Where to?", default=name, required=True, help="its ending follows the form"),
        Field("cover", NOTE, "Cover note", question="What should be read first, in your own words?"),
        Field("with_care", YESNO, "Care so far", question="Add a record of all care since it began?", default=False),
        Field(
            "with_reports", YESNO, "Scan reports", question="Put it into one .zip with the reports of your scans?", default=False
        ),
    )

    async def store(asked: Changes) -> bool:
        try:
            path = await screen.desk.read(lambda journal: export(journal, asked, screen.desk.settings.paper))
        except SpinelogError as error:
            tell(screen, str(error), severity="warning")
            return False
        tell(screen, f"Written: {path}")
        return True

    form = screen.show_form(
        "export", "", lambda place: FormScreen(fields, today, lead=4, title="Export the summary", store=store, place=place)
    )
    screen.run_worker(form)


def export(journal: Journal, asked: Changes, paper: str) -> str:
    """Write the file; gives its path. A form that the file's ending is not of changes that ending."""
    from datetime import date

    from spinelog.summary.build import build
    from spinelog.summary.bundle import write_bundle
    from spinelog.summary.files import write_new
    from spinelog.summary.papers import PAPERS
    from spinelog.summary.render import ENDINGS, content, ending_of, form_of
    from spinelog.summary.wanted import Wanted

    since, form = asked.get("since"), str(asked.get("form"))
    wanted = Wanted(also=("care",) if asked.get("with_care") else (), cover=str(asked.get("cover") or ""))
    first = since if isinstance(since, date) else None
    doc = build(journal, since=first, with_name=bool(asked.get("with_name")), wanted=wanted)
    made = content(doc, form, PAPERS[paper])
    path = os.path.expanduser(str(asked.get("file")))
    start, ending = os.path.splitext(path)
    if asked.get("with_reports"):
        known = ending.lower() in ENDINGS
        path = (start if known else path).removesuffix(ZIP) + ZIP

        def fill(file: BinaryIO) -> None:
            write_bundle(file, journal, f"summary{ending_of(form)}", made)

        return write_new(path, fill)
    if ending.lower() in ENDINGS and form_of(path) != form:
        path = start + ending_of(form)
    return write_new(path, made)
