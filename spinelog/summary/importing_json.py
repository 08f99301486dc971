"""The same as JSON, for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from spinelog.domain.copy import ComparedCopy
from spinelog.domain.imported import Batch, Compared, PhoneSource
from spinelog.domain.kinds import INSTANT
from spinelog.domain.phone import SOURCES, PhoneDay
from spinelog.exchange.phone.findings import Findings

Plain = dict[str, object]


def phone_json(found: Sequence[Findings], compared: Compared) -> Plain:
    """What each source of a file would bring."""
    by_source = {one.source: one for one in compared.sources}
    sources = []
    for one in found:
        counts = by_source.get(one.source)
        sources.append(
            {
                "source": one.source,
                "name": SOURCES[one.source],
                "devices": list(one.devices),
                "first": None if counts is None else counts.first.isoformat(),
                "last": None if counts is None else counts.last.isoformat(),
                **{name: 0 if counts is None else getattr(counts, name) for name in ("new", "changed", "same", "kept", "typed")},
                "examples": [
                    {"day": change.after.day.isoformat(), "before": _figures(change.before), "after": _figures(change.after)}
                    for change in (counts.examples if counts is not None else ())
                ],
                "left_out": [{"reason": skipped.reason, "count": skipped.count} for skipped in one.skipped],
                "notes": list(one.notes),
            }
        )
    return {"sources": sources, "to_save": compared.to_save}


def _figures(one: PhoneDay) -> Plain:
    return {"steps": one.steps, "sleep_min": one.sleep_min}


def copy_json(compared: ComparedCopy) -> Plain:
    """What a copy of a journal would bring."""
    return {"tables": [asdict(one) for one in compared.tables], "notes": list(compared.notes), "to_save": compared.changes}


def batch_json(batch: Batch) -> Plain:
    """One import."""
    dates = {name: None if (day := getattr(batch, name)) is None else day.isoformat() for name in ("first_day", "last_day")}
    return {**asdict(batch), **dates, "made_at": INSTANT.store(batch.made_at), "source": batch.source.split(",")}


def source_json(one: PhoneSource) -> Plain:
    """What the journal has of one source."""
    dates = {"first": one.first.isoformat(), "last": one.last.isoformat()}
    return {**asdict(one), "name": SOURCES.get(one.source, one.source), **dates}
