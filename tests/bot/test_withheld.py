"""One byte of a stored article changes: Discord shows the next quote and says what happened."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.answering import Answerer
from index.quote.quotes import prove
from index.store.build import build
from tests.discord_server.reading import text
from tests.support.articles import fill
from tests.support.opened import everything_answers, small_answerer
from tests.support.running_bot import Scene
from tests.support.small_embedder import SmallEmbedder
from tests.support.tampering import alter

QUESTION = "When did the storm sink the boats?"
TEXTS = {
    "best.md": "The storm sank the boats when it came on Monday.",
    "next.md": "Another storm passed in May.",
}


async def test_an_altered_article_is_not_quoted(
    scene: Scene, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Asked by command and by mention: the altered article's words stay away, the other article
    is quoted, the person is told, the log and the metrics have it."""
    fill(tmp_path / "corpus", TEXTS)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    answerer = small_answerer(tmp_path / "index")
    scene.answerer, scene.prove = answerer, prove
    async with scene.bot() as client:
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        before = text(await asked.final())
        client.services.desk.forget()
        alter(answerer, "best")
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        by_command = text(await asked.final())
        said = await scene.amina.say(scene.channel, QUESTION, mention_bot=True)
        by_mention = text(await scene.discord.wait_for_message(after=said))
        metrics = client.services.metrics.exposition()
    assert "Monday" in before and "withheld" not in before
    for shown in (by_command, by_mention):
        assert "A quote was withheld" in shown
        assert "Monday" not in shown and "May" in shown
    assert "quote withheld: best[" in caplog.text
    assert b"withheld_quotes_total 2.0" in metrics


async def test_nothing_is_quoted_when_every_article_was_altered(
    scene: Scene, tmp_path: Path
) -> None:
    """The articles then do not say, and the person hears why; it counts as a refusal."""
    fill(tmp_path / "corpus", TEXTS)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    answerer = small_answerer(tmp_path / "index")
    scene.answerer, scene.prove = answerer, prove
    async with scene.bot():
        for name in ("best", "next"):
            alter(answerer, name)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        message = await asked.final()
        noted = await (await scene.amina.press(message, "I expected an answer")).final()
        stats = await (await scene.admin.slash("stats", channel=scene.channel)).final()
    shown = text(message)
    assert "Monday" not in shown and "May" not in shown
    assert "A quote was withheld" in shown
    assert "on the list of gaps" in text(noted)
    assert "answered: 0%" in text(stats) and QUESTION in text(stats)


async def test_an_altered_passage_is_not_shown_beside_a_refusal_nor_kept(
    scene: Scene, tmp_path: Path
) -> None:
    """The nearest passage is proved as answers are: withheld, and no text of its article is kept
    under a hash that is not its own. Unaltered, it is shown and kept."""
    fill(tmp_path / "corpus", TEXTS)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    embedder = SmallEmbedder()
    nothing_answers = replace(everything_answers(embedder.fingerprint), threshold=1.0)
    answerer = Answerer(tmp_path / "index", embedder, None, nothing_answers)
    scene.answerer, scene.prove = answerer, prove
    shown: list[str] = []
    kept: list[int] = []
    async with scene.bot() as client:
        for _ in range(2):
            asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
            shown.append(text(await asked.final()))
            rows = await client.services.database.connection.execute_fetchall("SELECT 1 FROM texts")
            kept.append(len(list(rows)))
            async with client.services.database.write() as connection:
                await connection.execute("DELETE FROM questions")
            client.services.desk.forget()
            for name in ("best", "next"):
                alter(answerer, name)
        counted = client.services.metrics.exposition().decode()
    assert "Monday" in shown[0] and "Monday" not in shown[1] and "May" not in shown[1]
    assert "withheld" not in shown[0] and "A quote was withheld" in shown[1]
    assert "withheld_quotes_total 1.0" in counted
    assert kept == [1, 0]
