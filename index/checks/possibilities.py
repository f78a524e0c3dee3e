"""Possibilities: what might happen is no answer to what did."""

import re
from collections.abc import Set

from index.checks.intentions import deeds_asked
from index.text.verbs import verb_stem, verbs_in

_BETWEEN = (
    r"(?: (?:not|also|still|well|even|soon|now|yet|\w+ly))*(?: have)?(?: be(?:en)?)?(?: \w+ly)? "
)
_MIGHT = re.compile(rf"\b(?:might|may|should){_BETWEEN}$")
"""Small letters: "May" is a month."""
_COULD = re.compile(
    r"\b(?:warn\w*|fear\w*|risk\w*|worr\w*|danger|concern\w*|possib\w*|hop(?:e[sd]?|ing)|suggest\w*"
    rf"|predict\w*|estimat\w*|believ\w*)\b[^;:.]*\bcould{_BETWEEN}$"
)
""""Up to five computers could play the files" is what they did."""
_ASKS_IT = re.compile(
    r"\b(?:able|allow\w*|possib\w+|project(?:ed|ion)|estimat\w+|likely|potential\w*|permit\w*"
    r"|suppose\w*|risk\w*|fear\w*|believed|thought|expect\w*|planned)\b",
    re.IGNORECASE,
)
"""A question that asks for possibilities."""
_BACK = 160
"""Characters before a verb that are looked at."""


def done_asked(question: str) -> Set[str]:
    """Return the stems of what may be the verb of a question for what was done; else none."""
    deeds = None if _ASKS_IT.search(question) else deeds_asked(question)
    if deeds is None or deeds.whether:
        return frozenset()
    return frozenset(filter(None, map(verb_stem, deeds.words.values())))


def is_only_possible(asked: Set[str], sentence: str) -> bool:
    """Tell whether a sentence has a verb that is asked about only as what might be.

    "Which goods did shops run short of?" is not answered by the warning that "shops could run short
    of fruit". Of 21,025 answerable questions of SQuAD 2.0, SQuADShifts and ours on what was done
    six are answered by such a sentence.
    """
    might: dict[str, bool] = {}
    for verb, word in verbs_in(sentence) if asked else ():
        if verb in asked:
            before = sentence[max(0, word.start() - _BACK) : word.start()]
            possible = bool(_MIGHT.search(before) or _COULD.search(before))
            might[verb] = might.get(verb, True) and possible
    return any(might.values())
