"""The names by which articles are offered, and found by what somebody types."""

import asyncio
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.protocols import OpenArticles
from index.types import Article

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

    article_id: str
    title: str
    beside: str
    folded_title: str
    folded_beside: str

    @property
    def label(self) -> str:
        """The name that is offered; a long title is cut for what stands beside it."""
        title, beside = self.title, self.beside.strip(" ·")
        if not beside:
            return title[:NAME_SHOWN]
        return f"{title[: NAME_SHOWN - len(beside) - 3].rstrip()} · {beside}"


class Names:
    """Remembers the names of one generation's articles: thousands take a second to make."""

    def __init__(self) -> None:
        self._making = asyncio.Lock()
        self._generation, self._made = "", tuple[Named, ...]()

    async def of(self, index: OpenArticles) -> tuple[Named, ...]:
        """Return the names of a generation's articles."""
        async with self._making:
            if index.generation != self._generation:
                self._made = await asyncio.to_thread(names_of, index)
                self._generation = index.generation
            return self._made


def articles_named(names: Sequence[Named], typed: str) -> list[Named]:
    """Find the articles that somebody may mean by a title, or words that a name holds."""
    wanted = folded(typed).split()
    titled = [each for each in names if each.folded_title.split() == wanted]
    return titled or (names_holding(names, typed) if wanted else [])


def names_holding(names: Sequence[Named], typed: str) -> list[Named]:
    """Find those that hold every word of what is typed; all of them for nothing."""
    wanted = folded(typed).split()
    return [
        each
        for each in names
        if all(word in each.folded_title or word in each.folded_beside for word in wanted)
    ]


def names_of(index: OpenArticles) -> tuple[Named, ...]:
    """Name every article by its title; beside those of one title stands what tells them apart."""
    folded_titles = {each.title: folded(each.title) for each in index.articles}
    shown = {title: name[:NAME_SHOWN] for title, name in folded_titles.items()}
    titles = Counter(shown[each.title] for each in index.articles)
    alone = [_dated(each) if titles[shown[each.title]] > 1 else "" for each in index.articles]
    alike: dict[tuple[str, str], list[Article]] = {}
    for each, beside in zip(index.articles, alone, strict=True):
        alike.setdefault((shown[each.title], beside), []).append(each)
    paths = {path: end for some in alike.values() for path, end in _paths_apart(some).items()}
    named = []
    for each, beside in zip(index.articles, alone, strict=True):
        apart = f"{beside} · {paths[each.id]}" if paths[each.id] else beside
        named.append(Named(each.id, each.title, apart, folded_titles[each.title], folded(apart)))
    return tuple(named)


def _paths_apart(articles: list[Article]) -> dict[str, str]:
    """Return the paths of articles that are called alike with what tells them apart; "" of one.

    That is their ends, or what stands before an end that some of them share: the years of
    "2024/officer-killed-in-haiti" and "2025/officer-killed-in-haiti"; or both.
    """
    apart: dict[str, tuple[str, str]] = {}
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
            apart[path] = (end, "") if len(same) == 1 else (differs, end)
    times = Counter(shown for shown, _ in apart.values())
    return {
        path: f"{shown}{end}" if times[shown] > 1 else shown for path, (shown, end) in apart.items()
    }


def _dated(article: Article) -> str:
    published = article.published.isoformat() if article.published else ""
    return " · ".join(filter(None, (published, (article.publisher or "")[:PUBLISHER_SHOWN])))


def folded(text: str) -> str:
    """Give a text as it is typed in haste: no capitals, no accents, straight marks, one hyphen."""
    letters = unicodedata.normalize("NFKD", text.translate(_STRAIGHT))
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()
