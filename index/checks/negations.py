"""What is asked not to be so: that it is so answers nobody."""

import re
from collections.abc import Iterator

from index.text.verbs import verb_stem, verbs_in

_NOT = re.compile(
    r"(?:\b(?:not|never|no longer|without(?= \w+ing\b))\b|n['’]t\b)"
    r"(?! (?:only|just|until|till|least|more|all|every|enough|many|much|yet|even)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^\W*why\b|\b(?:if|because|that|or|so|whether|unless|when (?:it|they))\b", re.IGNORECASE
)
"""Before a "not" that says only when, or why, which other words tell ("as he had a cold")."""
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 3
"""Words behind a "not" within which its verb stands: "not been fully banned"."""
_SAYS_NOT = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|[cdw]on?t|didnt|isnt"
    r"|cant|havent|wouldnt|except\w*|(?:all|none|nothing|anything|every\w+|any\w+) but|only|unless"
    r"|apart|instead|rather|resist\w*|lack\w*|fail\w*|refus\w*|declin\w*|reject\w*|den(?:y|ied|ies)"
    r"|prevent\w*|bann?(?:s|ed)?|barr?(?:s|ed)?|forb\w+|prohibit\w*|stop\w*|hardly|barely|rarely"
    r"|seldom|little|few|abstain\w*|avoid\w*|miss\w*|absen\w*|exclud\w*|exempt\w*|ignor\w*|left"
    r"|leav\w*|remain\w*|others?|rest|less|mainly|although|though|despite|too|spar\w*|against"
    r"|oppos\w*|withh\w+|withdr\w+|remov\w*|drop\w*|postpon\w*|cancel\w*|revers\w*|overturn\w*"
    r"|(?:un|dis|im|ir|il|non)\w+|in\w+(?:ble|ent)|ceas\w*|alone|far|yet|still|quit|gave|lost|loses?"
    r"|before|beyond|deadlock|wait\w*|afraid|fear\w*|fell through|or|hard|difficult|away|ended"
    r"|former|formerly|previous\w*|originally|at first|once|used to|until|till)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What may tell that something is not so, in one of many ways."""


def negated_in(question: str) -> str | None:
    """Return the verb, as its stem, of what a question asks not to be so; None if it does not."""
    found = _NOT.search(question)
    if found is None or _ELSEWHERE.search(question[: found.start()]):
        return None
    behind = _WORD.findall(question[found.end() :])[:_REACH]
    return next(filter(None, map(verb_stem, behind)), None)


def tells_it_is_so(negated: str | None, sentence: str) -> bool:
    """Tell whether a sentence has a verb that is asked not to be so, and nothing that says not.

    Of 993 answerable questions that ask so, public ones and ours, six are answered by such a
    sentence; of nine unanswerable ones of SQuAD 2.0 three have a plausible answer in one.
    """
    told = [word for verb, word in verbs_in(sentence) if verb == negated] if negated else []
    return bool(told) and not any(map(_SAYS_NOT.search, _between(sentence, told)))


def _between(sentence: str, words: list[re.Match[str]]) -> Iterator[str]:
    """Yield what stands before, between and behind some words: "banned" is itself no "not"."""
    start = 0
    for word in words:
        yield sentence[start : word.start()]
        start = word.end()
    yield sentence[start:]
