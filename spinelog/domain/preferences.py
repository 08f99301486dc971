"""Settings: what a person can choose about spinelog itself, described like the fields of any noun.

They are kept outside the journal, since they must be there when it cannot be opened.
"""

from __future__ import annotations

from datetime import date

from spinelog.domain.dates import STYLE
from spinelog.domain.describe import Changes, Field, Noun, choice
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL_THEME = "auto"
"""Dark, or the terminal's own 16 colours where it has no more."""

THEMES = (
    (USUAL_THEME, "Fits the terminal"),
    ("spinelog-dark", "Dark"),
    ("spinelog-light", "Light"),
    ("spinelog-ansi", "The terminal's 16 colours"),
    ("atom-one-dark", "Atom One Dark"),
    ("atom-one-light", "Atom One Light"),
    ("catppuccin-frappe", "Catppuccin Frappe"),
    ("catppuccin-latte", "Catppuccin Latte (light)"),
    ("catppuccin-macchiato", "Catppuccin Macchiato"),
    ("catppuccin-mocha", "Catppuccin Mocha"),
    ("dracula", "Dracula"),
    ("flexoki", "Flexoki"),
    ("gruvbox", "Gruvbox"),
    ("monokai", "Monokai"),
    ("nord", "Nord"),
    ("rose-pine", "Rose Pine"),
    ("rose-pine-dawn", "Rose Pine Dawn (light)"),
    ("rose-pine-moon", "Rose Pine Moon"),
    ("solarized-dark", "Solarized Dark"),
    ("solarized-light", "Solarized Light"),
    ("textual-dark", "Textual Dark"),
    ("textual-light", "Textual Light"),
    ("tokyo-night", "Tokyo Night"),
    ("ansi-dark", "ANSI Dark, 16 colours"),
    ("ansi-light", "ANSI Light, 16 colours"),
)
"""spinelog's own, then Textual's built-in ones, by the names under which the app knows them."""

DATE_STYLES = (("day_month", "20 Nov"), ("month_day", "Nov 20"), ("iso", "2026-11-20"))
FIRST_WEEKDAYS = (("monday", "Monday"), ("sunday", "Sunday"), ("saturday", "Saturday"))
HOURS = (("minutes", "7 h 30 min"), ("decimal", "7.5 h"))
FULL = "full"
FORMS = (("short", "the usual few"), (FULL, "all fields"))

PAPERS = (("a4", "A4"), ("letter", "US Letter"))

SETTINGS = Noun(
    "settings",
    (
        Field("emergency_number", TEXT, "Emergency number", question="Which number do you call in an emergency?",
              help="like 112", option="emergency"),
        Field("crisis_number", TEXT, "Crisis line", question="Whom do you call when you cannot go on?",
              help="a number, or a name and a number", option="crisis"),
        choice("theme", "Colours", THEMES, question="Which colours?", default=USUAL_THEME, required=True),
        choice("date_style", "Dates", DATE_STYLES, question="How do you write a date?", default="day_month", required=True,
               option="dates"),
        choice("week_begins", "A week begins on", FIRST_WEEKDAYS, question="On which day does a week begin?",
               default="monday", required=True),
        choice("hours", "Sleep", HOURS, question="How should a night's sleep be shown?", default="minutes", required=True),
        choice("form", "Form of a day", FORMS, question="How much does the form of a day ask at first?", default="short",
               required=True),
        choice("paper", "Paper", PAPERS, question="On which paper do you print?", default="a4", required=True),
    ),
    help="Your settings: emergency number, colours, dates, weeks, keys.",
    plural="settings",
    single=True,
    commanded=False,
    example="--emergency 112 --theme light",
)  # fmt: skip


class Settings:
    """What the person chose; whatever they did not is as it usually is."""

    __slots__ = (
        "crisis_number", "date_style", "emergency_number", "form", "hours", "keys", "paper", "theme", "week_begins", "wrong",
    )  # fmt: skip

    emergency_number: str
    """Empty: not set, like `crisis_number`."""
    crisis_number: str
    theme: str
    date_style: str
    week_begins: str
    hours: str
    form: str
    paper: str
    keys: Mapping[str, str]
    """Id of a command -> the key that the person gave it."""
    wrong: tuple[str, ...]
    """A sentence for each setting that could not be understood, and counts as not set."""

    def __init__(self, texts: Mapping[str, str] | None = None, keys: Mapping[str, str] | None = None) -> None:
        """Take the texts of fields by name; one that cannot be read counts as not set."""
        wrong = []
        for field in SETTINGS.fields:
            value = field.default or ""
            if text := (texts or {}).get(field.name, "").strip():
                try:
                    value = field.read(text, date.min)[field.name] or value
                except BadValue as error:
                    wrong.append(str(error).partition(" Write one of")[0])  # there are many themes
            setattr(self, field.name, value)
        self.keys = dict(keys or {})
        self.wrong = tuple(wrong)

    @property
    def record(self) -> Changes:
        """The fields by name, as a form takes them; None: not set."""
        return {field.name: getattr(self, field.name) or None for field in SETTINGS.fields}

    def take_hold(self) -> None:
        """From now on dates, weeks and hours are shown in this way everywhere."""
        STYLE.dates = self.date_style
        STYLE.first_weekday = {"monday": 0, "sunday": 6, "saturday": 5}[self.week_begins]
        STYLE.decimal_hours = self.hours == "decimal"
