"""Notes in which an article takes back what it said before."""

import re

from index.text.dates import CLOCK

_ARTICLE = (
    r"(?:this (?:article|story|report|post|page|piece|item|entry|column|interview|headline|caption)"
    r"|the (?:article|interview|headline|caption))"
)
_SHOWN = r"(?:headline|(?:picture |photo )?caption|map|chart|graphic)"
_SAYS_SO = (
    # "Correction (April 9):", "CORRECTION, 22:40:", "Editor’s note —"; not "Corrections officers".
    r"(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|editors?[’']s? note|erratum"
    r"|correction (?:appended|to this \w+)|retraction|apology|for the record)"
    r"(?:\s*\([^()]{1,40}\)|,[^:!?]{1,30}|\s(?:\d{1,2}\s[a-z]+|[a-z]+\s\d{1,2})(?:,?\s\d{4})?)?"
    r"[\s*_]*(?::|[–—]|-\s)",
    r"corrected:",
    r"a (?:correction|clarification) was (?:made|added|issued|published)\b",
    # "An earlier version of this article said …", "This story has been corrected", "… wrongly gave"
    rf"(?:in )?(?:an? (?:earlier|previous|prior)|the (?:original|first)) version of {_ARTICLE}\b",
    rf"{_ARTICLE} (?:(?:was|has been) (?:amended|corrected|updated|edited|shortened)"
    r"|(?:originally|initially|previously|earlier|incorrectly|wrongly|mistakenly))\b",
    # "We wrote earlier that …", "In an earlier version, we …"
    r"we (?:wrote|reported|said) earlier that\b",
    r"(?:in )?an? (?:earlier|previous) version,? we\b",
    # "Due to an editing error, the headline …"
    r"(?:due to|because of|owing to) an? (?:editing|production|reporting) (?:error|mistake)\b"
    r"[^.]{0,80}\b(?:article|story|version|headline|caption|we)\b",
    # "An article on Monday about the ferry misstated …", "A caption with this article …"
    rf"an? (?:article|story|column|obituary|{_SHOWN})\b[^.]{{0,120}}"
    r"\b(?:misstated|misspelled|misidentified|misattributed)\b",
    rf"(?:an?|the) (?:earlier |previous )?{_SHOWN} (?:on|of|for|with|in)"
    r" (?:an earlier version|this (?:article|story))\b",
    # "Corrects spelling of …", as agencies put it
    r"corrects (?:to|the|spelling|name|\w+ (?:to|in))\b",
    r"this \w+\.? \d{1,2} (?:story|article) has been corrected\b",
    r"we (?:have corrected|are happy to (?:make clear|clarify))\b",
    # "An earlier post in this blog gave …"
    r"an earlier (?:entry|post|update|item)(?: in this blog)? (?:said|gave|put)\b",
)
_CORRECTS = re.compile(
    rf"[\s*_>(\[•-]*(?:{CLOCK})?"
    rf"(?:(?:note|footnote|update)\b[^.:]{{0,30}}:[\s*_]*)?(?:{'|'.join(_SAYS_SO)})",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"[\s*_#>]*(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|editors?[’']s? note"
    r"|erratum)[\s*_:]*",
    re.IGNORECASE,
)


def heads_correction(line: str) -> bool:
    """Tell whether a line is "CORRECTION" alone, or a heading of such words."""
    return _HEADS.fullmatch(line) is not None


def is_correction(paragraph: str) -> bool:
    """Tell whether a paragraph takes back what was said: half of it would tell what is wrong."""
    return _CORRECTS.match(paragraph) is not None
