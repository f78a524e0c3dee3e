"""What a message asks: mended, of one paper alone, read with the question before if need be."""

import re
from dataclasses import dataclass

from index.question.another import asked_of_another
from index.question.before import stands_after
from index.question.following import SHORT_QUESTION, asks_on, follows_up, subject_of
from index.question.plain import plain
from index.question.publishers import Papers, asked_of
from index.question.reactions import says_nothing
from index.question.referents import PARTICIPLE_ENDS, as_whole
from index.question.refusals import refusal_of
from index.question.spelling import mend
from index.question.vocabulary import Vocabulary
from index.question.wording import Wording
from index.text.markup import unmarked
from index.text.words import WORD
from index.types import Refusal

_WHO_DID_IT = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:by whom?|who(?: has| had)? (?:did|done) (?:it|this|that))\W*",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    r"(?:when|where|why|how(?! many| much)|(?:in|on|at) (?:what|which) \w+)\b(?: and (?:when|where"
    r"|why|how))? ((?:is|are|was|were) (?:\w+ ){1,6}?\w*"
    rf"(?:{PARTICIPLE_ENDS})\b"
    r"(?!.*\b(?:by|with|for|to|of|about)\W*$).*)",
    re.IGNORECASE,
)
"""What is said to have been done to somebody: "was the officer shot?"."""
SHORT = (Refusal.NOISE, Refusal.LANGUAGE)
"""What a follow-up may look like by itself: "And by 2027?"."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message asks, by itself, and of which articles (by id); of all where that is None."""

    asked: str
    articles: frozenset[str] | None = None
    leans: bool = False
    """Whether this is read with what the question before is about."""
    otherwise: str | None = None
    """What it asks if it is not about whom the question before names."""
    now: str | None = None
    """What is asked now, where ``asked`` is that with what was asked before."""


def understand(
    message: str, previous: str | None, known: Vocabulary, papers: Papers
) -> Understood | Refusal:
    """Return what is asked, with the question before where it is needed, or why nothing is.

    ``previous`` is the message before. What leans on it is put to the same paper, if to any.
    """
    question = known.written(unmarked(message))
    question, articles = asked_of(question, papers) or (question, None)
    mended = _mended(question, known)
    asked = plain(mended)
    reason = refusal_of(question, mended, asked, known)
    before = stands_after(known.written(unmarked(previous or "")), None)
    if before is None or not follows_up(asked):
        return reason or Understood(asked.text, articles)
    nothing = says_nothing(question) or _is_foreign(question, known)
    if reason and (reason not in SHORT or nothing or not asks_on(question)):
        return reason
    before, its_articles = asked_of(before, papers) or (before, None)
    # What stands for the paper's name now, "according to the article", is no part of what is asked.
    before = plain(before).text
    before, within = _mended(before, known), its_articles if articles is None else articles
    if another := asked_of_another(asked.text, before):
        return Understood(another, within, leans=True)
    # First what is asked now, whose question word counts; then what it was about before.
    about = _doer_of(asked.text, before) or f"{asked.text} {subject_of(Wording(before))}"
    if whole := as_whole(asked.text, before):
        return Understood(whole, within, leans=True, otherwise=about, now=asked.text)
    return Understood(about, within, leans=True, now=asked.text)


def _is_foreign(question: str, known: Vocabulary) -> bool:
    """Say whether a question, no longer one of a word or two, has no word that is known."""
    words = WORD.findall(question.lower())
    return len(words) >= SHORT_QUESTION and not any(word in known for word in words)


def _doer_of(asked: str, before: str) -> str | None:
    """Return who did it as a question that says what, if that is asked: "By whom was he shot?"."""
    done = _WAS_DONE.match(Wording(before).bare) if _WHO_DID_IT.fullmatch(asked) else None
    return done and f"By whom {done[1]}"


def _mended(question: str, vocabulary: Vocabulary) -> str:
    return vocabulary.written(mend(question, vocabulary))
