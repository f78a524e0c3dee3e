"""Read the desks of our own that the trainings see: invented articles, and questions on them.

Each folder of ``scripts/desks`` is a desk: some articles on neighbouring matters, in the format of
``corpus/``, and ``questions.jsonl``, in the format of ``tests/questions``.
"""

from pathlib import Path

from index.articles.corpus import read_corpus
from index.errors import CorpusError
from scripts.labelled import Labelled, read_questions
from scripts.training.reader_data import OURS, Data, Example, Paragraph, split_sentences

DESKS = Path(__file__).parents[1] / "desks"


def add_desks(data: Data, folder: Path) -> Data:
    """Return the data with our own: every article a paragraph, every desk a source.

    Raises a ChapterAndVerseError, naming file and line, when an article cannot be read or a
    question does not fit them.
    """
    paragraphs, examples = list(data.paragraphs), list(data.examples)
    for questions in sorted(folder.glob("*/questions.jsonl")):
        desk = questions.parent
        reading = read_corpus(desk)
        if reading.problems:
            raise CorpusError(f"{desk}: {reading.problems[0]}")
        articles = reading.articles
        numbers = {article.id: len(paragraphs) + place for place, article in enumerate(articles)}
        paragraphs += [
            Paragraph(
                source=f"{OURS}{desk.name}",
                document=article.title,
                text=article.text,
                sentences=split_sentences(article.text),
                development=False,
            )
            for article in articles
        ]
        examples += [_example(some, numbers) for some in read_questions(questions, articles)]
    return Data(tuple(paragraphs), tuple(examples))


def _example(labelled: Labelled, numbers: dict[str, int]) -> Example:
    """Return a question as the trainings know it; one without an answer stands with any article."""
    places = [
        (numbers[some.article], some.answer.start, some.answer.end) for some in labelled.evidence
    ]
    paragraph = places[0][0] if places else min(numbers.values())
    own = tuple((start, end) for number, start, end in places if number == paragraph)
    others = tuple(place for place in places if place[0] != paragraph)
    return Example(labelled.question, paragraph, own, others, ours=True)
