"""Questions to one paper alone: "According to the Echo, when …?", "What does the Echo say …?"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from index.question.phrasing import ASKS, VERBS
from index.types import Article

_THE = re.compile(r"^the\s+", re.IGNORECASE)
_STAND_IN = "the article"
"""What a paper's name gives way to: words that are no part of what is asked."""
_SHORT = re.compile(
    r"\s(advertiser|argus|bulletin|chronicle|courier|dispatch|echo|examiner|gazette|guardian|herald"
    r"|independent|inquirer|journal|observer|post|sentinel|telegraph|times|tribune)$"
)
"""What a paper is called for short, by its last word: "the Gazette", of The Tarnmouth Gazette."""


Papers = Mapping[str, frozenset[str]]
"""The ids of each paper's articles by the names that it goes by, in small letters."""


def papers_of(articles: Iterable[Article]) -> Papers:
    """Gather the publishers of articles, by their whole names and those that they have alone."""
    published: dict[str, set[str]] = {}
    for article in articles:
        if article.publisher:
            name = _THE.sub("", article.publisher.lower())
            published.setdefault(name, set()).add(article.id)
    whole = {name: frozenset(ids) for name, ids in published.items()}
    short = {name: found[1] for name in whole if (found := _SHORT.search(name))}
    shared = Counter(short.values())
    return {last: whole[name] for name, last in short.items() if shared[last] == 1} | whole


def asked_of(question: str, papers: Papers) -> tuple[str, frozenset[str]] | None:
    """Return a question without the names of the papers that it is put to, and their articles.

    None where it names no paper in such a way: a paper may be what is asked about.
    """
    low = question.lower()
    # Patterns are dear, and there may be thousands of names. "The Times of Malta" comes before "The
    # Times", with which its name begins.
    there = sorted((name for name in papers if name in low), key=len, reverse=True)
    if not there or not (found := _put_to(there).search(question)):
        return None
    put = f"{question[: found.start()]}{_STAND_IN}{question[found.end() :]}"
    named = rf"(?<!\w)(?:{'|'.join(map(re.escape, there))})(?!\w)"
    asked = re.findall(named, found[0].lower())
    return put, frozenset().union(*(papers[name] for name in asked))


def _put_to(names: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the names of publishers, one or more, that a question is put to."""
    name = rf"[“\"]?(?:the\s+)?[“\"]?(?:{'|'.join(map(re.escape, names))})(?![\w’'-])[”\"]?"
    named = rf"{name}(?:(?:,?\s+(?:and|or)\s+|,\s+){name})*(?:\s+(?:article|report|story))?"
    says = r"(?=\s+(?:say|report|write|tell)\b)"
    # "According to the Independent Office …" names no paper.
    ends = rf"(?=\s*(?:[,:;?.!]|$)|\s+(?:{ASKS.pattern}|{VERBS}))"
    return re.compile(
        rf"(?<=\baccording to ){named}{ends}|(?<=^in )the {named}(?=,)"
        rf"|(?<=\bdoes ){named}{says}|(?<=\bdo ){named}{says}|(?<=\bwhat did ){named}{says}",
        re.IGNORECASE,
    )
