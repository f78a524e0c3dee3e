"""The watcher: a new index is put in use, a bad one said once, changed articles named."""

import logging
from pathlib import Path

import pytest

from bot.running.watcher import Watcher
from index.errors import IndexDamagedError
from tests.discord_server.reading import text
from tests.support.answerer import ToyAnswerer, toy_article
from tests.support.running_bot import Scene


class Renewed(ToyAnswerer):
    """Has a new generation at each look, or fails as it is told to."""

    error: Exception | None = None

    def refresh(self) -> bool:
        if self.error:
            raise self.error
        self.swap((toy_article("comet", "Comet", "A comet passed over Lisbon."),), "two")
        return True


async def test_a_new_generation_is_used_without_a_restart(scene: Scene) -> None:
    """The first look after a build puts it in use, and it is counted."""
    scene.answerer = Renewed()
    async with scene.bot() as client:
        await scene.discord.wait_until(lambda: scene.answerer.index.generation == "two")
        asked = await scene.amina.slash("ask", channel=scene.channel, question="comet Lisbon?")
        assert "A **comet** passed" in text(await asked.final())
        assert b"chapter_and_verse_index_swaps_total 1.0" in client.services.metrics.exposition()


async def test_an_index_that_cannot_be_used_is_said_once_and_the_old_one_answers(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Damaged on disk, looked at again and again: one entry in the log, until it is another."""
    scene.answerer = Renewed()
    scene.answerer.error = IndexDamagedError("vectors.faiss: was altered; run `make index`")
    async with scene.bot() as client:
        watcher = client.get_cog("Watcher")
        assert isinstance(watcher, Watcher)
        for _ in range(3):
            await watcher.look()
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await asked.final())
    assert caplog.text.count("vectors.faiss: was altered") == 1
    assert caplog.text.count("the old one stays") == 1


async def test_articles_changed_since_the_build_are_named_once(
    scene: Scene, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In the log and under /sources stand the files' names; answers go on."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "late.md").write_text("---\ntitle: Late\n---\nLate news.\n", encoding="utf-8")
    scene.settings = {"corpus_dir": corpus}
    with caplog.at_level(logging.WARNING, "bot"):
        async with scene.bot() as client:
            watcher = client.get_cog("Watcher")
            assert isinstance(watcher, Watcher)
            await watcher.compare()
            await watcher.compare()
            asked = await scene.amina.slash("sources", channel=scene.channel)
            listed = text(await asked.final())
            asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
            assert "Moreau" in text(await asked.final())
    (line,) = [r.getMessage() for r in caplog.records if "changed since" in r.getMessage()]
    assert "late.md" in line and "ferry.md" in line
    assert "late.md" in listed


async def test_of_many_changed_articles_a_few_are_named(
    scene: Scene, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A folder put elsewhere makes no line of a megabyte; /sources looks with it, not again."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(9):
        late = f"---\ntitle: Late {number}\n---\nLate news.\n"
        (corpus / f"late{number}.md").write_text(late, encoding="utf-8")
    scene.settings = {"corpus_dir": corpus}
    async with scene.bot():
        await scene.discord.wait_until(lambda: "changed since" in caplog.text)
        (corpus / "later.md").write_text("---\ntitle: L\n---\nNews.\n", encoding="utf-8")
        asked = await scene.amina.slash("sources", channel=scene.channel)
        listed = text(await asked.final())
    (line,) = [r.getMessage() for r in caplog.records if "changed since" in r.getMessage()]
    assert line.count(".md") == 5 and line.endswith(" +6")
    assert "+6" in listed


async def test_a_clock_that_is_set_back_hides_no_change(scene: Scene, tmp_path: Path) -> None:
    """The articles are looked at again at once, and not hours later."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    scene.settings = {"corpus_dir": corpus}
    async with scene.bot():
        await (await scene.amina.slash("sources", channel=scene.channel)).final()
        (corpus / "late.md").write_text("---\ntitle: L\n---\nNews.\n", encoding="utf-8")
        scene.clock.now -= 9_000
        asked = await scene.amina.slash("sources", channel=scene.channel)
        assert "late.md" in text(await asked.final())


async def test_what_goes_wrong_while_comparing_does_not_end_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It stands in the log, and the articles are compared again."""

    def fails(*_: object) -> None:
        raise RuntimeError("no such file system")

    monkeypatch.setattr("bot.state.changes.stale_articles", fails)
    async with scene.bot() as client:
        watcher = client.get_cog("Watcher")
        assert isinstance(watcher, Watcher)
        await scene.discord.wait_until(lambda: "cannot be compared" in caplog.text)
        assert watcher.compare.is_running() and not watcher.compare.failed()
    assert "no such file system" in caplog.text
