"""The app: five screens over one journal, and what works on all of them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from spinelog.domain.errors import SpinelogError
from spinelog.tui import theme
from spinelog.tui.commands import APP, COMMANDS, bindings, key_words
from spinelog.tui.content import tell
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from spinelog.domain.clock import Clock
    from spinelog.storage.connection import Connector

CATCH_UP_SECONDS = 60


class SpinelogApp(App[SpinelogError]):
    """The journal on screen. `run` gives None, or the error for which it could not begin."""

    TITLE = "spinelog"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(APP),
        # First of all, so that keys which arrive in one burst (a slow line) reach the field that has the focus by then.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        connector: Connector,
        clock: Clock,
        *,
        theme_name: str = theme.DARK,
        drawn: Callable[[], None] | None = None,
    ) -> None:
        """`drawn` is called once, after the first frame."""
        super().__init__()
        self._drawn = drawn
        self.animation_level = "none"
        self.desk = Desk(connector, clock)
        theme.register(self)
        self.set_reactive(App.theme, theme_name)  # before the first style is read, so that none is read twice
        self._refused: SpinelogError | None = None
        """Why it could not begin."""
        self._is_asking = False
        """Whether to leave without saving is being asked."""
        self._places = {place: self._make(place) for place in ("today", "trends", "timeline", "goals", "visit")}
        for place, make in self._places.items():
            self.add_mode(place, make)

    def _make(self, place: str) -> Callable[[], Screen[None]]:
        """A screen when it is first wanted; its module is imported only then."""

        def make() -> Screen[None]:
            if place == "today":
                from spinelog.tui.screens.today import TodayScreen

                try:
                    return TodayScreen(self.desk)
                except SpinelogError as error:
                    self._refused = error
                    return Screen()
            if place == "trends":
                from spinelog.tui.screens.trends import TrendsScreen

                return TrendsScreen(self.desk)
            if place == "timeline":
                from spinelog.tui.screens.timeline import TimelineScreen

                return TimelineScreen(self.desk)
            if place == "goals":
                from spinelog.tui.screens.goals import GoalsScreen

                return GoalsScreen(self.desk)
            from spinelog.tui.screens.visit import VisitScreen

            return VisitScreen(self.desk)

        return make

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Spinelog's own tokens for themes that do not have them."""
        return theme.token_defaults(self.current_theme) if self.theme else {}

    @property
    def current_theme(self) -> Theme:
        """The theme in force."""
        return self.available_themes[self.theme]

    def on_mount(self) -> None:
        """Told to stop from outside, put the terminal back as it was. Windows has no such signals."""
        if self._refused is not None:
            self.exit(self._refused, return_code=1)
        self.set_interval(CATCH_UP_SECONDS, self.on_app_focus)
        if not self.is_headless:
            for name in ("SIGTERM", "SIGHUP"):
                with suppress(NotImplementedError, AttributeError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    async def on_ready(self) -> None:
        """The first frame is drawn: now the rest of the screen, SQLModel, and what is read in a thread."""
        self.desk.has_drawn = True
        if self._drawn is not None:
            self._drawn()
        if isinstance(self.screen, JournalScreen):
            await self.screen.complete()
            self.screen.catch_up()
            self.run_worker(self.desk.tidy(), group="tidy")

    def on_app_focus(self) -> None:
        """Back from another window, or a minute later: show what was written elsewhere, and the day that it is."""
        if isinstance(self.screen, JournalScreen):
            self.screen.catch_up()

    # -- going places ----------------------------------------------------------------------------------------

    async def action_go(self, place: str) -> None:
        """Show another screen, or read this one again; a form that is open stays open."""
        if not isinstance(self.screen, JournalScreen):
            return
        if self.current_mode == place:
            self.screen.go_again()
        else:
            await self.switch_mode(place)

    @on(TopBar.Chosen)
    async def _bar_chosen(self, event: TopBar.Chosen) -> None:
        await self.action_go(event.screen_id)

    # -- undo, help, leaving ---------------------------------------------------------------------------------

    @work
    async def action_undo(self) -> None:
        """Take the last change of this run back."""
        from spinelog.tui.taken_back import take_back

        screen = self.screen
        if not isinstance(screen, JournalScreen):
            return
        try:
            after = await self.desk.read(lambda _: self.desk.begun_after)
            words = await self.desk.write(lambda journal: take_back(journal, after))
        except SpinelogError as error:
            tell(screen, str(error), severity="warning")
            return
        tell(screen, words or "Nothing to take back: you changed nothing since you opened spinelog.")
        if words:
            screen.post_message(JournalScreen.Changed())

    def action_help(self) -> None:
        """What every key does, for this screen and for all."""
        from spinelog.tui.help import help_lines
        from spinelog.tui.widgets.dialogs import TextModal

        screen = self.screen
        where = screen.WHERE if isinstance(screen, JournalScreen) else ""
        self.push_screen(TextModal("Help", help_lines(where)))

    def action_signs(self) -> None:
        """The warning signs, over whatever is in view."""
        from spinelog.tui.signs import signs_screen

        self.push_screen(signs_screen(self.size.width, after=self.desk.recent_procedure))

    @work
    async def action_leave(self) -> None:
        """Leave; asks once when something is typed that is not saved."""
        from spinelog.tui.widgets.dialogs import Confirm

        if self._is_asking:
            return
        if unsaved := " and ".join(self._unsaved()):
            self._is_asking = True
            question = f"Not saved yet: {unsaved}. Leave spinelog without saving?"
            leaves = await self.push_screen_wait(Confirm(question, yes="Leave", no="Stay here"))
            self._is_asking = False
            if not leaves:
                return
        self.exit()

    def _unsaved(self) -> Iterator[str]:
        """What is typed and not saved, in words."""
        from spinelog.domain.dates import show_date
        from spinelog.tui.form import FormScreen
        from spinelog.tui.screens.today import TodayScreen

        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, TodayScreen) and screen.is_changed:
                    yield show_date(screen.day, self.desk.clock.today())
                elif isinstance(screen, FormScreen) and screen.is_changed:
                    yield "the form that is open"

    async def on_unmount(self) -> None:
        """Let the last write end, and let go of the journal."""
        self.desk.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """The menu: the commands of this screen, then those of the app."""
        where = screen.WHERE if isinstance(screen, JournalScreen) else ""
        for group in (where, APP):
            for command in COMMANDS.get(group, ()):
                if command.id != "app.menu":
                    node = self if command.action.startswith("app.") else screen
                    yield SystemCommand(command.help.removesuffix("."), key_words(command.key), self._runs(command.action, node))

    def _runs(self, action: str, node: App[SpinelogError] | Screen[object]) -> Callable[[], object]:
        async def run() -> None:
            await self.run_action(action, node)

        return run
