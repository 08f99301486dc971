"""What one run of a command works with: the clock, the journal that is meant, the two lanes to it."""

from __future__ import annotations

import os
import sys

from spinelog.cli.say import is_terminal, warn
from spinelog.domain.clock import Clock
from spinelog.domain.errors import Usage
from spinelog.storage.connection import Connector
from spinelog.storage.errors import JournalGone
from spinelog.storage.places import last_journal, note_last_journal, usual_journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from spinelog.storage.journal import Journal


class Context:
    """Built once in `main` and handed to the command."""

    def __init__(
        self,
        clock: Clock,
        journal_path: str | None = None,
        *,
        make_new: bool = False,
        drawn: Callable[[], None] | None = None,
    ) -> None:
        """`journal_path` None: the usual journal; `drawn` is for the app to call after its first frame."""
        self.clock = clock
        self.drawn = drawn
        self._path = journal_path
        self._make_new = make_new
        self._found: Connector | None = None
        self._is_prepared = False
        self._journal: Journal | None = None

    @property
    def path(self) -> str:
        """Where the journal that is meant is, or would be."""
        return self._path or usual_journal()

    @property
    def found(self) -> Connector:
        """The way to the journal, which nobody has opened yet. Asks, or raises, where it is not clear which one is meant."""
        if self._found is None:
            self._found = self._find()
        return self._found

    def prepare(self) -> None:
        """Open the journal for the first time, and note it as the one used last. Raises JournalError."""
        if self._is_prepared:
            return
        self.found.prepare()  # a file that is refused is not the journal used last
        note_last_journal(self.found.path)
        self._follow_demo()
        self._is_prepared = True

    @property
    def connector(self) -> Connector:
        """The way to the journal, ready to be used."""
        self.prepare()
        return self.found

    def journal(self) -> Journal:
        """The journal through the full lane; imports SQLModel."""
        if self._journal is None:
            from spinelog.storage.journal import Journal

            self._journal = Journal(self.connector, self.clock)
        return self._journal

    def close(self) -> None:
        """Let go of the journal."""
        if self._journal is not None:
            self._journal.close()

    def _find(self) -> Connector:
        connector = Connector(self.path)
        if connector.exists:
            if self._make_new:
                raise Usage(f"There is already a journal at {connector.path}. Leave out --new to open it.")
            return connector
        last = last_journal()
        if last is not None and not self._make_new and (self._path is None or last == connector.path):
            self._ask_about(last)
        warn(f"A new journal begins here: {connector.path}")
        return connector

    def _ask_about(self, last: str) -> None:
        """Ask before an empty journal stands in for one that was used. Raises JournalGone unless told to go on."""
        if Connector(last).exists:
            sentence = f"You used another journal last: {last}\nTo open it, add: --journal {_quoted(last)}"
        else:
            sentence = (
                f"The journal that you used last is not there any more: {last}\n"
                "If it is on a disk or stick, plug that in and start again."
            )
        if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
            raise JournalGone(f"{sentence}\nTo begin a new, empty journal, add: --new")
        warn(sentence)
        warn("Begin a new, empty journal? Type yes or no.")
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise JournalGone("Nothing was changed.")

    def _follow_demo(self) -> None:
        """In a throw-away journal the records follow a moved today."""
        from spinelog.storage.quick import is_demo, transaction

        if self.clock.is_moved:
            with transaction(self.found) as connection:
                self.clock.moved_records = is_demo(connection)


def _quoted(path: str) -> str:
    return path if path.replace(os.sep, "").replace(".", "").isalnum() else f'"{path}"'


def common_options(parser: argparse.ArgumentParser) -> None:
    """The options that every command takes."""
    group = parser.add_argument_group("everywhere")
    group.add_argument("--journal", metavar="FILE", help="use this journal")
    group.add_argument("--new", action="store_true", help="begin a new journal if there is none")
    group.add_argument("--today", metavar="DATE", help="take this date for today")
    group.add_argument("--plain", action="store_true", help="lines that read well aloud: no columns, no signs")
