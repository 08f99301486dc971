"""The app: five screens over one journal, and what works on all of them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme

from spinelog.domain.errors import SpinelogError
from spinelog.domain.preferences import Settings
from spinelog.tui import theme
from spinelog.tui.commands import APP, BY_ID, COMMANDS, bindings, everywhere, key_of, key_words, label_keys
from spinelog.tui.content import tell
from spinelog.tui.desk import Desk
from spinelog.tui.drafts import KeepsTyping
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.terminal import is_gone
from spinelog.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.widget import AwaitMount

    from spinelog.domain.clock import Clock
    from spinelog.storage.connection import Connector
    from spinelog.tui.screens.today import TodayScreen

CATCH_UP_SECONDS = 60
TERMINAL_SECONDS = 1
"""How often it is seen whether the terminal is still there."""


def _places_provider() -> type[Provider]:
    """What finds places in the menu; imported when that is first opened."""
    from spinelog.tui.palette import PlacesProvider

    return PlacesProvider


class SpinelogApp(App[SpinelogError]):
    """The journal on screen. `run` gives None, or the error for which it could not be opened until the end."""

    TITLE = "spinelog"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(APP),
        # First of all, so that keys which arrive in one burst (a slow line) reach the field that has the focus by then.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("f1", "app.help", show=False),  # also while a text is typed
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = App.COMMANDS | {_places_provider}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        connector: Connector,
        clock: Clock,
        *,
        settings: Settings | None = None,
        theme_name: str = "",
        drawn: Callable[[], None] | None = None,
        prepare: Callable[[], None] | None = None,
        first_run: bool = False,
    ) -> None:
        """`settings` are the person's, `theme_name` goes before their theme.

        `drawn` is called once, after the first frame; `prepare` before the journal is first read, and may refuse it;
        `first_run` asks two questions before Today where nothing was ever saved.
        """
        super().__init__()
        self._asks_first = first_run
        self._drawn = drawn
        self._prepare = prepare or connector.prepare
        self.animation_level = "none"
        self.desk = Desk(connector, clock)
        theme.register(self)
        wanted = settings or Settings()
        self.set_reactive(App.theme, theme_name or self.theme_of(wanted.theme))  # before a style is read: none is read twice
        self.stylesheet.set_variables(self.get_css_variables())
        self._follow(wanted)
        self._refused: SpinelogError | None = None
        """Why the journal cannot be opened; None once it is."""
        self._is_asking = False
        """Whether to leave without saving is being asked."""
        self._is_kept = False
        """Whether the place that is being gone to was there before."""
        self._places = {place: self._make(place) for place in ("today", "trends", "timeline", "goals", "visit")}

    def get_default_screen(self) -> Screen[None]:
        """Today: as the first screen, not as a place, which Textual would style and lay out twice before it is seen."""
        screen = self._places["today"]()
        self.stylesheet.read_all(screen.css_path)
        return screen

    # -- settings --------------------------------------------------------------------------------------------

    def theme_of(self, name: str) -> str:
        """The theme for a setting; one that does not say which fits the terminal."""
        if name in self.available_themes:
            return name
        return theme.ANSI if self.console.color_system == "standard" else theme.DARK

    def _follow(self, settings: Settings) -> None:
        """From now on keys, dates, weeks and hours are as this says."""
        settings.take_hold()
        self.desk.follow(settings)
        keys = dict(self.desk.keys)
        if "app.signs" in keys:
            keys["app.signs"] += ",exclamation_mark"  # where the words on screen say that they are
        self.set_keymap(keys)

    def get_key_display(self, binding: Binding) -> str:
        """The keys of a command and of those that share its label, as they are now."""
        command = BY_ID.get(binding.id or "")
        return label_keys(command, self.desk.keys) if command is not None else super().get_key_display(binding)

    def action_settings(self) -> None:
        """The settings, over whatever is in view."""
        from spinelog.tui.screens.settings import SettingsScreen

        screen = self.screen
        how_often = None
        if isinstance(screen, JournalScreen):
            from spinelog.domain.nouns import NOUNS

            how_often = partial(screen.add_item, NOUNS["cadence"])
        self.push_screen(SettingsScreen(self.desk, follow=self._follow, theme_of=self.theme_of, how_often=how_often))

    def _make(self, place: str) -> Callable[[], Screen[None]]:
        """A screen when it is first wanted; its module is imported only then."""

        def make() -> Screen[None]:
            if place == "today":
                try:
                    return self._first()
                except SpinelogError as error:
                    from spinelog.tui.screens.closed import ClosedScreen

                    self._refused = error
                    return ClosedScreen(str(error), leaves_by=key_words(key_of(BY_ID["app.leave"], self.desk.keys)))
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

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, that of Linux and macOS a little sturdier."""
        kind = super().get_driver_class()
        if kind.__name__ != "LinuxDriver":
            return kind
        from spinelog.tui.driver import LastingDriver

        return LastingDriver

    @property
    def current_theme(self) -> Theme:
        """The theme in force."""
        return self.available_themes[self.theme]

    def on_mount(self) -> None:
        """Told to stop from outside, put the terminal back as it was. Windows has no such signals."""
        for place, make in self._places.items():  # not before the first screen is there
            self.add_mode(place, make)
        self.set_interval(CATCH_UP_SECONDS, self.on_app_focus)
        if not self.is_headless:
            self.set_interval(TERMINAL_SECONDS, self._end_without_terminal)
            for name in ("SIGTERM", "SIGHUP"):
                with suppress(NotImplementedError, AttributeError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._told_to_stop)

    async def on_ready(self) -> None:
        """The first frame is drawn: now the rest of the screen, SQLModel, and what is read in a thread."""
        if self._drawn is not None:
            self._drawn()
        if isinstance(self.screen, JournalScreen):
            await self._begin(self.screen)

    async def _begin(self, screen: JournalScreen[Any]) -> None:
        await screen.complete()
        self.desk.has_drawn = True
        screen.catch_up()
        self.run_worker(self.desk.tidy(), group="tidy")

    # -- while the journal cannot be opened ------------------------------------------------------------------

    @work(group="again")
    async def action_again(self) -> None:
        """Try once more to open the journal; Today then covers the screen that said why not."""
        from spinelog.tui.screens.closed import ClosedScreen

        closed = self.screen
        if not isinstance(closed, ClosedScreen) or closed.is_trying:
            return
        closed.begin_trying()
        try:
            await asyncio.to_thread(self._look)
            if self.screen is not closed:  # such as the warning signs, which stay
                closed.end_trying(self.desk.words("The journal can be opened now. Press {closed.again} to open it."), again="")
                return
            first = self._first()
        except SpinelogError as error:
            self._refused = error
            closed.end_trying(str(error), again="It still cannot be opened. Nothing was changed.")
            return
        self._refused = None
        await self.push_screen(first)  # over it: Textual does not exchange the first screen of a place
        if isinstance(first, JournalScreen):
            await self._begin(first)

    def _first(self) -> Screen[None]:
        """Today, or the two questions of a new journal. Raises SpinelogError."""
        today = self._today()
        if self._asks_first and today.frame.is_bare:  # nearly never: then nothing is imported or read for it
            from spinelog.storage.beginning import is_untouched

            if is_untouched(self.desk.connector):
                from spinelog.tui.screens.first_pains import FirstPainsScreen

                return FirstPainsScreen(self.desk)
        return today

    async def on_begun(self) -> None:
        """The questions of a new journal are answered or skipped: Today stands in their place."""
        try:
            today = self._today()
        except SpinelogError as error:
            tell(self.screen, str(error), severity="warning")
            return
        await self.switch_screen(today)
        await self._begin(today)

    def _today(self) -> TodayScreen:
        """Today, with its first frame read. Raises SpinelogError, whatever it is: the warning signs stay within reach."""
        from spinelog.tui.screens.today import TodayScreen

        try:
            self._prepare()
            return TodayScreen(self.desk)
        except SpinelogError:
            raise
        except Exception as error:
            words = f"Something went wrong inside spinelog ({type(error).__name__}). What you saved before is kept."
            raise SpinelogError(words) from error

    def _look(self) -> None:
        """Wait in a thread for whoever is writing. Raises SpinelogError."""
        from spinelog.storage.quick import pains, transaction

        self._prepare()
        with transaction(self.desk.connector) as connection:
            pains(connection)

    def _end(self) -> None:
        """Leave; the error, when there is one, is said again on the terminal."""
        self.exit(self._refused, return_code=0 if self._refused is None else 1)

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

    def switch_mode(self, mode: str) -> AwaitMount:
        """Show another place: one that was there before at once and whole, one that is made now when it is ready."""
        self._is_kept = mode in self._screen_stacks
        try:
            with self.batch_update():
                return super().switch_mode(mode)
        finally:
            self._is_kept = False

    def delay_update(self, delay: float = 0.05) -> None:
        """Draw nothing for a while. Textual asks for that with every place, where it hides how a new one comes together."""
        if not self._is_kept:
            super().delay_update(delay)

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

    def action_bring_in(self) -> None:
        """Steps and sleep from the export of a phone, or a copy of a journal."""
        from spinelog.tui.importing import ask_import

        if isinstance(self.screen, JournalScreen):
            ask_import(self.screen)

    def action_help(self) -> None:
        """What every key does, for this screen and for all."""
        from spinelog.tui.help import help_lines
        from spinelog.tui.widgets.dialogs import TextModal

        self.push_screen(TextModal("Help", help_lines(self.screen, self.desk.keys)))

    def action_signs(self) -> None:
        """The warning signs, over whatever is in view."""
        from spinelog.tui.signs import SignsPage, signs_screen

        if isinstance(self.screen, SignsPage):
            return
        self.push_screen(signs_screen(self.size.width, after=self.desk.recent_procedure))

    @work
    async def action_leave(self) -> None:
        """Leave; asks once when something is typed that is not saved."""
        if self._is_asking:
            return
        typing = [screen for screen in self._typing() if screen.unsaved()]
        if typing:
            self._is_asking = True
            leaves = await self._may_leave(typing)
            self._is_asking = False
            if not leaves:
                return
        self._end()

    async def _may_leave(self, typing: list[KeepsTyping]) -> bool:
        """Ask what becomes of what is typed, and do it; False to stay."""
        from spinelog.tui.widgets.unsaved import KEEP, SAVE, Unsaved

        names = [name for screen in typing for name in screen.unsaved()]
        changed = [screen for screen in typing if screen.is_changed]
        answer = await self.push_screen_wait(Unsaved(" and ".join(names), can_save=bool(changed)))
        if answer is None:
            return False
        for screen in changed if answer == SAVE else typing:
            if answer == SAVE:
                is_done = await screen.save_typed()
            elif answer == KEEP:
                is_done = await screen.keep()
            else:
                is_done = await screen.thrown_away()
            if not is_done:
                await self._show_again(screen)
                return False
        return True

    async def _show_again(self, screen: Screen[Any]) -> None:
        """Go to the screen that could not be left, where it says why."""
        mode = next((mode for mode, stack in self._screen_stacks.items() if screen in stack), self.current_mode)
        if mode != self.current_mode:
            await self.switch_mode(mode)

    def _typing(self) -> list[KeepsTyping]:
        """The forms that are open, those on top first."""
        return [screen for stack in self._screen_stacks.values() for screen in reversed(stack) if isinstance(screen, KeepsTyping)]

    def _told_to_stop(self) -> None:
        """Keep what is typed, then end as if it had been left; nothing is asked."""
        self.run_worker(self._stop(), group="stop", exclusive=True)

    def _end_without_terminal(self) -> None:
        if is_gone():
            self._told_to_stop()

    async def _stop(self) -> None:
        for screen in self._typing():
            await screen.keep()
        self._end()

    async def on_unmount(self) -> None:
        """Let the last write end, and let go of the journal."""
        self.desk.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """The menu: the commands of this screen, then those of the app."""
        where = where_of(screen)
        for command in (*COMMANDS.get(where, ()), *everywhere(where)):
            if command.id != "app.menu":
                node = self if command.action.startswith("app.") else screen
                key = key_words(key_of(command, self.desk.keys))
                yield SystemCommand(command.help.removesuffix("."), key, self._runs(command.action, node))

    def _runs(self, action: str, node: App[SpinelogError] | Screen[object]) -> Callable[[], object]:
        async def run() -> None:
            await self.run_action(action, node)

        return run


def where_of(screen: Screen[Any]) -> str:
    """Under which name the commands of a screen stand in the table; empty for a dialog."""
    return str(getattr(screen, "WHERE", ""))
