"""Words in as much room as there is: nothing is cut without a sign, and of a line only whole parts are left out."""

from __future__ import annotations

import pytest
from textual.content import Content

from spinelog.tui.commands import BY_ID
from spinelog.tui.widgets.few_lines import clauses, few_lines
from spinelog.tui.widgets.key_line import KEPT
from spinelog.tui.widgets.legend import explained, fitting


@pytest.mark.parametrize(("width", "said"), [
    (70, "Not saved yet, kept as you type. s saves; in a note esc first."),
    (61, "Not saved yet, kept as you type. s saves."),
    (41, "Not saved yet, kept as you type. s saves."),
    (40, "Not saved yet, kept as you type."),
    (10, "Not saved yet, kept as you type."),
])  # fmt: skip
def test_of_a_sentence_the_first_clauses_that_fit_are_said(width: int, said: str) -> None:
    assert clauses("Not saved yet, kept as you type. s saves; in a note esc first.", width) == said


@pytest.mark.parametrize(("text", "most", "lines"), [
    ("one two three", 2, ["one two", "three"]),
    ("one two three four five", 2, ["one two", "three…"]),
    ("one two three four five six", 2, ["one two", "three…"]),
    ("one two threefou five six", 2, ["one two", "threefo…"]),
    ("三つの脚の痛み", 1, ["三つの…"]),
])  # fmt: skip
def test_the_last_line_says_that_there_is_more(text: str, most: int, lines: list[str]) -> None:
    shown = few_lines(Content(text), 8, most)
    assert [line.plain.rstrip() for line in shown] == lines
    assert all(line.cell_length <= 8 for line in shown)


def test_of_a_legend_whole_entries_are_left_out_and_never_half_of_one() -> None:
    whole, brief = (("•", "day"), ("□", "added later"), ("-", "goal")), (("•", "day"), ("□", "later"), ("-", "goal"))
    widths = {width: fitting((whole, brief), width).plain for width in range(40)}
    assert widths[39] == "• day  □ added later  - goal"
    assert widths[24] == "• day  □ later  - goal"
    assert widths[21] == "• day  □ later"
    assert widths[3] == ""
    entries = {explained((one,)).plain for one in (*whole, *brief)}
    assert {part for text in widths.values() for part in text.split("  ") if part} == entries


def test_the_way_back_the_signs_and_help_are_never_left_out_of_the_line_of_keys() -> None:
    assert {"app.signs", "app.help"} <= KEPT
    assert {BY_ID[id_].key for id_ in KEPT} == {"exclamation_mark", "question_mark", "escape"}
