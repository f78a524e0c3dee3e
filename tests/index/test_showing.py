"""The proof at the moment of showing, as the terminal and programs see it."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from index.answering import Answerer
from index.asking import ask
from index.store.build import build
from scripts.ask import answer_lines
from scripts.terminal import draw
from tests.support.articles import fill
from tests.support.opened import small_answerer
from tests.support.small_embedder import SmallEmbedder
from tests.support.tampering import alter

QUESTION = "When did the storm sink the boats?"
TEXTS = {
    "best.md": "The storm sank the boats when it came on Monday.",
    "next.md": "Another storm passed in May.",
}


@pytest.fixture
def answerer(tmp_path: Path) -> Answerer:
    """Both articles answer the question; one byte of the first was changed since it was read."""
    fill(tmp_path / "corpus", TEXTS)
    build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder())
    opened = small_answerer(tmp_path / "index")
    alter(opened, "best")
    return opened


@pytest.mark.parametrize("quotes", [1, 3])
def test_the_terminal_says_so_and_shows_the_next(answerer: Answerer, quotes: int) -> None:
    """No word of the altered article is drawn, and the number withheld is."""
    page = io.StringIO()
    draw(Console(file=page, width=100), ask(answerer, QUESTION, quotes), answerer.index)
    assert "1 not shown" in page.getvalue()
    assert TEXTS["next.md"] in page.getvalue()
    assert "Monday" not in page.getvalue()


@pytest.mark.parametrize("quotes", [1, 3])
def test_json_says_so_and_shows_the_next(
    answerer: Answerer,
    quotes: int,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """``withheld`` counts it, the log names the place, the output has only what proved."""
    answer_lines(answerer, [QUESTION + "\n"], quotes)
    line = json.loads(capsys.readouterr().out)
    assert line["withheld"] == 1
    assert [quote["text"] for quote in line["quotes"]] == [TEXTS["next.md"]]
    assert "quote withheld: best[0:" in caplog.text
