"""Words of one family: what a team won are its wins, and who leads a party is its leader."""

import re

from index.text.stems import stems_of

_FAMILIES = (
    "win wins won winning victory victories",
    "lose loses lost losing loss losses defeat defeats",
    "draw draws drew drawn",
    "game games match matches",
    "position positions place placed rank ranked ranking",
    "share percentage percent",
    "lead leads led",
    "write wrote written",
    "hold holds held",
    "build built",
    "make made",
    "sell sold",
    "buy bought",
    "teach taught",
    "drive drove driven",
    "ride rode ridden",
    "run ran running",
    "sing sang sung",
)
_KIN = {word: words[0] for words in map(str.split, _FAMILIES) for word in words}
_WORD = re.compile(r"\w+")
_AGENT = re.compile(r"(\w{3,})[eo]rs?")
"""Who does it: "owner" of "own", "scorer" of "score", "runner" of "run"."""


def words_of(text: str) -> list[str]:
    """Return the words and figures of a text in small letters."""
    return _WORD.findall(text.casefold())


def kin_in_order(text: str) -> list[str]:
    """Return for each word of a text what its family is called, or its stem; "" of a stop word."""
    return [_KIN.get(word) or "".join(stems_of(word)) for word in words_of(text)]


def kin_of(text: str) -> frozenset[str]:
    """Return what the families of a text's words are called, or their stems, once each."""
    return frozenset(kin_in_order(text)) - {""}


def done_by(noun: str) -> frozenset[str]:
    """Return what somebody who is called so does, as verbs and their stems: a "director" directs.

    Nothing where it is no word for who does something.
    """
    if noun.casefold() == "author":
        return kin_of("write")
    if not (found := _AGENT.fullmatch(noun.casefold())):
        return frozenset()
    verb = found[1]
    doubled = verb[-1] == verb[-2]
    return kin_of(f"{verb} {verb}e {verb[:-1] if doubled else verb}")
