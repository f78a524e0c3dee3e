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
from index.models.embedder_minilm import MiniLMEmbedder
from index.models.folders import DEFAULT_MODEL, SHIPPED, find_model
from index.models.minilm import load_minilm
from index.models.reader import Reader, Window
from index.models.reader_input import Row, pad
from index.models.reader_model import WEIGHTS, load_network
from index.models.reader_passes import SHORTEST, end_to_end, like_lengths, padded
from index.models.reader_shipped import ShippedReader
from index.models.readers import NO_READER, load_reader
from index.settings import IndexSettings
from index.types import Answer, NotInArticles
from scripts.training.reader_network import build_network, load_changed
from tests.support.hard_news import SAYINGS, SHAPES

MAPPINGS = Path("/proc/self/maps")
QUESTION = "When was the officer shot?"
WINDOWS = (
    Window("A title. A section", ("It was late.", "The officer was shot on Sunday.", "😀")),
    Window("", ("",)),
    Window("Hard", (*SAYINGS, *SHAPES)),
    Window("Long", ("word " * 3000, "Short.")),
)
NOWHERE = np.zeros(0, np.int64)
ROWS = [
    Row(np.arange(2000, 2000 + length), np.arange(length) // 40 % 2, NOWHERE, NOWHERE)
    for length in (5, 180, 63, 64, 5)
]


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
    sharing, embedder = opened.reader, cast(MiniLMEmbedder, opened.embedder)
    assert sharing and sharing.read(QUESTION, WINDOWS[:1]) == reader.read(QUESTION, WINDOWS[:1])
    embedder.network.embeddings["embeddings.word_embeddings.weight"].zero_()
    assert sharing.read(QUESTION, WINDOWS[:1]) != reader.read(QUESTION, WINDOWS[:1])


@pytest.mark.skipif(not MAPPINGS.exists(), reason="this system does not tell what is mapped")
def test_the_base_file_is_let_go(base: Path, tmp_path: Path) -> None:
    """Beside the embedder's word embeddings nothing keeps the pages of 90 MB in memory."""
    copy = shutil.copytree(base, tmp_path / "base")
    alone = ShippedReader(copy, SHIPPED)
    assert str(copy) in MAPPINGS.read_text()
    del alone
    assert str(copy) not in MAPPINGS.read_text()
    sharing = ShippedReader(copy, SHIPPED, load_minilm(base))
    assert str(copy) not in MAPPINGS.read_text()
    assert sharing.read(QUESTION, WINDOWS[:1])


@pytest.mark.parametrize("half", [False, True])
def test_it_says_what_transformers_says(
    half: bool, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ordinary class with the same weights gives the same numbers, to the bit in bfloat16.

    There the layers are rounded once where transformers' are at each pass.
    """
    monkeypatch.setattr(reader_model, "multiplies_bfloat16", lambda: half)
    ours = load_network(SHIPPED, load_minilm(base))
    kept = torch.bfloat16 if half else torch.float32
    assert ours.encoder.weights["encoder.layer.0.attention.self.query.weight"].dtype is kept
    theirs = build_network(base).eval()  # type: ignore[no-untyped-call]
    load_changed(theirs, SHIPPED)
    said = padded(ours, ROWS)
    for places in like_lengths([len(row.ids) for row in ROWS]):
        ids, types, mask = (torch.from_numpy(part) for part in pad([ROWS[p] for p in places]))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
            logits = theirs(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
        for place, some in zip(places, logits.float().numpy(), strict=True):
            expected = some[: len(ROWS[place].ids)]
            assert said[place] == pytest.approx(expected, abs=0 if half else 1e-4)


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
    network = load_network(SHIPPED, load_minilm(base))
    said = (padded(network, ROWS), end_to_end(network, ROWS))
    for row, one, other in zip(ROWS, *said, strict=True):
        assert one.shape == other.shape == (len(row.ids), 3)
        assert one == pytest.approx(other, abs=1e-3)


def test_without_a_reader_it_still_answers(settings: IndexSettings) -> None:
    """The path without a reader knows the article's first question, and not the capital."""
    weaker = Answerer.open(settings.model_copy(update={"reader": "none"}))
    outcome = weaker.answer(QUESTION)
    assert isinstance(outcome, Answer)
    assert "was shot on Sunday, February 23, 2025" in outcome.quotes[0].text
    assert isinstance(weaker.answer("What is the capital of France?"), NotInArticles)
