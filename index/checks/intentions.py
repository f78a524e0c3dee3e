"""Intentions: what somebody proposed, planned or feared is no answer to whether it was done."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
_NEXT = r"(?:\W{1,2}[\w’'-]+)"
_VERB = r"(?:\w+ly )?(?P<verb>(?!(?:the|an?|its|his|her|their|all|every|each|\d+)\b)[\w’'-]+)"
_SCOPE = re.compile(
    rf"\b{_WISH}\b(?P<wished>{_NEXT}{{0,8}}?\W{{1,2}}to {_VERB}|{_NEXT}{{1,5}})",
    re.IGNORECASE,
)
"""What is wished for: the words behind the wish, up to the verb of "wants the union to join"."""
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
_WHETHER = re.compile(r"(?:did|was|were|has|have|had)\b", re.IGNORECASE)
"""How a question begins that asks whether something was done."""
_PURPOSE = re.compile(r"\bto [a-z]+", re.IGNORECASE)
"""No deed: "Sent to support whom?"."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a question asks to have been done."""

    words: Mapping[str, str]
    """By stem; which of them is the verb is not told here."""
    whether: bool
    """Whether it asks only if it was done."""


def deeds_asked(question: str) -> Deeds | None:
    """Return what a question asks to have been done; None if it asks for no deed, or for wishes."""
    if not _DONE.search(question) or _WISHES.search(question):
        return None
    return Deeds(_by_stem(_PURPOSE.sub(" ", question)), bool(_WHETHER.match(question)))


def is_only_wished(asked: Deeds | None, sentence: str) -> bool:
    """Tell whether a sentence has a deed that is asked about as wished for, and nowhere as done.

    "Was the declaration adopted?" is not answered by "Ruto proposed the adoption of a declaration".
    The deed has another form there, which tells it from the things that both speak of, or is what
    is wanted "to" be done.
    """
    scopes = list(_SCOPE.finditer(sentence)) if asked and not _DECIDED.search(sentence) else []
    if not asked or not scopes:
        return False
    wished = {stem: word for some in scopes for stem, word in _by_stem(some["wished"]).items()}
    deeds = {
        stem
        for stem, word in wished.items()
        if asked.words.get(stem, word).removesuffix("s") != word.removesuffix("s")
    }
    if asked.whether:
        verbs = (some["verb"] for some in scopes if some["verb"])
        deeds.update(stem for verb in verbs for stem in stems_of(verb) if stem in asked.words)
    return bool(deeds) and deeds.isdisjoint(_by_stem(_SCOPE.sub(" ", sentence)))


def _by_stem(text: str) -> dict[str, str]:
    words = [word.lower() for word in WORD.findall(text)]
    return {stem: word for word in words for stem in stems_of(word)}
