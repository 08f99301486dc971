"""The two questions of a new journal: what both screens share. Nothing is saved before the second is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from spinelog.domain.errors import BadValue
from spinelog.tui.content import line
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.section import Section
from spinelog.tui.widgets.text_inputs import TextField
from spinelog.tui.widgets.tick_list import Line, TickList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget
    from textual.widgets import Input

    from spinelog.domain.describe import Field
    from spinelog.tui.desk import Desk

OWN_WORDS = "Own words"
HOW = "A digit, space or a click ticks a line, and unticks it."
WELCOME = "  Two short questions, then your journal opens."
HOW_MUCH = "left and right change how much; so does a click on ◄ or ►."
TYPING = "enter puts it into the list; esc leaves the text."
NOT_WHILE_TYPING = frozenset({"next", "back", "skip"})
"""Actions on keys that are letters in a text, or mean something else there."""


class Begun(Message):
    """The questions have been answered or skipped, and that is saved: Today can come."""


class Ticked(NamedTuple):
    """The lines of a list, and the indexes of those that are ticked, in the order of ticking."""

    lines: list[Line]
    indexes: list[int]


class OwnWords(TextField):
    """A line of own words. Enter hands it over and stays; esc goes back to the list."""

    def action_leave(self) -> None:
        """To the list, where letters are commands again."""
        self.screen.focus_previous()


Result = TypeVar("Result")


class FirstScreen(Screen[Result]):
    """A question, a list to tick, own words, and buttons."""

    AUTO_FOCUS = "TickList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "go_on", "go on", id="form.save"),
        Binding("f1", "app.help", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-usual")]  # noqa: RUF012 - Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-usual-height")]  # noqa: RUF012

    TITLE_WORDS: ClassVar[str]
    STEP: ClassVar[str]
    """Which of the two it is."""
    ABOUT: ClassVar[str]
    TOO_MANY: ClassVar[str]
    """What is said when there are as many ticks as there can be."""
    BUTTONS: ClassVar[tuple[tuple[str, str], ...]]
    """Action and label; the first is the main one."""

    def __init__(self, desk: Desk, field: Field) -> None:
        """`field` is what own words are read by."""
        super().__init__()
        self.desk = desk
        self._field = field

    def ticks(self) -> TickList:
        """The list."""
        raise NotImplementedError

    def below(self) -> Iterable[Section]:
        """What stands below the question."""
        return ()

    def compose(self) -> ComposeResult:
        """Who speaks, the question, the keys."""
        yield Static(Content.assemble(line("spinelog", "bold"), line(WELCOME, "$muted")), id="name")
        with VerticalScroll(id="page", can_focus=False):
            with Section(title=self.TITLE_WORDS, legend=self.STEP, id="asked"):
                yield Static(line(self.desk.words(self.ABOUT)), id="about")
                yield self.ticks()
                yield FieldRow(self._field, OwnWords(moves_on=False), label=OWN_WORDS, label_width=len(OWN_WORDS) + 3)
                yield Static(line(HOW, "$muted"), id="said")
                with Horizontal(id="buttons"):
                    for number, (action, label) in enumerate(self.BUTTONS):
                        yield PushButton(label, id=action, main=number == 0)
            yield from self.below()
        yield KeyLine()

    @property
    def list(self) -> TickList:
        """The list."""
        return self.query_one(TickList)

    @property
    def _own(self) -> FieldRow:
        return self.query_one(FieldRow)

    def say(self, text: str) -> None:
        """Say something below the list."""
        self.query_one("#said", Static).update(line(text, "$muted"))

    def _hint(self) -> None:
        """How what has the focus is used."""
        if isinstance(self.focused, OwnWords):
            self.say(TYPING)
        elif isinstance(self.focused, TickList):
            ticked = dict(self.list.ticked)
            self.say(HOW_MUCH if self.list.here.amount is not None and self.list.cursor in ticked else HOW)

    def scroll_to_center(self, widget: Widget, *args: Any, **more: Any) -> None:
        """Of a list that gets the focus and is longer than the screen, the line under the cursor comes into view."""
        if isinstance(widget, TickList):
            widget.follow_cursor()
        else:
            super().scroll_to_center(widget, *args, **more)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say how it is used; letters are no commands in a text."""
        self._hint()
        self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """A digit ticks its line wherever no text is typed."""
        if event.character and event.character in "123456789" and not isinstance(self.focused, OwnWords):
            event.stop()
            self.list.focus()
            self.list.tick(int(event.character) - 1)

    @on(TickList.Changed)
    def _ticked(self, event: TickList.Changed) -> None:
        event.stop()
        self._hint()

    @on(TickList.Full)
    def _full(self, event: TickList.Full) -> None:
        event.stop()
        self.say(self.TOO_MANY)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the own words become a line of the list; with nothing typed it goes on to the button."""
        event.stop()
        if not self._own.text.strip():
            self.query_one(PushButton).focus()
        else:
            self.take_own_words()

    def take_own_words(self) -> bool:
        """Put what is typed into the list; False where it cannot be, with the reason in view and the focus there."""
        if not self._own.text.strip():
            return True
        try:
            words = self._own.read(self.desk.clock.today())[self._field.name]
        except BadValue:
            self._own.focus_answer()
            return False
        if not self.list.add(str(words)):
            self._own.focus_answer()
            self.call_after_refresh(self.say, self.TOO_MANY)
            return False
        self._own.text = ""
        return True

    # -- going on --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text letters are letters; f2 goes on from there."""
        is_typing = isinstance(self.focused, OwnWords)
        if action in NOT_WHILE_TYPING:
            return not is_typing
        return is_typing if action == "go_on" else super().check_action(action, parameters)

    @on(PushButton.Pressed)
    async def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        await getattr(self, f"action_{event.button.id}")()

    async def action_go_on(self) -> None:
        """With what is typed."""
        await self.action_next()

    async def action_next(self) -> None:
        """On with what is ticked."""
        raise NotImplementedError

    async def action_skip(self) -> None:
        """On without it."""
        raise NotImplementedError
