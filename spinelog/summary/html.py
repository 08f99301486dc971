"""The summary as one HTML page: no script, no outside reference, made to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from spinelog.charts.svg import svg
from spinelog.charts.words import sentence
from spinelog.domain.text import capital, plain
from spinelog.summary.doc import Row, SummaryDoc
from spinelog.summary.sentences import Figure

MOST_PANELS = 4
"""Panels drawn: the goals' measures and the pains first, as the rows stand."""

LEGEND = (
    "Dot: a recorded day. Hollow: added later. Cross: from memory, in no average. Level line: average of a week, thick where it "
    "stands in the table. Open space: not recorded."
)

_STYLE = """
@page { size: auto; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.35 "IBM Plex Sans Condensed", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: #000; background: #fff; max-width: 186mm; margin: 8mm auto; padding: 0 4mm; }
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; border-bottom: 0.9pt solid #000; break-after: avoid; }
p { margin: 0 0 1mm; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums lining-nums; }
th, td { text-align: right; padding: 0.6mm 1.5mm; vertical-align: top; }
th { font-weight: 600; }
th:first-child, td:first-child { text-align: left; }
tbody tr { border-top: 0.35pt solid #000; break-inside: avoid; }
td small, th small { display: block; font-size: 7.8pt; font-weight: 400; }
.last, .change { font-weight: 600; }
.words th, .words td { text-align: left; overflow-wrap: anywhere; }
.words td:nth-child(-n+2), .weeks td:first-child { white-space: nowrap; }
h2 small { font-size: 8pt; font-weight: 400; }
dl { display: grid; grid-template-columns: 30mm 1fr; gap: 0.6mm 3mm; margin: 0; }
dt { font-weight: 600; }
dt, dd { break-inside: avoid; }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
ol { margin: 0; padding-left: 6mm; }
figure { margin: 2mm 0; break-inside: avoid; }
figcaption { font-size: 7.8pt; }
svg { width: 100%; height: auto; }
.letter { background: #000; color: #fff; padding: 0 1.2mm; font-weight: 600; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
footer { margin-top: 4mm; border-top: 0.35pt solid #000; font-size: 8pt; }
"""


def render(doc: SummaryDoc) -> str:
    """The page, the same bytes for the same summary."""
    parts = [*_head(doc), *_goals(doc), *_questions(doc), *_changed(doc), *_charts(doc), *_table(doc)]
    parts += [*_procedures(doc), *_ledger(doc), *_courses(doc), *_standing(doc), *_timeline(doc), *_factors(doc), *_scans(doc)]
    parts += [*_weeks(doc), *_recalled(doc), *_more(doc), *_flares(doc), *_forms(doc), *_notes(doc), *_made(doc)]
    parts.append(f"<footer>{_text(doc.footer)} spinelog, printed {doc.printed.isoformat()}</footer>")
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(doc.title)}, {doc.printed.isoformat()}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(plain(text))


def _head(doc: SummaryDoc) -> list[str]:
    about = "".join(f"<p>{_text(line)}</p>" for line in (doc.about, doc.purpose) if line)
    return [f"<header><h1>{_text(doc.title)}</h1>{about}<p>{_text(doc.period)}</p><p>{_text(doc.recorded)}</p></header>"]


def _goals(doc: SummaryDoc) -> list[str]:
    if not doc.goals:
        return []
    rows = [
        f"<tr><td>{_text(goal.statement)}{f'<small>{_text(goal.facts)}</small>' if goal.facts else ''}</td>"
        f'<td>{_text(goal.before)}</td><td class="last">{_text(goal.now)}</td><td>{_text(goal.target)}</td></tr>'
        for goal in doc.goals
    ]
    head = '<tr><th scope="col">Goal</th><th scope="col">start</th><th scope="col">now</th><th scope="col">goal</th></tr>'
    return ["<h2>Goals</h2>", f"<table><thead>{head}</thead><tbody>", *rows, "</tbody></table>"]


def _questions(doc: SummaryDoc) -> list[str]:
    if not doc.questions:
        return []
    return ["<h2>Questions</h2><ol>", *(f"<li>{_text(question)}</li>" for question in doc.questions), "</ol>"]


def _changed(doc: SummaryDoc) -> list[str]:
    return _listed("What changed", [(one.label, one.text) for one in doc.changed])


