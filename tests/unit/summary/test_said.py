"""What the summary says of pain and function around a procedure."""

from __future__ import annotations

import json
from datetime import timedelta

from spinelog.domain.values import Estimate, Pain
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.glance import glance
from spinelog.summary.render import render
from spinelog.summary.story import gather
from spinelog.summary.trends import trends
from tests.conftest import TODAY, Spinelog
from tests.unit.summary.made import on, procedure, row, run, treated, words, write


def test_a_target_that_was_not_told_is_said_so(journal: Journal) -> None:
    treated(journal, target=None)
    assert "50 % lower (A's target was not told, so this is the main pain)." in words(journal)


def test_a_target_that_was_deleted_is_not_called_untold(journal: Journal) -> None:
    journal.add(Pain, {"name": "arm"})
    arm = next(pain for pain in journal.items(Pain) if pain.name == "arm")
    treated(journal, target=arm.uid)
    journal.delete(Pain, arm.uid)
    assert "is no longer among the pains" in words(journal)
    assert "no longer followed" in build(journal).procedures[0].facts[0]


def test_other_pains_have_levels_and_no_percent(journal: Journal) -> None:
    journal.add(Pain, {"name": "L5 arm"})
    other = next(pain for pain in journal.items(Pain) if pain.name == "L5 arm")
    treated(journal)
    run(journal, f"pain:{other.uid}", (6,) * 7, on(36))
    assert "L5 arm week 6 6.0 (6), 7 of 7 days" in words(journal)
    run(journal, f"pain:{other.uid}", (3,) * 7, on(-7))
    assert "L5 arm 3.0 \u2192 6.0 (7 and 7 of 7 days)" in words(journal)
    assert row(build(journal), "L5 arm").note == row(build(journal), "L5 arm").change == ""


def test_from_no_pain_there_is_no_percent(journal: Journal) -> None:
    treated(journal, (0,) * 7, (2,) * 7)
    assert "2.0 points higher; percent not applicable." in words(journal)
    assert row(build(journal), "pain").note == ""


def test_from_little_pain_only_points_are_told(journal: Journal) -> None:
    treated(journal, (2,) * 7, (1,) * 7)
    assert "1.0 points lower." in words(journal)
    assert "%" not in words(journal)


def test_more_pain_is_called_higher_and_more_tablets_are_named(journal: Journal) -> None:
    treated(journal, (5,) * 7, (7,) * 7)
    run(journal, "extra", (0.5, 1, 0, 1, 1, 1, 1), on(-7))
    run(journal, "extra", (2,) * 7, on(36))
    assert "2.0 points, 40 % higher with more medicine than before." in words(journal)
    assert "Extra tablets 0.8 \u2192 2.0 a day (7 and 7 of 7 days)." in words(journal)
    assert row(build(journal), "extra tablets").figures[0].spread == "0-1"
    assert "better" not in row(build(journal), "extra tablets").about


def test_more_tablets_are_named_where_only_points_are_told(journal: Journal) -> None:
    treated(journal, (2,) * 7, (1,) * 7)
    run(journal, "extra", (0,) * 7, on(-7))
    run(journal, "extra", (1,) * 7, on(36))
    assert "1.0 points lower with more medicine than before." in words(journal)


def test_tablets_that_were_not_recorded_are_said_so(journal: Journal) -> None:
    treated(journal)
    assert "Extra tablets: not recorded." in words(journal)
    run(journal, "extra", (1,) * 3, on(36))
    assert "Extra tablets: not enough days to say (0 and 3 of 7 days)." in words(journal)


def test_without_a_record_from_before_there_are_levels_only(journal: Journal) -> None:
    treated(journal, before=())
    run(journal, "sitting_min", (30,) * 7, on(36))
    assert "Week 6 4.0 (4), 7 of 7 days; no record from before A, so no percent." in words(journal)
    assert "Sitting 30 min (7 of 7 days), in week 6; no record from before A." in words(journal)
    assert all(not one.change for one in build(journal).rows)


def test_the_nearest_days_come_with_their_dates_everywhere(journal: Journal) -> None:
    treated(journal, before=())
    run(journal, "pain", (8, 7, 8, 9, 8), on(-20))
    run(journal, "sitting_min", (20,) * 7, on(-7))
    run(journal, "sitting_min", (30,) * 7, on(36))
    doc = build(journal)
    assert "The nearest recorded days before A (18-22 Sep) 8.0 (7-9), 5 days; week 6" in words(journal)
    assert doc.columns[0].dates == "1-7 Oct"
    assert (row(doc, "pain").figures[0].of, row(doc, "pain").figures[0].dates) == ("5 days", "18-22 Sep")
    assert row(doc, "sitting").figures[0].dates == ""
    assert "    18-22 Sep\n" in render(doc, "text")
    assert "<small>5 days</small><small>18\u201322 Sep</small>" in render(doc, "html")
    assert "(18-22 Sep) to week 6" in trends(journal, 91).panels[1].sentence


def test_function_from_the_nearest_days_is_not_called_the_week_before(journal: Journal) -> None:
    treated(journal)
    run(journal, "steps", (2000,) * 5, on(-20))
    run(journal, "steps", (3000,) * 7, on(36))
    assert "Steps 2,000 \u2192 3,000 a day (5 days, then 7 of 7 days, before is 18-22 Sep)" in words(journal)


