"""What stands on a blank form to print: one page, boxes large enough for a shaking hand. Filled by pen, typed in later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.domain.amounts import show_minutes
from spinelog.domain.block import BLOCK_READING
from spinelog.domain.dates import weekdays
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN
from spinelog.domain.text import capital, one_line
from spinelog.summary.block_words import SCORE_HOW, TABLETS

if TYPE_CHECKING:
    from spinelog.summary.paper_forms import BlockForm, WeekForm

LONGEST_NAME = 24
"""Longer names are cut, so that whatever a pain is called the form stays one page."""
LONGEST_ACTIVITY = 90
ROOM = 196.0
"""Millimetres that the rows of a block form may take together: Letter, the shorter sheet, less its words and margins."""
TALLEST, LOW = 15.0, 9.0
"""The height of a row in millimetres where there is room, and the height below which signs get smaller."""
DAY_HEIGHT = 18.0
FREE_ROWS, MANY_ROWS = 2, 18
"""Rows for scores at other times, unless there are many planned ones."""

WEEK_HOW = (
    "Sit, stand, walk: the longest single stretch before pain stopped you, in minutes. "
    "If something else ended it, put a + behind it: 25+.",
    "Sleep: hours of the night that ended on this day. Pain: how much it hurt on average, {scale}.",
    "Extra tablets: as-needed tablets taken; 0 for none. A bad day needs no scores.",
    "An open box is not zero. Leave open what you do not know, and skip a day when you like.",
)
WEEK_LATER = "Typed in later, one day at a time: spinelog log 3 nov --from-paper --sitting 25 --pain 4"
BLOCK_HOW = ("{how} Pain: {scale}. Write the clock time of each score.", "Asleep or left out: leave the row open.")
BLOCK_LATER = "Typed in later, one score at a time: spinelog block score 3 --at 10:15{site} --from-paper"
OTHER_TABLETS = "Other as-needed tablets: their name and how many, in the note."


@dataclass(frozen=True, slots=True)
class Box:
    """A column of boxes to write in."""

    name: str
    beside: str = ""
    """A unit or a range, small under the name."""
    width: float = 0.0
    """Millimetres; 0: an equal share of what the others leave."""
    is_tick: bool = False
    """A small box to tick instead of room to write."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A form."""

    title: str
    lines: tuple[str, ...]
    """Names of the lines to write on, beside the title."""
    how: tuple[str, ...]
    boxes: tuple[Box, ...]
    """The first one holds the rows' names."""
    rows: tuple[str, ...]
    height: float
    """Of a row, in millimetres."""
    is_wide: bool
    """It lies across the paper."""
    later: str
    """How it is typed in."""

    @property
    def is_dense(self) -> bool:
        """The rows are so low that signs get smaller."""
        return self.height <= LOW


def week_blank(form: WeekForm) -> Blank:
    """A week, one row of boxes for each day."""
    stretches = [Box(DAY_NOUN.field(name).label, "minutes") for name in ("sitting_min", "standing_min", "walking_min")]
    figures = [*stretches, Box("Steps"), Box("Sleep", "hours")]
    figures += [Box(capital(_cut(name)), "0 to 10") for name in form.pains]
    figures += [Box(AMOUNT.label, _cut(name)) for name in form.medicines or ("",)]
    how = [text.format(scale=AVERAGE.help) for text in WEEK_HOW] + ([OTHER_TABLETS] if form.has_more else [])
    return Blank(
        title="A week, day by day",
        lines=("Week of",),
        how=tuple(how),
        boxes=(Box("Day", "and date", 24.0), *figures, Box("Bad day", "tick", 12.0, is_tick=True), Box("Note", width=36.0)),
        rows=tuple(weekdays()),
        height=DAY_HEIGHT,
        is_wide=True,
        later=WEEK_LATER,
    )


def block_blank(form: BlockForm) -> Blank:
    """The day of a nerve block, one row for each planned time."""
    sites = [Box(capital(_cut(name)), "0 to 10") for name in form.sites]
    rest = Box(BLOCK_READING.field("at_rest").label, "tick", 14.0, is_tick=True)
    names = ["Before", *(_after(slot) for slot in form.slots)]
    names += [""] * (FREE_ROWS if len(names) < MANY_ROWS else 0)
    how = [text.format(how=SCORE_HOW, scale=AVERAGE.help) for text in BLOCK_HOW]
    if len(sites) > 1:
        how[-1] += " Each column on its own."
    if form.activity:
        how.insert(0, f"While doing: {_cut(form.activity, LONGEST_ACTIVITY)}")
    return Blank(
        title="After a nerve block",
        lines=("Date", "Injection at"),
        how=(*how, TABLETS),
        boxes=(
            Box("Time after", "", 28.0),
            Box("At", "clock time", 22.0),
            *sites,
            Box("While doing", "", 44.0),
            rest,
            Box("Tablet taken", "tick", 15.0, is_tick=True),
        ),
        rows=tuple(names),
        height=min(TALLEST, ROOM / len(names)),
        is_wide=False,
        later=BLOCK_LATER.format(site=" --site NAME" if len(sites) > 1 else ""),
    )


def _after(slot: int) -> str:
    hours, rest = divmod(slot, 60)
    return show_minutes(slot) if rest else f"{hours} hour{'s' if hours > 1 else ''}"


def _cut(name: str, most: int = LONGEST_NAME) -> str:
    text = one_line(name)
    return text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"
