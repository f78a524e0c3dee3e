"""What happened, counted for Prometheus; all of it is lost at a stop, as Prometheus expects."""

import asyncio

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; an answer takes some tenths on two cores, and Discord's patience ends at 15 minutes."""

HELP = {
    "errors": "Failures, each logged with its id.",
    "withheld_quotes": "Quotes that failed their proof.",
    "index_swaps": "New generations of the index put in use.",
}


class Metrics:
    """The counters of one bot, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._counters = {
            name: Counter(_full(name), about, registry=self.registry)
            for name, about in HELP.items()
        }
        self._questions = Counter(
            _full("questions"), "Questions taken, by outcome.", ["outcome"], registry=self.registry
        )
        self._seconds = Histogram(
            _full("answer_seconds"),
            "Time to work out an answer.",
            buckets=BUCKETS,
            registry=self.registry,
        )
        tasks = Gauge(_full("tasks"), "Tasks of the event loop.", registry=self.registry)
        tasks.set_function(_tasks)
        ProcessCollector(registry=self.registry)  # memory, open files and processor time

    def count(self, name: str, by: int = 1) -> None:
        """Add to a counter of ``HELP``."""
        self._counters[name].inc(by)

    def answered(self, outcome: str, seconds: float) -> None:
        """Add a question with its outcome and the seconds that it took."""
        self._questions.labels(outcome).inc()
        self._seconds.observe(seconds)

    def exposition(self) -> bytes:
        """Write everything for a scrape, in Prometheus' text format."""
        return generate_latest(self.registry)


def _full(name: str) -> str:
    return f"chapter_and_verse_{name}"


def _tasks() -> float:
    try:
        return len(asyncio.all_tasks())
    except RuntimeError:  # no event loop: read from elsewhere
        return 0
