"""``scripts/evaluate.py`` measures a small file, and says in one line what is wrong with one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.answering import Answerer
from index.settings import IndexSettings
from index.store.open_index import OpenIndex
from index.types import Answer
from scripts import evaluate
from scripts.command import run_command
from scripts.labelled import QuestionsError, read_questions

KENYA = Path(__file__).parents[1] / "questions" / "kenya.jsonl"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Two answerable questions and two that are not."""
    items = [json.loads(line) for line in KENYA.read_text(encoding="utf-8").splitlines()]
    kept = [
        *[item for item in items if item["answers"]][:2],
        *[item for item in items if not item["answers"]][:2],
    ]
    path = tmp_path / "few.jsonl"
    path.write_text("\n\n".join(json.dumps(item) for item in kept), encoding="utf-8")
    return path


@pytest.fixture
def run(
    answerer: Answerer,
    settings: IndexSettings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> "Run":
    """The script's main with the open answerer of the session."""
    monkeypatch.setattr(Answerer, "open", lambda _: answerer)
    return Run(settings, monkeypatch, capsys)


class Run:
    """Runs the script and returns its exit code, what it printed and what it complained about."""

    def __init__(
        self,
        settings: IndexSettings,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self._index, self._patch, self._capsys = settings.index_dir, monkeypatch, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        argv = ["evaluate", "--index", str(self._index), *arguments]
        self._patch.setattr("sys.argv", argv)
        code = run_command("evaluate", evaluate.main)
        said = self._capsys.readouterr()
        return code, said.out, said.err


def test_it_measures_a_file(run: Run, few: Path) -> None:
    """All figures are there, and every quote is exact."""
    code, out, _ = run("--json", str(few))
    figures = json.loads(out)
    assert code == 0
    assert (figures["questions"], figures["answerable"]) == (4, 2)
    assert figures["exact quotes"] == 1
    assert 0 <= figures["right first"] <= figures["right within three"] <= 1
    assert figures["right within three"] <= figures["right among all looked at"] <= 1
    for some in ("answerable", "unanswerable"):
        assert figures[f"{some}, without doubt"] <= figures[f"{some} answered"]
    assert 0 < figures["p50 ms"] <= figures["p95 ms"]
    assert figures["risk-coverage"][-1][0] == 1


def test_ranks_are_those_of_refused_questions_too(
    run: Run, few: Path, answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A higher threshold refuses more, and leaves the ranks as they are."""
    before = json.loads(run("--json", str(few))[1])
    strict = replace(answerer.calibration, threshold=1.1, topic_threshold=1.1)
    monkeypatch.setattr(answerer, "calibration", strict)
    after = json.loads(run("--json", str(few))[1])
    assert (before["answerable answered"], after["answerable answered"]) == (1, 0)
    ranks = ("right first", "right within three", "MRR", "AUROC")
    assert [before[name] for name in ranks] == [after[name] for name in ranks]


def test_words_around_the_questions_change_nothing(run: Run, few: Path) -> None:
    """Asked with greetings and thanks the figures are the same; the clock's alone may differ."""
    alone = json.loads(run("--json", str(few))[1])
    framed = json.loads(run("--json", "--around", "Hi, quick question: {} Thanks!", str(few))[1])
    times = {"p50 ms": 0, "p95 ms": 0}
    assert framed | times == alone | times


def test_questions_typed_in_a_hurry_are_the_same(run: Run, few: Path) -> None:
    """Small letters, and no question mark, change no answer."""
    assert evaluate.hurried("Did Ada Li go?") == "did ada li go"
    plain = json.loads(run("--json", str(few))[1])
    typed = json.loads(run("--json", "--hurried", str(few))[1])
    times = {"p50 ms": 0, "p95 ms": 0}
    assert typed | times == plain | times


def test_words_around_nothing_are_refused(
    run: Run, few: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line says what is missing, and how to put it."""
    with pytest.raises(SystemExit):
        run("--around", "Hi!", str(few))
    assert "say with {} where the question goes" in capsys.readouterr().err


def test_what_a_set_cannot_tell_is_null(run: Run, few: Path) -> None:
    """Without unanswerable questions there is no AUROC; the output is JSON all the same."""
    few.write_text(few.read_text(encoding="utf-8").partition("\n")[0], encoding="utf-8")
    _, out, _ = run("--json", str(few))

    def refuse(constant: str) -> float:
        raise AssertionError(constant)

    figures = json.loads(out, parse_constant=refuse)
    assert figures["AUROC"] is None and figures["unanswerable answered"] is None
    assert figures["questions"] == 1


def test_a_list_is_no_part_of_json(run: Run, few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a program reads is JSON and nothing else: --wrong beside it is refused."""
    with pytest.raises(SystemExit):
        run("--json", "--wrong", str(few))
    said = capsys.readouterr()
    assert not said.out and "not allowed with argument --json" in said.err


def test_it_prints_a_table(run: Run, few: Path) -> None:
    """A person reads the same figures, a line each."""
    code, out, _ = run(str(few))
    assert code == 0
    for name in ("right first", "MRR", "AUROC", "exact quotes", "p95 ms", "coverage"):
        assert name in out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "questions.jsonl:1"),
        ('{"answers": []}', "questions.jsonl:1: lacks 'question'"),
        (
            '{"question": "Who?", "answer": []}',
            "lacks 'answers'; mend the line as docs/labelling.md shows",
        ),
        ('{"question": null, "answers": []}', '"question", and "previous"'),
        ('{"question": "Who?", "answers": [], "previous": 5}', '"question", and "previous"'),
        ("[1]", "questions.jsonl:1: is no JSON object"),
        ('{"question": "Who?", "answers": ["x"]}', 'each of "answers" must be an object'),
        ('{"question": "Who?", "answers": "x"}', '"answers" must be a list'),
        (
            '{"question": "Who?", "answers": [{"article": "nobody", "sentence": "x"}]}',
            "no article 'nobody'",
        ),
        ("", "holds no question"),
    ],
)
def test_a_file_that_does_not_fit_is_one_line(
    run: Run, tmp_path: Path, line: str, says: str
) -> None:
    """The file, the line and what is wrong with it."""
    path = tmp_path / "questions.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    code, out, err = run(str(path))
    assert (code, out) == (1, "")
    assert err.startswith("evaluate: ") and err.count("\n") == 1 and says in err


def test_a_file_that_is_not_there_is_one_line(run: Run, tmp_path: Path) -> None:
    """So is a missing one, and one that is no text."""
    code, _, err = run(str(tmp_path / "none.jsonl"))
    assert code == 1 and err.count("\n") == 1 and "cannot be read" in err
    (tmp_path / "latin.jsonl").write_bytes(b'{"question": "O\xf9 ?"}')
    code, _, err = run(str(tmp_path / "latin.jsonl"))
    assert code == 1 and err.count("\n") == 1 and "is not UTF-8" in err


def test_a_byte_order_mark_is_no_part_of_the_first_question(
    run: Run, few: Path, tmp_path: Path
) -> None:
    """Some editors put one before what they save."""
    (tmp_path / "marked.jsonl").write_bytes(b"\xef\xbb\xbf" + few.read_bytes())
    code, _, err = run(str(tmp_path / "marked.jsonl"))
    assert (code, err) == (0, "")


def test_a_picture_that_cannot_be_written_is_one_line(run: Run, few: Path, tmp_path: Path) -> None:
    """The figures are printed all the same."""
    code, out, err = run(str(few), "--picture", str(tmp_path / "none" / "curve.svg"))
    assert code == 1 and "p95 ms" in out
    assert err.count("\n") == 1 and "curve.svg: No such file" in err and "name another" in err


@pytest.mark.parametrize("sentence", ["Not its words.", ""])
def test_evidence_must_stand_in_its_article(
    open_index: OpenIndex, tmp_path: Path, sentence: str
) -> None:
    """A label that the article does not bear out is refused, not counted as wrong."""
    article = open_index.articles[0].id
    item = {"question": "Who?", "answers": [{"article": article, "sentence": sentence}]}
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(item), encoding="utf-8")
    with pytest.raises(QuestionsError, match="does not hold the sentence"):
        read_questions(path, open_index.articles)


def test_what_is_shown_is_judged_quote_by_quote(run: Run, few: Path, answerer: Answerer) -> None:
    """How many quotes hold an answer, and how many of the places that answer are shown."""
    figures = json.loads(run("--json", str(few))[1])
    asked = read_questions(few, answerer.index.articles)
    given = [(some, answerer.answer(some.question)) for some in asked]
    answers = [(some, outcome) for some, outcome in given if isinstance(outcome, Answer)]
    right = [some.answered_by_quote(quote) for some, out in answers for quote in out.quotes]
    assert any(some.answerable for some, _ in answers)
    assert figures["quotes right"] == pytest.approx(sum(right) / len(right))
    nowhere = replace(answers[0][1].quotes[0], start=0, end=1)
    place = answers[0][0].evidence[0]
    shown = replace(nowhere, article=place.article, start=place.answer.start, end=place.answer.end)
    labelled = replace(answers[0][0], evidence=(place, replace(place, article="another")))
    for quotes, share in (((nowhere,), 0), ((nowhere, shown), 0.5)):
        one = evaluate.Asked(labelled, answers[0][1], quotes, (), 0.0)
        assert one.answers_shown == share
