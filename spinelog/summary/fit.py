"""What fits on a line of the sheet. Widths of letters are known on the wide side, so no renderer has to measure them.

A text that does not fit is cut at a word, and says where it goes on. A test compares the widths with those of both
fonts of the sheet, IBM Plex Sans Condensed and Libertinus Serif.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, east_asian_width

from spinelog.domain.text import one_line

MM_PER_PT = 25.4 / 72
POINTER = "\u2026 p. 2"
"""What a cut text ends with: it stands whole on the second page."""

WIDTHS = {
    260: " ",
    280: ",.\u2018\u2019",
    300: "!:;ijl",
    320: "()\u00b7",
    340: "ft{}",
    360: "|",
    380: "-[]\u2022",
    400: "I",
    420: "/\\r",
    440: '"\u00b0',
    460: "?sz",
    480: "c\u201c\u201d",
    500: "J",
    520: "*_aego",
    540: "$0123456789FL^`kvxy~",
    560: "+<=>Sbdhpqu\u2013\u2212",
    580: "En",
    600: "PT",
    620: "BRY",
    640: "#Z",
    660: "KV",
    680: "CU",
    700: "A",
    720: "DNX",
    740: "&GHOQ",
    780: "w",
    800: "\u00e6",
    820: "m\u0149",
    840: "\u0153",
    860: "M",
    880: "%",
    900: "\u0152\u01f3",
    920: "\u00c6\u01c6\u0449",
    940: "\u0448",
    960: "\u0469",
    1000: "@W\u0174",
    1080: "\u046d",
}
"""Width of a sign in thousandths of the size of the letters: the widest of regular and semi-bold of both fonts."""

_OF_SIGN = {sign: width for width, signs in WIDTHS.items() for sign in signs}
_ACCENTED, _LOWER, _OTHER, _WIDE = 780, 880, 1340, 2000


class Fitted(NamedTuple):
    """A text as the lines that it is printed in."""

    lines: tuple[str, ...]
    is_cut: bool = False


@lru_cache(maxsize=4096)
def _sign_width(sign: str) -> int:
    if sign in _OF_SIGN:
        return _OF_SIGN[sign]
    if category(sign) in ("Mn", "Me"):
        return 0
    if east_asian_width(sign) in "WF":
        return _WIDE if ord(sign) > 0xFFFF else 1000
    if sign < "\u0180":
        return 900 if sign in "\u0132\u0133" else _ACCENTED
    return _LOWER if category(sign) == "Ll" else _OTHER


def width(text: str, points: float) -> float:
    """Millimetres that a text takes at most, on one line, in letters of so many points."""
    return sum(_sign_width(sign) for sign in text) / 1000 * points * MM_PER_PT


def lines(text: str, room: float, points: float) -> list[str]:
    """The lines of a text in `room` millimetres: broken at spaces, a word that is too long anywhere. At least one."""
    found: list[str] = []
    line = ""
    for word in re.findall(r"\S+\s*", one_line(text)):
        if line and width((line + word).rstrip(), points) > room:
            found, line = [*found, line.rstrip()], ""
        while width(word.rstrip(), points) > room:
            cut = _room_for(word, room, points)
            found, word = [*found, word[:cut]], word[cut:]
        line += word
    return [*found, line.rstrip()] if line or not found else found


def _room_for(word: str, room: float, points: float) -> int:
    """How many signs of a word fit; one at the least."""
    units, taken = room / (points * MM_PER_PT) * 1000, 0
    for at, sign in enumerate(word):
        taken += _sign_width(sign)
        if taken > units:
            return max(at, 1)
    return len(word)


def fitted(text: str, room: float, points: float, most: int = 1, more: str = POINTER) -> Fitted:
    """A text in at most so many lines of `room` millimetres; what is cut ends with `more`."""
    found = lines(text, room, points)
    if len(found) <= most:
        return Fitted(tuple(found))
    last = found[most - 1]
    while last and width(f"{last}{more}", points) > room:
        shorter = last.rpartition(" ")[0]
        last = shorter or last[:-1]
    return Fitted((*found[: most - 1], last.rstrip(" ,;:.\u00b7-") + more), is_cut=True)
