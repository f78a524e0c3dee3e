"""``scripts/make_dev_sets.py`` says what it goes without, and what it cannot read."""

import json
import sys
from pathlib import Path

import pytest

from scripts import make_dev_sets
from scripts.make_dev_sets import (
    JUDGEMENTS,
    SEARCHES,
    Judgement,
    Search,
    main,
    read_json,
    write_judged,
    write_lines,
    write_others,
    write_searches,
)
from scripts.training.corpus import article_id
from scripts.training.own_questions import paragraph_key
from scripts.training.reader_data import Data, Paragraph, split_sentences
from tests.support.tiny_squad import write_squad


@pytest.fixture(autouse=True)
def _command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [str(tmp_path / name) for name in ("data", "out")]
    monkeypatch.setattr(sys, "argv", ["make_dev_sets", *folders])


def test_files_that_are_missing_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A set that is empty for want of its file is no surprise."""
    write_squad(tmp_path / "data", "squad2-train-part")
    assert main() == 0
    said = capsys.readouterr().out
    assert "going on without new_wiki.json" in said and "without qamr-sents.tsv" in said
    assert "without squad2-train-part.json" not in said


def test_half_a_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and nothing is written."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "new_wiki.json").write_text('{"data": [', "utf-8")
    assert main() == 1
    said = capsys.readouterr().err
    assert "new_wiki.json cannot be read" in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_sets_that_are_there_are_not_mixed_with_new_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article that is left out of the new ones, so that nothing answers, would still stand."""
    write_squad(tmp_path / "data", "squad2-train-part")
    (tmp_path / "out" / "adversarial" / "corpus").mkdir(parents=True)
    (tmp_path / "out" / "adversarial" / "corpus" / "old.md").write_text("Old.", "utf-8")
    assert main() == 1
    said = capsys.readouterr().err
    assert "holds sets; give a new folder" in said and said.count("\n") == 1
    assert [path.name for path in (tmp_path / "out").rglob("*.*")] == ["old.md"]


def test_search_queries_are_those_on_paragraphs_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with the sentence of its answer; one whose paragraph is elsewhere is left out."""
    text = "The bridge fell. It was built in 1902."
    bridge = Paragraph("new_wiki", "Bridge", text, split_sentences(text), development=True)
    place = [text.index("1902"), text.index("1902") + 4]
    queries = [
        {"question": "bridge year", "kind": "search", "answers": [[paragraph_key(text), *place]]},
        {"question": "moon year", "kind": "search", "answers": [[paragraph_key("moon"), 0, 1]]},
        {"question": "bridge cost", "kind": "unanswerable", "answers": []},
    ]
    searches = tmp_path / "searches.jsonl"
    searches.write_text("\n".join(map(json.dumps, queries)), "utf-8")
    monkeypatch.setattr(make_dev_sets, "SEARCHES", searches)
    (tmp_path / "encyclopaedia").mkdir()
    write_searches(tmp_path, Data((bridge,), ()))
    written = (tmp_path / "encyclopaedia" / "searches.jsonl").read_text("utf-8").splitlines()
    first, second = map(json.loads, written)
    answer = {
        "article": article_id("Bridge"),
        "sentence": "It was built in 1902.",
        "answer": "1902",
    }
    assert (first["question"], first["answers"]) == ("bridge year", [answer])
    assert (second["question"], second["answers"]) == ("bridge cost", [])


def test_the_committed_search_queries_can_be_read() -> None:
    """Each has words and a kind that tells whether it is answered; none is asked twice."""
    queries = [
        Search.model_validate_json(line) for line in SEARCHES.read_text("utf-8").splitlines()
    ]
    assert len({query.question.casefold() for query in queries}) == len(queries) > 200
    for query in queries:
        assert query.question.strip(), query
        assert (query.kind == "unanswerable") is (query.answers == []), query
        assert all(0 <= start < end for _, start, end in query.answers), query


def test_what_was_judged_to_answer_is_added_to_what_the_data_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To that question in that set alone; the labels as they were stay in their file."""
    text = "The bridge fell. It was built in 1902. Work ended in 1902."
    bridge = Paragraph("new_wiki", "Bridge", text, split_sentences(text), development=True)
    first, second = text.index("1902"), text.rindex("1902")
    marked = {
        "article": article_id("Bridge"),
        "sentence": "It was built in 1902.",
        "answer": "1902",
    }
    judged = {**marked, "sentence": "Work ended in 1902."}
    lines: list[dict[str, object]] = [
        {"question": "Built when?", "answers": [marked], "kind": "plain"},
        {"question": "By whom?", "answers": [], "kind": "unanswerable"},
    ]
    places = [[paragraph_key(text), second, second + 4], [paragraph_key("moon"), first, first + 4]]
    judgements = tmp_path / "judgements.jsonl"
    judgements.write_text(
        "\n".join(
            json.dumps({"set": name, "question": paragraph_key(question), "answers": places})
            for name, question in (("encyclopaedia", "Built when?"), ("adversarial", "By whom?"))
        ),
        "utf-8",
    )
    monkeypatch.setattr(make_dev_sets, "JUDGEMENTS", judgements)
    for name in ("encyclopaedia", "adversarial"):
        (tmp_path / name).mkdir()
        write_lines(tmp_path / name / "questions.jsonl", lines)
    write_judged(tmp_path, Data((bridge,), ()))
    found = {
        name: [line["answers"] for line in read_json(tmp_path / name / "judged.jsonl")]
        for name in ("encyclopaedia", "adversarial")
    }
    assert found == {"encyclopaedia": [[marked, judged], []], "adversarial": [[marked], [judged]]}
    assert read_json(tmp_path / "encyclopaedia" / "questions.jsonl") == lines


def test_the_committed_judgements_can_be_read() -> None:
    """Each adds something to one question; none is named twice."""
    judged = [
        Judgement.model_validate_json(line) for line in JUDGEMENTS.read_text("utf-8").splitlines()
    ]
    assert len({(some.set, some.question) for some in judged}) == len(judged) > 50
    for some in judged:
        assert some.answers and all(0 <= start < end for _, start, end in some.answers), some


def test_the_other_articles_are_those_that_no_set_asks_about(tmp_path: Path) -> None:
    """None that a set answers from, nor a forum's posts."""
    text = "The bridge fell. It was built in 1902."
    kinds = (("new_wiki", "Bridge", False), ("new_wiki", "Tower", True), ("reddit", "Post", False))
    paragraphs = tuple(
        Paragraph(source, name, text, split_sentences(text), development)
        for source, name, development in kinds
    )
    write_others(tmp_path / "others", Data(paragraphs, ()))
    written = [path.stem for path in (tmp_path / "others" / "corpus").iterdir()]
    assert written == [article_id("Bridge")]
