"""Opposites: what a sentence says of the youngest is no answer about the oldest."""

from collections.abc import Sequence

from index.text.words import WORD

_PAIRS = tuple(
    tuple(frozenset(side.split()) for side in pair.split("/"))
    for pair in (
        "oldest eldest / youngest newest",
        "largest biggest greatest / smallest tiniest",
        "highest tallest / lowest shortest",
        "longest / shortest",
        "best / worst",
        "richest wealthiest / poorest",
        "fastest quickest / slowest",
        "strongest / weakest",
        "hottest warmest / coldest",
        "earliest / latest",
        "permanent / temporary",
        "real / fictional fake",
        "current / former",
        "mother mothers / father fathers",
        "son sons / daughter daughters",
        "grandmother / grandfather",
        "grandson / granddaughter",
        "nephew / niece",
        "boy boys / girl girls",
        "men man male males / women woman female females",
        "advantage advantages / disadvantage disadvantages",
        "positive / negative",
        "legal / illegal",
        "majority / minority",
        "import imports imported / export exports exported",
        "hero heroes / villain villains",
    )
)
"""No converses: who is Ada's husband is told by "Jan and his wife, Ada". Of 12,309 answerable
questions of SQuAD 2.0 (Rajpurkar et al. 2018, arXiv 1806.03822) and SQuADShifts four have an
answering sentence that tells the opposite, of 348 unanswerable ones of SQuAD 2.0 ten a plausible
one."""
Opposite = tuple[frozenset[str], frozenset[str]]
"""The words of which a question has one, and their opposites."""


def opposites_asked(question: str) -> tuple[Opposite, ...]:
    """Return the words of a question that have an opposite, with that, if it has not both."""
    asked = _words(question)
    return tuple(
        (one, other)
        for pair in _PAIRS
        for one, other in (pair, pair[::-1])
        if asked & one and asked.isdisjoint(other)
    )


def tells_opposite(asked: Sequence[Opposite], sentence: str) -> bool:
    """Tell whether a sentence has, for a word that is asked about, only that word's opposite."""
    told = _words(sentence) if asked else frozenset()
    return any(told & other and told.isdisjoint(one) for one, other in asked)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(text))
