"""Whose child somebody is: that tells neither whom they married nor what children they have."""

import re
from collections.abc import Set

from index.checks.deeds import stems_in
from index.text.names import NAME, names_in
from index.text.stems import stems_of

_CHILDREN = r"(?:child(?:ren)?|kids?|sons?|daughters?)\b"
_ASKS = re.compile(
    r"\b(?:husbands?|wife|wives|spouses?|married|marry)\b"
    rf"|\b(?:have|had|has|many|any)\b.{{0,99}}?\b{_CHILDREN}|{NAME} {_CHILDREN}",
    re.DOTALL,
)
_OF_ELDERS = re.compile(
    r"\b(?:parents?|fathers?|mothers?|siblings?|brothers?|sisters?|born|whose)\b", re.IGNORECASE
)
_IS_CHILD = re.compile(
    r"\bborn\b[^.;]{0,99}?\bto\b(?= (?:an?|the|his|her) |\s[A-Z])"
    rf"|\b{_CHILDREN}(?:, [^,]{{1,40}},)? (?:of|to)\b(?! (?:his|her|their)\b)"
)
"""Behind it stand the parents: "born to a riveter", "the third of five children of Jonas Lund"."""
_OWN_FAMILY = re.compile(
    r"\b(?:marr(?:y|ied|ies|iage\w*)|divorc\w+|widow\w*|husband|wed|fianc\w+|survived by"
    r"|(?:they|couple|he|she) ha(?:d|s|ve))\b",
    re.IGNORECASE,
)


def family_asked(question: str) -> Set[str]:
    """Return the stems of the names of whom a question asks for husband, wife or children.

    Empty if it asks for another thing, or names nobody.
    """
    if not _ASKS.search(question) or _OF_ELDERS.search(question):
        return frozenset()
    return stems_in(names_in(question))


def tells_parents(asked: Set[str], sentence: str) -> bool:
    """Tell whether a sentence has the parents of one whose own family is asked for, and not that.

    Of 172 answerable questions that ask so (SQuAD 2.0, SQuADShifts and ours) none is answered by
    such a sentence.
    """
    found = _IS_CHILD.search(sentence) if asked else None
    if found is None or _OWN_FAMILY.search(sentence):
        return False
    return asked.isdisjoint(stems_of(sentence[found.end() :]))
