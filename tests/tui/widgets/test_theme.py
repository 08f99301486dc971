"""Colours that everyone can read and tell apart."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from spinelog.domain import preferences
from spinelog.domain.day import DAY_NOUN
from spinelog.tui import theme
from spinelog.tui.widgets.day_strip import DayStrip
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.item_table import Column, ItemTable, Row
from spinelog.tui.widgets.note_field import NoteField
from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.section import Section
from tests.tui.widgets.shell import Shell
from tests.tui.widgets.test_day_strip import strip

DARK, LIGHT, ANSI = theme.themes()

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
EYES = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


def times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (sum(weight * part for weight, part in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def lab(colour: str, eyes: Matrix) -> Triple:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    )
    seen = times(eyes, (red, green, blue))
    seen = (min(1.0, max(0.0, seen[0])), min(1.0, max(0.0, seen[1])), min(1.0, max(0.0, seen[2])))  # what a screen can show
    x, y, z = (
        math.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (value / white for value, white in zip(times(XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def nearest(one: str, other: str) -> float:
    """The smallest distance of two colours over all eyes, CIELAB 1976."""
    return min(math.dist(lab(one, eyes), lab(other, eyes)) for eyes in EYES.values())


HUES = ("function", "pain", "procedure", "goal")


@pytest.mark.parametrize(("shown", "apart"), [(DARK, 75), (LIGHT, 84)], ids=("dark", "light"))
def test_function_and_pain_stay_apart_for_every_eye(shown: Theme, apart: int) -> None:
    hues = {name: shown.variables[name] for name in HUES}
    assert round(nearest(hues["function"], hues["pain"])) == apart
    assert all(round(nearest(hues["procedure"], hues[other])) >= 23 for other in ("function", "pain", "goal"))
    assert all(nearest(hues[one], hues[other]) > 22.5 for one, other in combinations(hues, 2))


def test_a_goal_and_pain_come_nearest_in_the_dark() -> None:
    assert round(min(nearest(shown.variables["goal"], shown.variables["pain"]) for shown in (DARK, LIGHT))) == 23


def contrast(one: str, other: str) -> float:
    return theme.contrast(Color.parse(one), Color.parse(other))


@pytest.mark.parametrize(("token", "dark", "light"), [
    ("foreground", 13.3, 13.9), ("muted", 7.1, 5.8), ("rule", 1.9, 1.9), ("function", 8.1, 5.9), ("pain", 8.6, 5.2),
    ("procedure", 15.4, 17.3), ("goal", 13.4, 12.0), ("late", 7.1, 5.8), ("missing", 4.9, 4.4),
])  # fmt: skip
def test_each_token_stands_out_from_the_background_as_it_was_measured(token: str, dark: float, light: float) -> None:
    for shown, measured in ((DARK, dark), (LIGHT, light)):
        colour = shown.foreground if token == "foreground" else shown.variables[token]
        assert round(contrast(colour or "", shown.background or ""), 1) == measured, shown.name


@pytest.mark.parametrize(("ground", "text", "dark", "light"), [
    ("field", "foreground", 10.9, 12.0), ("field-focus", "foreground", 8.3, 11.2), ("function", "ink", 8.1, 5.9),
    ("paper", "paper-ink", 10.1, 15.1), ("paper", "paper-muted", 5.3, 6.3),
])  # fmt: skip
def test_text_on_a_filled_ground_stands_out_as_it_was_measured(ground: str, text: str, dark: float, light: float) -> None:
    for shown, measured in ((DARK, dark), (LIGHT, light)):
        ink = shown.foreground if text == "foreground" else shown.variables[text]
        assert round(contrast(ink or "", shown.variables[ground]), 1) == measured, shown.name


@pytest.mark.parametrize("shown", [DARK, LIGHT], ids=lambda shown: shown.name)
def test_every_text_can_be_read(shown: Theme) -> None:
    token = shown.variables
    ground = shown.background or ""
    assert contrast(shown.foreground or "", ground) > 13
    for name in ("muted", "function", "pain", "procedure", "goal", "late"):
        assert contrast(token[name], ground) > 5, name
    assert contrast(token["missing"], ground) > 4.3
    for field in ("field", "field-focus"):
        assert contrast(shown.foreground or "", token[field]) > 8
        assert contrast(token["muted"], token[field]) > 4.3
    for hue in ("function", "pain", "procedure"):
        assert contrast(token["ink"], token[hue]) > theme.READABLE
    assert contrast(token["paper-ink"], token["paper"]) > 10
    assert contrast(token["paper-muted"], token["paper"]) > 5


TRUE_COLOUR = [shown for shown in BUILTIN_THEMES.values() if not shown.ansi]


@pytest.mark.parametrize("shown", TRUE_COLOUR, ids=lambda shown: shown.name)
def test_textuals_own_themes_can_be_read(shown: Theme) -> None:
    tokens = theme.token_defaults(shown)
    assert tokens.keys() == set(theme.token_defaults(BUILTIN_THEMES["ansi-dark"]))
    assert all(name in DARK.variables for name in tokens)
    colours = shown.to_color_system().generate()
    ground, text = colours["background"], colours["foreground"]
    for name in ("muted", "late", *HUES):
        assert contrast(tokens[name], ground) >= theme.READABLE, name
    assert contrast(tokens["missing"], ground) >= theme.VISIBLE - 0.02  # it is kept in whole steps of 256
    for field in ("field", "field-focus"):
        assert contrast(text, tokens[field]) >= theme.READABLE, field
    assert all(contrast(tokens["ink"], tokens[hue]) >= theme.READABLE for hue in HUES)
    assert all(contrast(tokens[ink], tokens["paper"]) >= theme.READABLE for ink in ("paper-ink", "paper-muted"))


@pytest.mark.parametrize("shown", TRUE_COLOUR, ids=lambda shown: shown.name)
def test_in_textuals_own_themes_too_the_hues_stay_apart_for_every_eye(shown: Theme) -> None:
    tokens = theme.token_defaults(shown)
    assert nearest(tokens["function"], tokens["pain"]) > 70
    assert all(nearest(tokens[one], tokens[other]) > 22.5 for one, other in combinations(HUES, 2))


def test_the_settings_name_every_theme_that_there_is() -> None:
    named = [name for name, _ in preferences.THEMES]
    assert sorted(named) == sorted([preferences.USUAL_THEME, *(shown.name for shown in theme.themes()), *BUILTIN_THEMES])


def test_the_three_themes_define_the_same_tokens() -> None:
    tokens = set(theme.token_defaults(BUILTIN_THEMES["textual-dark"]))
    assert all(tokens <= set(shown.variables) for shown in theme.themes())
    assert all(theme.token_defaults(shown) == {} for shown in theme.themes())


async def test_every_widget_stands_a_change_of_theme() -> None:
    app = Shell(
        Section(Static("x"), title="Section", legend="legend"),
        ScoreRow("Leg", 3),
        lambda: FieldRow(DAY_NOUN.field("note"), NoteField("note")),
        strip(),
        ItemTable(Column(), rows=[Row("a", ("one",)), Row("b", ("two",), muted=True)]),
    )
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        for name in (theme.LIGHT, theme.ANSI, theme.DARK, "textual-dark", "textual-light", "ansi-dark", "ansi-light", "nord"):
            app.theme = name
            await pilot.pause()
            assert app.query_one(DayStrip).render_line(1).text.startswith("■")
