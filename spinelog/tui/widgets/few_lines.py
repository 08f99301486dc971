"""Words in as much room as there is: some lines, or one line of whole clauses."""

from __future__ import annotations

import re

from textual.content import Content
from textual.widget import Widget

from spinelog.tui.content import cut, line, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.geometry import Size

MORE = "…"


class FewLines(Widget):
    """A text that wraps, in as many lines as its style leaves it; the last of them ends with `…` where more would follow."""

    DEFAULT_CSS = """
    FewLines { height: auto; width: 1fr; }
    """

    def __init__(self, text: str | Content = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.content = shown(text)
        """All that is said."""

    def update(self, text: str | Content, *, layout: bool = True) -> None:
        """Say something else. Without `layout` the room stays as it is."""
        self.content = shown(text)
        self.refresh(layout=layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All of its lines."""
        return len(self.content.wrap(max(1, width)))

    def render(self) -> Content:
        """The lines that there is room for."""
        return Content("\n").join(few_lines(self.content, max(1, self.size.width), max(1, self.size.height)))


class ClauseLine(Widget):
    """One line: all that is said, or as many of its first clauses as can be read whole."""

    DEFAULT_CSS = """
    ClauseLine { height: 1; width: 1fr; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._text = text

    def tell(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.refresh()

    def render(self) -> Content:
        """The clauses that fit."""
        return cut(clauses(self._text, self.size.width), self.size.width)


def few_lines(text: Content, width: int, most: int) -> list[Content]:
    """At most so many lines of a text, each at most `width` cells."""
    lines = text.wrap(width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip()
    if last.cell_length >= width:
        last = last.truncate(width - 1).rstrip()
    return [*lines[: most - 1], Content.assemble(last, MORE)]


def clauses(text: str, width: int) -> str:
    """As many of the first clauses of a sentence as fit, ended with a full stop; the first whatever its length."""
    parts = re.split(r"(?<=[.;]) ", text)
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count])
        said = f"{said[:-1]}." if said.endswith(";") else said
        if count == 1 or line(said).cell_length <= width:
            return said
    return text
