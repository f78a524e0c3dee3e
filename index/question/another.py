"""Follow-ups that ask the same of somebody, or something, else: "And Benin?", "And in 2024?"."""

import re

from index.question.elliptic import NAMELESS
from index.question.phrasing import ALSO, ASKING
from index.text.countries import COUNTRY_OF, in_one_word
from index.text.dates import MONTHS, WEEKDAYS
from index.text.english import english_words
from index.text.names import NAME
from index.text.stems import stems_of

_PLACE = r"(?:in|at|near|from)"
_CALLED = rf"{NAME}(?: (?:of )?{NAME})*"
"""No hyphen between: a name has its own, and each could be either."""
_ANOTHER = re.compile(
    rf"\W*(?i:{ALSO}) (?:(?P<at>{_PLACE}) )?"
    rf"(?:the )?(?P<name>{_CALLED})\W*"
)
"""What asks the same of somebody, or somewhere, else: "And Benin?", "What about Ruto?"."""
_NAMED = re.compile(rf"(?<=\s)(?:(?P<at>{_PLACE}) (?:the )?)?(?P<name>{_CALLED})")
_IN_SMALL_LETTERS = re.compile(r"(?<= )[a-z]{4,}(?=\W*$)")
_OWNED = re.compile(r"['’]s$")
_NOBODY = re.compile(
    rf"(?:{ASKING}|he|him|she|her|they|them|it|then|that|this|i"
    rf"|{WEEKDAYS}|{MONTHS})\b",
    re.IGNORECASE,
)
"""Words with a capital that name nobody: "But Why?", "And Tuesday?"."""
_OF_A_KIND = re.compile(
    r"\W*(?i:and(?: what about)?|(?:what|how) about) (?:(?i:in|on|at|for|of) )?(?i:the )?"
    r"(?P<other>[\w’' -]+?)\W*"
)
_NOT_OF_A_KIND = re.compile(rf"\b(?:{NAMELESS})\b", re.IGNORECASE)
_SINCE = r"(?:(?<=\bin )|(?<=\bon )|(?<=\bof )|(?<=\bsince )|(?<=\bby )|(?<=\blast )|(?<=\bthis ))"
_KINDS = tuple(
    re.compile(rf"{before}{kind}(?!\w)", re.IGNORECASE)
    for before, kind in (
        *((_SINCE, time) for time in (r"(?:1[0-9]|20)\d\d", WEEKDAYS, MONTHS)),
        (
            r"(?<!\w)(?!(?:what|who|where|when|how|it|that|there|here|he|she|let|\w*day)['’])",
            r"[a-z]+['’]s",
        ),
    )
)
"""What stands for others of its kind: a year, a day or a month in which, "the women's"."""
_PART = r"(?!(?:by|in|at|of|for|to|on|from|with)\b)[\w’'-]+"
_WHO_IS = re.compile(
    r"(?P<is>\W*(?i:(?:(?:and|but|so) )?who(?:['’]?s| is| was)) )"
    rf"(?:the {_PART}|{_CALLED})(?: {_PART}){{0,3}}"
    rf"(?:(?P<of> (?:of|for|in|at) (?:the )?{_CALLED}(?: [a-z]+)?)| (?:of|for|in|at) [^?]+)?\W*"
)
"""A question who somebody is, by name or office, with the name of what: "… captain of Kesh?"."""
_SOMEBODY = re.compile(
    r"\W*(?:(?:and|but|so)(?: (?:what|how) about)?|(?:what|how) about) "
    r"(?P<who>(?:the|his|her|its|their) (?P<called>[\w’'-]+(?: [\w’'-]+){0,3}?))\W*",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"best|worst|most|least|first|second|third|last|next|[a-z]{3,}est")
_WORD = re.compile(r"[\w’'-]+")
LONGEST = 4
"""Words of what is asked of another, at most: "And the best supporting actress?"."""


