"""Questionnaire: a scored form. The PEG of the past week, the change since a procedure, a total that a clinic gave."""

from __future__ import annotations

from datetime import date

from spinelog.domain.amounts import fixed
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes, Field, Known, Noun, Record, choice
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import NOTE, NUMBER, PARTIAL, REF, SCORE, TEXT, Choice, Stored, Value
from spinelog.domain.words import joined, when

PEG, PGIC, TOTAL = "peg", "pgic", "total"
KINDS = (
    (PEG, "PEG, three questions about the past week"),
    (PGIC, "How you are since a procedure"),
    (TOTAL, "Total of a form from your clinic"),
)

STEPS = (
    ("1", "Very much improved"),
    ("2", "Much improved"),
    ("3", "A little improved"),
    ("4", "No change"),
    ("5", "A little worse"),
    ("6", "Much worse"),
    ("7", "Very much worse"),
)
"""The seven steps of the patient's global impression of change (PGIC), kept as 1 to 7, always shown in words."""

BETTER = (("less", "Lower is better"), ("more", "Higher is better"))

PEG_ITEMS = ("peg_pain", "peg_enjoyment", "peg_activity")
"""The three answers; their questions stand in `knowledge/instruments.toml`, from which they can be taken out."""

ASKED = {
    PEG: (*PEG_ITEMS, "date", "note"),
    PGIC: ("procedure", "change", "date", "note"),
    TOTAL: ("form", "total", "lowest", "highest", "better", "date", "note"),
}
"""What each kind asks for."""

NEEDED = {PEG: ("date",), PGIC: ("date", "procedure", "change"), TOTAL: ("date", "form", "total")}
"""What each kind cannot do without. Of a PEG one answer is enough to be kept, as incomplete."""


class Step(Choice):
    """One of seven steps from better to worse, stored as its number."""

    name = "step"
    python = "int"
    sql = "INTEGER"

    def read(self, text: str, field: Field, today: date) -> Value:
        """The number of the step that is meant, from its words."""
        try:
            return int(str(super().read(text, field, today)))
        except BadValue:
            words = "; ".join(label.lower() for _, label in field.choices)
            raise BadValue(f"{text.strip()!r} is not one of the steps. Write one of: {words}.") from None

    def store(self, value: Value) -> Stored:
        """The number."""
        return int(str(value))


STEP = Step()


def peg_score(record: Record) -> float | None:
    """The sum of the three answers by three, not rounded; None while one of them is open: no score is made of two."""
    answers = [value for name in PEG_ITEMS if isinstance(value := record.get(name), int)]
    return sum(answers) / len(PEG_ITEMS) if len(answers) == len(PEG_ITEMS) else None


def open_items(record: Record) -> list[str]:
    """The questions of a PEG that have no answer, in one or two words each."""
    return [QUESTIONNAIRE.field(name).option for name in PEG_ITEMS if record.get(name) is None]


def peg_words(record: Record) -> str:
    """`3.7 of 10 (pain 4, enjoyment 4, activity 3)`, or `incomplete (pain 4; not answered: enjoyment, activity)`."""
    answers = joined(f"{QUESTIONNAIRE.field(name).option} {record[name]}" for name in PEG_ITEMS if record.get(name) is not None)
    score = peg_score(record)
    if score is None:
        return f"incomplete ({joined((answers, f'not answered: {joined(open_items(record))}'), '; ')})"
    return f"{fixed(score, 1)} of 10 ({answers})"


def range_words(record: Record) -> str:
    """`0 to 100, lower is better`, as far as it was told."""
    low, high = (QUESTIONNAIRE.field(name).show(record) for name in ("lowest", "highest"))
    span = f"{low} to {high}" if low and high else "its range was not told"
    return joined((span, QUESTIONNAIRE.field("better").show(record).lower()))


def _words(record: Record) -> str:
    kind = record.get("kind")
    if kind == PEG:
        return f"PEG {peg_words(record)}"
    if kind == PGIC:
        return f"{QUESTIONNAIRE.field('change').show(record)} since the procedure"
    return f"{record.get('form') or ''} {QUESTIONNAIRE.field('total').show(record)} ({range_words(record)})"


