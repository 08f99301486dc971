"""The card of signs that comes up once, right after a procedure of the last days is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinelog.domain.errors import SpinelogError

if TYPE_CHECKING:
    from spinelog.domain.values import Value
    from spinelog.tui.screens.base import JournalScreen


async def show_after_card(screen: JournalScreen[Any], now: Value, before: Value | None = None) -> None:
    """Show it when what was saved is such a procedure; not once more when it was one `before` it was changed."""
    from spinelog.analysis.procedures import lettered
    from spinelog.analysis.recent import after_words, is_recent, recent
    from spinelog.domain.values import Procedure
    from spinelog.tui.signs import after_card

    desk = screen.desk
    today = desk.clock.today()
    if not isinstance(now, Procedure) or not is_recent(now, today):
        return
    if isinstance(before, Procedure) and is_recent(before, today):
        return
    words = after_words(now)
    try:
        everyone = lettered(await desk.read(lambda journal: journal.items(Procedure)))
    except SpinelogError:  # it is saved, and the card needs no letter
        desk.recent_procedure = words
    else:
        words = next((after_words(now, one.letter) for one in everyone if one.procedure.uid == now.uid), words)
        latest = recent(everyone, today)
        desk.recent_procedure = after_words(latest.procedure, latest.letter) if latest is not None else words
    await screen.app.push_screen_wait(after_card(screen.app.size.width, words))
