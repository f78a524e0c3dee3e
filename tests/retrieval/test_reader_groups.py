"""The reader is trained on what the search finds, and told rightly which sentences answer."""

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.models.embeddings import TextEmbedding
from index.models.folders import DEFAULT_MODEL, find_model
from index.rank.windows import WINDOWS
from scripts.training import reader_groups
from scripts.training.reader_data import Data, Example, read_data
from scripts.training.reader_groups import GroupMaker
from scripts.training.reader_labels import NO_ANSWER, Group, LabelledRow
from scripts.training.reader_rename import Renamer
from scripts.training.reader_windows import NONE, NOT_YET, Source, find_windows, open_sources
from tests.support.small_embedder import SmallEmbedder
from tests.support.tiny_squad import write_squad

SOURCE = "new_wiki"


@pytest.fixture(autouse=True)
def nothing_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave sentences as they are, but in the test of those that withhold something."""
    monkeypatch.setattr(reader_groups, "WITHHELD", 0.0)


def read(maker: GroupMaker, labelled: LabelledRow, first: int, last: int) -> str:
    """Return the words of some pieces of a row."""
    words: str = maker.tokenizer.decode([int(some) for some in labelled.row.ids[first : last + 1]])
    return words


def sentences(maker: GroupMaker, labelled: LabelledRow) -> list[str]:
    """Return the sentences of a row."""
    pairs = zip(labelled.row.markers, labelled.row.lengths, strict=True)
    return [read(maker, labelled, int(at) + 1, int(at + length)) for at, length in pairs]


def all_groups(maker: GroupMaker, seed: int = 3) -> list[tuple[Example, list[Group]]]:
    """Return each example with its groups."""
    rng = random.Random(seed)
    return [(example, list(maker.groups(n, rng))) for n, example in enumerate(maker.examples)]


def test_every_row_is_the_slice_of_its_paragraph(
    tiny_data: Data, tiny_sources: dict[str, Source]
) -> None:
    """Where a row is said to stand in its paragraph, its words stand; nothing left out is there."""
    source = tiny_sources[SOURCE]
    for row, number in enumerate(source.paragraphs):
        paragraph, place = tiny_data.paragraphs[number], source.place_of(row)
        assert not paragraph.development
        assert paragraph.text[place.start : place.end] == source.index.text_of(row)
    seen = {n for n, paragraph in enumerate(tiny_data.paragraphs) if not paragraph.development}
    assert set(source.paragraphs) == seen
    assert all(len(source.rows_of(number)) == 4 for number in seen)


def test_answering_sentences_and_words_are_those_of_the_data(maker: GroupMaker) -> None:
    """A sentence that holds the answer is right, any other with its words in it is not counted."""
    spans = 0
    for example, groups in all_groups(maker):
        paragraph = maker.data.paragraphs[example.paragraph]
        answer = "".join(paragraph.text[start:end] for start, end in example.answers)
        for group in groups:
            assert 0 < len(group) <= WINDOWS
            for labelled in group:
                with_answer = {
                    place
                    for place, text in enumerate(sentences(maker, labelled))
                    if answer and answer in text
                }
                if labelled.positives:
                    assert labelled.span is not None
                    assert read(maker, labelled, *labelled.span) == answer
                    assert with_answer == {*labelled.positives, *labelled.uncounted}
                    spans += 1
                elif labelled.uncounted:
                    assert labelled.span is None
                else:
                    assert labelled.span == (0, 0)
    assert spans > 20


def test_questions_lose_their_answer_in_both_ways(maker: GroupMaker) -> None:
    """Some are asked of windows without it, some once more with a word changed."""
    answerable = [groups for example, groups in all_groups(maker) if example.answers]
    first = [any(row.positives for row in groups[0]) for groups in answerable]
    assert 0.5 < np.mean(first) < 0.9
    second = [groups[1] for groups in answerable if len(groups) > 1]
    assert second
    assert all(row.span == (0, 0) and not row.positives for group in second for row in group)


def test_a_sentence_that_withholds_the_answer_is_what_answers(
    maker: GroupMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It alone is right, by the words that withhold; where another one does, the answer is."""
    monkeypatch.setattr(reader_groups, "WITHHELD", 1.0)
    known = {maker.tokenizer.decode(some.ids.tolist()) for some in maker.pieces[SOURCE]}
    withheld = another = 0
    for example, groups in all_groups(maker):
        text = maker.data.paragraphs[example.paragraph].text
        answer = "".join(text[start:end] for start, end in example.answers)
        for row in (row for group in groups for row in group if row.positives):
            assert row.span is not None
            words, shown = read(maker, row, *row.span), sentences(maker, row)
            if words == answer:
                assert any(answer in shown[place] for place in row.positives)
                another += not known.issuperset(shown)
                continue
            withheld += 1
            assert words[:3] in ("at ", "on ") and not any(some.isdigit() for some in words)
            assert [words in some for some in shown].count(True) == len(row.positives) == 1
            assert not any(answer in some for some in shown)
    assert withheld > 20 and another > 3


