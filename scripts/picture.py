"""Draw a risk-coverage curve as an SVG that any browser shows."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 480, 320, 56, 36, 16, 44


def risk_coverage_svg(title: str, curve: Sequence[tuple[float, float, float]]) -> str:
    """Return an SVG of (coverage, risk, confidence) points; both axes are shares, 0 to 1."""
    points = " ".join(f"{_x(coverage):.1f},{_y(risk):.1f}" for coverage, risk, _ in curve)
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    lines = [
        f'<line x1="{LEFT}" y1="{_y(t):.1f}" x2="{WIDTH - RIGHT}" y2="{_y(t):.1f}" stroke="#ddd"/>'
        f'<text x="{LEFT - 8}" y="{_y(t) + 4:.1f}" text-anchor="end">{t:.0%}</text>'
        f'<text x="{_x(t):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{t:.0%}</text>'
        for t in ticks
    ]
    middle = (LEFT + WIDTH - RIGHT) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        f'<text x="{LEFT}" y="22" font-size="14">{escape(title)}</text>'
        + "".join(lines)
        + f'<polyline points="{points}" fill="none" stroke="#2456c4" stroke-width="2"/>'
        f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">'
        "questions answered (most confident first)</text>"
        f'<text transform="translate(14 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">'
        "of them wrong</text></svg>\n"
    )


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
