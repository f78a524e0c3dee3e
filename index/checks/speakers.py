"""Who says it: what somebody says of another one is no answer to what that one says of them."""

import re
from collections.abc import Set
from typing import NamedTuple

from index.text.names import NAME, names_in
from index.text.stems import stems_of

_NAMES = rf"{NAME}(?: {NAME}){{0,4}}"
_TO_SAY = (
    r"(?:say|think|believe|tell|feel|claim|call|describe|argue|suggest|warn|promise|answer|reply"
    r"|consider|accuse|want|demand|respond|react|make of|blame|criticise|criticize|praise|propose"
    r"|recommend|hope|fear|see|expect|regard|rate|view|judge)"
)
_SAYS = (
    r"(?:sa(?:ys?|id)|th(?:inks?|ought)|believe[sd]?|t(?:ells?|old)|fe(?:els?|lt)|claim(?:s|ed)"
    r"|argue[sd]?|suggest(?:s|ed)|warn(?:s|ed)|promise[sd]?|answer(?:s|ed)|repl(?:ies|ied)"
    r"|add(?:s|ed)|insist(?:s|ed)|explain(?:s|ed)|writes?|wrote|comment(?:s|ed)|note[sd]?"
    r"|recall(?:s|ed))"
)
_ASKED = re.compile(
    rf"\b(?:did|does|do|has|had) (?:(?:the|an?) )?(?:[a-z]+ ){{0,3}}?(?P<name>{_NAMES})"
    rf" (?:\w+ly )?{_TO_SAY}\b"
)
_TOLD = (
    re.compile(
        rf"(?:[,\"”’?!] ?|^){_SAYS} (?:(?:the|an?) )?(?:[a-z'’]+,? ){{0,4}}?(?P<name>{_NAMES})"
    ),
    re.compile(rf"(?P<name>{_NAMES}),? (?:\w+ly )?{_SAYS}\b"),
)


class SpeakerAsked(NamedTuple):
    """The stems of the name of whose words a question asks for, and of those of all in it."""

    speaker: Set[str]
    names: Set[str]


def speaker_asked(question: str) -> SpeakerAsked | None:
    """Return whose words a question asks for; None where it asks for nobody's."""
    found = _ASKED.search(question)
    speaker = frozenset(stems_of(found["name"])) if found else None
    return (
        SpeakerAsked(speaker, frozenset(stems_of(" ".join(names_in(question)))))
        if speaker
        else None
    )


def tells_another_speaker(asked: SpeakerAsked, sentence: str) -> bool:
    """Tell whether a sentence has the words of another one whom a question names, and no others.

    Of 559 answerable questions of SQuAD 2.0, SQuADShifts and ours that ask for somebody's words
    none is answered by such a sentence.
    """
    found = (stems_of(some["name"]) for told in _TOLD for some in told.finditer(sentence))
    speakers = [frozenset(name) for name in found if name]
    others = (asked.speaker.isdisjoint(name) and name & asked.names for name in speakers)
    return bool(speakers) and all(others)
