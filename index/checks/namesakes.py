"""Namesakes: somebody else who has a part of the name that is asked about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from index.text.countries import COUNTRIES
from index.text.dates import MONTHS, WEEKDAYS
from index.text.english import english_words
from index.text.names import NAME, OWNED

_TITLES = (
    r"(?:The|President|Minister|Governor|Senator|Mayor|Judge|Justice|Inspector|Insp|Detective|Officer"
    r"|Commander|General|Colonel|Major|Captain|Lieutenant|Sergeant|Corporal|Constable|Chief|Professor"
    r"|Prof|Doctor|Dr|Mrs?|Ms|Miss|Sir|Lady|Lord|King|Queen|Prince|Princess|Pope|Bishop|Father|Saint|St)\b\.?"
)
_NAMED = re.compile(rf"(?:(?P<inside>{NAME}) |(?<![\w’'-]))(?=(?P<first>{NAME}) (?P<last>{NAME}))")
_NO_NAME = re.compile(rf"{_TITLES}$|{MONTHS}\b|{WEEKDAYS}\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?:]|[“\"‘])\W*$")
"""Where a sentence begins, with a capital that may name nobody."""
RARE = 8_000
"""Times that pyspellchecker has a word, below which a capital that opens a sentence may be a first
name: Helen 1,718, John 6,920; but 11 million, former 58,480."""
_NO_FIRST_NAME = re.compile(
    r".*(?:er|or|ist|man|woman|men|ian|ant|ent|eer|ess|ing|ed|ly|while|ion)", re.IGNORECASE
)
"""Such rare words are mostly what somebody is or how something was done: "Striker Hale"."""
ALIKE = 0.6
"""Letters that two spellings of a name share, of all: John and Johns, not Ten and Nine."""


def tells_namesake(asked: Sequence[tuple[str, str]], sentence: str) -> bool:
    """Tell whether a sentence has a namesake alone of one of the ``whole_names`` asked about.

    "How old is Bruno Quiroga?" is not answered by how old Matthias Quiroga is. Of 31,997 answerable
    questions of SQuAD 2.0 and SQuADShifts six are answered by such a sentence, of 348 unanswerable
    ones of SQuAD 2.0 eleven have a plausible answer in one.
    """
    told = set(whole_names(sentence)) if asked else set()
    words = {OWNED.sub("", word).lower() for word in re.findall(NAME, sentence)} if told else ()
    return any(
        last == its_last and first.lower() not in words and not _alike(first, its_first)
        for first, last in asked
        for its_first, its_last in told
    )


def tells_relative(asked: Sequence[tuple[str, str]], told: str, text: str) -> bool:
    """Tell whether a sentence with its lead is of the one whom an article calls by surname alone.

    "When was Tunde Duval born?" is not answered by "Duval was born in 1938" in an article on
    Marguerite Duval, who married Tunde. Of 31,997 answerable questions of SQuAD 2.0 and SQuADShifts
    five are answered by such a sentence.
    """
    words = {OWNED.sub("", word) for word in re.findall(NAME, told)} if asked else set()
    for first, last in asked:
        first_names = _first_names(text).get(last)
        word = last.lower()  # Not "New Haven Colony", nor "New England".
        common = english_words().get(word, 0) >= RARE or word in COUNTRIES
        if common or not first_names or first in words or first_names[0] == first:
            continue
        if not words.isdisjoint({last, first_names[0]}) and (
            first in first_names or re.search(rf"(?<![\w’'-]){re.escape(first)}(?!\w)", text)
        ):
            return True
    return False


@lru_cache(maxsize=100)
def _first_names(text: str) -> Mapping[str, Sequence[str]]:
    """Return who of an article shares each surname, in the order in which they are told of."""
    found: dict[str, list[str]] = {}
    for first, last in whole_names(text):
        if first not in found.setdefault(last, []):
            found[last].append(first)
    return found


def whole_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield the first two words of names that have more than one, titles left out."""
    for found in _NAMED.finditer(text):
        first, last = found["first"], OWNED.sub("", found["last"])
        title = found["inside"] and re.fullmatch(_TITLES, found["inside"])
        begins = not found["inside"] or title
        opens = _OPENING.search(text, 0, found.start()) and not _may_be_first_name(first)
        if begins and not (opens or first.isupper() or _NO_NAME.match(first)):
            yield first, last


def _may_be_first_name(word: str) -> bool:
    times = english_words().get(word.lower(), 0)
    return times < RARE and not (times and _NO_FIRST_NAME.fullmatch(word))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= ALIKE
