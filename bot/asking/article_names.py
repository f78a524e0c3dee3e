"""The names by which articles are offered, and found by what somebody types."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from bot.protocols import OpenArticles
from index.types import Article, article_of

_STRAIGHT = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
)

NAME_SHOWN = 100
"""Characters of an offered name, as many as Discord takes."""
PUBLISHER_SHOWN, PATH_SHOWN = 30, 15
"""Of them for what tells apart articles of one title: the end of a path, or what differs there."""
BEFORE_CUT = 10
"""Of these, before an end that several paths share."""
_WORD_GOES_ON = re.compile(r"\w{0,4}")
"""A year, at least, is not cut."""


@dataclass(frozen=True, slots=True)
class Named:
    """An article as it is offered: its title, and what tells it from others of that title."""

    article: Article
    beside: str

    @property
    def label(self) -> str:
        """The name that is offered; a long title is cut for what stands beside it."""
        title, beside = self.article.title, self.beside.strip(" ·")
        if not beside:
            return title[:NAME_SHOWN]
        return f"{title[: NAME_SHOWN - len(beside) - 3].rstrip()} · {beside}"


def articles_named(index: OpenArticles, typed: str) -> tuple[Article, ...]:
    """Find the articles that somebody may mean by an id, a title, or words that a title holds."""
    if by_id := article_of(index, typed):
        return (by_id,)
    wanted = folded(typed).split()
    titled = tuple(each for each in index.articles if folded(each.title).split() == wanted)
    return titled or (titles_holding(index, typed) if wanted else ())


def titles_holding(index: OpenArticles, typed: str) -> tuple[Article, ...]:
    """Find the articles whose names hold every word of what is typed; all of them for nothing."""
    return tuple(named.article for named in names_holding(index, typed))


def names_holding(index: OpenArticles, typed: str) -> list[Named]:
    """Find the articles to offer while somebody types."""
    wanted = folded(typed).split()
    return [
        each
        for each in names_of(index)
        if all(word in _folded_name(f"{each.article.title} {each.beside}") for word in wanted)
    ]


def names_of(index: OpenArticles) -> list[Named]:
    """Name every article by its title; beside those of one title stands what tells them apart."""
    titles = Counter(map(_shown, index.articles))
    alone = [_dated(each) if titles[_shown(each)] > 1 else "" for each in index.articles]
    alike: dict[tuple[str, str], list[Article]] = {}
    for each, beside in zip(index.articles, alone, strict=True):
        alike.setdefault((_shown(each), beside), []).append(each)
    paths = {path: shown for some in alike.values() for path, shown in _paths_apart(some)}
    return [
        Named(each, f"{beside} · {paths[each.id]}" if paths[each.id] else beside)
        for each, beside in zip(index.articles, alone, strict=True)
    ]


def _paths_apart(articles: list[Article]) -> Iterator[tuple[str, str]]:
    """Yield the paths of articles that are called alike with what tells them apart; "" of one.

    That is their ends, or what stands before an end that some of them share: the years of
    "2024/officer-killed-in-haiti" and "2025/officer-killed-in-haiti".
    """
    ends: dict[str, list[str]] = {}
    for each in articles:
        ends.setdefault(each.id[-PATH_SHOWN:] if len(articles) > 1 else "", []).append(each.id)
    for end, same in ends.items():
        letters = zip(*map(reversed, same), strict=False)
        shared = sum(1 for _ in takewhile(lambda some: len({*some}) == 1, letters))
        for path in same:
            cut = len(path) - shared
            goes_on = _WORD_GOES_ON.match(path, cut)
            differs = f"{path[max(0, cut - BEFORE_CUT) : cut]}{goes_on[0] if goes_on else ''}…"
            yield path, end if len(same) == 1 else differs


def _shown(article: Article) -> str:
    """Give what is seen of a title in a list."""
    return _folded_name(article.title)[:NAME_SHOWN]


def _dated(article: Article) -> str:
    published = article.published.isoformat() if article.published else ""
    return " · ".join(filter(None, (published, (article.publisher or "")[:PUBLISHER_SHOWN])))


@lru_cache(maxsize=20_000)  # or every title would be folded again at each key
def _folded_name(name: str) -> str:
    return folded(name)


def folded(text: str) -> str:
    """Give a text as it is typed in haste: no capitals, no accents, straight marks, one hyphen."""
    letters = unicodedata.normalize("NFKD", text.translate(_STRAIGHT))
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()
