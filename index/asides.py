"""Lines beside an article's text: pictures with their captions, corrections, contacts."""

import re

import numpy as np
from numpy.typing import NDArray

from index.corrections import heads_correction, is_correction
from index.generation import OpenIndex

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
_CONTACT = re.compile(
    r"[\s*_]*(?:(?:please )?(?:send (?:us|your)|e-?mail (?:us|your)|contact us|follow (?:us|our)"
    r"|subscribe to|sign up (?:for|to)|join our|like us|share (?:this|your)|download (?:the|our)"
    r"|get in touch|write to us)\b.*(?:@|\b(?:newsletters?|facebook|twitter|instagram|whatsapp"
    r"|youtube|tiktok|linkedin|telegram|podcasts?)\b)|copyright\b|©|.*\ball rights reserved\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What a paper asks of its readers, or forbids them."""
_CREDITS = re.compile(
    r"[\s*_(\[]*(?:(?:additional )?(?:reporting|writing|editing)|compiled|edited|translated"
    r"|written) by\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"[\W_]*!\[|\s*<fig(?:ure|caption)\b")


def is_picture(first: str, last: str) -> bool:
    """Tell whether a paragraph, of which are given two sentences, is a picture or its caption."""
    begins = _PICTURE.match(first) or _CREDIT.match(first)
    return bool(begins or _CREDIT.match(last) or _CREDITED.search(last))


def credits_writers(text: str) -> bool:
    """Tell whether a sentence only says who wrote or edited the article."""
    return _CREDITS.match(text) is not None


def corrects(index: OpenIndex, row: int) -> bool:
    """Tell whether a row takes back what was said: it says so itself, or what stands above it."""
    number = index.sentences[row].passage
    here, text = index.passages[number], index.articles[index.sentences[row].article].text
    if is_correction(text[here.start : here.end]):
        return True
    above = index.passages[number - 1] if number else None
    if above is None or above.article != here.article or above.section != here.section:
        # Below a heading: what follows the note may be the article.
        return heads_correction(here.section or "")
    return heads_correction(text[above.start : above.end])


def rows_of_asides(index: OpenIndex) -> NDArray[np.bool_]:
    """Return which rows stand beside the text, (n,): they may answer, but tell of no topic."""
    of_passage: dict[int, list[int]] = {}
    for row, sentence in enumerate(index.sentences):
        of_passage.setdefault(sentence.passage, []).append(row)
    found = np.zeros(len(index.sentences), dtype=bool)
    for passage, rows in of_passage.items():
        first, last = index.text_of(rows[0]), index.text_of(rows[-1])
        taken_back = corrects(index, rows[0]) or heads_correction(first)
        aside = taken_back or is_picture(first, last) or _CONTACT.match(first)
        found[rows] = bool(aside) and not index.passages[passage].header
    return found
