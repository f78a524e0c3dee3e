"""Read the questions of our own on the public paragraphs that the trainings see.

Each file of ``scripts/questions`` has questions on a public article or news items, one a line:
``paragraph`` (its key, so that nothing of the public data is repeated here), ``question``,
``answers`` (character spans of the paragraph, none when the article does not answer), ``kind``, and
``elsewhere``, where other paragraphs answer as well: the key of each, with a span of it.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from scripts.labelled import read_lines
from scripts.training.reader_data import Data, Example

QUESTIONS = Path(__file__).parents[1] / "questions"
KEY = 16
"""Hexadecimal digits of a paragraph's key."""


def paragraph_key(text: str) -> str:
    """Return the key of a paragraph: the beginning of its text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:KEY]


def numbers_by_key(data: Data) -> dict[str, int]:
    """Return the number of each paragraph by its key.

    A few stand in two of the public files: the first one has the whole article.
    """
    numbers: dict[str, int] = {}
    for number, paragraph in enumerate(data.paragraphs):
        numbers.setdefault(paragraph_key(paragraph.text), number)
    return numbers


def add_questions(data: Data, folder: Path) -> Data:
    """Return the data with our own questions on its paragraphs; those on others are left out.

    Raises QuestionsError, naming file and line, when one does not fit its paragraph.
    """
    numbers = numbers_by_key(data)
    examples = list(data.examples)
    for path in sorted(folder.glob("*.jsonl")):
        made = read_lines(
            path, lambda entry, _: _example(entry, numbers, data), "scripts/questions/README.md"
        )
        examples += [example for example in made if example is not None]
    return Data(data.paragraphs, tuple(examples))


def _example(entry: Mapping[str, object], numbers: Mapping[str, int], data: Data) -> Example | None:
    """Return a question as the trainings know it; None when its paragraph is not in the data."""
    number = numbers.get(str(entry["paragraph"]))
    if number is None:
        return None
    answers = entry["answers"]
    if not isinstance(answers, list):
        raise TypeError('"answers" must be a list')
    length = len(data.paragraphs[number].text)
    for start, end in answers:
        if not 0 <= start < end <= length:
            raise ValueError(f"the paragraph has no characters {start} to {end}")
    spans = tuple((start, end) for start, end in answers)
    others = tuple(
        (numbers[key], start, end)
        for key, start, end in entry.get("elsewhere", ())  # type: ignore[attr-defined]
        if key in numbers
    )
    return Example(str(entry["question"]), number, spans, others, ours=True)
