"""A block diary in sentences: what was written down and between which scores, and nothing beyond that."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from spinelog.analysis.blocks import read_day
from spinelog.domain.block import USUAL_SLOTS
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Block, BlockReading, Procedure
from spinelog.summary.block_sheet import diary_lines
from spinelog.summary.block_words import ago_words, day_lines, due_words, site_lines, then_words
from spinelog.summary.blocks import Diary, rows, time_words

START = datetime(2026, 1, 7, 9, 42, tzinfo=UTC)


def _diary(*scores: tuple[float, int], sedation: bool | None = None, **more: object) -> Diary:
    """Scores by minutes after the injection."""
    block = Block(uid="b", procedure="p", started=START, utc_offset_min=0, sites="right", slots=USUAL_SLOTS)
    readings = tuple(
        BlockReading(
            uid=str(minutes),
            block="b",
            site="right",
            slot_min=0 if minutes <= 0 else None,
            scored_at=START + timedelta(minutes=minutes),
            score=score,
            **more,  # type: ignore[arg-type]
        )
        for minutes, score in scores
    )
    procedure = Procedure(uid="p", kind="medial_branch_block", date=PartialDate(2026, 1, 7), side="right", sedation=sedation)
    return Diary(read_day(block, readings, procedure), readings, procedure, "A")


def _said(diary: Diary) -> str:
    return " ".join(site_lines(diary, diary.day.sites[0]))


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        (((-5, 8), (15, 4), (180, 3), (240, 7)), "Half or less by 0:15 until between 3 h and 4 h."),
        (((-5, 8), (15, 5), (30, 4), (180, 3)), "Half or less from 0:15-0:30, still so at 3 h."),
        (((-5, 8), (15, 4), (60, 6), (180, 3)), "Half or less by 0:15, still so at 3 h, not at 1 h."),
        (((-5, 8), (15, 7)), "Half or less: not reached."),
        (((-5, 8), (15, 4), (97, 5)), "Half or less by 0:15 until between 0:15 and 1:37."),
        (((-5, 8), (60, 2), (240, 7), (300, 8)), "Back to within 1 point of before between 1 h and 4 h."),
        (((-5, 8), (60, 2), (240, 7)), "Within 1 point of before at 4 h, in one score so far."),
        (((-5, 8), (60, 2)), "Not back to within 1 point of before by 1 h."),
        (((-5, 8), (60, 9)), "Every score was within 1 point of before, or higher."),
        (((60, 2),), "No score from before: levels only."),
        (((-5, 0), (60, 2)), "Pain before was 0, so there is nothing to compare with."),
        (((-5, 2), (60, 1)), "Lowest: 1 at 1 h (1 pt less)."),
        (((-5, 5), (60, 7)), "Lowest: 7 at 1 h (40 % more)."),
        (((-5, 8), (60, 2)), "Near 1 h: 2 (75 % less); 2 h: no score; 4 h: no score; 6 h: no score."),
    ],
)
def test_what_is_said(scores: tuple[tuple[float, int], ...], said: str) -> None:
    assert said in _said(_diary(*scores))


def test_without_a_percent_nothing_is_said_of_half_and_a_fifth() -> None:
    for scores in (((60, 2),), ((-5, 2), (60, 1))):
        text = _said(_diary(*scores))
        assert "Half" not in text
        assert "%" not in text


def test_sedation_is_said_and_ends_all_talk_of_times() -> None:
    diary = _diary((-5, 8), (60, 2), sedation=True)
    assert "There was sedation: scores are drawn hollow and left out of times." in day_lines(diary)
    assert "Half" not in _said(diary)
    assert "Lowest: 2 at 1 h (75 % less, with sedation)." in _said(diary)


def test_the_own_percent_stands_apart_and_changes_no_figure() -> None:
    with_own, without = _diary((-5, 8), (60, 2), percent=90), _diary((-5, 8), (60, 2))
    assert "Your own percent less, kept apart: 90 % at 1 h." in _said(with_own)
    assert _said(with_own).replace(" Your own percent less, kept apart: 90 % at 1 h.", "") == _said(without)


def test_the_daily_log_goes_on_for_two_weeks() -> None:
    diary = _diary((60, 2))
    assert then_words(diary, date(2026, 1, 7)) == "Then the daily log, to Wed 21 Jan."
    assert then_words(diary, date(2026, 1, 22)) == "The daily log after it went to Wed 21 Jan."


def test_a_score_stands_among_the_planned_times_in_order() -> None:
    labels = [row.label for row in rows(_diary((-5, 8), (97, 2)))]
    assert labels[:2] == ["before", "0:15"]
    assert labels.index("1 h") + 1 == labels.index("1:37") == labels.index("2 h") - 1


def test_a_time_is_called_by_its_planned_time_only_where_it_is_close() -> None:
    day = _diary((60, 2)).day
    assert [time_words(day, minutes) for minutes in (185, 186, 16, 25)] == ["3 h", "3:06", "0:15", "0:30"]


def test_time_to_come_and_time_gone_by() -> None:
    assert [due_words(seconds) for seconds in (380, 59.9, 0, -5, 4320)] == ["6 min 20 s", "59 s", "0 s", "0 s", "1 h 12 min"]
    assert [ago_words(seconds) for seconds in (59, 60, 3599, 4800)] == ["just now", "1 min ago", "59 min ago", "1:20 h ago"]


def test_no_line_of_the_text_is_wider_than_eighty_columns() -> None:
    diary = _diary((-5, 8), (15, 4), (60, 6), (97, 5), (180, 3), (240, 7), at_rest=True, note="x " * 90)
    assert max(map(len, diary_lines(diary))) <= 80
