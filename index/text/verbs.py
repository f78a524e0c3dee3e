"""The forms of verbs: what a question asks as "steal", an article tells as "stole"."""

import re
from functools import lru_cache

from index.text.stems import stems_of
from index.text.words import WORD

_IRREGULAR = """
beat beat beaten, become became become, begin began begun, bite bit bitten, break broke broken,
bring brought brought, build built built, buy bought bought, catch caught caught,
choose chose chosen, draw drew drawn, drive drove driven, eat ate eaten, feed fed fed,
fight fought fought, find found found, forbid forbade forbidden, forgive forgave forgiven,
get got got, give gave given, go went gone, grow grew grown, hang hung hung, hear heard heard,
hide hid hidden, hold held held, keep kept kept, know knew known, lead led led, leave left left,
lend lent lent, lose lost lost, make made made, meet met met, pay paid paid, ride rode ridden,
ring rang rung, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent,
shake shook shaken, shoot shot shot, show showed shown, sing sang sung, sink sank sunk,
speak spoke spoken, steal stole stolen, strike struck struck, swear swore sworn, take took taken,
teach taught taught, tear tore torn, tell told told, think thought thought, throw threw thrown,
wear wore worn, win won won, write wrote written
"""
_BASE = {
    form: base
    for base, *forms in (each.split() for each in _IRREGULAR.split(","))
    for form in forms
}
PAST = rf"(?:\w{{2,}}ed|{'|'.join(forms.split()[1] for forms in _IRREGULAR.split(','))})\b"
"""A word that may be the past of a verb: "treated", "led"."""
_PARTICIPLES = {forms.split()[-1] for forms in _IRREGULAR.split(",")}


def is_participle(word: str) -> bool:
    """Say whether a word can follow "was" as what is done: "stolen", "robbed"."""
    low = word.lower()
    return low in _PARTICIPLES or low.endswith("ed")


def verb_stem(word: str) -> str | None:
    """Return what all forms of a verb have in common; None of words of grammar.

    "sue", "sued" and "suing" are told apart by the stemmer, which wants two letters more.
    """
    low = word.lower()
    if low == "own":  # a word of grammar elsewhere: "his own"
        return low
    stems = stems_of(_BASE.get(low, low))
    return stems[0].removesuffix("e") if stems else None


@lru_cache(maxsize=2_000)
def verbs_in(sentence: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Return the words of a sentence that may be verbs, with their stems, and remember them.

    As ``stem_set`` does, and as little for what people ask.
    """
    found = ((verb_stem(word.group()), word) for word in WORD.finditer(sentence))
    return tuple((stem, word) for stem, word in found if stem)