def _listed(title: str, said: Iterable[tuple[str, str]], note: str = "") -> list[str]:
    """Labelled texts under a title, with a small word beside it; nothing where there are none."""
    lines = [f"<dt>{_text(capital(label))}</dt><dd>{_text(text)}</dd>" for label, text in said]
    beside = f" <small>{_text(note)}</small>" if note else ""
    return [f"<h2>{title}{beside}</h2>", "<dl>", *lines, "</dl>"] if lines else []


def _charts(doc: SummaryDoc) -> list[str]:
    panels = [row.panel for row in _drawn(doc)]
    if not panels:
        return []
    words = " ".join(sentence(panel) for panel in panels)
    drawing = svg(panels, title="Charts on one date axis", desc=words, width=178.0, heights=16.0)
    legend = LEGEND
    if any(panel.recalls for panel in panels):
        legend += " Double line: a whole week from memory, in no average."
    if any(panel.pauses for panel in panels):
        legend += " Dashes along the bottom: a pause."
    return ["<figure>", drawing, f"<figcaption>{legend}</figcaption></figure>"]


def _drawn(doc: SummaryDoc) -> list[Row]:
    """Function first, and at least one pain."""
    drawn = [row for row in doc.rows if row.is_drawn and row.unit != "a day"]
    pain = [row for row in drawn if row.is_pain][:2]
    function = [row for row in drawn if not row.is_pain][: MOST_PANELS - len(pain)]
    return [*function, *pain]


def _table(doc: SummaryDoc) -> list[str]:
    if not doc.rows:
        return [f"<p>{_text(doc.no_rows)}</p>"]
    has_change = any(row.change for row in doc.rows)
    heads = "".join(f'<th scope="col">{_text(one.name)}<small>{_text(one.dates)}</small></th>' for one in doc.columns)
    rows = []
    for row in doc.rows:
        cells = "".join(
            f"<td{' class=last' if number == len(row.figures) - 1 else ''}>{_figure(figure)}</td>"
            for number, figure in enumerate(row.figures)
        )
        note = f"<small>{_text(row.note or (row.unit if row.change else ''))}</small>"
        about = f"<small>{_text(row.about)}</small>"
        change = f'<td class="change">{_text(row.change)}{note}</td>' if has_change else ""
        rows.append(f"<tr><td>{_text(capital(row.label))}{about}</td>{cells}{change}</tr>")
    last = '<th scope="col">change</th>' if has_change else ""
    return [
        "<h2>Averages, with the days behind them</h2>",
        f'<table><thead><tr><th scope="col"></th>{heads}{last}</tr></thead><tbody>',
        *rows,
        "</tbody></table>",
    ]


def _figure(figure: Figure) -> str:
    more = "".join(f"<small>{_text(text)}</small>" for text in (figure.dates, figure.bad) if text)
    return f"{_text(figure.text) or '&ndash;'}<small>{_text(figure.of)}</small>{more}"


def _procedures(doc: SummaryDoc) -> list[str]:
    if not doc.procedures:
        return []
    said = [
        f"<dt>{_letter(one.letter)} {_text(one.date)}</dt><dd>{_text(chr(10).join((one.what, *one.facts)))}</dd>"
        for one in doc.procedures
    ]
    return ["<h2>Procedures</h2>", "<dl>", *said, "</dl>"]


def _ledger(doc: SummaryDoc) -> list[str]:
    if not doc.ledger:
        return []
    said = [
        f"<dt>{_letter(one.letters)} {_text(one.date)}</dt><dd>{_text(chr(10).join((one.what, *one.facts)))}</dd>"
        for one in doc.ledger
    ]
    counts = [f"<p>{_text(text)}</p>" for text in doc.ledger_counts]
    return ["<h2>Sessions, one by one</h2>", "<dl>", *said, "</dl>", *counts]


def _courses(doc: SummaryDoc) -> list[str]:
    parts = []
    for title, courses, is_now in (
        ("Medicines now", doc.medicines, True),
        ("Medicines stopped", doc.medicines, False),
        ("Therapies now", doc.therapies, True),
        ("Therapies earlier", doc.therapies, False),
    ):
        shown = [one for one in courses if one.is_now is is_now]
        parts += _listed(title, [(one.name, "; ".join(part for part in (one.course, *one.facts) if part)) for one in shown])
    return parts


