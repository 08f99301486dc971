"""What a clinic's computer reads of a journal: every item, in the words and numbers that stand in it."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode, b64encode
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.day import PAIN_KEY
from spinelog.domain.nouns import NOUNS
from spinelog.domain.phone import PhoneDay
from spinelog.domain.values import (
    VALUES,
    Attachment,
    BlockReading,
    Clinician,
    Day,
    DayPain,
    Goal,
    GoalCheck,
    Medication,
    Pain,
    Procedure,
    Question,
    Questionnaire,
    Value,
    Visit,
)
from spinelog.exchange.fhir.bundle import LEFT_OUT, MAKERS, dump
from spinelog.exchange.fhir.source import Source
from spinelog.knowledge.codes import codes
from spinelog.knowledge.instruments import instruments
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests import demo, hostile
from tests.conftest import NOW, TODAY
from tests.fhir import LOINC, UCUM, faults, loinc_codes, resources, systems

NOUN_OF = {kind: name for name, kind in VALUES.items()}


def of(*items: Value, **more: Any) -> list[dict[str, Any]]:
    """The resources of a journal of these items, but for the patient."""
    by: dict[str, list[Value]] = {}
    for one in items:
        by.setdefault(NOUN_OF[type(one)], []).append(one)
    bundle = json.loads(dump(Source(journal_uid="1" * 32, items=by, **{"today": TODAY, **more})))
    assert faults(bundle) == []
    return resources(bundle)[1:]


def whole(journal: Journal, **more: Any) -> str:
    """The bundle of a journal on disk."""
    items = {name: journal.items(kind) for name, kind in VALUES.items()}
    return dump(Source(journal_uid=journal.meta("journal_uid") or "", items=items, today=TODAY, **more))


@pytest.fixture
def filled(connector: Connector, journal: Journal) -> Journal:
    demo.fill(connector, journal.clock)
    return journal


# -- nothing is lost, nothing too much ------------------------------------------------------------------------------


def test_every_noun_becomes_a_resource_or_is_said_to_be_left_out() -> None:
    made = {name for nouns, _ in MAKERS for name in nouns}
    assert made | set(LEFT_OUT) == set(NOUNS)
    assert not made & set(LEFT_OUT)


NOT_TOLD = {
    ("clinician", "role"), ("clinician", "phone"), ("clinician", "hours"), ("cadence", "note"), ("person", "name"),
    ("attachment", "file_name"), ("questionnaire", "note"),
}  # fmt: skip
"""Fields of text of which a bundle says nothing, unless it is asked to; and one that no form of that journal has."""


def test_every_text_that_was_written_is_in_it(journal: Journal) -> None:
    hostile.fill(journal)
    text = whole(journal)
    marks = {(noun, name): mark for noun in NOUNS for name, mark in hostile.texts_of(noun).items()}
    marks["block_reading", "site"] = hostile.SITE
    assert {where for where, mark in marks.items() if mark not in text} <= NOT_TOLD
    for where in NOT_TOLD - {("questionnaire", "note")}:
        assert hostile.mark(*where) not in text


def test_the_demo_is_whole_in_it(filled: Journal) -> None:
    bundle = json.loads(whole(filled))
    assert faults(bundle) == []
    found = Counter(one["resourceType"] for one in resources(bundle))
    count = {name: len(filled.items(kind)) for name, kind in VALUES.items()}
    assert found["Condition"] == count["pain"] + count["diagnosis"]
    assert found["Procedure"] == count["procedure"] + count["therapy"] + count["therapy_session"]
    assert found["MedicationStatement"] == count["medication"]
    assert found["Goal"] == count["goal"]
    assert found["DocumentReference"] == count["attachment"]
    told = Counter(code.split(".")[0] for one in resources(bundle) for code in _own(one))
    for noun in (
        "day_pain",
        "day_dose",
        "goal_check",
        "estimate",
        "after_effect",
        "scan",
        "event",
        "factor",
        "flare",
        "week_pain",
    ):
        assert told[noun] == count[noun] > 0, noun
    days = filled.items(Day)
    figures = ("sitting_min", "standing_min", "walking_min", "steps", "sleep_min", "exercise_min", "pain_worst", "note")
    assert told["day"] == sum(getattr(one, name) is not None for one in days for name in figures) + sum(
        bool(one.bad_day) for one in days
    )


def _own(one: dict[str, Any]) -> list[str]:
    """This program's codes of what an Observation tells."""
    codings = one["code"].get("coding", ()) if one["resourceType"] == "Observation" else ()
    return [coding["code"] for coding in codings if "spinelog" in coding["system"]]


