"""What is in the trash, in words: the latest deleted first; what went with something else comes back with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_short
from spinelog.domain.describe import Noun
from spinelog.domain.values import VALUES, Value

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal


def in_trash(journal: Journal, nouns: Iterable[Noun]) -> list[tuple[Noun, Value, str]]:
    """Each item with its noun and its words, like `Goal: Lift 15 lb, deleted 3 Nov`."""
    today = journal.clock.today()
    found = [(noun, item) for noun in nouns for item in journal.items(VALUES[noun.name], trash=True)]
    gone = {item.uid for _, item in found}
    alone = [(noun, item) for noun, item in found if not noun.parent or getattr(item, noun.parent) not in gone]
    alone.sort(key=lambda one: str(one[1].deleted_at), reverse=True)
    return [(noun, item, f"{noun.title}: {noun.line(asdict(item))}{_deleted(item, today)}") for noun, item in alone]


def _deleted(item: Value, today: date) -> str:
    if item.deleted_at is None:
        return ""
    day = item.deleted_at.astimezone().date()
    return ", deleted today" if day == today else f", deleted {show_short(day, today)}"
