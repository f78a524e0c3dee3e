"""Months, days and times: patterns that ignore capitals, and a day in words."""

from datetime import date

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""Their names, whole or cut short."""
CLOCK = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?: [A-Z]{2,4})?[\s*_:–—-]+"
"""The time before an entry of a live blog: "20:30 —", "**9.40 p.m.** "."""
WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def day_in_words(day: date) -> str:
    """Return a day as English writes it, wherever the program runs: "19 November 2024"."""
    return f"{day.day} {_MONTH[day.month - 1]} {day.year}"
