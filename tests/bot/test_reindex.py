"""/reindex: one build at a time, for the bot's owner, in a process of its own."""

import sys
from pathlib import Path

import pytest

from bot import reindex
from tests.discord_server.reading import text
from tests.support.answerer import ARTICLES, FERRY, ToyAnswerer, toy_article
from tests.support.running_bot import Scene

WAITS = """
import pathlib, sys, time
gate = pathlib.Path(sys.argv[2]) / "go"
while not gate.exists():
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
def building(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A scene whose build waits for a file and ends as the file says; amina owns the bot."""
    monkeypatch.setattr(reindex, "COMMAND", (sys.executable, "-c", WAITS))
    monkeypatch.setattr(reindex, "EVERY", 0.05)
    scene.answerer = Swapping()
    scene.settings = {"owners": [scene.admin.id], "corpus_dir": tmp_path, "index_dir": tmp_path}
    return scene


async def test_reindex_shows_progress_and_says_what_changed(
    building: Scene, tmp_path: Path
) -> None:
    """While it builds the bot answers; a second build is refused; the end says what changed."""
    scene = building
    async with scene.bot():
        first = await scene.admin.slash("reindex", channel=scene.channel)
        assert "Building the index…" in text(await first.final())
        second = await scene.admin.slash("reindex", channel=scene.channel)
        busy = await second.final(where=lambda m: "already" in text(m))
        assert "already being built" in text(busy)
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await asked.final())
        scene.answerer.built = True
        (tmp_path / "go").write_text("0", encoding="utf-8")
        done = text(await first.final(where=lambda m: "in use" in text(m)))
        assert "1 added · 1 changed · 1 removed · 7 sentences embedded" in done
        asked = await scene.amina.slash("ask", channel=scene.channel, question="Fifty people?")
        assert "Fifty" in text(await asked.final())
    assert len(ARTICLES) == 2


async def test_a_build_that_fails_leaves_the_old_index_in_use(
    building: Scene, tmp_path: Path
) -> None:
    """The error's last line is shown to the owner, and questions go on."""
    scene = building
    (tmp_path / "go").write_text("1", encoding="utf-8")
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        said = text(await started.final(where=lambda m: "not succeed" in text(m)))
        assert "no space left" in said
        asked = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await asked.final())


async def test_only_the_owner_builds(building: Scene) -> None:
    """An administrator who does not own the bot is told so."""
    building.settings["owners"] = [1]
    async with building.bot():
        refused = await building.admin.slash("reindex", channel=building.channel)
        said = await refused.final(where=lambda m: "owner" in text(m))
    assert "Only the owner of this bot" in text(said)
