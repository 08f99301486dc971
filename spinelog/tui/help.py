"""Help, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from spinelog.tui.commands import APP, COMMANDS, key_words
from spinelog.tui.content import line

FIELDS = (
    ("tab, down", "the next field; shift+tab or up: the one before"),
    ("0 to 10", "in a row of digits: sets the score; 1 then 0 is ten; backspace: not recorded"),
    ("25  1h30  25+", "minutes or hours; 25+ when something else than pain ended it"),
    ("esc", "leaves a field or a form"),
)
TITLES = {"today": "On Today", "trends": "On Trends", "timeline": "On Timeline", "goals": "On Goals", "visit": "On Visit"}
KEY_WIDTH = 16


def help_lines(where: str) -> Iterator[Content]:
    """The lines of help for a screen, then for all of them."""
    if where in COMMANDS:
        yield line(TITLES[where], "bold")
        yield from _lines(where)
        yield Content()
    if where == "today":
        yield line("In the form", "bold")
        for key, words in FIELDS:
            yield Content.assemble(line(f"  {key:<{KEY_WIDTH}}", "bold"), words)
        yield Content()
    yield line("Everywhere", "bold")
    yield from _lines(APP)
    yield Content()
    yield line("Letters work while the focus is on a score or a number. In a text or a note press esc first.", "$muted")


def _lines(where: str) -> Iterator[Content]:
    for command in COMMANDS[where]:
        yield Content.assemble(line(f"  {key_words(command.key):<{KEY_WIDTH}}", "bold"), command.help)
