"""Training data is read as it is: answers where they stand, and a development part set apart."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.training.reader_data import is_development, read_data, split_sentences
from tests.support.tiny_squad import write_squad

SENTENCES = {
    "Wikinews:7:0:0": "The storm -LRB- Hedda -RRB- sank 23 boats .",
    "Wikinews:7:0:1": "`` It is n't over , '' said Ada 's brother .",
}
QUESTIONS = [
    ("Wikinews:7:0:0", "How many boats sank?", "6 7", ("1:6 7", "2:6")),
    ("Wikinews:7:0:1", "Who said it?", "8 9 10", ("1:8 9 10", "2:10")),
    ("Wikinews:7:0:0", "What has a gap?", "1 7", ("1:1 7", "2:1")),
    ("Wikinews:7:0:0", "What is not valid?", "1", ("1:1", "2:Invalid")),
    ("Nowhere:1:0:0", "Where is this?", "0", ("1:0", "2:0")),
]


@pytest.fixture
def qamr(tmp_path: Path) -> Path:
    """A folder with a tiny QAMR."""
    lines = [f"{key}\t{sentence}" for key, sentence in SENTENCES.items()]
    (tmp_path / "qamr-sents.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = ["\t".join((q[0], "", "", "", "", q[1], q[2], *q[3])) for q in QUESTIONS]
    (tmp_path / "qamr-dev.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_answers_stand_where_they_say(tmp_path: Path) -> None:
    """Every span of a SQuAD file is the answer's own words; one in four has none."""
    write_squad(tmp_path)
    data = read_data(tmp_path)
    assert len(data.examples) == 80
    for example in data.examples:
        text = data.paragraphs[example.paragraph].text
        assert all(text[start:end].isdigit() for start, end in example.answers)
    assert sum(not example.answers for example in data.examples) == 20


def test_qamr_reads_as_plain_text(qamr: Path) -> None:
    """Tokens become text again: brackets, quotation marks, and no space before a comma."""
    data = read_data(qamr)
    (paragraph,) = data.paragraphs
    assert paragraph.text == (
        "The storm (Hedda) sank 23 boats. “It isn't over,” said Ada's brother."
    )
    assert [paragraph.text[start:end] for start, end in paragraph.sentences] == [
        "The storm (Hedda) sank 23 boats.",
        "“It isn't over,” said Ada's brother.",
    ]


def test_only_questions_that_both_validators_answered_are_kept(qamr: Path) -> None:
    """A gap in the answer, an invalid question and an unknown sentence are left out."""
    data = read_data(qamr)
    text = data.paragraphs[0].text
    found = {e.question: [text[start:end] for start, end in e.answers] for e in data.examples}
    assert found == {"How many boats sank?": ["23 boats"], "Who said it?": ["Ada's brother"]}


def test_a_folder_without_data_says_so(tmp_path: Path) -> None:
    """Nothing known in the folder is one line that names it."""
    with pytest.raises(FileNotFoundError, match="holds none of the known files"):
        read_data(tmp_path)


def test_the_development_part_is_disjoint(tmp_path: Path) -> None:
    """An article is either trained on or measured with, never both; there are some of each."""
    write_squad(tmp_path, articles=40)
    data = read_data(tmp_path)
    sides: dict[str, set[bool]] = {}
    for paragraph in data.paragraphs:
        sides.setdefault(paragraph.document, set()).add(paragraph.development)
    assert all(len(side) == 1 for side in sides.values())
    assert {True} in sides.values() and {False} in sides.values()


@pytest.mark.parametrize(("source", "share"), [("new_wiki", 0.2), ("qamr", 0.06)])
def test_the_development_part_is_stable(source: str, share: float) -> None:
    """Which articles it holds follows from their names alone, in about the share that is said."""
    chosen = [n for n in range(3000) if is_development(source, f"Article {n}")]
    assert len(chosen) / 3000 == pytest.approx(share, abs=0.03)
    assert chosen == [n for n in range(3000) if is_development(source, f"Article {n}")]
    known = {"new_wiki": [3, 5, 19], "qamr": [12, 22, 73]}
    assert chosen[:3] == known[source]


@given(st.text(max_size=300))
def test_sentences_cover_a_text(text: str) -> None:
    """In order, without overlap or outer white space, and no word is lost."""
    spans = split_sentences(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
