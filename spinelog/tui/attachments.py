"""Reports and pictures on screen: a file is attached to a scan, and opened with the system's own viewer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from spinelog.domain.describe import Changes, Field
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import TEXT
from spinelog.domain.scan import ATTACHMENT
from spinelog.domain.values import Attachment
from spinelog.tui.content import tell

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.base import JournalScreen


def attach(screen: JournalScreen[Any], scan: str) -> None:
    """Ask for a file and keep it with this scan (its uid); what is wrong with it is told, and the form stays open."""
    from spinelog.tui.form import FormScreen

    help_words = "like ~/Downloads/report.pdf: PDF, PNG or JPEG, up to 25 MB"
    fields = (Field("file", TEXT, "File", question="Which file?", help=help_words, required=True),)

    async def store(asked: Changes) -> bool:
        from spinelog.exchange.attachment_file import read_attachment

        path = os.path.expanduser(str(asked["file"]).strip().strip("\"'"))

        def change(journal: Journal) -> Attachment:
            file = read_attachment(path, journal=journal.connector.path)
            return journal.attach({"scan": scan, **file.record}, file.content)

        added = await screen.save(change)
        if added is not None:
            tell(screen, f"Attached: {added.file_name}. It is in your journal now; the file itself stays where it is.")
        return added is not None

    today = screen.desk.clock.today()
    form = screen.show_form(
        f"attachment.{scan}", "", lambda place: FormScreen(fields, today, title="Attach a report", store=store, place=place)
    )
    screen.run_worker(form)


TRASH = "trash/"


def open_report(screen: JournalScreen[Any], scan: str) -> None:
    """What is attached to a scan: open it, or put a file that does not belong there into the trash."""
    screen.run_worker(_open_report(screen, scan))


async def _open_report(screen: JournalScreen[Any], scan: str) -> None:
    from spinelog.tui.widgets.picker import Picker

    try:
        everything = await screen.desk.read(lambda journal: journal.items(Attachment))
        found = {one.uid: one for one in everything if one.scan == scan}
        if not found:
            tell(screen, screen.desk.words("Nothing is attached to it yet. Press {timeline.attach} to attach its report."))
            return
        options: list[tuple[str | None, str]] = [(uid, f"Open {one.file_name}") for uid, one in found.items()]
        options += [(TRASH + uid, f"Put {one.file_name} into the trash") for uid, one in found.items()]
        picked = await screen.app.push_screen_wait(Picker("Reports and pictures", options, None)) or ""
        chosen = found.get(picked.removeprefix(TRASH))
        if chosen is None:
            return
        if picked.startswith(TRASH):
            screen.trash_item(ATTACHMENT, chosen)
            return
        await screen.desk.read(
            lambda journal: screen.desk.copies.open(chosen.file_name, chosen.media_type, journal.content(chosen.uid))
        )
        tell(screen, f"Opened: {chosen.file_name}. The copy it is read from is removed when you leave spinelog.")
    except SpinelogError as error:
        tell(screen, str(error), severity="warning")
