"""The real program in a real terminal, as far as a pseudo-terminal is one."""

from __future__ import annotations

import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")

ALTERNATE_ON, ALTERNATE_OFF = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_OFF, CURSOR_ON = b"\x1b[?25l", b"\x1b[?25h"
MOUSE_OFF = b"\x1b[?1000l"
PATIENCE = 30.0
"""Seconds until a program that says nothing is given up."""


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


@contextmanager
def started(*words: str) -> Iterator[Terminal]:
    """`python -m spinelog` in a terminal."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    process = subprocess.Popen(
        [sys.executable, "-m", "spinelog", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)


def is_restored(terminal: Terminal) -> bool:
    """The alternate screen is left, cursor and mouse are as they were."""
    left = terminal.written.rfind(ALTERNATE_OFF)
    return (
        left > terminal.written.rfind(ALTERNATE_ON)
        and terminal.written.rfind(CURSOR_ON) > terminal.written.rfind(CURSOR_OFF)
        and MOUSE_OFF in terminal.written
    )


def test_a_day_is_logged_by_keys_and_found_by_a_command(home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        terminal.type("25\t6h30\t4")
        terminal.wait_for("Not saved yet")
        terminal.type("s")
        terminal.wait_for("Saved")
        terminal.type("\x11")
        assert terminal.end() == 0
        assert is_restored(terminal)
    command = [sys.executable, "-m", "spinelog", "show", "--json", "--last", "2"]
    shown = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ))
    (day,) = json.loads(shown.stdout)
    assert (day["sitting_min"], day["sleep_min"], day["pains"]) == (25, 390, {"pain": 4})
    assert abs((date.fromisoformat(day["day"]) - date.today()).days) <= 1, "before four it is yesterday's"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_stop_it_puts_the_terminal_back(name: str, home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Save day")
        os.kill(terminal.process.pid, getattr(signal, name))
        terminal.end()
        assert is_restored(terminal)