def test_the_same_journal_gives_the_same_bytes(filled: Journal) -> None:
    assert whole(filled) == whole(filled)
    assert "timestamp" not in json.loads(whole(filled))


def test_another_journal_has_other_ids() -> None:
    day = Day(day=TODAY, steps=1)
    one, other = (resources(json.loads(dump(Source(journal_uid=uid, items={"day": [day]}, today=TODAY)))) for uid in "ab")
    assert not {one["id"] for one in one} & {one["id"] for one in other}


def test_what_is_in_the_trash_is_not_in_it_and_nothing_names_it() -> None:
    gone = datetime(2026, 11, 1, tzinfo=UTC)
    pain = Pain(uid="p", name="zzleg", deleted_at=gone)
    procedure = Procedure(uid="a", kind="epidural", date=PartialDate(2026), target="p")
    (only,) = of(pain, procedure)
    assert "reasonReference" not in only
    assert "zzleg" not in json.dumps(only)


# -- who it is --------------------------------------------------------------------------------------------------------


def test_who_it_is_stands_in_it_only_when_asked_for(filled: Journal) -> None:
    from spinelog.domain.values import Person

    (person,) = filled.items(Person)
    filled.edit(Person, person.uid, {"name": "Ada Beispiel", "birth_year": 1980})
    silent, named = whole(filled), whole(filled, with_name=True)
    assert "Ada" not in silent
    assert "birthDate" not in silent
    assert resources(json.loads(silent))[0].keys() == {"resourceType", "id"}
    patient = resources(json.loads(named))[0]
    assert (patient["name"], patient["birthDate"]) == ([{"text": "Ada Beispiel"}], "1980")
    assert silent.count("\n") == named.count("\n")


def test_an_attached_file_is_left_out_with_its_name_unless_it_is_asked_for(filled: Journal) -> None:
    (attachment,) = filled.items(Attachment)
    (left,) = (one for one in resources(json.loads(whole(filled))) if one["resourceType"] == "DocumentReference")
    assert left["description"] == "The file itself is left out here; the patient has it."
    assert attachment.file_name not in json.dumps(left)
    assert not {"data", "hash"} & left["content"][0]["attachment"].keys()
    asked = json.loads(whole(filled, read_file=filled.content))
    (found,) = (one for one in resources(asked) if one["resourceType"] == "DocumentReference")
    content, inner = filled.content(attachment.uid), found["content"][0]["attachment"]
    assert b64decode(inner["data"]) == content
    assert inner["hash"] == b64encode(hashlib.sha1(content).digest()).decode()
    assert (inner["size"], inner["contentType"], inner["title"]) == (len(content), "application/pdf", attachment.file_name)


# -- codes ------------------------------------------------------------------------------------------------------------


def test_only_codes_that_were_looked_up_are_in_it(filled: Journal) -> None:
    bundle = json.loads(whole(filled))
    known = {one.code for one in codes().values()} | {one.code for form in instruments().values() for one in form.codes}
    assert loinc_codes(bundle) <= known
    assert "91145-1" not in json.dumps(bundle)
    for system in systems(bundle):
        assert system in (LOINC, UCUM, "https://spinelog.invalid/CodeSystem/journal") or system.startswith(
            "http://terminology.hl7.org/CodeSystem/"
        )
    assert not re.search(r"snomed|ama-assn|cpt|profile", json.dumps(bundle), re.IGNORECASE)


# -- figures ----------------------------------------------------------------------------------------------------------


def test_a_stretch_that_something_else_ended_is_at_least_so_long() -> None:
    open_one, closed = of(Day(day=TODAY, sitting_min=25, sitting_open=True, walking_min=10, walking_open=False))
    assert open_one["valueQuantity"] == {"value": 25, "comparator": ">=", "unit": "min", "system": UCUM, "code": "min"}
    assert "comparator" not in closed["valueQuantity"]
    assert open_one["effectivePeriod"] == {"start": "2026-11-20", "end": "2026-11-20"}


