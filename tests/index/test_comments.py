"""HTML comments are remarks among writers, not text: no reader of the article sees them."""

from pathlib import Path

import pytest

from index.store.build import build
from index.text.comments import has_comment
from tests.support.articles import fill
from tests.support.passages import passages, words_of
from tests.support.small_embedder import SmallEmbedder


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- Odo Vance may be sacked. -->",
        "<!--\nAsk legal.\n\n# Vance\n\n- sacked\n-->",
        "<!---->",
    ],
)
def test_what_no_reader_sees_is_no_evidence(comment: str) -> None:
    """A comment is in no sentence, wherever it stands; what stands around it keeps its place."""
    text = f"It burned. {comment} It sank.\n{comment}\nThe {comment} end.\n\n{comment}\n\nDone."
    found = [text[s.start : s.end] for p in passages(text) for s in p.sentences]
    assert [words for words in found if words not in {"The", "end."}] == [
        "It burned.",
        "It sank.",
        "Done.",
    ]


def test_a_comment_that_nothing_ends_hides_nothing() -> None:
    """Many of them are looked over in no time."""
    text = "It burned.\n\n" + "<!-- " * 40_000 + "\n\nIt sank."
    assert [words for words, _ in words_of(text)] == ["It burned.", "It sank."]
    assert not has_comment(text) and has_comment(f"{text} -->")


def test_an_article_of_remarks_alone_is_built(tmp_path: Path) -> None:
    """It has no sentence, and takes nothing from the others."""
    fill(tmp_path / "corpus", {"a.md": "<!-- To come. -->", "b.md": "It burned."})
    assert build(tmp_path / "corpus", tmp_path / "index", SmallEmbedder()).sentences == 1
