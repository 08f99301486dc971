"""What stands behind the figures: the patient, conditions, procedures and therapies, goals, medicines, documents."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha1
from typing import TYPE_CHECKING

from spinelog.domain.dates import PartialDate
from spinelog.domain.day import MEASURES
from spinelog.domain.event import DIAGNOSIS
from spinelog.domain.goal import GOAL
from spinelog.domain.kinds import REF
from spinelog.domain.medication import HOLDING, MEDICATION, dose_words
from spinelog.domain.pain import PAIN
from spinelog.domain.procedure import PROCEDURE
from spinelog.domain.scan import ATTACHMENT, kind_words
from spinelog.domain.therapy import THERAPY, THERAPY_SESSION
from spinelog.domain.words import joined
from spinelog.exchange.fhir.elements import (
    OURS,
    Element,
    bare,
    clean,
    coding,
    concept,
    moment,
    notes,
    of_choice,
    of_field,
    period,
    quantity,
    said,
    term,
    unit_of,
)
from spinelog.exchange.fhir.observations import place_of_pain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinelog.domain.describe import Noun, Record
    from spinelog.exchange.fhir.source import Source

DIAGNOSED = {"considered": "provisional", "kept": "unconfirmed", "ruled_out": "refuted"}
"""What a person was told is never confirmed here: only a clinician can."""
DONE = {"done": "completed", "planned": "preparation", "cancelled": "not-done"}
GOALS = {"open": "active", "reached": "completed", "set_aside": "on-hold"}
LEFT_OUT = "The file itself is left out here; the patient has it."
SHA256 = "https://spinelog.invalid/sha256"


def of_person(source: Source) -> Iterator[Element]:
    """The patient; who that is only where it was asked for."""
    person: Record = next(source.records("person"), {})
    name, born = (person.get(field) if source.with_name else None for field in ("name", "birth_year"))
    yield {
        "resourceType": "Patient",
        "id": source.id("patient"),
        **bare(name=[bare(text=clean(name))] if clean(name) else None, birthDate=f"{born:04d}" if born else None),
    }


def rest(noun: Noun, record: Record, *told: str) -> str:
    """What an item says besides the fields that stand elsewhere, one a line."""
    fields = (field for field in noun.asked if field.name not in told and field.kind is not REF)
    return "\n".join(said(field, value) for field in fields if (value := record.get(field.name)) is not None and clean(value))


def of_conditions(source: Source) -> Iterator[Element]:
    """The named pains, then what somebody was told it is."""
    for record in source.records("pain"):
        yield _condition(
            source, "pain", record, code=concept(record["name"], coding(OURS, "pain", PAIN.title)), status="unconfirmed",
            clinicalStatus=term("condition-clinical", "active"), bodySite=_sites(place_of_pain(record)),
            note=notes("The main pain." if record["is_main"] else ""),
        )  # fmt: skip
    for record in source.records("diagnosis"):
        yield _condition(
            source, "diagnosis", record, code=concept(record["words"], coding(OURS, "diagnosis", DIAGNOSIS.title)),
            status=DIAGNOSED.get(str(record["status"]), "unconfirmed"), recordedDate=moment(record["date"]),
            note=notes(rest(DIAGNOSIS, record, "words", "date")),
        )  # fmt: skip


def _condition(source: Source, noun: str, record: Record, *, status: str, **parts: object) -> Element:
    verified = term("condition-ver-status", status)
    return source.resource("Condition", noun, record["uid"], verificationStatus=verified, asserter=source.patient, **parts)


def _sites(*texts: str) -> list[Element]:
    return [concept(text) for text in texts if clean(text)]


# -- procedures and therapies ----------------------------------------------------------------------------------------


def of_procedures(source: Source) -> Iterator[Element]:
    """Injections, blocks, operations: planned, done or cancelled. They have no offset, so their time stands in the note."""
    for record in source.records("procedure"):
        show = {name: PROCEDURE.field(name).show(record) for name in ("kind", "side", "levels", "region")}
        target = source.to_item(record["target"], is_named=True)
        who = source.called(record["clinician"])
        ended = record["ended"]
        others = [
            f"{PROCEDURE.field(name).label}: {source.called(record[name])}, {moment(source.item(record[name]).get('date'))}"
            for name in ("session_uid", "series_uid")
            if source.item(record[name])
        ]
        yield source.resource(
            "Procedure", "procedure", record["uid"], status=DONE.get(str(record["status"]), "unknown"),
            code=of_choice("procedure", PROCEDURE.field("kind"), record["kind"]),
            performedDateTime=moment(record["date"]) if ended is None else None,
            performedPeriod=period(record["date"], ended) if ended is not None else None,
            asserter=source.patient, performer=[{"actor": {"display": who}}] if who else None,
            reasonReference=[target] if target else None,
            bodySite=_sites(f"{show['side']} {show['levels']}".strip(), show["region"]),
            note=notes(rest(PROCEDURE, record, *_TOLD_OF_PROCEDURES), *others),
        )  # fmt: skip


_TOLD_OF_PROCEDURES = ("kind", "date", "ended", "status", "side", "levels", "region", "remembered_before")


def of_therapies(source: Source) -> Iterator[Element]:
    """What is done without needles or tablets, and each session of it."""
    for record in source.records("therapy"):
        kind, effect = record["kind"], THERAPY.field("effect").show(record)
        yield source.resource(
            "Procedure", "therapy", record["uid"], status=_going(source, record, "preparation", "in-progress", "completed"),
            category=of_choice("therapy", THERAPY.field("kind"), kind) if kind else None,
            code=concept(record["name"], coding(OURS, "therapy", THERAPY.title)),
            performedPeriod=period(record["started"], record["stopped"]), asserter=source.patient,
            outcome=concept(effect), note=notes(record["note"]),
        )  # fmt: skip
    for record in source.records("therapy_session"):
        therapy = source.to_item(record["therapy"], is_named=True)
        yield source.resource(
            "Procedure", "therapy_session", record["uid"], status="completed", partOf=[therapy] if therapy else None,
            code=concept(THERAPY_SESSION.title, coding(OURS, "therapy_session", THERAPY_SESSION.title)),
            performedDateTime=moment(record["date"]), asserter=source.patient, note=notes(record["note"]),
        )  # fmt: skip


def _going(source: Source, record: Record, ahead: str, now: str, over: str) -> str:
    """The word for what is still to begin, goes on, or is over."""
    started, stopped = record["started"], record["stopped"]
    if isinstance(stopped, PartialDate) and stopped.first <= source.today:
        return over
    return ahead if isinstance(started, PartialDate) and started.first > source.today else now


# -- goals, medicines, documents -------------------------------------------------------------------------------------


def of_goals(source: Source) -> Iterator[Element]:
    """What the person wants to do again."""
    measures = {field.name: field for field in MEASURES}
    for record in source.records("goal"):
        field, due = measures.get(str(record["measure"])), record["due"]
        number, unit = record["target"], record["unit"]
        target = bare(
            measure=of_field("day", field) if field else concept(unit or record["statement"]),
            detailQuantity=None if number is None else quantity(
                float(str(number)), unit_of("day", field) if field else "", unit="" if field else unit,
                comparator=">=" if record["better"] == "more" else "<=",
            ),
            dueDate=moment(due),
        )  # fmt: skip
        yield source.resource(
            "Goal", "goal", record["uid"], lifecycleStatus=GOALS.get(str(record["status"]), "active"),
            achievementStatus=term("goal-achievement", "achieved") if record["status"] == "reached" else None,
            description=concept(record["statement"], coding(OURS, "goal", GOAL.title)),
            startDate=moment(record["started"]), target=[target],
            expressedBy=source.patient, note=notes(rest(GOAL, record, *_TOLD_OF_GOALS)),
        )  # fmt: skip


_TOLD_OF_GOALS = ("statement", "measure", "target", "unit", "better", "started", "due", "status")


def of_medicines(source: Source) -> Iterator[Element]:
    """Each course of a medicine at one dose."""
    for record in source.records("medication"):
        status = _going(source, record, "intended", "active", "stopped")
        is_held = status == "active" and record["plan"] == HOLDING
        unit = ("amount_unit",) if record["daily_amount"] is not None else ()  # without an amount the dose does not say it
        dose = bare(text=clean(dose_words(record)), asNeededBoolean=record["as_needed"])
        yield source.resource(
            "MedicationStatement", "medication", record["uid"], status="on-hold" if is_held else status,
            category=term("medication-statement-category", "patientspecified"),
            medicationCodeableConcept=concept(record["name"], coding(OURS, "medication", MEDICATION.title)),
            effectivePeriod=period(record["started"], record["stopped"]),
            informationSource=source.patient, reasonCode=[concept(record["purpose"])] if clean(record["purpose"]) else None,
            dosage=[dose] if "text" in dose else None, note=notes(rest(MEDICATION, record, *unit, *_TOLD_OF_MEDICINES)),
        )  # fmt: skip


_TOLD_OF_MEDICINES = ("name", "dose_text", "daily_amount", "as_needed", "started", "stopped", "purpose")


def of_documents(source: Source) -> Iterator[Element]:
    """The files of the scans: their bytes only where they were asked for, and with them the name of the file."""
    for record in source.records("attachment"):
        content = source.read_file(str(record["uid"])) if source.read_file is not None else None
        scan = source.item(record["scan"])
        kind = kind_words(scan)
        title = record["file_name"] if content is not None else joined((kind, moment(scan.get("date")) or ""))
        about = source.to_item(record["scan"])
        yield source.resource(
            "DocumentReference", "attachment", record["uid"], status="current", type=concept(kind or ATTACHMENT.title),
            identifier=[bare(system=SHA256, value=clean(record["sha256"]))], date=moment(record["created_at"]),
            description=LEFT_OUT if content is None else None,
            content=[{"attachment": bare(
                contentType=MEDIA.get(str(record["media_type"])), size=record["size_bytes"], title=clean(title),
                hash=None if content is None else b64encode(sha1(content, usedforsecurity=False).digest()).decode(),
                data=None if content is None else b64encode(content).decode(),
            )}],
            context=bare(related=[about] if about else None),
        )  # fmt: skip


MEDIA = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
