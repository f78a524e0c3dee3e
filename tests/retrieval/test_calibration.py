"""A calibration belongs to its models, keeps its numbers, and gives probabilities."""

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.answering import Answerer
from index.errors import CalibrationError, StorageError
from index.models.folders import SHIPPED
from index.models.readers import NO_READER
from index.rank.calibration import (
    FEATURES,
    SHIPPED_FILES,
    TOPIC_FEATURES,
    Calibration,
    load_calibration,
    save_calibration,
)
from index.settings import IndexSettings

SIZE, UNKNOWN = FEATURES.index("size"), FEATURES.index("unknown")
SOME = Calibration(
    embedder="model@1",
    reader="reader@2",
    ranking=tuple(0.1 * n for n in range(len(FEATURES))),
    confidence=tuple(1 / (n + 3) for n in range(len(FEATURES))),
    intercept=-1.5,
    threshold=0.61,
    sure_threshold=0.83,
    topic=(7.25, 2.5, 0.25, 3.5),
    topic_intercept=-3.1,
    topic_threshold=0.5,
    topic_sure_threshold=0.75,
)
SCORES = st.floats(allow_nan=False, allow_infinity=True, width=32)


def shipped(with_reader: bool) -> Calibration:
    """Load the shipped calibration, whatever models it is for."""
    path = SHIPPED / SHIPPED_FILES[with_reader]
    stored = json.loads(path.read_text(encoding="utf-8"))
    return load_calibration(path, stored["embedder"], stored["reader"])


def alike(column: int, value: float) -> NDArray[np.float64]:
    """Return a row of features that differs from others of its kind in one column."""
    row = np.full((1, len(FEATURES)), 0.5)
    row[0, column] = value
    return row


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """Every number survives the file, to the last digit, in folders that did not exist."""
    path = tmp_path / "some" / "where" / "calibration.json"
    save_calibration(SOME, path)
    assert load_calibration(path, "model@1", "reader@2") == SOME


def test_a_calibration_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """One line names the file, and the bot goes on with what it has."""
    path = tmp_path / "calibration.json"
    save_calibration(SOME, path)
    (tmp_path / "calibration.json.new").mkdir()  # where the new one is written first
    with pytest.raises(StorageError, match=r"calibration\.json: cannot be written"):
        save_calibration(SOME, path)
    assert load_calibration(path, "model@1", "reader@2") == SOME


@pytest.mark.parametrize(
    ("embedder", "reader"), [("model@9", "reader@2"), ("model@1", "reader@9"), ("model@1", "none")]
)
def test_other_models_are_refused(tmp_path: Path, embedder: str, reader: str) -> None:
    """A threshold of one pair of models is never used for another."""
    save_calibration(SOME, tmp_path / "calibration.json")
    with pytest.raises(CalibrationError, match="is for model@1 and reader@2, not for") as caught:
        load_calibration(tmp_path / "calibration.json", embedder, reader)
    assert "\n" not in str(caught.value)
    assert "scripts/calibrate.py" in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        json.dumps({**asdict(SOME), "threshold": "high"}).encode(),
        json.dumps(asdict(replace(SOME, ranking=(1.0,)))).encode(),
    ],
)
def test_a_file_that_is_none_is_one_line(tmp_path: Path, content: bytes) -> None:
    """Damaged, incomplete, or of another version: one line with the command that helps."""
    path = tmp_path / "calibration.json"
    path.write_bytes(content)
    with pytest.raises(CalibrationError, match=r"scripts/calibrate\.py") as caught:
        load_calibration(path, "model@1", "reader@2")
    assert "\n" not in str(caught.value)
    with pytest.raises(CalibrationError, match=r"nothing\.json cannot be read"):
        load_calibration(tmp_path / "nothing.json", "model@1", "reader@2")


