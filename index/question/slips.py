"""How one word comes to be typed for another: by hasty fingers, or as it sounds."""

from itertools import groupby

from rapidfuzz.distance import Prefix

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {key: complex(x + y / 2, y) for y, row in enumerate(_ROWS) for x, key in enumerate(row)}
"""Where each key lies; keys that touch are less than ``TOUCH`` apart."""
TOUCH = 1.2
_SOUNDS = str.maketrans("eiouyckqzx", "aaaaasssss")


def is_slip(word: str, meant: str) -> bool:
    """Tell whether only letters were lost, or changed their order: what hasty fingers do."""
    letters = iter(meant)
    return sorted(word) == sorted(meant) or all(letter in letters for letter in word)


def lacks_letters(word: str, meant: str) -> bool:
    """Tell whether letters were lost, and not the last one."""
    return len(word) < len(meant) and is_slip(word, meant) and word[-1] == meant[-1]


def is_alike(word: str, meant: str) -> bool:
    """Tell whether a word is easily typed for another one: "starmer" is not for "starter"."""
    return (
        is_slip(word, meant)
        or word == f"{meant}s"
        or _sounds_alike(word, meant)
        or _hits_beside(word, meant)
    )


def _sounds_alike(word: str, meant: str) -> bool:
    """Tell whether words differ in vowels, doubled letters, or "c", "s", "k" and their like."""
    sounds, others = ([some for some, _ in groupby(w.translate(_SOUNDS))] for w in (word, meant))
    return sounds == others and word[-1] == meant[-1]


def _hits_beside(word: str, meant: str) -> bool:
    """Tell whether one key too many, or a wrong one, was hit beside the right one."""
    place = Prefix.similarity(word, meant)
    hit, rest, right = word[place : place + 1], word[place + 1 :], meant[place : place + 1]
    if rest == meant[place:]:
        return _touch(hit, right) or _touch(hit, word[place - 1])
    return rest == meant[place + 1 :] and _touch(hit, right)


def _touch(key: str, other: str) -> bool:
    return key in _KEYS and other in _KEYS and abs(_KEYS[key] - _KEYS[other]) < TOUCH
