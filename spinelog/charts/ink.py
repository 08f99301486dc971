"""Marks of one ink: the few SVG elements that a chart is made of. Lengths are millimetres."""

from __future__ import annotations

from html import escape

from spinelog.domain.text import one_line

SIZE = 2.5
"""Of the letters: 7 points."""
SIGN = 0.56 * SIZE
"""Width of an average character, on the wide side."""
HOLLOW = 0.28
"""Stroke of open signs."""


def line(x1: float, y1: float, x2: float, y2: float, weight: float, *, dash: str = "") -> str:
    """A straight stroke."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{length(x1)}" y1="{length(y1)}" x2="{length(x2)}" y2="{length(y2)}"'
    return f'<line {ends} stroke="black" stroke-width="{length(weight)}"{dashed}/>'


def disc(x: float, y: float, radius: float) -> str:
    """A full dot."""
    return f'<circle cx="{length(x)}" cy="{length(y)}" r="{length(radius)}" fill="black"/>'


def disc_white(x: float, y: float, radius: float) -> str:
    """A dot left out of a black one."""
    return f'<circle cx="{length(x)}" cy="{length(y)}" r="{length(radius)}" fill="white"/>'


def ring(x: float, y: float, radius: float) -> str:
    """A hollow dot, white inside so that a line behind it does not fill it."""
    place = f'cx="{length(x)}" cy="{length(y)}" r="{length(radius)}"'
    return f'<circle {place} fill="white" stroke="black" stroke-width="{length(HOLLOW)}"/>'


def cross(x: float, y: float, radius: float) -> str:
    """Two crossed strokes."""
    return path(f"M{point(x - radius, y - radius)}L{point(x + radius, y + radius)}"
                f"M{point(x - radius, y + radius)}L{point(x + radius, y - radius)}", HOLLOW)  # fmt: skip


def bracket(left: float, right: float, y: float, depth: float, weight: float) -> str:
    """A stroke with both ends turned down."""
    return path(f"M{point(left, y + depth)}V{length(y)}H{length(right)}V{length(y + depth)}", weight)


def path(steps: str, weight: float) -> str:
    """An open path, not filled."""
    return f'<path d="{steps}" fill="none" stroke="black" stroke-width="{length(weight)}"/>'


def box(x: float, y: float, width: float, height: float) -> str:
    """A black box."""
    return f'<rect x="{length(x)}" y="{length(y)}" width="{length(width)}" height="{length(height)}" fill="black"/>'


def text(x: float, y: float, words: str, *, anchor: str = "start", weight: int = 400, fill: str = "black") -> str:
    """Words on a base line; `anchor` is start, middle or end."""
    place = f'x="{length(x)}" y="{length(y)}" text-anchor="{anchor}"'
    return f'<text {place} font-weight="{weight}" fill="{fill}">{harmless(words)}</text>'


def harmless(words: str) -> str:
    """Any text for XML: controls made visible, markup escaped, the two signs that XML forbids replaced."""
    return escape(one_line(words)).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def point(x: float, y: float) -> str:
    """A place."""
    return f"{length(x)} {length(y)}"


def length(value: float) -> str:
    """A length to the hundredth of a millimetre, without needless zeros: the same text for the same picture."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
