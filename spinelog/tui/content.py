"""The one place where text that a person typed, or that came from a file, becomes something a widget shows.

Widgets would read such text as markup (`[/]` stops the app, `[@click=...]` runs an action) and pass control
characters on to the terminal. So it only reaches them as `Content` of `plain` text.
"""

from __future__ import annotations

from textual.content import Content

from spinelog.domain.text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from textual.widget import Widget


_SHORTEST = 5.0
"""Seconds that a notification stays at least."""
_READ_IN_A_SECOND = 15
"""Signs that somebody who is tired reads in a second."""


def user_text(text: str, style: str = "") -> Content:
    """Text of any number of lines, literally, with control characters made visible."""
    return Content.styled(plain(text), style)


def line(text: str, style: str = "") -> Content:
    """The same on a single line, for labels, titles, options and cells; spaces stay, line breaks become one."""
    text = plain(text).replace("\t", " ")
    if "\n" in text:
        text = " ".join(part for part in map(str.strip, text.split("\n")) if part)
    return Content.styled(text, style)


def shown(text: str | Content) -> Content:
    """Content as it is; any plain string as one line of literal text."""
    return text if isinstance(text, Content) else line(text)


def cut(text: str | Content, width: int, *, right: bool = False) -> Content:
    """One line that is exactly `width` cells: padded, or cut with `…`."""
    content = shown(text).truncate(max(0, width), ellipsis=True)
    room = max(0, width - content.cell_length)
    return content.pad_left(room) if right else content.pad_right(room)


def letter_chip(letter: str) -> Content:
    """The letter of a procedure as an inverted block of three cells, the same wherever it stands."""
    return line(letter).pad(1, 1).stylize("bold reverse $procedure")


def tell(widget: Widget, text: str, *, severity: Literal["information", "warning", "error"] = "information") -> None:
    """Show a notification with literal text, for as long as it takes to read."""
    widget.notify(plain(text), severity=severity, markup=False, timeout=max(_SHORTEST, len(text) / _READ_IN_A_SECOND))


def filled(widget: Widget, hue: str) -> str:
    """The style of a filled block in the colour of token `hue`.

    In 16 colours bold black on a hue turns grey in many terminals, and reverse does not.
    """
    return f"bold reverse ${hue}" if widget.app.native_ansi_color else f"bold $ink on ${hue}"
