"""Looks: a change of how a reply looks is seen in review, and can be photographed."""

import json
import re
from pathlib import Path

import pytest

from bot.wording.words import Words
from scripts.discord_page import inline, page
from scripts.draw_replies import browser, main, photograph
from tests.support.looks import REPLIES, as_reviewed, replies

UPDATE = "run `python -m tests.support.looks`, look, and commit docs/replies"


async def test_every_reply_looks_as_committed(tmp_path: Path) -> None:
    """Each kind of reply has the component tree that was reviewed."""
    shown = await replies(tmp_path)
    committed = {path.stem for path in REPLIES.glob("*.json")}
    assert committed == set(shown), UPDATE
    for name, message in shown.items():
        reviewed = json.loads((REPLIES / f"{name}.json").read_text(encoding="utf-8"))
        assert as_reviewed(message) == reviewed, f"{name} looks different; {UPDATE}"


def test_the_page_shows_letters_as_discord_does() -> None:
    """Escaped marks are letters, bold is bold, and nothing becomes HTML."""
    assert inline(r"\*\*a\*\* **b\*c** <x>") == "**a** <strong>b*c</strong> &lt;x&gt;"
    assert '<a href="https://a.example/?b=1&amp;c">it\'s</a>'.replace("'", "&#x27;") == inline(
        "[it's](https://a.example/?b=1&c)"
    )


def test_every_picture_has_its_reply() -> None:
    """The pictures in docs are those of the committed replies."""
    pictures = {path.stem for path in (REPLIES.parent / "pictures").glob("*.png")}
    assert pictures == {path.stem for path in REPLIES.glob("*.json")}


def test_a_reply_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is drawn, not even what is there beside it."""
    assert main(["nosuch", "answer"]) == 1
    said = capsys.readouterr()
    assert not said.out and said.err == "draw_replies: docs/replies has no nosuch\n"


@pytest.mark.skipif(browser() is None, reason="no Chromium on this machine")
def test_a_reply_is_photographed(tmp_path: Path) -> None:
    """The answer becomes a picture of its whole height."""
    reply = json.loads((REPLIES / "answer-broad.json").read_text(encoding="utf-8"))
    target = tmp_path / "answer-broad.png"
    photograph(browser() or "", page(reply["components"], ephemeral=False), target)
    header = target.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(header[20:24], "big") > 500


def test_every_word_is_said_somewhere() -> None:
    """No text is kept that no reply uses."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path("bot").rglob("*.py"))
    for name in Words.__slots__:
        assert re.search(rf"words\.{name}\b", code), name
