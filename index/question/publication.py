"""Questions on where an article comes from, which stands beside its text and not in it."""

import re

_KIND = (
    r"(?:articles?|(?:news )?stor(?:y|ies)|news items?|obituar(?:y|ies)|opinion piece|op-ed"
    r"|editorial|live ?blog|press release|match report|pieces?|texts?)"
)
_ARTICLE = (
    rf"(?:the|this|that|these|those|your) (?:[\w'’-]+ ){{0,3}}?{_KIND}(?: (?:about|on|of) \w.*?)?"
)
_IT = rf"(?:{_ARTICLE}|this|it)"
_MADE = r"(?:(?:first|originally|actually|last) )?(?:written|published|posted|printed|updated)"
_FROM = r"(?:from|in|written|published|posted)"
_PAPER = (
    r"(?:(?:news )?(?:paper|site|agency|outlet|source|organi[sz]ation)|newspaper|website"
    r"|web ?page|publication|magazine|publisher|journalist|author)"
)
_BYLINE = (
    r"(?:author|writer|publisher|source|byline|headline|title|url|link"
    r"|(?:publication |publishing )?date)"
)
_OF_AN_ARTICLE = re.compile(
    r"\W*(?:"
    rf"who (?:wrote|has written|published|posted|printed|is behind) {_IT}"
    rf"|by whom (?:was|is) {_IT} {_MADE}"
    rf"|(?:who|what)(?: is| was|['’]?s) the {_BYLINE} (?:of|for|to|behind) {_IT}"
    rf"|(?:when|where|(?:on |in )?(?:what|which) (?:day|date|year|month)) (?:was|is) {_IT} {_MADE}"
    rf"|(?:when|where) (?:is|are|was|does|do|did) {_ARTICLE}(?: come)? from"
    rf"|(?:what|which) {_PAPER} (?:wrote|published|posted|printed|ran) {_IT}"
    rf"|(?:(?:in|by|from) )?(?:what|which) {_PAPER} (?:is|was) {_IT}(?: {_FROM})?(?: in| by)?"
    rf"|where can (?:i|we|one) (?:read|find|see|get) {_ARTICLE}"
    r"|(?:(?:is there|do you have|can i (?:get|have)) )?(?:(?:a|the) )?"
    rf"(?:link|url) (?:to|for|of) {_IT}"
    rf"|how (?:old|recent) (?:is|are) {_ARTICLE}"
    rf")\W*",
    re.IGNORECASE,
)
_OF_ANYTHING = re.compile(
    rf"\W*(?:who|what)(?: is| was|['’]?s) (?:the|its) {_BYLINE}\W*", re.IGNORECASE
)
"""A book in the articles has an author, too."""


def asks_of_publication(question: str) -> bool:
    """Say whether a question asks for an article's author, publisher, date or address."""
    return _OF_AN_ARTICLE.fullmatch(question) is not None


def may_ask_of_publication(question: str) -> bool:
    """Say whether a question asks for such a thing if the articles tell of no other."""
    return _OF_ANYTHING.fullmatch(question) is not None
