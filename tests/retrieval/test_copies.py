"""What several articles say in the same words is shown once; what a newer one tells is not lost."""

from datetime import date
from itertools import zip_longest
from pathlib import Path

import numpy as np
import pytest

from index.answering import Answerer
from index.models.embedder import SentenceTransformersEmbedder
from index.models.embeddings import Embedder
from index.models.folders import SHIPPED
from index.rank.calibration import SHIPPED_FILES, load_calibration
from index.rank.copies import REPEATED, copies, newest_copy
from index.store.build import build
from index.store.generation import open_generation
from index.store.open_index import OpenIndex
from index.types import Answer
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder

DIED = "At least 12 people died in the accident, the police said on Saturday."


def opened(folder: Path, embedder: Embedder, *texts: str, dates: tuple[str, ...] = ()) -> OpenIndex:
    """Build and open an index of one text an article, in order, with dates where given."""
    for number, (text, day) in enumerate(zip_longest(texts, dates)):
        put(folder / "corpus", f"{number}.md", text, **({"published": day} if day else {}))
    build(folder / "corpus", folder / "index", embedder)
    return open_generation(folder / "index", embedder.fingerprint)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (DIED, True),
        ("“At least 12 people died in the accident”, police said on Saturday.", True),
        (DIED.replace("12", "14"), False),
        (DIED.replace("12", "twelve hundred"), False),
        (DIED.replace("Saturday", "Tuesday"), False),
        (DIED.replace("the police", "the Tolmar police"), False),
    ],
)
def test_a_copy_tells_the_same_figures_names_and_days(
    embedder: SentenceTransformersEmbedder, tmp_path: Path, other: str, same: bool
) -> None:
    """However near their vectors are, one with another figure, name or day is another report."""
    index = opened(tmp_path, embedder, DIED, other)
    assert copies(index, np.arange(2), 0) == ({0, 1} if same else {0})


def test_a_denial_is_no_copy(embedder: SentenceTransformersEmbedder, tmp_path: Path) -> None:
    """The vectors of a sentence and of the same with a "not" are near enough for one."""
    told = "The police said that the driver of the lorry was sober on Saturday."
    index = opened(tmp_path, embedder, told, told.replace("sober", "not sober"))
    first, second = index.vectors.rows(np.arange(2))
    assert first @ second >= REPEATED
    assert copies(index, np.arange(2), 0) == {0}


def test_the_same_words_about_another_are_no_copy(small_index: SmallIndex) -> None:
    """ "He" of another article is the same man only where the sentence before says so."""
    index = small_index(
        {
            "a.md": "Ada Li met Bo Ek. He died on Monday.",
            "b.md": "Ada Li met Bo Ek. He died on Monday.",
            "c.md": "Ada Li met Cem Oz. He died on Monday.",
        }
    )
    assert copies(index, np.arange(6), 1) == {1, 3}


def test_of_copies_the_newest_is_shown(tmp_path: Path) -> None:
    """An undated one is older than all; where none is newer, the sentence itself is shown."""
    dates = ("", "2025-03-04", "2025-03-01", "2025-03-04")
    index = opened(tmp_path, SmallEmbedder(), *[DIED] * 4, dates=dates)
    assert [newest_copy(index, np.arange(4), place) for place in range(4)] == [1, 1, 1, 3]


def test_a_newer_figure_is_shown_before_the_older(
    embedder: SentenceTransformersEmbedder, tmp_path: Path
) -> None:
    """Reports that differ by the number of the dead are both shown, what has not changed once."""
    driver = "\n\nThe driver had slept for two hours."
    newer = DIED.replace("12", "14").replace("Saturday", "Tuesday")
    opened(tmp_path, embedder, DIED + driver, newer + driver, dates=("2025-03-01", "2025-03-04"))
    calibration = load_calibration(SHIPPED / SHIPPED_FILES[False], embedder.fingerprint, "none")
    answerer = Answerer(tmp_path / "index", embedder, None, calibration)
    died = answerer.answer("How many people died in the accident?")
    slept = answerer.answer("How long had the driver slept?")
    assert isinstance(died, Answer) and isinstance(slept, Answer)
    assert [quote.text for quote in died.quotes[:2]] == [newer, DIED]
    assert slept.quotes[0].published == date(2025, 3, 4)
    assert [quote.text for quote in slept.quotes].count(driver.strip()) == 1
