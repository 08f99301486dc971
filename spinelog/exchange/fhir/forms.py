"""QuestionnaireResponses: what was asked and answered, with the questions' words; and the scores that follow from them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import PartialDate
from spinelog.domain.kinds import YESNO, Choice, Count
from spinelog.domain.person import BEFORE, PERSON
from spinelog.domain.questionnaire import PEG, PEG_ITEMS, PGIC, QUESTIONNAIRE, peg_score, range_words
from spinelog.domain.visit import VISIT
from spinelog.domain.week import LENGTH
from spinelog.exchange.fhir.elements import (
    OURS,
    Element,
    bare,
    clean,
    coding,
    concept,
    days_before,
    loinc,
    moment,
    notes,
    of_field,
    period,
    quantity,
    value_of,
)
from spinelog.exchange.fhir.observations import absent, observation, part_of
from spinelog.knowledge.instruments import instruments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinelog.domain.describe import Field, Record
    from spinelog.domain.kinds import Value
    from spinelog.exchange.fhir.source import Source


def response(source: Source, path: tuple[object, ...], status: str, items: list[Element], **parts: object) -> Element:
    """One QuestionnaireResponse, answered and told by the person."""
    told = {"author": source.patient, "source": source.patient, **parts}
    return source.resource("QuestionnaireResponse", *path, status=status, item=items, **told)


def _item(noun: str, field: Field, record: Record, question: str = "") -> Element:
    """A question with its answer; without one where nothing was said."""
    answer = _answer(noun, field, record.get(field.name))
    return bare(linkId=f"{noun}.{field.name}", text=clean(question or field.question), answer=[answer] if answer else None)


def _answer(noun: str, field: Field, value: Value | None) -> Element:
    """`{"valueInteger": 4}`, `{"valueCoding": ...}` and so on, as the answers of a form hold a value."""
    if value is None:
        return {}
    if isinstance(field.kind, Choice):
        label = field.show_value(str(value))
        return {"valueCoding": coding(OURS, f"{noun}.{field.name}.{value}", label)}
    if isinstance(field.kind, Count) and isinstance(value, int):
        return {"valueInteger": value}
    if isinstance(value, PartialDate | date):
        return {"valueDate": moment(value)}
    return value_of(noun, field, value)


# -- scored forms ----------------------------------------------------------------------------------------------------


def of_questionnaires(source: Source) -> Iterator[Element]:
    """The answers of each form that was answered here, then what they come to; of a clinic's form its total alone."""
    for record in source.records("questionnaire"):
        if record["kind"] == PEG:
            yield _answers(source, record, PEG_ITEMS)
            if peg_score(record) is not None:  # no score is made of two answers
                yield _peg(source, record)
        elif record["kind"] == PGIC:
            yield _answers(source, record, ("change",))
            yield _change(source, record)
        else:
            yield _total(source, record)


def _answers(source: Source, record: Record, names: tuple[str, ...]) -> Element:
    form = instruments().get(str(record["kind"]))
    anchor = source.called(record["procedure"]) or "the procedure"
    items = []
    for name in names:
        asked = form.item(name) if form is not None else None
        question = asked.question.format(anchor=anchor) if asked is not None else ""
        items.append(_item("questionnaire", QUESTIONNAIRE.field(name), record, question))
    is_whole = all(record[name] is not None for name in names)
    path = ("questionnaire", record["uid"], "answers")
    return response(source, path, "completed" if is_whole else "in-progress", items, authored=moment(record["date"]))


def _score(source: Source, record: Record, code: Element, told: Element, **parts: object) -> Element:
    about = part_of(source, record["procedure"])
    return observation(source, ("questionnaire", record["uid"]), code, told, partOf=about, **parts)


