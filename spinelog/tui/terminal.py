"""The terminal: whether it is still there, and how it makes letters bigger."""

from __future__ import annotations

import select
import sys


def is_gone() -> bool:
    """Its window was closed. The system tells a program so only where the terminal is the program's own.

    Textual goes on reading from a closed one for ever. Windows ends the program itself.
    """
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    try:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), 0)
        return any(events & select.POLLHUP for _, events in poll.poll(0))
    except (OSError, ValueError):
        return True


def bigger_letters() -> str:
    """How letters are made bigger: the terminal does that, not the program in it."""
    key = "Cmd" if sys.platform == "darwin" else "Ctrl"
    return f"Hold {key} and press +. With - they get smaller again."
