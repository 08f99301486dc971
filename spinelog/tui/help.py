"""Help: first for what has the focus, then for the screen, then for all of them; made from descriptions and commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from textual.content import Content

from spinelog.domain.block import SITES, SLOTS
from spinelog.domain.kinds import (
    CHOICE,
    COUNT,
    DAY,
    MINUTES,
    NOTE,
    NUMBER,
    PARTIAL,
    REF,
    SCORE,
    SLEEP,
    TEXT,
    TIME,
    YESNO,
    Kind,
)
from spinelog.domain.questionnaire import STEP
from spinelog.tui.commands import APP, BY_ID, COMMANDS, TITLES, Command, everywhere, key_of, key_words
from spinelog.tui.content import line
from spinelog.tui.terminal import bigger_letters
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.item_table import ItemTable
from spinelog.tui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from textual.screen import Screen

    from spinelog.domain.describe import Field

    Lines = tuple[tuple[str, str], ...]

_PICK: Lines = (
    ("left right", "The next choice, or the one before."),
    ("a letter", "The next choice that begins with it."),
    ("space", "All choices as a list."),
)
_DATES: Lines = (("20 nov", "A day; also nov 20, or 2026-11-20."), ("yesterday -3", "A day counted from today; also mon, tue."))
HOW: dict[Kind, Lines] = {
    SCORE: (
        ("0 to 10", "The score. 1 then 0 is ten."),
        ("left right", "One less, or one more."),
        ("backspace", "Not recorded."),
    ),
    MINUTES: (("25 1h30 1:30", "Minutes, or hours and minutes."),),
    SLEEP: (("7 7.5h 6h30", "Hours, or hours and minutes."),),
    COUNT: (("4210 4.2k", "A whole number."),),
    NUMBER: (("3 2.5", "A number."),),
    DAY: _DATES,
    PARTIAL: (*_DATES, ("2024 may 2026", "Only the year, or the month, if that is all you know.")),
    TIME: (("9:30 2pm", "A time of day."),),
    CHOICE: _PICK,
    YESNO: _PICK,
    REF: _PICK,
    STEP: _PICK,
    SLOTS: (("0:15 0:30 1 2", "Hours and minutes after the injection, with spaces between."),),
    SITES: (("right, left", "What is scored on its own, with commas between."),),
    TEXT: (("esc", "Leaves the text, so that letters are commands again."),),
    NOTE: (("enter", "A new line."), ("esc", "Leaves the note, so that letters are commands again.")),
}
"""How each kind of field is filled in: what is pressed or typed, and what that does."""

AT_LEAST = ("25+", "At least: something else than pain ended it.")
ON = ("tab down", "The next field. shift+tab or up: the one before.")
LIST: Lines = (
    ("up down", "The line above, or below; also page up, page down, home, end."),
    ("enter", "Takes the line; a click on it does the same."),
)
TICKS: Lines = (
    ("1 to 9", "Ticks the line with this digit, or takes its tick away."),
    ("space enter", "The same for the line under the cursor; up and down move it."),
    ("left right", "Less or more, where an amount stands beside the tick."),
)
OVER_ALL = frozenset({"app.signs", "app.help", "app.menu", "app.leave"})
"""The commands of the app that work over a form too."""
KEY_WIDTH = 14
BESIDE = 5
"""Columns beside the words: padding, indent, scroll bar."""


def help_lines(screen: Screen[Any], own: Mapping[str, str]) -> Iterator[Content]:
    """The lines of help; `own` are the keys that the person gave to commands."""
    room = max(20, screen.size.width - KEY_WIDTH - BESIDE)
    for title, told in _parts(screen, own):
        yield line(title, "bold")
        for key, words in told:
            for number, part in enumerate(line(words).wrap(room if key else room + KEY_WIDTH)):
                yield Content.assemble(line(f"  {'' if number else key:<{KEY_WIDTH if key else 0}}", "bold"), part)
        yield Content()
    yield line("In a text or a note letters are typed; press esc first for a command, or f1 for this help.", "$muted")
    yield line(f"Letters too small? {bigger_letters()}", "$muted")


def _parts(screen: Screen[Any], own: Mapping[str, str]) -> Iterator[tuple[str, Lines]]:
    """Title and lines of each part; a line without a key is a sentence."""
    widget = screen.focused
    row = None if widget is None else next((node for node in widget.ancestors_with_self if isinstance(node, FieldRow)), None)
    if row is not None:
        yield str(row.label).strip(), (("", _asked(row.field)), *_how(row.field), ON)
    elif isinstance(widget, ItemTable):
        yield "In the list", LIST
    elif isinstance(widget, TickList):
        yield "In the list", TICKS
    where = str(getattr(screen, "WHERE", ""))
    if where in COMMANDS:
        yield TITLES[where] if where == "closed" else f"On {TITLES[where]}", _commands(COMMANDS[where], own)
    else:
        shown = [binding for _, binding, _, _ in screen.active_bindings.values() if binding.show and binding.id not in BY_ID]
        yield "Here", tuple((screen.app.get_key_display(one), f"{one.description.capitalize()}.") for one in shown)
    there = everywhere(where) if where in COMMANDS else (command for command in COMMANDS[APP] if command.id in OVER_ALL)
    yield TITLES[APP], _commands(there, own)


def _asked(field: Field) -> str:
    """What a field asks, what can be typed, and the limit."""
    hint = f"{field.help[:1].upper()}{field.help[1:]}." if field.help else ""
    return " ".join(part for part in (field.question, hint, field.limit) if part)


def _how(field: Field) -> Lines:
    known = HOW.get(field.kind, ())
    if field.companion:
        known = (*known, AT_LEAST)
    if known == _PICK and not field.required:
        known = (*known, ("backspace", "Not said."))
    return known


def _commands(commands: Iterable[Command], own: Mapping[str, str]) -> Lines:
    return tuple((key_words(key_of(command, own)), command.help) for command in commands)
