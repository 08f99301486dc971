"""Drawings of the charts as Textual content: each role gets its token of the theme."""

from __future__ import annotations

from textual.content import Content

from spinelog.charts.drawing import Line

STYLES = {
    "": "",
    "muted": "$muted",
    "rule": "$rule",
    "function": "$function",
    "pain": "$pain",
    "procedure": "$procedure",
    "procedure-letter": "bold reverse $procedure",
    "goal": "$goal",
    "late": "$late",
    "memory": "$late",
    "cursor": "$foreground",
    "missing": "$missing",
}


def painted(drawn: Line) -> Content:
    """One line of a drawing."""
    return Content.assemble(*((text, STYLES[role]) for text, role in drawn))
