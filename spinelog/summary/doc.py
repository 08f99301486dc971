"""SummaryDoc: every number and sentence of the summary in the order of the sheet; renderers only lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spinelog.charts.spec import Better, Panel, Window
from spinelog.charts.strips import Strip
from spinelog.summary.sentences import Figure


@dataclass(frozen=True, slots=True)
class Said:
    """A labelled sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal."""

    statement: str
    before: str
    """Where it began, with its unit; empty when not said."""
    now: str
    """The figure of now with its days or date; empty without one."""
    target: str
    """With its unit; empty without one."""
    facts: str
    """Days reached, the condition, closest so far, own rating; empty without any."""
    way: Way | None = None
    """What a drawing of it shows; None where it has no target or no beginning."""


@dataclass(frozen=True, slots=True)
class Way:
    """From where a goal began to its target, all in one unit."""

    start: float
    now: float | None
    target: float
    better: Better


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures."""

    name: str
    """"before A", "week 6"."""
    dates: str
    """"1-7 Oct"."""
    window: Window | None = None
    """Its days, for the bracket over the charts."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its figures and its panel."""

    label: str
    about: str
    """What and how, and which way is better: "longest, minutes; more is better"."""
    is_pain: bool
    figures: tuple[Figure, ...]
    """One for each column."""
    change: str
    """To the last column, signed, without unit; "at least" or "at most" where a stretch was open; empty without one."""
    unit: str
    note: str
    """What stands under the change: "60 % lower"."""
    panel: Panel
    is_drawn: bool
    """Whether the panel is worth drawing; a row with too little stays a row."""
    key: str = ""
    """Of its measure."""


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure."""

    letter: str
    date: str
    what: str
    facts: tuple[str, ...]
    """Which pain it was for; steroid, sedation and guidance as told. What the person said of it stands with its session
    in the ledger, and here only of one that is in no session yet."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One session of the ledger: what was done in one go."""

    letters: str
    """"A", or "A B" for both sides."""
    date: str
    what: str
    facts: tuple[str, ...]
    """Function and pain before and at the latest mark, the best week, weeks at half, own estimates, after-effects,
    therapies begun, days recorded; only what is there."""
    cells: tuple[Cell, ...] = ()
    """The figures of the pain that it was for, in the order of their columns; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure with its name above and what must stand with it below."""

    name: str
    text: str
    under: str


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A medicine with all its courses, or a therapy."""

    name: str
    course: str
    """Its doses and when: "900 mg a day from 8 Sep, 600 from 23 Oct, stopped 12 Nov"."""
    facts: tuple[str, ...]
    """What it is for, what it did, side effects, the plan; for a therapy also its sessions. Only what was said."""
    is_now: bool
    """It is taken or goes on, or is to begin; False: it is over."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line of the timeline."""

    date: str
    """As it was given; "No date" without one."""
    letter: str
    """Of a procedure; else empty."""
    text: str


@dataclass(frozen=True, slots=True)
class ScanLine:
    """One scan or test."""

    date: str
    what: str
    words: str
    """The report's own words, to be printed in quotation marks; empty when there are none."""
    report: str
    """"report attached"; empty without one."""


@dataclass(frozen=True, slots=True)
class FlareLine:
    """One flare; what was not said is empty."""

    date: str
    day: str
    """Which day after the procedure: "day 13"."""
    peak: str
    trigger: str
    helped: str


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms with a score."""

    lines: tuple[Said, ...] = ()
    """One for each: its name, and the first and latest score with their dates and the change."""
    note: str = ""
    """What has to be said wherever a form is shown; empty where nothing has to be."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the period, for the second page."""

    name: str
    dates: str
    figures: tuple[Figure, ...]
    """One for each measure of the weeks."""


@dataclass(frozen=True, slots=True)
class RecalledWeek:
    """One week as it was recalled at its end."""

    name: str
    """"To 22 Nov"."""
    written: str
    """"written 12 Dec", where that was days later; else empty."""
    cells: tuple[str, ...]
    """One for each head of the table; empty where nothing was said."""
    note: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """The weeks of the period as recalled: a table of their own, in no average."""

    heads: tuple[str, ...] = ()
    """"sitting", "sleep", "right leg": what is told of any of the weeks."""
    weeks: tuple[RecalledWeek, ...] = ()
    note: str = ""
    """What has to be said of them; empty without any."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure as the head of a column."""

    label: str
    is_pain: bool
    unit: str


