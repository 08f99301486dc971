from __future__ import annotations

from datetime import date, time

import pytest
from textual.events import Paste

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Field, Noun, choice
from spinelog.domain.goal import GOAL, GOAL_CHECK
from spinelog.domain.kinds import COUNT, DAY, MINUTES, NOTE, NUMBER, PARTIAL, REF, SCORE, SLEEP, TEXT, TIME, YESNO
from spinelog.domain.nouns import NOUNS
from spinelog.domain.pain import PAIN
from spinelog.domain.person import ABOUT, PERSON
from spinelog.domain.procedure import PROCEDURE
from spinelog.tui.form import FormScreen, form_title
from spinelog.tui.form_rows import form_row
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.unsaved import Unsaved
from tests.tui.widgets.shell import HOSTILE, HOSTILE_SHOWN, Shell, keys, lines, picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spinelog.domain.describe import Changes, Record

TODAY = date(2026, 1, 7)
SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
PAINS = {"pain": [("u1", "left leg"), ("u2", "right leg")]}

KETTLE = Noun(
    "kettle",
    (
        Field("name", TEXT, "Name", required=True),
        Field("note", NOTE, "Note"),
        Field("weight", NUMBER, "Weight", unit="kg", low=0, high=9),
        Field("cups", COUNT, "Cups"),
        Field("boils", MINUTES, "Boils in", companion="boils_open"),
        Field("boils_open", YESNO, "At least", for_form=False),
        Field("rests", SLEEP, "Rests"),
        Field("loud", SCORE, "Loud", low=0, high=10),
        Field("whistles", YESNO, "Whistles"),
        choice("colour", "Colour", (("red", "Red"), ("blue", "Blue")), default="blue"),
        Field("owner", REF, "Owner", ref="pain"),
        Field("bought", DAY, "Bought"),
        Field("made", PARTIAL, "Made"),
        Field("at", TIME, "At"),
    ),
)
"""A noun that the program has never seen, with every kind of field."""


class Asking(Shell):
    """Opens a form at once and keeps its result."""

    def __init__(self, form: FormScreen) -> None:
        super().__init__()
        self.form = form
        self.results: list[Changes | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.form, self.results.append)


def row(app: Asking, name: str) -> FieldRow:
    return next(row for row in app.form.rows if row.field.name == name)


async def test_a_noun_never_seen_gets_a_working_form() -> None:
    app = Asking(FormScreen(KETTLE, TODAY, refs=PAINS))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Add a kettle" in picture(app)
        await keys(pilot, "big one")
        await pilot.press("enter")
        await keys(pilot, "sings")
        await pilot.press("tab")
        for text in ("2.5", "6", "25+", "7.5h"):
            await keys(pilot, text)
            await pilot.press("enter")
        await pilot.press("8", "y", "enter", "enter", "r", "enter")
        for text in ("yesterday", "may 2024", "2 pm"):
            await keys(pilot, text)
            await pilot.press("enter")
        assert app.focused is not None
        assert app.focused.id == "save"
        await pilot.press("enter")
    assert app.results == [
        {
            "name": "big one",
            "note": "sings",
            "weight": 2.5,
            "cups": 6,
            "boils": 25,
            "boils_open": True,
            "rests": 450,
            "loud": 8,
            "whistles": True,
            "colour": "blue",
            "owner": "u2",
            "bought": date(2026, 1, 6),
            "made": PartialDate(2024, 5),
            "at": time(14, 0),
        }
    ]


async def test_what_is_not_answered_is_not_recorded() -> None:
    app = Asking(FormScreen(PAIN, TODAY))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "leg")
        await pilot.press("f2")
    assert app.results == [{"name": "leg", "region": None, "side": None, "is_main": False}]


@pytest.mark.parametrize("noun", [noun for noun in NOUNS.values() if noun.commanded], ids=lambda noun: noun.name)
@pytest.mark.parametrize("lead", [None, 3], ids=["all", "three"])
async def test_save_and_its_key_are_in_view_for_every_noun(noun: Noun, lead: int | None) -> None:
    size = (60, 20)  # the smallest that is promised
    app = Asking(FormScreen(noun, TODAY, lead=lead))
    async with app.run_test(notifications=True, tooltips=True, size=size) as pilot:
        await pilot.pause()
        for _ in range(len(noun.asked)):
            assert "Save  " in picture(app)
            assert "f2 save" in picture(app)
            assert sum(line.count("›") for line in lines(app)) == 1, "the focused field is in view"
            await pilot.press("down")