def _line(record: Record) -> str:
    words = _words(record)
    return joined((when(record, "date"), words if record.get("kind") != PGIC else words[:1].lower() + words[1:]))


def _told(record: Record, known: Known) -> str:
    return _words(record)


def _complete(record: Changes, today: date) -> Changes:
    """Only what its kind asks for, all that it needs, of a day that is over or today. Raises BadValue."""
    kind = str(record.get("kind"))
    if kind not in ASKED:
        return record
    for field in QUESTIONNAIRE.asked:
        is_its_own = field.name == "kind" or field.name in ASKED[kind]
        if not is_its_own and record.get(field.name) is not None:
            raise BadValue(f"{field.label} is not asked by this kind of form. Please leave it empty.")
    for name in NEEDED[kind]:
        if record.get(name) is None:
            raise BadValue(QUESTIONNAIRE.field(name).missing)
    day = record["date"]
    if isinstance(day, PartialDate):
        if day.first > today:
            raise BadValue("That day is still to come. Please write the form down when it is filled in.")
        if kind != TOTAL and day.full is None:
            raise BadValue("Please give the day on which you answered, like today or 16 nov.")
    if kind == PEG and len(open_items(record)) == len(PEG_ITEMS):
        raise BadValue("Please answer at least one of the three questions.")
    if kind == TOTAL:
        _check_total(record)
    return record


def _check_total(record: Record) -> None:
    low, high, total = (record.get(name) for name in ("lowest", "highest", "total"))
    if (low is None) is not (high is None):
        raise BadValue("Please give both the lowest and the highest possible total, or leave both empty.")
    if isinstance(low, float) and isinstance(high, float) and isinstance(total, float):
        if low >= high:
            raise BadValue("The lowest possible total has to be below the highest. Please write them again.")
        if not low <= total <= high:
            shown = (QUESTIONNAIRE.field(name).show(record) for name in ("total", "lowest", "highest"))
            raise BadValue("The total {} is not between {} and {}. Please write them again.".format(*shown))


QUESTIONNAIRE = Noun(
    "questionnaire",
    (
        choice("kind", "What", KINDS, question="Which form is it?", required=True),
        Field("date", PARTIAL, "When", question="When was it filled in?", required=True, help="like today or 16 nov"),
        Field("peg_pain", SCORE, "PEG: pain", option="pain", short="Pain", low=0, high=10, better="less",
              help="first answer of the PEG, 0 to 10"),
        Field("peg_enjoyment", SCORE, "PEG: enjoyment", option="enjoyment", short="Enjoying", low=0, high=10, better="less",
              help="second answer of the PEG, 0 to 10"),
        Field("peg_activity", SCORE, "PEG: activity", option="activity", short="Activity", low=0, high=10, better="less",
              help="third answer of the PEG, 0 to 10"),
        Field("procedure", REF, "Since which procedure", question="Since which procedure?", ref="procedure",
              short="Procedure", help="its letter, like A"),
        Field("change", STEP, "How you are since", choices=STEPS, question="How are you since then, all in all?",
              short="All in all", help='in words, like "much improved" or "no change"'),
        Field("form", TEXT, "Form", question="Which form was it?", help="its name, like ODI"),
        Field("total", NUMBER, "Total", question="Which total did the clinic give you?", low=-1000, high=10_000,
              help="a number, like 44"),
        Field("lowest", NUMBER, "Lowest possible", question="What is the lowest total that it can have?", low=-1000, high=10_000,
              help="a number, like 0"),
        Field("highest", NUMBER, "Highest possible", question="What is the highest total that it can have?", low=-1000,
              high=10_000, help="a number, like 100"),
        choice("better", "Which way", BETTER, question="Which way is better, if you were told?"),
        Field("note", NOTE, "Note"),
    ),
    help="A form with a score, such as the PEG or a total from your clinic.",
    headline="kind",
    date="date",
    parent="procedure",
    line=_line,
    called=_line,
    told=_told,
    complete=_complete,
    shelf="goals",
    word="Form",
    variant="kind",
    variants=ASKED,
    example='peg --date today --pain 4 --enjoyment 4 --activity 3',
)  # fmt: skip
