"""The names of months and days, for patterns that ignore capitals."""

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""Their names, whole or cut short."""
WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
