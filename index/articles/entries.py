"""Entries of a live blog: a line that begins with a time opens one, and its section."""

import re
from collections.abc import Sequence

from index.articles.headings import LONGEST_HEADING
from index.text.dates import TIME
from index.text.sentences import ends_sentence

_OPENS = re.compile(
    rf"(?P<marks>[*_]{{0,3}})(?P<time>{TIME})"
    r"(?:(?P<set_apart>[\s*_]*(?:$|[–—:|]|-(?=[\s*_\d])))|[\s*_]+)(?P<words>.*)"
)
"""A time, in bold or not, with nothing behind it, or with a dash or a blank and words."""
_ENTRY = re.compile(rf"{TIME}(?!\w)")
_FIGURE = re.compile(r"\d+\.\d+")


def section_opened(lines: Sequence[str]) -> str | None:
    """Return what names the section of an entry that some lines open; None if they open none.

    "**9:48 – Line 6 suspended**" does; of "**9:48** All trams of Line 6 have stopped." the time.
    "9:48 was too late", and "9.48 Euros", may begin a sentence; lines with a time each are a
    timetable.
    """
    found = _OPENS.fullmatch(lines[0])
    if found is None or any(map(_OPENS.fullmatch, lines[1:])):
        return None
    begins = found["words"].lstrip("“‘«\"'(")[:1].isupper() and not _FIGURE.fullmatch(found["time"])
    if not (found["marks"] or found["set_apart"] is not None or begins):
        return None
    line = lines[0].strip("*_ ")
    short = len(line.split()) <= LONGEST_HEADING
    named = short and not ends_sentence(line) and not set(line) & set("*_")
    return line if named else found["time"]


def is_entry(section: str | None) -> bool:
    """Tell whether a section is an entry of a live blog: its name begins with a time."""
    return section is not None and _ENTRY.match(section) is not None


def below_time(section: str | None, above: str, heading: str) -> str:
    """Return the section of a heading: with the time, if that is all that stands above it."""
    opened = section and is_entry(section) and above.strip("#*_ ") == section
    return f"{section} – {heading}" if opened else heading
