"""Questions on where an article comes from, which stands beside its text and not in it."""

import re

_KIND = (
    r"(?:articles?|(?:news )?stor(?:y|ies)|news items?|obituar(?:y|ies)|opinion piece|op-ed"
    r"|editorial|live ?blog|press release|match report|pieces?|texts?)"
)
_ARTICLE = (
    rf"(?:the|this|that|these|those|your) (?:[\w'’-]+ ){{0,3}}?{_KIND}(?: (?:about|on|of) \w.*?)?"
)
_THIS = rf"(?:{_ARTICLE}|this)"
_OFTEN = r"(?:(?:first|originally|actually|last) )?"
_PUBLISHED = rf"{_OFTEN}(?:published|posted|printed)"
_MADE = rf"{_OFTEN}(?:written|published|posted|printed|updated)"
_FROM = r"(?:from|in|written|published|posted)"
_PAPER = (
    r"(?:(?:news )?(?:paper|site|agency|outlet|source|organi[sz]ation)|newspaper|website"
    r"|web ?page|publication|magazine|publisher|journalist|author)"
)
_BYLINE = (
    r"(?:author|writer|publisher|source|byline|headline|title|url|link"
    r"|(?:publication |publishing )?date)"
)
_ASKED = (
    # "Who published this?", "Who wrote the article?", "By whom was this story written?"
    rf"who (?:published|posted|printed) (?:{_THIS}|it)",
    rf"who (?:wrote|has written|is behind) {_THIS}",
    rf"by whom (?:(?:was|is) {_THIS} {_MADE}|(?:was|is) it {_PUBLISHED})",
    # "Who is the author of this article?"
    rf"(?:who|what)(?: is| was|['’]?s) the {_BYLINE} (?:of|for|to|behind) {_THIS}",
    # "When was it published?", "On what day was this article updated?", "Where is this text from?"
    r"(?:when|where|(?:on |in )?(?:what|which) (?:day|date|year|month)) (?:was|is) "
    rf"(?:{_THIS} {_MADE}|it {_PUBLISHED})",
    rf"(?:when|where) (?:is|are|was|does|do|did) {_ARTICLE}(?: come)? from",
    # "Which paper ran this story?", "In which magazine was it published?"
    rf"(?:what|which) {_PAPER} (?:wrote|published|posted|printed|ran) (?:{_THIS}|it)",
    rf"(?:(?:in|by|from) )?(?:what|which) {_PAPER} (?:is|was) {_THIS}(?: {_FROM})?(?: in| by)?",
    # "Where can I read the article?", "Is there a link to this story?"
    rf"where can (?:i|we|one) (?:read|find|see|get) {_ARTICLE}",
    r"(?:(?:is there|do you have|can i (?:get|have)) )?(?:(?:a|the) )?"
    rf"(?:link|url) (?:to|for|of) {_THIS}",
    # "Source?", "Got a link?", "What are your sources?"
    r"(?:(?:got|have you got|do you have|any) )?(?:(?:an?|the|any|your) )?(?:sources?|link|url)"
    r"(?: for (?:that|this|it))?",
    r"what(?:['’]?s| is| are) your sources?",
    # "How old is this article?"
    rf"how (?:old|recent) (?:is|are) {_ARTICLE}",
)
_OF_AN_ARTICLE = re.compile(rf"\W*(?:{'|'.join(_ASKED)})\W*", re.IGNORECASE)
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
