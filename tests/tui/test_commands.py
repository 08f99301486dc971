"""The table of commands: what keys, menu, help and README read."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from textual.keys import Keys

from spinelog.tui.app import SpinelogApp
from spinelog.tui.commands import APP, COMMANDS, FORBIDDEN, bindings, readme_table
from spinelog.tui.screens.base import SCREENS, JournalScreen
from spinelog.tui.widgets.text_inputs import NUMBER_KEYS

ROOT = Path(__file__).parents[2]
WHERES = tuple(COMMANDS)
PLACES = tuple(where for where in COMMANDS if where != APP)


def keys(where: str) -> list[str]:
    return [command.key for command in COMMANDS[where]]


def screen_class(where: str) -> type[JournalScreen[object]]:
    module = import_module(f"spinelog.tui.screens.{where}")
    found = [kind for kind in vars(module).values() if isinstance(kind, type) and getattr(kind, "WHERE", "") == where]
    assert len(found) == 1
    kind: type[JournalScreen[object]] = found[0]
    return kind


def test_every_command_has_an_id_of_its_own() -> None:
    ids = [command.id for commands in COMMANDS.values() for command in commands]
    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"{where}.") for where, commands in COMMANDS.items() for one in (c.id for c in commands))


@pytest.mark.parametrize("where", PLACES)
def test_no_key_does_two_things_on_one_screen(where: str) -> None:
    together = [*keys(where), *keys(APP)]
    assert len(together) == len(set(together))
    assert not {key.upper() for key in keys(APP) if len(key) == 1} & set(keys(where)), "a capital is too near to its letter"


@pytest.mark.parametrize("where", WHERES)
def test_no_command_hangs_on_a_key_that_terminals_eat(where: str) -> None:
    assert not FORBIDDEN & set(keys(where))
    assert not [key for key in keys(where) if key.startswith("alt+")]


def test_keys_that_a_number_is_typed_with_are_no_commands_where_numbers_are_typed() -> None:
    signs = {" ": "space", ".": "full_stop", ",": "comma", ":": "colon", "+": "plus", "-": "minus"}
    typed = {signs.get(key, key) for key in NUMBER_KEYS} | {"h", "m", "k"}
    assert not typed & {*keys("today"), *keys(APP)}


@pytest.mark.parametrize("where", WHERES)
def test_every_key_is_one_that_terminals_can_send(where: str) -> None:
    known = {key.value for key in Keys}
    for key in keys(where):
        assert (
            len(key) == 1
            or key in known
            or key in ("question_mark", "left_square_bracket", "right_square_bracket", "slash", "space", "exclamation_mark")
        )


@pytest.mark.parametrize("where", WHERES)
def test_every_action_is_there(where: str) -> None:
    kind = SpinelogApp if where == APP else screen_class(where)
    for command in COMMANDS[where]:
        name = re.sub(r"\(.*", "", command.action.removeprefix("app."))
        assert callable(getattr(SpinelogApp if command.action.startswith("app.") else kind, f"action_{name}")), command.id


@pytest.mark.parametrize("where", WHERES)
def test_every_binding_has_an_id_and_says_what_it_does(where: str) -> None:
    for binding, command in zip(bindings(where), COMMANDS[where], strict=True):
        assert not isinstance(binding, tuple)
        assert (binding.id, binding.tooltip) == (command.id, command.help)
        assert re.fullmatch(r"[A-Z].*\.", command.help), command.id


@pytest.mark.parametrize("where", PLACES)
def test_the_line_of_keys_fits_eighty_columns(where: str) -> None:
    shown = [binding for binding in (*bindings(where), *bindings(APP)) if not isinstance(binding, tuple) and binding.show]
    # A medicine and a scan are never under one cursor; the list before a visit and the sheet are never in view together.
    for others in (("dose", "ended", "back"), ("attach", "report", "back"), ("dose", "ended", "open", "question")):
        line = "  ".join(f"{one.key_display} {one.description}" for one in shown if one.action not in others)
        assert len(line) <= 78, line


def test_every_screen_is_reached_by_the_key_that_its_tab_underlines() -> None:
    by_key = {command.key: command.action for command in COMMANDS[APP]}
    for where, label, key in SCREENS:
        assert by_key[key] == f"app.go('{where}')"
        assert key in label.lower()


def test_the_readme_holds_the_table_of_keys() -> None:
    assert readme_table() in (ROOT / "README.md").read_text(encoding="utf-8")
