"""Months, days and times, for patterns that ignore capitals."""

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""Their names, whole or cut short."""
CLOCK = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?: [A-Z]{2,4})?[\s*_:–—-]+"
"""The time before an entry of a live blog: "20:30 —", "**9.40 p.m.** "."""
WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
