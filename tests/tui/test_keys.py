"""Which keys can be given to which commands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import spinelog.tui
from spinelog.domain.errors import BadValue
from spinelog.tui.commands import APP, BY_ID, COMMANDS, FORBIDDEN, key_of, key_words, with_keys
from spinelog.tui.keys import MOVING, WRITING, chosen, key_name, refusal, understood

TUI = Path(spinelog.tui.__file__).parent


@pytest.mark.parametrize(("text", "name"), [
    ("x", "x"), ("X", "X"), ("?", "question_mark"), ("/", "slash"), (" $ ", "dollar_sign"), ("ctrl+t", "ctrl+t"),
    ("^T", "ctrl+t"), ("Ctrl-T", "ctrl+t"), ("F8", "f8"), ("question_mark", "question_mark"), ("esc", "escape"), ("ö", "ö"),
])  # fmt: skip
def test_a_key_is_written_as_one_likes(text: str, name: str) -> None:
    assert key_name(text) == name


@pytest.mark.parametrize("text", ["", "save", "ctrl+", "f99", "xy", "ctrl+ctrl+x"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is no key"):
        key_name(text)


@pytest.mark.parametrize(("id_", "key", "sentence"), [
    ("today.save", "ctrl+s", "Terminals keep ^s for themselves"),
    ("today.save", "alt+s", "Terminals keep alt+s for themselves"),
    ("today.save", "enter", "enter moves in forms"),
    ("today.save", "f2", "f2 moves in forms"),
    ("today.save", "ctrl+v", "^v edits a text"),
    ("today.save", "5", "5 is typed into fields for numbers"),
    ("today.save", "comma", ", is typed into fields for numbers"),
    ("app.goals", "h", "h is typed into fields for numbers"),
    ("app.leave", "Q", "needs a key like f8 or ctrl+t"),
    ("today.save", "o", "o is taken already, on Today"),
    ("goals.new", "u", "u is taken already, everywhere"),
    ("app.goals", "n", "n is taken already, on "),
])  # fmt: skip
def test_a_key_that_would_not_do_is_refused_with_the_reason(id_: str, key: str, sentence: str) -> None:
    assert refusal(BY_ID[id_], key, {}).startswith(sentence) or sentence in refusal(BY_ID[id_], key, {})


@pytest.mark.parametrize(("id_", "key"), [
    ("today.save", "j"), ("timeline.find", "5"), ("app.leave", "f10"), ("app.menu", "ctrl+t"), ("goals.new", "s"),
    ("block.note", "$"),
])  # fmt: skip
def test_a_key_that_is_free_can_be_given(id_: str, key: str) -> None:
    assert refusal(BY_ID[id_], key, {}) == ""


@pytest.mark.parametrize("id_", BY_ID)
def test_every_command_can_have_its_usual_key(id_: str) -> None:
    assert refusal(BY_ID[id_], BY_ID[id_].key, {}) == ""


def test_the_usual_key_is_refused_while_another_command_has_it() -> None:
    own = {"today.save": "j", "today.more": "s"}
    assert "s is taken already, on Today" in refusal(BY_ID["today.save"], "s", own)
    assert chosen("today.more=", own) == ("today.more", None)


def test_two_commands_can_change_places_in_the_file() -> None:
    own, wrong = understood({"today.save": "o", "today.more": "s"})
    assert (own, wrong) == ({"today.save": "o", "today.more": "s"}, ())


_KEYS = st.sampled_from(["a", "s", "x", "j", "$", "5", "enter", "ctrl+s", "ctrl+t", "f8", "what", "u", "["])


@given(st.dictionaries(st.sampled_from([*BY_ID, "no.such"]), _KEYS, max_size=6))
def test_whatever_stands_in_the_file_no_key_does_two_things(texts: dict[str, str]) -> None:
    own, wrong = understood(texts)
    assert len(own) + len(wrong) == len(texts)
    for where, commands in COMMANDS.items():
        together = [key_of(one, own) for one in (*commands, *(COMMANDS[APP] if where != APP else ()))]
        assert len(together) == len(set(together)), where
    assert not (set(own.values()) - {BY_ID[id_].key for id_ in own}) & (FORBIDDEN | MOVING | WRITING)


def test_keys_are_called_as_people_call_them() -> None:
    assert [key_words(key) for key in ("question_mark", "ctrl+t", "f8", "dollar_sign", "left", "escape", "K")] == [
        "?", "^t", "f8", "$", "left", "esc", "K",
    ]  # fmt: skip


def test_every_key_that_a_sentence_names_is_the_key_of_a_command() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in TUI.rglob("*.py")]
    texts = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    named = {id_ for text in texts if isinstance(text, str) for id_ in re.findall(r"\{(\w+\.\w+)\}", text)}
    assert len(named) > 10
    assert named - set(BY_ID) == set()
    assert with_keys("Press {goals.new} or {app.today}.", {"goals.new": "question_mark"}) == "Press ? or t."
