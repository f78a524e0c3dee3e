"""Who did it: of "Who shot the officer?", "The officer was shot on Sunday" tells all but that.

Nor does it tell what became of the man who shot the officer.
"""

import re

from index.text.stems import stems_of

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|all)\b"
)
_PLACE = r"(?:in|at|to|on|from|for|with|of|against|by|into|near|over|as|about|after|before)\b"
_WHO = re.compile(
    r"\W*(?:(?:and|but|so) )?who(?:'?s)?(?: (?:is|was) it that)?(?: has| have| had)?"
    rf"(?: \w+ly| else| first)? (?!{_AUXILIARY}|(?:the|an?)\b)(\w+) (?!{_PLACE}).+"
)
"""The verb, with what it is done to: who "married in 2010" did nothing to anybody."""
_BY_WHOM = re.compile(
    r"\W*(?:by whom (?:is|are|was|were) .+ (\w+)|who (?:is|are|was|were) .+ (\w+) by)\W*"
)
_OF_WHO_DID_IT = re.compile(
    r"(?!\W*(?:when|where|since|how (?:long|old))\b).*\b(?:the|an?|this|that) (?:[\w-]+ ){1,4}?who"
    rf"(?: has| have| had)? (?!{_AUXILIARY})(\w+) (?!{_PLACE}).+"
)
"""The same within a question on the doer: "What happened to the man who shot the officer?"."""
_PARTICIPLES = {
    "ate": "eaten", "beat": "beaten", "broke": "broken", "chose": "chosen", "drew": "drawn",
    "drove": "driven", "gave": "given", "hid": "hidden", "saw": "seen", "stole": "stolen",
    "threw": "thrown", "took": "taken", "wrote": "written",
}  # fmt: skip
_MUTUAL = frozenset("marri wed divorc engag".split())
"""Stems of what two do together: "Ana and Ben were married" says who."""
_GAP = re.compile(r"[\s*_]+")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|being|got)(?: not| also| then| once| twice| \w+ly)?"
    r" (?!\w+ing\b)(\w+)"
)
_VIOLENCE = (
    r"(?:attacks?|(?:air)?strikes?|raids?|shelling|gunfire|ambush|operations?|clash(?:es)?"
    r"|bombings?|shootings?|violence)"
)
_BEFORE = re.compile(r"\b(?:by|whom|nobody|unknown|unclear|unidentified)\b|\w's\b")
_BEHIND = re.compile(
    rf"\b(?:by|from|with|between|at the hands?|in (?:an?|the)|in (?:[\w-]+ ){{1,3}}{_VIOLENCE}"
    r"|amid|during|following|when|while|as|after|under|through|via|thanks|orders?|behest|request"
    r"|claim\w*|responsib\w*|blam\w*|accus\w*|suspect\w*|arrest\w*"
    r"|not?|never|nobody|unknown|unidentified|unclear|whom)\b|n't\b"
)
"""Words beside which the doer may be told, or those that say that nobody knows who it was."""


def done_in(question: str) -> str | None:
    """Return what was done, a verb, where a question asks who did it or about whoever did it."""
    asked = question.casefold().replace("’", "'")
    if found := _WHO.fullmatch(asked) or _OF_WHO_DID_IT.fullmatch(asked):
        verb = found[1]
    elif found := _BY_WHOM.fullmatch(asked):
        verb = found[1] or found[2]
    else:
        return None
    return None if _MUTUAL.intersection(stems_of(verb)) else verb


def leaves_out_doer(verb: str, sentence: str) -> bool:
    """Tell whether a sentence says that something was done, and not who did it, which is asked.

    To whomever it was done: that another was shot does not tell who shot the officer either.
    Another verb of the same meaning is not seen. Of 834 answerable questions of SQuAD 2.0 and
    SQuADShifts that ask so four are answered by such a sentence, of 2,204 of our own one.
    """
    told = _GAP.sub(" ", sentence.casefold()).replace("’", "'")
    found = next((some for some in _PASSIVE.finditer(told) if _is_of(verb, some[1])), None)
    if found is None or _BEHIND.search(told, found.end()):
        return False
    before = told[: found.start()]
    return not (_BEFORE.search(before) or set(stems_of(before)).intersection(stems_of(verb)))


def _is_of(verb: str, participle: str) -> bool:
    """Say whether a word is a participle of a verb, in whatever form that is asked."""
    if participle in (verb, _PARTICIPLES.get(verb)):
        return True
    return participle.endswith(("ed", "en")) and stems_of(verb) == stems_of(participle) != []
