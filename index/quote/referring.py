"""Whom a sentence refers to: "she" behind "Her lawyer, Ada Li, denies it" is not Ada Li."""

import re

from index.quote.leaning import (
    SPEAKS,
    SPOKEN_BY_PRONOUN,
    THEN_SOMEBODY,
    THING_OF_SOMEBODY,
    TOLD_BY_PRONOUN,
    has_name,
    leans,
)
from index.text.names import NAME
from index.text.speech import is_all_speech, open_speech

_CAPITAL = re.compile(NAME)
_BY_OFFICE = re.compile(
    r"\bthe (?:[a-z][\w-]* ){1,4}(?:said|says|added|told|explained|asked|wrote|warned|argued)\b"
    r"|\b(?:said|says|added|explained|asked|wrote|warned|argued) (?:the|an?) [a-z]"
)
"""Who speaks, by office: "…, the judge said", "…, said a neighbour"."""
_ALL_TOLD = re.compile(rf"(?<!\bbecause){TOLD_BY_PRONOUN.pattern}")
"""The same where she tells all of it, not why alone: "She left because, she said, it was late."."""
_OPENING_PRONOUN = re.compile(r"\W*(?:\w+\W+){0,2}?(?:(he|his)|(she|her))\b", re.IGNORECASE)
_MAN = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:(?:grand|step)?(?:son|father)|brother|husband|uncle|nephew|boy)\b"
    r"(?! of\b)"
)
_WOMAN = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:(?:grand|step)?(?:daughter|mother)|sister|wife|widow|aunt|niece|girl)\b"
    r"(?! of\b)"
)
"""Who is told of by kinship alone, as at the beginning of "Another son, Peter, died."."""
_SAYS = re.compile(
    r"(?:he|she)(?:['’]s| has| had| is| was)?(?: \w+ly| also| later| then)?"
    r" (?:said|says|saying|add(?:s|ed|ing)|told|tells|explain(?:s|ed)|ask(?:s|ed)|wrote|writes"
    r"|warn(?:s|ed)|argue[sd]?|call(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|stress(?:es|ed)|promis"
    r"(?:es|ed)|urg(?:es|ed)|declin(?:es|ed)|refus(?:es|ed)|described?|describes|den(?:ies|ied)"
    r"|accus(?:es|ed)|prais(?:es|ed)|criticis(?:es|ed)|thank(?:s|ed)|blam(?:es|ed))\b",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"\W*(?:His|Her|Their|Its)(?: [a-z][\w-]*){1,4}(?:, (?:(?:the|an?) )?[a-z][\w-]*"
    rf"(?: [a-z][\w-]*){{0,3}})?,? {NAME}\.?(?: {NAME}\.?)*,?\s"
)
_OWNS = re.compile(
    rf"\W*(?:{NAME} ){{1,3}}(?:(?!(?:said|says|added|told|tells|that|and|who)\b)[a-z]+ ){{1,4}}"
    r"(?:his|her) (?!(?:about|as|at|by|for|from|he|how|if|in|on|she|that|they|to|when|why"
    r"|with)\b)[a-z]"
)
"""Who is told of alone, where nothing says "she": "Li later called his words a mistake."."""
_THING = re.compile(r"\W*(?:\w+\W+){0,2}?(?:(its?)|the(?:y|ir|m|se))\b", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf", {NAME}(?: {NAME})*[,.;]|{NAME}(?: {NAME})*, (?:who|whose|an?|the|\d{{1,3}})\b"
)
""" "The organist, Bo Rao, let her play." """
_PRONOUN = re.compile(r"\b(?:(he|his)|she|hers?)\b", re.IGNORECASE)
_HE, _SHE = (
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in ("he|his|him", "she|hers?")
)


def names_its_speaker(text: str) -> bool:
    """Tell whether a sentence says who speaks in it, by name or office, whomever it is about."""
    said = unspoken(text)[1:]
    named = _CAPITAL.search(said) or _BY_OFFICE.search(said)
    return said != text[1:] and bool(named) and not leans(said)


def unspoken(text: str) -> str:
    """Return what is no direct speech of a text."""
    open_before = open_speech(text)
    return "".join(letter for place, letter in enumerate(text) if not open_before[place])


