"""Give names their capitals: "did haiti thank kenya" asks of the same as "Did Haiti thank Kenya?".

Whether an article has the question's names says much (``index/rank/unknown.py``), and what is
typed in a hurry has no capitals. A name is what the articles write with a capital alone, or, where
they have no such word, a country.
"""

import re
from collections.abc import Container, Iterable

from index.text.countries import COUNTRIES
from index.text.names import CAPITALS

_LETTERS = r"[^\W\d_]{3,}"
_WORD = re.compile(rf"(?<![\w'’])[^\W\d_]{_LETTERS}")
"""Four letters at least: "mr", "may" and "us" are too often something else."""
_INSIDE = re.compile(rf"(?<=[a-z,] )[{CAPITALS}]{_LETTERS}")
"""Not what begins a sentence."""
# The word before is bounded: it may begin behind any comma of a row without blanks.
_ALONE = re.compile(
    rf"(?<![\w’'-])[a-z][\w,]{{0,40}} ([{CAPITALS}]{_LETTERS})(?![\w’'-]*\s+[{CAPITALS}\d])"
)
"""Between small words: "in Paris on", but not "President Ruto", nor "Reactions and Next Steps"."""
_TWO = re.compile(rf"(?<=[\w,] )(?=([{CAPITALS}]{_LETTERS} [{CAPITALS}]{_LETTERS})(?![\w’'-]))")
"""Two words of a name inside a sentence: "Northern Paving"."""
_SMALL_WORD = rf"(?![{CAPITALS}])[^\W\d_]{_LETTERS}"
_SMALL = re.compile(rf"\b{_SMALL_WORD}")
_TWO_SMALL = re.compile(rf"(?<![\w'’-])(?=({_SMALL_WORD} {_SMALL_WORD})(?!\w))")
_TWO_TYPED = re.compile(rf"(?<![\w'’-])(?=([^\W\d_]{_LETTERS} [^\W\d_]{_LETTERS})(?!\w))")
_HEADING = re.compile(r"^[ \t]*(?:#.*|[^.!?\n]{1,99})$", re.MULTILINE)
"""A line without a sentence: headings have capitals everywhere."""
_INDEFINITE = re.compile(r"\b(?:an?|any|every|some|which|what|no) $", re.IGNORECASE)
"""Before "national bank", which then is none in particular."""


def lone_names(texts: Iterable[str], english: Container[str]) -> frozenset[str]:
    """Return the words that texts write with a capital alone, in small letters.

    An ``english`` word may be part of a longer name, as the "national" of the National Bank is; by
    itself it is one where it stands between small words.
    """
    names: set[str] = set()
    small: set[str] = set()
    for text in texts:
        inside = {word.lower() for word in _INSIDE.findall(text)}
        names.update(word for word in inside if word not in english or word in COUNTRIES)
        names.update(word.lower() for word in _ALONE.findall(text))
        small.update(_SMALL.findall(text))
    return frozenset(names - small)


def names_of_two(texts: Iterable[str]) -> frozenset[str]:
    """Return the pairs of words that texts write with capitals alone, in small letters.

    Each word may be an ordinary one: "northern paving" of "Northern Paving".
    """
    names: set[str] = set()
    small: set[str] = set()
    for text in texts:
        told = _HEADING.sub("", text)
        names.update(pair.lower() for pair in _TWO.findall(told))
        small.update(_TWO_SMALL.findall(told))
    return frozenset(names - small)


def with_capitals(
    question: str,
    names: frozenset[str],
    words: frozenset[str],
    of_two: frozenset[str],
) -> str:
    """Return a question whose names begin with a capital.

    ``names`` are those of the articles, ``words`` all of theirs, ``of_two`` those of two words, all
    in small letters.
    """

    def written(match: re.Match[str]) -> str:
        word = match.group()
        is_name = word in names or (word not in words and word in COUNTRIES)
        return word.capitalize() if is_name else word

    for found in _TWO_TYPED.finditer(question):
        named = found[1].lower() in of_two and not _INDEFINITE.search(question, 0, found.start())
        if named:
            pair = " ".join(word[0].upper() + word[1:] for word in found[1].split(" "))
            question = f"{question[: found.start()]}{pair}{question[found.end(1) :]}"
    return _WORD.sub(written, question)
