"""A question as it is searched for: without polite words, with its vectors."""

from dataclasses import dataclass

from index.models.embeddings import Embedder, TextEmbedding
from index.question.broad import asks_for_all
from index.question.phrasing import with_mark
from index.question.understanding import Understood
from index.question.wording import Wording


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What is searched for."""

    text: str
    broad: bool
    """Whether it is what a broad request ("tell me about …") is about, not a question."""
    whole: bool
    """Whether that is an article as a whole."""
    embedding: TextEmbedding
    understood: Understood
    """How the message is read: by itself, or with the question before."""


def to_query(understood: Understood, embedder: Embedder, title: str | None = None) -> Query:
    """Return what is searched for when a message is understood so.

    ``title`` is that of the article when there is only one: who asks what it is about asks for what
    its title says.
    """
    wording = Wording(understood.asked)
    topic = wording.topic
    whole = asks_for_all(topic or understood.asked)
    if whole and title is not None:
        topic = title
    text = topic or with_mark(wording.bare)
    return Query(text, topic is not None, whole, embedder.embed_query(text), understood)