def _standing(doc: SummaryDoc) -> list[str]:
    parts = []
    if doc.before:
        answers = " &middot; ".join(f"<b>{_text(said.label)}</b> {_text(said.text)}" for said in doc.before)
        parts += [f"<h2>Before a procedure <small>{_text(doc.before_when)}</small></h2>", f"<p>{answers}</p>"]
    parts += _listed("Since the last visit", [(one.label, one.text) for one in doc.since_visit])
    return [*parts, *([f"<h2>Work</h2><p>{_text(doc.work)}</p>"] if doc.work else [])]


def _timeline(doc: SummaryDoc) -> list[str]:
    rows = [
        f"<dt>{_text(one.date)}{f' {_letter(one.letter)}' if one.letter else ''}</dt><dd>{_text(one.text)}</dd>"
        for one in doc.timeline
    ]
    note = f" <small>{_text(doc.timeline_note)}</small>" if doc.timeline_note else ""
    return [f"<h2>Timeline{note}</h2>", "<dl>", *rows, "</dl>"] if rows else []


def _letter(letter: str) -> str:
    return f'<span class="letter">{_text(letter)}</span>'


def _factors(doc: SummaryDoc) -> list[str]:
    return _listed("What eases, what worsens", [(one.label, one.text) for one in doc.factors])


def _scans(doc: SummaryDoc) -> list[str]:
    said = [
        (one.date, "\n".join(part for part in (one.what, f"\u201c{one.words}\u201d" if one.words else "", one.report) if part))
        for one in doc.scans
    ]
    return _listed("Scans, in the words of their reports", said)


def _weeks(doc: SummaryDoc) -> list[str]:
    if not doc.weeks:
        return []
    heads = "".join(f'<th scope="col">{_text(capital(row.label))}</th>' for row in doc.rows)
    rows = [
        f"<tr><td>{_text(week.name)}<small>{_text(week.dates)}</small></td>"
        + "".join(f"<td>{_figure(figure)}</td>" for figure in week.figures)
        + "</tr>"
        for week in doc.weeks
    ]
    return [
        "<h2>Week by week</h2>",
        f'<table class="weeks"><thead><tr><th scope="col"></th>{heads}</tr></thead><tbody>',
        *rows,
        "</tbody></table>",
    ]


def _recalled(doc: SummaryDoc) -> list[str]:
    if not doc.recalled.weeks:
        return []
    heads = "".join(f'<th scope="col">{_text(capital(head))}</th>' for head in doc.recalled.heads)
    rows = [
        f"<tr><td>{_text(week.name)}{''.join(f'<small>{_text(more)}</small>' for more in (week.written, week.note) if more)}</td>"
        + "".join(f"<td>{_text(cell)}</td>" for cell in week.cells)
        + "</tr>"
        for week in doc.recalled.weeks
    ]
    return [
        "<h2>Weeks as recalled</h2>",
        f"<p>{_text(doc.recalled.note)}</p>",
        f'<table><thead><tr><th scope="col"></th>{heads}</tr></thead><tbody>',
        *rows,
        "</tbody></table>",
    ]


def _more(doc: SummaryDoc) -> list[str]:
    return _listed("More on the figures", [(one.label, one.text) for one in doc.more])


def _flares(doc: SummaryDoc) -> list[str]:
    if not doc.flares:
        return []
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("", "day", "at its worst", "after", "what helped"))
    rows = [
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in (one.date, one.day, one.peak, one.trigger, one.helped)) + "</tr>"
        for one in doc.flares
    ]
    return ["<h2>Flares</h2>", f'<table class="words"><thead><tr>{heads}</tr></thead><tbody>', *rows, "</tbody></table>"]


def _forms(doc: SummaryDoc) -> list[str]:
    note = [f"<p>{_text(doc.forms.note)}</p>"] if doc.forms.note else []
    return [*_listed("Forms", [(one.label, one.text) for one in doc.forms.lines]), *note]


def _notes(doc: SummaryDoc) -> list[str]:
    return _listed("Notes of days", [(one.label, one.text) for one in doc.notes])


def _made(doc: SummaryDoc) -> list[str]:
    return ["<h2>How the numbers are made</h2>", "<ul>", *(f"<li>{_text(text)}</li>" for text in doc.made), "</ul>"]
