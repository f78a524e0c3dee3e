"""Of a quote its place is kept, and its article's text once; its words are cut out again."""

import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from bot.data.database import Database
from bot.data.kept import quotes_of
from bot.data.migrations import MIGRATIONS
from bot.data.records import Asked, AskedBy
from bot.data.store import add_question, forget_question, set_outcome
from bot.protocols import Finding
from bot.replies.proof import check_kept
from index.quote.quotes import prove
from index.types import Answer, Article, Quote, Span
from tests.support.answerer import ToyIndex, toy_article
from tests.support.articles import quoted
from tests.support.discord_markdown import seen

TEXT = "Ada Moreau spoke.\n\nIt rained “all day”.\n\nShe left at noon — 🚢 e\u0301."
ARTICLE = toy_article("a", "A", TEXT)
LEAD, RAIN, LEFT = Span(0, 17), Span(19, 39), Span(41, len(TEXT))


def cut(span: Span, lead: Span | None = None, article: Article = ARTICLE) -> Quote:
    words = article.text[lead.start : lead.end] if lead else ""
    return quoted(
        article, span, lead=lead, lead_text=words, highlights=(Span(span.start, span.start + 3),)
    )


SHE_LEFT = cut(LEFT, LEAD)


def held(*articles: Article) -> ToyIndex:
    return ToyIndex("one", articles, (), ())


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "bot.sqlite3")
    yield opened
    await opened.close()


async def ask(database: Database, source_id: int) -> int:
    """Keep a question and give its id."""
    asked = Asked(source_id, None, 1, 2, "Who left?", AskedBy.COMMAND, "en", False, 3, 4)
    question_id = await add_question(database, asked)
    assert question_id
    return question_id


async def answer(database: Database, question_id: int, *quotes: Quote) -> None:
    found = Finding(Answer("Who left?", quotes, 0.9, "one"), held(ARTICLE))
    await set_outcome(database, question_id, found, 0.1)


async def keep(database: Database, source_id: int, *quotes: Quote) -> int:
    """Keep an answered question and give its id."""
    question_id = await ask(database, source_id)
    await answer(database, question_id, *quotes)
    return question_id


def holding(folder: Path, words: bytes) -> list[str]:
    return [file.name for file in folder.iterdir() if words in file.read_bytes()]


async def texts(database: Database) -> list[str]:
    return [row[0] for row in await database.connection.execute_fetchall("SELECT text FROM texts")]


async def test_a_quote_comes_back_whole_without_its_words_being_kept(database: Database) -> None:
    """The rows hold places; an article's text is there once however many quotes are from it."""
    quotes = (SHE_LEFT, cut(RAIN))
    question_id = await keep(database, 1, *quotes)
    await keep(database, 2, SHE_LEFT)
    kept = await quotes_of(database, question_id)
    assert tuple(each.quote for each in kept) == quotes
    rows = [*await database.connection.execute_fetchall("SELECT position FROM quotes")]
    assert len(rows) == 3 and not any("noon" in row[0] or "Ada" in row[0] for row in rows)
    assert await texts(database) == [TEXT]


async def test_a_text_goes_with_the_last_quote_from_it(database: Database, tmp_path: Path) -> None:
    """Not before; then no byte of it is left in the files."""
    one, two = await keep(database, 1, SHE_LEFT), await keep(database, 2, cut(RAIN))
    assert holding(tmp_path, b"It rained")
    await forget_question(database, one)
    assert await texts(database) == [TEXT]
    await forget_question(database, two)
    assert await texts(database) == []
    await database.forget_pages()
    assert holding(tmp_path, b"It rained") == []


async def test_quotes_kept_while_they_are_read_are_there_or_not_yet(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who follows up a question that is being answered hears of no failure."""
    question_id, read = await ask(database, 1), database.connection.execute_fetchall

    async def answered_then(*query: Any) -> Iterable[aiosqlite.Row]:
        rows = await read(*query)
        monkeypatch.undo()
        await answer(database, question_id, SHE_LEFT)
        return rows

    monkeypatch.setattr(database.connection, "execute_fetchall", answered_then)
    assert await quotes_of(database, question_id) == ()
    assert [each.quote for each in await quotes_of(database, question_id)] == [SHE_LEFT]


async def test_nothing_is_kept_of_a_question_that_was_deleted_meanwhile(database: Database) -> None:
    """A person who deletes everything while an answer is under way leaves no text behind."""
    await answer(database, 77, SHE_LEFT)
    assert await texts(database) == [] and await quotes_of(database, 77) == ()


@pytest.mark.parametrize("now", [(), (toy_article("a", "A", "All is well."),)])
async def test_after_a_rebuild_the_quote_is_proved_against_what_it_was_cut_from(
    database: Database, now: tuple[Article, ...]
) -> None:
    """The article is another, or gone: the old words are shown, with the sentence that says who and
    the gap before them; where even the kept text is not that which was quoted, nothing is."""
    question_id = await keep(database, 1, SHE_LEFT)
    (kept,) = await quotes_of(database, question_id)
    (proven,) = check_kept(kept, held(*now), prove).proven
    assert seen(proven.markdown) == f"Ada Moreau spoke. […] {SHE_LEFT.text}"
    assert proven.article_text is None
    async with database.write() as connection:
        await connection.execute("UPDATE texts SET text = replace(text, 'noon', 'dusk')")
    (kept,) = await quotes_of(database, question_id)
    assert check_kept(kept, held(*now), prove).withheld == 1
    assert check_kept(kept, held(ARTICLE), prove).withheld == 1


async def test_the_quotes_of_version_1_are_brought_along(tmp_path: Path) -> None:
    """They had their words beside their places: they are the same quotes as before, and proved
    against the articles of now as ever; their words alone prove nothing after a rebuild."""
    path = tmp_path / "bot.sqlite3"
    await (await Database.open(path, MIGRATIONS[:1])).close()
    before = [SHE_LEFT, cut(RAIN), cut(Span(0, 39))]
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO questions (id, source_id, channel_id, user_id, text, kind, locale,"
            " private, shown, asked_at)"
            " VALUES (5, 1, 1, 2, 'Who left?', 'command', 'en', 0, 3, 4)"
        )
        for place, quote in enumerate(before):
            row = (5, place, json.dumps(asdict(quote), ensure_ascii=place == 0))
            connection.execute("INSERT INTO quotes VALUES (?, ?, ?)", row)
    database = await Database.open(path)
    try:
        kept = await quotes_of(database, 5)
        assert [each.quote for each in kept] == before
        for each in kept:
            assert check_kept(each, held(ARTICLE), prove).proven[0].article_text == TEXT
            assert check_kept(each, held(), prove).withheld == 1
        await forget_question(database, 5)
        assert await texts(database) == []
    finally:
        await database.close()
