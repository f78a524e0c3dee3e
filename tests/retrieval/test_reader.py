"""The shipped reader loads offline, reads every sentence, and says in one line what is wrong."""

import logging
import shutil
import socket
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from index.answering import Answerer
from index.errors import ModelError
from index.models import reader_model
from index.models.embedder import SentenceTransformersEmbedder
from index.models.folders import DEFAULT_MODEL, SHIPPED, find_model
from index.models.reader import Reader, Window
from index.models.reader_input import Row
from index.models.reader_model import (
    WEIGHTS,
    build_network,
    half_precision,
    halve_linear_layers,
    load_changed,
    multiplies_bfloat16,
)
from index.models.reader_passes import SHORTEST, WITHIN_ROWS, like_lengths, logits_of
from index.models.reader_shipped import ShippedReader
from index.models.readers import NO_READER, load_reader
from index.settings import IndexSettings
from index.types import Answer, NotInArticles
from tests.support.hard_news import SAYINGS, SHAPES

MAPPINGS = Path("/proc/self/maps")
QUESTION = "When was the officer shot?"
WINDOWS = (
    Window("A title. A section", ("It was late.", "The officer was shot on Sunday.", "😀")),
    Window("", ("",)),
    Window("Hard", (*SAYINGS, *SHAPES)),
    Window("Long", ("word " * 3000, "Short.")),
)


@pytest.fixture(scope="module")
def base() -> Path:
    """The folder of the default embedding model."""
    return find_model(DEFAULT_MODEL).folder


@pytest.fixture(scope="module")
def reader(base: Path) -> Reader:
    """The shipped reader."""
    found = load_reader("", base)
    assert found
    return found


