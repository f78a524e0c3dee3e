"""Follow-ups that ask the same of somebody, or something, else: "And Benin?", "And in 2024?"."""

import re

from index.question.phrasing import ASKING, VERBS
from index.text.countries import COUNTRY_OF
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import NAME
from index.text.stems import stems_of

_AND = r"(?i:(?:and|but|so)(?: (?:what|how) about)?|(?:what|how) about)"
_PLACE = r"(?:in|at|near|from)"
_CALLED = rf"{NAME}(?:[ -](?:of )?{NAME})*"
_ANOTHER = re.compile(
    rf"\W*{_AND} (?:(?P<at>{_PLACE}) )?"
    rf"(?:the )?(?P<name>{_CALLED})\W*"
)
"""What asks the same of somebody, or somewhere, else: "And Benin?", "What about Ruto?"."""
_NAMED = re.compile(rf"(?<=\s)(?:(?P<at>{_PLACE}) (?:the )?)?(?P<name>{_CALLED})")
_OWNED = re.compile(r"['’]s$")
_NOBODY = re.compile(
    rf"(?:{ASKING}|he|him|she|her|they|them|it|then|that|this|i"
    rf"|{WEEKDAYS}|{MONTHS})\b",
    re.IGNORECASE,
)
"""Words with a capital that name nobody: "But Why?", "And Tuesday?"."""
_OF_A_KIND = re.compile(rf"\W*{_AND} (?:(?:in|on|at|for|of) )?(?:the )?(?P<other>[\w’' -]+?)\W*")
_NOT_OF_A_KIND = re.compile(
    rf"\b(?:{ASKING}|{VERBS}|he|him|she|her|they|them|it|that|this|then|else|more|others?)\b",
    re.IGNORECASE,
)
_KINDS = tuple(
    re.compile(rf"(?<!\w){kind}(?!\w)", re.IGNORECASE)
    for kind in (r"(?:1[0-9]|20)\d\d", WEEKDAYS, MONTHS, r"[a-z]+['’]s")
)
"""What stands for others of its kind: a year, a day, a month, "the women's"."""
_WORD = re.compile(r"[\w’'-]+")
LONGEST = 4
"""Words of what is asked of another, at most: "And the best supporting actress?"."""


def asked_of_another(question: str, before: str) -> str | None:
    """Return the question before as it is asked of what a follow-up names, if it does so.

    "And Benin?" behind "How many officers has Kenya sent to Haiti?" takes the place of the first
    country; "And in Skarra?" that of "at Port Ellick", "And the best director?" that of "the best
    film", and "And in 2024?" that of "in 2023".
    """
    return _of_another_name(question, before) or _of_another_of_a_kind(question, before)


def _of_another_name(question: str, before: str) -> str | None:
    another = _ANOTHER.fullmatch(question)
    if another is None or _NOBODY.match(another["name"]):
        return None
    name, placed = _OWNED.sub("", another["name"]), another["at"]
    one = next((one for one in _NAMED.finditer(before) if _gives_way(one, name, placed)), None)
    if one is None or name in before:
        return None
    start = one.start() if placed else one.start("name")
    owned = _OWNED.search(one["name"])
    asked = f"{placed} {name}" if placed else f"{name}{owned[0] if owned else ''}"
    return f"{before[:start]}{asked}{before[one.end() :]}"


def _gives_way(one: re.Match[str], name: str, placed: str | None) -> bool:
    """Tell whether a name is of the kind of another one: at a place, or a country, or neither."""
    if _NOBODY.match(one["name"]):
        return False
    return bool(one["at"]) if placed else _is_country(one["name"]) is _is_country(name)


def _is_country(name: str) -> bool:
    words = [_OWNED.sub("", word).lower() for word in re.split("[ -]", name)]
    return not COUNTRY_OF.keys().isdisjoint(words) or "states" in words


def _of_another_of_a_kind(question: str, before: str) -> str | None:
    found = _OF_A_KIND.fullmatch(question)
    other = found["other"] if found else ""
    words = _WORD.findall(other)
    if not 0 < len(words) <= LONGEST or _NOT_OF_A_KIND.search(other):
        return None
    for kind in _KINDS:
        if kind.fullmatch(other) and (one := kind.search(before)) and one[0] != other:
            return f"{before[: one.start()]}{other}{before[one.end() :]}"
    place = _place_of(words, before)
    return place and f"{before[: place[0]]}{other}{before[place[1] :]}"


def _place_of(words: list[str], before: str) -> tuple[int, int] | None:
    """Return where as many words begin, or end, as others of their kind do: "best film"."""
    there = list(_WORD.finditer(before))
    for shared, first in ((0, 0), (-1, len(words) - 1)):
        low = words[shared].lower()
        if len(words) < 2 or not stems_of(low):
            continue
        for number, word in enumerate(there):
            start, end = number - first, number - first + len(words)
            if word.group().lower() == low and start > 0 and end <= len(there):
                return there[start].start(), there[end - 1].end()
    return None
