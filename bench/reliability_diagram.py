"""Draw confidence against the share right as SVG, panel by panel, without any library."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

SIDE = 150
"""Width and height of a panel's square, in pixels."""
LEFT, TOP, GAP = 44, 58, 34
COLUMNS = 4
COLOURS = ("#1b6ca8", "#c2571a")
"""Of the first and the second series; apart for colour-blind readers too."""
SURE = 1.96
"""Standard errors of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Dot:
    """Outputs of about one confidence: its mean, the share right, both in [0, 1], how many."""

    confidence: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class Panel:
    """One square with its title and its dots by the name of their series."""

    title: str
    series: Mapping[str, Sequence[Dot]]


def draw(panels: Sequence[Panel]) -> str:
    """Return the panels as an SVG document, in rows."""
    rows = math.ceil(len(panels) / COLUMNS)
    width = LEFT + COLUMNS * (SIDE + GAP)
    height = TOP + rows * (SIDE + GAP + 18)
    names = list(dict.fromkeys(name for panel in panels for name in panel.series))
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="sans-serif" font-size="11" role="img"'
        ' aria-label="Share right against confidence">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_legend(names),
    ]
    for number, panel in enumerate(panels):
        x = LEFT + number % COLUMNS * (SIDE + GAP)
        y = TOP + number // COLUMNS * (SIDE + GAP + 18)
        body += [f'<g transform="translate({x} {y})">', *_panel(panel, names), "</g>"]
    return "\n".join([*body, "</svg>"]) + "\n"


def _legend(names: Sequence[str]) -> Iterator[str]:
    said = "across: confidence; upwards: share right; bars: its 95 % interval"
    yield f'<text x="{LEFT}" y="16" fill="#222222">{said}</text>'
    x = LEFT + 400
    for name, colour in zip(names, COLOURS, strict=False):
        yield f'<circle cx="{x}" cy="12" r="4" fill="{colour}"/>'
        yield f'<text x="{x + 9}" y="16" fill="#222222">{escape(name)}</text>'
        x += 90


def _panel(panel: Panel, names: Sequence[str]) -> Iterator[str]:
    yield f'<text x="0" y="-7" fill="#222222" font-weight="bold">{escape(panel.title)}</text>'
    yield f'<rect width="{SIDE}" height="{SIDE}" fill="#fafafa" stroke="#999999"/>'
    for tenth in range(0, 11, 5):
        at = tenth * SIDE / 10
        label = f"{tenth / 10:.1f}"
        yield (
            f'<text x="{at:.1f}" y="{SIDE + 14}" text-anchor="middle" fill="#555555">{label}</text>'
        )
        yield (
            f'<text x="-5" y="{SIDE - at + 4:.1f}" text-anchor="end" fill="#555555">{label}</text>'
        )
    yield f'<path d="M0 {SIDE}L{SIDE} 0" stroke="#999999" stroke-dasharray="4 3"/>'
    for name, colour in zip(names, COLOURS, strict=False):
        yield from _series(panel.series.get(name, ()), colour)


def _series(dots: Sequence[Dot], colour: str) -> Iterator[str]:
    points = " ".join(f"{SIDE * d.confidence:.1f},{SIDE * (1 - d.right):.1f}" for d in dots)
    yield f'<polyline points="{points}" fill="none" stroke="{colour}"/>'
    for dot in dots:
        x, y = SIDE * dot.confidence, SIDE * (1 - dot.right)
        low, high = (SIDE * (1 - end) for end in interval(dot.right, dot.count))
        yield (
            f'<path d="M{x:.1f} {low:.1f}V{high:.1f}" stroke="{colour}" stroke-opacity="0.45"'
            ' stroke-width="2"/>'
        )
        said = f"{100 * dot.right:.0f} % of {dot.count} right at {dot.confidence:.2f}"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}">'
        yield f"<title>{said}</title></circle>"


def interval(share: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share. Source: Wilson 1927."""
    square = SURE**2 / count
    middle = (share + square / 2) / (1 + square)
    half = SURE * math.sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
