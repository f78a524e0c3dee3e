"""Building: only what is new is embedded, and the last generations are kept."""

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles.passages import split_article
from index.errors import IndexMissingError
from index.models.embedder import SentenceTransformersEmbedder
from index.models.embeddings import TextEmbeddings
from index.store import plan
from index.store.build import build
from index.store.generation import current_generation, generations, open_generation
from index.store.layout import CURRENT, GENERATIONS
from index.store.plan import is_up_to_date, plan_build
from index.store.publish import KEPT, rollback
from tests.support.articles import fill, put
from tests.support.small_embedder import SmallEmbedder

PARAGRAPHS = st.sampled_from(
    ["One vote was held.", "He left. She stayed.", "## Section", "READ: More", "The storm sank 23."]
)
CORPORA = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "sub/c.txt"]),
    st.lists(PARAGRAPHS, max_size=5).map(lambda lines: "\n".join([*lines, "The end."])),
    min_size=1,
)


def test_a_report_says_what_was_done(corpus: Path, index_dir: Path) -> None:
    """Counts, articles by what became of them, generation and size."""
    (corpus / "bad.md").write_text("No title.")
    report = build(corpus, index_dir, SmallEmbedder())
    assert (report.articles, report.passages, report.sentences) == (2, 3, 4)
    assert report.plan.added == ("a.md", "b.md")
    assert [problem.split(":")[0] for problem in report.plan.problems] == ["bad.md"]
    assert report.generation == current_generation(index_dir)
    folder = index_dir / GENERATIONS / report.generation
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert 0 <= sum(path.stat().st_size for path in files) - report.size < 4000


def test_progress_ends_at_all_of_it(corpus: Path, index_dir: Path) -> None:
    """The callback hears the sentences done and to do, never going back."""
    heard: list[tuple[int, int]] = []
    build(corpus, index_dir, SmallEmbedder(), lambda done, of: heard.append((done, of)))
    assert heard == sorted(heard)
    assert heard[-1] == (4, 4)


def test_unchanged_sentences_are_never_embedded_again(corpus: Path, index_dir: Path) -> None:
    """After an edit only the sentences whose words or context changed are embedded."""
    build(corpus, index_dir, SmallEmbedder())
    put(corpus, "a.md", "The vote was on Monday.\nIt passed.")
    put(corpus, "c.md", "New one.", title="New")
    (corpus / "b.md").unlink()
    again = SmallEmbedder()
    planned = plan_build(corpus, index_dir, again.fingerprint)
    assert again.embedded == []
    report = build(corpus, index_dir, again)
    assert set(again.embedded[:2]) == {"It passed.", "New one."}
    assert len(again.embedded) == 4  # each with its context
    found = report.plan
    assert (found.added, found.changed, found.removed) == (("c.md",), ("a.md",), ("b.md",))
    assert (found.to_embed, found.reused) == (2, 1)
    assert (planned.added, planned.changed, planned.removed) == (
        found.added,
        found.changed,
        found.removed,
    )
    assert planned.estimated_seconds is not None
    assert planned.estimated_seconds >= 0


def test_word_pieces_are_read_in_their_context(
    corpus: Path, index_dir: Path, embedder: SentenceTransformersEmbedder
) -> None:
    """A sentence's word pieces are those that end its context; of one too long, those alone."""
    put(corpus, "a.md", f"The vote was on Monday.\nIt failed.\n{'Nobody came, ' * 120}or so.\nWhy?")
    build(corpus, index_dir, embedder)
    index = open_generation(index_dir, embedder.fingerprint)
    row = {index.text_of(row): row for row in range(len(index.sentences))}
    after = embedder.embed_query("A title. The vote was on Monday. It failed.")
    assert np.allclose(index.tokens_of(row["It failed."]), after.tokens[-3:], atol=2e-3)
    alone = embedder.embed_query("It failed.")
    assert not np.allclose(index.tokens_of(row["It failed."]), alone.tokens, atol=5e-2)
    assert np.allclose(index.tokens_of(row["Why?"]), embedder.embed_query("Why?").tokens, atol=2e-3)


def test_a_tables_row_is_embedded_in_words(corpus: Path, index_dir: Path) -> None:
    """What a figure means stands in its column's name; the row before it has nothing to say."""
    put(corpus, "a.md", "| Port | Lost |\n|---|---|\n| Ruan | 9 |\n| Skarra | 4 |\n\nAll.")
    asked = SmallEmbedder()
    build(corpus, index_dir, asked)
    assert "Ruan: Lost 9." in asked.embedded
    assert "A title. Skarra: Lost 4." in asked.embedded
    assert "A title. Skarra: Lost 4. All." in asked.embedded
    index = open_generation(index_dir, asked.fingerprint)
    assert [index.text_of(row) for row in (1, 2)] == ["| Ruan | 9 |", "| Skarra | 4 |"]
    assert index.lexical.scores("Lost")[1:3].all()


