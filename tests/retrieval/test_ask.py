"""``scripts/ask.py`` keeps its contract: one JSON object a question, in order, verbatim."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from index.answering import Answerer
from index.store.open_index import OpenIndex
from index.types import Before, Outcome
from scripts.ask import chat, main
from tests.support.articles import put

ROOT = Path(__file__).parents[2]
BROKEN = b"Haiti \xff\xfe"
QUESTIONS = (
    "When was the officer shot?",
    "",
    "What is the capital of France?",
    "  Tell me about “Haiti” 😀  ",
    "hello",
)
HEAD = {"question", "status", "confidence", "quotes", "nearest", "generation", "seconds"}
QUOTE_TYPES: dict[str, type | tuple[type, ...]] = {
    "article": str,
    "title": str,
    "url": (str, type(None)),
    "section": (str, type(None)),
    "paragraph": int,
    "start": int,
    "end": int,
    "text": str,
    "score": float,
    "highlights": list,
}


def ask(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run the script as an operator does, in a locale that knows nothing of UTF-8."""
    return subprocess.run(
        [sys.executable, "scripts/ask.py", *arguments],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": ""},
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def answers(real_index_dir: Path) -> list[dict[str, Any]]:
    """What the script says to all questions, the last line without its end and no UTF-8."""
    given = "\n".join(QUESTIONS).replace("France?\n", "France?\r\n").encode()
    given = given + b"\n" + BROKEN
    result = ask("--json", "--quotes", "5", "--index", str(real_index_dir), given=given)
    assert result.returncode == 0, result.stderr.decode()
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def test_every_question_has_its_object_in_order(answers: list[dict[str, Any]]) -> None:
    """A line in, a line out, also for an empty one, with the question as it was asked."""
    assert [answer["question"] for answer in answers] == [
        *QUESTIONS,
        BROKEN.decode("utf-8", "replace"),
    ]


def test_the_fields_are_those_agreed(answers: list[dict[str, Any]]) -> None:
    """Names and types are what others test against."""
    for answer in answers:
        assert set(answer) >= HEAD
        assert answer["status"] in {"answered", "not_found"}
        assert 0 <= answer["confidence"] <= 1
        assert isinstance(answer["generation"], str) and answer["generation"]
        assert answer["seconds"] >= 0
        assert bool(answer["quotes"]) is (answer["status"] == "answered")
        for quote in quotes_of(answer):
            for name, types in QUOTE_TYPES.items():
                assert isinstance(quote[name], types), name
            assert 0 <= quote["score"] <= 1


def test_offsets_slice_the_article(answers: list[dict[str, Any]], open_index: OpenIndex) -> None:
    """Start, end, highlights and lead are characters of the article's text."""
    texts = {article.id: article.text for article in open_index.articles}
    seen = 0
    for quote in (quote for answer in answers for quote in quotes_of(answer)):
        text = texts[quote["article"]]
        assert text[quote["start"] : quote["end"]] == quote["text"]
        for start, end in quote["highlights"]:
            assert quote["start"] <= start < end <= quote["end"]
        if lead := quote["lead"]:
            assert text[lead["start"] : lead["end"]] == lead["text"]
        seen += 1
    assert seen >= 2


def test_the_answers_are_right(answers: list[dict[str, Any]]) -> None:
    """The first is answered by its sentence, the capital is not found, a greeting is none."""
    assert answers[0]["status"] == "answered"
    assert "was shot on Sunday, February 23, 2025" in answers[0]["quotes"][0]["text"]
    assert len(answers[0]["quotes"]) <= 5
    assert answers[2]["status"] == "not_found" and answers[2]["nearest"]
    for place in (1, 4):
        assert answers[place]["status"] == "not_found" and answers[place]["nearest"] is None


def quotes_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all quotes of an answer, the nearest passage too."""
    return [*answer["quotes"], *([answer["nearest"]] if answer["nearest"] else [])]


def test_nothing_asked_is_nothing_said_and_no_index_is_one_line(
    real_index_dir: Path, tmp_path: Path
) -> None:
    """Empty input ends well; a missing index is named with the command that makes one."""
    nothing = ask("--json", "--index", str(real_index_dir))
    assert (nothing.returncode, nothing.stdout) == (0, b"")
    missing = ask("--json", "--index", str(tmp_path / "none"))
    assert missing.returncode == 1
    said = missing.stderr.decode()
    assert said.startswith("ask: ") and said.count("\n") == 1
    assert f"scripts/build_index.py --index {tmp_path / 'none'}" in said


def test_a_question_beside_json_is_the_one_that_is_answered(real_index_dir: Path) -> None:
    """Nothing waits for standard input then."""
    result = ask("--json", "--index", str(real_index_dir), "Hello", "there", given=b"Another?\n")
    assert result.returncode == 0, result.stderr.decode()
    (line,) = result.stdout.decode().splitlines()
    assert json.loads(line)["question"] == "Hello there"


def test_an_empty_question_is_one_too(real_index_dir: Path) -> None:
    """It opens no chat, and waits for no input; a byte that is no text costs that letter."""
    result = ask("--json", "--index", str(real_index_dir), "", given=b"Another?\n")
    (line,) = result.stdout.decode().splitlines()
    assert (json.loads(line)["question"], json.loads(line)["reason"]) == ("", "noise")
    broken = ask("--json", "--index", str(real_index_dir), os.fsdecode(b"Caf\xe9?"))
    assert json.loads(broken.stdout)["question"] == "Caf??"


def test_articles_that_changed_since_are_told_of_and_answered_all_the_same(
    real_index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line names the command; an index that is named on the command line is none of theirs."""
    put(tmp_path, "new.md", "The storm sank 23 boats.")
    monkeypatch.setenv("CHAPTER_CORPUS_DIR", str(tmp_path))
    monkeypatch.setenv("CHAPTER_INDEX_DIR", str(real_index_dir))
    result = ask("--json", "Hello")
    assert result.returncode == 0 and json.loads(result.stdout)["question"] == "Hello"
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("ask: 2 articles changed since") and "make index" in line
    assert ask("--json", "--index", str(real_index_dir), "Hello").stderr == b""


def test_a_reader_that_has_gone_is_one_line(real_index_dir: Path) -> None:
    """``ask.py --json | head -1`` ends without a traceback."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, "scripts/ask.py", "--json", "--index", str(real_index_dir)],
            input=b"Hello\nHello\n",
            stdout=writing,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=240,
            check=False,
        )
    finally:
        os.close(writing)
    assert result.returncode == 1
    said = "ask: standard output cannot be written (Broken pipe)\n"
    assert result.stderr.decode() == said


def test_numbers_that_are_none_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reason is given, without a traceback."""
    result = ask("--json", "--quotes=many")
    assert result.returncode == 2
    assert b"give a number from 1 to 100" in result.stderr
    assert b"Traceback" not in result.stderr
    for wanted in ("0", "-1", "101"):  # without a process each, which starts for seconds
        monkeypatch.setattr(sys, "argv", ["ask.py", "--json", f"--quotes={wanted}"])
        with pytest.raises(SystemExit, match="2"):
            main()
        assert "give a number from 1 to 100" in capsys.readouterr().err


def test_a_chat_remembers_what_a_short_question_follows_up(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "And where?" is read with the last question that stood by itself, another one alone; "What
    else?" begins behind all quotes that were shown to it."""
    heard: list[tuple[str, str | None, int | None]] = []
    real = answerer.answer

    def listening(question: str, *, quotes: int = 3, previous: Before | None = None) -> Outcome:
        shown = len(previous.shown or ()) if previous else None
        heard.append((question, previous.question if previous else None, shown))
        return real(question, quotes=quotes, previous=previous)

    monkeypatch.setattr(answerer, "answer", listening)
    first, last = "Who was shot?", "What is the AU declaration about?"
    typed = [
        first,
        "And where?",
        "By whom?",
        last,
        "What else?",
        "What else?",
        "Caf\udce9?",
        "",
        "",
    ]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(typed)))
    assert chat(answerer, Console(file=StringIO()), quotes=1) == 0
    assert heard == [
        (first, None, None),
        ("And where?", first, 1),
        ("By whom?", first, 1),
        (last, first, 1),
        ("What else?", last, 1),
        ("What else?", last, 2),
        ("Caf??", last, 3),
    ]


def test_a_chat_says_what_can_be_asked(answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "help" is not looked for in the articles."""
    monkeypatch.setattr(answerer, "answer", lambda *_, **__: pytest.fail("it was searched for"))
    monkeypatch.setattr("sys.stdin", StringIO("help!\n\n"))
    shown = StringIO()
    assert chat(answerer, Console(file=shown), quotes=1) == 0
    assert "or say that they do not" in shown.getvalue()
