"""Follow-ups that name something and ask nothing else: "And Ruto?", "What about the syrup?"."""

import re

from index.question.phrasing import ALSO, ASKING, VERBS
from index.text.stems import stems_of

NAMELESS = (
    rf"{ASKING}|{VERBS}|he|him|she|her|they|them|it|that|this|then|else|more|others?|many|much"
)
"""Words that name nothing, wherever they stand."""
_NAMES = re.compile(
    rf"\W*{ALSO}(?: (?:in|at|on|for|of|from|with|by|to))? (?P<named>[^?!.,;:]{{1,60}}?)\W*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"\b(?:{NAMELESS}"
    r"|after|before|since|until|now|today|later|rest|none|no|not|nothing|anyone|anything|ones?"
    r"|latest|exactly|your?|my)\b",
    re.IGNORECASE,
)
"""What does not name."""


def named_alone(question: str) -> frozenset[str]:
    """Return the stems of what a follow-up names, if it does nothing else; else none.

    What is named may be a kind of answer: "And the cost?".
    """
    found = _NAMES.fullmatch(question)
    named = found["named"] if found else ""
    return frozenset() if _ASKS.search(named) else frozenset(stems_of(named))
