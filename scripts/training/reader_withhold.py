"""Rewrite a sentence so that it says of a name, a time, a place or a number that nobody told it.

Articles do so in passing ("The officer, whose identity has not yet been released, was shot on
Sunday"), and that sentence is then what answers; the data has hardly any of them.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.types import Span
from scripts.training.reader_swaps import NAME

PEOPLE = ("man", "woman", "person", "officer", "official", "student", "driver", "soldier", "worker",
          "teenager", "teacher", "doctor", "player", "guard", "visitor", "resident")  # fmt: skip
UNNAMED = (
    "a {} whose name has not been released",
    "a {}, whose identity has not yet been made public,",
    "a {} whom the police have not named",
    "a {} who has not been identified",
    "a {} whose name was not given",
    "a {}, whose name is being withheld,",
    "an unnamed {}",
    "a {} who wished to remain anonymous",
)
UNDATED = (
    "on a date that has not been made public",
    "at a time that was not given",
    "on a day that is not yet known",
    "at an undisclosed time",
)
UNPLACED = (
    "a place that was not named",
    "an undisclosed location",
    "a town whose name was not given",
    "a place that has not been made public",
)
UNCOUNTED = ("an undisclosed number of", "an unknown number of", "a not yet known number of")
ASKED_BY_NAME = 0.5
"""Share of "Who …?" that become "What is the name of the officer who …?" or shorter."""
BRIEFLY = 0.5
"""Share of these that are asked without what the officer did."""
ASKED_BRIEFLY = (
    "What is the name of the {}?",
    "What was the {}'s name?",
    "What's the {}'s name?",
    "Who is the {}?",
    "Who was the {}?",
    "Name of the {}?",
)
LONGEST_NAME = 5
"""Words."""
SHORT_WORD = 3
"""Letters of words that mean little by themselves ("on", "the")."""

_NAME = re.compile(r"[A-Z][\w’'.-]*(?: (?:of |de |van |von |bin |al-)?[A-Z][\w’'.-]*)*")
_WHO = re.compile(r"Who (?!do\b|does\b|did\b|else\b)(.+)")
_TIME = re.compile(
    r"\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
_NUMBER = re.compile(r"(?:[\d.,]*\d|two|three|four|five|six|seven|eight|nine|ten|twelve)(?= [a-z])")
_PREPOSITION = re.compile(r"\b(?:on|in|at|by|since|during|from|around)(?: the)? $", re.IGNORECASE)
_ATTACHED = re.compile(r"(?:[A-Z][\w’'.-]*|\b(?:the|a|an|[Hh]is|[Hh]er|[Tt]heir)) $")
_POSSESSIVE = re.compile(r"[’']s?\b|-")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A question, a sentence that says that what it asks for is not told, and the words of it."""

    question: str
    sentence: str
    words: Span
    person: str = ""
    """Who has no name in it; empty where a time, a place or a number is withheld."""

    def told(self, before: str) -> frozenset[str]:
        """Return the words that the sentence as it was before told, and the person: in lower case.

        Where another sentence has one of them, it may answer still.
        """
        after = len(self.sentence) - self.words.end
        gone = before[self.words.start : len(before) - after]
        return telling_words(f"{gone} {self.person}")


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a text that are names, numbers or long enough to mean something."""
    words = re.findall(r"\w+", text)
    return frozenset(some.lower() for some in words if len(some) > SHORT_WORD or not some.islower())


def withhold(question: str, sentence: str, answer: Span, rng: random.Random) -> Withheld | None:
    """Return the sentence with words in the answer's place that withhold it; None if none fit."""
    for opening, way in _WAYS:
        if re.match(opening, question, re.IGNORECASE):
            return way(question, sentence, answer, rng)
    return None


def withhold_any(sentence: str, rng: random.Random) -> str | None:
    """Return the sentence with a person in the place of one of its names; None if it has none."""
    names = list(NAME.finditer(sentence))
    rng.shuffle(names)
    for name in names:
        found = _unnamed("", sentence, Span(*name.span()), rng)
        if found:
            return found.sentence
    return None


def asks_for_a_name(question: str) -> bool:
    """Say whether it is a person whose name a question asks for."""
    return bool(_ASKS_FOR_A_NAME.match(question))


def _unnamed(question: str, sentence: str, answer: Span, rng: random.Random) -> Withheld | None:
    name = sentence[answer.start : answer.end]
    before, after = sentence[: answer.start], sentence[answer.end :]
    if not _NAME.fullmatch(name) or len(name.split()) > LONGEST_NAME:
        return None
    if _ATTACHED.search(before) or _POSSESSIVE.match(after):
        return None
    person = rng.choice(PEOPLE)
    asked = _WHO.fullmatch(question)
    if asked and rng.random() < ASKED_BY_NAME:
        verb = rng.choice(("is", "was"))
        question = f"What {verb} the name of the {person} who {asked[1]}"
        if rng.random() < BRIEFLY:
            question = rng.choice(ASKED_BRIEFLY).format(person)
    found = _put(question, sentence, answer, _article(rng.choice(UNNAMED).format(person)))
    return replace(found, person=person)


def _undated(question: str, sentence: str, answer: Span, rng: random.Random) -> Withheld | None:
    if not _TIME.search(sentence[answer.start : answer.end]):
        return None
    preposition = _PREPOSITION.search(sentence[: answer.start])
    start = preposition.start() if preposition else answer.start
    return _put(question, sentence, Span(start, answer.end), rng.choice(UNDATED))


def _unplaced(question: str, sentence: str, answer: Span, rng: random.Random) -> Withheld | None:
    place, before = sentence[answer.start : answer.end], sentence[: answer.start]
    if not _NAME.fullmatch(place) or not _PREPOSITION.search(before):
        return None
    if _ATTACHED.search(before) or _POSSESSIVE.match(sentence[answer.end :]):
        return None
    return _put(question, sentence, answer, rng.choice(UNPLACED))


def _uncounted(question: str, sentence: str, answer: Span, rng: random.Random) -> Withheld | None:
    number = _NUMBER.match(sentence, answer.start)
    if not number or _ATTACHED.search(sentence[: answer.start]):
        return None
    return _put(question, sentence, Span(*number.span()), rng.choice(UNCOUNTED))


def _put(question: str, sentence: str, place: Span, words: str) -> Withheld:
    """Return the sentence with some words in another's place, a capital first where it begins."""
    if place.start == 0:
        words = words[0].upper() + words[1:]
    after = sentence[place.end :]
    if words.endswith(",") and after[:1] in (",", ".", ";", ":", "!", "?", ")", ""):
        words = words[:-1]
    changed = sentence[: place.start] + words + after
    return Withheld(question, changed, Span(place.start, place.start + len(words)))


def _article(words: str) -> str:
    """Return the words with "an" before a vowel ("an officer") and "a" before others."""
    first, rest = words.split(" ", 1)
    if first in ("a", "an"):
        first = "an" if rest[0] in "aeiou" else "a"
    return f"{first} {rest}"


_NAMING = r"whom?\b|what (?:is|was) the name of\b"
_ASKS_FOR_A_NAME = re.compile(_NAMING, re.IGNORECASE)
_Way = Callable[[str, str, Span, random.Random], Withheld | None]
_WAYS: tuple[tuple[str, _Way], ...] = (
    (_NAMING, _unnamed),
    (r"when\b|(?:on |in )?(?:what|which) (?:date|day|year|month)\b", _undated),
    (r"where\b", _unplaced),
    (r"how many\b", _uncounted),
)
"""How a question begins, and what it then asks for."""
