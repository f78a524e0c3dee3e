"""Months, days, times and the present as patterns, and a day in words."""

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
MONTH_CUT = "(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
"""A month cut short, with its capital: before a full stop."""
CAPITAL_MONTH = rf"(?:{'|'.join(_MONTHS)}|{MONTH_CUT}\.)"
"""A month as it is written, with its capital; cut short it has a full stop."""
MONTHS = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month where capitals do not count, whole or cut short."""
HOUR, MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_HALF = r"\s?(?i:[ap]\.?m\b\.?)"
TIME = (
    rf"{HOUR}(?:[:.h]{MINUTE}(?!\d)(?:{_HALF})?|{_HALF})"
    r"(?: (?:GMT|UTC|BST|IST|CES?T|EES?T|WES?T|[ECW]AT|[ECMP][SD]?T)\b)?"
)
"""A time of day in figures: "20:30", "9.40 p.m.", "8am ET"."""
CLOCK = rf"{TIME}[\s*_:–—-]+"
"""The time before an entry of a live blog: "20:30 —", "**9.40 p.m.** "."""
WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""A day of the week where capitals do not count."""
CAPITAL_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A day of the week with its capital."""
PRESENT = "(?:currently|presently|at (?:the moment|present)|these days|nowadays)"
"""The present, in words that mean nothing else: "now" may join what is told, or be a noun."""


def day_in_words(day: date) -> str:
    """Return a day as English writes it, wherever the program runs: "19 November 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
