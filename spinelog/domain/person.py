"""Person: the one row about whoever keeps the journal, with what a clinic asks before a procedure."""

from __future__ import annotations

from spinelog.domain.describe import Field, Noun, Record
from spinelog.domain.kinds import COUNT, DAY, TEXT, YESNO
from spinelog.domain.words import joined

NOT_SAID = "not said"

ABOUT = (
    Field("name", TEXT, "Name", help="printed only when you ask for it"),
    Field("birth_year", COUNT, "Year of birth", low=1900, high=2100, help="like 1980"),
    Field("occupation", TEXT, "Occupation", help="like warehouse worker"),
)


def _asked(name: str, label: str, question: str, words: str) -> tuple[Field, Field]:
    """A question of yes, no or not said, and the words to it."""
    return (
        Field(name, YESNO, label, question=question, help="yes or no; empty is not said"),
        Field(f"{name}_words", TEXT, f"{label}: which", question=words, short="  in words"),
    )


BEFORE = (
    *_asked("blood_thinner", "Blood thinner", "Do you take a blood thinner?", "Its name?"),
    *_asked("diabetes", "Diabetes", "Do you have diabetes?", "Anything to say about it?"),
    *_asked("osteoporosis", "Osteoporosis", "Do you have osteoporosis (thin bones)?", "Anything to say about it?"),
    Field("allergy_contrast", YESNO, "Allergy: contrast", question="Are you allergic to contrast dye?", help="yes or no"),
    Field("allergy_anaesthetic", YESNO, "Allergy: anaesthetic", question="Are you allergic to a local anaesthetic?",
          help="yes or no"),
    Field("allergy_latex", YESNO, "Allergy: latex", question="Are you allergic to latex?", help="yes or no"),
    Field("allergy_tape", YESNO, "Allergy: tape", question="Are you allergic to sticking plaster or tape?", help="yes or no"),
    Field("allergy_words", TEXT, "Allergies in words", question="What happened, and to what else?", short="  in words"),
    *_asked("implant", "Implanted device", "Do you have an implanted device, such as a pacemaker?", "Which one?"),
    *_asked("pregnancy", "Pregnancy", "Are you pregnant, or could you be?", "Anything to say about it?"),
    *_asked("infection", "Infection now", "Do you have an infection, or take antibiotics?", "Which?"),
    *_asked("bad_reaction", "Bad reaction earlier", "Did a procedure ever go badly for you?", "What happened?"),
)  # fmt: skip
"""What a clinic asks before a procedure. None is "not said", never "no"."""

CONFIRMED = Field("confirmed_on", DAY, "Gone through on", question="On which day did you go through these?",
                  help="like today", option="confirmed")  # fmt: skip

ALLERGIES = ("allergy_contrast", "allergy_anaesthetic", "allergy_latex", "allergy_tape")


def before_answers(record: Record) -> list[tuple[str, str]]:
    """What a clinic asks, each with its answer: `yes, warfarin`, `no` or `not said`; allergies as one line."""
    found = []
    for field in BEFORE:
        if field.kind is not YESNO or field.name in ALLERGIES:
            continue
        words = str(record.get(f"{field.name}_words") or "")
        found.append((field.label, joined((field.show(record), words)) or NOT_SAID))
    return [*found[:3], ("Allergies", _allergies(record)), *found[3:]]


def _allergies(record: Record) -> str:
    """`contrast and latex; tape: not said`, or which of the four were answered with no."""
    names = {name: name.removeprefix("allergy_") for name in ALLERGIES}
    yes = [names[name] for name in ALLERGIES if record.get(name)]
    no = [names[name] for name in ALLERGIES if record.get(name) is False]
    silent = [names[name] for name in ALLERGIES if record.get(name) is None]
    words = str(record.get("allergy_words") or "")
    if len(silent) == len(ALLERGIES):
        return words or NOT_SAID
    parts = (joined(yes), words, f"not to {joined(no)}" if no else "", f"{joined(silent)}: {NOT_SAID}" if silent else "")
    return joined(parts, "; ")


PERSON = Noun(
    "person",
    (*ABOUT, *BEFORE, CONFIRMED),
    help="You: year of birth, occupation, and what a clinic asks before a procedure.",
    plural="persons",
    title="About you",
    single=True,
    example='--birth-year 1980 --occupation "warehouse worker" --blood-thinner no --confirmed today',
)
