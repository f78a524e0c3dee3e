"""What is longer than a message that is read is refused, before anything takes it apart."""

import time

from index.answering import Answerer
from index.question.wording import LONGEST_MESSAGE
from index.types import Before, NotInArticles, Refusal


def test_a_longer_message_than_is_read_is_refused_at_once(answerer: Answerer) -> None:
    """It would take minutes to be taken apart: an hour for one of a megabyte."""
    began = time.process_time()
    for text in ("*a " * 100_000, "Who shot him? ".ljust(LONGEST_MESSAGE + 1, "x")):
        outcome = answerer.answer(text, previous=Before("Who is Ombaka?"))
        assert isinstance(outcome, NotInArticles)
        assert outcome.reason is Refusal.TOO_LONG
    assert time.process_time() - began < 1
    outcome = answerer.answer("Who shot him? ".ljust(LONGEST_MESSAGE, "x"))
    assert not isinstance(outcome, NotInArticles) or outcome.reason is not Refusal.TOO_LONG
