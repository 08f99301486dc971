"""The warning signs on screen: the same for everybody, over whatever is in view. Reads no journal."""

from __future__ import annotations

from textual.content import Content

from spinelog.knowledge.signs import signs
from spinelog.tui.content import line
from spinelog.tui.widgets.dialogs import TextModal


def signs_screen() -> TextModal:
    """One page to read and close."""
    found = signs()
    lines: list[Content] = [line(found.title(), "bold reverse")]
    for text in found.lines():
        style = "bold" if text == found.today else "$muted" if text in found.foot else ""
        lines.append(line(text, style))
    return TextModal("Signs to know", lines)
