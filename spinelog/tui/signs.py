"""The warning signs on screen: the same for everybody, over whatever is in view. Reads no journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from spinelog.knowledge.signs import BULLET, signs
from spinelog.storage.settings import read_settings
from spinelog.tui.content import line
from spinelog.tui.widgets.dialogs import TextModal

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 76
"""Columns of a line at the most; it is broken here, so that a row of signs goes on under its own words."""
MARGIN = 4
"""Columns beside a line: padding and the scroll bar."""


class SignsPage(TextModal):
    """All of them."""


def signs_screen(columns: int, *, after: str = "") -> SignsPage:
    """One page of so many columns to read and close; `after` names a procedure of the last days, whose signs come first."""
    found, kept = signs(), read_settings()
    texts = found.lines(kept.emergency_number, kept.crisis_number, after=after)
    heads = {found.today, *(text for text in texts if after and text.startswith(after))}
    return SignsPage("Signs to know", _page(found.title(kept.emergency_number), texts, heads, columns))


def after_card(columns: int, after: str) -> TextModal:
    """The card that comes up once a procedure of the last days is saved; `after` names it, as "After A, the epidural"."""
    found, kept = signs(), read_settings()
    texts = found.card_lines(kept.emergency_number)
    lines = _page(found.title(kept.emergency_number), texts, {found.today, found.others}, columns)
    return TextModal(f"{after}: signs to know", lines)


def _page(title: str, texts: Iterable[str], heads: set[str], columns: int) -> list[Content]:
    """Lines of a page; `heads` are bold."""
    foot = signs().foot
    lines: list[Content] = [line(title, "bold reverse")]
    for text in texts:
        style = "bold" if text in heads else "$muted" if text in foot else ""
        hanging = "  " if text.startswith(BULLET) else ""
        parts = line(text, style).wrap(max(20, min(WIDTH, columns - MARGIN) - len(hanging)))
        lines += [Content.assemble(hanging if number else "", part) for number, part in enumerate(parts)] or [Content()]
    return lines
