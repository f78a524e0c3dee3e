"""/reindex: one build at a time, for the bot's owner, in a process of its own."""

import os
import sys
from pathlib import Path

import pytest

from bot.commands import building, reindex
from bot.commands.building import Progress, build, progress_in
from bot.commands.reindex import running
from bot.settings import BotSettings
from bot.wording.languages import LANGUAGES
from tests.discord_server.reading import text
from tests.support.answerer import ARTICLES, FERRY, ToyAnswerer, toy_article
from tests.support.articles import put
from tests.support.running_bot import Scene

WAITS = """
import os, pathlib, sys, time
folder = pathlib.Path(sys.argv[2])
(folder / "pid").write_text(str(os.getpid()))
gate, told, count = folder / "go", folder / "told", 0
while not gate.exists():
    lines = told.read_text().splitlines() if told.exists() else []
    for line in lines[count:]:
        print(line, file=sys.stderr, flush=True)
    count = len(lines)
    time.sleep(0.01)
code = int(gate.read_text())
if code:
    print("no space left", file=sys.stderr)
sys.exit(code)
"""


class Swapping(ToyAnswerer):
    """Finds a new generation once: one article changed, one removed, one added."""

    def refresh(self) -> bool:
        new = self.generation == "one" and getattr(self, "built", False)
        if new:
            changed = toy_article("ferry", "Ferry sinks", FERRY.replace("Forty", "Fifty"))
            self.generation = "two"
            self.swap((changed, toy_article("new", "New", "A comet passed.")), "two")
        return bool(new)


