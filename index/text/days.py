"""The day that a question names: what a sentence tells of another day is no answer."""

import re

from index.text.dates import MONTHS

_DAY = re.compile(
    rf"\b(?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month_last>{MONTHS})\b",
    re.IGNORECASE,
)
_SOME_TIME_FROM = re.compile(
    r"\b(?:before|after|by|since|until|till|between|from|to|than|and|following|around|about)"
    r"(?: the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)? $",
    re.IGNORECASE,
)
"""Before a day that is not the one asked about: "Had they met before 8 March?"."""


Day = tuple[str, int]
"""A month by its first three letters, and a day of it."""


def days_asked(question: str) -> frozenset[Day]:
    """Return the days that a question asks about, without those that it only counts from."""
    return frozenset(
        _of(found)
        for found in _DAY.finditer(question)
        if not _SOME_TIME_FROM.search(question, 0, found.start())
    )


def is_of_another_day(asked: frozenset[Day], sentence: str) -> bool:
    """Tell whether a sentence tells of days, and of none of those that are asked about.

    "Who was shot on February 16?" is not answered by whom they shot on February 23. Years are left
    out: hardly any sentence tells its own.
    """
    told = {_of(found) for found in _DAY.finditer(sentence)} if asked else set()
    return bool(told) and asked.isdisjoint(told)


def _of(found: re.Match[str]) -> Day:
    month, day = found["month"] or found["month_last"], found["day"] or found["day_first"]
    return month[:3].lower(), int(day)
