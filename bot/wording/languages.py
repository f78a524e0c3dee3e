"""Which language a reply is in."""

from bot.wording.english import ENGLISH
from bot.wording.french import FRENCH
from bot.wording.words import Words

LANGUAGES: dict[str, Words] = {"en": ENGLISH, "fr": FRENCH}
YEAR = 31_556_952
"""Seconds of the Gregorian calendar's mean year."""
NAMES = {"en": "English", "fr": "Français"}


def words_for(*locales: str | None) -> Words:
    """Give the words of the first locale that is spoken here ("fr", "en-US"), else English."""
    for locale in locales:
        known = LANGUAGES.get((locale or "").split("-")[0])
        if known:
            return known
    return ENGLISH


def age(seconds: float, words: Words) -> str:
    """Say a stretch of time in its largest fitting unit."""
    units = (
        (words.years, YEAR),
        (words.months_passed, YEAR // 12),
        (words.days, 86_400),
        (words.hours, 3_600),
        (words.minutes, 60),
    )
    for unit, size in units:
        if seconds >= 2 * size:
            return unit.format(count=int(seconds // size))
    return words.seconds.format(count=max(0, int(seconds)))
