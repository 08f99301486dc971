"""The timer of Today: counts how long one sits, stands or walks, and puts the minutes into the form."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.content import line
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.modal import SmallModal
from spinelog.tui.widgets.section import Section

STRETCHES = (("sitting_min", "Sitting"), ("standing_min", "Standing"), ("walking_min", "Walking"))
"""What can be timed: field of the day and word."""

SHORTEST = 60
"""Seconds below which nothing is written down: that was no stretch."""


class Timed(NamedTuple):
    """A stretch that was timed."""

    field: str
    """The field of the day."""
    text: str
    """Minutes as one would type them, `25` or `25+`."""


class Timer(SmallModal[Timed | None]):
    """First asks what is timed, then counts. "Pain stopped it" and "something else did" end it; esc leaves it.

    Minutes are whole ones that have passed, never rounded up.
    """

    DEFAULT_CSS = """
    Timer {
        .timer--later { display: none; }
        &.-counting .timer--first { display: none; }
        &.-counting .timer--later { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = f"#{STRETCHES[0][0]}"

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds that only grow."""
        super().__init__()
        self._clock = clock
        self._field = ""
        self._began = 0.0

    def compose(self) -> ComposeResult:
        """The choice, and what ends the count."""
        with Section(title="Timer"):
            yield Static(line("What do you begin now?"), id="count")
            with Horizontal(classes="timer--first"):
                for field, word in STRETCHES:
                    yield PushButton(word, id=field, main=field == STRETCHES[0][0])
            with Horizontal(classes="timer--later"):
                yield PushButton("Pain stopped it", id="stopped", main=True)
                yield PushButton("Something else did", id="open")

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        button = event.button.id or ""
        if button in dict(STRETCHES):
            self._begin(button)
        else:
            self._end(at_least=button == "open")

    def _begin(self, field: str) -> None:
        self._field = field
        self._began = self._clock()
        self.add_class("-counting")
        self.query_one("#stopped", PushButton).focus()
        self._tick()
        self.set_interval(1.0, self._tick)

    @property
    def seconds(self) -> int:
        """Whole seconds since the beginning."""
        return int(self._clock() - self._began)

    def _tick(self) -> None:
        minutes, seconds = divmod(self.seconds, 60)
        count = Content.assemble(line(dict(STRETCHES)[self._field]), "  ", line(f"{minutes}:{seconds:02d}", "bold"))
        self.query_one("#count", Static).update(count)

    def _end(self, *, at_least: bool) -> None:
        minutes = self.seconds // 60
        if self.seconds < SHORTEST:
            self.dismiss(None)
            return
        self.dismiss(Timed(self._field, f"{minutes}{'+' if at_least else ''}"))

    def action_leave(self) -> None:
        """End without writing anything down."""
        self.dismiss(None)
