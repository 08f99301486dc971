"""How the rows of a form begin: a label, and the one mark beside it."""

from __future__ import annotations

from textual.content import Content

from spinelog.tui.content import cut

LABEL_WIDTH = 10
"""Fields and scores begin at this column, so that a form has one edge."""

FOCUSED = "›"
NOT_RECORDED = "–"


def row_label(label: str | Content, width: int, *, focused: bool = False, mark: str = "") -> Content:
    """A label of `width` cells, cut with `…`, its last but one cell for `›` when focused, else for `mark`."""
    if width < 3:
        return Content()
    name = cut(label, width - 2).stylize("bold" if focused else "")
    sign = Content.styled(FOCUSED, "bold $pain") if focused else Content.styled(mark or " ", "$muted")
    return name + sign + " "
