"""Chatter among people: whether a message asks something, put to nobody by name."""

import re

from index.question.before import asked_in

_OPENED = re.compile(
    r"\W*(?:(?:and|but|et|mais)\W+)?(?P<asked>(?:(?:at|in|on|by|for|to|with|since|from|of|à|de|par"
    r"|depuis) )?(?:(?P<word>who|whom|whose|what|when|where|which|why|how|qui|que|quoi|quand|où"
    r"|quel|quelle|quels|quelles|pourquoi|comment|combien)|is|are|was|were|did|does|do|has|have"
    r"|can|could|will|would|est-ce)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"[?？]\W*$")
_WORD = re.compile(r"\w\S*")
WHOLE = 3
"""Words from which one sign of asking is enough."""


def reads_as_question(text: str, *, follows: bool = False) -> bool:
    """Say whether a message among chatter asks something, whatever greetings stand around it.

    ``follows`` is whether it comes after a question: one word may be enough then ("Why?").
    """
    return any(_asks(asked.bare, 1 if follows else 2) for asked in asked_in(text))


def _asks(asked: str, least: int) -> bool:
    opened, marked = _OPENED.match(asked), _MARK.search(asked) is not None
    count = len(_WORD.findall(opened["asked"] if opened else asked))
    if count >= WHOLE:
        return marked or opened is not None
    return count >= least and marked and opened is not None and opened["word"] is not None
