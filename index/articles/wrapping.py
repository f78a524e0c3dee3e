"""Lines to paragraphs: was a paragraph broken into these lines, or is each one its own?"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.text.sentences import ends_sentence

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_OPENING = "“‘«\"'("
MIN_WIDTH = 40
"""Lines filled to a width by an editor or a mail program are wider; lists of names are narrower."""


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken at a width, or where a clause ends, and are one paragraph."""
    return len(lines) > 1 and (_are_filled(lines) or _go_on(lines))


def _are_filled(lines: Sequence[str]) -> bool:
    """Tell whether lines are full: the first word of the next would not have fitted.

    And half of the breaks, at least, are inside a sentence.
    """
    width = max(map(len, lines))
    full = sum(
        len(line) + 1 + len(_unquoted(below).partition(" ")[0]) > width
        for line, below in pairwise(lines)
    )
    breaks = len(lines) - 1
    inside = len(_breaks_inside(lines))
    return width >= MIN_WIDTH and full >= 0.8 * breaks and inside >= 0.5 * breaks


def _go_on(lines: Sequence[str]) -> bool:
    """Tell whether sentences go on from line to line in small letters, and come to an end.

    Verse and headlines begin with capitals, and the last of a list's names ends no sentence. Where
    most lines end one, each is a paragraph.
    """
    inside = _breaks_inside(lines)
    small = sum(_unquoted(below).lstrip(_OPENING)[:1].islower() for below in inside)
    many = 3 * len(inside) >= len(lines) - 1
    return many and 0 < len(inside) <= 2 * small and ends_sentence(lines[-1])


def _breaks_inside(lines: Sequence[str]) -> list[str]:
    """Return each line that stands below one which does not end as a sentence does."""
    return [below for line, below in pairwise(lines) if not ends_sentence(line)]


def _unquoted(line: str) -> str:
    return _QUOTED.sub("", line, count=1)
