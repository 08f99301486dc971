"""Asking when to be reminded, and where to write the calendar file. Nothing is installed, and spinelog rings no bell itself."""

from __future__ import annotations

import os
from datetime import time
from typing import TYPE_CHECKING, Any

from spinelog.domain.describe import Changes, Field
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import TEXT
from spinelog.domain.reminding import AT, FILE_NAME
from spinelog.tui.content import tell

if TYPE_CHECKING:
    from textual.screen import Screen

    from spinelog.tui.desk import Desk

ABOUT = (
    "A file for your calendar, which then reminds you of your journal: every day or once a week, as you write now, "
    "and no longer than that goes on. It says nothing about your health."
)


def ask_reminder(screen: Screen[Any], desk: Desk) -> None:
    """Ask and write; what is in the way is told, and the form stays open with what was typed."""
    from spinelog.summary.reminder import reminder, reminder_words, write_reminder
    from spinelog.tui.form import FormScreen

    fields = (
        AT,
        Field(
            "file", TEXT, "File", question="Where to?", default=os.path.join(os.path.expanduser("~"), FILE_NAME), required=True
        ),
    )

    async def store(asked: Changes) -> bool:
        at = asked["at"]
        assert isinstance(at, time)  # noqa: S101 - the field is required, and reads nothing else
        try:
            found = await desk.read(lambda journal: reminder(journal, at))
            path = write_reminder(found, desk.clock.now(), str(asked["file"]))
        except SpinelogError as error:
            tell(screen, str(error), severity="warning")
            return False
        tell(screen, f"Written: {path}\n{reminder_words(found, desk.clock.today())}. Open it with your calendar.")
        return True

    screen.app.push_screen(FormScreen(fields, desk.clock.today(), title="Reminder", about=ABOUT, store=store))
