"""The numbers with their sources, and that the arithmetic uses the same ones."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest

from spinelog.analysis import before, relief, series, trend, windows
from spinelog.knowledge.thresholds import thresholds


def test_the_arithmetic_and_the_printed_rules_use_the_same_numbers() -> None:
    constants = {
        "min_days": series.MIN_DAYS,
        "usual_days": before.USUAL_DAYS,
        "percent_from": relief.PERCENT_FROM,
        "worse_by": before.WORSE_BY,
        "trial_days": windows.TRIAL_DAYS,
        "last_week": windows.LAST_WEEK,
        "trend_weeks": trend.LEAST_WEEKS,
        "trend_points": trend.LEAST_POINTS,
        "trend_minutes": trend.LEAST_MINUTES,
    }
    assert {name: convention.value for name, convention in thresholds().conventions.items()} == constants


def test_every_convention_says_its_own_number_and_that_it_is_one() -> None:
    for convention in thresholds().conventions.values():
        assert str(convention.value) in re.findall(r"\d+", convention.says)
        assert (convention.source, convention.tag) == ("CONVENTION", "CONVENTION")


def test_every_number_has_a_source_a_tag_and_a_date() -> None:
    for sourced in (*thresholds().bands, *thresholds().conventions.values()):
        assert sourced.source == "CONVENTION" or sourced.source.startswith(("http://", "https://", "doi:"))
        assert sourced.tag in ("VERIFIED", "VERIFIED-2nd", "CONVENTION")
        assert sourced.as_of >= date(2026, 11, 23)


@pytest.mark.parametrize(
    ("percent", "name"),
    [
        (-20, None),
        (0, None),
        (9.99, None),
        (10, "minimal"),
        (29.99, "minimal"),
        (30, "moderate"),
        (50, "substantial"),
        (100, "substantial"),
    ],
)
def test_bands_begin_at_10_30_and_50_percent(percent: float, name: str | None) -> None:
    band = thresholds().band(percent)
    assert (band.name if band else None) == name


def test_the_file_is_read_once_and_not_before_it_is_asked_for() -> None:
    assert thresholds() is thresholds()
    code = "import sys, spinelog.analysis.around; print('tomllib' in sys.modules, 'spinelog.storage' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_no_word_of_the_thresholds_gives_a_verdict() -> None:
    text = files("spinelog.knowledge").joinpath("thresholds.toml").read_text(encoding="utf-8").lower()
    forbidden = "effective|worked|success|positive|qualify|candidate|recommend|safe|detect|monitor|validated"
    assert re.findall(forbidden, text) == []
