"""An answer of SQuAD's is looked for where it answers, not only where its letters come first."""

import pytest

from scripts.training.reader_data import split_sentences
from scripts.training.squad_marks import well_marked


@pytest.mark.parametrize(
    ("text", "question", "answer", "sentence"),
    [
        (
            "It killed 1,700 people. Another 700 were buried in Hanwang.",
            "How many were buried in Hanwang?",
            "700",
            1,
        ),
        ("Jaguar built it. A Jaguar sank in the lake.", "What sank in the lake?", "Jaguar", 1),
        # One word more may be chance; so may letters within a word.
        ("Ada Li won. Ada Li sank.", "Who sank?", "Ada Li", 0),
        ("Li won it. The Lisbon port sank in the storm.", "What sank in the storm?", "Li", 0),
    ],
)
def test_a_mark_moves_to_a_sentence_that_is_far_liker_to_the_question(
    text: str, question: str, answer: str, sentence: int
) -> None:
    """The first place stays, unless another has two words more of what is asked."""
    sentences = split_sentences(text)
    first = text.index(answer)
    start, end = well_marked(text, sentences, question, (first, first + len(answer)))
    assert text[start:end] == answer
    assert sentences[sentence][0] <= start < end <= sentences[sentence][1]
