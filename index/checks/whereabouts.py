"""Where something is: "the strike at Ruan" is no answer about that at Norden."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from index.checks.whether import asks_whether
from index.text.countries import in_one_word
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import NAME
from index.text.stems import stem_set, stems_of

_NAMED = rf"(?:the )?(?!(?i:{MONTHS}|{WEEKDAYS})\b)(?P<name>{NAME}(?: {NAME})*)"
_SLOT = re.compile(rf"(?P<thing>[^\W\d_]+) (?:in|at|near|from) {_NAMED}")


class Place(NamedTuple):
    """What stands before a name: "strike at Ruan"."""

    thing: str
    """The stem of the word before it."""
    name: frozenset[str]
    """The stems of the name."""


class Asked(NamedTuple):
    """The places that a question has, and the stems of all of its words."""

    places: Sequence[Place]
    words: Set[str]


def whereabouts_asked(question: str) -> Asked | None:
    """Return where what is asked about is, by a question; None where it asks whether it is so."""
    if asks_whether(question):
        return None
    asked = in_one_word(question.rstrip("? "))
    places = list(_places_in(asked))
    return Asked(places, frozenset(stems_of(asked))) if places else None


def tells_another_place(asked: Asked, sentence: str, around: str, text: str) -> bool:
    """Tell whether a sentence has another name in the place of one that is asked about.

    ``around`` are title, section and lead. The name that is asked about must stand in none of them,
    and elsewhere in the article's ``text``: else it may be another form of the name, or its region.
    Of 4,151 answerable questions of SQuAD 2.0, SQuADShifts and ours that have such a name six are
    answered by such a sentence.
    """
    told = list(_places_in(in_one_word(sentence)))
    missing = [
        place.name
        for place in asked.places
        for other in told
        if other.thing == place.thing and other.name.isdisjoint(asked.words)
    ]
    if not missing:
        return False
    near = stem_set(in_one_word(f"{sentence} {around}"))
    missing = [name for name in missing if name.isdisjoint(near)]
    whole = stem_set(in_one_word(text)) if missing else frozenset()
    return any(name <= whole for name in missing)


def _places_in(text: str) -> Iterator[Place]:
    for found in _SLOT.finditer(text):
        name = frozenset(stems_of(found["name"]))
        for thing in stems_of(found["thing"]) if name else ():
            yield Place(thing, name)
