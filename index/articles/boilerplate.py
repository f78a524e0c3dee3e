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
_ASKED = (
    # "Email your pictures to pictures@paper.example", "Follow us on Facebook"
    r"(?:(?:please )?(?:send (?:us|your)|e-?mail (?:us|your)|contact us|follow (?:us|our)"
    r"|subscribe to|sign up (?:for|to)|join our|like us on|share (?:this|your)|download (?:the|our)"
    rf"|get in touch|write to us)\b.*(?:@|\b{_MEDIA}\b)"
    # "Sign up here", "Subscribe now", "By signing up you agree to …", "Enter your email"
    r"|sign up (?:(?:here|now|today|below)\b|(?:for|to) our\b)|subscribe (?:now|today)\b"
    r"|by (?:signing up|submitting|subscribing|clicking)\b[^.]*\byou (?:agree|accept)\b"
    r"|enter your e-?mail\b"
    # "Already a subscriber?", "Have you been affected by the floods?"
    r"|(?:already a subscriber|got a (?:story|news tip|tip)"
    r"|do you have a (?:story|news tip|tip)|have you been affected)\b[^.]*\?"
    # "This post contains affiliate links", "Story continues below", "Last updated 4 May"
    r"|this (?:post|page|article|story|site) (?:may )?contains? affiliate\b"
    r"|(?:story|article) continues (?:below|after)\b|(?:advertisement|sponsored(?: content)?)\W*$"
    r"|last updated(?: (?:on|at))?\b[^.]*\d[^.]*$|filed under:"
    # "Copyright 2024 The Paper", "© The Paper", "The Paper. All rights reserved."
    r"|copyright (?:©|\(c\)|\d{4}|by\b)|©|[^.]{0,80}\ball rights reserved\W*$)"
)
_ASKS_READERS = re.compile(
    # Behind the time of a live blog's entry, too: "14.50: Email your pictures to …".
    rf"[\s*_>]*+(?:{CLOCK})?(?:{_ASKED})",
    re.IGNORECASE | re.DOTALL,
)
"""What a paper asks of its readers, forbids them, or tells them of its own page."""
_COUNTED = r"(?:comments?|shares?|likes?|views?|reactions?)"
_BUTTON = re.compile(
    r"(?:share|tweet|post|pin|send|e-?mail|print|save|copy|bookmark|like|follow|jump|skip|back)"
    r"(?: (?:to|on|by|via|in|this|the|it|us|now|link|url|page|article|story|post|recipe|video|top"
    rf"|content|comments?|x|e-?mail|{_MEDIA}|pinterest|reddit|bluesky|mastodon|threads))*"
    r"|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|e-?mail|link"
    rf"|\d[\d,.]* {_COUNTED}|{_COUNTED}(?: ?\(?\d*\)?)?|\d+ min(?:ute)?s? read",
    re.IGNORECASE,
)
_BETWEEN_BUTTONS = re.compile(r"[|·•/–—\]]")
_RATING = re.compile(  # "★★★★★ 4.8 from 212 votes", "4.8/5 (212 reviews)"
    r"[\W_]*(?:rat(?:ed|ing)\W*)?\d(?:[.,]\d+)?(?:\s*(?:/|out of)\s*\d+)?(?: stars?)?"
    r"\s*(?:[(|·–—-]|(?:from|by|based on)\b)\s*\d[\d,.]* (?:votes?|ratings?|reviews?)[\W_]*",
    re.IGNORECASE,
)
_OF_SOURCES = re.compile(
    r"references|bibliography|works cited|citations|external links|further reading|see also"
    r"|(?:foot|end)?notes(?: and references)?|references and notes|sources",
    re.IGNORECASE,
)
_CITES = re.compile(  # "Novák, J. (1999). The Karsk Lakes. p. 44."; "Statistical Office, 2011."
    r"\bpp?\. ?\d|\b(?:ISBN|ISSN|doi|ibid)\b|https?://|\b(?:retrieved|archived|accessed)\b.{0,40}\d"
    r"|^[\W\d_]*[^.]{1,60}\.,? \(\d{4}\)|, \d{4}[.*_]*$",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"[\s*_(\[]*(?:(?:additional )?(?:reporting|writing|editing)|compiled|edited|translated"
    r"|written) by\b",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"\W*(?:for (?:immediate )?release|embargoed\b.*|(?:press|media|news) release|exclusive"
    r"|breaking(?: news)?)\W*",
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


def is_kicker(line: str) -> bool:
    """Tell whether a line says what kind of text an article is: "FOR IMMEDIATE RELEASE"."""
    return _KICKER.fullmatch(line) is not None


def asks_readers(text: str) -> bool:
    """Tell whether a sentence is the paper's word to its readers: "Sign up for our newsletter"."""
    return _ASKS_READERS.match(text) is not None


def is_of_the_page(paragraph: str) -> bool:
    """Tell whether a paragraph is the buttons of a web page, or what its readers voted."""
    labels = [part.strip(" \t\n*_[]()") for part in _BETWEEN_BUTTONS.split(paragraph)]
    buttons = len(labels) > 1 and all(map(_BUTTON.fullmatch, labels))
    return buttons or _RATING.fullmatch(paragraph) is not None


def is_reference(paragraph: str, section: str | None) -> bool:
    """Tell whether a paragraph names where something is written, below a heading for that."""
    below = section is not None and _OF_SOURCES.fullmatch(section) is not None
    return below and _CITES.search(paragraph) is not None
