"""Offices: the spokesperson of the mission is not the one of the government."""

import re

from index.text.stems import stems_of

_OFFICE = (
    r"(?:spokes(?:person|man|woman|people)|(?:prime |vice[- ])?(?:president|minister)|premier|head"
    r"|leader|director|chief|captain|mayor|owner|founder|secretary|chair(?:man|woman|person)?"
    r"|commander|ambassador|governor|manager|coach|editor|general|judge|lawyer|prosecutor|deputy)"
)
_OF = rf"\b(?P<office>{_OFFICE})s? (?:of|for) (?:(?:the|an?|this|that|its|his|her|their) )?"
_WHO = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:who|what(?:['’]?s| is| was) the name of)"
    rf"(?:['’]?s| is| are| was| were)? (?:[\w’'-]+ ){{0,3}}?{_OF}"
    r"(?P<what>[\w’'-]+(?: [\w’'-]+){0,4})\W*",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"{_OF}(?P<what>[\w’'-]+(?: [\w’'-]+){{0,4}})", re.IGNORECASE)
_BEHIND = re.compile(
    r" (?:in|on|at|of|for|from|by|with|as|to|and|or|but|that|who|which|when|where|until|since"
    r"|during|after|before|is|are|was|were|has|have|had|will|would|said|says|told)\b.*",
    re.IGNORECASE,
)
_PRESENT = frozenset(("day", "time", "year"))
"""Of no matter: "the president of the day"."""

Office = tuple[str, str]
"""What it is called, and the stem of what it is of."""


def office_asked(question: str) -> Office | None:
    """Return which office of what a question asks who holds; None where it asks something else.

    What is called by a name may be told in other words, and is left out.
    """
    found = _WHO.fullmatch(question)
    return _office(found) if found else None


def tells_another_office(asked: Office | None, sentence: str) -> bool:
    """Tell whether a sentence has such an office of something else, and nothing of the asked.

    Of 31,997 answerable questions of SQuAD 2.0 and SQuADShifts none is answered by such a sentence.
    """
    if asked is None or asked[1] in stems_of(sentence):
        return False
    told = [office for found in _TOLD.finditer(sentence) if (office := _office(found))]
    same = [of for called, of in told if called == asked[0]]
    return bool(same) and asked[1] not in same and _PRESENT.isdisjoint(same)


def _office(found: re.Match[str]) -> Office | None:
    office, head = found["office"].lower(), _BEHIND.sub("", found["what"]).split()[-1]
    stems = stems_of(head) if head[0].islower() else []
    called = "spokesperson" if office.startswith("spokes") else office
    return (called, stems[0]) if stems else None
