"""The day that a question names: what a sentence tells of another day is no answer."""

import re

from index.text.dates import MONTHS, WEEKDAYS

_DAY = re.compile(
    rf"\b(?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month_last>{MONTHS})\b",
    re.IGNORECASE,
)
_ON = re.compile(rf"\bon (?:{WEEKDAYS},? )?(?:the )?$", re.IGNORECASE)
"""Before the day on which something happened: "after May 3" and "the May 3 attack" tell another."""
_BEFORE = 30
"""Characters before a day that are looked at."""
_ASKS_WHEN = re.compile(
    r"\b(?:when|how (?:long|soon|late|early|many (?:days|weeks|hours))"
    r"|(?:what|which) (?:day|date|time|hour|week|month))\b|\w\W+(?:who|whom|whose|which|that)\b",
    re.IGNORECASE,
)
"""What asks for a day itself, or names one only to say whom or what it is about."""
_SEVERAL = re.compile(
    r"\d(?:st|nd|rd|th)?\s*(?:and|or|to|until|till|through|[-–—&])\s*(?:the )?"
    rf"(?:{MONTHS}\.? )?\d{{1,2}}(?!\d)|\b\d{{1,2}}[/.]\d{{1,2}}\b"
    rf"|\d(?:st|nd|rd|th)?, ?\d{{1,2}}(?:st|nd|rd|th)?(?=,? (?:{MONTHS}|and|or|to)\b)",
    re.IGNORECASE,
)
"""Days in a row, or in figures: "3 to 5 May", "May 3 and 4", "23/02/2025"; not "May 3, 12 died"."""
Day = tuple[str, int]
"""A month by its first three letters, and a day of it."""


def days_asked(question: str) -> frozenset[Day]:
    """Return the day on which a question asks what happened; none where it asks for one."""
    if _ASKS_WHEN.search(question) or _SEVERAL.search(question):
        return frozenset()
    return frozenset(
        _of(found)
        for found in _DAY.finditer(question)
        if _ON.search(question[max(0, found.start() - _BEFORE) : found.start()])
    )


def is_of_another_day(asked: frozenset[Day], sentence: str) -> bool:
    """Tell whether a sentence tells of days, and of none of those that are asked about.

    "Who was shot on February 16?" is not answered by whom they shot on February 23. Years are left
    out: hardly any sentence tells its own.
    """
    if not asked or _SEVERAL.search(sentence):
        return False
    told = {_of(found) for found in _DAY.finditer(sentence)}
    return bool(told) and asked.isdisjoint(told)


def _of(found: re.Match[str]) -> Day:
    month, day = found["month"] or found["month_last"], found["day"] or found["day_first"]
    return month[:3].lower(), int(day)
