"""In folds, no question is measured by a calibration that was made from it."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.rank.calibration import FEATURES, Calibration
from scripts.calibrate import measure_set
from scripts.fitting import Measured
from scripts.folds import FOLDS, in_folds, print_folds
from scripts.labelled import QuestionsError
from tests.retrieval.conftest import SmallIndex
from tests.support.small_embedder import SmallEmbedder

WIDTH = len(FEATURES)


def question(number: int, name: str = "one.jsonl", broad: bool = False) -> Measured:
    """Return a question with four sentences; the right one's first feature grows with its number.

    Every third has no answer.
    """
    answerable = number % 3 > 0
    features = np.zeros((4, WIDTH))
    features[number % 4, 0] = (1 + number) / 2
    right = (np.arange(4) == number % 4) & answerable
    return Measured(name, number, broad, features, right, answerable, features[:, :3])


def calibration(some: Sequence[Measured], direction: float = 1.0) -> Calibration:
    """Return one that ranks by the first feature, and is sure of what was in its questions."""
    highest = max(float(each.features.max()) for each in some)
    weights = (direction, *(0.0 for _ in range(WIDTH - 1)))
    return Calibration("m", "r", weights, weights, -highest - 0.25, 0.5, 0.9, (0, 0, 0), 0, 0, 0)


def test_every_question_is_left_out_once() -> None:
    """Each fold is fitted without what it is measured on, and all are measured, in their order."""
    asked = [question(n) for n in range(11)]
    broad = question(50, broad=True)
    fitted: list[Sequence[Measured]] = []

    def fit(some: Sequence[Measured]) -> Calibration:
        fitted.append(some)
        return calibration(some)

    found = in_folds([*asked[:4], broad, *asked[4:]], fit)
    assert len(fitted) == FOLDS
    assert all(broad not in some for some in fitted)
    left_out = [[n for n, each in enumerate(asked) if each not in some] for some in fitted]
    assert left_out == [list(range(fold, 11, FOLDS)) for fold in range(FOLDS)]
    assert [some.answerable for some in found] == [each.answerable for each in asked]
    assert all(some.first == some.within_three == some.answerable for some in found)
    # Only the highest number is surer than all that its calibration was made from.
    assert [n for n, some in enumerate(found) if some.given] == [10]
    assert not any(some.sure for some in found)


def test_twins_are_left_out_together(small_index: SmallIndex, tmp_path: Path) -> None:
    """Of two sets that ask the same line by line, a question's twin never teaches its calibration.

    A broad request, which is in no fold, moves none after it.
    """
    small_index({"a.md": "The bridge was built in 1850 by the city of Pell."})
    asked = [f"When was bridge {n} built?" for n in range(7)]
    sets = {"whole": asked, "cut": ["Tell me about the bridge", *(q[9:-1] for q in asked[1:])]}
    measured = []
    for name, questions in sets.items():
        file = tmp_path / f"{name}.jsonl"
        file.write_text(
            "".join(json.dumps({"question": q, "answers": []}) + "\n" for q in questions), "utf-8"
        )
        measured += measure_set((file, tmp_path / "index"), SmallEmbedder(), None)
    fitted: list[list[Measured]] = []

    def fit(some: Sequence[Measured]) -> Calibration:
        fitted.append(list(some))
        return calibration(some)

    assert len(in_folds(measured, fit)) == 2 * len(asked) - 1
    for some in fitted:
        whole, cut = ({m.place for m in some if Path(m.set).stem == name} for name in sets)
        assert whole - {0} == cut


def test_a_right_sentence_that_is_not_first_is_not_counted_as_first() -> None:
    """Ranked the wrong way round, the right sentence comes last."""
    found = in_folds([question(n) for n in range(10)], lambda some: calibration(some, -1.0))
    assert not any(some.first or some.within_three for some in found)


def test_too_few_questions_for_folds_is_said() -> None:
    """What they are fitted to may lack a kind once a fifth is left out."""

    def fit(some: Sequence[Measured]) -> Calibration:
        raise QuestionsError("none is unanswerable")

    with pytest.raises(QuestionsError, match="too few questions for 5 folds: none is unanswerable"):
        in_folds([question(n) for n in range(3)], fit)


def test_a_line_a_set_and_their_mean(capsys: pytest.CaptureFixture[str]) -> None:
    """The table has every set's figures, and the mean counts each set the same."""
    asked = [question(n, "tests/a.jsonl" if n < 12 else "tests/b.jsonl") for n in range(15)]
    print_folds(in_folds(asked, calibration))
    table, errors = capsys.readouterr().out.split("expected calibration error")
    lines = {line.split(" ", 9)[-1]: line for line in table.splitlines()}
    assert {"tests/a.jsonl", "tests/b.jsonl", "mean of the sets"} <= lines.keys()
    # All are right; one of b's two answerable questions is surer than all before, none of a's.
    assert lines["tests/b.jsonl"].startswith("1.000 1.000 ")
    assert lines["tests/b.jsonl"].split()[3:6] == ["0.500", "0.000", "1.000"]
    assert lines["tests/b.jsonl"].split()[6:9] == ["0.000", "0.000", "nan"]
    assert lines["tests/a.jsonl"].split()[3:6] == ["0.000", "0.000", "nan"]
    assert lines["mean of the sets"].split()[3] == "0.250"
    # How far the confidences are off, set by set, beside what chance alone would make of it.
    named = [line.split(" ", 2)[-1] for line in errors.splitlines()[1:]]
    assert named == ["tests/a.jsonl", "tests/b.jsonl", "all together"]
    assert all(
        0 <= float(part) <= 1 for line in errors.splitlines()[1:] for part in line.split()[:2]
    )
