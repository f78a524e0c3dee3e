"""Numbers of a text by their values, in figures or in words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_VALUES = {
    **{word: float(value) for value, word in enumerate(UNITS, 1)},
    **{word: 10.0 * value for value, word in enumerate(TENS, 2)},
}
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_CARDINAL = "|".join([*_VALUES, *_SCALES])
_FIGURES = r"\d{1,3}(?:,\d{3}){1,9}(?:\.\d+)?|\d{1,15}(?:\.\d+)?"
"""Of no more digits than anything is counted in: a longer one is a key, or of infinite value."""
_NUMBER = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(TENS)})-)?(?P<ordinal>{'|'.join(ORDINALS)})\b"
    rf"|(?<![\w.,:’'-])(?P<sign>[$£€]?)(?P<first>{_FIGURES}|(?:{'|'.join(_VALUES)})\b)"
    rf"(?P<more>(?:(?:[ -]| and )(?:{_CARDINAL})\b)*)(?P<end>%|(?:st|nd|rd|th)\b|(?![\w%:]))",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number in a text."""

    kind: str
    """"ordinal", "percent", "money", "year" or "number"."""
    value: float
    start: int
    end: int


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of a text: "200", "two hundred", "twenty-fourth", "$2.5 million"."""
    for found in _NUMBER.finditer(text):
        yield Number(_kind(found), _value(found), *found.span())


def _kind(found: re.Match[str]) -> str:
    if found["ordinal"] or (found["end"] or "")[:1].isalpha():
        return "ordinal"
    if found["end"] == "%":
        return "percent"
    if found["sign"]:
        return "money"
    is_year = re.fullmatch(r"1[0-9]\d\d|20\d\d", found["first"]) and not found["more"]
    return "year" if is_year else "number"


def _value(found: re.Match[str]) -> float:
    if found["ordinal"]:
        ordinal = ORDINALS.index(found["ordinal"].lower()) + 1
        return _VALUES.get((found["tens"] or "").lower(), 0.0) + ordinal
    words = [found["first"], *re.findall(_CARDINAL, found["more"], re.IGNORECASE)]
    whole, part = 0.0, 0.0
    for word in map(str.lower, words):
        if word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if part >= 1_000:
                whole, part = whole + part, 0.0
        else:
            part += _VALUES[word] if word in _VALUES else float(word.replace(",", ""))
    return whole + part


def ordinals(number: int) -> tuple[str, ...]:
    """Return what says that something has a place: "first", "top" and "1st", "second" and "2nd"."""
    word = ORDINALS[number - 1 : number]
    return (*word, *(("top",) if number == 1 else ()), _with_ending(number))


def _with_ending(number: int) -> str:
    teen = number // 10 % 10 == 1  # "11th", "112th"
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"
