"""What the five screens share: the bar above, the keys below, reading in a thread, forms for every noun."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from spinelog.domain.dates import show_date
from spinelog.domain.describe import Changes, Noun, Record
from spinelog.domain.errors import SpinelogError
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.tui.content import tell
from spinelog.tui.desk import Desk
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from spinelog.domain.values import Value
    from spinelog.storage.journal import Journal
    from spinelog.tui.desk import Place
    from spinelog.tui.form import FormScreen

SCREENS = (
    ("today", "Today", "t"),
    ("trends", "Trends", "r"),
    ("timeline", "Timeline", "l"),
    ("goals", "Goals", "g"),
    ("visit", "Visit", "v"),
)
"""Id, label and key of each."""

BACK = {"around": "around.dates", "compare": "compare.dates", "block": "block.close"}
"""Screens over those, and the command that leads back from each."""

T = TypeVar("T")
Data = TypeVar("Data")


class JournalScreen(Screen[None], Generic[Data]):
    """A screen over the journal. Subclasses say what they `read` in a thread and how they `show` it."""

    AUTO_FOCUS = ""
    WHERE: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (78, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    class Loaded(Message):
        """What was asked for has been read."""

        def __init__(self, data: Any) -> None:
            super().__init__()
            self.data = data

    class Failed(Message):
        """It could not be read; the sentence says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Changed(Message):
        """Something was saved, deleted or taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked: tuple[int, ...] | None = None
        """The version of the journal that was asked for last; None when that failed."""
        self._was_shown = False
        self._css_update_count = self.app._css_update_count  # else all styles are parsed again for a screen that is new
        # From the start, else every widget would be styled again once the screen learns its size.
        width, height = self.app.size
        self.add_class(
            *self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS),
            update=False,
        )

    def compose(self) -> ComposeResult:
        """Bar, body, keys; over another screen the bar shows that one."""
        own = any(where == self.WHERE for where, _, _ in SCREENS)
        active = self.WHERE if own else self.app.current_mode
        screens = tuple((where, label, self.desk.keys.get(f"app.{where}", key)) for where, label, key in SCREENS)
        yield TopBar(screens, active=active, date=show_date(self.desk.clock.today()))
        yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """The widgets between bar and keys."""
        raise NotImplementedError

    async def complete(self) -> None:
        """Add what can wait until the first frame is drawn; called once it is."""

    # -- reading ---------------------------------------------------------------------------------------------

    def read(self, journal: Journal) -> Data:
        """Fetch everything the screen shows. Runs in a thread."""
        raise NotImplementedError

    def reads(self, journal: Journal) -> Iterator[Data]:
        """The same in several goes, what is in view first, for a screen that has more than that."""
        yield self.read(journal)

    def show(self, data: Data) -> None:
        """Put it on the screen."""
        raise NotImplementedError

    def show_error(self, sentence: str) -> None:
        """Say why nothing could be read."""
        tell(self, sentence, severity="error")

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Read again when something changed since; not before the first frame, which SQLModel would hold up."""
        # What stands in it was styled when it was made, and styles follow classes and themes out of view too: to look all of
        # them up again is half the time to a kept screen. Only the screen itself was made before its own style sheet was read.
        event.refresh_styles = False
        if not self._was_shown:
            self.app.stylesheet.update_nodes((self,))
        self._was_shown = True
        if self.desk.has_drawn:
            self.call_after_refresh(self.catch_up)

    def catch_up(self) -> None:
        """Follow the date, and what was written elsewhere: on another screen, or by a command."""
        if not self.desk.has_drawn:
            return
        self.query_one(TopBar).date = show_date(self.desk.clock.today())
        if self._asked != self.desk.version:
            self.reload()

    def reload(self) -> None:
        """Read in a thread."""
        self._asked = self.desk.version
        self._read_in_thread()

    def go_again(self) -> None:
        """What the key of a screen does when that screen is in view already."""
        self.reload()

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read_in_thread(self) -> None:
        """Each go ends in one message. What was asked for later counts, also when it was read sooner."""
        worker = get_current_worker()
        try:
            for data in self.reads(self.desk.journal):
                if worker.is_cancelled:
                    return
                self.post_message(self.Loaded(data))
        except SpinelogError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(str(error)))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        event.stop()
        self.show(event.data)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self._asked = None
        how = f"Press {{{BACK[self.WHERE]}}} to go back, then try again." if self.WHERE in BACK else ""
        if any(where == self.WHERE for where, _, _ in SCREENS):
            how = f"Press {{app.{self.WHERE}}} to try again."
        self.show_error(f"{event.sentence} {self.desk.words(how)}".rstrip())

    @on(Worker.StateChanged)
    def _stopped(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.group.startswith("read"):
            name = type(event.worker.error).__name__
            self.post_message(self.Failed(f"Something went wrong inside spinelog ({name}). What you saved before is kept."))

    # -- writing ---------------------------------------------------------------------------------------------

    async def save(self, change: Callable[[Journal], T]) -> T | None:
        """Run one change; its sentence is shown when it is refused. None when it was.

        ChangedMeanwhile is raised: only the form that asked for it can show what is there now.
        """
        try:
            done = await self.desk.write(change)
        except ChangedMeanwhile:
            raise
        except SpinelogError as error:
            tell(self, str(error), severity="warning")
            return None
        self.post_message(self.Changed())
        return done

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        event.stop()
        self.reload()

    @work
    async def add_item(self, noun: Noun, start: Changes | None = None) -> None:
        """Ask for a new item in the one form, and store it."""
        if noun.name == "week":
            from spinelog.tui.week_form import ask_week

            await ask_week(self)
            return

        async def store(changes: Changes) -> bool:
            kind = value_class(noun)
            added = await self.save(lambda journal: journal.add(kind, changes))
            if added is not None:
                stored.append((added, noun.instead(changes, asdict(added))))
            return added is not None

        stored: list[tuple[Value, str]] = []
        refs = [str(value) for name, value in (start or {}).items() if value is not None and noun.field(name).ref]
        await self._ask(noun, None, start, store, ".".join([noun.name, *refs]), "")
        for item, instead in stored:
            await self.show_signs_after(item)
            tell(self, f"Added: {noun.line(asdict(item))}{instead and f'. {instead}'}")

    @work
    async def change_item(self, noun: Noun, item: Value) -> None:
        """Change an item in the one form."""
        if noun.name == "week":
            from spinelog.tui.week_form import ask_week

            await ask_week(self, item.uid)
            return

        async def store(changes: Changes) -> bool:
            if not changes:
                return True
            now = await self.save(seen.edit(changes))
            if now is not None:
                stored.append((now, noun.instead({**asdict(item), **changes}, asdict(now))))
            return now is not None

        stored: list[tuple[Value, str]] = []
        seen = Seen(item)
        await self._ask(noun, asdict(item), None, store, noun.name, item.uid)
        for now, instead in stored:
            await self.show_signs_after(now, item)
            tell(self, f"Now: {noun.line(asdict(now))}{instead and f'. {instead}'}")

    async def show_signs_after(self, now: Value, before: Value | None = None) -> None:
        """After a procedure of the last days was saved, its own card of warning signs; `before` is what it was till then."""
        from spinelog.tui.after_card import show_after_card

        await show_after_card(self, now, before)

    @work
    async def trash_item(self, noun: Noun, item: Value) -> None:
        """Put an item into the trash; undo and the trash bring it back."""
        kind = value_class(noun)
        gone = await self.save(lambda journal: journal.delete(kind, item.uid))
        if gone is not None:
            tell(self, f"Deleted: {noun.line(asdict(gone))}. {self.desk.words('Press {app.undo} to bring it back.')}")

    async def show_form(self, name: str, uid: str, make: Callable[[Place], FormScreen]) -> None:
        """Put a form over this screen that keeps what is typed by this name and uid, and wait for its end."""
        try:
            place = await self.desk.place(name, uid)
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        await self.app.push_screen_wait(make(place))

    async def _ask(
        self,
        noun: Noun,
        record: Changes | None,
        start: Changes | None,
        store: Callable[[Changes], Awaitable[bool]],
        form_name: str,
        uid: str,
    ) -> None:
        """Ask in the form of a noun; `form_name` and `uid` are where what is typed is kept."""
        from spinelog.tui.form import FormScreen
        from spinelog.tui.references import first_values, references

        if noun.variant:
            from spinelog.tui.questionnaire_form import ask

            await ask(self, record, start, store, uid)
            return
        try:
            refs, first, place = await asyncio.gather(
                self.desk.read(lambda journal: references(journal, noun, str((record or {}).get("uid", "")))),
                self.desk.read(lambda journal: first_values(journal, noun) if record is None else {}),
                self.desk.place(form_name, uid),
            )
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        if record is None:
            start = {**first, **only_choices(noun, refs), **(start or {})}
        today = self.desk.clock.today()
        form = FormScreen(noun, today, record=record, refs=refs, lead=noun.lead, start=start, store=store, place=place)
        await self.app.push_screen_wait(form)

    @work(exclusive=True, group="block")
    async def action_block(self) -> None:
        """Open the diary of a nerve block over this screen."""
        from spinelog.tui.block_open import open_diary

        await open_diary(self)

    @work
    async def bring_back(self, nouns: tuple[Noun, ...]) -> None:
        """Show what is in the trash and bring back what is picked."""
        from spinelog.summary.in_trash import in_trash
        from spinelog.tui.widgets.picker import Picker

        try:
            trash = await self.desk.read(lambda journal: in_trash(journal, nouns))
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        if not trash:
            tell(self, "The trash is empty. What you delete is kept there for 30 days.")
            return
        options = [(item.uid, words) for _, item, words in trash]
        picked = await self.app.push_screen_wait(Picker("Bring back (what is deleted is kept for 30 days)", options, None))
        found = next(((noun, item) for noun, item, _ in trash if item.uid == picked), None)
        if found is None:
            return
        noun, item = found
        back = await self.save(lambda journal: journal.undelete(value_class(noun), item.uid))
        if back is not None:
            tell(self, f"Back: {noun.line(asdict(back))}")


class Seen:
    """An item as it was last in view, so that nothing else is written over unseen."""

    def __init__(self, item: Value) -> None:
        self._item = item
        self.record: Record = asdict(item)

    def edit(self, changes: Record) -> Callable[[Journal], Value]:
        """The change of these fields. It raises ChangedMeanwhile, and is done the next time, since the form then shows it."""

        def change(journal: Journal) -> Value:
            try:
                return journal.edit(type(self._item), self._item.uid, changes, seen=self.record)
            except ChangedMeanwhile as meanwhile:
                self.record = meanwhile.now
                raise

        return change


def only_choices(noun: Noun, refs: Mapping[str, Sequence[tuple[str, str]]]) -> Changes:
    """What has to be chosen and leaves no choice: an estimate belongs to the one procedure that there is."""
    needed = [field for field in noun.asked if field.ref and field.required and len(refs[field.ref]) == 1]
    return {field.name: refs[field.ref][0][0] for field in needed}


def value_class(noun: Noun) -> type[Value]:
    """The class of a noun's values; imported when one is first wanted, since making them takes 10 ms."""
    from spinelog.domain.values import VALUES

    return VALUES[noun.name]
