"""What is in view while a file is read: how far it is, and a way to stop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import ProgressBar, Static

from spinelog.domain.errors import SpinelogError
from spinelog.exchange.phone.findings import Cancelled
from spinelog.tui.content import line
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.modal import SmallModal
from spinelog.tui.widgets.section import Section

T = TypeVar("T")

Tell = Callable[[float], None]
"""Told the share that is read, 0 to 1."""

LOOKS_PER_SECOND = 10


class ReadingFile(SmallModal[T | SpinelogError | None], Generic[T]):
    """Reads in a thread. Ends with what was read, with the error that says why nothing was, or with None when stopped."""

    DEFAULT_CSS = """
    ReadingFile {
        ProgressBar { width: 100%; margin-bottom: 1; }
        Bar { width: 1fr; }
        Bar > .bar--bar, Bar > .bar--complete { color: $function; background: $rule; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False)]
    AUTO_FOCUS = "#stop"

    def __init__(self, file: str, read: Callable[[Tell], T]) -> None:
        """`read` runs in a thread; what it is told to call may raise Cancelled in it."""
        super().__init__()
        self._file = file
        self._read = read
        self._share = 0.0
        self._stopped = threading.Event()

    def compose(self) -> ComposeResult:
        """What is read, how far it is, the button."""
        with Section(title="Reading"):
            yield Static(line(self._file), id="name")
            yield ProgressBar(total=100, show_eta=False)
            with Horizontal():
                yield PushButton("Stop", id="stop", main=True)

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(1 / LOOKS_PER_SECOND, self._show)
        self._begin()

    def on_unmount(self) -> None:
        """Whatever closed it, the thread need not go on."""
        self._stopped.set()

    @work(group="read")
    async def _begin(self) -> None:
        try:
            done = await asyncio.to_thread(self._read, self._told)
        except Cancelled:
            self.dismiss(None)
        except SpinelogError as error:
            self.dismiss(error)
        except Exception as error:  # noqa: BLE001 - no traceback reaches a person
            self.dismiss(SpinelogError(f"Something went wrong inside spinelog ({type(error).__name__}). Nothing was changed."))
        else:
            self.dismiss(None if self._stopped.is_set() else done)

    def _told(self, share: float) -> None:
        """Called in the thread that reads."""
        if self._stopped.is_set():
            raise Cancelled("Stopped. Nothing was changed.")
        self._share = share

    def _show(self) -> None:
        self.query_one(ProgressBar).update(progress=100 * min(1.0, self._share))

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.action_stop()

    def action_stop(self) -> None:
        """Stop at the next moment at which that can be; nothing is saved."""
        self._stopped.set()
        self.query_one("#name", Static).update(line("Stopping."))
