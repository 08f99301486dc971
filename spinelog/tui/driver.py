"""Textual's driver for Linux and macOS, for a terminal whose window may be closed at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from typing import TextIO


class LastingFile:
    """A terminal to write to; once it is gone, what is written goes nowhere.

    Textual's writing thread would end at the first error, and the app then wait for ever for it to make room: what is
    typed could not be kept, and the program never ended.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_gone = False

    def write(self, text: str) -> None:
        """Write, as long as there is something to write to."""
        if not self._is_gone:
            try:
                self._file.write(text)
            except OSError:
                self._is_gone = True

    def flush(self) -> None:
        """Send what was written."""
        if not self._is_gone:
            try:
                self._file.flush()
            except OSError:
                self._is_gone = True

    def fileno(self) -> int:
        """The handle."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file.isatty()


class LastingDriver(LinuxDriver):
    """The driver over such a file."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._file = LastingFile(self._file)  # type: ignore[assignment, arg-type]