def test_who_asks_for_a_name_is_also_told_of_anothers_alone(
    maker: GroupMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nothing answers, though a sentence says that some name is not known."""
    monkeypatch.setattr(reader_groups, "LOST", 1.0)
    monkeypatch.setattr(reader_groups, "OF_ANOTHER_ALONE", 1.0)
    asking = tuple(replace(some, question="Who built it?") for some in maker.examples)
    naming = GroupMaker(maker.data, asking, maker.sources, maker.windows, maker.tokenizer)
    known = {maker.tokenizer.decode(some.ids.tolist()) for some in maker.pieces[SOURCE]}
    rows = [row for _, groups in all_groups(naming) for group in groups for row in group]
    assert sum(not known.issuperset(sentences(maker, row)) for row in rows) > 3
    assert all(row.span == NO_ANSWER and not row.positives for row in rows)


def test_other_names_change_nothing_of_what_is_right(maker: GroupMaker) -> None:
    """The answer is another figure in some groups: where it stood, in each sentence that had it."""
    vectors = np.random.default_rng(3).normal(size=(30522, 8)).astype(np.float32)
    renamer = Renamer(maker.tokenizer, vectors)
    renamed = GroupMaker(
        maker.data, maker.examples, maker.sources, maker.windows, maker.tokenizer, renamer
    )
    same = other = 0
    for example, groups in all_groups(renamed):
        text = maker.data.paragraphs[example.paragraph].text
        answer = "".join(text[start:end] for start, end in example.answers)
        for labelled in (row for row in groups[0] if row.positives):
            assert labelled.span is not None
            shown = read(maker, labelled, *labelled.span)
            assert shown.isdigit() and len(shown) == len(answer)
            with_it = {n for n, some in enumerate(sentences(maker, labelled)) if shown in some}
            assert with_it == {*labelled.positives, *labelled.uncounted}
            same, other = same + (shown == answer), other + (shown != answer)
    assert same > 5 and other > 5


def test_an_answer_that_the_search_missed_is_shown_all_the_same(maker: GroupMaker) -> None:
    """Where no window found shows it, the last one is put about it."""
    number = next(n for n, example in enumerate(maker.examples) if example.answers)
    own = maker.sources[SOURCE].rows_of(maker.examples[number].paragraph)
    others = [row for row in range(len(maker.sources[SOURCE].paragraphs)) if row not in own]
    windows = maker.windows.copy()
    windows[number] = [(row, row + 1) for row in others[-8:]]
    missed = GroupMaker(maker.data, maker.examples, maker.sources, windows, maker.tokenizer)
    asked = [next(missed.groups(number, random.Random(seed))) for seed in range(12)]
    shown = [group for group in asked if any(row.positives for row in group)]
    assert len(shown) > len(asked) / 2
    assert all(len(group) == WINDOWS and group[-1].positives for group in shown)


class Silent(SmallEmbedder):
    """Cannot be asked."""

    def embed_query(self, text: str) -> TextEmbedding:
        raise AssertionError(f"searched for {text!r} again")


def test_what_was_found_is_not_searched_for_again(
    tiny_data: Data,
    tiny_examples: tuple[Example, ...],
    tiny_sources: dict[str, Source],
    tmp_path: Path,
) -> None:
    """A training that goes on takes the windows it has, and searches for the rest alone."""
    store = tmp_path / "windows.npy"
    steps: list[None] = []

    def find(chosen: range, embedder: SmallEmbedder) -> NDArray[np.int64]:
        step = partial(steps.append, None)
        return find_windows(tiny_data, tiny_examples, chosen, tiny_sources, embedder, store, step)

    first = find(range(5), SmallEmbedder())
    assert (first[:5, 0] >= 0).all() and (first[5:] == NOT_YET).all()
    assert ((first[:5] >= 0) | (first[:5] == NONE)).all()
    assert (find(range(5), Silent()) == first).all()
    more = find(range(8), SmallEmbedder())
    assert (more[:5] == first[:5]).all() and (more[5:8, 0] >= 0).all()
    assert len(steps) == 5 + 5 + 8


def test_forums_and_reviews_are_searched_within_the_paragraph(tmp_path: Path) -> None:
    """Their questions fit many paragraphs: what stands in another may well answer, unsaid."""
    write_squad(tmp_path / "data", "reddit")
    data = read_data(tmp_path / "data")
    found = open_sources(data, SmallEmbedder(), tmp_path, lambda _name, _done, _all: None)
    seen = [n for n, e in enumerate(data.examples) if not data.paragraphs[e.paragraph].development]
    store = tmp_path / "windows.npy"
    windows = find_windows(data, data.examples, seen, found, SmallEmbedder(), store, lambda: None)
    for number in seen:
        own = set(found["reddit"].rows_of(data.examples[number].paragraph))
        shown = [set(range(start, end)) for start, end in windows[number] if start >= 0]
        assert set().union(*shown) == own
    tokenizer = Tokenizer.from_file(str(find_model(DEFAULT_MODEL).folder / "tokenizer.json"))
    nothing = np.full_like(windows, NONE)
    maker = GroupMaker(data, data.examples, found, nothing, tokenizer)
    groups = 0
    for number in seen:
        rows = found["reddit"].rows_of(data.examples[number].paragraph)
        own_words = {tokenizer.decode(maker.pieces["reddit"][row].ids.tolist()) for row in rows}
        for group in maker.groups(number, random.Random(number)):
            groups += 1
            assert group
            assert all(set(sentences(maker, labelled)) <= own_words for labelled in group)
    assert groups
