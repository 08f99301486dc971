"""Undo in words: which change was taken back, and what became of the item."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_date
from spinelog.domain.describe import Noun
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Value

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal


def take_back(journal: Journal, after: int) -> str | None:
    """Take the latest change back if its number is above `after`; gives a sentence about it, or None."""
    known = _items(journal)
    undone = journal.undo(after=after)
    if undone is None:
        return None
    noun_name, key = undone
    if noun_name == "day":
        day = date.fromisoformat(key)
        name = show_date(day, journal.clock.today())
        if journal.entry(day) is None:
            return f"Taken back: {name} is not recorded any more."
        return f"Taken back: the last change of {name}."
    noun = NOUNS[noun_name]
    old, now = known.get(key), _items(journal).get(key)
    if now is None:
        return f"Taken back: {_name(noun, old)} is gone again."
    if now.deleted_at is not None:
        return f"Taken back: {_name(noun, now)} is in the trash again."
    if old is not None and old.deleted_at is not None:
        return f"Taken back: {_name(noun, now)} is here again."
    return f"Taken back: the last change of {_name(noun, now)}."


def _items(journal: Journal) -> dict[str, Value]:
    """Every item by its uid, in the trash or not."""
    kinds = [VALUES[noun.name] for noun in NOUNS.values() if noun.commanded]
    return {item.uid: item for kind in kinds for trash in (False, True) for item in journal.items(kind, trash=trash)}


def _name(noun: Noun, item: Value | None) -> str:
    title = noun.title if noun.single else f"{noun.title[:1].lower()}{noun.title[1:]}"
    if item is None:
        return f"the {title}"
    return f"{title} ({noun.line(asdict(item))})"
