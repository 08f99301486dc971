"""The steps of getting ready for a visit: what each line of the list opens, and what is asked after the visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from spinelog.domain.describe import Changes, Field, Noun
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import NOTE
from spinelog.domain.nouns import NOUNS
from spinelog.domain.person import ABOUT, BEFORE, CONFIRMED, PERSON
from spinelog.domain.values import Attachment, Event, Person, Question, Scan, Therapy, Visit
from spinelog.domain.visit import DONE, PLANNED, VISIT
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.tui.content import tell
from spinelog.tui.screens.base import Seen

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.visit import Preview, VisitScreen

OWN_WORDS = "own"
ADD = "add/"


def open_step(screen: VisitScreen, preview: Preview, key: str) -> None:
    """What a line of the list opens: a form where nothing is there yet, else what is there and a way to add to it."""
    ready = preview.ready
    lists: dict[str, Callable[[], object]] = {
        "triggers": lambda: screen.run_worker(_pick(screen, "What sets it off", ("factor", "flare"))),
        "therapies": lambda: screen.run_worker(_pick(screen, "Therapies", ("therapy",))),
        "goals": lambda: screen.run_worker(_pick(screen, "Goals", ("goal",))),
        "medicines": lambda: screen.run_worker(_pick(screen, "Medicines", ("medication",))),
        "scans": lambda: screen.run_worker(_scans(screen)),
        "booked": lambda: screen.run_worker(_book(screen)),
        "onset": lambda: screen.run_worker(_onset(screen)),
        "questions": lambda: ask_question(screen, preview),
        "before": lambda: screen.run_worker(_before(screen, preview.person)),
        "since": lambda: screen.run_worker(_since(screen, ready.visit or ready.due)),
        "due": lambda: screen.run_worker(_outcome(screen, ready.due, ready.questions)),
    }
    if key == "visit":
        if ready.visit is not None:
            screen.change_item(VISIT, ready.visit)
        else:
            screen.add_item(VISIT, {"status": PLANNED})
    elif key in lists:
        lists[key]()


def ask_question(screen: VisitScreen, preview: Preview) -> None:
    """Own words, or one of the questions that are offered."""
    screen.run_worker(_question(screen, preview.ready.suggested))


async def _question(screen: VisitScreen, suggested: Sequence[str]) -> None:
    from spinelog.tui.widgets.picker import Picker

    options: list[tuple[str | None, str]] = [(OWN_WORDS, "In my own words"), *((text, text) for text in suggested)]
    picked = await screen.app.push_screen_wait(Picker("What do you want to ask?", options, None))
    if picked == OWN_WORDS:
        screen.add_item(NOUNS["question"])
    elif picked:
        await take_question(screen, picked)


async def take_question(screen: VisitScreen, text: str) -> None:
    """Write down a question that was offered."""
    added = await screen.save(lambda journal: journal.add(Question, {"text": text}))
    if added is not None:
        tell(screen, f"Added: {added.text}")


async def _pick(screen: VisitScreen, title: str, names: tuple[str, ...], more: Iterable[tuple[str, str]] = ()) -> str | None:
    """Show what is there, to change it or add to it; a form at once where there is nothing and only one thing to add."""
    from spinelog.tui.screens.base import value_class
    from spinelog.tui.widgets.picker import Picker

    nouns = [NOUNS[name] for name in names]
    try:
        found = await screen.desk.read(
            lambda journal: [(noun, item) for noun in nouns for item in journal.items(value_class(noun))]
        )
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return None
    if not found and len(nouns) == 1:
        screen.add_item(nouns[0])
        return None
    options: list[tuple[str | None, str]] = [(item.uid, noun.line(asdict(item))) for noun, item in found]
    options += [*more, *((ADD + noun.name, _add_words(noun)) for noun in nouns)]
    picked = await screen.app.push_screen_wait(Picker(title, options, None))
    if picked and picked.startswith(ADD):
        screen.add_item(NOUNS[picked.removeprefix(ADD)])
        return None
    for noun, item in found:
        if item.uid == picked:
            screen.change_item(noun, item)
            return None
    return picked


def _add_words(noun: Noun) -> str:
    words = {"factor": "Add what eases or worsens it", "therapy": "Add a therapy", "medication": "Add a medicine"}
    return words.get(noun.name, f"Add a {noun.title.lower()}")


async def _scans(screen: VisitScreen) -> None:
    """The scans; a report can be attached to each that has none."""
    from spinelog.tui.attachments import attach

    def read(journal: Journal) -> list[Scan]:
        with_report = {one.scan for one in journal.items(Attachment)}
        return [one for one in journal.items(Scan) if one.uid not in with_report]

    try:
        bare = await screen.desk.read(read)
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return
    name = NOUNS["scan"].called
    more = [(f"attach/{one.uid}", f"Attach the report of the {name(asdict(one))}") for one in bare]
    picked = await _pick(screen, "Scans and reports", ("scan",), more)
    if picked and picked.startswith("attach/"):
        attach(screen, picked.removeprefix("attach/"))


async def _onset(screen: VisitScreen) -> None:
    """How it began: one event."""
    events = await screen.desk.read(lambda journal: journal.items(Event))
    onset = next((one for one in events if one.kind == "onset"), None)
    if onset is not None:
        screen.change_item(NOUNS["event"], onset)
    else:
        screen.add_item(NOUNS["event"], {"kind": "onset"})


async def _book(screen: VisitScreen) -> None:
    """A therapy that begins after a procedure: its date without a year is the next one."""
    from spinelog.tui.form import FormScreen

    noun = NOUNS["therapy"]
    fields = tuple(field.planned() if field.name == "started" else field for field in noun.asked if field.name != "stopped")

    async def store(changes: Changes) -> bool:
        added = await screen.save(lambda journal: journal.add(Therapy, changes))
        if added is not None:
            tell(screen, f"Added: {noun.line(asdict(added))}")
        return added is not None

    today = screen.desk.clock.today()
    await screen.show_form(
        "therapy.after",
        "",
        lambda place: FormScreen(fields, today, title="Therapy after the procedure", lead=3, store=store, place=place),
    )


async def ask_about_you(screen: VisitScreen, person: Person | None) -> None:
    """Year of birth, occupation, name."""
    await _ask_person(screen, person, ABOUT, "About you", {})


async def _before(screen: VisitScreen, person: Person | None) -> None:
    """What a clinic asks before a procedure; saving it says that all of it was gone through today."""
    today = screen.desk.clock.today()
    await _ask_person(screen, person, BEFORE, "Before a procedure: go through these, then save", {CONFIRMED.name: today})


async def _ask_person(screen: VisitScreen, person: Person | None, fields: tuple[Field, ...], title: str, also: Changes) -> None:
    from spinelog.tui.form import FormScreen

    async def store(changes: Changes) -> bool:
        new = {**changes, **also}
        if not new:
            return True

        now = await screen.save(seen.edit(new) if seen is not None else lambda journal: journal.add(Person, new))
        if now is not None:
            tell(screen, f"{PERSON.title}: written down.")
        return now is not None

    seen = Seen(person) if person is not None else None
    record = asdict(person) if person is not None else None
    today = screen.desk.clock.today()
    await screen.show_form(
        f"person.{fields[0].name}",
        person.uid if person is not None else "",
        lambda place: FormScreen(fields, today, record=record, title=title, store=store, place=place),
    )


async def _since(screen: VisitScreen, visit: Visit | None) -> None:
    """Numbness and weakness since the last visit; they are kept with the visit that they are told at."""
    from spinelog.tui.form import FormScreen

    if visit is None:
        tell(screen, "Please add your next visit first; this is kept with it.")
        screen.add_item(VISIT, {"status": PLANNED})
        return
    fields = (VISIT.field("numbness"), VISIT.field("weakness"))

    async def store(changes: Changes) -> bool:
        return not changes or await screen.save(seen.edit(changes)) is not None

    seen, today = Seen(visit), screen.desk.clock.today()
    await screen.show_form(
        "visit.since",
        visit.uid,
        lambda place: FormScreen(fields, today, record=asdict(visit), title="Since your last visit", store=store, place=place),
    )


async def _outcome(screen: VisitScreen, visit: Visit | None, questions: Sequence[Question]) -> None:
    """After the visit: what came of it, and the answers. A question without an answer waits for the next visit."""
    from spinelog.tui.form import FormScreen

    if visit is None:
        return
    answers = {f"answer_{number}": question for number, question in enumerate(questions, start=1)}
    fields = (
        VISIT.field("status"),
        VISIT.field("outcome"),
        *(
            Field(name, NOTE, question.text, short=f"Answer {name.removeprefix('answer_')}", question=question.text)
            for name, question in answers.items()
        ),
    )

    async def store(asked: Changes) -> bool:
        def change(journal: Journal) -> Visit:
            with journal.together() as items:
                changed = {name: asked[name] for name in ("status", "outcome")}
                now = items.edit(Visit, visit.uid, changed, seen=seen.record)
                for name, question in answers.items():
                    if asked.get(name):
                        items.edit(Question, question.uid, {"answer": asked[name], "visit": visit.uid})
                return now

        try:
            now = await screen.save(change)
        except ChangedMeanwhile as meanwhile:
            seen.record = meanwhile.now
            raise
        if now is not None:
            is_done = now.status == DONE
            tell(screen, "Written down. The next summary begins at this visit." if is_done else f"Now: {VISIT.line(asdict(now))}")
        return now is not None

    start: Changes = {"status": DONE, "outcome": visit.outcome}
    seen, today = Seen(visit), screen.desk.clock.today()
    await screen.show_form(
        "visit.outcome",
        visit.uid,
        lambda place: FormScreen(fields, today, start=start, title="How was your visit?", store=store, place=place),
    )
