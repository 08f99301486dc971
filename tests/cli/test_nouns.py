"""The one command of every noun: add, list, edit, delete, undelete, by letter, name or id."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from spinelog.domain.nouns import NOUNS
from tests.conftest import Spinelog, Told

WITH_PARENT = {
    "estimate": ("procedure", "add", "epidural", "--date", "8 oct"),
    "after-effect": ("procedure", "add", "epidural", "--date", "8 oct"),
    "goal-check": ("goal", "add", "Walk a mile"),
    "therapy-session": ("therapy", "add", "physical therapy"),
}
"""What must be there before the first of it can be added."""

ADDED = {
    "procedure": (
        ("epidural", "--date", "8 oct", "--levels", "S1", "--side", "right"),
        "8 Oct 2026, Epidural injection, right S1",
    ),
    "goal": (("Sit 30 min", "--measure", "sitting", "--target", "30"), "Sit 30 min, 30 min"),
    "pain": (("right leg", "--region", "leg", "--main", "yes"), "right leg, your main pain"),
    "estimate": (("70", "--procedure", "A", "--date", "16 nov"), "Mon 16 Nov 2026, 70 %, for A"),
    "after-effect": (("soreness", "--procedure", "A", "--began", "8 oct"), "Soreness, Thu 8 Oct 2026, for A"),
    "questionnaire": (
        ("peg", "--date", "16 nov", "--pain", "4", "--enjoyment", "4", "--activity", "3"),
        "16 Nov 2026, PEG 3.7 of 10 (pain 4, enjoyment 4, activity 3)",
    ),
    "goal-check": (("0.9", "--goal", "mile", "--date", "today"), "Fri 20 Nov 2026, 0.9, for Walk a mile"),
    "flare": (("long drive", "--began", "21 oct", "--peak", "5"), "21 Oct 2026, long drive, 5 of 10"),
    "clinician": (("Dr Lee", "--role", "pain doctor", "--phone", "555 0142"), "Dr Lee, pain doctor, 555 0142"),
    "medication": (
        ("gabapentin", "--dose", "300 mg", "--daily", "900", "--unit", "mg", "--since", "8 sep"),
        "gabapentin, 300 mg, 900 mg a day, since 8 Sep 2026",
    ),
    "therapy": (("physical therapy", "--since", "2025", "--effect", "helped"), "physical therapy, since 2025, helped"),
    "therapy-session": (("13 oct", "--therapy", "physical therapy"), "13 Oct 2026, for physical therapy"),
    "scan": (("mri", "--date", "sep 2026", "--region", "low_back"), "Sep 2026, MRI, low back"),
    "event": (("lifted a box", "--kind", "onset", "--date", "18 aug"), "18 Aug 2026, How it began, lifted a box"),
    "diagnosis": (("slipped disc", "--told-by", "Dr Lee", "--status", "kept"), "slipped disc, told by Dr Lee, kept"),
    "factor": (("sitting in a car", "--effect", "worsens"), "Makes it worse: sitting in a car"),
    "visit": (("pain clinic", "--date", "27 nov", "--time", "9:30"), "27 Nov 2026 09:30, pain clinic, planned"),
    "question": (("Can I fly?",), "Can I fly?"),
    "week": (("15 nov", "--sitting", "25", "--pain", "4"), "Week to 15 Nov 2026: sitting 25 min, pain 4"),
    "cadence": (("pause", "--until", "30 nov"), "Pause from 20 Nov 2026 until 30 Nov 2026"),
}
"""Noun -> the words of an `add` and the line that tells what was added."""

EDITED = {
    "procedure": (("--levels", "L5"), "levels", "L5"),
    "goal": (("--status", "reached"), "status", "reached"),
    "pain": (("--side", "left"), "side", "left"),
    "estimate": (("--percent", "-20"), "percent_less", -20),
    "after-effect": (("--ended", "10 oct"), "ended", "2026-10-10"),
    "questionnaire": (("--pain", "5"), "peg_pain", 5),
    "goal-check": (("--kept", "yes"), "qualifier_kept", True),
    "flare": (("--helped", "lay down"), "what_helped", "lay down"),
    "clinician": (("--hours", "weekdays 8 to 17"), "hours", "weekdays 8 to 17"),
    "medication": (("--effect", "helped_a_little"), "effect", "helped_a_little"),
    "therapy": (("--until", "may 2026"), "stopped", "2026-05"),
    "therapy-session": (("--note", "stretches"), "note", "stretches"),
    "scan": (("--findings", "L5-S1"), "findings", "L5-S1"),
    "event": (("--work", "off"), "work", "off"),
    "diagnosis": (("--status", "ruled out"), "status", "ruled_out"),
    "factor": (("--effect", "eases"), "effect", "eases"),
    "visit": (("--outcome", "go on"), "outcome", "go on"),
    "question": (("--answer", "yes"), "answer", "yes"),
    "week": (("--sleep", "7"), "sleep_min", 420),
    "cadence": (("--note", "holidays"), "note", "holidays"),
}
BESIDE = {"week": ("pains",)}
"""What stands with a noun in JSON besides its columns: what is written in the same breath."""

EACH = pytest.mark.parametrize("noun", ADDED)


def _add(spinelog: Spinelog, noun: str) -> dict[str, Any]:
    if noun in WITH_PARENT:
        assert spinelog(*WITH_PARENT[noun]).code == 0
    told = spinelog(noun, "add", *ADDED[noun][0], "--json")
    assert told.code == 0, told.err
    found: dict[str, Any] = json.loads(told.out)
    return found


def _list(spinelog: Spinelog, noun: str, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(spinelog(noun, "list", "--json", *words).out)
    return found


def test_every_noun_with_a_command_is_tried_here() -> None:
    commanded = {noun.name.replace("_", "-") for noun in NOUNS.values() if noun.commanded and not noun.single}
    assert commanded - {"attachment"} == set(ADDED), "a file is attached by an action of its own"
    assert set(ADDED) == set(EDITED)


@EACH
def test_what_was_added_is_told_and_listed_in_the_same_words(noun: str, spinelog: Spinelog) -> None:
    if noun in WITH_PARENT:
        spinelog(*WITH_PARENT[noun])
    words, line = ADDED[noun]
    told = spinelog(noun, "add", *words)
    assert told.code == 0, told.err
    assert told.out.startswith(("Added: " + line, "Added: A, " + line))
    assert line in spinelog(noun, "list").out


@EACH
def test_json_has_every_column_by_its_name(noun: str, spinelog: Spinelog) -> None:
    item = _add(spinelog, noun)
    described = NOUNS[noun.replace("-", "_")]
    assert list(item) == [*(field.name for field in described.columns), *BESIDE.get(noun, ())]
    assert len(item["uid"]) == 32
    assert (item["created_at"], item["updated_at"], item["deleted_at"]) == ("2026-11-20T19:00:00Z", "2026-11-20T19:00:00Z", None)
    assert item in _list(spinelog, noun)


@EACH
def test_an_item_is_edited_put_into_the_trash_and_brought_back(noun: str, spinelog: Spinelog) -> None:
    uid = _add(spinelog, noun)["uid"]
    words, name, value = EDITED[noun]
    edited = json.loads(spinelog(noun, "edit", uid[:4], *words, "--json").out)
    assert (edited["uid"], edited[name]) == (uid, value)

    told = spinelog(noun, "delete", uid[:6])
    assert told.out.startswith("Deleted: ")
    assert told.out.endswith(f"To bring it back: spinelog {noun} undelete {uid[:8]}\n")
    assert uid not in [item["uid"] for item in _list(spinelog, noun)]
    (gone,) = _list(spinelog, noun, "--trash")
    assert (gone["uid"], gone["deleted_at"]) == (uid, "2026-11-20T19:00:00Z")

    assert spinelog(*told.out.splitlines()[-1].removeprefix("To bring it back: spinelog ").split()).code == 0
    assert _list(spinelog, noun, "--trash") == []
    (back,) = [item for item in _list(spinelog, noun) if item["uid"] == uid]
    assert back == {**edited, "updated_at": back["updated_at"]}


@EACH
def test_nothing_yet_is_said_in_words_and_is_an_empty_list(noun: str, spinelog: Spinelog) -> None:
    spinelog("pain", "delete", "pain")
    plural = NOUNS[noun.replace("-", "_")].plural.replace("_", " ")
    assert spinelog(noun, "list").out == f"No {plural} yet.\n"
    assert _list(spinelog, noun) == []


@EACH
def test_what_is_not_there_gets_a_sentence(noun: str, spinelog: Spinelog) -> None:
    title = NOUNS[noun.replace("-", "_")].title.lower()
    told = spinelog(noun, "edit", "zzzz", "--clear", "note")
    assert told.code == 1
    assert told.err.splitlines()[-1] == f"There is no {title} 'zzzz'. To see what there is: spinelog {noun} list"
    told = spinelog(noun, "undelete", "zzzz")
    assert told.err == f"There is no {title} 'zzzz' in the trash. To see what there is: spinelog {noun} list --trash\n"


@EACH
def test_an_item_must_be_named(noun: str, spinelog: Spinelog) -> None:
    for action in ("edit", "delete", "undelete"):
        told = spinelog(noun, action)
        assert told.code == 2
        example = "A" if noun == "procedure" else "3f2a"
        assert told.err.splitlines()[-1] == f"Which one? Name it, like: spinelog {noun} {action} {example}"


@EACH
def test_what_is_needed_is_asked_for(noun: str, spinelog: Spinelog) -> None:
    told = spinelog(noun, "add")
    assert told.code == 1
    assert told.err.splitlines()[-1].startswith("Please fill in ")


def test_an_edit_that_changes_nothing_is_asked(spinelog: Spinelog) -> None:
    told = spinelog("pain", "edit", "pain")
    assert (told.code, told.err.splitlines()[-1]) == (2, "Nothing to change. Name a field, like: --note 'felt better'")


# -- names ---------------------------------------------------------------------------------------------------------


def _ok(told: Told) -> Told:
    assert told.code == 0, told.err
    return told


def test_procedures_are_known_by_letters_in_the_order_of_their_dates(spinelog: Spinelog) -> None:
    _ok(spinelog("procedure", "add", "rf-ablation", "--date", "10 nov"))
    _ok(spinelog("procedure", "add", "epidural", "--date", "8 oct"))
    _ok(spinelog("procedure", "add", "surgery", "--date", "2027-02-01"))
    told = _ok(spinelog("procedure", "list"))
    assert [line.split()[0] for line in told.out.splitlines()] == ["A", "B", "C"]
    assert "Surgery, planned" in told.out.splitlines()[2]
    assert "Epidural" in _ok(spinelog("procedure", "edit", "a", "--levels", "S1")).out
    assert "Radiofrequency" in _ok(spinelog("procedure", "delete", "B")).out
    assert "Surgery" in _ok(spinelog("procedure", "edit", "B", "--levels", "L4")).out, "letters close up"


@pytest.mark.parametrize("name", ["rf_ablation", "rf ablation", "Radiofrequency ablation", "radiofrequency"])
def test_an_item_is_known_by_the_words_that_it_is_shown_with(name: str, spinelog: Spinelog) -> None:
    _ok(spinelog("procedure", "add", "rf-ablation", "--date", "10 nov"))
    assert "Radiofrequency" in _ok(spinelog("procedure", "delete", name)).out


def test_a_whole_name_goes_before_a_part_of_another_one(spinelog: Spinelog) -> None:
    _ok(spinelog("goal", "add", "sit"))
    _ok(spinelog("goal", "add", "sit in the car"))
    assert json.loads(_ok(spinelog("goal", "edit", "SIT", "--unit", "x", "--json")).out)["statement"] == "sit"


def test_a_name_of_several_is_asked_and_shows_their_ids(spinelog: Spinelog) -> None:
    one = json.loads(_ok(spinelog("goal", "add", "sit at work", "--json")).out)
    other = json.loads(_ok(spinelog("goal", "add", "sit in the car", "--json")).out)
    told = spinelog("goal", "delete", "sit")
    assert (told.code, told.err) == (
        1,
        f"'sit' could mean more than one goal: {one['uid'][:6]} sit at work; {other['uid'][:6]} sit in the car."
        " Please name it by its id.\n",
    )
    assert _ok(spinelog("goal", "delete", other["uid"][:6])).out.startswith("Deleted: sit in the car")


def test_three_letters_of_an_id_are_too_few(spinelog: Spinelog) -> None:
    uid = json.loads(_ok(spinelog("goal", "add", "walk", "--json")).out)["uid"]
    assert spinelog("goal", "delete", uid[:3]).code == 1
    assert spinelog("goal", "delete", uid[:4]).code == 0


def test_what_belongs_to_another_names_it(spinelog: Spinelog) -> None:
    _ok(spinelog("procedure", "add", "epidural", "--date", "8 oct", "--target", "pain"))
    assert "for pain" in spinelog("procedure", "list").out
    told = spinelog("estimate", "add", "70", "--procedure", "B", "--date", "today")
    assert (told.code, told.err) == (1, "There is no procedure 'B'. To see what there is: spinelog procedure list\n")


# -- what follows --------------------------------------------------------------------------------------------------


def test_a_procedure_ahead_is_planned(spinelog: Spinelog) -> None:
    item = json.loads(spinelog("procedure", "add", "epidural", "--date", "2027-01-05", "--json").out)
    assert item["status"] == "planned"


def test_done_but_ahead_is_kept_as_planned_and_said(spinelog: Spinelog) -> None:
    words = "Kept as planned, since its date is ahead."
    told = _ok(spinelog("procedure", "add", "epidural", "--date", "2027-01-05", "--status", "done"))
    assert words in told.out
    assert words not in _ok(spinelog("procedure", "edit", "A", "--levels", "S1")).out
    told = spinelog("procedure", "edit", "A", "--status", "done", "--json")
    assert (json.loads(told.out)["status"], told.err) == ("planned", f"{words}\n")
    told = _ok(spinelog("procedure", "add", "surgery", "--date", "5 jan 2027", "--status", "planned"))
    assert words not in told.out


def test_a_session_and_a_series_are_said_by_letters(spinelog: Spinelog) -> None:
    block = ("procedure", "add", "medial-branch-block", "--date")
    _ok(spinelog(*block, "20 aug"))
    _ok(spinelog(*block, "10 sep", "--series", "A"))
    _ok(spinelog("procedure", "add", "rf-ablation", "--date", "1 oct", "--time", "8:00", "--series", "B"))
    told = _ok(spinelog("procedure", "add", "trigger-point", "--date", "1 oct", "--time", "9:00", "--session", "C"))
    assert "Trigger point injection, one session with C, trigger point injection in the series A, B, C D" in told.out
    first, second, third, _ = (re.sub(r"  +", " ", line) for line in spinelog("procedure", "list").out.splitlines())
    assert first.endswith("Medial branch block, block 1 in the series A, B, C D")
    assert second.endswith("Medial branch block, block 2 in the series A, B, C D")
    assert third.endswith("Radiofrequency ablation, one session with D, ablation in the series A, B, C D")
    assert "session" not in _ok(spinelog("procedure", "edit", "D", "--clear", "session")).out


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (("flare", "add", "fall", "--began", "2026-11-21"), "Began: Sat 21 Nov 2026"),
        (("flare", "add", "fall", "--began", "8 oct", "--ended", "2026-11-21"), "Over: Sat 21 Nov 2026"),
        (("scan", "add", "mri", "--date", "2027"), "When: 2027"),
        (("diagnosis", "add", "slipped disc", "--date", "dec 2026"), "When: Dec 2026"),
        (("estimate", "add", "70", "--procedure", "A", "--date", "2026-11-21"), "Date: Sat 21 Nov 2026"),
        (("after-effect", "add", "soreness", "--procedure", "A", "--began", "2026-11-21"), "Began: Sat 21 Nov 2026"),
        (("goal-check", "add", "0.9", "--goal", "mile", "--date", "2026-11-21"), "Date: Sat 21 Nov 2026"),
        (("therapy-session", "add", "2026-11-21", "--therapy", "physical"), "Date: Sat 21 Nov 2026"),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_what_has_happened_is_not_ahead_of_today(words: tuple[str, ...], label: str, spinelog: Spinelog) -> None:
    for owner in WITH_PARENT.values():
        _ok(spinelog(*owner))
    told = spinelog(*words)
    assert (told.code, told.err) == (1, f"{label} is ahead of today. Please check the date.\n")
    assert json.loads(spinelog(words[0], "list", "--json").out) == []


def test_what_is_in_the_journal_can_be_changed_also_where_today_is_earlier(spinelog: Spinelog) -> None:
    _ok(spinelog("flare", "add", "fall", "--began", "20 nov"))
    assert _ok(spinelog("flare", "edit", "fall", "--peak", "5", "--today", "2026-11-19")).out.startswith("Now:")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        (("--date", "5 jan"), "2026-01-05"),
        (("--date", "5 jan", "--status", "planned"), "2027-01-05"),
        (("--date", "5 dec", "--status", "planned"), "2026-12-05"),
        (("--date", "mon", "--status", "planned"), "2026-11-23"),
    ],
    ids=" ".join,
)
def test_a_planned_date_without_its_year_is_the_next_one(words: tuple[str, ...], date: str, spinelog: Spinelog) -> None:
    item = json.loads(spinelog("procedure", "add", "epidural", *words, "--json").out)
    assert item["date"] == date


def test_a_planned_one_is_moved_ahead(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "epidural", "--date", "5 dec", "--status", "planned")
    assert json.loads(spinelog("procedure", "edit", "A", "--date", "12 jan", "--json").out)["date"] == "2027-01-12"
    done = spinelog("procedure", "edit", "A", "--date", "12 nov", "--status", "done", "--json")
    assert json.loads(done.out)["date"] == "2026-11-12"


def test_a_name_that_stands_there_twice_is_asked(spinelog: Spinelog) -> None:
    told = spinelog("goal", "add", "sit", "--statement", "walk")
    assert (told.code, told.err.splitlines()[-1]) == (
        2,
        "Goal stands there twice: 'sit' and 'walk'. Please leave one out.",
    )


def test_a_partial_date_stays_partial(spinelog: Spinelog) -> None:
    item = json.loads(spinelog("procedure", "add", "surgery", "--date", "may 2019", "--json").out)
    assert item["date"] == "2019-05"
    assert "May 2019, Surgery" in spinelog("procedure", "list").out


def test_a_goal_takes_unit_and_direction_from_what_measures_it(spinelog: Spinelog) -> None:
    item = json.loads(spinelog("goal", "add", "less driving pain", "--measure", "sitting", "--unit", "x", "--json").out)
    assert (item["unit"], item["better"], item["started"]) == ("min", "more", "2026-11-20")


def test_clear_makes_a_field_not_recorded(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "epidural", "--date", "8 oct", "--levels", "S1", "--steroid", "yes")
    item = json.loads(spinelog("procedure", "edit", "A", "--clear", "levels", "--clear", "steroid", "--json").out)
    assert (item["levels"], item["steroid"]) == (None, None)
    told = spinelog("procedure", "edit", "A", "--clear", "date")
    assert (told.code, told.err) == (1, "Please fill in When: like 8 oct, 2026-10-08 or only 2024.\n")
    assert spinelog("procedure", "edit", "A", "--clear", "mood").code == 2


def test_one_pain_is_the_main_one_also_when_an_old_one_comes_back(spinelog: Spinelog) -> None:
    spinelog("pain", "delete", "pain")
    spinelog("pain", "add", "right leg", "--main", "yes")
    spinelog("pain", "undelete", "pain")
    assert {item["name"]: item["is_main"] for item in _list(spinelog, "pain")} == {"pain": False, "right leg": True}
    spinelog("pain", "edit", "pain", "--main", "yes")
    assert {item["name"]: item["is_main"] for item in _list(spinelog, "pain")} == {"pain": True, "right leg": False}


def test_two_pains_of_one_name_are_refused_since_scores_go_by_name(spinelog: Spinelog) -> None:
    sentence = "There is already a pain called {!r}. Please choose another name.\n"
    spinelog("pain", "add", "leg")
    told = spinelog("pain", "add", "Leg")
    assert (told.code, told.err) == (1, sentence.format("Leg"))
    assert spinelog("pain", "edit", "leg", "--name", "pain").err == sentence.format("pain")
    assert spinelog("pain", "edit", "leg", "--name", "LEG", "--side", "left").code == 0
    spinelog("pain", "delete", "leg")
    spinelog("pain", "add", "leg")
    assert spinelog("pain", "undelete", "leg").err == sentence.format("LEG")


def test_a_fourth_pain_is_refused(spinelog: Spinelog) -> None:
    spinelog("pain", "add", "leg")
    spinelog("pain", "add", "neck")
    told = spinelog("pain", "add", "arm")
    assert (told.code, told.err) == (1, "There can be 3 pains at the most. Please delete one first.\n")


# -- the person ----------------------------------------------------------------------------------------------------


def test_the_person_is_shown_and_filled_in(spinelog: Spinelog) -> None:
    shown = dict(re.split("  +", line.strip()) for line in spinelog("person").out.splitlines())
    assert set(shown.values()) == {"not said"}
    assert {"Name", "Year of birth", "Occupation", "Blood thinner", "Allergy: latex", "Gone through on"} <= set(shown)
    assert json.loads(spinelog("person", "--json").out) is None
    told = spinelog("person", "--birth-year", "1980", "--occupation", "warehouse worker")
    assert re.search("Year of birth +1980\n +Occupation +warehouse worker\n", told.out)
    assert re.search("Year of birth +not said\n", spinelog("person", "--clear", "birth-year").out)
    item = json.loads(spinelog("person", "--json").out)
    assert (item["name"], item["birth_year"], item["occupation"]) == (None, None, "warehouse worker")


def test_there_is_one_person_only(spinelog: Spinelog) -> None:
    spinelog("person", "--name", "A")
    spinelog("person", "--name", "B")
    assert [item["name"] for item in json.loads(spinelog("export", "json").out)["nouns"]["person"]] == ["B"]
    assert spinelog("person", "add").code == 2


def test_a_year_of_birth_has_its_limits(spinelog: Spinelog) -> None:
    told = spinelog("person", "--birth-year", "80")
    assert (told.code, told.err.splitlines()[-1]) == (1, "Year of birth: 80 is out of range. It can be 1900 to 2100.")


def test_of_several_courses_the_one_to_delete_is_asked_with_ids_and_dates(spinelog: Spinelog) -> None:
    for dose, since, until in (("300 mg", "1 aug", "10 sep"), ("600 mg", "10 sep", "")):
        _ok(spinelog("medication", "add", "gabapentin", "--dose", dose, "--since", since, "--until", until))
    first, second = (item["uid"][:6] for item in _list(spinelog, "medication"))
    told = spinelog("medication", "delete", "gabapentin")
    assert (told.code, told.err) == (
        1,
        f"'gabapentin' could mean more than one medicine: {first} gabapentin, 300 mg, since 1 Aug 2026, until 10 Sep 2026; "
        f"{second} gabapentin, 600 mg, since 10 Sep 2026. Please name it by its id.\n",
    )
