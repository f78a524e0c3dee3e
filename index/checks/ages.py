"""Whose age a sentence tells: "Joan Pell, whose son Marcus, 19, left" tells none of Joan Pell's."""

import re

from index.text.names import NAME
from index.text.stems import stem_set, stems_of

_HOW_OLD = re.compile(r"\bhow old (?:is|was) ([^?!]+)", re.IGNORECASE)
_CAPITAL = re.compile(NAME)
_OF_THEIRS = r"\b(?i:his|her|their|whose)(?: [a-z]+){1,2}"
_AGED = re.compile(rf"(?:{_OF_THEIRS}|((?:{NAME}\.? ){{0,4}}{NAME})), \d{{1,3}}\b")
_SMALL_FIGURE = re.compile(r"\b\d{1,3}\b")


def is_age_of_others(question: str, sentence: str) -> bool:
    """Tell whether a sentence names whom a question asks the age of, and has others' ages alone."""
    asked = _HOW_OLD.search(question)
    who = frozenset(stems_of(asked[1])) if asked else frozenset()
    if not who or not who <= stem_set(" ".join(_CAPITAL.findall(sentence))):
        return False
    names = [stem_set(found[1] or "") for found in _AGED.finditer(sentence)]
    others = [name for name in names if not name or not (name <= who or who <= name)]
    return 0 < len(others) == len(_SMALL_FIGURE.findall(sentence))
