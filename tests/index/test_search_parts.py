"""The two candidate searches: FAISS by vectors, BM25 by words; both survive being stored."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.store import vectors
from index.store.lexical import build_lexical, lexical_from_folder, lexical_to_files
from index.store.vectors import build_vectors, vectors_from_bytes, vectors_to_bytes
from index.text.stems import stems_of

ROOT = Path(__file__).parents[2]
SENTENCES = ["The officer's men were shot in Ségur-Savien.", "", "A vote of 2,000 to 5.", "How?"]


def unit_rows(count: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(7).standard_normal((count, 16)).astype(np.float32)
    unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def test_vectors_are_found_by_cosine_best_first() -> None:
    """The order is that of the full product; asking for more than there are is fine."""
    rows = unit_rows(50)
    found = build_vectors(rows).search(rows[7], 99)
    assert found.tolist() == np.argsort(-(rows @ rows[7])).tolist()


def test_stored_vectors_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both kinds of index come back with every row as it was added."""
    rows = unit_rows(300)
    for exact_below in (1000, 100):
        monkeypatch.setattr(vectors, "EXACT_BELOW", exact_below)
        back = vectors_from_bytes(vectors_to_bytes(build_vectors(rows)))
        assert np.array_equal(back.vectors(), rows)
        assert back.search(rows[42], 1).tolist() == [42]


def test_a_search_leaves_the_networks_their_threads() -> None:
    """FAISS keeps to one thread while it searches, and takes none from torch before or after."""
    program = (
        "import torch; torch.set_num_threads(2); import numpy as np;"
        "from index.store import vectors;"
        "rows = np.eye(16, dtype=np.float32); vectors.build_vectors(rows).search(rows[3], 5);"
        "assert torch.get_num_threads() == 2, torch.get_num_threads()\n"
        "with vectors.one_thread(): assert vectors.faiss.omp_get_max_threads() == 1"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_no_vectors_are_searched_without_a_fault() -> None:
    """An index of nothing finds nothing."""
    empty = build_vectors(np.zeros((0, 16), np.float32))
    assert empty.search(np.ones(16, np.float32), 5).tolist() == []


@given(data=st.binary(max_size=200))
def test_bytes_that_are_no_vectors_are_refused(data: bytes) -> None:
    """A damaged file is a ValueError, not a crash."""
    with pytest.raises(ValueError, match="not a FAISS index"):
        vectors_from_bytes(data)


def test_words_are_stems_without_accents_possessives_or_thousands_commas() -> None:
    """What people type meets what the article prints."""
    assert stems_of("The officers’ car, Segur, 2000") == stems_of("an officer's cars: Ségur 2,000")


def test_word_scores_are_by_row_and_never_negative() -> None:
    """Only the texts with a word of the question score; unknown words add nothing."""
    scores = build_lexical(SENTENCES).scores("segur officer zzz")
    assert scores.dtype == np.float32
    assert scores[0] > 0
    assert scores[1:].tolist() == [0, 0, 0]
    assert build_lexical(SENTENCES).scores("zzz the").tolist() == [0, 0, 0, 0]


def test_stored_words_are_the_same(tmp_path: Path) -> None:
    """An index from disk gives the scores of the one that was stored, even one of no words."""
    for name, texts in (("some", SENTENCES), ("none", ["", "?"])):
        before = build_lexical(texts)
        (tmp_path / name).mkdir()
        for file, data in lexical_to_files(before, tmp_path).items():
            (tmp_path / name / file).write_bytes(data)
        after = lexical_from_folder(tmp_path / name)
        assert after.count == len(texts)
        assert np.array_equal(after.scores("officer 2000"), before.scores("officer 2000"))
