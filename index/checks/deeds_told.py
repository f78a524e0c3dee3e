"""What a sentence says that somebody does to somebody, by one of its verbs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from index.checks.deeds import BE, BEFORE_NOUNS, MODAL, Deed, deed_of, stems_in
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import NAME, names_in
from index.text.verbs import is_participle
from index.text.words import WORD

_HELPING = BE.union(
    MODAL,
    "has have had did does do not never also still then later once twice".split(),
    "only even just already first".split(),
)
"""Between a subject and its verb."""
_PLACES = frozenset("of in into to at on near over under around".split())
"""Before a name that does nothing by itself: "the mark in Ostravik"."""
_OBJECT = re.compile(
    r"\s+(?!(?:[A-Z0-9]\S* )?times\b)"
    rf"(?!{MONTHS}|{WEEKDAYS})"
    r"(?:(?:the|an?|his|her|their|its|our|my|this|these|those|him|them|us|me|it)\b|[A-Z0-9])"
)
"""What begins behind a verb that does it to somebody: "the officer shot on Sunday" shot nobody."""
_TO_SOMEBODY_OR_THAT = re.compile(r"(?: (?:over|away|back|out|up))? (?:to|from|that) ")
"""The same where it is done to whoever is named behind that: "lost to", "took over from", or where
it is said that something is so."""
_BOUNDS = re.compile(
    r"[;:()—–\"“”,]|\b(?:that|who|whom|which|whose|when|where|while|because|but|and|or|after"
    r"|before|as|if|since|until|although|though|by|with|from|for)\b",
    re.IGNORECASE,
)
_AT_ITS_END = re.compile(r"[,;:()—–.]|\b(?:that|who|which|when|because|but|and)\b", re.IGNORECASE)
_BACK = 120
"""Characters before a verb that are looked at for its subject."""
_AGENT = re.compile(
    r"\bby (?P<doers>.+?)(?=$| (?:to|in|on|at|for|with|from|after|before|during|when|where|while"
    r"|as|over)\b)"
)
"""Who does it, in the passive."""
_RECEIVER = re.compile(r" (?:to|from) (.+?)(?=$| (?:in|on|at|for|with|after|before|during|when)\b)")
"""To whom, or from whom, behind that: "sold by the earl to the town"."""
_INFINITIVE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|wants?|wanted|plans?|planned|agree[sd]?|offer(?:s|ed)"
    r"|intend(?:s|ed)|decide[sd]|expect(?:s|ed)|tr(?:y|ies|ied)|hope[sd]?|promise[sd]?"
    r"|refuse[sd]?|manage[sd]?|began|begins?|start(?:s|ed)|continue[sd]?) to $"
)
"""What stands between somebody and what they do, or do not, besides words that only help."""
_BEGINS_WITH_NAME = re.compile(rf"\W*(?:The |An? )?{NAME}(?: {NAME})*")
_RELATIVE = re.compile(r",? (?:who|which|that)$")
_WHOM = re.compile(
    r"(?P<others>[^,;:.()]{2,80}),? (?:which|whom) "
    r"(?P<doers>(?:(?:the|an?) )?(?:[^\W_][\w’'-]* ){1,4})$"
)
"""Those to whom it is done before those who do it: "the firm, which Rao bought"."""
_APPOSITION = re.compile(r",[^,]{3,60},\s*$")
_APPOSED = re.compile(rf", ({NAME}(?: {NAME})*),(?: \w+){{0,2}} $")
_SOMEBODY = re.compile(
    r"\s+(?:him|them|us|me|it|that(?! \w+ed\b)"
    r"|her(?=\W*$| (?:for|in|at|on|of|to|with|over|by)\b))\b"
)
"""A pronoun behind a verb: whoever it was done to is named elsewhere."""


def deeds_told(asked: Deed, word: re.Match[str]) -> Iterator[Deed]:
    """Yield what a sentence says of a deed's verb in one place: without doers if it tells none.

    Who is told of with an apposition may be named in this: "a welder, Ian Pruett, had warned him".
    """
    told = _told_by_noun(asked, word) or Deed(asked.verb, frozenset(), frozenset())
    yield told
    named = _APPOSED.search(word.string[: word.start()][-_BACK:]) if told.doers else None
    if named:
        yield replace(told, doers=stems_in(WORD.findall(named[1])) - told.others)


def _told_by_noun(asked: Deed, word: re.Match[str]) -> Deed | None:
    verb, before, after = word.group(), word.string[: word.start()], word.string[word.end() :]
    earlier = WORD.findall(before[-_BACK:].lower())[-1:]
    is_done, object_ = _is_behind_be(word), _object_of(word)
    told: Deed | None = None
    if is_done and is_participle(verb):
        by = _AGENT.search(object_)
        doers = WORD.findall(by["doers"]) if by else []
        to = _RECEIVER.match(object_, by.end()) if by else None
        others = [*_subject(before), *(WORD.findall(to[1]) if to else ())]
        told = deed_of(verb, doers, others) if doers else None
    elif BEFORE_NOUNS.isdisjoint(earlier) and (
        _OBJECT.match(after) or (asked.doers and _TO_SOMEBODY_OR_THAT.match(after))
    ):
        doing = verb.endswith("ing") and not is_done
        doers = _first_name(before) if doing else _subject(before)
        if doers or not doing:
            told = deed_of(verb, doers, object_.split(), somebody=bool(_SOMEBODY.match(after)))
    elif not is_done and (whom := _WHOM.search(before[-_BACK:])):
        others = WORD.findall(_BOUNDS.split(whom["others"])[-1])
        told = deed_of(verb, _subject(whom["doers"]), others)
    return told


def named_doer(verb: re.Match[str]) -> frozenset[str]:
    """Return the name right before a verb that is not in the passive; nothing of "in Ruan"."""
    before = verb.string[: verb.start()]
    words = _subject(before)
    name = [*takewhile(lambda some: some[:1].isupper(), reversed(words))]
    in_front = [word for word in words[: len(words) - len(name)] if word.lower() != "the"]
    earlier = reversed(WORD.findall(before[-_BACK:].lower()))
    helping = takewhile(lambda some: some in _HELPING or some.endswith("ly"), earlier)
    if not BE.isdisjoint(helping) or not _PLACES.isdisjoint(in_front[-1:]):
        return frozenset()
    return stems_in(name)


def is_by_somebody_named(verb: re.Match[str]) -> bool:
    """Tell whether a verb is in the passive, with the name of who did it."""
    is_done = is_participle(verb.group()) and _is_behind_be(verb)
    by = _AGENT.search(_object_of(verb)) if is_done else None
    return bool(by and names_in(f"by {by['doers']}"))


def _is_behind_be(verb: re.Match[str]) -> bool:
    earlier = WORD.findall(verb.string[: verb.start()][-_BACK:].lower())
    return not BE.isdisjoint(earlier[-3:])


def _object_of(verb: re.Match[str]) -> str:
    """Return what stands behind a verb, with single blanks."""
    return " ".join(_AT_ITS_END.split(verb.string[verb.end() :], maxsplit=1)[0].split())


def _first_name(before: str) -> list[str]:
    """Return the name that begins a sentence, who does what follows a comma: ", beating Ruan"."""
    found = _BEGINS_WITH_NAME.match(before) if before.endswith(", ") else None
    return WORD.findall(found.group()) if found else []


def _subject(before: str) -> list[str]:
    """Return the words right before a verb that say who does it, without an apposition."""
    before = _INFINITIVE.sub("", before[-_BACK:])
    words = list(WORD.finditer(before))
    while words and (words[-1].group().lower() in _HELPING or words[-1].group().endswith("ly")):
        words.pop()
    text = before[: words[-1].end()] if words else ""
    if relative := _RELATIVE.search(text):
        return WORD.findall(_BOUNDS.split(text[: relative.start()])[-1])
    if before[len(text) :].startswith(","):
        apposition = _APPOSITION.search(before[: len(text) + 1])
        text = before[: apposition.start()] if apposition else ""
    return WORD.findall(_BOUNDS.split(text)[-1])
