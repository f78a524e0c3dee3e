"""Opposites: what a sentence says of the youngest is no answer about the oldest."""

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
"""No converses: who is Ada's husband is told by "Jan and his wife, Ada". Of 4,371 answerable
questions of SQuAD 2.0 (Rajpurkar et al. 2018, arXiv 1806.03822) one has an answering sentence that
tells the opposite, of 348 unanswerable ones seven a plausible one."""


def tells_opposite(question: str, sentence: str) -> bool:
    """Tell whether a sentence has, for a word of the question, only that word's opposite."""
    asked, told = _words(question), _words(sentence)
    return any(
        asked & one and told & other and asked.isdisjoint(other) and told.isdisjoint(one)
        for pair in _PAIRS
        for one, other in (pair, pair[::-1])
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower().replace("’", "'") for word in WORD.findall(text))
