"""A person at the app: opens it on a journal, presses keys, and reads the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from unittest.mock import Mock, patch

from textual import _wait
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.worker import WorkerState

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.domain.preferences import Settings
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.demo import fill

NAMES = {
    " ": "space",
    "/": "slash",
    "-": "minus",
    "+": "plus",
    ".": "full_stop",
    ",": "comma",
    ":": "colon",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "%": "percent_sign",
    "?": "question_mark",
    "~": "tilde",
    "_": "underscore",
}
"""Signs by the names of their keys."""

PATIENCE = 1000
"""So many looks at workers that are still busy before a test gives up."""


async def settle(pilot: Pilot[SpinelogError]) -> None:
    """Wait until everything that was asked of the journal has been done and shown.

    A worker that waits for a dialog is not waited for.
    """
    calm = 0
    for _ in range(PATIENCE):
        if pilot.app._exit:
            return
        calm = calm + 1 if is_calm(pilot.app) else 0
        if calm == 2:
            return
        await pilot.pause()
    raise AssertionError("never calm")


def is_calm(app: App[SpinelogError]) -> bool:
    """Nothing is being read, written or laid out. Raises the error that ended a worker."""
    for worker in app.workers:
        assert worker.state is not WorkerState.ERROR, worker.error
    waits_for_dialog = isinstance(app.screen, ModalScreen)
    busy = (worker for worker in app.workers if not worker.is_finished)
    if any(worker.group in ("read", "store") or not waits_for_dialog for worker in busy):
        return False
    return not any(widget._layout_required for widget in app.screen.walk_children(Widget, with_self=True))


class Person:
    """Who sits at the keyboard."""

    def __init__(self, app: SpinelogApp, pilot: Pilot[SpinelogError], notify: Mock) -> None:
        self.app = app
        self.pilot = pilot
        self._notify = notify

    async def press(self, *keys: str) -> None:
        """Press keys by name; everything they set off is done when this returns."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    async def types(self, text: str) -> None:
        """Type a text into the field with the focus."""
        await self.pilot.press(*(NAMES.get(sign, sign) for sign in text))
        await settle(self.pilot)

    async def paste(self, text: str) -> None:
        """Paste a text into the field with the focus."""
        self.app.post_message(Paste(text))
        await settle(self.pilot)

    async def click(self, where: str | type[Widget] | Widget, at: tuple[int, int] = (0, 0)) -> None:
        """Click at a place of a widget."""
        await self.pilot.click(where, offset=at)
        await settle(self.pilot)

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.outer_size == (width, height))
        for _ in range(3):  # the screen hears of it after it has its size, and what it changes then is laid out
            await self.pilot.pause()
        await settle(self.pilot)

    async def settle(self) -> None:
        """Wait for what is being read and written."""
        await settle(self.pilot)

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(PATIENCE):
            if is_so():
                return
            await self.pilot.pause()
        raise AssertionError(f"never so; the screen shows\n{self.sees}")

    async def clear(self) -> None:
        """Click the notifications away, which cover what is below them."""
        self.app.clear_notifications()
        await settle(self.pilot)

    @property
    def place(self) -> str:
        """The screen in view."""
        return self.app.current_mode

    @property
    def sees(self) -> str:
        """The terminal as text, notifications included."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The same, row by row."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips(self.app.size)]

    @property
    def told(self) -> list[str]:
        """Every notification since the app was opened, the latest last."""
        return [str(call.args[0]) for call in self._notify.call_args_list]

    def part(self, where: str | type[Widget]) -> str:
        """What one widget shows."""
        region = self.app.screen.query_one(where).region
        rows = [f"{line:<{region.right}}"[region.x : region.right] for line in self.lines[region.y : region.bottom]]
        return "\n".join(row.rstrip() for row in rows)

    def row(self, words: str) -> str:
        """The first row of the terminal that holds these words."""
        found = next((line for line in self.lines if words in line), None)
        assert found is not None, f"{words!r} is nowhere in\n{self.sees}"
        return found


@asynccontextmanager
async def at_the_app(
    connector: Connector,
    clock: Clock,
    *,
    demo: bool = False,
    size: tuple[int, int] = (80, 24),
    theme_name: str = theme.DARK,
    settings: Settings | None = None,
    first_run: bool = False,
) -> AsyncIterator[Person]:
    """Open the app on the journal, or on a made-up one, and wait for its first screen; `first_run` as `spinelog` opens it."""
    if demo:
        fill(connector, clock)
    app = SpinelogApp(connector, clock, theme_name=theme_name, settings=settings, first_run=first_run)
    with (
        patch.object(app, "notify", wraps=app.notify) as notify,
        # Textual's pilot looks every 20 ms whether the app is idle; every 3 ms a journey takes a third of the time.
        patch.object(_wait, "SLEEP_GRANULARITY", 0.003),
        patch.object(_wait, "SLEEP_IDLE", 0.0003),
    ):
        async with app.run_test(notifications=True, tooltips=True, size=size) as pilot:
            await settle(pilot)
            yield Person(app, pilot, notify)
