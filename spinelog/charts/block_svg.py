"""A block diary as an SVG for paper: one ink, scores as dots, an earlier diary as squares. Lengths are millimetres."""

from __future__ import annotations

from spinelog.charts.block_spec import HourDot, HourPanel, hour_label
from spinelog.charts.ink import SIZE, box, disc, harmless, length, line, path, ring, text

WIDTH, HEIGHT = 178.0, 62.0
LEFT, RIGHT, TOP, BOTTOM = 8.0, 16.0, 4.0, 6.0
HIGHEST = 10
RADIUS = 1.1
THIN, AXIS = 0.12, 0.25


def hours_svg(panel: HourPanel, words: str) -> str:
    """The drawing; `words` say the same to whoever does not see it."""
    bottom = HEIGHT - BOTTOM
    parts = [line(LEFT, bottom, WIDTH - RIGHT, bottom, AXIS)]
    parts += [text(LEFT - 1.5, _y(score) + SIZE / 3, str(score), anchor="end") for score in (0, 5, HIGHEST)]
    hours = panel.hours()
    for hour in hours:
        parts += [line(_x(panel, 60 * hour), bottom, _x(panel, 60 * hour), bottom + 1, AXIS)]
        parts += [text(_x(panel, 60 * hour), bottom + 4, hour_label(hour, hours), anchor="middle")]
    for level in panel.levels:
        parts += [line(LEFT, _y(level.value), WIDTH - RIGHT, _y(level.value), THIN, dash="1 1")]
        parts += [text(WIDTH - RIGHT + 1.5, _y(level.value) + SIZE / 3, level.label)]
    parts += [_square(panel, dot) for dot in panel.earlier]
    parts += [
        (ring if dot.hollow else disc)(_x(panel, dot.minutes), _y(dot.score), RADIUS - 0.14 * dot.hollow) for dot in panel.dots
    ]
    size = f'viewBox="0 0 {length(WIDTH)} {length(HEIGHT)}"'
    about = f"<title>{harmless(panel.title)}</title><desc>{harmless(words)}</desc>"
    style = f'font-family="inherit" font-size="{length(SIZE)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {style}>{about}{"".join(parts)}</svg>'


def _x(panel: HourPanel, minutes: float) -> float:
    return LEFT + 2 + (WIDTH - LEFT - RIGHT - 4) * panel.place(minutes)


def _y(score: float) -> float:
    return HEIGHT - BOTTOM - 2 - (HEIGHT - TOP - BOTTOM - 2) * score / HIGHEST


def _square(panel: HourPanel, dot: HourDot) -> str:
    x, y = _x(panel, dot.minutes) - RADIUS, _y(dot.score) - RADIUS
    if not dot.hollow:
        return box(x, y, 2 * RADIUS, 2 * RADIUS)
    side = length(2 * RADIUS)
    return path(f"M{length(x)} {length(y)}h{side}v{side}h-{side}z", 0.28)
