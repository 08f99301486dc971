"""Finding words on the timeline: over what its lines show, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.storage.timeline import Keys
from spinelog.summary.timeline import TimelineItem, place_of, tell

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

FIRST_PAGE, LAST_PAGE = 100, 3200
"""Lines that are looked through at once. The first answer is there soon, and a long journal takes few questions."""


@dataclass(frozen=True, slots=True)
class Page:
    """One stretch of the timeline that was looked through."""

    hits: Keys
    """What holds the words, in the timeline's order."""
    told: dict[str, TimelineItem]
    """Every line of the stretch."""
    is_last: bool


def find(journal: Journal, keys: Keys, words: str, known: Mapping[str, TimelineItem]) -> Iterator[Page]:
    """Look through lines from the newest to the oldest, page by page; `known` are lines that were told before."""
    end, size = len(keys), FIRST_PAGE
    if not end:
        yield Page(keys, {}, is_last=True)
    while end:
        page = keys[max(0, end - size) : end]
        lines = {place: line for key in page if (line := known.get(place := place_of(key))) is not None}
        lines.update(tell(journal, [key for key in page if place_of(key) not in lines]))
        hits = Keys.of(key for key in page if (line := lines.get(place_of(key))) is not None and holds(line, words))
        end = max(0, end - size)
        yield Page(hits, lines, is_last=not end)
        size = min(LAST_PAGE, size * 2)


def holds(item: TimelineItem, words: str) -> bool:
    """Whether a line shows every one of these words, large or small, in any order."""
    shown = f"{item.kind} {item.text}".casefold()
    return all(word in shown for word in words.casefold().split())