def test_nothing_becomes_zero_and_zero_stays() -> None:
    (zero,) = of(Day(day=TODAY, steps=None, sleep_min=0, bad_day=False))
    assert zero["valueQuantity"]["value"] == 0
    assert zero["effectivePeriod"] == {"start": "2026-11-19", "end": "2026-11-20"}, "the night that ended on it"


@pytest.mark.parametrize(
    ("days", "from_paper", "said"),
    [(0, False, []), (2, False, ["Added later."]), (9, False, ["From memory."]),
     (9, True, ["Added later.", "Typed in from a paper form."])],
)  # fmt: skip
def test_late_is_said(days: int, from_paper: bool, said: list[str]) -> None:
    written = NOW + timedelta(days=days)
    own = {"recorded_at": written, "utc_offset_min": 0}
    day = Day(day=TODAY, steps=10, from_paper=from_paper, **own)  # type: ignore[arg-type]
    pain = DayPain(day=TODAY, pain="p", average=4, **own)  # type: ignore[arg-type]
    for one in of(day, pain):
        assert [note["text"] for note in one.get("note", ())] == said
        assert one["issued"] == written.isoformat().replace("+00:00", "Z")


def test_a_score_names_its_pain() -> None:
    condition, score = of(Pain(uid="p", name="right leg", region="leg", side="right"), DayPain(day=TODAY, pain="p", average=4))
    assert score["focus"] == [{"reference": f"urn:uuid:{condition['id']}", "display": "right leg"}]
    assert score["bodySite"] == {"text": "Leg, right"}
    assert score["valueQuantity"] == {"value": 4, "unit": "{score}", "system": UCUM, "code": "{score}"}


def test_what_was_typed_goes_before_what_a_phone_counted_and_both_say_which() -> None:
    phone = [
        PhoneDay(day=TODAY, source="garmin", steps=5000, sleep_min=None, steps_from="Ada's Forerunner"),
        PhoneDay(day=TODAY, source="oura", steps=6000, sleep_min=420),
        PhoneDay(day=TODAY - timedelta(days=1), source="oura", steps=7000),
    ]
    typed, sleep, day_before = of(Day(day=TODAY, steps=4000), phone=phone)
    assert (typed["valueQuantity"]["value"], typed["method"], "device" in typed) == (4000, {"text": "self-report"}, False)
    assert sleep["device"] == {"display": "Oura"}
    assert sleep["method"] == {"text": "counted by a phone or watch"}
    assert "performer" not in sleep
    assert day_before["valueQuantity"]["value"] == 7000
    (first, _) = of(phone=phone[:2])
    assert first["device"] == {"display": "Garmin"}, "the preferred source comes first"
    (named, _) = of(phone=phone[:2], with_name=True)
    assert named["device"] == {"display": "Garmin: Ada's Forerunner"}, "a watch bears a name"
    assert first["id"] == typed["id"], "typing a figure later takes the place of the phone's"


# -- the story --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "date_", "told"),
    [("done", PartialDate(2024), ("completed", "2024")), ("planned", PartialDate(2026, 12, 3), ("preparation", "2026-12-03")),
     ("cancelled", PartialDate(2026, 12), ("not-done", "2026-12"))],
)  # fmt: skip
def test_a_procedure_is_as_far_as_it_is(status: str, date_: PartialDate, told: tuple[str, str]) -> None:
    who = Clinician(uid="c", name="Dr Lee", phone="555 0142")
    (only,) = of(who, Procedure(uid="a", kind="epidural", date=date_, status=status, clinician="c", steroid=True, levels="S1"))
    assert (only["status"], only["performedDateTime"]) == told
    assert only["code"]["text"] == "Epidural injection"
    assert only["performer"] == [{"actor": {"display": "Dr Lee"}}]
    assert "Steroid: yes" in only["note"][0]["text"]
    assert "0142" not in json.dumps(only)


@pytest.mark.parametrize(
    ("started", "stopped", "plan", "told"),
    [
        (PartialDate(2026, 9), None, None, "active"),
        (PartialDate(2026, 9), None, "holding", "on-hold"),
        (PartialDate(2026, 9), PartialDate(2026, 10, 1), None, "stopped"),
        (PartialDate(2026, 9), PartialDate(2026, 12, 1), None, "active"),
        (PartialDate(2026, 12, 1), None, None, "intended"),
        (None, None, None, "active"),
    ],
)
def test_a_medicine_is_taken_until_it_was_stopped(
    started: PartialDate | None, stopped: PartialDate | None, plan: str | None, told: str
) -> None:
    (only,) = of(Medication(uid="m", name="gabapentin", started=started, stopped=stopped, plan=plan, dose_text="300 mg"))
    assert only["status"] == told
    assert only["dosage"] == [{"text": "300 mg"}]


