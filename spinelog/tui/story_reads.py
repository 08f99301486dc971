"""What the timeline's reading threads give back, each in one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from spinelog.storage.timeline import Key, Keys
    from spinelog.summary.detail import Detail
    from spinelog.summary.find import Page
    from spinelog.summary.timeline import TimelineItem
    from spinelog.tui.widgets.story_table import StoryTable


@dataclass(frozen=True, slots=True)
class Read:
    """What one go of reading gave."""

    keys: Keys
    told: dict[str, TimelineItem]
    """The words of the lines in view."""
    is_whole: bool
    """Whether these are all keys of the journal."""


class Told(Message):
    """The words of lines in view have been read."""

    def __init__(self, wanted: StoryTable.Wanted, told: dict[str, TimelineItem]) -> None:
        super().__init__()
        self.wanted = wanted
        self.told = told


class Found(Message):
    """A stretch has been looked through for words."""

    def __init__(self, page: Page, search: int) -> None:
        super().__init__()
        self.page = page
        self.search = search


class Described(Message):
    """The item under the cursor has been read; None: it is gone."""

    def __init__(self, key: Key, detail: Detail | None) -> None:
        super().__init__()
        self.key = key
        self.detail = detail
