"""Help, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from spinelog.tui.commands import APP, COMMANDS, TITLES, key_words
from spinelog.tui.content import line

FIELDS = (
    ("tab down", "The next field. shift+tab or up: the one before."),
    ("0 to 10", "In a row of digits: the score. 1 then 0 is ten."),
    ("backspace", "In a row of digits: not recorded."),
    ("25 1h30 6.5h", "Minutes or hours."),
    ("25+", "At least: something else than pain ended it."),
    ("esc", "Leaves a field or a form."),
)
KEY_WIDTH = 14


def help_lines(where: str) -> Iterator[Content]:
    """The lines of help for a screen, then for all of them."""
    if where in COMMANDS:
        yield line(f"On {TITLES[where]}", "bold")
        yield from _lines(where)
        yield Content()
    if where == "today":
        yield line("In the form", "bold")
        for key, words in FIELDS:
            yield Content.assemble(line(f"  {key:<{KEY_WIDTH}}", "bold"), words)
        yield Content()
    yield line(TITLES[APP], "bold")
    yield from _lines(APP)
    yield Content()
    yield line("In a text or a note letters are typed; press esc first for a command.", "$muted")


def _lines(where: str) -> Iterator[Content]:
    for command in COMMANDS[where]:
        yield Content.assemble(line(f"  {key_words(command.key):<{KEY_WIDTH}}", "bold"), command.help)
