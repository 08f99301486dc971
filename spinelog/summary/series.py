"""Which procedures belong together, in words: those of one session, and those of one series."""

from __future__ import annotations

from collections.abc import Iterable

from spinelog.analysis.procedures import Lettered
from spinelog.analysis.sessions import Part, grouped, in_series


def part_words(part: Part) -> str:
    """`ablation in the series A, B, C D`."""
    return f"{part.name} in the series {', '.join(one.letters for _, one in part.series)}"


def series_words(part: Part) -> str:
    """All of a series: `A block 1, B block 2, C D ablation`."""
    return ", ".join(f"{one.letters} {name}" for name, one in part.series)


def together_words(uid: str, everyone: Iterable[Lettered]) -> tuple[str, ...]:
    """`one session with D` and the part in its series, of the procedure with this uid; empty for one on its own."""
    kept = tuple(everyone)
    found = []
    session = next((one for one in grouped(kept) if any(member.procedure.uid == uid for member in one.members)), None)
    if session is not None and len(session.members) > 1:
        others = " ".join(member.letter for member in session.members if member.procedure.uid != uid)
        found.append(f"one session with {others}")
    if (part := in_series(kept).get(uid)) is not None:
        found.append(part_words(part))
    return tuple(found)
