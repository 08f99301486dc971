"""Exporting the summary: form, period and file are asked, the file is written, its path is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from spinelog.domain.describe import Changes, Field, choice
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import DAY, TEXT, YESNO
from spinelog.tui.content import tell

if TYPE_CHECKING:
    from typing import Any

    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.base import JournalScreen

FORMS = (("html", "Web page to print"), ("text", "Plain text"))


def ask_export(screen: JournalScreen[Any]) -> None:
    """Ask and write; what is in the way is told, and the form stays open with what was typed."""
    from spinelog.tui.form import FormScreen

    today = screen.desk.clock.today()
    name = f"spinelog-{today.isoformat()}.html"
    fields = (
        choice("form", "Form", FORMS, question="In which form?", default="html", required=True),
        Field("since", DAY, "Since", question="From which day on?", help="empty: since your last visit, else the last 90 days"),
        Field("with_name", YESNO, "With your name", question="Print your name on it?", default=False),
        Field("file", TEXT, "File", question="Where to?", default=os.path.join(os.path.expanduser("~"), name), required=True),
    )

    async def store(asked: Changes) -> bool:
        try:
            path = await screen.desk.read(lambda journal: _export(journal, asked))
        except SpinelogError as error:
            tell(screen, str(error), severity="warning")
            return False
        tell(screen, f"Written: {path}")
        return True

    form = screen.show_form(
        "export", "", lambda place: FormScreen(fields, today, title="Export the summary", store=store, place=place)
    )
    screen.run_worker(form)


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
