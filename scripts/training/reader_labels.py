"""What the reader's training groups are made of: questions, and rows that are labelled."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.models.reader_input import Row


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that is known of its answer."""

    text: str
    source: str
    answers: tuple[tuple[int, int, int], ...] = ()
    """A paragraph, and characters of it."""
    answering: frozenset[int] = frozenset()
    """The rows that hold an answer."""
    words: frozenset[str] = frozenset()
    """What the answers say, in small letters."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row with the numbers of its answering sentences and the answer's first and last piece."""

    row: Row
    positives: tuple[int, ...]
    uncounted: tuple[int, ...]
    """Sentences that may answer, though nobody said so: they have the answering words in them."""
    span: tuple[int, int] | None
    """Positions in the row; (0, 0), the null of the span head, where there is no answer, None where
    nobody knows."""


Group = list[LabelledRow]
NO_ANSWER = (0, 0)


def without_answers(rows: Sequence[LabelledRow]) -> Group:
    """Return the windows in which nothing answers, nor may."""
    return [row for row in rows if not row.positives and not row.uncounted]
