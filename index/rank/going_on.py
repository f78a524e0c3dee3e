"""Whether a question of a conversation goes on with the articles that answered the one before."""

from dataclasses import replace

from index.question.query import Query
from index.text.names import names_in
from index.types import Answer, Before, NotInArticles, Outcome


def goes_on(query: Query, before: Before, *, alone: bool) -> bool:
    """Say whether a question is first asked of the articles that answered before.

    It leans on the question before, or says little by itself and names nobody: "Who pays?".
    """
    return query.understood.leans or (bool(before.articles) and not (alone or names_in(query.text)))


def better_of(there: Outcome, elsewhere: Outcome, *, leans: bool, alone: bool) -> Outcome:
    """Choose between what the articles of before say to a question and what all of them do.

    Of a question that ``leans`` on the one before, unless it says enough ``alone``, what others say
    counts only without doubt, and is then given with it. One that stands by itself is answered
    there if that is without doubt.
    """
    if isinstance(elsewhere, NotInArticles):
        return there
    if isinstance(there, NotInArticles):
        if alone or not leans:
            return elsewhere
        # "The company" is another one there.
        return there if elsewhere.unsure else doubted(elsewhere, elsewhere.question)
    if not leans and not there.unsure:
        return there
    return elsewhere if elsewhere.confidence > there.confidence else there


def doubted(answer: Answer, question: str) -> Answer:
    """Return an answer with a word of doubt, however likely it is."""
    return replace(answer, unsure=(question,))