def test_another_model_embeds_everything(corpus: Path, index_dir: Path) -> None:
    """Vectors of one model are never taken for another's."""
    build(corpus, index_dir, SmallEmbedder())
    report = build(corpus, index_dir, SmallEmbedder("other@2"))
    assert report.plan.reused == 0
    assert open_generation(index_dir, "other@2").sentences


@settings(max_examples=25)
@given(steps=st.lists(CORPORA, min_size=2, max_size=3))
def test_an_incremental_build_is_the_same_as_a_clean_one(
    steps: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the edits, ids, rows and vectors are those of a build from nothing."""
    folder = tmp_path_factory.mktemp("steps")
    for articles in steps:
        fill(folder / "corpus", articles)
        build(folder / "corpus", folder / "index", SmallEmbedder())
    build(folder / "corpus", folder / "clean", SmallEmbedder())
    one = open_generation(folder / "index", "small@1")
    other = open_generation(folder / "clean", "small@1")
    assert (one.articles, one.passages) == (other.articles, other.passages)
    assert one.sentences == other.sentences
    assert np.allclose(one.vectors.vectors(), other.vectors.vectors(), atol=1e-6)
    for name in ("context", "tokens", "token_ids", "token_offsets", "token_idf"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    for question in ("storm vote", "she"):
        assert np.array_equal(one.lexical.scores(question), other.lexical.scores(question))


def test_up_to_date_means_these_articles_and_this_model(corpus: Path, index_dir: Path) -> None:
    """Missing, stale, foreign and damaged are all a reason to build."""
    assert not is_up_to_date(corpus, index_dir, "small@1")
    build(corpus, index_dir, SmallEmbedder())
    assert is_up_to_date(corpus, index_dir, "small@1")
    assert not is_up_to_date(corpus, index_dir, "other@2")
    put(corpus, "c.md", "New.")
    assert not is_up_to_date(corpus, index_dir, "small@1")
    build(corpus, index_dir, SmallEmbedder())
    build(corpus, index_dir, SmallEmbedder())  # the one before is whole, and of the same articles
    next((index_dir / GENERATIONS).glob(f"{current_generation(index_dir)}/*.faiss")).unlink()
    assert not is_up_to_date(corpus, index_dir, "small@1")
    (index_dir / CURRENT).unlink()
    assert not is_up_to_date(corpus, index_dir, "small@1")


def test_an_index_split_by_older_rules_is_not_up_to_date(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade that splits articles otherwise, the same articles are built again."""
    build(corpus, index_dir, SmallEmbedder())
    monkeypatch.setattr(plan, "split_article", lambda article: split_article(article)[:1])
    assert not is_up_to_date(corpus, index_dir, "small@1")


def test_an_estimate_outlives_a_build_that_embedded_nothing(corpus: Path, index_dir: Path) -> None:
    """The speed comes from the last generation that measured one."""
    build(corpus, index_dir, SmallEmbedder())
    build(corpus, index_dir, SmallEmbedder())
    put(corpus, "c.md", "New.")
    assert plan_build(corpus, index_dir, "small@1").estimated_seconds is not None


def test_the_last_generations_are_kept_and_one_can_go_back(corpus: Path, index_dir: Path) -> None:
    """Three are kept; rolling back stops at the oldest with one line."""
    made = [build(corpus, index_dir, SmallEmbedder()).generation for _ in range(KEPT + 2)]
    assert len(set(made)) == KEPT + 2
    assert [m.generation for m in generations(index_dir)] == made[-KEPT:]
    assert rollback(index_dir, "small@1") == made[-2]
    assert open_generation(index_dir, "small@1").generation == made[-2]
    assert rollback(index_dir, "small@1") == made[-3]
    with pytest.raises(IndexMissingError, match="no generation before"):
        rollback(index_dir, "small@1")


def test_a_build_after_going_back_keeps_its_place(corpus: Path, index_dir: Path) -> None:
    """The new generation is the newest and current."""
    for _ in range(3):
        build(corpus, index_dir, SmallEmbedder())
    rollback(index_dir, "small@1")
    newest = build(corpus, index_dir, SmallEmbedder()).generation
    assert current_generation(index_dir) == newest == generations(index_dir)[-1].generation


class WideEmbedder(SmallEmbedder):
    """Gives each word a vector so long that a build holds hardly anything else."""

    dimension = 512

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        counts = [len(text.split()) for text in texts]
        return TextEmbeddings(
            pooled=np.ones((len(texts), self.dimension), np.float32),
            tokens=np.ones((sum(counts), self.dimension), np.float16),
            token_ids=np.ones(sum(counts), np.int32),
            offsets=np.cumsum([0, *counts]),
        )


def test_a_build_holds_the_word_pieces_once(corpus: Path, index_dir: Path) -> None:
    """They are most of an index; on their way to the disk no second copy of them is made."""
    put(corpus, "a.md", f"The {'storm ' * 20}sank boats.\n" * 2000)
    tracemalloc.start()
    try:
        build(corpus, index_dir, WideEmbedder())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    written = next(index_dir.glob("generations/*/tokens.npy")).stat().st_size
    assert most < 2 * written
