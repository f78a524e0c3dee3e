"""The adapter's training: what it writes changes the model, and it scores as the search does."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoModel

from index.models.adapter import IMPORTANCE, apply_adapter
from index.models.embedder import SentenceTransformersEmbedder
from index.models.folders import ADAPTER, DEFAULT_MODEL, find_model
from index.rank.search import late_interaction
from index.store.build import build
from index.store.generation import open_generation
from scripts import train_adapter
from scripts.training.adapter_network import LateInteraction, loss_of
from scripts.training.adapter_steps import Place, Sentence, Step, StepMaker
from scripts.training.reader_data import Data, Example, Paragraph, read_data, split_sentences
from tests.retrieval.conftest import Train
from tests.support.articles import fill
from tests.support.tiny_squad import write_squad


def plain_tokenizer(folder: Path) -> Tokenizer:
    """Return a model's tokenizer, which neither fills nor cuts."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def test_what_it_writes_changes_every_layer_of_the_model(train: Train, tiny_start: Path) -> None:
    """The file is read by the module that ships."""
    weights = train(train_adapter, "out")
    encoder = AutoModel.from_pretrained(tiny_start, local_files_only=True)
    before = {name: value.clone() for name, value in encoder.state_dict().items()}
    direction = apply_adapter(encoder.state_dict(), weights)
    assert np.array_equal(direction, load_file(weights)[IMPORTANCE].float().numpy())
    changed = {
        name for name, value in encoder.state_dict().items() if not torch.equal(value, before[name])
    }
    linear = {name for name in before if name.endswith("dense.weight") or ".self." in name}
    assert changed == {name for name in linear if "pooler" not in name and "weight" in name}


def test_other_data_has_other_neighbours(train: Train, tmp_path: Path) -> None:
    """What was near in other data is not taken for what is near in this."""
    train(train_adapter, "out")
    write_squad(tmp_path / "data", articles=14)
    train(train_adapter, "out", data=False)
    lengths = {len(np.load(path)) for path in (tmp_path / "out").glob("near-*.npy")}
    assert lengths == {20, 28}


@pytest.mark.parametrize("clusters", [1, 3])
def test_every_question_is_asked_once_with_its_answer(
    clusters: int, tiny_start: Path, tmp_path: Path
) -> None:
    """An epoch leaves no question out; an answerable one has its sentence among the step's.

    A step of three clusters has the questions of three.
    """
    write_squad(tmp_path)
    data = read_data(tmp_path)
    tokenizer = plain_tokenizer(tiny_start)
    near = np.array([[n ^ 1, (n + 2) % len(data.paragraphs)] for n in range(len(data.paragraphs))])
    maker = StepMaker(data, data.examples, near, tokenizer, clusters)
    steps = list(maker.epoch(range(len(data.examples)), random.Random(1)))
    assert sum(step.asked for step in steps) == len(data.examples)
    # A paragraph and the two near to it, four questions each.
    assert clusters - 1 < max(step.asked for step in steps) / (3 * 4) <= clusters
    answerable = sum(bool(example.answers) for example in data.examples)
    assert sum(int(step.right.any(1).sum()) for step in steps) == answerable
    for step in steps:
        assert not (step.right & step.uncounted).any()
        assert step.right.shape == (len(step.questions), len(step.sentences))


def test_an_answer_in_a_neighbour_is_right_too(tiny_start: Path) -> None:
    """Whoever finds the other article's sentence is not taught that it is wrong."""
    texts = (
        "The mayor of Pell resigned. She is 51.",
        "Ms Orr, the mayor, is 51. She gave no reason.",
    )
    paragraphs = tuple(
        Paragraph("desks/pell", f"Article {n}", text, split_sentences(text), development=False)
        for n, text in enumerate(texts)
    )
    places = [(number, text.index("51"), text.index("51") + 2) for number, text in enumerate(texts)]
    asked = Example("How old is she?", 0, (places[0][1:],), (places[1],), ours=True)
    near = np.array([[1], [0]])
    maker = StepMaker(Data(paragraphs, (asked,)), (asked,), near, plain_tokenizer(tiny_start), 1)
    (step,) = maker.epoch([0], random.Random(1))
    assert int(step.right.sum()) == 2


