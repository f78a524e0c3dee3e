"""Follow-ups that name something and ask nothing else: "And Ruto?", "What about the syrup?"."""

import re

from index.question.phrasing import ASKING, VERBS
from index.text.stems import stems_of

_NAMES = re.compile(
    r"\W*(?:(?:and|but|so)(?: (?:what|how) about)?|(?:what|how) about)"
    r"(?: (?:in|at|on|for|of|from|with|by|to))? (?P<named>[^?!.,;:]{1,60}?)\W*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"\b(?:{ASKING}|{VERBS}|he|him|she|her|they|them|it|that|this|then|else|more|others?|many|much"
    r"|after|before|since|until|now|today|later|rest|none|no|not|nothing|anyone|anything|ones?"
    r"|reasons?|causes?|dates?|days?|times?|years?|months?|places?|names?|numbers?|figures?"
    r"|sources?|results?|outcomes?|details?|latest|exactly|your?|my)\b",
    re.IGNORECASE,
)
"""What does not name, or names a kind of answer: "And the date?" is answered by a date."""


def named_alone(question: str) -> frozenset[str]:
    """Return the stems of what a follow-up names, if it does nothing else; else none."""
    found = _NAMES.fullmatch(question)
    named = found["named"] if found else ""
    return frozenset() if _ASKS.search(named) else frozenset(stems_of(named))
