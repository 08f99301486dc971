"""A block diary in plain values, for `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.kinds import INSTANT

if TYPE_CHECKING:
    from spinelog.analysis.blocks import Back, BlockSite, Scored, Spell
    from spinelog.summary.blocks import Diary


def diary_json(diary: Diary) -> dict[str, object]:
    """The diary: what is planned, every reading as it was given, and what follows from them for each site apart."""
    block = diary.block
    return {
        "uid": block.uid,
        "procedure": block.procedure,
        "letter": diary.letter or None,
        "started": INSTANT.store(block.started),
        "utc_offset_min": block.utc_offset_min,
        "slots": list(diary.day.slots),
        "activity": block.activity,
        "first_tablet": INSTANT.store(diary.day.tablet) if diary.day.tablet else None,
        "sedation": diary.day.is_sedated,
        "sites": [_site(site) for site in diary.day.sites],
        "daily_until": diary.daily_until.isoformat(),
    }


def _site(site: BlockSite) -> dict[str, object]:
    return {
        "name": site.name,
        "before": _scored(site.before),
        "no_percent": str(site.no_percent) if site.no_percent else None,
        "scores": [_scored(one) for one in site.scores],
        "left_out": list(site.left_out),
        "best": _scored(site.best),
        "near": [{"minutes": minutes, "score": _scored(one)} for minutes, one in site.near],
        "spells": None if site.spells is None else [_spell(spell) for spell in site.spells],
        "back": _back(site.back),
    }


def _scored(one: Scored | None) -> dict[str, object] | None:
    if one is None:
        return None
    reading = one.reading
    return {
        "slot": reading.slot_min,
        "at": INSTANT.store(reading.scored_at),
        "minutes": one.minutes,
        "score": one.score,
        "percent_less": one.percent,
        "points_less": one.points,
        "own_percent": reading.percent,
        "hollow": str(one.hollow) if one.hollow else None,
        "source": reading.source,
        "added_later": one.is_later,
        "activity": reading.activity,
        "note": reading.note,
    }


def _spell(spell: Spell | None) -> dict[str, object] | None:
    if spell is None:
        return None
    return {
        "percent_less": spell.percent,
        "after": spell.after,
        "first": spell.first,
        "last": spell.last,
        "over_by": spell.over_by,
        "not_at": list(spell.between),
    }


def _back(back: Back | None) -> dict[str, object] | None:
    return None if back is None else {"way": str(back.way), "after": back.after, "by": back.by, "last": back.last}
