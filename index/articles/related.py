"""Links to other coverage: "READ: …", and what stands in a list below "Most read"."""

import re
from collections.abc import Sequence

from index.text.sentences import ends_sentence, only_asks

LIST_MARK = r"\s*(?:[-*+•‣–]|\(?\d{1,3}[.)])\s"
ITEM = re.compile(rf"{LIST_MARK}+\S|\s*\|")
"""An item of a list, or a row of a table."""
_LOUD = (  # in capitals: newsroom shorthand before a link
    "READ|ALSO READ|READ ALSO|READ MORE|READ NEXT|SEE|SEE ALSO|MORE|WATCH|WATCH ALSO|ALSO WATCH"
    "|LISTEN|PHOTOS?|VIDEOS?|GALLERY|RECOMMENDED|EXPLAINER|OPINION|RELATED|RELATED [A-Z]+"
)
_QUIET = (
    "Read|Also [Rr]ead|Read (?:[Aa]lso|[Mm]ore|[Nn]ext|[Hh]ere)|See|See (?:[Aa]lso|[Mm]ore)|Watch"
    "|Listen|Related|Related (?i:articles?|story|stories|links?|reports?|topics?|content|coverage"
    "|news)|Recommended|Recommended [Rr]eading|More on [Tt]his|More on [Tt]his (?i:story|topic)"
    "|Further [Rr]eading|You (?:[Mm]ay|[Mm]ight) [Aa]lso [Ll]ike|Don[’']t [Mm]iss|Lire aussi"
    "|À lire aussi|Voir aussi|Soma pia|L(?:ea|ee) también|Lesen Sie auch|Mehr zum Thema"
)
_RELATED = re.compile(rf"[\s>*_\[•-]*(?:(?:{_LOUD})\s*[:|–—»>]|(?:{_QUIET})\s*[:|»])[\s*_]*")
_LIST_NAME = re.compile(  # alone on a line; before a colon it may begin a sentence
    r"(?:most (?:read|viewed|popular|shared|commented)|trending(?: now)?|popular now|up next"
    r"|editors?[’']s?’? (?:picks?|choice)|(?:top|more|other|recommended) (?:stories|headlines"
    r"|articles)|more (?:from|on|in) .{1,60}|what to read next|keep reading|read next"
    r"|recommended for you|you (?:may|might) also be interested in|from our partners)",
    re.IGNORECASE,
)
_LINK = re.compile(rf"{ITEM.pattern}|(?>\[.*\]\()\S*\)$")
_LINK_ALONE = re.compile(r"[\s*_]*\[(?P<words>[^\[\]!][^\[\]]*)\]\(\S*\)[\s*_]*")
_IMAGE = r"!\[[^\[\]]*\]\([^()]*\)"
_SHOWS = re.compile(rf"(?:\s*(?:{_IMAGE}|\[{_IMAGE}\]\([^()]*\)))+\s*")
_DEFINES = re.compile(r"\s*\[[^\[\]]+\]:\s*<?https?://\S+(?:\s+[\"'(].*)?\s*")


def is_related(line: str) -> bool:
    """Tell whether a line says itself that it is a link: "READ: Why Benin left"."""
    return _RELATED.match(line) is not None


def is_label(line: str) -> bool:
    """Tell whether a line is "Related stories:" alone, which makes links of what is below it."""
    related = _RELATED.match(line)
    return related is not None and related.end() == len(line.rstrip())


def names_links(words: str) -> bool:
    """Tell whether a heading, or a line by itself, names such a list: "Most read"."""
    words = words.strip("*_>: \t")
    return is_label(f"{words}:") or (
        _LIST_NAME.fullmatch(words) is not None and not ends_sentence(words)
    )


def is_link(line: str) -> bool:
    """Tell whether a line below such a label may be one of its links: an item, or a link alone."""
    return _LINK.match(line) is not None


def is_headline(line: str) -> bool:
    """Tell whether a line below such a label is a link: a headline tells nothing to its end."""
    return is_link(line) or not ends_sentence(line) or only_asks(line)


def is_link_alone(lines: Sequence[str]) -> bool:
    """Tell whether a paragraph is a headline with its address, and nothing more."""
    found = _LINK_ALONE.fullmatch(lines[0]) if len(lines) == 1 else None
    return found is not None and not ends_sentence(found["words"])


def has_no_words(lines: Sequence[str]) -> bool:
    """Tell whether a paragraph is pictures, or the addresses of links, and nothing more."""
    return all(_SHOWS.fullmatch(line) or _DEFINES.fullmatch(line) for line in lines)
