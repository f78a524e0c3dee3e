"""Say the result of a match in words: "Ashby Rovers 3-2 Kelton United" tells who won."""

import re

from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import CAPITALS

_DAY = rf"(?:{WEEKDAYS}s?|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|{MONTHS})\b"
"""What has hours behind it, or is the first of several days: "Friday 9-11 Yoga"."""
_WORD = rf"(?:[{CAPITALS}\d&][\w.’'&/-]{{0,30}}|of|de|and|the)"
_SIDE = rf"(?!(?i:{_DAY}))[{CAPITALS}\d][\w.’'&/-]{{0,30}}(?: {_WORD}){{0,4}}"
"""A name of up to five words."""
_RESULT = re.compile(
    rf"[\s*_>•+-]*(?P<home>{_SIDE}) (?P<scored>\d{{1,3}})[-–](?P<conceded>\d{{1,3}})"
    rf" (?P<away>{_SIDE})(?P<more> \([^()]{{1,80}}\))?[\s*_.]*"
)


def result_in_words(line: str) -> str:
    """Return what a line says where it is the result of a match; "" of all others.

    After a draw, more may have decided who won ("(4-2 on penalties)"): that is not told.
    """
    found = _RESULT.fullmatch(line)
    if found is None:
        return ""
    home, away = found["home"], found["away"].rstrip(".")
    ahead = int(found["scored"]) - int(found["conceded"])
    if not ahead:
        return "" if found["more"] else f"{home} drew with {away}, nobody won."
    won, lost = (home, away) if ahead > 0 else (away, home)
    return f"{won} won against {lost}, who lost."