@SIZES
async def test_the_rest_of_a_long_form_opens_with_a_key_and_none_of_it_is_cut_off(size: tuple[int, int]) -> None:
    app = Asking(FormScreen(PROCEDURE, TODAY, refs=PAINS, lead=5))
    async with app.run_test(notifications=True, tooltips=True, size=size) as pilot:
        await pilot.pause()
        assert len(app.form.rows) == 5
        assert f"If your papers say ({len(PROCEDURE.asked) - 5}, none needed)" in picture(app)
        await pilot.press("f3")
        assert len(app.form.rows) == len(PROCEDURE.asked)
        seen = ""
        for _ in range(len(PROCEDURE.asked)):
            seen += picture(app)
            await pilot.press("tab")
        assert all(field.short[:18] in seen for field in PROCEDURE.asked)
        assert "more" not in picture(app)


async def test_more_can_be_opened_with_enter_or_the_mouse() -> None:
    for by_mouse in (False, True):
        app = Asking(FormScreen(PROCEDURE, TODAY, lead=5))
        async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
            await pilot.pause()
            if by_mouse:
                await pilot.click("#more")
            else:
                app.screen.query_one("#more").focus()
                await pilot.pause()
                assert "Approach, What was given, Steroid" in picture(app)
                await pilot.press("enter")
            await pilot.pause()
            assert row(app, "approach").answer.has_focus


@SIZES
async def test_what_stands_on_the_papers_is_behind_one_button_in_full(size: tuple[int, int]) -> None:
    told: Record = {**{field.name: field.default for field in PROCEDURE.asked}, "levels": "S1", "side": "right"}
    for record, words in ((None, "none needed"), (told, "2 filled in")):
        app = Asking(FormScreen(PROCEDURE, TODAY, refs=PAINS, lead=PROCEDURE.lead, record=record))
        async with app.run_test(notifications=True, tooltips=True, size=size) as pilot:
            await pilot.pause()
            assert [one.field.label for one in app.form.rows] == ["What", "When", "For which pain"]
            assert f"Save    If your papers say (20, {words})    Leave" in picture(app)


async def test_enter_goes_from_field_to_field_and_ends_at_save() -> None:
    app = Asking(FormScreen(ABOUT, TODAY, lead=2))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "Ann")
        await pilot.press("enter", "1", "9", "8", "0", "enter", "enter")
    assert app.results == [{"name": "Ann", "birth_year": 1980, "occupation": None}]


async def test_a_wrong_date_gets_its_sentence_under_the_field_and_the_focus() -> None:
    app = Asking(FormScreen(PROCEDURE, TODAY, refs=PAINS, lead=5))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e", "tab")
        await keys(pilot, "03/04")
        await pilot.press("enter", "enter", "f2")
        await pilot.pause()
        assert row(app, "date").answer.has_focus
        shown = lines(app)
        place = next(number for number, text in enumerate(shown) if text.lstrip().startswith("When"))
        assert "'03/04' could be two different days." in shown[place + 1]
        await pilot.press("end", *["backspace"] * 5)
        await keys(pilot, "8 oct")
        assert "two different days" not in picture(app)
        await pilot.press("f2")
    assert app.results[0] is not None
    assert app.results[0]["date"] == PartialDate(2025, 10, 8)
    assert app.results[0]["kind"] == "epidural"
    assert app.results[0]["status"] == "done"
    assert app.results[0]["note"] is None


@SIZES
async def test_the_first_of_several_wrong_fields_gets_the_focus(size: tuple[int, int]) -> None:
    app = Asking(FormScreen(KETTLE, TODAY))
    async with app.run_test(notifications=True, tooltips=True, size=size) as pilot:
        await pilot.pause()
        row(app, "weight").text = "99"
        row(app, "at").text = "late"
        app.screen.query_one("#save").focus()
        await pilot.press("enter")
        await pilot.pause()
        assert row(app, "name").answer.has_focus
        assert "fill in Name" in picture(app)
        assert row(app, "weight").error.endswith("It can be 0 kg to 9 kg.")
        assert row(app, "at").error
        assert app.results == []


async def test_a_needed_field_behind_more_is_opened_by_save() -> None:
    fields = (Field("one", TEXT, "One"), Field("two", TEXT, "Two", required=True))
    app = Asking(FormScreen(fields, TODAY, lead=1, title="Two"))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        assert "fill in Two" in picture(app)
        assert row(app, "two").answer.has_focus


RECORD: Record = {
    "statement": "Sit 30 min",
    "measure": "sitting_min",
    "target": 30.0,
    "better": "more",
    "status": "open",
    "is_headline": True,
    "started": date(2025, 11, 1),
}


