"""A table of averages, each with the days behind it, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from spinelog.tui.content import cut, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spinelog.summary.around import TableRow

LABEL, CELL, CHANGE = 16, 10, 12


def figure_table(columns: Sequence[str], rows: Sequence[TableRow], width: int) -> Content:
    """The first column, as many of the latest as the width holds, and the change; figures at the right of their column."""
    room = max(1, (width - LABEL - CHANGE) // CELL - 1)
    kept = [0, *range(max(1, len(columns) - room), len(columns))]
    has_change = any(row.change for row in rows)
    head = [cut("", LABEL), *(cut(columns[at], CELL, right=True) for at in kept)]
    head += [cut("change", CHANGE, right=True)] if has_change else []
    lines = [Content.assemble(*head).stylize("$muted")]
    for row in rows:
        cells = [cut(row.label, LABEL).stylize("$pain" if row.is_pain else "$function")]
        cells += [_cell(row.cells[at]) for at in kept]
        lines.append(Content.assemble(*cells, cut(line(row.change, "bold"), CHANGE, right=True)))
    return Content("\n").join(lines)


def _cell(text: str) -> Content:
    """The figure, and muted the days behind it."""
    figure, _, days = text.partition(" ")
    if not text[:1].isdigit() and text[:1] not in (">", "-"):
        return cut(line(text, "$muted"), CELL, right=True)
    return cut(Content.assemble(line(figure), " ", line(days, "$muted")), CELL, right=True)
