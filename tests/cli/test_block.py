"""`spinelog block`: a diary kept from any terminal, score by score."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Spinelog, Told


@pytest.fixture
def begun(spinelog: Spinelog) -> Spinelog:
    """A block this morning at 9:42, scored before."""
    assert (
        spinelog("procedure", "add", "medial_branch_block", "--date", "today", "--side", "right", "--levels", "L4-L5").code == 0
    )
    assert spinelog("block", "start", "--at", "9:42").code == 0
    assert spinelog("block", "score", "8", "--at", "9:35").code == 0
    return spinelog


def _json(told: Told) -> dict[str, Any]:
    assert told.code == 0, told.err
    found: dict[str, Any] = json.loads(told.out)
    return found


def test_start_says_what_is_planned_and_what_comes_after(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "medial_branch_block", "--date", "today", "--side", "both")
    told = spinelog("block", "start", "--at", "9:42", "--slots", "0:30 1 2 4")
    assert told.code == 0, told.err
    assert "medial branch block, both sides, injection 09:42" in told.out
    assert "Planned times: before, 30 min after, 1 hour after, 2 hours after, 4 hours after." in told.out
    assert "as your clinic told you" in told.out
    assert "Then the daily log, to Fri 4 Dec." in told.out
    assert [site["name"] for site in _json(spinelog("block", "show", "--json"))["sites"]] == ["right", "left"]


def test_start_again_mends_the_time_and_keeps_the_scores(begun: Spinelog) -> None:
    assert "Goes on" in begun("block", "start").out
    assert "injection 09:50" in begun("block", "start", "A", "--at", "9:50").out
    found = _json(begun("block", "show", "--json"))
    assert found["started"] == "2026-11-20T09:50:00Z"
    assert found["sites"][0]["before"]["score"] == 8


def test_a_score_without_a_time_is_of_now(begun: Spinelog) -> None:
    told = begun("block", "score", "3", at=datetime(2026, 11, 20, 10, 41, tzinfo=UTC))
    assert told.out == "Written down: 3 of 10, at 10:41 (1 hour after).\n"
    (one,) = _json(begun("block", "show", "--json"))["sites"][0]["scores"]
    assert (one["slot"], one["minutes"], one["percent_less"], one["added_later"]) == (60, 59.0, 62.5, False)


def test_show_reads_like_the_paper_form(begun: Spinelog) -> None:
    for words in (
        ("4", "--at", "9:57"),
        ("2", "--at", "10:12", "--percent", "90"),
        ("5", "--at", "10:44", "--rest"),
        ("7", "--at", "13:42"),
    ):
        assert begun("block", "score", *words).code == 0
    begun("block", "score", "--left-out", "--at", "11:42")
    begun("block", "score", "--extra", "--at", "14:00")
    told = begun("block", "show").out
    rows = [line.split() for line in told.splitlines()]
    assert ["■", "0:15", "09:57", "4", "50", "%", "later"] in rows
    assert ["□", "1", "h", "10:44", "5", "38", "%", "at", "rest"] in rows
    assert ["·", "2", "h", "-"] in rows
    assert ["4:18", "14:00", "tablet"] in rows
    assert "- Half or less by 0:15 until between 0:30 and 4 h." in told
    assert "- Your own percent less, kept apart: 90 % at 0:30." in told
    assert "- Extra tablet by 14:00: scores from then on are drawn hollow and left out of" in told


def test_from_paper_has_its_own_mark_and_is_not_added_later(begun: Spinelog) -> None:
    begun("block", "score", "4", "--at", "9:57", "--from-paper")
    begun("block", "score", "3", "--at", "10:12")
    found = _json(begun("block", "show", "--json"))["sites"][0]["scores"]
    assert [(one["source"], one["added_later"]) for one in found] == [("paper", False), ("typed", True)]


def test_with_two_sides_the_side_is_asked(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "medial_branch_block", "--date", "today")
    spinelog("block", "start", "--at", "9:42", "--site", "right", "--site", "left")
    told = spinelog("block", "score", "3", "--at", "10:12")
    assert (told.code, told.err) == (2, "Which side? Add one of: --site right, --site left\n")
    assert spinelog("block", "score", "3", "--at", "10:12", "--site", "l").out.startswith("Written down: 3 of 10, left")
    assert spinelog("block", "score", "3", "--at", "10:12", "--site", "middle").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score",), "What is the score?"),
        (("score", "11", "--at", "10:12"), "out of range"),
        (("score", "x", "--at", "10:12"), "not a score"),
        (("score", "3", "--at", "22:00"), "still to come"),
        (("score", "3", "--at", "noon"), "not a time of day"),
        (("start", "A", "--slots", "soon"), "could not be read"),
        (("start", "Z"), "There is no procedure"),
        (("show", "--procedure", "Z"), "There is no procedure"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(begun: Spinelog, words: tuple[str, ...], said: str) -> None:
    told = begun("block", *words)
    assert told.code in (1, 2)
    assert said in told.err
    assert "Traceback" not in told.err


def test_without_a_block_or_a_diary_it_says_what_to_do(spinelog: Spinelog) -> None:
    assert "spinelog procedure add medial_branch_block" in spinelog("block", "start").err
    assert "spinelog block start" in spinelog("block", "show").err
    spinelog("procedure", "add", "medial_branch_block", "--date", "-3")
    assert "--at 9:40" in spinelog("block", "start").err, "now is not the time of an injection three days ago"


def test_any_kind_can_have_a_diary_when_it_is_named(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "epidural", "--date", "today")
    assert spinelog("block", "start").code == 1
    assert spinelog("block", "start", "A", "--at", "9:00").code == 0


def test_the_sheet_lays_two_diaries_beside_each_other(begun: Spinelog, tmp_path: Path) -> None:
    begun("procedure", "add", "medial_branch_block", "--date", "6 nov", "--side", "right")
    assert begun("block", "start", "A", "--at", "8:00").code == 0
    begun("block", "score", "7", "--procedure", "A", "--at", "7:50")
    begun("block", "score", "1", "--procedure", "A", "--at", "8:30", "--note", "<b>bold</b>")
    begun("block", "score", "4", "--at", "10:12")
    path = tmp_path / "block.html"
    told = begun("block", "sheet", "-o", str(path))
    assert told.code == 0, told.err
    page = path.read_text("utf-8")
    assert "Before it: Block diary, medial branch block, right, Fri 6 Nov 2026, injection 08:00" in page
    assert page.count("<circle") == 2
    assert page.count("<rect") == 2
    assert "&lt;b&gt;bold" in page
    assert "<b>bold" not in page
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace(
        "https://patient.uwhealth.org", ""
    ).lower().replace("http-equiv", "")
    text = begun("block", "sheet").out
    assert max(len(line) for line in text.splitlines()) <= 80
    assert text.count("Block diary, ") == 2
    assert "These four are conventions of this program." in " ".join(text.split())
    assert "under 3 there are points only, a rule of this program." in " ".join(text.split())
    assert begun("block", "sheet", "-o", str(path)).code == 1, "never over another file"


def test_a_diary_begun_by_mistake_goes_to_the_trash_with_its_scores_and_comes_back(begun: Spinelog) -> None:
    assert "spinelog block undelete" in begun("block", "delete").out
    assert begun("block", "show").code == 1
    assert begun("block", "start", "--at", "9:00").code == 0
    assert "another diary" in begun("block", "undelete").err
    begun("block", "delete")
    assert begun("block", "undelete").code == 0
    assert begun("block", "delete").code == 0
    found = json.loads(begun("export", "json").out)["nouns"]
    assert [len(found[name]) for name in ("block", "block_reading")] == [2, 1]
