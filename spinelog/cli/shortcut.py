"""`spinelog shortcut`: an icon on the desktop that opens the journal. Shows it first; `--make` makes it."""

from __future__ import annotations

import argparse
import os
import sys

from spinelog.cli.context import Context
from spinelog.cli.say import say, say_as_it_is
from spinelog.cli.shortcut_files import MADE_BY, Launcher, launchers
from spinelog.domain.errors import SpinelogError, Usage
from spinelog.storage.files import write_private
from spinelog.storage.places import desktop_folder, menu_folder, usual_journal

EXAMPLE = "spinelog shortcut"
NEXT = {
    "win32": "Open it with a double click.",
    "darwin": "Open it with a double click. The first time macOS may ask: then click it with ctrl held, and choose Open.",
}
NEXT_LINUX = "Look for spinelog in the menu. For an icon on the desktop: click it with the right button, choose Allow Launching."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to make it."""
    parser.add_argument("--make", action="store_true", help="make it; without this it is only shown")
    parser.add_argument("--force", action="store_true", help="with --make: replace what stands there")


def run(args: argparse.Namespace, context: Context) -> None:
    """Show what would be made, or make it. The journal is not opened."""
    if args.force and not args.make:
        raise Usage("To make it, and replace what stands there, write: spinelog shortcut --make --force")
    found = launchers(sys.platform, _words(args.journal), desktop_folder(), menu_folder())
    if not found:
        raise SpinelogError("There is no folder for a desktop here. To open your journal, write: spinelog")
    if not args.make:
        say("This would be made. Nothing is written yet.")
        for one in found:
            say(f"\n{one.path}")
            say_as_it_is(one.text.replace("\r", "").rstrip("\n"))
        say("\nTo make it: spinelog shortcut --make")
        return
    if not args.force:
        for one in found:
            _check(one)
    for one in found:
        try:
            write_private(one.path, one.text, mode=one.mode)
        except OSError as error:
            raise SpinelogError(f"The icon could not be made: {error.strerror}. ({one.path})") from None
        say(f"Made: {one.path}")
    say(NEXT.get(sys.platform, NEXT_LINUX))


def _words(journal: str | None) -> list[str]:
    """What the icon runs: this Python, whatever folder it is started in, and the journal where it is not the usual one."""
    words = [sys.executable, "-P", "-m", "spinelog"]
    if journal is not None or os.environ.get("SPINELOG_HOME"):  # what is set in this terminal is not set on the desktop
        words += ["--journal", os.path.abspath(journal or usual_journal())]
    return words


def _check(one: Launcher) -> None:
    """Raise SpinelogError where another file stands in the way."""
    try:
        with open(one.path, encoding="utf-8", errors="replace") as file:
            is_ours = MADE_BY in file.read(1000)
    except FileNotFoundError:
        return
    except OSError as error:
        raise SpinelogError(f"The icon could not be made: {error.strerror}. ({one.path})") from None
    if not is_ours:
        raise SpinelogError(
            f"There is a file that spinelog did not make: {one.path}. "
            "Please move it away, or replace it with: spinelog shortcut --make --force"
        )
