"""The desks of our own fit their articles, and are asked about as they were written."""

import json
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from index.errors import CorpusError
from index.models.folders import DEFAULT_MODEL, find_model
from scripts.labelled import QuestionsError
from scripts.training.own_desks import DESKS, add_desks
from scripts.training.reader_batches import choose
from scripts.training.reader_data import Data
from scripts.training.reader_groups import GroupMaker
from scripts.training.reader_windows import find_windows, open_sources
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder

NOTHING = Data((), ())
FIRST = "The mayor of Pell resigned on Monday. She is 51. The town hall was shut.\n"
SECOND = "Pell has no mayor. Ms Orr, 51, gave no reason.\n"


def write_desk(folder: Path, *questions: Mapping[str, object]) -> Path:
    """Write a desk of two articles and return the folder of all desks."""
    put(folder / "pell", "first.md", FIRST, "Mayor of Pell resigns")
    put(folder / "pell", "second.md", SECOND, "No mayor")
    lines = [json.dumps(question) for question in questions]
    (folder / "pell" / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def evidence(article: str, sentence: str, answer: str) -> dict[str, str]:
    """Return one place that answers."""
    return {"article": article, "sentence": sentence, "answer": answer}


def test_every_question_fits_its_articles() -> None:
    """What is committed is read whole: no label that its article does not bear out, none twice."""
    data = add_desks(NOTHING, DESKS)
    desks = Counter(data.paragraphs[example.paragraph].source for example in data.examples)
    assert len(desks) == sum(path.is_dir() for path in DESKS.iterdir())
    assert min(desks.values()) > 60
    asked = Counter(
        (data.paragraphs[e.paragraph].source, e.question.casefold()) for e in data.examples
    )
    assert max(asked.values()) == 1
    unanswerable = sum(not example.answers for example in data.examples)
    assert len(data.examples) / 4 < unanswerable < len(data.examples) / 2


def test_a_neighbour_that_answers_too_is_right(tmp_path: Path) -> None:
    """Both articles' sentences are marked as answers, each with its own words."""
    places = [evidence("first", "She is 51.", "51"), evidence("second", "Ms Orr, 51, gave", "51")]
    question = {"question": "How old is the mayor of Pell?", "answers": places}
    data = add_desks(NOTHING, write_desk(tmp_path / "desks", question))
    embedder = SmallEmbedder()
    sources = open_sources(data, embedder, tmp_path / "found", lambda _name, _done, _all: None)
    store = tmp_path / "windows.npy"
    windows = find_windows(data, data.examples, [0], sources, embedder, store, lambda: None)
    tokenizer = Tokenizer.from_file(str(find_model(DEFAULT_MODEL).folder / "tokenizer.json"))
    maker = GroupMaker(data, data.examples, sources, windows, tokenizer)
    asked = [list(maker.groups(0, random.Random(seed))) for seed in range(20)]
    # Nothing is swapped in a question of ours: the neighbour may answer what comes out.
    assert all(len(groups) <= 1 for groups in asked)
    rows = [row for groups in asked for group in groups for row in group if row.positives]
    assert rows
    words = set()
    for row in rows:
        assert row.span is not None and not row.uncounted
        words.add(tokenizer.decode(row.row.ids.tolist()))
        assert tokenizer.decode(row.row.ids[row.span[0] : row.span[1] + 1].tolist()) == "51"
    assert any("she is 51" in text for text in words)
    assert any("ms orr, 51" in text for text in words)


def test_ours_and_the_public_questions_have_a_share_each(tmp_path: Path) -> None:
    """``--public 0`` leaves our own questions, and ``--ours 0`` none of those."""
    question = {"question": "Why did the mayor of Pell resign?", "answers": []}
    data = add_desks(NOTHING, write_desk(tmp_path, question))
    assert choose(data, data.examples, random.Random(1), public=0) == [0]
    assert choose(data, data.examples, random.Random(1), public=0, ours=0) == []


def test_a_question_that_does_not_fit_names_its_line(tmp_path: Path) -> None:
    """A slip in one is told, not trained on."""
    wrong = {"question": "How old is she?", "answers": [evidence("first", "She is 52.", "52")]}
    with pytest.raises(QuestionsError, match=r"questions\.jsonl:1: first does not hold"):
        add_desks(NOTHING, write_desk(tmp_path, wrong))


def test_an_article_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """It is not left out in silence, with its sentences, while its questions stay."""
    desks = write_desk(tmp_path, {"question": "Why?", "answers": []})
    (desks / "pell" / "third.md").write_text("---\ntitle: One: two\n---\nText.\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"pell: third\.md: broken front matter"):
        add_desks(NOTHING, desks)