def test_one_of_another_version_is_said_to_be(tmp_path: Path) -> None:
    """A file that lacks a number, as those of before, is not called unreadable."""
    stored = asdict(SOME)
    del stored["sure_threshold"]
    (tmp_path / "calibration.json").write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(CalibrationError, match="is of another version of this program"):
        load_calibration(tmp_path / "calibration.json", "model@1", "reader@2")


@pytest.mark.parametrize("with_reader", [True, False])
def test_the_shipped_ones_are_for_the_shipped_models(with_reader: bool) -> None:
    """It has a weight a feature, a threshold that refuses something, and one above it."""
    found = shipped(with_reader)
    assert (found.reader == NO_READER) is not with_reader
    assert 0 < found.threshold < found.sure_threshold < 1
    assert 0 < found.topic_threshold <= found.topic_sure_threshold < 1
    if not with_reader:
        weights = dict(
            zip(FEATURES, zip(found.ranking, found.confidence, strict=True), strict=True)
        )
        assert weights["evidence"] == weights["answer"] == (0, 0)


@pytest.mark.parametrize("with_reader", [True, False])
def test_the_best_of_many_is_worth_less_than_the_same_of_few(with_reader: bool) -> None:
    """The size of the index lowers the confidence and leaves the order of its sentences alone."""
    found = shipped(with_reader)
    few, many = (alike(SIZE, np.log1p(sentences)) for sentences in (27, 5027))
    assert found.probability(many) < found.probability(few)
    assert found.rank(many) == pytest.approx(found.rank(few))


@pytest.mark.parametrize("with_reader", [True, False])
def test_an_index_larger_than_any_learned_on_takes_off_no_more(with_reader: bool) -> None:
    """What its size would take off beyond that is a guess, and refuses too much."""
    found = shipped(with_reader)
    learned, large, larger = (alike(SIZE, np.log1p(n)) for n in (1000, 2000, 200_000))
    assert found.probability(larger) == found.probability(large) < found.probability(learned)


@pytest.mark.parametrize("with_reader", [True, False])
def test_a_name_that_the_article_has_nowhere_is_a_doubt(with_reader: bool) -> None:
    """All else the same, such a sentence is worth less, and comes after one that has the name."""
    found = shipped(with_reader)
    having, lacking = (alike(UNKNOWN, unknown) for unknown in (0, 1))
    assert found.probability(lacking) < found.probability(having)
    assert found.rank(lacking) < found.rank(having)


@given(st.lists(st.lists(SCORES, min_size=len(FEATURES), max_size=len(FEATURES)), min_size=1))
def test_probabilities_are_probabilities(rows: list[list[float]]) -> None:
    """Whatever the scores, a confidence is from 0 to 1, and surer scores are never worth less."""
    features = np.clip(np.array(rows, dtype=np.float64), -1e6, 1e6)
    found = SOME.probability(features)
    assert ((found >= 0) & (found <= 1)).all()
    surer = SOME.probability(features + 0.5)
    assert (surer >= found).all()
    assert np.isfinite(SOME.rank(features)).all()
    told = SOME.topic_probability(features[:, : len(TOPIC_FEATURES)])
    assert ((told >= 0) & (told <= 1)).all()


def test_one_extreme_score_does_not_outweigh_all_else() -> None:
    """The reader's log-odds count up to a limit."""
    sure, absurd = np.zeros((1, len(FEATURES))), np.zeros((1, len(FEATURES)))
    sure[0, :2], absurd[0, :2] = 50, 5000
    assert SOME.rank(sure) == SOME.rank(absurd)


def test_a_threshold_of_other_models_is_refused(settings: IndexSettings, tmp_path: Path) -> None:
    """Models set without their calibration do not answer with a threshold that is not theirs."""
    stored = tmp_path / "calibration.json"
    shutil.copy(SHIPPED / SHIPPED_FILES[True], stored)
    other = settings.model_copy(update={"reader": "none", "calibration": stored})
    with pytest.raises(CalibrationError, match=r"scripts/calibrate\.py") as caught:
        Answerer.open(other)
    assert len(str(caught.value)) < len(str(stored)) + 350
