"""Questions on where an article comes from, which stands beside its text and not in it."""

import re

_ARTICLE = (
    r"(?:the|this|that|these|those|your) (?:(?:news|original|full|whole|complete|source) )?"
    r"(?:articles?|stor(?:y|ies)|pieces?|texts?|news)(?: (?:about|on|of) \w.*?)?"
)
_IT = rf"(?:{_ARTICLE}|this|it)"
_MADE = r"(?:(?:first|originally|actually|last) )?(?:written|published|posted|printed|updated)"
_PAPER = (
    r"(?:(?:news )?(?:paper|site|agency|outlet|source|organi[sz]ation)|newspaper|website"
    r"|web ?page|publication|magazine|publisher|journalist|author)"
)
_OF_IT = rf"(?: (?:of|for|to|behind) {_IT})?"
_ASKED = re.compile(
    r"\W*(?:"
    rf"who (?:wrote|has written|published|posted|printed|is behind) {_IT}"
    rf"|by whom (?:was|is) {_IT} {_MADE}"
    r"|(?:who|what)(?: is| was|['’]?s) (?:the|its) (?:author|writer|publisher|source|byline"
    rf"|headline|title|url|link|(?:publication |publishing )?date){_OF_IT}"
    rf"|(?:when|where|(?:on |in )?(?:what|which) (?:day|date|year|month)) (?:was|is) {_IT} {_MADE}"
    rf"|(?:what|which) {_PAPER} (?:wrote|published|posted|printed|ran) {_IT}"
    rf"|(?:(?:in|by|from) )?(?:what|which) {_PAPER} (?:is|was) {_IT}"
    rf"(?: from| in| {_MADE}(?: in| by)?)?"
    rf"|where (?:is|are|does|do|did) {_ARTICLE}(?: come)? from"
    rf"|where can (?:i|we|one) (?:read|find|see|get) {_ARTICLE}"
    rf"|(?:is there|do you have|can i (?:get|have)) (?:a|the) (?:link|url|source){_OF_IT}"
    rf"|how (?:old|recent) (?:is|are) {_ARTICLE}"
    rf")\W*",
    re.IGNORECASE,
)


def asks_of_publication(question: str) -> bool:
    """Say whether a question asks for an article's author, publisher, date or address."""
    return _ASKED.fullmatch(question) is not None
