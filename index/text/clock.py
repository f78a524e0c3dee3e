"""Times of day: "9:48", "09:48" and "9.48" are one; what tells a day alone tells none."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from index.text.dates import MONTHS
from index.text.numbers import UNITS

_HALF = r"(?:\s?(?P<half>[ap])\.?m\b)?"
_TIME = re.compile(
    rf"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.h])(?P<minute>[0-5]\d)(?!\d|[.,:h]\d){_HALF}",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:(?:at|about|around) what (?:time|hour)(?! of (?:the )?year)|time of (?:the )?day"
    r"|(?:at|around) (?:which|what) hour|what hour"
    r"|what(?:['’]s the| is the| was the)? time (?:is|are|was|were|do|does|did|has|have|had|will"
    r"|would|can|could|should))\b",
    re.IGNORECASE,
)
_SMALL = "|".join(UNITS[:12])
_TOLD = re.compile(
    r"\d[:.h]\d\d(?!\d)|\b\d{1,2} ?[ap]\.?m\b|\b(?:\d{4}|\d{1,2}) (?:hours|GMT|UTC)\b|o['’]clock"
    rf"|\b(?:at|by|past|to|until|till|from|before|after|around|about|between) (?:{_SMALL}"
    rf"|\d{{1,2}}(?! {MONTHS}))\b"
    r"|\b(?:noon|midday|midnight|dawn|daybreak|dusk|nightfall|twilight|sun(?:rise|set|up|down)"
    r"|(?:mid-?)?(?:morning|afternoon)s?|(?:mid-?)?evenings?|nights?|tonight|overnight"
    r"|daylight|darkness|dark|breakfast|lunch(?:time)?|dinner|supper|bedtime|early|late|hours?"
    r"|time|timing|minutes? (?:past|to|before|after))\b"
    r"|\b(?:say|said|saying|known|clear|disclosed?|told) (?:exactly )?when\b",
    re.IGNORECASE,
)
"""A time of day, however loosely, or that none is told."""


_AT = re.compile(r"\b(?:at|by) $", re.IGNORECASE)
NOON = 720
"""In minutes from midnight, as all times here."""


def minutes_at_start(text: str) -> int | None:
    """Return the time with which a text begins; None if it begins with none."""
    found = _TIME.match(text)
    return _minutes(found) if found else None


def minutes_asked(question: str) -> frozenset[int]:
    """Return the times that a question names: "9:40" is in the evening, too."""
    found = [some for some in _TIME.finditer(question) if _is_asked(some)]
    evening = {_minutes(some) + NOON for some in found if not some["half"]}
    return frozenset(map(_minutes, found)) | evening


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


def asks_hour(question: str) -> bool:
    """Say whether a question asks for the time of day: "At what time?"."""
    return _ASKS.search(question) is not None


def tells_hour(sentence: str) -> bool:
    """Tell whether a sentence says a time of day, however loosely, or that it is not known."""
    return _TOLD.search(sentence) is not None


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
