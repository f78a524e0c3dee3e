"""Changing one byte of a stored article below an answerer that has it open."""

from dataclasses import replace

from index.answering import Answerer
from index.types import Article


def alter(answerer: Answerer, article_id: str) -> None:
    """Change the last letter of an article's text; its stored hash stays as it was."""
    scope = answerer._scope
    articles = tuple(
        _altered(each) if each.id == article_id else each for each in scope.index.articles
    )
    answerer._scope = replace(scope, index=replace(scope.index, articles=articles))


def _altered(article: Article) -> Article:
    place = next(n for n in reversed(range(len(article.text))) if article.text[n].isalpha())
    other = "x" if article.text[place] != "x" else "y"
    return replace(article, text=article.text[:place] + other + article.text[place + 1 :])
