"""With other keys than usual for everything, every sentence names the key that does it now."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.preferences import Settings
from spinelog.storage.connection import Connector
from spinelog.storage.drafts import DAY, Draft, keep_draft
from spinelog.tui.commands import APP, BY_ID, COMMANDS, key_of, key_words
from spinelog.tui.keys import understood
from tests.conftest import NOW, TODAY
from tests.tui.everywhere import SPOTS, fill
from tests.tui.helpers import Person, at_the_app

SIGNS = "$%&()*;<>=@|~`_'\"{}QWERTUIOP"
"""Keys that no command has usually; each screen may have the same."""


def other_keys() -> dict[str, str]:
    """Another key for every command."""
    found: dict[str, str] = {}
    for where, commands in COMMANDS.items():
        pool = [f"f{number}" for number in range(8, 25)] if where == APP else list(SIGNS)
        found |= {command.id: pool[place] for place, command in enumerate(commands)}
    return found


def usual_keys() -> set[str]:
    """What people call the usual keys."""
    return {key_words(command.key) for command in BY_ID.values()}


def now(her: Person, key: str) -> str:
    """The key that does on this screen what `key` usually does."""
    where = str(getattr(her.app.screen, "WHERE", ""))
    if where not in COMMANDS:
        return key
    found = next((one for one in (*COMMANDS[where], *COMMANDS[APP]) if one.key == key), None)
    return key if found is None else key_of(found, her.app.desk.keys)


NAMED = (
    r"[Pp]ress (\S+?)[,.]?(?= )",
    r"(?:^|[\s(.;])(\S{1,6}) (?:adds it|tells|saves(?: it)?\b|throws it|how often|leaves spinelog|reads? on|reads? off|: back)",
    r"\((\S{1,5}(?: \S{1,5})?)\)",
)
"""How sentences name keys."""


def usual_keys_named(text: str) -> set[str]:
    """The usual keys that a text tells one to press."""
    named = {word for pattern in NAMED for found in re.findall(pattern, text) for word in found.split()}
    return (named & usual_keys()) - {"!"}  # which shows the warning signs whatever else does


def test_every_command_can_have_another_key_at_once() -> None:
    keys, wrong = understood(other_keys())
    assert (set(keys), wrong) == (set(BY_ID), ())
    assert not usual_keys() & {key_words(key) for key in keys.values()}


def test_a_usual_key_in_a_sentence_is_seen() -> None:
    for text in ("Press p to add one.", "Not saved yet. s saves.", "a goal (g n); more", " space reads on", "none  o adds it"):
        assert usual_keys_named(text), text
    assert not usual_keys_named("After A: signs to know (!). 2 of 7 (6 and 6)")


PLACES = (
    "today-empty", "today", "today-typed", "today-saved", "today-after", "trends", "trends-empty", "trends-all", "around-empty",
    "compare-empty", "compare-alone", "around", "compare", "timeline", "timeline-empty", "timeline-medicines", "goals",
    "goals-empty", "visit", "visit-empty", "visit-facet", "visit-sheet", "block", "block-earlier", "block-none", "block-note",
    "trash", "notification", "goals-trash", "after-card",
)  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
async def test_no_sentence_names_a_key_that_does_nothing(connector: Connector, clock: Clock, name: str) -> None:
    spot = SPOTS[name]
    fill(connector, clock, spot.journal)
    async with at_the_app(connector, clock, settings=Settings(keys=other_keys())) as her:
        for key in spot.keys:
            await her.press(now(her, key))
        assert usual_keys_named(" ".join(her.sees.split())) == set(), her.sees
        where = getattr(her.app.screen, "WHERE", "")
        if where in COMMANDS:
            known = {key_words(key_of(one, her.app.desk.keys)) for one in (*COMMANDS[where], *COMMANDS[APP])}
            assert her.lines[-1].split()[0] in known, her.lines[-1]


async def test_what_is_kept_unsaved_is_named_with_the_keys_of_now(connector: Connector, clock: Clock) -> None:
    fill(connector, clock, "demo")
    yesterday = TODAY - timedelta(days=1)
    keep_draft(connector, Draft("1", "goal", "", {"statement": "Dance"}, {}, NOW), ())
    keep_draft(connector, Draft("2", DAY, yesterday.isoformat(), {"note": "x"}, {}, NOW), ())
    own = Settings(keys={"app.goals": "Q", "goals.new": "j", "today.before": "("})
    async with at_the_app(connector, clock, settings=own) as her:
        assert "Kept, not saved yet: Thu 19 Nov ((); a goal (Q j)." in her.sees
    async with at_the_app(connector, clock) as her:
        assert "Kept, not saved yet: Thu 19 Nov ([); a goal (g n)." in her.sees


async def test_a_journal_that_cannot_be_opened_names_the_key_that_leaves(connector: Connector, clock: Clock, home: Path) -> None:
    home.mkdir()
    Path(connector.path).write_bytes(b"no journal" * 100)
    async with at_the_app(connector, clock, settings=Settings(keys={"app.leave": "f9"})) as her:
        assert "f9 leaves spinelog." in her.sees
        await her.press("f9")
        assert her.app._exit