def names_somebody(question: str) -> bool:
    """Say whether a follow-up only names somebody, or something: "And his deputy?"."""
    found = _SOMEBODY.fullmatch(question)
    return found is not None and not _NOT_OF_A_KIND.search(found["called"])


def asked_of_somebody(question: str, before: str) -> str | None:
    """Return who somebody is that a follow-up names, if the question before asks so; else None.

    "And the referee?" behind "Who is the captain of Kesh?" asks "Who is the referee of Kesh?", and
    "And his deputy?" asks "Who is his deputy?".
    """
    asked, other = _WHO_IS.fullmatch(before), _SOMEBODY.fullmatch(question)
    if not asked or not other or not names_somebody(question):
        return None
    of = asked["of"] if re.match(r"the (?!.* of )", other["who"], re.IGNORECASE) else None
    return f"{asked['is']}{other['who']}{of or ''}?"


def asked_of_another(question: str, before: str) -> str | None:
    """Return the question before as it is asked of what a follow-up names, if it does so.

    "And Benin?" behind "How many officers has Kenya sent to Haiti?" takes the place of the first
    country; "And in Skarra?" that of "at Port Ellick", "And the best director?" that of "the best
    film", and "And in 2024?" that of "in 2023".
    """
    return _of_another_name(question, before) or _of_another_of_a_kind(question, before)


def _of_another_name(question: str, before: str) -> str | None:
    another = _ANOTHER.fullmatch(_IN_SMALL_LETTERS.sub(_as_name, question))
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


def _as_name(word: re.Match[str]) -> str:
    """Return a last word with a capital if it is none of English: "and ruto?"."""
    return word[0] if word[0] in english_words() else word[0].capitalize()


def _gives_way(one: re.Match[str], name: str, placed: str | None) -> bool:
    """Tell whether a name is of the kind of another one: at a place, or a country, or neither."""
    if _NOBODY.match(one["name"]):
        return False
    return bool(one["at"]) if placed else _is_country(one["name"]) is _is_country(name)


def _is_country(name: str) -> bool:
    words = [_OWNED.sub("", word).lower() for word in re.split("[ -]", in_one_word(name))]
    return not COUNTRY_OF.keys().isdisjoint(words)


def _of_another_of_a_kind(question: str, before: str) -> str | None:
    found = _OF_A_KIND.fullmatch(question)
    other = found["other"] if found else ""
    words = _WORD.findall(other)
    if not 0 < len(words) <= LONGEST or _NOT_OF_A_KIND.search(other):
        return None
    for kind in _KINDS:
        there = list(kind.finditer(before))
        # Behind an "in": what only looks like a time elsewhere is one there.
        is_of_kind = kind.fullmatch(f"in {other}", len("in "))
        if there and is_of_kind and there[-1].group() != other:
            return f"{before[: there[-1].start()]}{other}{before[there[-1].end() :]}"
    place = _place_of(words, before)
    return place and f"{before[: place[0]]}{other}{before[place[1] :]}"


def _place_of(words: list[str], before: str) -> tuple[int, int] | None:
    """Return where as many words are as others, of which they share one: "best film".

    It is the last of them, or the first in the end of the question if that says which one.
    """
    there = list(_WORD.finditer(before))
    low = [word.lower() for word in words]
    for start in range(1, len(there) - len(words) + 1):
        place = there[start : start + len(words)]
        found = [word.group().lower() for word in place]
        ends = start + len(words) == len(there)
        shares_first = ends and found[0] == low[0] and _SUPERLATIVE.fullmatch(low[0])
        if (found[-1] == low[-1] or shares_first) and len(words) > 1 and _names(found):
            return place[0].start(), place[-1].end()
    return None


def _names(words: list[str]) -> bool:
    """Say whether each of some words may be part of what is called so: no verb, no "of"."""
    return not any(_NOT_OF_A_KIND.fullmatch(word) for word in words) and all(
        stems_of(word) or _SUPERLATIVE.fullmatch(word) for word in words
    )
