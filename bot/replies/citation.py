"""The line under a quote that says where it stands, with a link to the very words."""

import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from bot.replies.markdown import one_line
from bot.wording.words import Words
from index.types import Quote

LONGEST_URL = 512
"""What Discord takes for a link button; the same bound keeps a citation line short."""
LONGEST_NAME = 120
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*_`])[*_`]{1,3}(?=[^\s*_`])|(?<=[^\s*_`])[*_`]{1,3}(?![\w*_`])")
EDGE_WORDS = 6
"""Words at each end of a ranged fragment: enough to be found once, short enough to read."""


def citation(quote: Quote, words: Words, article_text: str | None) -> str:
    """Write title · publisher · date · section · ¶ number · link, leaving out what is not known.

    ``article_text`` is the article that holds the quote; None (no longer there) links to the page.
    """
    parts = [one_line(quote.title, LONGEST_NAME)]
    if quote.publisher:
        parts.append(one_line(quote.publisher, LONGEST_NAME))
    if quote.published:
        parts.append(day(quote.published, words))
    if quote.section:
        parts.append(one_line(quote.section, LONGEST_NAME))
    parts.append(f"¶ {quote.paragraph}")
    address = link(quote, article_text)
    if address:
        parts.append(f"[{words.read_there}]({address})")
    return " · ".join(parts)


def day(published: date, words: Words) -> str:
    """Write a date with the month's name in the reader's language."""
    number = words.first_of_month if published.day == 1 else published.day
    return f"{number} {words.months[published.month - 1]} {published.year}"


def link(quote: Quote, article_text: str | None) -> str | None:
    """Give the address of the quote's words, else of the page, else None (512 at most)."""
    page = safe_url(quote.url)
    if page is None or article_text is None:
        return page
    fragment = text_fragment(article_text, quote.start, quote.end)
    if fragment is None:
        return page
    exact = f"{page}{'' if '#' in page else '#'}:~:text={fragment}"
    return exact if len(exact) <= LONGEST_URL else page


def safe_url(url: str | None) -> str | None:
    """Give ``url`` fit to stand in a masked link, or None when it is no web address."""
    if not url or re.search(r"[\s\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    plain = percent(url, safe="%/:?#[]@!$&'*+,;=-._~")
    plain = plain.split("#:~:")[0].split(":~:")[0]
    return plain if len(plain) <= LONGEST_URL else None


def text_fragment(text: str, start: int, end: int) -> str | None:
    """Write the text directive that finds ``text[start:end]`` and nothing else, or None.

    A directive matches without regard to case and runs of white space, and a single one cannot
    cross a line (https://wicg.github.io/scroll-to-text-fragment/), hence the ranged form.
    """
    quoted = _rendered(text[start:end])
    page, wanted = _page(text), _folded(quoted)
    if not wanted or wanted.startswith("|"):  # on the page a table's row is cells, each by itself
        return None
    if "\n" not in text[start:end] and _once(page, wanted):
        whole = _encoded(quoted)
        if len(whole) <= LONGEST_URL // 2:
            return whole
    words = quoted.split()
    if len(words) < 2 * EDGE_WORDS:
        return None
    first, last = " ".join(words[:EDGE_WORDS]), " ".join(words[-EDGE_WORDS:])
    if not (_once(page, _folded(first)) and _once(wanted, _folded(last))):
        return None
    return f"{_encoded(first)},{_encoded(last)}"


@lru_cache(maxsize=8)  # or all of an article would be folded for each quote, and each try to fit
def _page(text: str) -> str:
    """Return an article as a text directive is compared with it."""
    return _folded(_rendered(text))


def _rendered(text: str) -> str:
    """Return the words that a page shows of Markdown: links and emphasis without their marks."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text))


def _encoded(text: str) -> str:
    """Percent-encode for a text directive, in which ``-``, ``,`` and ``&`` have a meaning."""
    return percent(" ".join(text.split()), safe="").replace("-", "%2D")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _once(text: str, part: str) -> bool:
    """Say whether ``part`` begins at one place only, overlapping ones counted."""
    first = text.find(part)
    return first >= 0 and text.find(part, first + 1) < 0