@pytest.fixture
def waiting(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A scene whose build repeats the lines of one file until another says how it ends."""
    monkeypatch.setattr(building, "COMMAND", (sys.executable, "-c", WAITS))
    monkeypatch.setattr(reindex, "EVERY", 0.05)
    scene.answerer = Swapping()
    scene.settings = {"owners": [scene.admin.id], "corpus_dir": tmp_path, "index_dir": tmp_path}
    return scene


def tell(folder: Path, *lines: str) -> None:
    """Let the waiting build print these lines too."""
    with (folder / "told").open("a", encoding="utf-8") as told:
        told.write("".join(f"{line}\n" for line in lines))


def finish(folder: Path, code: int = 0) -> None:
    """Let the waiting build end."""
    (folder / "go").write_text(str(code), encoding="utf-8")


async def test_reindex_builds_beside_the_bot_and_says_what_changed(
    waiting: Scene, tmp_path: Path
) -> None:
    """While it builds the bot answers; a second build is refused; the end says what changed."""
    scene = waiting
    async with scene.bot():
        first = await scene.admin.slash("reindex", channel=scene.channel)
        assert "Building the index…" in text(await first.final())
        second = await scene.admin.slash("reindex", channel=scene.channel)
        busy = await second.final(where=lambda m: "already" in text(m))
        assert "already being built" in text(busy)
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await asked.final())
        scene.answerer.built = True
        finish(tmp_path)
        done = text(await first.final(where=lambda m: "in use" in text(m)))
        assert "added: 1 · changed: 1 · removed: 1 · sentences embedded: 7" in done
        asked = await scene.amina.slash("ask", channel=scene.channel, question="Fifty people?")
        assert "Fifty" in text(await asked.final())
    assert len(ARTICLES) == 2


async def test_reindex_shows_how_many_sentences_are_embedded(
    waiting: Scene, tmp_path: Path
) -> None:
    """The message has a bar, the share and the counts that the build told last."""
    scene = waiting
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        tell(tmp_path, '{"embedded": 0, "to_embed": 1024}')
        await started.final(where=lambda m: "0% · sentences embedded: 0 of 1024" in text(m))
        tell(tmp_path, "a warning of a library", '{"embedded": 256, "to_embed": 1024}')
        shown = text(await started.final(where=lambda m: "25%" in text(m)))
        assert f"`{'█' * 5}{'░' * 15}` 25% · sentences embedded: 256 of 1024 · " in shown
        finish(tmp_path)
        await started.final(where=lambda m: "in use" in text(m))


async def test_progress_is_edited_seldom_however_often_the_build_tells_it(
    waiting: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five hundred steps within one wait cost two edits: the first line and the end."""
    scene = waiting
    monkeypatch.setattr(reindex, "EVERY", 600)
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        assert "Building the index…" in text(await started.final())
        tell(tmp_path, *(f'{{"embedded": {n}, "to_embed": 500}}' for n in range(501)))
        finish(tmp_path)
        await started.final(where=lambda m: "in use" in text(m))
        edits = [r for r in scene.discord.requests if r.method == "PATCH"]
    assert len(edits) == 2
    assert reindex.EVERY >= 2


async def test_progress_that_cannot_be_shown_does_not_end_the_build(
    waiting: Scene, tmp_path: Path
) -> None:
    """Discord refuses an edit: the build is watched to its end all the same."""
    scene = waiting
    async with scene.bot():
        scene.discord.fail_next("PATCH", "/messages/@original", 403)
        started = await scene.admin.slash("reindex", channel=scene.channel)
        await started.final(where=lambda m: "Building" in text(m))
        finish(tmp_path)
        await started.final(where=lambda m: "in use" in text(m))


async def test_a_build_of_more_than_fifteen_minutes_ends_in_a_direct_message(
    waiting: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reply cannot be edited any more: the owner hears of the end all the same."""
    scene = waiting
    monkeypatch.setattr(reindex, "LONGEST", 0.2)
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        await started.final(where=lambda m: "Building" in text(m))
        scene.discord.expire(15 * 60 + 1)
        finish(tmp_path)
        told = await scene.discord.wait_for_message(channel=scene.admin.dm_channel)
    assert "in use" in text(told)


async def test_the_build_command_tells_its_progress(tmp_path: Path) -> None:
    """The real command says how many sentences are to embed, and that all of them are."""
    put(tmp_path / "corpus", "a.md", "The vote was on Monday. It failed.")
    put(tmp_path / "corpus", "b.md", "The storm sank 23 boats.")
    folders = {"corpus_dir": tmp_path / "corpus", "index_dir": tmp_path / "index"}
    settings = BotSettings.model_validate({"DISCORD_TOKEN": "x", **folders})
    heard: list[Progress] = []
    ended = await build(settings, heard.append)
    assert ended.code == 0, ended.said
    assert heard == [Progress(0, 3), Progress(3, 3)]
    heard.clear()
    (tmp_path / "corpus" / "b.md").write_text("No title.")
    ended = await build(settings, heard.append)
    assert ended.code == 1
    assert ended.said.startswith("build_index: skipped b.md: a title is required")
    assert heard == [Progress(0, 0)]


@pytest.mark.parametrize(
    "line", ["", "{}", "[1]", "null", "3", '{"embedded": 1}', '{"embedded": [], "to_embed": 2}']
)
def test_what_is_no_progress_is_not_taken_for_it(line: str) -> None:
    """Warnings, JSON or not, are only the last thing said."""
    assert progress_in(line) is None


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_progress_is_a_bar_that_fills(language: str) -> None:
    """Empty at none, full only at all; with nothing to embed there is no bar."""
    words = LANGUAGES[language]
    shown = [running(Progress(done, 1000), 5, words) for done in (0, 999, 1000)]
    assert [each.count("█") for each in shown] == [0, 19, 20]
    percents = [words.percent.format(number=number) for number in (0, 99, 100)]
    assert [percent in each for percent, each in zip(percents, shown, strict=True)] == [True] * 3
    assert "█" not in running(None, 5, words) + running(Progress(0, 0), 5, words)
    assert all("5 s" in each for each in shown)


async def test_a_build_that_fails_leaves_the_old_index_in_use(
    waiting: Scene, tmp_path: Path
) -> None:
    """The error's last line is shown to the owner, and questions go on."""
    scene = waiting
    finish(tmp_path, 1)
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        said = text(await started.final(where=lambda m: "not succeed" in text(m)))
        assert "no space left" in said
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await asked.final())


async def test_a_stop_ends_the_build_and_says_so(waiting: Scene, tmp_path: Path) -> None:
    """The message does not say "Building" for ever, and no process keeps the index locked."""
    scene = waiting
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        tell(tmp_path, '{"embedded": 256, "to_embed": 1024}')
        await started.final(where=lambda m: "25%" in text(m))
        builder = int((tmp_path / "pid").read_text())
    assert "The build was stopped" in text(await started.final())
    with pytest.raises(ProcessLookupError):
        os.kill(builder, 0)


async def test_only_the_owner_builds(waiting: Scene) -> None:
    """An administrator who does not own the bot is told so."""
    waiting.settings["owners"] = [1]
    async with waiting.bot():
        refused = await waiting.admin.slash("reindex", channel=waiting.channel)
        said = await refused.final(where=lambda m: "owner" in text(m))
    assert "Only the owner of this bot" in text(said)
