"""Quotes as they are kept: where they stand, and the text of each article quoted, once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import aiosqlite
from pydantic import TypeAdapter

from bot.data.database import Database
from bot.protocols import OpenArticles
from index.types import Article, Quote, article_of

QUOTES: TypeAdapter[Quote] = TypeAdapter(Quote)
WORDS = {"text", "lead_text"}
"""The words of a quote: never kept with it, but cut from its article's text again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A quote, and its article as it was when it was quoted."""

    quote: Quote
    source: Article


async def keep_quotes(
    connection: aiosqlite.Connection,
    question_id: int,
    quotes: Iterable[Quote],
    index: OpenArticles,
) -> None:
    """Keep a question's quotes, proven against ``index``, in the order of their places.

    Nothing is kept when the question was deleted meanwhile. An article's text goes with the last
    quote from it.
    """
    for place, quote in enumerate(quotes):
        article = article_of(index, quote.article)
        if article is None:
            continue
        await connection.execute(
            "INSERT INTO texts (sha256, text) SELECT ?, ? WHERE EXISTS"
            " (SELECT 1 FROM questions WHERE id = ?) ON CONFLICT DO NOTHING",
            (quote.sha256, article.text, question_id),
        )
        position = QUOTES.dump_json(quote, exclude=WORDS).decode()
        await connection.execute(
            "INSERT INTO quotes SELECT questions.id, ?, texts.id, ? FROM questions, texts"
            " WHERE questions.id = ? AND texts.sha256 = ?",
            (place, position, question_id, quote.sha256),
        )


async def quotes_of(database: Database, question_id: int) -> tuple[Kept, ...]:
    """Give a question's quotes as they were found, the best first."""
    rows = await database.connection.execute_fetchall(
        "SELECT position, text FROM quotes JOIN texts ON texts.id = text_id"
        " WHERE question_id = ? ORDER BY place",
        (question_id,),
    )
    return tuple(_cut(json.loads(row[0]), row[1]) for row in rows)


def _cut(position: dict[str, Any], text: str) -> Kept:
    start, end = position["start"], position["end"]
    lead = position["lead"] or {"start": 0, "end": 0}
    words = {"text": text[start:end], "lead_text": text[lead["start"] : lead["end"]]}
    quote = QUOTES.validate_python(position | words)
    return Kept(quote, Article(quote.article, "", quote.title, text, quote.sha256))
