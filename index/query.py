"""A question as it is searched for: mended, without polite words, with its vectors."""

from dataclasses import dataclass

from index.embeddings import Embedder, TextEmbedding
from index.phrasing import bare, unframed
from index.questions import follows_up, plain, refusal_of, subject_of, topic_of
from index.spelling import Vocabulary, mend
from index.types import Refusal

SHORT = (Refusal.NOISE, Refusal.LANGUAGE)
"""What a follow-up may look like by itself: "And by 2027?"."""


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What is searched for."""

    text: str
    broad: bool
    """Whether it is what a broad request ("tell me about …") is about, not a question."""
    embedding: TextEmbedding


def understand(question: str, previous: str | None, vocabulary: Vocabulary) -> str | Refusal:
    """Return what is asked, with the question before where it is needed, or why nothing is."""
    mended = mend(question, vocabulary)
    reason = refusal_of(question, mended, vocabulary)
    asked = plain(mended)
    if previous is None or not follows_up(asked):
        return reason or asked
    if reason and reason not in SHORT:
        return reason
    # First what is asked now, whose question word counts; then what it was about before.
    return f"{asked} {subject_of(mend(previous, vocabulary))}"


def to_query(asked: str, embedder: Embedder) -> Query:
    """Return what is searched for when ``asked``, mended, is the question."""
    topic = topic_of(unframed(asked))
    text = topic or bare(asked)
    return Query(text, topic is not None, embedder.embed_query(text))
