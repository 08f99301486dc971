"""Undo in words: which change was taken back, and what became of the item."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_date
from spinelog.domain.describe import Noun
from spinelog.domain.nouns import NOUNS
from spinelog.domain.text import one_line

MOST = 60
"""Characters of a value that are said."""

if TYPE_CHECKING:
    from spinelog.domain.values import Value
    from spinelog.storage.journal import Journal


def take_back(journal: Journal, after: int) -> str | None:
    """Take the latest change back if its number is above `after`; gives a sentence about it, or None."""
    undone = journal.undo(after=after)
    if undone is None:
        return None
    if undone.batch is not None:
        from spinelog.summary.importing import taken_back  # with all the readers, and undo is seldom of an import

        return taken_back(undone.batch)
    if undone.noun == "day":
        name = show_date(date.fromisoformat(undone.key), journal.clock.today())
        if undone.now is None or undone.now.deleted_at is not None:
            return f"Taken back: {name} is not recorded any more."
        return f"Taken back: the last change of {name}."
    kinds = [NOUNS[name].plural for name in undone.nouns if not NOUNS[name].parent]
    if len(kinds) > 1:  # such as the first pains and goals
        return f"Taken back: {', '.join(kinds[:-1])} and {kinds[-1]} are as they were before."
    noun = NOUNS[undone.noun]
    if undone.now is None:
        return f"Taken back: {_name(noun, undone.was)} is gone again."
    name = _name(noun, undone.now)
    if undone.now.deleted_at is not None:
        return f"Taken back: {name} is in the trash again."
    if undone.was is not None and undone.was.deleted_at is not None:
        return f"Taken back: {name} is here again."
    return f"Taken back: the last change of {name}.{_again(noun, undone.was, undone.now)}"


def _again(noun: Noun, was: Value | None, now: Value) -> str:
    """What is as it was: ` Until is not recorded again.`; empty where nothing that a form asks for differs."""
    if was is None:
        return ""
    old, new = asdict(was), asdict(now)
    changed = [field for field in noun.asked if old[field.name] != new[field.name] and not field.ref]
    words = (f"{field.label}: {one_line(field.show(new))[:MOST] or 'not recorded'}" for field in changed)
    return f" Now again: {'; '.join(words)}." if changed else ""


def _name(noun: Noun, item: Value | None) -> str:
    title = noun.title if noun.single else f"{noun.title[:1].lower()}{noun.title[1:]}"
    if item is None:
        return f"the {title}"
    return f"{title} ({noun.line(asdict(item))})"
