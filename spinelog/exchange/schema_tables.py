"""The tables and views that nothing else describes, for the page on the journal's file. A test holds them to the real ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Other:
    """A table or view that nothing else describes: what it is, and its columns with their stored type and meaning."""

    about: str
    columns: tuple[tuple[str, str, str], ...]
    like: str = ""
    """The table whose columns it has too."""


def choice_words(key: str, label: str) -> str:
    """A stored key, with its label where that says more."""
    return f"`{key}`" if label.lower() == key.replace("_", " ") else f"`{key}` ({label})"


_LATE = ("late", "INTEGER", "0 in time, 1 added later or typed in from paper, 2 from memory (no average counts it)")
_STRETCHES = tuple(
    (f"{name}_{end}", "INTEGER", f"{words}{more}")
    for name, words in (("sitting", "longest sit"), ("standing", "longest stand"), ("walking", "longest walk"))
    for end, more in (("min", ", minutes"), ("open", ": 1 if something else than pain ended it, so at least"))
)

VIEWS: dict[str, Other] = {
    "day_effective": Other(
        "One row for each day with anything: what was typed, and for steps and sleep that are empty what the preferred phone or "
        "watch counted (`device_source`).",
        (
            ("day", "TEXT", "the date"),
            *_STRETCHES,
            ("steps", "INTEGER", "steps"),
            ("sleep_min", "INTEGER", "minutes of sleep of the night that ended on this day"),
            ("exercise_min", "INTEGER", "minutes of exercise"),
            ("pain_worst", "INTEGER", "worst pain, 0 to 10"),
            ("bad_day", "INTEGER", "1: said to be a bad day"),
            ("note", "TEXT", "note"),
            ("steps_typed", "INTEGER", "1 if the steps were typed, 0 if a phone counted them or there are none"),
            ("sleep_min_typed", "INTEGER", "the same for sleep"),
            _LATE,
        ),
    ),
    "day_typed": Other(
        "The table `day` without what is in the trash: only what was typed.",
        (_LATE,),
        like="day",
    ),
    "pain_effective": Other(
        "The scores of each pain.",
        (
            ("day", "TEXT", "the date"),
            ("pain", "TEXT", "uid of a `pain`"),
            ("average", "INTEGER", "average pain of the past 24 hours, 0 to 10"),
            _LATE,
        ),
    ),
    "dose_effective": Other(
        "As-needed medicine.",
        (
            ("day", "TEXT", "the date"),
            ("medicine", "TEXT", "uid of a `medication`, the first of its courses; an empty text where it was not named"),
            ("amount", "REAL", "tablets; 0 for none"),
            _LATE,
        ),
    ),
}

OTHERS: dict[str, Other] = {
    "attachment_content": Other(
        "The bytes of attachments, apart from their names so that no list reads them.",
        (("attachment", "TEXT", "uid of an `attachment`"), ("content", "BLOB", "the file as it was")),
    ),
    "draft": Other(
        "What is typed in a form and not saved yet.",
        (
            ("uid", "TEXT", "its key"),
            ("form", "TEXT", "which form"),
            ("item", "TEXT", "which item of it"),
            ("texts", "TEXT", "JSON: what stands in the fields"),
            ("seen", "TEXT", "what the item was when typing began"),
            ("written_at", "TEXT", "instant"),
        ),
    ),
    "change": Other(
        "What undo puts back.",
        (
            ("id", "INTEGER", "its key"),
            ("save", "INTEGER", "changes of one save have the same number"),
            ("noun", "TEXT", "what was changed"),
            ("key", "TEXT", "which one"),
            ("before", "TEXT", "JSON: what stood there; empty if nothing did"),
            ("made_at", "TEXT", "instant"),
        ),
    ),
    "meta": Other(
        "The journal about itself: `journal_uid` tells it from others, `demo` marks a made-up one.",
        (("key", "TEXT", "what is said"), ("value", "TEXT", "what it is")),
    ),
}
"""Every table that is in no copy of a journal, but for those that SQLite keeps itself."""
