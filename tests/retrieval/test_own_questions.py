"""The questions of our own on public paragraphs fit them, and are asked as they were written."""

import dataclasses
import json
import random
from collections import Counter
from pathlib import Path

import pytest

from scripts.labelled import QuestionsError
from scripts.training.own_questions import QUESTIONS, add_questions, paragraph_key
from scripts.training.reader_batches import choose
from scripts.training.reader_data import Data, Paragraph, split_sentences

TEXT = "The bridge was built in 1902. A flood took it in 1931."
BRIDGE = Paragraph("new_wiki", "Bridge", TEXT, split_sentences(TEXT), development=False)
DATA = Data((BRIDGE,), ())
ASKED = {"paragraph": paragraph_key(TEXT), "question": "When was it lost?", "kind": "paraphrase"}


def write(folder: Path, **changed: object) -> Path:
    """Write a question, changed, as the only one and return the folder."""
    start = TEXT.index("1931")
    line = json.dumps({**ASKED, "answers": [[start, start + len("1931")]], **changed})
    (folder / "bridge.jsonl").write_text(line, encoding="utf-8")
    return folder


def test_what_is_committed_can_be_read() -> None:
    """Every line has what is needed, none is asked twice, and neither kind is rare.

    The public paragraphs are not here: whether the answers fit them is seen when they are read.
    """
    entries = [
        json.loads(line)
        for path in QUESTIONS.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").strip().split("\n")
    ]
    assert len(entries) > 1000
    for entry in entries:
        assert len(entry["paragraph"]) == len(ASKED["paragraph"]), entry
        assert (entry["kind"] == "unanswerable") == (entry["answers"] == []), entry
    asked = Counter((entry["paragraph"], entry["question"].casefold()) for entry in entries)
    assert max(asked.values()) == 1
    unanswerable = sum(entry["answers"] == [] for entry in entries)
    assert len(entries) / 3 < unanswerable < len(entries) * 2 / 3


def test_a_question_finds_its_paragraph_and_answer(tmp_path: Path) -> None:
    """It is asked whatever the share of the public questions is, with the words that answer."""
    data = add_questions(DATA, write(tmp_path))
    (example,) = data.examples
    ((start, end),) = example.answers
    assert data.paragraphs[example.paragraph].text[start:end] == "1931"
    assert choose(data, data.examples, random.Random(1), public=0) == [0]


def test_a_question_may_be_answered_elsewhere_too(tmp_path: Path) -> None:
    """By another paragraph of the data; one that is not there is passed over."""
    other = Paragraph("new_wiki", "Bridge", "It fell in 1931.", ((0, 16),), development=False)
    elsewhere = [[paragraph_key(other.text), 11, 15], [paragraph_key("another"), 0, 3]]
    data = add_questions(Data((BRIDGE, other), ()), write(tmp_path, elsewhere=elsewhere))
    assert [example.elsewhere for example in data.examples] == [((1, 11, 15),)]


def test_a_question_is_asked_of_the_file_that_has_the_whole_article(tmp_path: Path) -> None:
    """A paragraph that another file has, too, is searched among its own neighbours."""
    again = dataclasses.replace(BRIDGE, source="qamr")
    data = add_questions(Data((BRIDGE, again), ()), write(tmp_path, answers=[]))
    assert [example.paragraph for example in data.examples] == [0]
    assert choose(data, data.examples, random.Random(1)) == [0]


def test_a_question_on_data_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    """A training on a part of the public data goes on."""
    folder = write(tmp_path, paragraph=paragraph_key("another"))
    assert add_questions(DATA, folder).examples == ()


def test_a_question_that_does_not_fit_names_its_line(tmp_path: Path) -> None:
    """A slip in one is told, not trained on."""
    with pytest.raises(QuestionsError, match=r"bridge\.jsonl:1: the paragraph has no characters"):
        add_questions(DATA, write(tmp_path, answers=[[9, 900]]))
    (tmp_path / "bridge.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(QuestionsError, match=r"bridge\.jsonl:1: lacks 'paragraph'"):
        add_questions(DATA, tmp_path)
    (tmp_path / "bridge.jsonl").write_text("[]", encoding="utf-8")
    with pytest.raises(QuestionsError, match=r"bridge\.jsonl:1: is no JSON object"):
        add_questions(DATA, tmp_path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """One in another encoding gets a line that says what to do, as every file of questions does."""
    (tmp_path / "bridge.jsonl").write_bytes('{"question": "Où?"}'.encode("latin-1"))
    with pytest.raises(QuestionsError, match=r"bridge\.jsonl: is not UTF-8; save it as UTF-8"):
        add_questions(DATA, tmp_path)


def test_a_line_ends_where_json_lines_end(tmp_path: Path) -> None:
    """A line separator inside a question, as text copied from the web has it, does not cut it."""
    asked = "When\u2028was it lost?"
    entry = json.dumps({**ASKED, "question": asked, "answers": []}, ensure_ascii=False)
    (tmp_path / "bridge.jsonl").write_text(f"\n{entry}\n", encoding="utf-8")
    assert [example.question for example in add_questions(DATA, tmp_path).examples] == [asked]
