"""What people say of an answer, or of what they read in it: "He deserved it", "You are wrong"."""

import re

from index.question.phrasing import ASKING, VERBS
from index.text.words import WORD

_ASIDE = (
    r"(?:and|but|so|well|no|nope|nah|yes|yeah|ok(?:ay)?|wow|oh|ah|h+m+|lol|omg|damn|sorry|sure|true"
    r"|right|wrong|sad|really|actually|honestly|great|nice|cool)"
)
_SHORT = r"['’](?:s|re|m|ve|d|ll)\b"
_STATES = re.compile(
    rf"\W*(?:{_ASIDE}\b\W+)*(?:"
    # "That storm" and "its cost" state nothing.
    rf"(?:that|this|it)(?:{_SHORT}| (?:(?:just|also|really) )?(?:{VERBS}"
    r"|(?:sound|seem|look|make|feel)s\b))"
    rf"|(?:he|she|they|we|you|i)(?:{_SHORT}| \w)|(?:thats|hes|shes|theyre|youre|im|ive)\b"
    rf"|(?:my|your) (?:[a-z]+ ){{1,2}}?(?:{VERBS}|[a-z]+ed\b)"
    r"|thank(?:s| you) for\b|rest in peace\b|(?:(?:all )?th[eo]se )?poor [a-z]"
    r"|(?:glad|sorry|sad|happy) (?:that|to|for|he|she|they|it|you)\b)",
    re.IGNORECASE,
)
_UNASKED = re.compile(
    r"(?:\bnot|n['’]?t) (?:\w+ ){0,3}?(?:i (?:asked|meant|was asking|wanted|said)"
    r"|(?:ask|answer)\b(?: (?:me|my|the))?(?: question)?)",
    re.IGNORECASE,
)
"""What was not asked, or not answered: "That's not what I asked"."""
_ASKS = re.compile(
    rf"[?？]|[,;.] {VERBS}|\b(?:{ASKING}|whether|want|need|wonder\w*|ask\w*|mean\w*"
    r"|look(?:ing)? for|search\w*|interested|curious|question|know|would like|['’]d like|tell"
    r"|show|give|find|explain|list|name|heard|read)\b",
    re.IGNORECASE,
)
"""What may ask, or ask for, something: "I need the name of the treasurer"."""


def is_remark(text: str) -> bool:
    """Say whether a text only says something of what was answered, and asks nothing.

    What may be a question in any form is none: "I want to know his age", "he was shot when". Of
    25,800 questions, as they are and in small letters without a mark, one is taken for a remark.
    """
    said, unasked = _UNASKED.subn("", text)
    states = _STATES.match(said) or (unasked and not WORD.search(said))
    return bool(states) and _ASKS.search(said) is None