def test_a_goal_has_its_measure_and_its_checks_name_it() -> None:
    goal = Goal(uid="g", statement="Walk one mile", target=1.0, unit="mile", status="reached", due=date(2026, 12, 24))
    found, check = of(goal, GoalCheck(uid="k", goal="g", date=TODAY, value=0.9, ability=7, qualifier_kept=False))
    assert (found["lifecycleStatus"], found["achievementStatus"]["coding"][0]["code"]) == ("completed", "achieved")
    assert found["target"][0]["detailQuantity"] == {"value": 1, "comparator": ">=", "unit": "mile"}
    assert found["target"][0]["dueDate"] == "2026-12-24"
    assert check["valueQuantity"] == {"value": 0.9, "unit": "mile"}
    assert check["focus"][0]["reference"] == f"urn:uuid:{found['id']}"
    assert [part.get("valueBoolean", part.get("valueQuantity", {}).get("value")) for part in check["component"]] == [False, 7]


def test_a_score_of_a_block_diary_is_of_its_minute_and_zone() -> None:
    at = datetime(2026, 9, 18, 9, 30, 15, tzinfo=UTC)
    reading = BlockReading(uid="r", block="b", site="right", slot_min=30, scored_at=at, utc_offset_min=120, score=3)
    asleep = BlockReading(uid="s", block="b", slot_min=60, scored_at=at, score=None, left_out=True)
    tablet = BlockReading(uid="t", block="b", scored_at=at, extra=True)
    first, second, third = of(reading, asleep, tablet)
    assert first["effectiveDateTime"] == "2026-09-18T11:30:15+02:00"
    assert first["code"]["coding"][0]["code"] == "72514-3"
    assert second["dataAbsentReason"]["coding"][0]["code"] == "not-performed"
    assert third["valueBoolean"] is True


def test_a_peg_has_its_answers_and_a_score_only_when_it_is_whole() -> None:
    day = PartialDate.of(TODAY)
    whole_one = Questionnaire(uid="q", kind="peg", date=day, peg_pain=4, peg_enjoyment=4, peg_activity=3)
    answers, score = of(whole_one)
    assert (answers["status"], [item["answer"][0]["valueInteger"] for item in answers["item"]]) == ("completed", [4, 4, 3])
    assert score["valueQuantity"]["value"] == 3.67
    assert [part["code"]["coding"][0]["code"] for part in score["component"]] == ["75893-8", "91145-3", "91146-1"]
    assert score["derivedFrom"] == [{"reference": f"urn:uuid:{answers['id']}"}]
    assert score["effectivePeriod"] == {"start": "2026-11-14", "end": "2026-11-20"}
    (open_one,) = of(Questionnaire(uid="q", kind="peg", date=day, peg_pain=4))
    assert open_one["status"] == "in-progress"
    assert [len(item.get("answer", ())) for item in open_one["item"]] == [1, 0, 0]


def test_questions_stand_with_the_visit_at_which_they_were_asked() -> None:
    visit = Visit(uid="v", date=PartialDate.of(TODAY), status="done", numbness="less", reason="pain clinic")
    asked = Question(uid="q", text="When can I drive?", answer="In a week.", visit="v")
    at_visit, waiting = of(visit, asked, Question(uid="r", text="Why?"))
    assert [item["text"] for item in at_visit["item"]][-1] == "When can I drive?"
    assert at_visit["item"][-1]["answer"] == [{"valueString": "In a week."}]
    assert (at_visit["status"], waiting["status"]) == ("completed", "in-progress")
    assert [item["text"] for item in waiting["item"]] == ["Why?"]


def test_a_day_in_a_journal_is_as_it_was_saved(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    journal.save_day(TODAY, {"sitting_min": 25, "sitting_open": True, PAIN_KEY + pain.uid: 4, "note": "a\x1b[31mb"})
    found = [one for one in resources(json.loads(whole(journal))) if one["resourceType"] == "Observation"]
    assert [one.get("valueString", one.get("valueQuantity", {}).get("value")) for one in found] == [25, "a[31mb", 4]
