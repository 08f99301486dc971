"""A part of a screen under a titled hairline."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content

from spinelog.tui.content import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.widget import Widget


FOCUSED = "-focused"
"""The class of the part that has the focus."""


class Section(Vertical):
    """Children under a hairline that carries a title and, muted, a legend. The line shows which part has the focus."""

    DEFAULT_CSS = """
    Section {
        height: auto;
        border-top: solid $rule;
        border-title-color: $foreground;
        border-title-style: bold;
        border-title-align: left;
        &.-focused { border-top: solid $function; }
    }
    """

    def __init__(
        self,
        *children: Widget,
        title: str | Content = "",
        legend: str | Content = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Title and legend are literal text, cut with `…` where they do not fit."""
        super().__init__(*children, name=name, id=id, classes=classes)
        self.set_title(title, legend)

    def on_descendant_focus(self) -> None:
        """Show that the focus is here."""
        self._follow_focus()

    def on_descendant_blur(self) -> None:
        """Show that it is not, unless it only moved on."""
        self._follow_focus()

    def _follow_focus(self) -> None:
        # A class and not `:focus-within`: for that the styles of everything in here would be looked up with each move.
        if self.has_class(FOCUSED) != self.has_focus_within:
            self.set_class(self.has_focus_within, FOCUSED, update=False)
            self.app.stylesheet.update_nodes((self,))

    def set_title(self, title: str | Content, legend: str | Content = "") -> None:
        """Change what the hairline says."""
        head = shown(title)
        if legend:
            head = Content.assemble(head, "   ", shown(legend).stylize_before("not bold $muted"))
        # A border title is split into lines, and an empty one has none.
        self.border_title = head if head else None
