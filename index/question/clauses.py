"""Questions in the order of words of a clause: "… and what happened to the driver?"."""

import re

from index.question.phrasing import ASKING, VERBS
from index.question.wording import Wording
from index.text.verbs import PAST

JOINS = r"(?:and|&|\+)"
_NEAR = r"(?:in|at|of|on|to|for|from|with|by|after|before)"
_THE = r"(?:the|an?|his|her|its|their)"
_OBJECT = (
    rf"(?:\s+{_NEAR})?\s+(?:him|her|it|them|us|this|that|next|then|there"
    rf"|{_THE}(?:\s+[\w’'-]+){{1,3}}|(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+){{0,2}})"
    rf"(?:\s+{_NEAR}\s+(?:{_THE}\s+)?\w+)?"
)
DID = (
    rf"who\s+(?!{VERBS})[a-z]{{3,}}(?:\s+(?:him|her|it|them|us|this|that"
    rf"|(?:the|an?)\s+\w+(?:\s+{_NEAR}\s+(?:the\s+)?\w+)?))?\W{{0,10}}$"
)
"""Who did something, which only ends a question that is whole: "… and who shot him?"."""
_HAPPENED = (
    r"what\s+(?:happen(?:s|ed)(?! to be\b)|caus(?:es|ed)|led to|triggered|sparked|prompted"
    r"|went wrong)\b"
)
HAPPENED = rf"{_HAPPENED}(?:{_OBJECT})?"
CLAUSE = (
    rf"(?:{HAPPENED}|(?:which|what)\s+\w+\s+(?:\w+\s+)?{PAST}{_OBJECT})"
    rf"(?=\W{{0,10}}$|,?\s+{JOINS}\s)|{DID}"
)
"""What asks, behind a question that can have no clause: "… and which doctor treated him?"."""
_TELLS = "|".join(
    r"""
    about admit\w* analy\w* announc\w* answer\w* argu\w* ask\w* assess\w* believ\w* between
    check\w* clarif\w* clear comment\w* confirm\w* consider\w* cover\w* debat\w* decid\w*
    den(?:y|ied) depends? describ\w* details? determin\w* diagnos\w* disagree\w* disclos\w*
    discover\w* discuss\w* disput\w* document\w* establish\w* eviden\w* examin\w* expla[in]\w*
    find findings? found hear heard hid\w* identif\w* imagin\w* inform\w* inquir\w* investigat\w*
    judg\w* kn[eo]w\w* learn\w* list\w* look\w* mention\w* news opinions? outlin\w* predict\w*
    prob(?:e|ed|ing) prov(?:e|ed|en|ing) publish\w* read reali[sz]e\w* recall\w* recogni[sz]\w*
    record\w* remember\w* report\w* research\w* reveal\w* said saw say see seen show\w*
    stud(?:y|ies|ied) suspect\w* tell test\w* theor\w* think thought told trac(?:e|ed|ing) unclear
    uncover\w* understand\w* understood verif\w* views? witness\w* wonder\w* wr[io]te
    """.split()
)
_CANNOT_TELL = re.compile(
    rf"\W*(?:(?:and|but|so)\b\W*)?(?:(?:when|where|why|how)\b|(?:what|which)\s+\w+\s+{VERBS}"
    r"|(?:who|what)(?:['’]s\b|\s+(?:is|are|was|were)\b))"
    rf"(?:(?!\b(?:{ASKING}|if|whether|that|{_TELLS})\b).)+",
    re.IGNORECASE,
)
"""Not "How did he find the hole and what caused it?", which may ask how he found what did."""
_NO_VERB = re.compile(
    rf"\W*(?:when|where|why|how)\s+{VERBS}(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)\s+(?:{_THE}\s+)?\w+"
    rf"(?:\s+{_NEAR}\s.*)?",
    re.IGNORECASE,
)
"""Half of a question: "How did the war" goes on behind "… and what came of it"."""


def can_have_clause(question: str) -> bool:
    """Say whether a clause behind a question and an "and" may be part of it.

    That of "When was the report on the crash and what caused it published?" is.
    """
    asked = Wording(question).bare
    return _CANNOT_TELL.fullmatch(asked) is None or _NO_VERB.fullmatch(asked) is not None
