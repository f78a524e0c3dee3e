"""Times of day: "9:48", "09:48" and "9.48" are one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from index.text.dates import HOUR, MINUTE

_HALF = r"(?:\s?(?P<half>[ap])\.?m\b)?"
_TIME = re.compile(
    rf"(?<![\w.,:])(?P<hour>{HOUR})(?P<mark>[:.h])(?P<minute>{MINUTE})(?!\d|[.,:h]\d){_HALF}",
    re.IGNORECASE,
)
"""Hour and minute, which are looked up one by one; ``dates.TIME`` also is an hour alone: "8am"."""
_AT = re.compile(r"\b(?:at|by) $", re.IGNORECASE)
NOON = 720
"""In minutes from midnight, as all times here."""


def minutes_at_start(text: str) -> int | None:
    """Return the time with which a text begins; None if it begins with none."""
    found = _TIME.match(text)
    return _minutes(found) if found else None


def minutes_asked(question: str) -> frozenset[int]:
    """Return the times that a question names: "9:40" is in the evening, "12:10" at night, too."""
    found = [some for some in _TIME.finditer(question) if _is_asked(some)]
    faces = [some for some in found if not some["half"] and int(some["hour"]) <= 12]
    other_half = {(_minutes(some) + NOON) % (2 * NOON) for some in faces}
    return frozenset(map(_minutes, found)) | other_half


def times_written(texts: Iterable[str]) -> dict[tuple[int, int], str]:
    """Return how texts write each hour and minute that they have, as most of them do."""
    forms = Counter(_face(found) for text in texts for found in _TIME.finditer(text))
    # The last of those with the same time is the one written most often.
    return {place: form for (place, form), _ in reversed(forms.most_common())}


def with_times(question: str, written: Mapping[tuple[int, int], str]) -> str:
    """Return a question whose times are written as the articles write them."""

    def mended(found: re.Match[str]) -> str:
        place, form = _face(found)
        ours = written.get(place, form) if _is_asked(found) else form
        return ours + found[0][len(form) :]

    return _TIME.sub(mended, question)


def _is_asked(found: re.Match[str]) -> bool:
    """Tell whether a figure in a question is a time: "9.48" by itself may count anything."""
    before = _AT.search(found.string, 0, found.start())
    return found["mark"] != "." or bool(before) or found["half"] is not None


def _face(found: re.Match[str]) -> tuple[tuple[int, int], str]:
    form = found.string[found.start() : found.end("minute")]
    return (int(found["hour"]), int(found["minute"])), form


def _minutes(found: re.Match[str]) -> int:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    hour = hour % 12 if half else hour
    return 60 * hour + int(found["minute"]) + (NOON if half == "p" else 0)
