"""In which country something happened: a sentence on another one tells of something else."""

import re

from index.text.countries import CONTINENTS, COUNTRY, COUNTRY_OF, OF_BRITAIN

_WIDE = CONTINENTS | {"america"}
_COUNTRY = rf"(?P<country>{COUNTRY})(?![\w-])"
_IN = re.compile(rf"\bin (?:the )?{_COUNTRY}")
_ANY = re.compile(rf"(?<!\w){_COUNTRY}")


def country_asked(question: str) -> str | None:
    """Return in which one country a question asks what happened: "in Brazil"."""
    found = _countries(_IN, question)
    return next(iter(found)) if len(found) == 1 else None


def tells_another_country(asked: str | None, sentence: str) -> bool:
    """Tell whether a sentence tells of something in another country, and nothing of the asked one.

    "When will the results of the trial in Brazil come out?" is not answered by when those of the
    trial in Colombia will.
    """
    if not asked or not _countries(_IN, sentence):
        return False
    told = _countries(_ANY, sentence)
    return asked not in told and not (asked == "britain" and told & OF_BRITAIN)


def _countries(pattern: re.Pattern[str], text: str) -> set[str]:
    return {COUNTRY_OF[found["country"].lower()] for found in pattern.finditer(text)} - _WIDE
