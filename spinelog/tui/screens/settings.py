"""Settings over whatever is in view: a form like any other, whose colours are tried on at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from spinelog.domain.preferences import SETTINGS, Settings
from spinelog.storage.places import settings_path
from spinelog.storage.settings import change_settings
from spinelog.tui.content import tell
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.choice_field import ChoiceField
from spinelog.tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from textual.timer import Timer

    from spinelog.domain.describe import Changes
    from spinelog.tui.desk import Desk


TRY_SECONDS = 0.1


class SettingsScreen(FormScreen):
    """The settings, and the way to the keys and to a reminder. Needs no journal."""

    CSS_PATH = "../form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "keys", "keys", id="form.keys"),
        Binding("f6", "how_often", "how often", id="form.how_often"),
        Binding("f7", "reminder", "reminder", id="form.reminder"),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        follow: Callable[[Settings], None],
        theme_of: Callable[[str], str],
        how_often: Callable[[], object] | None = None,
    ) -> None:
        """`follow` takes settings over for the whole app; `theme_of` gives the theme that a setting means.

        `how_often` asks how often the person wants to write; None while the journal cannot be opened.
        """
        self._desk = desk
        self._how_often = how_often
        self._follow = follow
        self._theme_of = theme_of
        self._was = ""
        self._trying: Timer | None = None
        about = "\n".join((*desk.left_out[:2], f"Please correct that in {settings_path()}")) if desk.left_out else ""
        super().__init__(SETTINGS, desk.clock.today(), record=desk.settings.record, about=about, store=self._keep_settings)

    def more_buttons(self) -> Iterable[PushButton]:
        """What stands on pages of its own."""
        yield PushButton("Keys", id="keys")
        if self._how_often is not None:
            yield PushButton("How often", id="how_often")
            yield PushButton("Reminder", id="reminder")

    def on_mount(self) -> None:
        """Remember the colours, which come back unless others are saved."""
        self._was = self.app.theme
        super().on_mount()

    @on(FieldRow.Changed)
    def _try_on(self, event: FieldRow.Changed) -> None:
        if event.row.field.name == "theme" and event.row.text:
            self._wear(event.row.text)

    @on(ChoiceField.Tried)
    def _try_one_on(self, event: ChoiceField.Tried) -> None:
        """The colours under the cursor of the open list; of some that are passed quickly only the last."""
        event.stop()
        if not any(row.answer is event.choice and row.field.name == "theme" for row in self.rows):
            return
        if self._trying is not None:
            self._trying.stop()
        if event.value == event.choice.value:  # such as when the list is left
            self._wear(event.value or "")
        else:
            self._trying = self.set_timer(TRY_SECONDS, partial(self._wear, event.value or ""))

    def _wear(self, name: str) -> None:
        """The colours that a setting means; those of before for the one that is kept."""
        self.app.theme = self._was if name == self._desk.settings.theme else self._theme_of(name)

    def on_unmount(self) -> None:
        """Left without saving: the colours that were there before."""
        self.app.theme = self._was

    async def _keep_settings(self, changes: Changes) -> bool:
        texts = {name: None if value is None else str(value) for name, value in changes.items()}
        try:
            kept = await asyncio.to_thread(change_settings, texts)
        except OSError as error:
            tell(self, f"The settings could not be kept: {error.strerror}. Please try again.", severity="warning")
            return False
        if "theme" in changes:
            self._was = self._theme_of(kept.theme)
        self._follow(kept)
        tell(self, "Your settings are kept." if changes else "Nothing was changed.")
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """How often is written stands in the journal, and a reminder follows that."""
        if action in ("how_often", "reminder"):
            return self._how_often is not None
        return super().check_action(action, parameters)

    def action_how_often(self) -> None:
        """Every day for a while, once a week, or a pause."""
        if self._how_often is not None:
            self._how_often()

    def action_keys(self) -> None:
        """All commands with their keys."""
        from spinelog.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self._desk, follow=self._follow))

    def action_reminder(self) -> None:
        """A calendar file that reminds of the journal."""
        from spinelog.tui.reminder_form import ask_reminder

        ask_reminder(self, self._desk)
