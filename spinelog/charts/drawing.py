"""Drawings: lines of text cut into runs that name a role instead of a colour.

A drawing knows no theme, so the same one serves dark, light and colourless screens and can be kept by
(panel, width, height).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

Run = tuple[str, str]
"""Text, and the role that it is painted in."""
Line = tuple[Run, ...]
Drawing = tuple[Line, ...]

ROLES = (
    "",
    "muted",  # axis labels and days
    "rule",  # shading
    "function",  # a function's averages and worst
    "pain",  # a pain's
    "procedure",  # the full line
    "procedure-letter",  # the letter on it, inverted
    "goal",
    "late",  # a day added later
    "memory",  # a day from memory
    "cursor",
    "missing",  # the sign for nothing recorded
)


def line_of(cells: Iterable[Run]) -> Line:
    """Cells joined into runs. Blank cells have no role, whatever they were painted in."""
    named = ((sign, "" if sign == " " else role) for sign, role in cells)
    return tuple(("".join(sign for sign, _ in run), role) for role, run in groupby(named, key=lambda cell: cell[1]))


def cells_of(line: Line) -> list[Run]:
    """A line taken apart again: one sign and its role per cell."""
    return [(sign, role) for text, role in line for sign in text]


def blank(width: int, height: int) -> Drawing:
    """A drawing of nothing."""
    return (((" " * width, ""),) if width > 0 else (),) * max(height, 0)