def _peg(source: Source, record: Record) -> Element:
    """The score of the past week, its answers beside it."""
    form, day = instruments().get(PEG), record["date"]
    whole = day.full if isinstance(day, PartialDate) else None
    answers = []
    for name in PEG_ITEMS:
        field, asked = QUESTIONNAIRE.field(name), form.item(name) if form is not None else None
        code = concept(field.label, loinc(asked.loinc if asked else None), coding(OURS, f"questionnaire.{name}", field.label))
        answers.append({"code": code, **value_of("questionnaire", field, record[name])})
    return _score(
        source, record,
        concept("PEG", loinc(form.score_loinc if form else None), coding(OURS, "questionnaire.peg", "PEG")),
        bare(valueQuantity=quantity(round(peg_score(record) or 0, 2), "{score}")), component=answers,
        effectivePeriod=period(days_before(whole, LENGTH - 1), whole) if whole else None,
        derivedFrom=[source.to("questionnaire", record["uid"], "answers")],
        note=notes(record["note"], form.caveat if form else ""),
    )  # fmt: skip


def _change(source: Source, record: Record) -> Element:
    """How somebody is since a procedure."""
    field = QUESTIONNAIRE.field("change")
    return _score(
        source, record, of_field("questionnaire", field), value_of("questionnaire", field, record["change"]),
        effectiveDateTime=moment(record["date"]), derivedFrom=[source.to("questionnaire", record["uid"], "answers")],
        note=notes(record["note"]),
    )  # fmt: skip


def _total(source: Source, record: Record) -> Element:
    """The total of a clinic's form as the clinic gave it; what it can be stands in the note."""
    field = QUESTIONNAIRE.field("total")
    return _score(
        source, record, concept(record["form"], coding(OURS, "questionnaire.total", field.label)),
        value_of("questionnaire", field, record["total"]) or absent("unknown"), effectiveDateTime=moment(record["date"]),
        note=notes(f"It can be {range_words(record)}." if record["lowest"] is not None else "", record["note"]),
    )  # fmt: skip


# -- what is asked and said around visits ----------------------------------------------------------------------------

VISITS = {"planned": "in-progress", "done": "completed", "cancelled": "stopped"}
_TOLD_OF_VISITS = ("reason", "date", "time", "numbness", "weakness", "outcome")


def of_visits(source: Source) -> Iterator[Element]:
    """Each visit with what was said and asked at it; then the questions that wait for the next one."""
    asked: dict[str, list[Element]] = {}
    for record in source.records("question"):
        visit = str(record["visit"]) if source.item(record["visit"]) else ""
        asked.setdefault(visit, []).append(_question(record))
    for record in source.records("visit"):
        items = [_item("visit", VISIT.field(name), record) for name in _TOLD_OF_VISITS if record[name] is not None]
        who = source.called(record["clinician"])
        if who:
            field = VISIT.field("clinician")
            items.append({"linkId": "visit.clinician", "text": field.question, "answer": [{"valueString": who}]})
        is_done = record["status"] == "done"
        yield response(
            source, ("visit", record["uid"]), VISITS.get(str(record["status"]), "in-progress"),
            [*items, *asked.get(str(record["uid"]), ())], authored=moment(record["date"]) if is_done else None,
        )  # fmt: skip
    if "" in asked:
        yield response(source, ("question", "next visit"), "in-progress", asked[""])


def _question(record: Record) -> Element:
    answer = clean(record["answer"])
    return bare(
        linkId=f"question.{record['uid']}", text=clean(record["text"]), answer=[{"valueString": answer}] if answer else None
    )


def of_person(source: Source) -> Iterator[Element]:
    """What a clinic asks before a procedure, with the day on which the person went through it; "not said" has no answer."""
    for record in source.records("person"):
        fields = [PERSON.field("occupation"), *BEFORE]
        items = [_item("person", field, record) for field in fields if field.kind is YESNO or clean(record[field.name])]
        is_gone_through = record["confirmed_on"] is not None
        yield response(
            source, ("person", record["uid"]), "completed" if is_gone_through else "in-progress", items,
            authored=moment(record["confirmed_on"]),
        )  # fmt: skip
