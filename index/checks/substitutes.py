"""Numbers and days that a sentence has in the place of those that a question has.

Whoever asks "Who signed on for three more films?" is not answered by who "signed on for two more
films": beside the same word stands another of its kind.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.checks.whether import asks_whether
from index.text.dates import MONTHS, WEEKDAYS
from index.text.numbers import numbers_in
from index.text.stems import stems_of

_ASKS = re.compile(r"\b(?:who|whom|whose|what|when|where|which|why|how)\b.*\?\W*$", re.IGNORECASE)
_LOOSELY = re.compile(
    r"\b(?:over|than|about|at least|at most|around|nearly|almost|under|below|above|up to|roughly"
    r"|some|approximately|between|and|or|to)\W*$",
    re.IGNORECASE,
)
"""Before a number that another may tell: that "over 100 were freed" is told by "132 were freed"."""
_NEXT = re.compile(r"[\s-](?:(?:more|other|further|additional|different) )?([^\W\d_][\w’'-]*)")
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*),? $")
_DATE = re.compile(rf"\b(?=[A-Z])(?i:(?P<month>{MONTHS})|(?P<weekday>{WEEKDAYS}))\b")
_IN_A_ROW = re.compile(r"[\s-][^\W\d_][\w’'-]* (?:in a row|in succession|running)\b")
"""Behind "fifth quarter in a row", which may be the third quarter of its year."""
_BACK = 40
"""Characters before a number or day that are looked at."""


class _Slot(NamedTuple):
    kind: str
    value: float | str
    beside: str | None
    """The stem of the word that it stands beside, with the side; None where that tells nothing."""


def slots_asked(question: str) -> tuple[_Slot, ...]:
    """Return the numbers and days that a question asks about; none where it asks whether it is so.

    What is told loosely is left out: "over 100" may be 132.
    """
    if not _ASKS.search(question) or asks_whether(question):  # that two have signed tells that, too
        return ()
    return tuple(_slots(question, exact=True))


def tells_another(asked: Sequence[_Slot], sentence: str) -> bool:
    """Tell whether a sentence has another number or day in the place of one that is asked about.

    Of 4,371 answerable questions of SQuAD 2.0 (Rajpurkar et al. 2018, arXiv 1806.03822) six are
    answered by such a sentence; of 348 unanswerable ones 33 have a plausible answer in one.
    """
    told = list(_slots(sentence)) if asked else []
    return any(_gives_way(slot, told) for slot in asked)


def _gives_way(asked: _Slot, told: list[_Slot]) -> bool:
    same_kind = [slot for slot in told if slot.kind == asked.kind]
    if asked.beside is None or any(_equal(slot.value, asked.value) for slot in same_kind):
        return False
    return any(slot.beside == asked.beside for slot in same_kind)


def _equal(one: float | str, other: float | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return one == other or other in (round(one), int(one)) or one in (round(other), int(other))


def _slots(text: str, *, exact: bool = False) -> Iterator[_Slot]:
    """Yield the numbers and days of a text; if ``exact``, none that is only told loosely."""
    for number in numbers_in(text):
        before = text[max(0, number.start - _BACK) : number.start]
        if not (exact and _LOOSELY.search(before)):
            kind = f"{number.kind} in a row" if _IN_A_ROW.match(text, number.end) else number.kind
            yield from _beside(text, kind, number.value, number.start, number.end)
    for found in _DATE.finditer(text):
        kind = "month" if found["month"] else "weekday"
        yield from _beside(text, kind, found.group()[:3].lower(), *found.span())


def _beside(text: str, kind: str, value: float | str, start: int, end: int) -> Iterator[_Slot]:
    yield _Slot(kind, value, None)
    after = _NEXT.match(text, end) if kind != "year" else None
    before = _BEFORE.search(text, max(0, start - _BACK), start)
    # A number behind another word may be part of a name: "Windows 8".
    if before and kind != "month" and not _DATE.fullmatch(before[1]):
        before = None
    for word, place in ((after, "_ {}"), (before, "{} _")):
        for stem in stems_of(word[1])[:1] if word else ():
            yield _Slot(kind, value, place.format(stem))
