"""A block diary gathered once: what the screen, the command and the paper tell of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.blocks import BlockDay, Scored, companion, is_later, read_day
from spinelog.analysis.procedures import lettered
from spinelog.charts.block_spec import HourDot, HourPanel, Level
from spinelog.domain.amounts import fixed
from spinelog.domain.block import BEFORE, LONGEST_SITE, PAPER, site_names, slot_words
from spinelog.domain.clock import local_time
from spinelog.domain.dates import show_date
from spinelog.domain.errors import NotFound
from spinelog.domain.procedure import IN_SENTENCE, PROCEDURE
from spinelog.domain.values import Block, Procedure
from spinelog.domain.words import joined
from spinelog.knowledge.blocks import fact
from spinelog.storage.blocks import readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from spinelog.analysis.blocks import BlockSite
    from spinelog.domain.values import BlockReading, Pain
    from spinelog.storage.journal import Journal

LEVEL_NAMES = ("half", "a fifth")
"""The two lines, from high to low, as they are called on screen and on paper."""
CLOSE = 5
"""Minutes within which a score is called by its planned time; else by its own."""


@dataclass(frozen=True, slots=True)
class Diary:
    """One diary with its procedure."""

    day: BlockDay
    readings: tuple[BlockReading, ...]
    """All of it, in order of time."""
    procedure: Procedure
    letter: str
    """Empty for a procedure that was cancelled."""

    @property
    def block(self) -> Block:
        """The diary itself."""
        return self.day.block

    @property
    def name(self) -> str:
        """`medial branch block, right L4-L5`."""
        record = asdict(self.procedure)
        side = PROCEDURE.field("side").show(record).lower()
        side = "both sides" if side == "both" else side
        return joined((IN_SENTENCE[self.procedure.kind], joined((side, self.procedure.levels or ""), " ")))

    @property
    def day_zero(self) -> date:
        """The local date of the injection."""
        return self.local(self.block.started).date()

    @property
    def daily_until(self) -> date:
        """The last day of the daily log that follows."""
        return self.day_zero + timedelta(days=fact("daily_days"))

    def local(self, instant: datetime) -> datetime:
        """An instant on the clock of the place where the diary was begun."""
        return local_time(instant, self.block.utc_offset_min or 0)

    def clock(self, instant: datetime) -> str:
        """`13:42`."""
        return f"{self.local(instant):%H:%M}"

    def due(self, slot: int) -> datetime:
        """When a planned time is; "before" at the injection."""
        return self.block.started + timedelta(minutes=slot)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one site has in a row."""

    score: str = ""
    less: str = ""
    """`43 %`, `14 % more`, or points where there is no percent."""
    reading: BlockReading | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A planned time, a score at a time of its own, or an extra tablet."""

    slot: int | None
    label: str
    clock: str
    """Of the score, else when it is due."""
    cells: tuple[Cell, ...]
    """One for each site."""
    mark: str
    """"full", "hollow", "left out", or empty: nothing yet."""
    note: str
    """`paper`, `later`, `tablet`, `at rest`: how it was given."""
    readings: tuple[BlockReading, ...] = ()
    """What was written down for it."""

    @property
    def key(self) -> str:
        """What tells it from the other rows."""
        return f"slot {self.slot}" if self.slot is not None else self.readings[0].uid


def load(journal: Journal, block: Block) -> Diary:
    """Read a diary. Raises NotFound."""
    procedures = journal.items(Procedure)
    procedure = next((one for one in procedures if one.uid == block.procedure), None)
    if procedure is None:
        raise NotFound("The procedure of this diary is in the trash. Please bring it back first.")
    letter = next((one.letter for one in lettered(procedures) if one.procedure.uid == procedure.uid), "")
    readings = tuple(readings_of(journal, block.uid))
    return Diary(read_day(block, readings, procedure), readings, procedure, letter)


def load_with_earlier(journal: Journal, block: Block) -> tuple[Diary, Diary | None]:
    """A diary, and the latest earlier one of its series or target."""
    other = companion(block, journal.items(Block), journal.items(Procedure))
    return load(journal, block), None if other is None else load(journal, other)


def usual_sites(procedure: Procedure, pains: Sequence[Pain]) -> str:
    """What is scored where nobody says: the side, both of them apart; without one the pain that it was aimed at."""
    if procedure.side == "both":
        return "right, left"
    if procedure.side in ("right", "left"):
        return procedure.side
    pain = next((one for one in pains if one.uid == procedure.target), None)
    return site_names(pain.name.replace(",", " ")[:LONGEST_SITE])[0] if pain is not None else "pain"


def when(diary: Diary, today: date) -> str:
    """`today 09:42`, `Wed 7 Jan 09:42`: when the injection was."""
    day = "today" if diary.day_zero == today else show_date(diary.day_zero, today)
    return f"{day} {diary.clock(diary.block.started)}"


# -- rows ----------------------------------------------------------------------------------------------------------


def less_words(one: Scored) -> str:
    """How much less than before, in percent; in points where a percent would mislead; empty without a score before."""
    if one.percent is not None:
        return f"{fixed(abs(one.percent))} %" + (" more" if one.percent < 0 else "")
    if one.points is None:
        return ""
    return "same" if one.points == 0 else f"{abs(one.points)} pt {'less' if one.points > 0 else 'more'}"


def rows(diary: Diary) -> list[Row]:
    """Every planned time in order, with scores at times of their own and tablets where they fall."""
    found = [(float(slot) if slot else -1.0, _slot_row(diary, slot)) for slot in diary.day.slots]
    found += list(_free_rows(diary))
    return [row for _, row in sorted(found, key=lambda each: each[0])]


def _slot_row(diary: Diary, slot: int) -> Row:
    mine = [one for one in diary.readings if one.slot_min == slot]
    scored = [one for one in mine if one.score is not None]
    clock = diary.clock(scored[0].scored_at if scored else diary.due(slot))
    return _row(diary, slot, slot_words(slot), clock if scored or slot != BEFORE else "", mine)


def _free_rows(diary: Diary) -> Iterator[tuple[float, Row]]:
    known = set(diary.day.slots)
    free = [one for one in diary.readings if one.slot_min is None or one.slot_min not in known]
    for instant in sorted({one.scored_at for one in free}):
        mine = [one for one in free if one.scored_at == instant]
        minutes = (instant - diary.block.started).total_seconds() / 60
        yield minutes, _row(diary, None, duration(minutes), diary.clock(instant), mine)


def _row(diary: Diary, slot: int | None, label: str, clock: str, mine: list[BlockReading]) -> Row:
    cells = tuple(_cell(site, mine) for site in diary.day.sites)
    told = [one for site in diary.day.sites for one in _told(site) if one.reading in mine]
    has_score = any(cell.score for cell in cells)
    if has_score:
        mark = "hollow" if any(one.hollow for one in told) else "full"
    else:
        mark = "left out" if any(one.left_out for one in mine) else ""
    return Row(slot, label, clock, cells, mark, _note(mine), tuple(mine))


def _told(site: BlockSite) -> tuple[Scored, ...]:
    return (*((site.before,) if site.before else ()), *site.scores)


def _cell(site: BlockSite, mine: list[BlockReading]) -> Cell:
    reading = next((one for one in mine if one.site == site.name), None)
    if reading is None or reading.score is None:
        return Cell(reading=reading)
    told = next((one for one in _told(site) if one.reading.uid == reading.uid), None)
    return Cell(str(reading.score), less_words(told) if told is not None and told is not site.before else "", reading)


def _note(mine: list[BlockReading]) -> str:
    if any(one.extra for one in mine):
        return "tablet"
    if any(one.at_rest for one in mine):
        return "at rest"
    if any(one.source == PAPER for one in mine):
        return "paper"
    return "later" if any(is_later(one) for one in mine if one.score is not None) else ""


def duration(minutes: float) -> str:
    """`0:07`, `2:38`, with a minus before the injection."""
    whole = int(abs(minutes))
    sign = "-" if minutes <= -1 else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def time_words(day: BlockDay, minutes: float) -> str:
    """A time after the injection by its planned time, `3 h`, where it is close to it; else `3:25`."""
    near = min(day.slots[1:], key=lambda slot: abs(slot - minutes))
    return slot_words(near) if abs(near - minutes) <= CLOSE else duration(minutes)


# -- the drawing -----------------------------------------------------------------------------------------------------


def panel(diary: Diary, site: BlockSite, earlier: Diary | None = None) -> HourPanel:
    """One site over the hours, and the same site of an earlier diary."""
    other = earlier.day.site(site.name) if earlier is not None else None
    last = max(diary.day.slots[-1], *(int(one.minutes) for one in (*site.scores, *(other.scores if other else ()))), 60)
    before = site.before.score if site.before is not None and site.no_percent is None else None
    levels: tuple[Level, ...] = ()
    if before is not None:
        shares = (fact("half"), fact("a_fifth"))
        levels = tuple(Level(before * (100 - share) / 100, name) for share, name in zip(shares, LEVEL_NAMES, strict=True))
    name = f"Pain, {site.name}" if len(diary.day.sites) > 1 else "Pain since the block"
    return HourPanel(name, last, _dots(site), levels, _dots(other) if other else ())


def _dots(site: BlockSite) -> tuple[HourDot, ...]:
    return tuple(HourDot(one.minutes, one.score, one.hollow is not None) for one in _told(site))