@dataclass(frozen=True, slots=True)
class CareLine:
    """A therapy, a medicine, a stretch of exercise or a procedure in the record of care."""

    label: str
    """Its name, or for a procedure its date."""
    letter: str
    """Of a procedure; else empty."""
    text: str
    facts: tuple[str, ...]
    """Sessions with their dates, what was done, what it did, side effects, answers; only what is there."""


@dataclass(frozen=True, slots=True)
class Care:
    """What was tried since it began, each with its dates. No verdict."""

    since: str = ""
    """From when the record is: "since 18 Aug, when it began"."""
    therapies: tuple[CareLine, ...] = ()
    exercise: str = ""
    """The days on which exercise was recorded; empty without any."""
    medicines: tuple[CareLine, ...] = ()
    answers: tuple[CareLine, ...] = ()
    """What the insurance answered, by procedure."""


@dataclass(frozen=True, slots=True)
class BlockSheet:
    """One block diary."""

    title: str
    how: str
    """While doing what it was scored."""
    heads: tuple[str, ...]
    """"after", "at", then "pain" and "less by", or both for each site."""
    rows: tuple[tuple[str, ...], ...]
    """One for each time: a cell for each head, and what else was said of it last."""
    sites: tuple[tuple[str, tuple[str, ...]], ...]
    """Each site with its sentences; a single one has no name."""
    lines: tuple[str, ...]
    """What is said of the whole diary."""


@dataclass(frozen=True, slots=True)
class SummaryDoc:
    """The whole summary."""

    title: str
    name: str
    """Empty unless it was asked for."""
    about: str
    """Year of birth and occupation as far as said; the name only when it was asked for."""
    first: date
    last: date
    printed: date
    purpose: str
    """The planned visit that it is for: "For Fri 27 Nov 2026, pain clinic"; empty without one."""
    period: str
    """The period in words, and why it is this one."""
    recorded: str
    """How much of it was recorded, and how."""
    chosen: tuple[str, ...]
    """The names of the sections that were asked for (`wanted.py`); what belongs to no chosen one is empty here."""
    cover: str
    """A note in the person's words that stands before all sections; empty without one."""
    goals: tuple[GoalLine, ...]
    questions: tuple[str, ...]
    """Those for the next visit, in the person's order."""
    changed: tuple[Said, ...]
    """What changed: function first, flares and what else changed last."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    strips: tuple[Strip, ...]
    """What else changed, on the axis of the panels; how the days were recorded last."""
    marks: tuple[tuple[date, str], ...]
    """Day and letter of each procedure of the period."""
    zero: date | None
    """The day of the procedure that weeks count from; None before the first."""
    no_rows: str
    """The sentence instead of the table; empty where there is one."""
    procedures: tuple[ProcedureLine, ...]
    ledger: tuple[LedgerLine, ...]
    ledger_counts: tuple[str, ...]
    """How many sessions in 6 and 12 months; empty without any."""
    medicines: tuple[CourseLine, ...]
    therapies: tuple[CourseLine, ...]
    before: tuple[Said, ...]
    """What a clinic asks before a procedure, with the answers; empty where nothing of it was said."""
    before_when: str
    """When the person went through these; empty where nothing of it was said."""
    since_visit: tuple[Said, ...]
    """Numbness and weakness since the last visit."""
    work: str
    """How work is, since when; empty when not said."""
    timeline: tuple[StoryLine, ...]
    """The second page begins with it."""
    timeline_note: str
    """What is left out of it; empty when nothing is."""
    factors: tuple[Said, ...]
    """What eases and what worsens."""
    scans: tuple[ScanLine, ...]
    measured: tuple[Measured, ...]
    """The heads of the weeks: what `figures` of each week are of."""
    weeks: tuple[Week, ...]
    recalled: Recalled
    more: tuple[Said, ...]
    """Further figures around the latest procedure; empty without any."""
    flares: tuple[FlareLine, ...]
    forms: Forms
    notes: tuple[Said, ...]
    """What the person wrote on days that stand out, by date."""
    made: tuple[str, ...]
    """How the numbers are made."""
    care: Care
    blocks: tuple[BlockSheet, ...]
    """The diaries of nerve blocks, by date."""
    blocks_made: tuple[str, ...]
    """How the numbers of these are made."""
    footer: str