def test_it_loads_with_no_network(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but files of the project and of the embedding model is needed."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = load_reader("", base)
    assert found and found.fingerprint.startswith("chapter-and-verse-reader@")
    assert found.read(QUESTION, WINDOWS[:1])


def test_the_word_embeddings_are_shared(settings: IndexSettings, reader: Reader) -> None:
    """The largest layer is in memory once: a change is one for both, and all reads alike."""
    opened = Answerer.open(settings)
    sharing, embedder = opened.reader, cast(SentenceTransformersEmbedder, opened.embedder)
    assert sharing and sharing.read(QUESTION, WINDOWS[:1]) == reader.read(QUESTION, WINDOWS[:1])
    with torch.no_grad():
        next(embedder.word_embeddings.parameters()).zero_()
    assert sharing.read(QUESTION, WINDOWS[:1]) != reader.read(QUESTION, WINDOWS[:1])


@pytest.mark.skipif(not MAPPINGS.exists(), reason="this system does not tell what is mapped")
def test_the_base_file_is_let_go(base: Path, tmp_path: Path) -> None:
    """Beside the embedder's word embeddings nothing keeps the pages of 90 MB in memory."""
    copy = shutil.copytree(base, tmp_path / "base")
    alone = ShippedReader(copy, SHIPPED)
    assert str(copy) in MAPPINGS.read_text()
    del alone
    assert str(copy) not in MAPPINGS.read_text()
    words = torch.nn.Embedding(30522, 384)
    sharing = ShippedReader(copy, SHIPPED, words)
    assert str(copy) not in MAPPINGS.read_text()
    assert sharing.read(QUESTION, WINDOWS[:1])


def test_layers_kept_in_half_precision_say_the_same(base: Path) -> None:
    """They are rounded once where they were rounded at each pass."""
    whole, halved = build_network(base).eval(), build_network(base).eval()  # type: ignore[no-untyped-call]
    for network in (whole, halved):
        load_changed(network, SHIPPED)
    halve_linear_layers(halved)
    kept = torch.bfloat16 if multiplies_bfloat16() else torch.float32
    assert next(halved.base_model.encoder.parameters()).dtype is kept
    ids = torch.arange(2000, 2200).reshape(2, 100)
    with torch.inference_mode(), half_precision():
        assert torch.equal(whole(input_ids=ids).logits, halved(input_ids=ids).logits)


def test_the_weights_are_small_enough_to_ship() -> None:
    """The repository takes at most 25 MB of them."""
    assert sum(p.stat().st_size for p in SHIPPED.glob("*.safetensors")) <= 25_000_000


def test_every_sentence_gets_one_reading(reader: Reader) -> None:
    """Whatever the text, each sentence has finite log-odds and words that lie inside it."""
    readings = reader.read(QUESTION, WINDOWS)
    assert [len(some) for some in readings] == [len(window.sentences) for window in WINDOWS]
    for window, some in zip(WINDOWS, readings, strict=True):
        for sentence, reading in zip(window.sentences, some, strict=True):
            assert abs(reading.evidence) < 1e3 and abs(reading.answer) < 1e3
            if reading.span:
                assert 0 <= reading.span.start < reading.span.end <= len(sentence)


def test_nothing_to_read_is_nothing_read(reader: Reader) -> None:
    """No window gives no reading; an empty question fails nothing."""
    assert reader.read(QUESTION, []) == []
    assert len(reader.read("", WINDOWS[:1])[0]) == 3


def test_the_order_of_windows_changes_nothing(reader: Reader) -> None:
    """A window is read alike, whatever stands beside it in a batch."""
    forwards, backwards = reader.read(QUESTION, WINDOWS), reader.read(QUESTION, WINDOWS[::-1])
    for one, other in zip(forwards, backwards[::-1], strict=True):
        assert [r.evidence for r in one] == pytest.approx([r.evidence for r in other], abs=0.2)


def test_a_file_cut_short_is_one_line(base: Path, tmp_path: Path) -> None:
    """Damaged weights are named, with what to do."""
    data = (SHIPPED / WEIGHTS).read_bytes()
    (tmp_path / WEIGHTS).write_bytes(data[: len(data) // 2])
    assert_refused(base, tmp_path)


def test_missing_weights_are_one_line(base: Path, tmp_path: Path) -> None:
    """So are weights that are not there."""
    assert_refused(base, tmp_path)


def test_other_weights_are_one_line(base: Path, tmp_path: Path) -> None:
    """A file of another model is not taken for the reader's."""
    shutil.copy(base / "model.safetensors", tmp_path / WEIGHTS)
    assert_refused(base, tmp_path)


def test_without_a_reader_the_log_says_so(base: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No reader is a choice that works, and that is said to be weaker."""
    with caplog.at_level(logging.WARNING):
        assert load_reader(NO_READER, base) is None
    assert any("weaker" in record.message for record in caplog.records)


def assert_refused(base: Path, weights: Path) -> None:
    """Check that loading fails in one line that names the folder and the ways out."""
    with pytest.raises(ModelError, match="the shipped reader cannot be loaded") as caught:
        ShippedReader(base, weights)
    assert "\n" not in str(caught.value)
    assert str(weights) in str(caught.value)
    assert "CHAPTER_READER" in str(caught.value)


@given(st.lists(st.integers(min_value=1, max_value=400), max_size=20))
def test_rows_are_read_with_rows_of_like_length(lengths: list[int]) -> None:
    """Every row is read once, and no pass spends most of its time on padding."""
    passes = like_lengths(lengths)
    assert sorted(place for some in passes for place in some) == list(range(len(lengths)))
    for some in passes:
        longest = max(lengths[place] for place in some)
        assert all(lengths[place] >= SHORTEST * longest for place in some)


def test_end_to_end_rows_are_read_as_padded_ones(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row sees another, whatever their lengths: both ways give each the same numbers."""
    monkeypatch.setattr(reader_model, "multiplies_bfloat16", lambda: False)
    nowhere = np.zeros(0, np.int64)
    rows = [
        Row(np.arange(2000, 2000 + length), np.arange(length) // 40 % 2, nowhere, nowhere)
        for length in (5, 180, 63, 64, 5)
    ]
    said = []
    for attention in ("sdpa", WITHIN_ROWS):
        network = build_network(base, attention).eval()  # type: ignore[no-untyped-call]
        load_changed(network, SHIPPED)
        said.append(logits_of(network, rows))
    for row, padded, end_to_end in zip(rows, *said, strict=True):
        assert padded.shape == end_to_end.shape == (len(row.ids), 3)
        assert padded == pytest.approx(end_to_end, abs=1e-3)


def test_without_a_reader_it_still_answers(settings: IndexSettings) -> None:
    """The path without a reader knows the article's first question, and not the capital."""
    weaker = Answerer.open(settings.model_copy(update={"reader": "none"}))
    outcome = weaker.answer(QUESTION)
    assert isinstance(outcome, Answer)
    assert "was shot on Sunday, February 23, 2025" in outcome.quotes[0].text
    assert isinstance(weaker.answer("What is the capital of France?"), NotInArticles)
