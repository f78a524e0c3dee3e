"""What a message is understood to ask, where no article has a publisher."""

from index.question.understanding import understand
from index.question.vocabulary import Vocabulary
from index.types import Refusal


def asked_by(message: str, previous: str | None, known: Vocabulary) -> str | Refusal:
    """Return what a message asks after another, or why it asks nothing."""
    understood = understand(message, previous, known, {})
    return understood if isinstance(understood, Refusal) else understood.asked
