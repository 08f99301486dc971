"""The menu finds places too: a day by its date, a procedure by its letter, a goal, anything on the timeline by its words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.command import Hit, Hits, Provider

from spinelog.analysis.procedures import lettered
from spinelog.domain.dates import read_date, show_date, show_partial
from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.domain.nouns import NOUNS
from spinelog.domain.text import one_line
from spinelog.domain.values import Goal, Procedure
from spinelog.summary.find import find
from spinelog.summary.timeline import TimelineItem, place_of
from spinelog.tui.content import line
from spinelog.tui.screens.base import JournalScreen

if TYPE_CHECKING:
    from datetime import date

    from textual.app import App

    from spinelog.storage.journal import Journal
    from spinelog.storage.timeline import Keys
    from spinelog.summary.find import Page

LEAST_LETTERS = 3
"""From so many letters on the timeline is looked through."""
MOST_ENTRIES = 8
MOST_PAGES = 6
"""So far back it is looked through: the latest 6,300 entries."""
BESIDE, LEAST_WIDTH = 6, 20
"""Columns beside a line of the menu, and those that a line has at the least."""
FIRST, LAST = 1000.0, 0.1
"""Scores that put a day before everything, and entries after all commands; procedures and goals are scored like commands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go."""

    words: str
    go: Callable[[App[Any]], Awaitable[None]]


class PlacesProvider(Provider):
    """What is typed is looked for in threads, so the menu never waits."""

    async def startup(self) -> None:
        """Read what is few: procedures and goals."""
        self._few: tuple[Place, ...] = ()
        self._keys: Keys | None = None
        self._told: dict[str, TimelineItem] = {}
        """Entries that were read for what was typed before."""
        if isinstance(self.screen, JournalScreen):
            with suppress(SpinelogError):  # the menu still has its commands
                self._few = await self.screen.desk.read(lambda journal: tuple(_few(journal)))

    async def search(self, query: str) -> Hits:
        """Places for what is typed."""
        if not isinstance(self.screen, JournalScreen):  # such as a form, which stays open
            return
        today = self.screen.desk.clock.today()
        with suppress(BadValue):
            day = read_date(query, today)
            if day <= today:
                yield self._hit(FIRST, Place(f"Open {show_date(day, today)} on Today", partial(_to_day, day)))
        matcher = self.matcher(query)
        for place in self._few:
            if score := matcher.match(place.words):
                yield self._hit(score, place)
        if len(query.strip()) >= LEAST_LETTERS:
            with suppress(SpinelogError):
                async for place in self._entries(self.screen, query):
                    yield self._hit(LAST, place)

    async def _entries(self, screen: JournalScreen[Any], query: str) -> AsyncIterator[Place]:
        """The newest entries that hold the words; each stretch is read in a thread of its own, and none once nobody waits."""
        if self._keys is None:
            self._keys = await screen.desk.read(lambda journal: journal.timeline_keys())
        pages = find(screen.desk.journal, self._keys, query, self._told)
        found = 0
        for _ in range(MOST_PAGES):
            page = await asyncio.to_thread(next, pages, None)
            if page is None:
                return
            self._told.update(page.told)
            for place in _found(page):
                yield place
                found += 1
                if found == MOST_ENTRIES:
                    return

    def _hit(self, score: float, place: Place) -> Hit:
        shown = line(place.words).truncate(max(LEAST_WIDTH, self.screen.size.width - BESIDE), ellipsis=True)
        return Hit(score, shown, partial(place.go, self.app), text=one_line(place.words))


def _few(journal: Journal) -> Iterator[Place]:
    for one in lettered(journal.items(Procedure)):
        shown = NOUNS["procedure"].line(asdict(one.procedure))
        yield Place(f"Days around {one.letter}: {shown}", partial(_to_procedure, one.letter))
    for goal in journal.items(Goal):
        yield Place(f"Goal: {goal.statement}", partial(_to_goal, goal.uid))


def _found(page: Page) -> Iterator[Place]:
    for key in reversed(page.hits):
        item: TimelineItem = page.told[place_of(key)]
        when = f"{show_partial(item.date)}, " if item.date is not None else ""
        yield Place(f"{when}{item.kind}: {one_line(item.text)}", partial(_to_entry, item.noun, item.uid))


async def _to(app: App[Any], mode: str) -> Any:
    """The screen of a mode, without what stood over it."""
    if app.current_mode != mode:
        await app.switch_mode(mode)
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    return app.screen


async def _to_day(day: date, app: App[Any]) -> None:
    (await _to(app, "today")).open_day(day)


async def _to_procedure(letter: str, app: App[Any]) -> None:
    from spinelog.tui.screens.around import AroundScreen

    trends = await _to(app, "trends")
    await app.push_screen(AroundScreen(trends.desk, letter))


async def _to_goal(uid: str, app: App[Any]) -> None:
    (await _to(app, "goals")).go_to(uid)


async def _to_entry(noun: str, uid: str, app: App[Any]) -> None:
    (await _to(app, "timeline")).go_to(noun, uid)
