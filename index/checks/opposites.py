"""Opposites: what a sentence says of the youngest is no answer about the oldest."""

import re
from collections.abc import Sequence

from index.checks.whether import asks_whether
from index.text.words import WORD

_PAIRS = tuple(
    tuple(frozenset(side.split()) for side in pair.split("/"))
    for pair in (
        "oldest eldest / youngest newest",
        "largest biggest greatest / smallest tiniest",
        "highest tallest / lowest shortest",
        "higher / lower",
        "longest / shortest",
        "longer / shorter",
        "long / short",
        "best / worst",
        "richest wealthiest / poorest",
        "fastest quickest / slowest",
        "quick quicker quickly / slow slower slowly",
        "strongest / weakest",
        "strong stronger / weak weaker",
        "wide wider / narrow narrower",
        "deep deeper / shallow shallower",
        "hottest warmest / coldest",
        "earliest / latest",
        "early / late",
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
        "optimistic / pessimistic",
        "voluntary / compulsory mandatory",
        "urban / rural",
        "legal / illegal",
        "majority / minority",
        "rise rises rose risen rising increase increases increased"
        " / fell falls drop drops dropped decrease decreases decreased decline declines declined",
        "raise raises raised / lower lowers lowered cut cuts reduce reduces reduced",
        "include includes included / exclude excludes excluded",
        "hire hires hired / sack sacks sacked dismiss dismisses dismissed",
        "praise praises praised / criticise criticises criticised criticize criticizes criticized"
        " complain complains complained",
        "agree agrees agreed / refuse refuses refused reject rejects rejected declined",
        "approve approves approved / reject rejects rejected",
        "strengthen strengthens strengthened / weaken weakens weakened",
        "encourage encourages encouraged / discourage discourages discouraged",
        "slow slows slowed / accelerate accelerates accelerated speed speeds sped catalyse"
        " catalyses catalyze catalyzes",
        "frequent frequently / rare rarely",
        "victory victories / defeat defeats",
        "import imports imported / export exports exported",
        "taller / shorter",
        "heavier / lighter",
        "better / worse",
        "easier / harder",
        "easiest / hardest",
        "hotter warmer / colder cooler",
        "wettest / driest",
        "initial / final",
        "beginning / end",
        "starting / ending",
        "opened opening / closed closing",
        "arrival / departure",
        "appear appears appeared / vanish vanishes vanished disappear disappears disappeared",
        "increasing rising / decreasing falling declining",
        "grow grows grew grown growing / shrink shrinks shrank shrunk shrinking",
        "gain gains gained / lose loses lost loss losses",
        "improve improves improved / worsen worsens worsened deteriorate deteriorated",
        "above / below",
        "inside / outside",
        "success successes / failure failures",
        "succeeded / failed",
        "successful successfully / unsuccessful unsuccessfully",
        "supported / opposed",
        "accept accepts accepted acceptance / reject rejects rejected rejection",
        "approval / rejection",
        "admit admits admitted / deny denies denied",
        "vote_for / vote_against",
        "cheaper / dearer",
        "allow / forbid",
        "imprisoned jailed / freed released",
        "captured / released",
        "hired appointed promoted / fired dismissed sacked demoted ousted",
        "profit profits / loss losses",
        "important / unimportant",
        "common / rare",
        "usual usually / unusual rarely",
        "always / never",
        "famous / obscure",
        "popular / unpopular",
        "complete completed / incomplete abandoned",
        "safe / unsafe dangerous",
        "healthy / sick",
        "born / buried",
        "birth / death",
        "brother brothers / sister sisters",
        "prince / princess",
        "uncle / aunt",
        "dawn sunrise / dusk sunset",
        "hot / cold",
        "northward northwards / southward southwards",
        "eastward eastwards / westward westwards",
        "full / empty",
        "clean / dirty",
        "bright / dim",
        "friend friends ally allies / enemy enemies",
        "attack attacked / defence defense defended",
        "advance advanced / retreat retreated",
        "hidden / visible",
        "created founded / destroyed dissolved disbanded",
        "construction / demolition",
        "add adds added / remove removes removed",
        "attached / detached",
        "connected / separated",
        "merged / split",
        "forward / backward",
        "independent / dependent",
        "strength strengths / weakness weaknesses",
        "benefit benefits / drawback drawbacks",
        "love loves loved / hate hates hated",
        "liked / disliked",
        "simple / complex",
        "fair / unfair",
        "everyone everybody / nobody",
        "hero heroes / villain villains",
    )
)
"""No converses: who is Ada's husband is told by "Jan and his wife, Ada". Of 59,325 answerable
questions, public ones (SQuAD 2.0 and SQuADShifts the most) and ours, 30 have an answering sentence
that tells the opposite, of 348 unanswerable ones of SQuAD 2.0 13 a plausible one. Left out, for
they hit more answerable ones than that: more and less, before and after, first and last, win and
lose, begin and end, support and oppose."""
_HOW_LONG = re.compile(
    r"\bhow (?:long|short|wide|deep|high|strong|quickly|late|slow|frequently)\b", re.IGNORECASE
)
"""What has no opposite: it took a short time."""
_VOTE = frozenset("vote votes voted voting".split())
_SIDES = {
    "vote_for": re.compile(r"\bvot(?:e[ds]?|ing) for\b|\bin favou?r\b", re.IGNORECASE),
    "vote_against": re.compile(r"\bagainst\b", re.IGNORECASE),
}
"""As words of a text in which is voted: "voted for it, 97 against"."""
Opposite = tuple[frozenset[str], frozenset[str]]
"""The words of which a question has one, and their opposites."""


def opposites_asked(question: str) -> tuple[Opposite, ...]:
    """Return the words of a question that have an opposite, with that, if it has not both.

    None where it asks whether it is so: "Did prices rise?" is told by how much they fell.
    """
    asked = frozenset() if asks_whether(question) else _words(_HOW_LONG.sub("", question))
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
    words = frozenset(word.lower() for word in WORD.findall(text))
    voted = [word for word, side in _SIDES.items() if side.search(text)] if words & _VOTE else []
    return words.union(voted)