async def test_changing_an_item_gives_only_what_changed() -> None:
    app = Asking(FormScreen(GOAL, TODAY, record=RECORD))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Change the goal" in picture(app)
        assert "● Sitting" in picture(app)
        await pilot.press("tab", "tab", "4", "5", "f2")
    assert app.results == [{"target": 45.0}]


async def test_saving_without_a_change_changes_nothing() -> None:
    app = Asking(FormScreen(GOAL, TODAY, record=RECORD))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f2")
    assert app.results == [{}]


async def test_a_field_can_be_emptied() -> None:
    app = Asking(FormScreen(GOAL, TODAY, record=RECORD))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        row(app, "is_headline").answer.focus()
        await pilot.press("backspace")
        row(app, "target").answer.focus()
        await pilot.press("backspace", "f2")
    assert app.results == [{"target": None, "is_headline": None}]


async def test_an_item_that_names_a_deleted_one_keeps_it() -> None:
    record: Record = {"goal": "gone", "date": date(2026, 1, 2), "value": 3.0}
    app = Asking(FormScreen(GOAL_CHECK, TODAY, record=record, refs={"goal": [("g1", "Walk")]}))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        assert "● no longer listed" in picture(app)
        await pilot.press("tab", "tab", "4", "f2")
    assert app.results == [{"value": 4.0}]


async def test_escape_leaves_a_form_in_which_nothing_was_typed() -> None:
    app = Asking(FormScreen(GOAL, TODAY, record=RECORD))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "escape")
    assert app.results == [None]


async def test_escape_works_the_same_from_every_kind_of_field() -> None:
    for name in ("note", "weight", "loud", "whistles", "colour", "bought"):
        app = Asking(FormScreen(KETTLE, TODAY))
        async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
            await pilot.pause()
            row(app, name).answer.focus()
            await pilot.press("escape")
        assert app.results == [None]


async def test_escape_asks_once_before_it_leaves_what_was_typed() -> None:
    app = Asking(FormScreen(PAIN, TODAY))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "escape")
        assert "Not saved yet: what you typed here. esc goes back." in picture(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, Unsaved)
        assert row(app, "name").text == "l"
        await pilot.press("escape", "right", "enter")
    assert app.results == [None]


async def test_hostile_text_is_shown_literally_everywhere_in_a_form() -> None:
    field = Field("name", TEXT, HOSTILE, question=HOSTILE, help=HOSTILE)
    pains = Field("pain", REF, "Pain", ref="pain")
    record: Record = {"name": HOSTILE, "pain": "u"}
    app = Asking(FormScreen((field, pains), TODAY, record=record, refs={"pain": [("u", HOSTILE)]}, title=HOSTILE))
    async with app.run_test(notifications=True, tooltips=True, size=(110, 24)) as pilot:
        await pilot.pause()
        shown = picture(app)
        assert shown.count(HOSTILE_SHOWN) >= 4
        assert "\x1b" not in shown
        app.post_message(Paste(HOSTILE))
        await pilot.pause()
        assert "\x1b" not in picture(app)


async def test_a_new_form_may_start_with_values() -> None:
    app = Asking(FormScreen(GOAL_CHECK, TODAY, refs={"goal": [("g1", "Walk")]}, start={"goal": "g1", "date": TODAY}))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.pause()
        assert "● Walk" in picture(app)
        await pilot.press("f2")
    assert app.results == [{"goal": "g1", "date": TODAY, "value": None, "qualifier_kept": None, "ability": None}]


async def test_a_note_outside_a_form_is_left_with_escape() -> None:
    app = Shell(lambda: form_row(KETTLE.field("note"), "warm", {}, 10))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert app.focused is None
        assert app.query_one(FieldRow).text == "warm"


def test_the_title_says_what_the_form_does() -> None:
    estimate = NOUNS["estimate"]
    assert form_title(PROCEDURE, adding=True) == "Add a procedure"
    assert form_title(PROCEDURE, adding=False) == "Change the procedure"
    assert form_title(estimate, adding=True) == "Add an estimate"
    assert form_title(PERSON, adding=False) == "About you"


async def test_the_date_of_something_planned_is_the_next_one() -> None:
    app = Asking(FormScreen(PROCEDURE, TODAY))
    async with app.run_test(notifications=True, tooltips=True, size=(80, 40)) as pilot:
        await pilot.pause()
        rows = {row.field.name: row for row in app.screen.query(FieldRow)}
        for name, text in (("kind", "epidural"), ("date", "5 jan"), ("status", "planned")):
            rows[name].text = text
        await pilot.press("f2")
        await pilot.pause()
    (result,) = app.results
    assert result is not None
    assert str(result["date"]) == f"{TODAY.year + 1}-01-05"