def test_a_bad_week_before_is_cautioned_with_its_days(journal: Journal) -> None:
    treated(journal)
    run(journal, "pain", (5,) * 14, on(-24))
    assert "(usual 5.0, 14 of 21 days); part of a later fall may be a return to usual." in words(journal)
    rule = next(line for line in build(journal).made if line.startswith("Worse than usual: by 1 point or more."))
    assert rule.endswith("days 28 to 8 before A, from 10 recorded days on. A rule of this program.")


def test_without_a_bad_week_before_its_rule_is_not_told(journal: Journal) -> None:
    treated(journal)
    assert not [line for line in build(journal).made if line.startswith("Worse than usual")]


def test_the_steps_of_studies_are_cited_as_provisional(journal: Journal) -> None:
    treated(journal)
    assert (
        build(journal).made[-1].endswith("(IMMPACT 2008). Their authors call these steps provisional; they judge nothing here.")
    )


def test_too_few_days_give_no_number_and_no_change(journal: Journal) -> None:
    treated(journal, after=(3, None, 4, None, 5))
    assert "week 6 not enough days to say (3 of 7)." in words(journal)
    assert row(build(journal), "pain").figures[-1].text == row(build(journal), "pain").change == ""


def test_bad_days_without_scores_stand_beside_the_average(journal: Journal) -> None:
    treated(journal, after=(3, 4, 5, 3, 4))
    write(journal, on(41), bad_day=True)
    write(journal, on(42), bad_day=True)
    assert "week 6 3.8 (3-5), 5 of 7 days, 2 bad days without scores; 4.2 points, 53 % lower." in words(journal)
    assert "2 bad days without scores" in trends(journal, 91).panels[0].sentence
    assert "    2 bad days\n" in render(build(journal), "text")
    assert "<small>2 bad days</small>" in render(build(journal), "html")


def test_an_open_stretch_is_at_least_in_sentence_and_table(journal: Journal) -> None:
    treated(journal)
    for day in range(7):
        write(journal, on(day - 7), sitting_min=20, walking_min=20, walking_open=True, standing_min=40, standing_open=True)
        write(journal, on(day + 36), sitting_min=30, sitting_open=True, walking_min=30, walking_open=True, standing_min=50)
    doc = build(journal)
    told = "Sitting 20 \u2192 at least 30 min, standing at least 40 \u2192 50 min, walking at least 20 \u2192 at least 30 min"
    assert told in words(journal)
    assert row(doc, "sitting").change == "at least +10"
    assert row(doc, "standing").change == "at most +10"
    assert row(doc, "walking").change == ""
    assert ">=+10 min" in render(doc, "text")
    assert "<=+10 min" in render(doc, "text")
    rows = {one.label: one for one in glance(gather(journal, doc.first, doc.last)).others}
    assert (rows["Sitting"].before, rows["Sitting"].now, rows["Walking"].before) == ("20", "30+", "20+")


def test_pain_and_function_that_go_apart_are_both_named(journal: Journal) -> None:
    treated(journal)
    run(journal, "steps", (3000,) * 7, on(-7))
    run(journal, "steps", (2000,) * 7, on(36))
    assert "Pain and function differ: pain lower, but steps less." in words(journal)


def test_the_own_estimate_is_kept_apart(journal: Journal) -> None:
    done = treated(journal)
    journal.add(Estimate, {"procedure": done.uid, "date": TODAY, "percent_less": -20})
    assert "Own estimate: 20 % more, asked 20 Nov; kept apart." in words(journal)


def test_one_figure_is_printed_the_same_everywhere(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, (7, 8, 8, 8, 8, 8, None), (4, 4, 5, 4, 4, None, None))
    doc = build(journal)
    one = row(doc, "pain")
    before, after = one.figures[0].text, one.figures[-1].text
    ends = f"{before} (7-8), 6 of 7 days; week 6 {after} (4-5), 5 of 7 days"
    assert f"{ends}; {one.change[1:]} points, 46 % lower" in words(journal)
    assert f"Pain {before} \u2192 {after}, " in trends(journal, 91).panels[0].sentence
    assert round(float(after) - float(before), 2) == -float(one.change[1:])
    found = json.loads(spinelog("trends", "--json").out)["measures"][0]
    assert found["before"]["average"] == 47 / 6
    assert found["relief"]["points"] == 47 / 6 - 4.2


def test_sleep_and_steps_are_told_in_their_units(journal: Journal) -> None:
    run(journal, "steps", (3000,) * 7, TODAY - timedelta(days=6))
    run(journal, "sleep_min", (390,) * 7, TODAY - timedelta(days=6))
    run(journal, "exercise_min", (20,) * 7, TODAY - timedelta(days=6))
    text = words(journal)
    for part in ("steps 3,000 a day", "sleep 6.5 h a night", "exercise 20 min a day"):
        assert part in text


def test_the_older_injection_keeps_what_was_said_of_it(journal: Journal) -> None:
    first = procedure(journal, on(-30), remembered_before=7)
    journal.add(Estimate, {"procedure": first.uid, "date": on(-10), "percent_less": 50})
    procedure(journal)
    facts = build(journal).ledger[0].facts
    assert "pain before A, as remembered: 7 of 10, said 20 Nov" in facts
    assert "own estimate: 50 % less, asked 28 Sep" in facts
