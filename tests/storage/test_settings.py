"""Settings outside the journal: what cannot be read counts as not set, and nothing that stands there is lost."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.preferences import SETTINGS, Settings
from spinelog.storage.settings import change_settings, plain_tables, read_settings


@pytest.fixture
def file(home: Path) -> Path:
    home.mkdir()
    return home / "settings.toml"


def test_without_a_file_all_is_as_usual(home: Path) -> None:
    kept = read_settings()
    assert kept.record == {field.name: field.default for field in SETTINGS.fields}
    assert (dict(kept.keys), kept.wrong, home.exists()) == ({}, (), False)


def test_every_described_setting_is_one_that_is_kept() -> None:
    assert {field.name for field in SETTINGS.fields} | {"keys", "wrong"} == set(Settings.__slots__)


def test_what_is_set_is_there_again(home: Path) -> None:
    said = 'Ann "the calm" \U0001f33b \\ 0800\x7f'
    change_settings({"theme": "spinelog-light", "crisis_number": said}, {"today.save": "x"})
    change_settings({"week_begins": "sunday"})
    kept = read_settings()
    assert (kept.theme, kept.week_begins, kept.crisis_number, dict(kept.keys)) == (
        "spinelog-light", "sunday", said, {"today.save": "x"},
    )  # fmt: skip
    if os.name == "posix":
        assert stat.S_IMODE((home / "settings.toml").stat().st_mode) == 0o600


def test_what_is_taken_back_is_as_usual_again() -> None:
    change_settings({"theme": "nord", "emergency_number": "112"}, {"today.save": "x", "goals.new": "w"})
    change_settings({"theme": None}, {"today.save": None})
    kept = read_settings()
    assert (kept.theme, kept.emergency_number, dict(kept.keys)) == ("auto", "112", {"goals.new": "w"})


def test_a_bad_value_counts_as_not_set_and_the_rest_is_followed(file: Path) -> None:
    file.write_text('theme = "purple"\nhours = "decimal"\nform = 3\nemergency_number = "  "\n[keys]\na = 1\nb = "x"\n')
    kept = read_settings()
    assert (kept.theme, kept.hours, kept.form, kept.emergency_number, dict(kept.keys)) == (
        "auto",
        "decimal",
        "short",
        "",
        {"b": "x"},
    )
    assert kept.wrong[0].startswith("Colours: 'purple' is not one of the choices.")


def test_what_a_newer_spinelog_wrote_is_kept(file: Path) -> None:
    text = (
        'size = 3\nlist = ["a", 2, true]\nwhen = 2026-11-20T08:00:00Z\n"odd name" = 0.5\n[sheet]\npaper = "A4"\nin = {x = "y"}\n'
    )
    file.write_text(text)
    change_settings({"theme": "nord"})
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {**tomllib.loads(text), "theme": "nord"}


def test_a_file_that_cannot_be_understood_is_put_aside(file: Path) -> None:
    file.write_text("not = [toml", encoding="utf-8")
    assert read_settings().record == Settings().record
    change_settings({"hours": "decimal"})
    assert read_settings().hours == "decimal"
    assert file.with_name("settings.toml.unreadable").read_text(encoding="utf-8") == "not = [toml"


def test_what_cannot_be_read_now_is_not_written_over(file: Path) -> None:
    file.mkdir()
    assert read_settings().record == Settings().record
    with pytest.raises(OSError, match=r"settings\.toml"):
        change_settings({"hours": "decimal"})


_SIGNS = st.text(st.sampled_from("ab =\"[]\\#\t\n'.é\U0001f33b_-\x7f"), max_size=12)
_LINES = st.one_of(
    st.tuples(st.sampled_from(["a", "b", "keys", '"a.b"', "'c'"]), _SIGNS).map(lambda pair: f'{pair[0]} = "{pair[1]}"'),
    st.sampled_from(["[keys]", "[other]", "", "# words", "a = 1"]),
    _SIGNS,
)


@given(st.lists(_LINES, max_size=6).map("\n".join))
def test_what_is_read_the_quick_way_is_what_toml_says(text: str) -> None:
    found = plain_tables(text)
    if found is not None:
        assert found == tomllib.loads(text)


def test_what_is_written_is_read_the_quick_way(file: Path) -> None:
    change_settings({"theme": "nord", "crisis_number": "Äh 0800"}, {"today.save": "x"})
    assert plain_tables(file.read_text(encoding="utf-8")) == {
        "theme": "nord", "crisis_number": "Äh 0800", "keys": {"today.save": "x"},
    }  # fmt: skip
