"""A block diary in sentences: levels and times, never a verdict, and of tablets only "as your clinic told you"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.analysis.blocks import Hollow, NoPercent, Way
from spinelog.domain.block import slot_words
from spinelog.domain.dates import show_date
from spinelog.knowledge.blocks import block_facts, facts
from spinelog.summary.blocks import duration, less_words, time_words

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.blocks import BlockDay, BlockSite, Scored, Spell
    from spinelog.summary.blocks import Diary

LEVELS = ("Half or less", "A fifth or less")
TABLETS = "Tablets today: as your clinic told you."
SCORE_HOW = "Only the pain that was treated, while you do what usually hurts."

NO_PERCENT = {
    NoPercent.NO_BEFORE: "No score from before: levels only.",
    NoPercent.ZERO_BEFORE: "Pain before was 0, so there is nothing to compare with.",
    NoPercent.LOW_BEFORE: "Pain before was under 3, so the difference is in points only.",
}
HOLLOW = {
    Hollow.REST: "at rest",
    Hollow.TABLET: "after an extra tablet",
    Hollow.SEDATION: "with sedation",
    Hollow.BEFORE_AT_REST: "the score before was at rest",
}


def site_lines(diary: Diary, site: BlockSite) -> list[str]:
    """Everything that is said of one site, one sentence a line."""
    day = diary.day
    lines = [f"Before: {site.before.score} of 10{_own(site.before)}."] if site.before is not None else []
    if site.no_percent is not None:
        lines.append(NO_PERCENT[site.no_percent])
    if site.best is not None:
        one = site.best
        lines.append(f"Lowest: {one.score} at {time_words(day, one.minutes)}{_beside(one)}.")
    lines += [f"{spell_words(day, site, number)}." for number in range(len(LEVELS)) if site.spells is not None]
    if back := back_words(day, site):
        lines.append(f"{back}.")
    if site.scores:
        lines.append(f"Near {'; '.join(_near(minutes, one) for minutes, one in site.near)}.")
    own = [f"{one.reading.percent} % at {time_words(day, one.minutes)}" for one in site.scores if one.reading.percent is not None]
    if own:
        lines.append(f"Your own percent less, kept apart: {', '.join(own)}.")
    if site.left_out:
        lines.append(f"Asleep or left out: {', '.join(slot_words(slot) for slot in site.left_out)}.")
    return lines


def _own(one: Scored) -> str:
    return " (at rest)" if one.reading.at_rest else ""


def _beside(one: Scored) -> str:
    less = less_words(one)
    words = f"{less} less" if less.endswith("%") else less
    parts = [part for part in (words, HOLLOW[one.hollow] if one.hollow else "") if part]
    return f" ({', '.join(parts)})" if parts else ""


def _near(minutes: int, one: Scored | None) -> str:
    if one is None:
        return f"{slot_words(minutes)}: no score"
    return f"{slot_words(minutes)}: {one.score}{_beside(one)}"


def spell_words(day: BlockDay, site: BlockSite, number: int) -> str:
    """`Half or less from 0:15-0:30 until between 3 h and 4 h`; without its full stop, empty without a percent."""
    if site.spells is None:
        return ""
    spell = site.spells[number]
    if spell is None:
        return f"{LEVELS[number]}: not reached"
    return f"{LEVELS[number]} {_span(day, spell)}{_gaps(day, spell)}"


def _span(day: BlockDay, spell: Spell) -> str:
    begin = (
        f"from {time_words(day, spell.after)}-{time_words(day, spell.first)}"
        if spell.after
        else (f"by {time_words(day, spell.first)}")
    )
    if spell.over_by is None:
        return f"{begin}, still so at {time_words(day, spell.last)}"
    return f"{begin} until between {time_words(day, spell.last)} and {time_words(day, spell.over_by)}"


def _gaps(day: BlockDay, spell: Spell) -> str:
    return f", not at {', '.join(time_words(day, minutes) for minutes in spell.between)}" if spell.between else ""


def back_words(day: BlockDay, site: BlockSite) -> str:
    """When pain was back to within 1 point of before, in two scores running; without its full stop."""
    back = site.back
    if back is None:
        return ""
    if back.way is Way.BACK and back.after is not None and back.by is not None:
        return f"Back to within 1 point of before between {time_words(day, back.after)} and {time_words(day, back.by)}"
    if back.way is Way.NEVER_AWAY:
        return "Every score was within 1 point of before, or higher"
    last = time_words(day, back.last or 0)
    if back.way is Way.ONCE:
        return f"Within 1 point of before at {last}, in one score so far"
    return f"Not back to within 1 point of before by {last}"


def day_lines(diary: Diary) -> list[str]:
    """What is said of the whole diary."""
    day = diary.day
    lines = []
    if day.is_sedated:
        lines.append("There was sedation: scores are drawn hollow and left out of times.")
    if day.tablet is not None:
        at = diary.clock(day.tablet)
        lines.append(f"Extra tablet by {at}: scores from then on are drawn hollow and left out of times.")
    elif any(site.scores for site in day.sites):
        lines.append("No extra tablet was written down.")
    if any(one.hollow in (Hollow.REST, Hollow.BEFORE_AT_REST) for site in day.sites for one in site.scores):
        lines.append("Scores at rest are drawn hollow and left out of times.")
    if diary.block.note:
        lines.append(f"Note: {diary.block.note}")
    return lines


def then_words(diary: Diary, today: date) -> str:
    """That the daily log goes on for two weeks."""
    until = show_date(diary.daily_until, today)
    if today > diary.daily_until:
        return f"The daily log after it went to {until}."
    return f"Then the daily log, to {until}."


def made() -> list[str]:
    """How the numbers are made, for paper: the program's own conventions said to be so."""
    known = block_facts()
    return [
        "Less than before: 100 x (before - score) / before. Where pain before was under 3 there are points only, "
        "a rule of this program.",
        "The lines of half and a fifth of the score before are there to read the dots by. They decide nothing.",
        "Times lie between two scores: it was so at the one and no longer at the next.",
        f"{known['back_within'].says} {known['near'].says} {known['later'].says} Summed up at "
        f"{', '.join(str(minutes // 60) for minutes in facts('hours'))} hours. These four are conventions of this program.",
        f"Planned times and two weeks of daily log: {known['slots'].source}",
    ]


def due_words(seconds: float) -> str:
    """`6 min 20 s`, `1 h 12 min`: how long until something."""
    whole = max(0, int(seconds))
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
    return f"{whole // 60} min {whole % 60:02d} s" if whole >= 60 else f"{whole} s"


def ago_words(seconds: float) -> str:
    """`just now`, `12 min ago`, `1:20 h ago`."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "just now"
    return f"{minutes} min ago" if minutes < 60 else f"{duration(minutes)} h ago"
