"""Who won a battle: when it was fought, and by whom, does not tell it."""

import re

_WHO_WON = re.compile(
    r"\b(?:who|wh(?:ich|at) (?:side|army|country|nation|king|general)) (?:(?:has|had) )?w[io]ns? "
    r"(?:(?!at|in|on|for|during)[\w’'-]+ ){0,4}?(?:battle|war|siege|fight|conflict|campaign)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:w[io]n\w*|los[et]\w*|loss\w*|victor\w*|triumph\w*|beat\w*|defeat\w*|conquer\w*"
    r"|captur\w*|surrender\w*|success\w*|fail\w*|overc[oa]me|overr[au]n|overw\w+|r[ae]n|rout\w*"
    r"|crush\w*|destroy\w*|repuls\w*|repel\w*|retreat\w*|withdr\w+|fle[ed]\w*|broke\w*|drove"
    r"|driven|forced|fell|fall|took|taken|collaps\w*|capitulat\w*|annihilat\w*|inconclusive|draw"
    r"|drawn|stalemate|indecisive|truce|peace|armistice|unknown|unclear|disput\w*|decid\w*"
    r"|decisive\w*|advantage|upper hand|demise|end(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""What may tell how it ended, or that it had no victor."""


def asks_victor(question: str) -> bool:
    """Say whether a question asks who won a battle or a war."""
    return _WHO_WON.search(question) is not None


def leaves_out_victor(asked: bool, sentence: str) -> bool:
    """Tell whether a sentence has nothing of how the battle ended that is ``asked`` about.

    Of 59,325 answerable questions of ours and public ones two ask so, too few to tell what it hits.
    """
    return asked and not _TELLS.search(sentence)
