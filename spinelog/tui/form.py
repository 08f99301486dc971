"""The one form of the app: every noun is added and changed through it, from its description alone."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.domain.describe import Field, Noun
from spinelog.domain.errors import BadValue, SpinelogError
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.tui.content import line, tell
from spinelog.tui.form_rows import form_help, form_row, label_width
from spinelog.tui.form_typing import FormTyping
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.few_lines import FewLines
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.section import FOCUSED, Section
from spinelog.tui.widgets.unsaved import DROP, KEEP, SAVE, Unsaved

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Awaitable, Callable, Iterable

    from spinelog.domain.describe import Changes, Record
    from spinelog.tui.desk import Place
    from spinelog.tui.form_rows import Refs

FRAME = 5
"""Rows of the form that are neither fields nor the question: title, blank, buttons, blank, keys."""
KEPT_LINES = 1
"""The line about what was kept."""
WIDEST = 84
"""Columns of the form, as in its style; two of them are its padding."""


class FormScreen(FormTyping):
    """Asks for the fields of a noun, one row each, and ends with what was set, or None.

    Adding ends with every field, defaults included; changing a record only with the fields that changed.
    Fields after the first `lead` wait behind "more" until they are wanted. What cannot be read or is out
    of range keeps the form open: its sentence stands under the field, and the focus is on the first such field.
    """

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "save", "save", id="form.save"),
        Binding("f3", "more", "more", id="form.more"),
        Binding("f4", "afresh", "start afresh", id="form.afresh"),
        Binding("escape", "leave", "leave", id="form.leave"),
        Binding("f1", "app.help", show=False),
        Binding("question_mark", "app.help", show=False, id="app.help"),  # where no text is typed
    ]
    AUTO_FOCUS = ""

    def __init__(
        self,
        subject: Noun | tuple[Field, ...],
        today: dt.date,
        *,
        record: Record | None = None,
        refs: Refs | None = None,
        lead: int | None = None,
        title: str = "",
        about: str = "",
        start: Record | None = None,
        store: Callable[[Changes], Awaitable[bool]] | None = None,
        place: Place | None = None,
        save: str = "Save",
    ) -> None:
        """Make a form for a noun, or for any fields.

        `today` is what "yesterday" counts from; `record` the item to change, None to add one; `refs` give, for fields
        that name another item, noun name -> (uid, label) of what can be chosen; `lead` is how many fields are asked at
        once, None for all; `title` goes before "Add a procedure" or "Change the procedure"; `about` stands in
        full over the fields, where the noun says nothing else; `start` are values that stand in a new form at first,
        over the fields' defaults; `store` keeps what was set and says whether it could: until it can, the form stays
        open with everything in it, also where it raises ChangedMeanwhile; `place` is where what is typed is kept until
        then, and what was kept there; `save` is what the button says that ends the form.
        """
        super().__init__()
        self._noun = subject if isinstance(subject, Noun) else None
        self.fields = subject.asked if isinstance(subject, Noun) else subject
        self.today = today
        self.record = record
        self._refs: Refs = refs or {}
        self._lead = len(self.fields) if lead is None else lead
        self._title = title or (form_title(subject, adding=record is None) if isinstance(subject, Noun) else "")
        defaults: Changes = {field.name: field.default for field in self.fields}
        self._about = about or (subject.about if isinstance(subject, Noun) else "")
        self._first: Record = record if record is not None else {**defaults, **(start or {})}
        self._width = label_width(self.fields)
        self._store = store
        self._is_storing = False
        self._save_word = save
        self._begin_typing(place)
        if self._kept is not None and any(field.name in self._kept.texts for field in self._hidden):
            self._lead = len(self.fields)

    def compose(self) -> ComposeResult:
        """Title, the first fields, what the focused one asks, the buttons and the keys.

        Save comes right after the fields, so that enter, pressed from field to field, ends there.
        """
        with Section(title=self._title, id="form", classes=FOCUSED):  # from its first picture on
            if self._about:
                yield Static(line(self._about, "$muted"), id="about")
            if self._kept is not None:
                yield Static(line(self.kept_words(), "$muted"), id="kept")
            rows = VerticalScroll(*self._rows(self.fields[: self._lead]), id="rows", can_focus=False)
            rows.styles.max_height = self._room(*self.app.size)
            yield rows
            asked = FewLines(id="asked")
            asked.styles.height = self._asked_lines(self.app.size.width)
            yield asked
            with Horizontal(id="buttons"):
                yield PushButton(self._save_word, id="save", main=True)
                if self._hidden:
                    yield PushButton(self._more_label(), id="more")
                yield from self.more_buttons()
                yield PushButton("Leave", id="leave")
                if self._kept is not None:
                    yield PushButton("Start afresh", id="afresh")
            yield KeyLine()

    def more_buttons(self) -> Iterable[PushButton]:
        """Buttons of a form that is more than its fields; the id of each is its action."""
        return ()

    def _rows(self, fields: tuple[Field, ...]) -> list[FieldRow]:
        return [form_row(field, self.text_of(field), self._refs, self._width, escape_leaves=False) for field in fields]

    @property
    def _hidden(self) -> tuple[Field, ...]:
        return self.fields[self._lead :]

    def _more_label(self) -> str:
        """`16 more, none needed`, or `If your papers say (18, 3 filled in)`, which leaves room for the rest at 60 columns."""
        more = self._noun.more if self._noun is not None else ""
        words = str(len(self._hidden)) if more else f"{len(self._hidden)} more"
        filled = sum(self._first.get(field.name) not in (None, field.default) for field in self._hidden)
        if filled:
            words += f", {filled} filled in"
        elif not any(field.required and not field.edit(self._first) for field in self._hidden):
            words += ", none needed"
        return f"{more} ({words})" if more else words

    def on_mount(self) -> None:
        """Begin at the first field."""
        self.say_newer()
        if rows := self.rows:
            self.set_focus(rows[0].answer)
            rows[0].is_focused = True  # at once and not by messages, so that the first picture of the form is the whole
            self._ask(rows[0])

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What stands in a new form was styled when it was made; the screen itself before its own style sheet was read."""
        self.app.stylesheet.update_nodes((self,))
        event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        """The fields scroll in what the rest of the form leaves of the screen."""
        self.query_one("#rows").styles.max_height = self._room(*event.size)
        self.query_one("#asked").styles.height = self._asked_lines(event.size.width)

    def _room(self, width: int, height: int) -> int:
        about = len(line(self._about).wrap(max(1, min(width, WIDEST) - 2))) + 1 if self._about else 0
        kept = KEPT_LINES if self._kept is not None else 0
        return max(3, height - FRAME - about - kept - self._asked_lines(width))

    def _asked_lines(self, width: int) -> int:
        """Two where a question with its help is longer than the form is wide, so that nothing moves from field to field."""
        longest = max((len(field.question) + 2 + len(field.help) for field in self.fields), default=0)
        return 1 if longest <= min(width, WIDEST) - 2 else 2

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say in full what the focused field asks."""
        row = next((node for node in event.widget.ancestors if isinstance(node, FieldRow)), None)
        if row is not None:
            self._ask(row)
            return
        hidden = ", ".join(field.short for field in self._hidden) if event.widget.id == "more" else ""
        self.query_one("#asked", FewLines).update(line(hidden, "$muted"), layout=False)

    def _ask(self, row: FieldRow) -> None:
        asked = Content.assemble(line(row.field.question), "  ", line(form_help(row), "$muted"))
        self.query_one("#asked", FewLines).update(asked, layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no "more" once all fields are in view, and nothing to begin afresh where nothing was kept."""
        if action == "afresh":
            return self._kept is not None
        return bool(self._hidden) if action == "more" else super().check_action(action, parameters)

    @on(FieldRow.Changed)
    def _answered(self, event: FieldRow.Changed) -> None:
        """It is kept. Such as more numbness: the warning signs come up at once, before anything is saved."""
        self.keep_soon()
        signs_at = event.row.field.signs_at
        if signs_at and event.row.text == signs_at:
            from spinelog.tui.signs import signs_screen

            self.app.push_screen(signs_screen(self.app.size.width))

    async def action_more(self) -> None:
        """Open the other fields and go to the first of them."""
        if not self._hidden:
            return
        new = self._rows(self._hidden)
        self._lead = len(self.fields)
        await self.query_one("#rows").mount_all(new)
        new[0].focus_answer()
        await self.query_one("#more").remove()
        self.refresh_bindings()

    async def action_save(self) -> None:
        """Read all fields; end with them, or go to the first that is wrong."""
        if self._store is not None:
            self._save()
        elif (result := await self._asked()) is not None:
            self.dismiss(result)

    @work(group="store")
    async def _save(self) -> None:
        await self.saved()

    async def saved(self) -> bool:
        """Read the fields and have them stored, then end; False when that could not be."""
        if self._store is None or self._is_storing:
            return False
        self._is_storing = True
        try:
            result = await self._asked()
            is_stored = result is not None and await self._store(result)
        except ChangedMeanwhile as meanwhile:
            self.show_newer(meanwhile.now)
            tell(self, str(meanwhile), severity="warning")
            is_stored = False
        finally:
            self._is_storing = False
        if is_stored:
            drafts, self.drafts = self.drafts, None  # from here on nothing is kept of it
            if drafts is not None:
                with suppress(SpinelogError):  # it is saved; what cannot be removed now is offered once more
                    await drafts.end()
            self.dismiss(result)
        return is_stored

    async def _asked(self) -> Changes | None:
        """What the fields say; None when one of them cannot be read, with the focus on the first of these."""
        changes: Changes = {}
        wrong: list[FieldRow] = []
        if self.record is None and any(field.required and not field.edit(self._first) for field in self._hidden):
            await self.action_more()
        noun = self._noun
        for row in sorted(self.rows, key=lambda row: noun is not None and row.field.name == noun.date):
            if self.record is not None and row.text == row.field.edit(self.record):
                continue
            field = row.field
            if noun is not None and field.name == noun.date and noun.is_planned({**self._first, **changes}):
                field = field.planned()  # of something to come, a date without a year is the next one
            try:
                changes.update(row.read(self.today, field))
            except BadValue:
                wrong.append(row)
        if wrong:
            next(row for row in self.rows if row in wrong).focus_answer()
            return None
        return self._result(changes)

    def _result(self, changes: Changes) -> Changes:
        """With every field when adding, with what is truly another value when changing."""
        if self.record is not None:
            return {name: value for name, value in changes.items() if value != self.record.get(name)}
        return {**{field.name: self._first.get(field.name) for field in self._hidden}, **changes}

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Close; ask once when something was typed."""
        if not self.is_changed:
            await self.drop()
            return
        answer = await self.app.push_screen_wait(Unsaved("what you typed here", can_keep=self.drafts is not None))
        if answer == SAVE:
            await self.action_save()
        elif answer == KEEP and await self.keep():
            self.dismiss(None)
        elif answer == DROP:
            await self.drop()

    @on(PushButton.Pressed)
    async def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "leave")


def form_title(noun: Noun, *, adding: bool) -> str:
    """What the form does: "Add a procedure", "Change the goal"; a noun of one item is only named."""
    if noun.single:
        return noun.title
    word = noun.title[:1].lower() + noun.title[1:]
    if not adding:
        return f"Change the {word}"
    return f"Add {'an' if word[:1] in 'aeiou' else 'a'} {word}"
