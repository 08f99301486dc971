"""Texts that try to be something else, and a journal with one of them in every field that takes text."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

from spinelog.domain.block import LONGEST_SITE
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import EXTRA, PAIN_KEY
from spinelog.domain.describe import MAX_TEXT, Changes
from spinelog.domain.kinds import NOTE, TEXT
from spinelog.domain.nouns import NOUNS
from spinelog.domain.text import one_line, storable
from spinelog.domain.values import VALUES, Medication, Pain, Scan, Value
from spinelog.storage.journal import Journal
from spinelog.summary.weeks import write_week
from tests.conftest import TODAY
from tests.files import PDF

TEXTS = {
    # terminals and Textual
    "escape": "\x1b[2J\x1b]52;c;QUJD\x07 \x9b31m \x1b[8mhidden",
    "controls": "a\x00b\x01c\x08d\x0be\x0cf\rg\x7fh\x85i",
    "markup": "[b]x[/b] [/] [@click=app.bell]y[/] [link=http://a.de]z[/link]",
    "rich style": "[bold red on white]x[/] [not closed",
    "surrogate": "\ud800 and \udfff",
    # HTML and SVG
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "svg": "<svg onload=alert(1)><a xlink:href='http://a.de'>x</a></svg>",
    "closing": "</td></tr></table></style></title></dd></text></svg>\"'>x",
    "comment": "<!-- x --> <![CDATA[ y ]]> <?php z ?>",
    "frame": '<iframe src="https://a.de"></iframe><link rel=stylesheet href=//a.de>',
    "form": "<form action=//a.de><input autofocus onfocus=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "entity": "&lt;b&gt; &amp; &#60;script&#62; &nbsp; &bogus",
    "style": "}</style> * { display: none } @import url(//a.de); expression(1)",
    "url": "javascript:alert(1) data:text/html,x vbscript:y http://a.de/?q=1&r=2",
    # Markdown
    "link": "[x](javascript:alert(1)) ](javascript:alert(1)) <javascript:alert(1)> [y][z]",
    "picture": "![x](http://a.de/pixel.png)",
    "bare address": "see www.a.de, https://b.de/x_y_z and me@c.de or mailto:me@c.de",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ***f*** `g` ``h``",
    "heading": "# x",
    "rule": "---",
    "equals": "===",
    "quotation": "> x > y",
    "points": "- x",
    "number": "1. x",
    "bracket number": "12) x",
    "plus": "+ x",
    "fence": "```html\n<b>x</b>\n```",
    "table": "| a | b |\n|---|---|\n| c \\| d |",
    "footnote": "[^1] [a]: http://a.de",
    "backslash": "\\ \\\\ \\* \\| x\\",
    "mathematics": "$x$ $$y$$ \\(z\\)",
    # typst and other languages of documents
    "typst read": '#read("/etc/passwd")',
    "typst import": '#import "@preview/cetz:0.3.1" #include "x.typ"',
    "typst code": "#{ panic() } #let x = 1; #show: none",
    "typst label": "@ref <label> ~ $x$ = title / term: y",
    "typst panic": "#panic() *b* _i_ `raw` \\u{1f600} // x /* y */",
    "latex": "\\input{/etc/passwd} \\write18{id} %$&{}^_~",
    "postscript": "(x) run %%EOF endstream endobj",
    # spreadsheets, shells, formats
    "formula": '=HYPERLINK("http://a.de","x")',
    "at formula": "@SUM(1+1)*cmd|' /C calc'!A0",
    "shell": "$(id) `id` ; rm -rf ~ && x || y",
    "percent": "%s %d %(x)s {0} {x} {{y}} ${z}",
    "sql": "'; DROP TABLE day; --",
    "path": "../../etc/passwd",
    "braces": "{0.__class__} {journal}",
    # signs
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200fy \u061cz",
    "invisible": "a\u200bb\u00adc\u2060d\ufefff",
    "separators": "a\u2028b\u2029c",
    "hebrew": "\u05db\u05d0\u05d1 \u05d2\u05d1",
    "arabic": "\u0623\u0644\u0645 \u0641\u064a \u0627\u0644\u0638\u0647\u0631",
    "hindi": "\u092a\u0940\u0920 \u0926\u0930\u094d\u0926",
    "cjk": "\u8170\u306e\u75db\u307f\u3068\u53f3\u8db3\u306e\u75fa\u308c",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f642\U0001f3fd \u2764\ufe0f",
    "marks": "Z\u0351\u036b\u0343\u036a\u0302a\u0322\u034e l\u0337g\u0334o\u0332",
    "only marks": "\u0301\u0301\u0301",
    "sharp s": "stra\u00dfe \ufb01x \u0130 \u01c6",
    "private": "\ue000 \U000f0000 \ufffe x",
    # lengths
    "empty": "",
    "spaces": "   ",
    "lines": "\n\na\n\n\nb\n",
    "tabs": "\ta\t\tb\t",
    "long word": "W" * 3000,
    "long wide word": "\u8170" * 700,
    "long note": "It hurt a little less today, and I walked. " * 2400,
    "many lines": "x\n" * 500,
}
"""What is tried, by what it is."""

ITS_OWN = {("day_dose", "medicine"), ("medication", "course_uid"), ("attachment", "sha256"), ("attachment", "file_name")}
"""Fields of text that nobody types words into, but for the last: it is given where a file is attached."""


SITE = "zzsite"
"""The mark of what is scored in a block diary; no name in it may be long."""


def mark(noun: str, field: str) -> str:
    """What stands in a field of text until it is replaced."""
    return f"zz{noun}q{field}zz".replace("_", "")


def texts_of(noun: str) -> dict[str, str]:
    """Every field of text of a noun with its mark."""
    fields = [field.name for field in NOUNS[noun].fields if field.kind in (TEXT, NOTE) and (noun, field.name) not in ITS_OWN]
    return {name: mark(noun, name) for name in fields}


def fill(journal: Journal) -> None:
    """Write an item of every noun with a mark in every field of text, so much that every section has something in it."""
    day, at = PartialDate.of, datetime(2026, 9, 18, 9, 0, tzinfo=UTC)
    known: dict[str, Value] = {}

    def add(noun: str, **more: Any) -> None:
        known[noun] = journal.add(VALUES[noun], {**texts_of(noun), **more})

    main = journal.items(Pain)[0]
    known["pain"] = journal.edit(Pain, main.uid, {**texts_of("pain"), "is_main": True})
    add("clinician")
    who = known["clinician"].uid
    add("person", birth_year=1980, blood_thinner=True, confirmed_on=TODAY)
    add("goal", target=3.0, baseline=1.0, is_headline=True)
    add("goal_check", goal=known["goal"].uid, date=TODAY, value=2.0, qualifier_kept=True, ability=4)
    add("procedure", kind="medial_branch_block", date=day(date(2026, 9, 18)), target=main.uid)
    add("block", procedure=known["procedure"].uid, started=at, sites=SITE, slots="0:15 0:30 1 2 4")
    for minutes, score in ((0, 7), (30, 3), (60, 2)):
        times = {"slot_min": minutes, "scored_at": at + timedelta(minutes=minutes), "score": score, "source": "typed"}
        add("block_reading", block=known["block"].uid, **times, site=SITE)
    add("procedure", kind="epidural", date=day(date(2026, 10, 8)), target=main.uid, clinician=who, authorisation="asked")
    about = known["procedure"].uid
    add("estimate", procedure=about, date=TODAY, percent_less=50)
    add("after_effect", procedure=about, kind="other", began=date(2026, 10, 9))
    add("questionnaire", kind="total", date=day(TODAY), total=4.0)
    add("medication", started=day(date(2026, 9, 1)), as_needed=True, plan="holding", effect="helped")
    add("therapy", started=day(date(2026, 10, 13)), effect="helped")
    add("therapy_session", therapy=known["therapy"].uid, date=date(2026, 10, 14))
    add("scan", kind="mri", date=day(date(2026, 9, 3)))
    _attach(journal)
    add("event", kind="onset", date=day(date(2026, 8, 18)), work="off")
    add("diagnosis")
    add("factor", effect="eases")
    add("flare", began=date(2026, 10, 20), peak=5, pain=main.uid)
    add("visit", date=day(date(2026, 9, 15)), status="done", clinician=who)
    add("visit", date=day(date(2026, 11, 27)), clinician=who, numbness="less")
    add("question")
    add("question", answer=None)
    write_week(journal, {"date": date(2026, 10, 25), "sitting_min": 10, **texts_of("week")}, {main.uid: 6})
    add("cadence", pace="pause", began=date(2026, 10, 26), ended=date(2026, 10, 27))
    _days(journal, main)


def _attach(journal: Journal) -> None:
    (scan,) = journal.items(Scan)
    name = f"{mark('attachment', 'file_name')}.pdf"
    journal.attach({"scan": scan.uid, "file_name": name, "media_type": "pdf", "size_bytes": len(PDF), "sha256": "0"}, PDF)


def _days(journal: Journal, pain: Pain) -> None:
    """Four days of the week before the procedure and of weeks 1, 2 and 6 after it; a note on the last of them."""
    medicine = journal.items(Medication)[0].course_uid
    told: Changes = {"from_paper": True, "sitting_min": 20, "exercise_min": 10, EXTRA: 1, f"{EXTRA}{medicine}": 1}
    for first, score in ((-7, 8), (1, 4), (8, 4), (36, 3)):
        for number in range(4):
            journal.save_day(date(2026, 10, 8) + timedelta(days=first + number), {**told, PAIN_KEY + pain.uid: score})
    journal.save_day(TODAY, {**told, **texts_of("day"), PAIN_KEY + pain.uid: 3})


def retell(path: str, text: str) -> None:
    """Put a text into every field of a filled journal, as no form would let it in; where a column refuses it the mark stays.

    Of a long one a field of one line holds as much as it may.
    """
    words = storable(text)
    told = [
        (noun.name, name, words if noun.field(name).kind is NOTE else words[:MAX_TEXT], f"{found}%")
        for noun in NOUNS.values()
        for name, found in texts_of(noun.name).items()
    ]
    told.append(("attachment", "file_name", words[:MAX_TEXT], f"{mark('attachment', 'file_name')}%"))
    site = one_line(words.replace(",", " "))[:LONGEST_SITE]
    told += [(*field, site, SITE) for field in (("block", "sites"), ("block_reading", "site")) if site.strip()]
    with closing(sqlite3.connect(path)) as connection, connection:
        for noun, name, said, found in told:
            connection.execute(f"UPDATE OR IGNORE {noun} SET {name} = ? WHERE {name} LIKE ?", (said, found))
