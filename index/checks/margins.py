"""By how much somebody won: their votes alone do not tell it."""

import re

_BY_HOW_FAR = re.compile(r"\bby how (?:many|much|large|big|wide|narrow)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_WON = re.compile(r"\b(?:w[io]n|los[et]|beat(?:en)?|defeat(?:ed)?|lead|led)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:by|margin|majority|lead|led|leading|ahead|behind|more|fewer|less|than|differ\w+|short"
    r"|narrow\w*|only|just|half|double|twice|over|to|against)\b|\d ?[-–—:] ?\d",
    re.IGNORECASE,
)
"""What may tell of two figures, and how far they are from each other: "won 2-1"."""


def asks_margin(question: str) -> bool:
    """Say whether a question asks by how much somebody won, or was beaten."""
    asked = _BY_HOW_FAR.search(question)
    if asked is None and question.rstrip(" ?!.").lower().endswith(" by"):
        asked = _HOW_MANY.search(question)
    return asked is not None and _WON.search(question, asked.end()) is not None


def leaves_out_margin(asked: bool, sentence: str) -> bool:
    """Tell whether a sentence has nothing of the margin that is ``asked`` for.

    Eight questions of ours and public ones ask for one; no such sentence answers them.
    """
    return asked and not _TELLS.search(sentence)
