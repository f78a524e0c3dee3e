"""Intentions: what somebody proposed, planned or feared is no answer to whether it was done."""

import re

from index.text.stems import stems_of
from index.text.words import WORD

_DONE = re.compile(r"\b(?:did|was|were|has|have|had|been)(?:n['’]t)?\b", re.IGNORECASE)
"""What asks for what was done: "Was it adopted?", "Did they adopt it?"."""
_WISH = (
    r"(?:propos(?:e[sd]?|ing)|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:for|on)"
    r"|advocat(?:e[sd]?|ing)(?: for)?|push(?:es|ed|ing)? for|seek(?:s|ing)?|sought"
    r"|plan(?:s|ned|ning)?|want(?:s|ed)?|hop(?:e[sd]?|ing)|aim(?:s|ed|ing)?|intend(?:s|ed)?"
    r"|threaten(?:s|ed|ing)?|demand(?:s|ed|ing)?|consider(?:s|ed|ing)?|promis(?:e[sd]?|ing)"
    r"|vow(?:s|ed)?|expect(?:s|ed)?|ask(?:s|ed|ing)? for|request(?:s|ed|ing)?"
    r"|recommend(?:s|ed|ing)?|suggest(?:s|ed|ing)?)"
)
_SCOPE = re.compile(rf"\b{_WISH}\b(?P<wished>(?:\W{{1,2}}[\w’'-]+){{1,5}})", re.IGNORECASE)
"""What is wished for: the words behind the wish."""
_WISHES = re.compile(
    rf"\b(?:{_WISH}|will|would|should|could|may|might|going|meant|supposed|proposals?)\b",
    re.IGNORECASE,
)
"""A question that asks for wishes."""
_DECIDED = re.compile(
    r"\b(?:turn(?:s|ed|ing)? (?:it |them )?down|reject(?:s|ed|ing)?|refus(?:es|ed|ing)"
    r"|den(?:ies|ied|ying)|declin(?:es|ed|ing)|dismiss(?:es|ed|ing)?|block(?:s|ed|ing)?"
    r"|veto(?:es|ed|ing)?|grant(?:s|ed|ing)?|allow(?:s|ed|ing)?|approv(?:es|ed|ing)|agreed?)\b",
    re.IGNORECASE,
)
"""What became of a wish: "She turned down a request to move the trial"."""
_PURPOSE = re.compile(r"\bto [a-z]+", re.IGNORECASE)
"""No deed: "Sent to support whom?"."""


def deeds_asked(question: str) -> dict[str, str]:
    """Return the words of a question that asks what was done, by stem; none if it asks for wishes.

    Which of them is the verb is not told here.
    """
    if not _DONE.search(question) or _WISHES.search(question):
        return {}
    return _by_stem(_PURPOSE.sub(" ", question))


def is_only_wished(deeds: dict[str, str], sentence: str) -> bool:
    """Tell whether a sentence has a deed that is asked about as wished for, and nowhere as done.

    "Was the declaration adopted?" is not answered by "Ruto proposed the adoption of a declaration".
    The deed has another form there, which tells it from the things that both speak of.
    """
    scopes = list(_SCOPE.finditer(sentence)) if deeds and not _DECIDED.search(sentence) else []
    wished = {stem: word for some in scopes for stem, word in _by_stem(some["wished"]).items()}
    said = {
        stem
        for stem, word in wished.items()
        if deeds.get(stem, word).removesuffix("s") != word.removesuffix("s")
    }
    return bool(said) and said.isdisjoint(_by_stem(_SCOPE.sub(" ", sentence)))


def _by_stem(text: str) -> dict[str, str]:
    words = [word.lower() for word in WORD.findall(text)]
    return {stem: word for word in words for stem in stems_of(word)}
