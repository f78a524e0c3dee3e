"""Who acts, of countries and bodies of countries: what one did is no answer about another."""

import re

from index.text.countries import CONTINENTS, COUNTRY, COUNTRY_OF, INITIALS

_BODIES = {
    **dict.fromkeys(["united nations", "security council", "u.n.", "un"], "un"),
    **dict.fromkeys(["african union", "au"], "au"),
    **dict.fromkeys(["european union", "european commission", "eu"], "eu"),
    **INITIALS,
    **{name: name for name in ("nato", "ecowas", "caricom", "imf", "world bank", "arab league")},
    **{name: name for name in ("red cross", "amnesty international", "human rights watch")},
}
"""Bodies of countries, and others that state and decide; countries by their initials."""
_NAMES = "|".join(name for name in _BODIES if len(name) > 2 and "." not in name)
_INITIALS = "|".join(re.escape(name) for name in _BODIES if len(name) == 2 or "." in name)
_ACTOR = rf"(?P<who>(?i:{_NAMES})|{COUNTRY}|{_INITIALS.upper()}|(?<=\bthe )(?:{_INITIALS}))(?!\w)"
_ANY = re.compile(rf"(?<!\w){_ACTOR}")
"""Whoever is named, also as who backs it: "a UN-backed mission"."""
_ASKED = re.compile(
    r"\b(?i:(?P<have>has|have|had)|did|does|do|is|was|will)(?:n['’]t)? (?:(?i:the|any) )?"
    rf"{_ACTOR}(?!-)"
)
"""Of whom a question asks what they did: "Has Haiti released a statement?"."""
_OWNS = re.compile(r"\b(?:do|does|did|can|could|will|would|may|might|must|should)\b", re.IGNORECASE)
"""Before a "have" that is no auxiliary: "Does the mission have UN backing?"."""
_ACTS = re.compile(
    rf"\W*(?:(?i:so far|however|but|yet|meanwhile|on \w+|in \w+),? )?(?:(?i:the) )?{_ACTOR}(?!-)"
    r"(?:['’]s?)?(?! and\b)"
)
"""With whom a sentence begins, which is who acts in it."""
_BY = re.compile(r"\b(?:by|been)\b")


def actor_asked(question: str) -> str | None:
    """Return of which country, or body of countries, a question asks what it did."""
    found = _ASKED.search(question)
    if found is None or (found["have"] and _OWNS.search(question, 0, found.start())):
        return None
    return _called(found)


def tells_another_actor(asked: str | None, sentence: str) -> bool:
    """Tell whether a sentence begins with another country that acts, and has nothing of the asked.

    "Has Haiti released a statement?" is not answered by "The Kenyan government has yet to release
    a statement".
    """
    if asked is None or _BY.search(sentence):
        return False
    acting = _ACTS.match(sentence)
    if acting is None or (who := _called(acting)) == asked or {who, asked} & CONTINENTS:
        return False
    return all(_called(found) != asked for found in _ANY.finditer(sentence))


def _called(found: re.Match[str]) -> str:
    form = found["who"].lower()
    return _BODIES.get(form) or COUNTRY_OF[form]
