"""Who did it: of "Who shot the officer?", "The officer was shot on Sunday" tells all but that."""

import re
from functools import lru_cache

from index.text.stems import stems_of

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|all)\b"
)
_PLACE = r"(?:in|at|to|on|from|for|with|of|against|by|into|near|over|as|about|after|before)\b"
_WHO = re.compile(
    r"\W*(?:(?:and|but|so) )?who(?:'?s)?(?: (?:is|was) it that)?(?: has| have| had)?"
    rf"(?: \w+ly| else| first)? (?!{_AUXILIARY})(\w+) (?!{_PLACE})(.+)"
)
"""The verb and what it is done to: who "married in 2010" did nothing to anybody."""
_BY_WHOM = re.compile(
    r"\W*(?:by whom (?:is|are|was|were) (.+) (\w+)|who (?:is|are|was|were) (.+) (\w+) by)\W*"
)
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


def leaves_out_doer(question: str, sentence: str) -> bool:
    """Tell whether a sentence says that something was done, and not who did it, which is asked.

    Another verb of the same meaning is not seen. Of 1,141 of our questions that ask so none is
    answered by such a sentence, of 3,495 public ones (SQuAD, SQuADShifts, QAMR) five are.
    """
    asked = _asked_of(question.casefold().replace("’", "'"))
    if asked is None:
        return False
    verb, object_ = asked
    told = _GAP.sub(" ", sentence.casefold()).replace("’", "'")
    done = next((some for some in _PASSIVE.finditer(told) if _is_of(verb, some[1])), None)
    if done is None or _BEHIND.search(told, done.end()):
        return False
    before = told[: done.start()]
    stems = frozenset(stems_of(before))
    return bool(stems & object_) and not (
        stems & frozenset(stems_of(verb)) or _BEFORE.search(before)
    )


@lru_cache(maxsize=32)  # one question is put to many sentences
def _asked_of(question: str) -> tuple[str, frozenset[str]] | None:
    """Return what was done, and the stems of what it was done to; None if it is not asked so."""
    if found := _WHO.fullmatch(question):
        verb, rest = found.groups()
    elif found := _BY_WHOM.fullmatch(question):
        rest, verb = found[1] or found[3], found[2] or found[4]
    else:
        return None
    return None if _MUTUAL.intersection(stems_of(verb)) else (verb, frozenset(stems_of(rest)))


def _is_of(verb: str, participle: str) -> bool:
    """Say whether a word is a participle of a verb, in whatever form that is asked."""
    if participle in (verb, _PARTICIPLES.get(verb)):
        return True
    return participle.endswith(("ed", "en")) and stems_of(verb) == stems_of(participle) != []
