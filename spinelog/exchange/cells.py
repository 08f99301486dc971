"""Cells of a table that a spreadsheet may open: no text in them is taken for a formula, and all of it comes back."""

from __future__ import annotations

_BEFORE = "' \u00a0\u3000\ufeff"
"""Signs that may stand before what a spreadsheet looks at."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a cell a formula, or hides that it is one."""


def guarded(text: str) -> str:
    """A text as a cell: with one `'` before it where it could be taken for a formula.

    An empty text gets one too, since an empty cell is what is not recorded. No two texts become the same cell.
    """
    return f"'{text}" if _is_risky(text) else text


def unguarded(cell: str) -> str | None:
    """The text that was in a cell; None for an empty one."""
    if not cell:
        return None
    return cell[1:] if cell[0] == "'" and _is_risky(cell) else cell


def _is_risky(text: str) -> bool:
    """The same for a text with a `'` more or less before it, so that the guard can be undone."""
    return text.lstrip(_BEFORE).startswith(_STARTS) or not text.strip("'")