def names_another(text: str, quote: str) -> bool:
    """Tell whether a sentence has a name, in no speech, and does not begin as a quote behind it.

    "He took it to Ada Li." does not begin as "She ran", which may be said of her, does.
    """
    return has_name(unspoken(text)[1:]) and (_begun(quote) or None) != _begun(text)


def introduces_another(text: str, quote: str) -> bool:
    """Tell whether a sentence names another than a quote begins with, and whoever it is as new.

    Of "it" any name may be: "They called it Ruan. It had three gates."
    """
    new = _begun(quote) not in ("he", "she") or _INTRODUCED.search(text)
    return bool(new) and names_another(text, quote)


def begins_as_it(text: str) -> bool:
    """Tell whether a sentence begins to tell of "it", or of what is "its"."""
    return _begun(text) == "it"


def _begun(text: str) -> str:
    """Return "he", "she", "it" or "they", as which a text begins to tell of whom it is about."""
    if found := _opening(text):
        return "he" if found[1] else "she"
    thing = _THING.match(text)
    return "" if not thing else "it" if thing[1] else "they"


def tells_who(text: str, quote: str) -> bool:
    """Tell whether a sentence says, though it leans, who is meant in a quote behind it.

    "Her deputy, Alan Frey, takes over." says who "he" is in what follows, not who "she" is; "The
    paper in which she said so is lost." says what "it" is.
    """
    if not _opening(quote) and THING_OF_SOMEBODY.match(text):
        return True
    return not goes_on(quote, text) and (
        names_its_speaker(text) or _SOMEBODYS.match(text) is not None
    )


def is_of_its_speaker(text: str, quote: str) -> bool:
    """Tell whether a sentence names who speaks of a quote's "she" in it, and nobody else."""
    return goes_on(quote, text) and names_its_speaker(text)


def goes_on(quote: str, before: str) -> bool:
    """Tell whether a quote is about whom a sentence before it takes for known: "she" behind "her".

    "Her lawyer, Ada Li, denies it." does not say who "she" is in "She has been a judge since 2008";
    in "She said that …" she is whoever spoke last.
    """
    one, other = _opening(quote), _opening(before)
    if not one or not other or bool(one[1]) != bool(other[1]):
        return False
    says = _SAYS.match(quote, one.start()) and not THING_OF_SOMEBODY.match(quote)
    speaks = says or SPOKEN_BY_PRONOUN.search(quote) or _ALL_TOLD.search(quote)
    return not speaks and not is_all_speech(quote)


def disagrees(quote: str, lead: str) -> bool:
    """Tell whether a sentence is of a son, or of "him" alone, where a quote begins with "she".

    "Another son, Peter, died." does not say who "she" is; "Her son died." may.
    """
    found = _opening(quote)
    if not found:
        return False
    of_another, said, other = (_WOMAN, _HE, _SHE) if found[1] else (_MAN, _SHE, _HE)
    if said.search(lead):
        return False
    # "She keeps bees." says nothing of him, where no name is in it.
    only_other = other.search(lead) is not None and not has_name(lead)
    return only_other or of_another.match(lead) is not None or _OWNS.match(lead) is not None


def pronoun_of(text: str) -> str:
    """Return "he" or "she", as whom a text that leans begins to tell of; "" for all others."""
    begun = _begun(text) if leans(text) else ""
    return begun if begun in ("he", "she") else ""


def _opening(text: str) -> re.Match[str] | None:
    """Return the pronoun as whom a text begins to tell of somebody, or which says who speaks."""
    found = SPOKEN_BY_PRONOUN.search(text) or _OPENING_PRONOUN.match(text)
    found = found or THEN_SOMEBODY.match(text)
    pronouns = _PRONOUN.finditer(text, found.start(), found.end()) if found else ()
    return next(reversed([*pronouns]), None)


def tells_of(pronoun: str, text: str) -> bool:
    """Tell whether somebody is told of as "he", or as "she", whichever is asked, in a text."""
    return (_HE if pronoun == "he" else _SHE).search(text) is not None


def tells_of_somebody(text: str) -> bool:
    """Tell whether a sentence begins with "he" or "she", or is what somebody says."""
    return bool(pronoun_of(text) or SPEAKS.search(text)) or is_all_speech(text)
