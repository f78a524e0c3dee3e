"""Offices: the president of Orvania is not that of Keldan, nor the mission's spokesperson a firm's.

Of what has no name, spokespersons alone are told apart: the captain of the ferry may be that of the
vessel.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.text.countries import COUNTRY_OF_STEM, in_one_word
from index.text.names import CAPITALS
from index.text.stems import stems_of

_SPOKES = r"spokes(?:person|man|woman|people)s?"
_OFFICE = (
    rf"(?P<office>{_SPOKES}|chief executive(?: officer)?|(?:vice[- ])?president|premier|chancellor"
    r"|(?:(?:prime|foreign|finance|interior|health|defen[cs]e|education|justice) )?minister"
    r"|chair(?:man|woman|person)?|director(?:[- ]general)?|(?:head )?coach|captain|manager"
    r"|governor|mayor|ambassador|ceo|chief)"
)
_NAME = rf"[{CAPITALS}][\w’-]*(?: (?:of |the |de )?[{CAPITALS}][\w’-]*)*"
_OF = r"(?:of|for) (?:(?:the|an?|this|its|his|her|their) )?"
_WORDS = r"[\w’'-]+(?: [\w’'-]+){0,4}"
_ASKED = re.compile(
    r"\W*(?:(?i:and|but|so) )?(?i:who|what(?:['’]?s| is| was) the name of)"
    rf"(?i:['’]?s| is| are| was| were)? (?:[\w’'-]+ ){{0,3}}?(?i:\b{_OFFICE}) (?i:{_OF})"
    rf"(?P<of>{_WORDS})\W*"
)
_TOLD = (
    re.compile(rf"(?i:\b{_OFFICE})(?: {_NAME})?,? (?i:{_OF})(?P<of>{_NAME})"),
    re.compile(rf"(?P<of>{_NAME})['’]s? (?:[a-z-]+ ){{0,2}}?(?i:{_OFFICE})\b"),
)
_TOLD_OF_THINGS = re.compile(
    rf"\b(?P<office>{_SPOKES}) {_OF}(?P<of>(?:[\w’'-]*-)?[a-z][\w’'-]*(?: [a-z][\w’'-]*){{0,4}})",
)
_BEHIND = re.compile(
    r" (?:in|on|at|of|for|from|by|with|as|to|and|or|but|that|who|which|when|where|until|since"
    r"|during|after|before|is|are|was|were|has|have|had|will|would|said|says|told)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office, and of what it is."""

    called: str
    of: frozenset[str]
    """The stems of a name, with countries for their people, or that of a thing's last word."""
    named: bool
    """Whether that is a name."""


def office_asked(question: str) -> Office | None:
    """Return which office of what a question asks who holds; None where it asks something else."""
    found = _ASKED.fullmatch(in_one_word(question))
    return next(_offices(found), None) if found else None


def tells_another_office(asked: Office | None, sentence: str) -> bool:
    """Tell whether a sentence has such an office of something else, and none of what is asked.

    Of 31,997 answerable questions of SQuAD 2.0 and SQuADShifts two are answered by such a sentence,
    and of 262 of our own that ask so none.
    """
    if asked is None or (not asked.named and not asked.of.isdisjoint(stems_of(sentence))):
        return False
    patterns = _TOLD if asked.named else (_TOLD_OF_THINGS,)
    text = in_one_word(sentence)
    told = [
        some
        for pattern in patterns
        for found in pattern.finditer(text)
        for some in _offices(found)
        if some.called == asked.called
    ]
    return bool(told) and all(asked.of.isdisjoint(some.of) for some in told)


def _offices(found: re.Match[str]) -> Iterator[Office]:
    """Yield the office that a match has, if it says of what it is."""
    words = _BEHIND.sub("", found["of"]).split()
    named = words[-1][0].isupper()
    stems = stems_of(" ".join(words) if named else words[-1])
    if stems:
        of = frozenset(COUNTRY_OF_STEM.get(stem, stem) for stem in stems)
        yield Office(_called(found["office"].lower()), of, named)


def _called(office: str) -> str:
    if office.startswith("spokes"):
        return "spokesperson"
    return "ceo" if office.startswith("chief executive") else office
