"""Where something is: "the strike at Ruan" is no answer about that at Norden."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from index.checks.whether import asks_whether
from index.text.countries import COUNTRY_OF_STEM, in_one_word
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import NAME, OWNED
from index.text.stems import stem_set, stems_of

_NAMED = rf"(?:the )?(?!(?i:{MONTHS}|{WEEKDAYS})\b)(?P<name>{NAME}(?: {NAME})*)"
_SLOT = re.compile(rf"\b(?P<thing>[^\W\d_]+) (?:in|at|near|from) {_NAMED}")

_OPENS = re.compile(rf"\W*(?:(?:But|And|Meanwhile,?) )?[Ii]n {_NAMED}")
"""What a sentence says first of where all of it is: "In Ruan, the strike went on"."""
_OF = re.compile(rf"\b(?:in|at|of|for|from|to) {_NAMED}")

_COUNTRIES = COUNTRY_OF_STEM.keys()


class Place(NamedTuple):
    """What stands before a name: "strike at Ruan"."""

    thing: str
    """The stem of the word before it."""
    name: frozenset[str]
    """The stems of the name."""


class Whereabouts(NamedTuple):
    """The places that a question has, the names that may be places, and the stems of its words."""

    places: Sequence[Place]
    names: Sequence[frozenset[str]]
    words: Set[str]


def whereabouts_asked(question: str) -> Whereabouts | None:
    """Return where what is asked about is, by a question; None where it asks whether it is so."""
    if asks_whether(question):
        return None
    asked = in_one_word(question.rstrip("? "))
    # Initials are another form of a name; of countries ``places`` tells, in all their forms.
    found = [some["name"] for some in _OF.finditer(asked) if not some["name"].isupper()]
    names = [name for name in map(frozenset, map(stems_of, found)) if not name & _COUNTRIES]
    places = list(_places_in(asked))
    return Whereabouts(places, names, frozenset(stems_of(asked))) if names or places else None


def places_given_way(asked: Whereabouts, sentence: str) -> Sequence[frozenset[str]]:
    """Return the names that are asked about in whose place a sentence has another one."""
    said = in_one_word(sentence)
    others = [place for place in _places_in(said) if place.name.isdisjoint(asked.words)]
    told = {place.thing for place in others}
    missing = [place.name for place in asked.places if place.thing in told]
    opens = _OPENS.match(said)
    owns = opens and OWNED.search(opens["name"])  # "In Ada’s words"
    if opens and not owns and asked.words.isdisjoint(stems_of(opens["name"])):
        missing += filter(None, asked.names)
    words = stem_set(said) if missing else frozenset()
    return [name for name in missing if name.isdisjoint(words)]


def stand_elsewhere(names: Sequence[frozenset[str]], around: str, text: str) -> bool:
    """Tell whether an article has one of some names, but not ``around`` a sentence that has not.

    ``around`` are title, section and lead. What the ``text`` has nowhere may be another form of the
    other name, or its region. Of 9,164 answerable questions of SQuAD 2.0, SQuADShifts and ours that
    have such a name ten are answered by a sentence that has another one in its place.
    """
    near = stem_set(in_one_word(around))
    missing = [name for name in names if name.isdisjoint(near)]
    whole = _stems_of_article(text) if missing else frozenset()
    return any(name <= whole for name in missing)


@lru_cache(maxsize=100)
def _stems_of_article(text: str) -> frozenset[str]:
    return frozenset(stems_of(in_one_word(text)))


def _places_in(text: str) -> Iterator[Place]:
    for found in _SLOT.finditer(text):
        name = frozenset(stems_of(found["name"]))
        for thing in stems_of(found["thing"]) if name else ():
            yield Place(thing, name)
