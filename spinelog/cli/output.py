"""Where a command writes its file: a new one, or over another after the person said so."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from spinelog.cli.say import ask, is_terminal
from spinelog.domain.errors import SpinelogError
from spinelog.summary.files import AlreadyThere, write_new, write_over

if TYPE_CHECKING:
    import argparse

    from spinelog.cli.context import Context
    from spinelog.summary.files import Content


def replace_option(parser: argparse.ArgumentParser) -> None:
    """Leave to replace what is there."""
    parser.add_argument("--replace", action="store_true", help="with -o: replace a file that is there")


def write(path: str, content: Content, args: argparse.Namespace, context: Context) -> str:
    """Write a private file; gives its full path. A file that is there is replaced only with `--replace`, or after a yes.

    Raises SpinelogError. The journal itself is never replaced.
    """
    try:
        return write_new(path, content)
    except AlreadyThere as found:
        if _is_journal(found.path, context):
            raise SpinelogError(f"This is your journal. Please name another file. ({found.path})") from None
        if not args.replace and not _is_told_to(found.path):
            raise SpinelogError(f"There is already a file at {found.path}. To replace it, add: --replace") from None
    return write_over(path, content)


def _is_journal(path: str, context: Context) -> bool:
    try:
        return os.path.samefile(path, context.path)
    except OSError:  # one of them is not there
        return False


def _is_told_to(path: str) -> bool:
    """Ask at a terminal; without one nobody can say yes. Raises SpinelogError for a no."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        return False
    answer = ask(f"There is already a file at {path}. Replace it? y/N ")
    if (answer or "").strip().lower() not in ("y", "yes"):
        raise SpinelogError("Nothing was written.")
    return True
