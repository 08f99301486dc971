"""A person gets ready for Friday, goes, and writes down what came of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Event, Factor, Procedure, Question, Therapy, Visit
from spinelog.domain.values import Person as Patient
from spinelog.knowledge.signs import signs
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.tui.form import FormScreen
from spinelog.tui.widgets.dialogs import TextModal
from spinelog.tui.widgets.item_table import ItemTable
from spinelog.tui.widgets.picker import Picker
from tests.tui.helpers import Person, at_the_app

FRIDAY = PartialDate(2026, 11, 27)


async def go_to(her: Person, words: str) -> None:
    """Put the cursor of the list on the line with these words."""
    await her.clear()
    table = her.app.screen.query_one("#list", ItemTable)
    for index in range(table.row_count):
        row = table._fetch(index)
        if row.key and any(words in str(cell) for cell in row.cells):
            table.move_to(index)
            await her.settle()
            return
    raise AssertionError(f"{words!r} is nowhere in\n{her.sees}")


async def test_prepares_for_friday(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("v")
        assert "Before your next visit" in her.sees
        await go_to(her, "Your next visit")
        assert "none planned yet" in her.row("Your next visit")
        await her.press("o")
        await her.types("pain clinic")
        await her.press("tab", "tab")
        await her.types("fri")
        await her.press("tab")
        await her.types("9:30")
        await her.press("f2")
        assert "Before Fri 20 Nov, 09:30, pain clinic" in her.sees, "today is a Friday, and a visit can be today"
        await go_to(her, "Your next visit")
        await her.press("o", "tab", "tab", "backspace", *["backspace"] * 12)
        await her.types("27 nov")
        await her.press("f2")
        assert "Before Fri 27 Nov, 09:30, pain clinic" in her.sees

        await go_to(her, "How it began")
        await her.press("o", "tab")
        await her.types("lifted a box")
        await her.press("tab")
        await her.types("aug 2026")
        await her.press("f2")
        assert "Aug 2026: lifted a box" in her.row("How it began")

        await go_to(her, "What sets it off")
        await her.press("o")
        assert isinstance(her.app.screen, Picker)
        await her.press("enter")
        await her.types("long drives")
        await her.press("tab", "m", "f2")
        assert "1 worsens it" in her.row("What sets it off")

        await her.press("q")
        assert "In my own words" in her.sees
        await her.press("enter")
        await her.types("Can I fly?")
        await her.press("f2")
        await her.press("q", "down", "enter")
        questions = [one.text for one in journal.items(Question)]
        assert len(questions) == 2
        assert questions[0] == "Can I fly?"
        assert "2 written down" in her.row("Your questions")
        await go_to(her, questions[1])
        await her.press("left_square_bracket")
        assert her.row(questions[1]).split()[0] in ("1", "›"), "it is asked first now"
        assert her.lines.index(her.row(questions[1])) < her.lines.index(her.row("Can I fly?"))
        await her.press("space")
        assert "Can I fly?" in her.part("#paper"), "the questions stand on the summary"
    visit = journal.items(Visit)[0]
    assert (visit.date, visit.time, visit.status) == (FRIDAY, time(9, 30), "planned")
    assert [(one.kind, one.text) for one in journal.items(Event)] == [("onset", "lifted a box")]
    assert [(one.text, one.effect) for one in journal.items(Factor)] == [("long drives", "worsens")]


async def test_more_numbness_opens_the_warning_signs_at_once(connector: Connector, clock: Clock, journal: Journal) -> None:
    visit = journal.add(Visit, {"reason": "pain clinic", "date": FRIDAY})
    async with at_the_app(connector, clock) as her:
        await her.press("v")
        await go_to(her, "Numbness, weakness")
        await her.press("o", "m")
        assert isinstance(her.app.screen, TextModal)
        assert "Get emergency help now: call 112 / 911 / 999" in her.sees
        assert journal.item(Visit, visit.uid).numbness is None, "before anything is saved"
        await her.press("escape")
        assert isinstance(her.app.screen, FormScreen)
        await her.press("tab", "s", "f2")
        assert "numbness more, weakness same" in her.row("Numbness, weakness")
    now = journal.item(Visit, visit.uid)
    assert (now.numbness, now.weakness) == ("more", "same")


async def test_the_warning_signs_are_one_key_away_everywhere(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        for place in ("t", "r", "l", "g", "v"):
            await her.press(place, "!")
            assert "numbness or tingling around your genitals" in her.sees, place
            await her.press("escape")


async def test_every_sign_for_help_now_is_in_view_at_once_and_the_rest_a_page_below(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("!")
        seen = " ".join(her.sees.split())
        for row in signs().lines()[1:8]:
            assert " ".join(row.split()) in seen
        assert "thoughts of ending your life: call 988 in the US or 116 123 in the UK and Ireland" in seen
        await her.press("space")
        assert "If you are worried, get help even if your sign is not listed." in her.sees


async def test_for_two_weeks_after_a_procedure_its_signs_come_first(connector: Connector, clock: Clock, journal: Journal) -> None:
    procedure = journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 11, 6)})
    async with at_the_app(connector, clock) as her:
        assert "After  A : signs to know (!)" in her.sees, "day 14"
        await her.press("!")
        first = her.lines.index(her.row("After A, the epidural: these too, right away"))
        assert first < her.lines.index(her.row("if, with your back or neck problem"))
        assert "swelling of face or throat, wheezing" in her.sees
    journal.edit(Procedure, procedure.uid, {"date": PartialDate(2026, 11, 5)})
    async with at_the_app(connector, clock) as her:
        assert "signs to know" not in her.sees, "day 15"
        await her.press("!")
        assert "After A" not in her.sees
        assert "after an injection or operation also: fever or chills" in her.sees, "never left out"


async def test_goes_through_what_a_clinic_asks_before_a_procedure(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("v")
        assert "not gone through yet, 11 of 11 not said" in her.row("Before a procedure")
        await go_to(her, "Before a procedure")
        await her.press("o", "y", "tab")
        await her.types("warfarin")
        await her.press("tab", "n", "f2")
        assert "gone through 20 Nov, 9 of 11 not said" in her.row("Before a procedure")
    (person,) = journal.items(Patient)
    assert (person.blood_thinner, person.blood_thinner_words, person.diabetes) == (True, "warfarin", False)
    assert person.osteoporosis is None, "not said is never no"
    assert person.confirmed_on == date(2026, 11, 20)


async def test_after_the_visit_answers_are_kept_and_the_next_period_starts(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    visit = journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11, 20)})
    journal.add(Question, {"text": "Can I fly?"})
    journal.add(Question, {"text": "Can I lift?"})
    async with at_the_app(connector, clock) as her:
        await her.press("v")
        assert "How was it?" in her.sees
        await go_to(her, "How was it?")
        await her.press("o")
        assert "How was your visit?" in her.sees
        await her.press("tab")
        await her.types("go on with therapy")
        await her.press("tab")
        assert "Can I fly?" in her.sees
        await her.types("yes")
        await her.press("f2")
        assert her.told[-1] == "Written down. The next summary begins at this visit."
        assert "How was it?" not in her.sees
        assert "1 written down" in her.row("Your questions"), "what has no answer waits for the next visit"
        await her.press("u")
        assert "How was it?" in her.sees, "outcome and answers are one change"
        assert "2 written down" in her.row("Your questions")
    assert journal.item(Visit, visit.uid).status == "planned"


async def test_a_visit_that_is_done_begins_the_next_period(journal: Journal, connector: Connector) -> None:
    visit = journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11, 13), "status": "done"})
    assert build(journal).first == date(2026, 11, 13)
    journal.edit(Visit, visit.uid, {"status": "cancelled"})
    assert build(journal).first != date(2026, 11, 13)


async def test_books_therapy_for_after_a_planned_procedure(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("p", "e", "tab")
        await her.types("2026-12-10")
        await her.press("f2", "v")
        await go_to(her, "Therapy after it")
        assert "none booked yet" in her.row("Therapy after it")
        await her.press("o")
        await her.types("physical therapy")
        await her.press("tab", "tab")
        await her.types("15 dec")
        await her.press("f2")
        assert "physical therapy, from 15 Dec 2026" in her.row("Therapy after it")
    assert journal.items(Therapy)[0].started == PartialDate(2026, 12, 15)


async def test_a_past_visit_waits_to_be_told_about(connector: Connector, journal: Journal) -> None:
    journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11, 20)})
    later = Clock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    async with at_the_app(connector, later) as her:
        await her.press("v")
        assert "Fri 20 Nov, pain clinic" in her.row("How was it?")
        assert "none planned yet" in her.row("Your next visit")
