"""Whether a question of a conversation goes on with the articles that answered the one before."""

from index.question.query import Query
from index.text.names import names_in
from index.types import Before, NotInArticles, Outcome


def goes_on(query: Query, before: Before, *, alone: bool) -> bool:
    """Say whether a question is first asked of the articles that answered before.

    It leans on the question before, or says little by itself and names nobody: "Who pays?".
    """
    return query.leans or (before.articles is not None and not (alone or names_in(query.text)))


def better_of(there: Outcome, elsewhere: Outcome, *, leans: bool, alone: bool) -> Outcome:
    """Choose between what the articles of before say to a question and what all of them do.

    Of a question that ``leans`` on the one before, unless it says enough ``alone``, what others say
    counts only without doubt. One that stands by itself is answered there if that is without doubt.
    """
    if isinstance(elsewhere, NotInArticles):
        return there
    if isinstance(there, NotInArticles):
        return elsewhere if alone or not leans or not elsewhere.unsure else there
    if not leans and not there.unsure:
        return there
    return elsewhere if elsewhere.confidence > there.confidence else there
