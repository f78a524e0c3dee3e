"""Read the questions of our own on the public paragraphs that the trainings see.

Each file of ``scripts/questions`` has questions on one public article, a JSON object a line:
``paragraph`` (its key, so that nothing of the public data is repeated here), ``question``,
``answers`` (character spans of the paragraph, none when the article does not answer) and ``kind``.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from scripts.labelled import QuestionsError
from scripts.reader_data import Data, Example

QUESTIONS = Path(__file__).parent / "questions"
KEY = 16
"""Hexadecimal digits of a paragraph's key."""


def paragraph_key(text: str) -> str:
    """Return the key of a paragraph: the beginning of its text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:KEY]


def add_questions(data: Data, folder: Path) -> Data:
    """Return the data with our own questions on its paragraphs; those on others are left out.

    Raises QuestionsError, naming file and line, when one does not fit its paragraph.
    """
    numbers: dict[str, int] = {}
    for number, paragraph in enumerate(data.paragraphs):
        # A few stand in two of the public files: the first one has the whole article.
        numbers.setdefault(paragraph_key(paragraph.text), number)
    examples = list(data.examples)
    for path in sorted(folder.glob("*.jsonl")):
        for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                entry = json.loads(line)
                if entry["paragraph"] in numbers:
                    examples.append(_example(entry, numbers[entry["paragraph"]], data))
            except KeyError as error:
                raise QuestionsError(f"{path}:{place}: lacks {error}") from error
            except (ValueError, TypeError) as error:
                raise QuestionsError(f"{path}:{place}: {error}") from error
    return Data(data.paragraphs, tuple(examples))


def _example(entry: Mapping[str, object], number: int, data: Data) -> Example:
    answers = entry["answers"]
    if not isinstance(answers, list):
        raise TypeError('"answers" must be a list')
    length = len(data.paragraphs[number].text)
    for start, end in answers:
        if not 0 <= start < end <= length:
            raise ValueError(f"the paragraph has no characters {start} to {end}")
    spans = tuple((start, end) for start, end in answers)
    return Example(str(entry["question"]), number, spans, ours=True)
