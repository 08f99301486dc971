"""Parts of something to look at, as lines that fit a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from spinelog.cli.say import say

if TYPE_CHECKING:
    from spinelog.summary.importing import Part

WIDTH = 78


def print_part(part: Part, *, plain: bool) -> None:
    """A title and its lines; with `plain` each on one line."""
    say(part.title)
    for line in part.lines:
        if plain:
            say(line.strip())
            continue
        indent = "  " + " " * (len(line) - len(line.lstrip()))
        for one in textwrap.wrap(line.strip(), WIDTH - len(indent), break_on_hyphens=False):
            say(indent + one)
