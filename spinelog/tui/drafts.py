"""What is typed is kept while it is typed: every form writes a draft, at the latest half a second after a key."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from spinelog.domain.dates import show_short
from spinelog.domain.errors import SpinelogError
from spinelog.storage.drafts import Draft

if TYPE_CHECKING:
    from typing import Any

    from textual.timer import Timer

    from spinelog.domain.clock import Clock
    from spinelog.tui.desk import Place

    Base = Screen[Any]
else:
    Base = object

KEPT_AFTER = 0.5
"""Seconds from the first key to the draft. Writing it takes some hundredths more, in a thread."""

AGAIN_AFTER = 3.0
"""Seconds until it is tried again where the journal could not be written to."""


class Typed(NamedTuple):
    """What stands in a form and is not saved: by field."""

    texts: dict[str, str]
    """What was typed."""
    seen: dict[str, str]
    """What was recorded there when the typing began."""


class Drafts:
    """The drafts of one form while it is open: its own, and the one that it began with."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._uid = os.urandom(16).hex()
        self._gone = (place.kept.uid,) if place.kept is not None else ()
        kept = place.kept
        self._written: Typed | None = Typed(dict(kept.texts), dict(kept.seen)) if kept is not None else Typed({}, {})
        """What the journal was last asked to hold; None when it is not sure that it does."""

    @property
    def uids(self) -> tuple[str, ...]:
        """All of them, for the save that makes them needless."""
        return (self._uid, *self._gone)

    async def keep(self, typed: Typed) -> None:
        """Bring the journal to what is typed. Raises SpinelogError."""
        if typed == self._written:
            return
        desk, draft = self.place.desk, None
        if typed.texts:
            at = desk.clock.stamp().instant
            draft = Draft(self._uid, self.place.form, self.place.item, typed.texts, typed.seen, at)
        gone = self._gone if draft is not None else self.uids
        self._written = typed
        try:
            await desk.keep_draft(draft, gone)
        except SpinelogError:
            self._written = None
            raise
        self._gone = ()

    async def end(self) -> None:
        """Remove them. Raises SpinelogError."""
        await self.keep(Typed({}, {}))

    def saved(self) -> None:
        """They went with a save; what was typed during it is written anew."""
        self._written, self._gone = None, ()


class KeepsTyping(Base):
    """A screen with a form whose typing is kept. It says what is `typed`, and calls `keep_soon` with every change."""

    drafts: Drafts | None = None
    _keeping: Timer | None = None

    @property
    def is_changed(self) -> bool:
        """Something stands in the form that is not saved."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What stands in the form and is not saved."""
        raise NotImplementedError

    def unsaved(self) -> list[str]:
        """What is typed here and not saved, by names."""
        raise NotImplementedError

    async def save_typed(self) -> bool:
        """Save it; False when it cannot be, and says why."""
        raise NotImplementedError

    def say_unkept(self, sentence: str) -> None:
        """Say why what is typed cannot be kept right now."""
        raise NotImplementedError

    async def throw_away(self) -> None:
        """Remove what is kept of it. Raises SpinelogError."""
        if self.drafts is not None:
            await self.drafts.end()

    async def thrown_away(self) -> bool:
        """The same; False when it could not be, and says why."""
        try:
            await self.throw_away()
        except SpinelogError as error:
            self.say_unkept(str(error))
            return False
        return True

    def keep_soon(self, after: float | None = None) -> None:
        """Write the draft in a moment; what is typed until then goes into the same one."""
        if self.drafts is not None and self._keeping is None:
            self._keeping = self.set_timer(KEPT_AFTER if after is None else after, self._keep_now)

    def _keep_now(self) -> None:
        self._keeping = None
        self.run_worker(self.keep(), group="drafts")

    async def keep(self) -> bool:
        """Write the draft at once; where that cannot be, say why and try again later."""
        if self.drafts is None:
            return True
        try:
            await self.drafts.keep(self.typed())
        except SpinelogError as error:
            self.say_unkept(str(error))
            self.keep_soon(AGAIN_AFTER)
            return False
        return True


def kept_at(draft: Draft, clock: Clock) -> str:
    """When a draft was written, `19:42`, with the day where that was not today."""
    now = clock.now()
    at = draft.written_at.astimezone(now.tzinfo)
    return f"{at:%H:%M}" if at.date() == now.date() else f"{show_short(at.date(), now.date())}, {at:%H:%M}"
