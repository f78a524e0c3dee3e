"""A question as it is searched for: mended, without polite words, with its vectors."""

from dataclasses import dataclass

from index.broad import asks_for_all, topic_of
from index.embeddings import Embedder, TextEmbedding
from index.markup import unmarked
from index.phrasing import bare, unframed
from index.questions import follows_up, plain, refusal_of, says_nothing, subject_of
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
    whole: bool
    """Whether that is an article as a whole."""
    embedding: TextEmbedding


def understand(question: str, previous: str | None, vocabulary: Vocabulary) -> str | Refusal:
    """Return what is asked, with the question before where it is needed, or why nothing is."""
    question = unmarked(question)
    mended = mend(question, vocabulary)
    reason = refusal_of(question, mended, vocabulary)
    asked = plain(mended)
    if previous is None or not follows_up(asked):
        return reason or asked
    if reason and (reason not in SHORT or says_nothing(question)):
        return reason
    # First what is asked now, whose question word counts; then what it was about before.
    return f"{asked} {subject_of(mend(unmarked(previous), vocabulary))}"


def to_query(asked: str, embedder: Embedder, title: str | None = None) -> Query:
    """Return what is searched for when ``asked``, mended, is the question.

    ``title`` is that of the article when there is only one: who asks what it is about asks for what
    its title says.
    """
    topic = topic_of(unframed(asked))
    whole = title is not None and asks_for_all(topic or asked)
    if whole:
        topic = title
    text = topic or bare(asked)
    return Query(text, topic is not None, whole, embedder.embed_query(text))
