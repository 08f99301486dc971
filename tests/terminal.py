"""The real program in a pseudo-terminal, as far as that is a real one. Not on Windows."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from spinelog.storage.beginning import begin_as_it_is
from spinelog.storage.connection import Connector
from spinelog.storage.places import usual_journal

ALTERNATE_ON, ALTERNATE_OFF = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_OFF, CURSOR_ON = b"\x1b[?25l", b"\x1b[?25h"
MOUSE_OFF = b"\x1b[?1000l"
PATIENCE = 30.0
"""Seconds until a program that says nothing is given up."""

_OWNER = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
"""Makes the terminal that of the program, so that it is told when the window is closed."""


class Terminal:
    """A program in a terminal of 80x24, and all that it wrote."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self.handle = handle
        self.written = b""

    def read(self) -> bool:
        """Take in what is there; False when the program has closed its end."""
        ready, _, _ = select.select([self.handle], [], [], 0.05)
        if not ready:
            return True
        try:
            part = os.read(self.handle, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.written += part
        return bool(part)

    def wait_for(self, text: str) -> None:
        """Until the program has written this text since the last time."""
        until = time.monotonic() + PATIENCE
        while text.encode() not in self.written:
            is_there = self.read()
            assert is_there, f"it ended before {text!r} came: {self.written[-2000:]!r}"
            assert time.monotonic() < until, f"{text!r} never came: {self.written[-2000:]!r}"
        self.written = self.written.split(text.encode(), 1)[1]

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.handle, keys.encode())

    def end(self) -> int:
        """The exit code, and everything written until then."""
        until = time.monotonic() + PATIENCE
        while self.read():
            assert time.monotonic() < until, "it did not end"
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Close the window."""
        if self.handle >= 0:
            os.close(self.handle)
        self.handle = -1

    @property
    def is_restored(self) -> bool:
        """The alternate screen is left, cursor and mouse are as they were."""
        left = self.written.rfind(ALTERNATE_OFF)
        return (
            left > self.written.rfind(ALTERNATE_ON)
            and self.written.rfind(CURSOR_ON) > self.written.rfind(CURSOR_OFF)
            and MOUSE_OFF in self.written
        )


@contextmanager
def started(*words: str, owns_terminal: bool = True, first_run: bool = False) -> Iterator[Terminal]:
    """`python -m spinelog` in a terminal of its own, or in one that belongs to somebody else.

    Unless `first_run`, a journal that is not there yet has been opened before: its first questions are not asked.
    """
    import fcntl
    import pty
    import termios

    if not (words or first_run or (journal := Connector(usual_journal())).exists):
        begin_as_it_is(journal)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    command = [sys.executable, "-m", "spinelog", *words]
    process = subprocess.Popen(
        [sys.executable, "-c", _OWNER, *command] if owns_terminal else command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    terminal = Terminal(process, ours)
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        with suppress(OSError):
            terminal.close()
