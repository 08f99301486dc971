"""The README's page for whoever sets spinelog up for somebody else: what it names is there."""

from __future__ import annotations

import re

import pytest
from textual.binding import Binding

from spinelog.domain.preferences import SETTINGS
from spinelog.tui.commands import APP, COMMANDS
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.settings import SettingsScreen
from tests.conftest import Spinelog
from tests.hygiene.process import ROOT

KEYS = {"s": "save", "b": "bad day", "!": "signs", "y": "settings", "f2": "save", "f6": "how often", "f7": "reminder"}
"""What the page says that each key does."""


@pytest.fixture
def page() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.partition("## Setting it up for somebody else\n")[2].partition("\n## ")[0]


def test_setting_up_takes_five_steps_and_two_lines_to_install(page: str) -> None:
    assert re.findall(r"^(\d)\. ", page, re.MULTILINE) == ["1", "2", "3", "4", "5"]
    for shell in ("sh", "bat"):
        lines = page.partition(f"```{shell}\n")[2].partition("```")[0].split("\n")
        assert len([line for line in lines if line.strip()]) == 2


def test_every_key_of_the_page_does_what_it_says(page: str) -> None:
    there = {"!" if one.key == "exclamation_mark" else one.key: one.label for one in (*COMMANDS["today"], *COMMANDS[APP])}
    forms = (*FormScreen.BINDINGS, *SettingsScreen.BINDINGS)
    there |= {one.key: one.description for one in forms if isinstance(one, Binding) and one.key.startswith("f")}
    assert set(re.findall(r"`([^`\s]|f\d)`", page)) == set(KEYS)
    assert {key: there[key] for key in KEYS} == KEYS


def test_every_command_of_the_page_is_one(page: str, spinelog: Spinelog) -> None:
    commands = re.findall(r"bin/spinelog ([^`\n]+)", page) + re.findall(r"Scripts\\spinelog ([^`\n]+)", page)
    assert {line.split()[0] for line in commands} == {"shortcut", "backup"}
    for line in commands:
        word, *rest = line.split()
        told = spinelog(word, "--help")
        assert told.code == 0
        assert [option for option in rest if option.startswith("--") and option not in told.out] == []


def test_every_setting_of_the_page_is_one(page: str) -> None:
    labels = {field.label.lower() for field in SETTINGS.asked}
    assert labels >= {"emergency number", "form of a day", "colours"}
    assert all(label in " ".join(page.lower().split()) for label in ("emergency number", "form of a day", "colours"))
