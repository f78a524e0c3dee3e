"""Questions that are only told of: "I want to know who switched off the alarm" says not who."""

import re
from dataclasses import dataclass

from index.text.stems import stems_of

_WORD = "(?P<word>who|whom|whose|what|when|where|why|which|how)"
_ASKS = re.compile(rf"\W*(?:(?:and|but|so) )?{_WORD}\b", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"\b(?:(?:want|need|wish|like|demand|deserve|right)(?:s|ed)?(?: \w+)? to (?:know|find out|learn"
    r"|be told|understand)|(?:ask|wonder)(?:s|ed|ing)?(?: \w+)?"
    rf"|questions? (?:is|of|about|over|as to)),? (?:just |exactly |only )?{_WORD}\b"
    r"(?P<asked>[^,.;:?!“”\"]{0,200})(?:\W{0,9}$|[,.!?]?[”\"])",
    re.IGNORECASE,
)
"""What ends a sentence or speech; "Asked who gave the order, he did not know" goes on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks."""

    word: str
    """How it begins: "who"."""
    stems: frozenset[str]


def wanted_in(question: str) -> Wanted | None:
    """Return what a question asks, if it begins with a question word and has others."""
    asked, stems = _ASKS.match(question), frozenset(stems_of(question))
    return Wanted(asked["word"].lower(), stems) if asked and stems else None


def only_asks(wanted: Wanted | None, sentence: str) -> bool:
    """Tell whether a sentence ends with the question, or most of it, which somebody asks.

    Of 59,325 answerable questions of ours and public ones one is answered by such a sentence.
    """
    if wanted is None or (told := _TOLD_OF.search(sentence)) is None:
        return False
    if told["word"].lower() != wanted.word:
        return False
    return 2 * len(wanted.stems & frozenset(stems_of(told["asked"]))) >= len(wanted.stems)
