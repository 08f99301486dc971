"""The two papers that the sheet is printed on, and what differs between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """What differs between the two papers. The blocks that are the same on both are constants."""

    name: str
    """As typst calls it."""
    title: str
    width: float
    height: float
    changed_lines: int
    charts: float
    """Height of the block of charts."""
    lists: float
    """Height of the block of sessions, medicines and therapies."""


PAPERS = {
    "a4": Paper("a4", "A4", 210.0, 297.0, changed_lines=8, charts=116.0, lists=42.5),
    "letter": Paper("us-letter", "Letter", 215.9, 279.4, changed_lines=8, charts=100.5, lists=40.5),
}
