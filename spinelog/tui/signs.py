"""The warning signs on screen: the same for everybody, over whatever is in view. Reads no journal."""

from __future__ import annotations

from textual.content import Content

from spinelog.knowledge.signs import signs
from spinelog.storage.settings import read_settings
from spinelog.tui.content import line
from spinelog.tui.widgets.dialogs import TextModal

BULLET = "\u2022"
WIDTH = 76
"""Columns of a line at the most; it is broken here, so that a row of signs goes on under its own words."""
MARGIN = 4
"""Columns beside a line: padding and the scroll bar."""


def signs_screen(columns: int, *, after: str = "") -> TextModal:
    """One page of so many columns to read and close; `after` names a procedure of the last days, whose signs come first."""
    found, kept = signs(), read_settings()
    lines: list[Content] = [line(found.title(kept.emergency_number), "bold reverse")]
    for text in found.lines(kept.emergency_number, kept.crisis_number, after=after):
        is_head = text == found.today or (bool(after) and text.startswith(after))
        style = "bold" if is_head else "$muted" if text in found.foot else ""
        hanging = "  " if text.startswith(BULLET) else ""
        parts = line(text, style).wrap(max(20, min(WIDTH, columns - MARGIN) - len(hanging)))
        lines += [Content.assemble(hanging if number else "", part) for number, part in enumerate(parts)] or [Content()]
    return TextModal("Signs to know", lines)
