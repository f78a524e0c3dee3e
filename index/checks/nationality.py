"""Whose officers, or whose government: those of another country are others."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.text.countries import COUNTRY, COUNTRY_OF
from index.text.names import CAPITALS
from index.types import Article

_COUNTRY = rf"(?P<country>{COUNTRY}|U\.?S\.?|U\.?K\.?)"
_OFFICE = (
    r"(?i:(?:officer|soldier|troop|force|peacekeeper|guard|judge|official|leader|cop)s?"
    r"|police(?:m[ae]n|wom[ae]n)?|army|military|navy|personnel|contingent|authorities|government"
    r"|president|minister|ministry|parliament|senate|court|ambassador|embassy)"
)
_OF_COUNTRY = re.compile(  # "Kenyan police officers", "Kenya's government", "African Union force"
    rf"\b{_COUNTRY}(?P<owns>['’]s?|-led)? "
    rf"(?P<who>(?:[^\W\d_]+ ){{0,2}}?{_OFFICE}(?: {_OFFICE})?)\b"
)
_FROM_COUNTRY = re.compile(  # "officers and soldiers from several Caribbean nations"
    rf"\b(?P<who>{_OFFICE}(?: and {_OFFICE})?) (?P<owns>of|from) "
    rf"(?:(?:the|several|other|some|many) )?{_COUNTRY}(?!\w)"
)
_NOT_AFTER = "".join(
    rf"(?<!\b{word} )" for word in ("in", "to", "of", "for", "near", "with", "and")
)
_HAS = "has|have|had|is|was|will|would"
_SENDS = re.compile(  # "Kenya has sent 400 police officers": its own, but not "in Haiti an officer"
    rf"{_NOT_AFTER}\b{_COUNTRY}(?P<owns>) (?:{_HAS}|sent|sends)\b"
    rf"(?P<who>[^.!?;:]{{0,60}}?\b{_OFFICE}(?: {_OFFICE})?)\b"
)
_ACTS = re.compile(rf"{_NOT_AFTER}\b{_COUNTRY} (?:{_HAS})\b")  # "Kenya has"
_TITLED = re.compile(rf"\b(?P<who>President|Minister|Ambassador) [{CAPITALS}]")
_WHO = re.compile(rf"\b{_OFFICE}\b")
_SAME = {
    **dict.fromkeys(("policeman", "policewoman", "cop"), "officer"),
    **dict.fromkeys(("troop", "force", "army", "military", "navy"), "soldier"),
}
"""Who is told of in other words."""


class _Pair(NamedTuple):
    who: str
    country: str
    belongs: bool
    """Whether it is said whose: "the Haiti force" may be a force of others that is there."""


def is_of_others(question: str, article: Article) -> bool:
    """Tell whether an article has whom a question asks about, and of other countries alone.

    "The Haitian officer" is nobody in an article that has only Kenyan ones. Where it does not say
    whose somebody is, it may be anybody's.
    """
    asked = _asked(question)
    told = _countries(article.text) if asked else {}
    return any(pair.who in told and pair.country not in told[pair.who] for pair in asked)


def seems_of_others(question: str, article: Article) -> bool:
    """Tell whether an article has whom a question asks about without a word of whose.

    "President Ruto" is of one of the countries that the article says something of ("Kenya has
    sent …"), and hardly of one that is only where it happens.
    """
    asked = _asked(question)
    told = _titled(article.text) if asked else {}
    return any(pair.country not in told.get(pair.who, {pair.country}) for pair in asked)


def _asked(question: str) -> list[_Pair]:
    return [pair for pair in _pairs(question, _OF_COUNTRY, _FROM_COUNTRY) if pair.belongs]


@lru_cache(maxsize=1_000)
def _countries(text: str) -> dict[str, frozenset[str]]:
    """Return of which countries a text has officers, governments and the like."""
    found: dict[str, set[str]] = {}
    for pair in _pairs(text, _OF_COUNTRY, _FROM_COUNTRY, _SENDS):
        found.setdefault(pair.who, set()).add(pair.country)
    return {who: frozenset(countries) for who, countries in found.items()}


@lru_cache(maxsize=1_000)
def _titled(text: str) -> dict[str, frozenset[str]]:
    """Return of which countries those may be whose title alone a text has, if it says that."""
    acting = frozenset(_country(found) for found in _ACTS.finditer(text))
    titles = {found["who"].lower() for found in _TITLED.finditer(text)}
    return dict.fromkeys(titles - _countries(text).keys(), acting) if acting else {}


def _country(found: re.Match[str]) -> str:
    return COUNTRY_OF[found["country"].lower().replace(".", "")]


def _pairs(text: str, *patterns: re.Pattern[str]) -> Iterator[_Pair]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            country = _country(found)
            belongs = bool(found["owns"]) or country != found["country"].lower()
            for who in _WHO.findall(found["who"]):
                one = re.sub("men$", "man", who.lower()).removesuffix("s")
                yield _Pair(_SAME.get(one, one), country, belongs)
