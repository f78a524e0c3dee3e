"""Roles: who did it, and to whom it was done.

"Who lost Saltway to the minister?" is not answered by "The minister lost Saltway to the Greens",
though it has all of the question's words but one.
"""

import re
from collections.abc import Sequence, Set
from itertools import takewhile
from typing import NamedTuple

from index.checks.deeds import (
    BE,
    BEFORE_NOUNS,
    MODAL,
    Deed,
    deed_of,
    deeds_in_question,
    stems_in,
)
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import NAME, names_in
from index.text.stems import stem_set
from index.text.verbs import is_participle, verbs_in
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
_TO_SOMEBODY = re.compile(r"(?: (?:over|away|back|out|up))? (?:to|from) ")
"""The same where it is done to whoever is named behind that: "lost to", "took over from"."""
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
_SOMEBODY = re.compile(
    r"\s+(?:him|them|us|me|it|her(?=\W*$| (?:for|in|at|on|of|to|with|over|by)\b))\b"
)
"""A pronoun behind a verb: whoever it was done to is named elsewhere."""


class Roles(NamedTuple):
    """What a question says of who did something to whom, and what it asks of that."""

    told: Sequence[Deed]
    """Where it tells who did it."""
    asked: Sequence[Deed]
    """Where it asks who did it."""
    names: frozenset[str]
    """The stems of all names in it."""


def roles_asked(question: str) -> Roles | None:
    """Return who did something to whom by a question; None where it has no such deed."""
    deeds = deeds_in_question(question)
    told, asked = ([deed for deed in deeds if bool(deed.doers) is by] for by in (True, False))
    return Roles(told, asked, stems_in(names_in(question))) if deeds else None


def tells_another_doer(roles: Roles, sentence: str) -> bool:
    """Tell whether by a sentence another one did what a question says that somebody did."""
    told = roles.told
    return swaps_roles(told, sentence) or does_it_instead(told, roles.names, sentence)


def tells_to_whom(roles: Roles, sentence: str) -> bool:
    """Tell whether a sentence has those to whom it was done for those who are asked for."""
    return swaps_roles(roles.asked, sentence)


def swaps_roles(asked: Sequence[Deed], sentence: str) -> bool:
    """Tell whether a sentence says, by the question, that those did it to whom it was done.

    That is told wherever it has the verb, by a part of the words of each; another verb of the same
    meaning is not seen. Of 31,997 answerable questions of SQuAD 2.0 and SQuADShifts four are
    answered by such a sentence.
    """
    told = verbs_in(sentence) if asked else ()
    return any(
        _is_swapped(deed, [_told(deed, word) for verb, word in told if verb == deed.verb])
        for deed in asked
    )


def does_it_instead(asked: Sequence[Deed], named: Set[str], sentence: str) -> bool:
    """Tell whether a sentence has somebody whom a question names do what another one did, by it.

    ``named`` are the stems of all names in the question.

    "When did Halvany declare war on Sorrin?" is not answered by "Sorrin declared war in April",
    whoever it was on, where the one who is asked about stands nowhere in it. Of 23,061
    answerable questions on what somebody did (SQuAD 2.0, SQuADShifts and ours) two are answered by
    such a sentence.
    """
    by_name = [deed for deed in asked if deed.doers <= named]
    if not by_name:
        return False
    told, words = verbs_in(sentence), stem_set(sentence)
    names = stems_in(names_in(sentence)) & named
    return any(
        deed.doers.isdisjoint(words)
        and bool(doers := [_named_doer(word) for verb, word in told if verb == deed.verb])
        and all(name and name <= names & deed.others for name in doers)
        for deed in by_name
    )


def _named_doer(verb: re.Match[str]) -> frozenset[str]:
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


def _is_swapped(asked: Deed, told: list[Deed]) -> bool:
    return bool(told) and all(_is_turned_round(asked, some) for some in told)


def _is_turned_round(asked: Deed, told: Deed) -> bool:
    """Tell whether those who do it are those to whom it is done in the question, as far as told."""
    if not asked.doers:  # "Who beat Rao?"
        return told.head in asked.heads
    if not asked.others:  # "Whom did Rao beat?"
        return bool(told.doers and told.others & asked.doers) and not told.doers & asked.doers
    done_to = told.somebody or bool(told.others & asked.doers)
    return bool(told.doers) and told.doers <= asked.others and done_to


def _told(asked: Deed, word: re.Match[str]) -> Deed:
    """Return what a sentence says of a deed's verb in one place: without doers if it tells none."""
    verb, before, after = word.group(), word.string[: word.start()], word.string[word.end() :]
    earlier = [some.lower() for some in WORD.findall(before[-_BACK:])[-3:]]
    is_done = not BE.isdisjoint(earlier)
    object_ = _AT_ITS_END.split(after, maxsplit=1)[0].split()
    told: Deed | None = None
    if is_done and is_participle(verb):
        by = _AGENT.search(" ".join(object_))
        doers = WORD.findall(by["doers"]) if by else []
        to = _RECEIVER.match(" ".join(object_), by.end()) if by else None
        others = [*_subject(before), *(WORD.findall(to[1]) if to else ())]
        told = deed_of(verb, doers, others) if doers else None
    elif (not earlier or earlier[-1] not in BEFORE_NOUNS) and (
        _OBJECT.match(after) or (asked.doers and _TO_SOMEBODY.match(after))
    ):
        doing = verb.endswith("ing") and not is_done
        doers = _first_name(before) if doing else _subject(before)
        if doers or not doing:
            told = deed_of(verb, doers, object_, somebody=bool(_SOMEBODY.match(after)))
    elif not is_done and (whom := _WHOM.search(before[-_BACK:])):
        others = WORD.findall(_BOUNDS.split(whom["others"])[-1])
        told = deed_of(verb, _subject(whom["doers"]), others)
    return told or Deed(asked.verb, frozenset(), frozenset())


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