def test_what_the_search_takes_for_an_answer_is_learned_to_be_none(
    train: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --searched, the step of each question has a sentence that the search shows of it."""
    brought = 0
    made = StepMaker.epoch

    def watched(maker: StepMaker, chosen: Sequence[int], rng: random.Random) -> Iterator[Step]:
        nonlocal brought
        assert maker.shown
        seen: set[Place] = set()
        shown = maker.shown

        def remembered(number: int) -> Sequence[Place]:
            one = rng.choice(shown(number))
            seen.add(one)
            return [one]

        maker.shown = remembered
        for step in made(maker, chosen, rng):
            ids = {tuple(sentence.ids[sentence.start : -1]) for sentence in step.sentences}
            assert ids >= {tuple(maker.sentences[p][n]) for p, n in seen}
            brought += len(seen)
            seen.clear()
            yield step

    monkeypatch.setattr(StepMaker, "epoch", watched)
    train(train_adapter, "out", "--searched")
    assert list((tmp_path / "out").glob("found-*/windows.npy"))
    assert brought


def test_training_scores_as_the_search_does(
    tmp_path: Path, embedder: SentenceTransformersEmbedder
) -> None:
    """With the shipped adapter, the network in training and the index agree on every sentence."""
    text = "Ada Li resigned on Monday.\nShe was tired.\nNobody knew why."
    fill(tmp_path / "corpus", {"a.md": text})
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    index = open_generation(tmp_path / "index", embedder.fingerprint)
    tokenizer = plain_tokenizer(find_model(DEFAULT_MODEL).folder)
    question = "When did Ada Li resign?"
    idf = index.idf_of(np.arange(tokenizer.get_vocab_size(), dtype=np.int32))
    network = LateInteraction(find_model(DEFAULT_MODEL).folder, torch.from_numpy(idf))
    network.go_on_from({name: value.float() for name, value in load_file(ADAPTER).items()})
    first, last = tokenizer.encode("").ids
    sentences, before = [], ""
    for row in range(len(index.sentences)):
        head = tokenizer.encode(f"A title. {before}", add_special_tokens=False).ids
        ids = [first, *head, *index.token_ids[slice(*index.token_offsets[row : row + 2])], last]
        sentences.append(Sentence([int(some) for some in ids], 1 + len(head)))
        before = index.text_of(row)
    with torch.inference_mode():
        trained = network([tokenizer.encode(question).ids], sentences)[0].numpy()
    asked = embedder.embed_query(question)
    found = late_interaction(asked, index, np.arange(len(index.sentences)))
    assert np.allclose(trained, found, atol=3e-3)
    assert len(set(np.round(found, 2))) > 1


def test_the_loss_falls_as_the_right_sentence_rises() -> None:
    """It is least where the answering sentence alone scores above "none", and none where nothing
    answers; sentences that may answer unlabelled do not count."""
    right = torch.tensor([[True, False, False], [False, False, False]])
    uncounted = torch.tensor([[False, False, True], [False, False, False]])
    step = Step([[1], [1]], [Sentence([1], 0)] * 3, right, uncounted, 2)

    def loss(*log_odds: tuple[float, float, float]) -> float:
        return float(loss_of(torch.tensor(log_odds), step))

    yes, no = 12.0, -12.0
    good = loss((yes, no, no), (no, no, no))
    assert good < 0.01
    assert loss((yes, no, 2 * yes), (no, no, no)) == pytest.approx(good)
    assert loss((yes, 2 * yes, no), (no, no, no)) > good + 1
    assert loss((-3.0, no, no), (no, no, no)) > good + 1
    assert loss((yes, no, no), (no, yes, no)) > good + 1
