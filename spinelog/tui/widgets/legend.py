"""What the signs of a chart mean, in as many whole entries as there is room for."""

from __future__ import annotations

from textual.content import Content

from spinelog.tui.content import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Signs = tuple[tuple[str, str], ...]
"""Each sign with what it means."""
GAP = "  "


def explained(signs: Iterable[tuple[str, str]]) -> Content:
    """Each sign with what it means."""
    return Content(GAP).join(Content.assemble(line(sign, "$foreground"), " ", line(words, "$muted")) for sign, words in signs)


def fitting(choices: Sequence[Signs], width: int) -> Content:
    """The first of these, each shorter than the one before, that fits; of the last as many entries as do."""
    for signs in choices:
        if (found := explained(signs)).cell_length <= width:
            return found
    signs = choices[-1]
    while signs and explained(signs).cell_length > width:
        signs = signs[:-1]
    return explained(signs)
