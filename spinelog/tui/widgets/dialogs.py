"""The two small dialogs: a question with two answers, and a text to read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.content import shown, user_text
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.modal import Modal, SmallModal
from spinelog.tui.widgets.section import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Confirm(SmallModal[bool]):
    """One sentence and two answers. The focus is on the answer that changes nothing, and esc means it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("y", "answer(True)", show=False),
        Binding("n", "answer(False)", show=False),
    ]
    AUTO_FOCUS = "#no"

    def __init__(self, question: str | Content, *, yes: str = "Yes", no: str = "No") -> None:
        """The question is literal text; so are the two answers."""
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The sentence, then the safe answer, then the other."""
        with Section():
            yield Static(shown(self._question))
            with Horizontal():
                yield PushButton(self._no, id="no", main=True)
                yield PushButton(self._yes, id="yes")

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """End with an answer."""
        self.dismiss(answer)


class TextModal(Modal[None]):
    """A text over the whole screen, to be read and closed. Arrows, page keys, home and end scroll it.

    Where it is longer than the screen, a word beside the button says so until its end is in view.
    """

    DEFAULT_CSS = """
    TextModal {
        background: $background;
        padding: 0 1;
        Section { height: 1fr; }
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        Horizontal { height: 1; }
        #on { width: 1fr; margin-left: 2; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("up", "scroll_text('up')", show=False, priority=True),
        Binding("down", "scroll_text('down')", show=False, priority=True),
        Binding("pageup", "scroll_text('page_up')", show=False),
        Binding("pagedown,space", "scroll_text('page_down')", show=False, priority=True),
        Binding("home", "scroll_text('home')", show=False),
        Binding("end", "scroll_text('end')", show=False),
    ]
    AUTO_FOCUS = "#close"

    def __init__(self, title: str | Content, lines: Iterable[str | Content]) -> None:
        """Each line is literal text, or Content; long ones wrap."""
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """Title, text, the one button."""
        with Section(title=self._title), VerticalScroll(can_focus=False):
            yield Static(Content("\n").join(text if isinstance(text, Content) else user_text(text) for text in self._lines))
        with Horizontal():
            yield PushButton("Close", id="close", main=True)
            yield Static("", id="on")

    def on_mount(self) -> None:
        """Follow what is in view."""
        scroll = self.query_one(VerticalScroll)
        for what in ("scroll_y", "virtual_size", "size"):
            self.watch(scroll, what, self._moved)

    def _moved(self) -> None:
        self.call_after_refresh(self._say_whether_there_is_more)  # once all its sizes are known

    def _say_whether_there_is_more(self) -> None:
        if not self.is_attached:
            return
        scroll = self.query_one(VerticalScroll)
        is_more = scroll.scroll_y < scroll.max_scroll_y
        self.query_one("#on", Static).update("there is more below: space reads on" if is_more else "")

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss()

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def action_scroll_text(self, way: str) -> None:
        """Scroll while the button keeps the focus."""
        scroll = self.query_one(VerticalScroll)
        getattr(scroll, f"scroll_{way}")(animate=False)
