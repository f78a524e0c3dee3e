"""Lines that are no part of the story: credits, captions, and what a paper asks of its readers."""

import re

from index.text.dates import CLOCK

_CREDIT = re.compile(
    r"\W*(?:photo(?:graph)?s?|pictured?|pictures|images?|video|caption|credit|source|graphic"
    r"|illustration)(?: (?:by|caption|credit))?\s*:",
    re.IGNORECASE,
)
"""A line below a picture begins with it, or ends with it: none explains who is meant."""
_CREDITED = re.compile(  # "(AP Photo/J. Roe)", "| Getty"
    r"(?:\([^()]{0,80}\b(?:photo(?:graph)?s?|pictures?|images?)\b[^()]{0,80}\)"
    r"|(?:^|\s)\|[^|]{0,80}[^\s|.!?…])[*_]*$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"[\W_]*!\[|\s*<fig(?:ure|caption)\b")
_MEDIA = (
    r"(?:newsletters?|facebook|twitter|instagram|whatsapp|youtube|tiktok|linkedin|telegram"
    r"|podcasts?)"
)
_ASKS_READERS = re.compile(
    # Behind the time of a live blog's entry, too: "14.50: Email your pictures to …".
    rf"[\s*_>]*+(?:{CLOCK})?(?:"
    r"(?:(?:please )?(?:send (?:us|your)|e-?mail (?:us|your)|contact us|follow (?:us|our)"
    r"|subscribe to|sign up (?:for|to)|join our|like us on|share (?:this|your)|download (?:the|our)"
    rf"|get in touch|write to us)\b.*(?:@|\b{_MEDIA}\b)"
    r"|sign up (?:(?:here|now|today|below)\b|(?:for|to) our\b)|subscribe (?:now|today)\b"
    r"|by (?:signing up|submitting|subscribing|clicking)\b[^.]*\byou (?:agree|accept)\b"
    r"|enter your e-?mail\b|(?:already a subscriber|got a (?:story|news tip|tip)"
    r"|do you have a (?:story|news tip|tip)|have you been affected)\b[^.]*\?"
    r"|(?:story|article) continues (?:below|after)\b|(?:advertisement|sponsored(?: content)?)\W*$"
    r"|last updated(?: (?:on|at))?\b[^.]*\d[^.]*$|filed under:"
    r"|copyright (?:©|\(c\)|\d{4}|by\b)|©|[^.]{0,80}\ball rights reserved\W*$))",
    re.IGNORECASE | re.DOTALL,
)
"""What a paper asks of its readers, forbids them, or tells them of its own page."""
_WRITTEN_BY = re.compile(
    r"[\s*_(\[]*(?:(?:additional )?(?:reporting|writing|editing)|compiled|edited|translated"
    r"|written) by\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[\s*_]*By [A-Z]")


def is_picture(first: str, last: str) -> bool:
    """Tell whether a paragraph, of which are given two sentences, is a picture or its caption."""
    begins = _PICTURE.match(first) or _CREDIT.match(first)
    return bool(begins or _CREDIT.match(last) or _CREDITED.search(last))


def credits_writers(text: str) -> bool:
    """Tell whether a sentence only says who wrote or edited the article."""
    return _WRITTEN_BY.match(text) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line without an end says who wrote the article: "By Ada Li in Ruan"."""
    return credits_writers(line) or _BYLINE.match(line) is not None


def asks_readers(text: str) -> bool:
    """Tell whether a sentence is the paper's word to its readers: "Sign up for our newsletter"."""
    return _ASKS_READERS.match(text) is not None
