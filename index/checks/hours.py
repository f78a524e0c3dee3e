"""The time of day, where a question asks for it: what tells a day alone tells none."""

import re

from index.text.dates import MONTHS
from index.text.numbers import UNITS

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


def asks_hour(question: str) -> bool:
    """Say whether a question asks for the time of day: "At what time?"."""
    return _ASKS.search(question) is not None


def leaves_out_hour(asked: bool, sentence: str) -> bool:
    """Tell whether a sentence has nothing of the time of day that is ``asked`` for."""
    return asked and not tells_hour(sentence)


def tells_hour(sentence: str) -> bool:
    """Tell whether a sentence says a time of day, however loosely, or that it is not known."""
    return _TOLD.search(sentence) is not None
