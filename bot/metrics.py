"""What happened, counted, in Prometheus' text format.

The format: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections import Counter

BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; an answer takes some tenths on two cores, and Discord's patience ends at 15 minutes."""

HELP = {
    "questions": "Questions taken, by outcome.",
    "errors": "Failures that somebody was told the id of.",
    "withheld_quotes": "Quotes that failed their proof.",
    "index_swaps": "New generations of the index put in use.",
}


class Metrics:
    """Counters and one histogram; all of it is lost at a stop, as Prometheus expects."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter(
            {(name, ""): 0 for name in HELP if name != "questions"}
        )
        self.seconds: list[int] = [0] * (len(BUCKETS) + 1)
        self.total_seconds = 0.0

    def count(self, name: str, outcome: str = "", by: int = 1) -> None:
        """Add to a counter."""
        self.counts[name, outcome] += by

    def time(self, seconds: float) -> None:
        """Add the time of one answer."""
        place = next((n for n, most in enumerate(BUCKETS) if seconds <= most), len(BUCKETS))
        self.seconds[place] += 1
        self.total_seconds += seconds

    def exposition(self) -> str:
        """Write everything for a scrape."""
        lines: list[str] = []
        for name, about in HELP.items():
            full = f"chapter_and_verse_{name}_total"
            lines += [f"# HELP {full} {about}", f"# TYPE {full} counter"]
            lines += [
                f"{full}{_label('outcome', outcome)} {count}"
                for (counted, outcome), count in sorted(self.counts.items())
                if counted == name
            ]
        return "\n".join([*lines, *self._histogram(), ""])

    def _histogram(self) -> list[str]:
        full = "chapter_and_verse_answer_seconds"
        lines = [f"# HELP {full} Time to work out an answer.", f"# TYPE {full} histogram"]
        below = 0
        for most, count in zip([*map(str, BUCKETS), "+Inf"], self.seconds, strict=True):
            below += count
            lines.append(f"{full}_bucket{_label('le', most)} {below}")
        return [*lines, f"{full}_sum {self.total_seconds:.6f}", f"{full}_count {below}"]


def _label(name: str, value: str) -> str:
    return f'{{{name}="{value}"}}' if value else ""
