"""Observations of single items: bad spells, checks of goals, estimates, block diaries, scans, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.block import BLOCK, BLOCK_READING
from spinelog.domain.event import EVENT
from spinelog.domain.flare import FACTOR, FLARE
from spinelog.domain.goal import GOAL_CHECK
from spinelog.domain.procedure import AFTER_EFFECT, ESTIMATE, PROCEDURE
from spinelog.domain.scan import SCAN
from spinelog.exchange.fhir.elements import (
    OURS,
    Element,
    bare,
    coding,
    concept,
    moment,
    notes,
    of_choice,
    of_field,
    period,
    quantity,
    value_of,
)
from spinelog.exchange.fhir.observations import absent, components, observation, of_pain, or_absent, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinelog.domain.describe import Record
    from spinelog.exchange.fhir.source import Source

_PICTURES = ("mri", "ct", "xray", "flexion_xray", "bone_density")


def of_flares(source: Source) -> Iterator[Element]:
    """Bad spells, each with its worst score."""
    for record in source.records("flare"):
        yield observation(
            source, ("flare", record["uid"]), concept("A bad spell", coding(OURS, "flare", FLARE.title)),
            or_absent(FLARE, FLARE.field("peak"), record), effectivePeriod=period(record["began"], record["ended"]),
            component=components(FLARE, record, "began", "ended", "peak"), note=notes(record["note"]),
            **of_pain(source, record["pain"]),
        )  # fmt: skip


def of_goal_checks(source: Source) -> Iterator[Element]:
    """How far somebody got with a goal on a day, in the goal's own unit; else the rating or the condition alone."""
    for record in source.records("goal_check"):
        goal, number = source.to_item(record["goal"], is_named=True), record["value"]
        name = next((one for one in ("value", "ability", "qualifier_kept") if record[one] is not None), "value")
        field, unit = GOAL_CHECK.field(name), source.item(record["goal"]).get("unit")
        is_amount = name == "value" and number is not None
        told = bare(valueQuantity=quantity(float(str(number)), unit=unit)) if is_amount else {}
        yield observation(
            source, ("goal_check", record["uid"]), of_field("goal_check", field), told or or_absent(GOAL_CHECK, field, record),
            effectiveDateTime=moment(record["date"]), focus=[goal] if goal else None,
            component=components(GOAL_CHECK, record, "date", "value", name),
        )  # fmt: skip


def of_procedures(source: Source) -> Iterator[Element]:
    """Pain before a procedure as remembered later, own estimates of the change, what was noticed afterwards."""
    remembered = PROCEDURE.field("remembered_before")
    for record in source.records("procedure"):
        if record["remembered_before"] is not None:
            yield observation(
                source, ("procedure", record["uid"], remembered.name), of_field("procedure", remembered),
                value_of("procedure", remembered, record["remembered_before"]), partOf=part_of(source, record["uid"]),
                effectiveDateTime=moment(record["remembered_on"]), note=notes("From memory."),
                **of_pain(source, record["target"]),
            )  # fmt: skip
    for record in source.records("estimate"):
        field = ESTIMATE.field("percent_less")
        yield observation(
            source, ("estimate", record["uid"]), of_field("estimate", field), value_of("estimate", field, record[field.name]),
            effectiveDateTime=moment(record["date"]), partOf=part_of(source, record["procedure"]),
        )  # fmt: skip
    for record in source.records("after_effect"):
        field, value = AFTER_EFFECT.field("kind"), record["kind"]
        yield observation(
            source, ("after_effect", record["uid"]), of_field("after_effect", field), value_of("after_effect", field, value),
            effectivePeriod=period(record["began"], record["ended"]), partOf=part_of(source, record["procedure"]),
            note=notes(record["note"]),
        )  # fmt: skip


def of_blocks(source: Source) -> Iterator[Element]:
    """The diaries of the hours after a nerve block, each naming its readings; then every reading."""
    members: dict[str, list[Element]] = {}
    for record in source.records("block_reading"):
        members.setdefault(str(record["block"]), []).append(source.to("block_reading", record["uid"]))
    for record in source.records("block"):
        yield observation(
            source, ("block", record["uid"]), concept(BLOCK.help, coding(OURS, "block", BLOCK.title)), {},
            effectiveDateTime=moment(record["started"], record["utc_offset_min"]), note=notes(record["note"]),
            partOf=part_of(source, record["procedure"]), component=components(BLOCK, record, "bell"),
            hasMember=members.get(str(record["uid"])),
        )  # fmt: skip
    for record in source.records("block_reading"):
        yield _reading(source, record)


def _reading(source: Source, record: Record) -> Element:
    """A score, or what stands in the place of one."""
    names = ("score", "percent", "extra", "note")
    main = next((name for name in names if record[name] is not None and record[name] is not False), "score")
    field = BLOCK_READING.field("score" if record["left_out"] else main)
    told = {} if record["left_out"] else value_of("block_reading", field, record[field.name])
    block = source.item(record["block"])
    return observation(
        source, ("block_reading", record["uid"]), of_field("block_reading", field),
        told or absent("not-performed" if record["left_out"] else "unknown"),
        effectiveDateTime=moment(record["scored_at"], record["utc_offset_min"]), bodySite=concept(record["site"]),
        component=components(BLOCK_READING, record, field.name, "site", "left_out", *_no(record, "extra")),
        note=notes(record["note"] if field.name != "note" else ""), partOf=part_of(source, block.get("procedure")),
    )  # fmt: skip


def _no(record: Record, name: str) -> tuple[str, ...]:
    """Its name where it was not said to be so."""
    return () if record[name] else (name,)


def of_scans(source: Source) -> Iterator[Element]:
    """Pictures and tests with the words of their report."""
    for record in source.records("scan"):
        yield observation(
            source, ("scan", record["uid"]), of_choice("scan", SCAN.field("kind"), record["kind"]),
            or_absent(SCAN, SCAN.field("findings"), record), effectiveDateTime=moment(record["date"]), performer=None,
            method=None, category="imaging" if record["kind"] in _PICTURES else "",
            bodySite=concept(SCAN.field("region").show(record)), component=components(SCAN, record, "kind", "date", "region"),
        )  # fmt: skip


def of_events(source: Source) -> Iterator[Element]:
    """How it began, injuries, changes at work."""
    for record in source.records("event"):
        field = EVENT.field("work" if record["text"] is None and record["work"] is not None else "text")
        yield observation(
            source, ("event", record["uid"]), of_choice("event", EVENT.field("kind"), record["kind"]),
            or_absent(EVENT, field, record), effectiveDateTime=moment(record["date"]), category="social-history",
            component=components(EVENT, record, "kind", "date", field.name),
        )  # fmt: skip


def of_factors(source: Source) -> Iterator[Element]:
    """What eases the pain, and what makes it worse."""
    for record in source.records("factor"):
        yield observation(
            source, ("factor", record["uid"]), of_choice("factor", FACTOR.field("effect"), record["effect"]),
            or_absent(FACTOR, FACTOR.field("text"), record),
        )  # fmt: skip
