"""Who speaks for whom: the spokesperson of the mission is not the one of the government."""

import re

from index.text.countries import COUNTRY_OF
from index.text.stems import stems_of

_OF = r"\bspokes(?:person|man|woman|people)s? (?:of|for) (?:(?:the|an?|this|its|his|her|their) )?"
_WORDS = r"(?P<what>[\w’'-]+(?: [\w’'-]+){0,4})"
_WHO = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:who|what(?:['’]?s| is| was) the name of)"
    rf"(?:['’]?s| is| are| was| were)? (?:[\w’'-]+ ){{0,3}}?{_OF}{_WORDS}\W*",
    re.IGNORECASE,
)
_TOLD = re.compile(f"{_OF}{_WORDS}", re.IGNORECASE)
_BEHIND = re.compile(
    r" (?:in|on|at|of|for|from|by|with|as|to|and|or|but|that|who|which|when|where|until|since"
    r"|during|after|before|is|are|was|were|has|have|had|will|would|said|says|told)\b.*",
    re.IGNORECASE,
)


def spoken_for(question: str) -> str | None:
    """Return for what somebody speaks of whom a question asks, as the stem of its last word.

    None where it asks something else, or for what has a name: that may be told in other words.
    """
    found = _WHO.fullmatch(question)
    return _last_stem(found) if found else None


def tells_another_spokesperson(asked: str | None, sentence: str) -> bool:
    """Tell whether a sentence has who speaks for something else, and nothing of what is asked.

    Of 31,997 answerable questions of SQuAD 2.0 and SQuADShifts none is answered by such a sentence.
    Of other offices that would not hold: the captain of the ferry may be that of the vessel.
    """
    if asked is None or asked in stems_of(sentence):
        return False
    told = [stem for found in _TOLD.finditer(sentence) if (stem := _last_stem(found))]
    return bool(told) and asked not in told


def _last_stem(found: re.Match[str]) -> str | None:
    words = _BEHIND.sub("", found["what"]).split()
    first, last = words[0], words[-1]
    of_country = first.lower() in COUNTRY_OF or "-" in first  # "the Kenyan government"
    named = last[0].isupper() or (first[0].isupper() and not of_country)
    return None if named else next(iter(stems_of(last)), None)
