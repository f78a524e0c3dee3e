"""Who did it: of "Who shot the officer?", "The officer was shot on Sunday" tells all but that."""

import re

from index.lexical import stems

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|all)\b"
)
_WHO = re.compile(
    rf"\W*(?:(?:and|but|so) )?who (?:\w+ly |else |first )?(?!{_AUXILIARY})(\w+)\b(.*)"
)
_BY_WHOM = re.compile(r"\W*(?:by whom\b|who (?:was|were|is|are)\b(?=.*\bby\W*$))(.*)")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|being|got)(?: not| also| then| once| twice| \w+ly)?"
    r" (?!\w+ing\b)(\w+)"
)
_TELLS = re.compile(
    r"\b(?:by|from|with|between|at the hands?|in (?:an?|the)|amid|during|following|when|while|as"
    r"|after|not?|never|nobody|unknown|unidentified|unclear|whom)\b|n't\b"
)
"""Words behind which the doer may be told, or those that say that nobody knows who it was."""


def leaves_out_doer(question: str, sentence: str) -> bool:
    """Tell whether a sentence says that something was done, and not who did it, which is asked.

    So it is of none that answers one of our 2,144 questions on desks that ask who did something,
    and of six that answer one of 4,005 public ones (SQuAD, QAMR and SQuADShifts).
    """
    asked = _asked_of(question.casefold())
    if asked is None:
        return False
    verb, object_ = asked
    told = sentence.casefold().replace("’", "'")
    done = [some for some in _PASSIVE.finditer(told) if stems(some[1]) & verb]
    return (
        bool(done)
        and all(stems(told[: some.start()]) & object_ for some in done)
        and not _TELLS.search(told, done[0].end())
    )


def _asked_of(question: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the stems of what was done and of what it was done to; None if it is not asked so.

    Behind "by whom" either may be any of the words.
    """
    if found := _WHO.match(question):
        return stems(found[1]), stems(found[2])
    if found := _BY_WHOM.match(question):
        return stems(found[1]), stems(found[1])
    return None
