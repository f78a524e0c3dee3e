"""One question of a conversation: how it is read, where it is looked for, and what comes of it."""

from dataclasses import dataclass, replace

from index.models.embeddings import Embedder
from index.models.reader import Reader
from index.question.another_row import asked_of_another_row
from index.question.before import asks_for_whole, stands_after
from index.question.following import asks_for_more, asks_what_else
from index.question.query import Query
from index.question.referents import with_answer, with_referent
from index.question.understanding import Understood
from index.question.wording import Wording
from index.rank.asked_cell import asked_of_its_row
from index.rank.asked_now import of_now, told_again
from index.rank.calibration import Calibration
from index.rank.going_on import better_of, doubted, goes_on
from index.rank.outcomes import further_outcome, outcome_of
from index.rank.ranking import Scored, score
from index.rank.scope import Scope
from index.rank.topics import below_heading
from index.rank.weighing import Weighed, weigh
from index.text.markup import unmarked
from index.text.stems import stems_of
from index.types import Answer, Before, NotInArticles, Outcome, Refusal, quoted_in

ENOUGH = 3
"""Words, but for those of grammar, from which a question may be whole though it leans."""


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """What reads questions and sentences, and what its scores are worth."""

    embedder: Embedder
    reader: Reader | None
    calibration: Calibration

    def score(self, query: Query, scope: Scope) -> Scored:
        """Return what search and reader say of the sentences they looked at."""
        scored = score(query, scope.index, scope.allowed(query), self.reader)
        return below_heading(scored) if query.broad else scored

    def weigh(self, query: Query, scope: Scope, before: Before | None = None) -> Weighed:
        """Return the sentences with what each is worth, behind what was asked ``before``."""
        scored = self.score(query, scope)
        if before:
            scored = of_now(query, scored, before, scope.index, self.reader)
        return weigh(query, scored, scope, self.calibration)


@dataclass(frozen=True, slots=True, eq=False)
class OneQuestion:
    """One question, and what its answer depends on."""

    question: str
    before: Before | None
    """What it may follow up."""
    most: int
    """Quotes, at most."""
    scope: Scope
    models: Models

    def outcome(self) -> Outcome:
        """Answer it: with more of what was answered, with the whole of that, or by itself."""
        before, scope = self.before, self.scope
        if before and (about := more_of(self.question, before, scope)) is not None:
            return self._more(before, about)
        if before and asks_for_whole(self.question, before.question):
            of_it = scope.within(before.articles) if before.articles else scope
            return replace(self, before=None, scope=of_it).outcome()
        searched = self._searched()
        if isinstance(searched, Refusal):
            return self.refused(searched)
        query, within = searched
        if before and query.understood.leans:
            before = self._with_its_answer(before)
            query = self._of_the_answer(query, before, within)
        outcome = replace(self, before=before, scope=within)._read(query)
        marks = self.models.reader is not None
        if marks and before and isinstance(outcome, Answer) and told_again(query, outcome, before):
            return doubted(outcome, self.question)
        return outcome

    def refused(self, reason: Refusal) -> NotInArticles:
        """Return why nothing is searched for."""
        return NotInArticles(self.question, reason, 0.0, self.scope.index.generation)

    def _searched(self) -> tuple[Query, Scope] | Refusal:
        """Return what is searched for, with the question before, and where; or why nothing is."""
        before, scope = self.before.question if self.before else None, self.scope
        searched = scope.searched(self.question, before, self.models.embedder)
        of_row = asked_of_another_row(self.question, before, scope.index) if before else None
        if of_row is None or isinstance(searched, Refusal):
            return searched
        query, within = searched
        whole = Understood(of_row, leans=True, otherwise=query.text)
        return within.query(whole, self.models.embedder), within

    def _of_the_answer(self, query: Query, before: Before, scope: Scope) -> Query:
        """Return a query as it asks of what the question before is answered by, if it does so.

        That is somebody, or the row of a table.
        """
        understood = query.understood
        if not understood.now or understood.otherwise:
            return query
        of_answer = asked_of_its_row(understood.now, before)
        if of_answer is None and (marked := answering_words(before)):
            of_answer = with_answer(understood.now, before.question, marked)
        if of_answer is None:
            return query
        whole = Understood(of_answer, leans=True, otherwise=query.text, now=understood.now)
        return scope.query(whole, self.models.embedder)

    def _read(self, query: Query) -> Outcome:
        """Return what is said to the question as it is read first, or else in another way."""
        understood = query.understood
        outcome = self._found(query)
        if not understood.otherwise:
            return self._by_itself(query, outcome)
        if isinstance(outcome, Answer):
            return outcome
        joined = Understood(understood.otherwise, leans=True, now=understood.now)
        found = self._found(self.scope.query(joined, self.models.embedder))
        return doubted(found, self.question) if isinstance(found, Answer) else outcome

    def _found(self, query: Query) -> Outcome:
        """Return what all articles say, or those that answered before."""
        leans, otherwise = query.understood.leans, query.understood.otherwise
        before, one_article = self.before, len(self.scope.articles) == 1
        alone = len(stems_of(query.text if otherwise else self.question)) >= ENOUGH
        if before is None or one_article or not goes_on(query, before, alone=alone):
            return self._outcome(query)
        same = self.scope.within(before.articles or frozenset())
        there = None
        if same.articles:
            there = self._outcome_of(self.models.weigh(query, same, before))
        if isinstance(there, Answer) and leans and not alone:
            return there
        elsewhere = self._outcome(query)
        return better_of(there, elsewhere, leans=leans, alone=alone) if there else elsewhere

    def _by_itself(self, query: Query, outcome: Outcome) -> Outcome:
        """Return an outcome, or what is surer without the words of the question before.

        That is looked for where that was answered: "Who voted against?" may lean on nothing else.
        """
        before, now = self.before, query.understood.now
        if before is None or not now or not before.articles or not stems_of(now):
            return outcome
        same = self.scope.within(before.articles)
        alone = same.query(Understood(now), self.models.embedder)
        found = self._outcome_of(self.models.weigh(alone, same))
        if isinstance(found, NotInArticles) or found.confidence <= outcome.confidence:
            return outcome
        return found if isinstance(outcome, Answer) else doubted(found, self.question)

    def _with_its_answer(self, before: Before) -> Before:
        """Return the question before with what answered it, asked again if that is not known."""
        if before.shown is not None and before.articles is not None:
            return before
        answered = replace(self, question=before.question, before=None).outcome()
        found = answered.quotes if isinstance(answered, Answer) else ()
        shown = found if before.shown is None else before.shown
        return Before(before.question, shown, frozenset(quote.article for quote in found))

    def _more(self, before: Before, about: str) -> Outcome:
        """Return what ``about`` is answered by beyond the quotes that are shown."""
        searched = self.scope.searched(about, None, self.models.embedder)
        if isinstance(searched, Refusal):
            return self.refused(searched)
        weighed, shown = self.models.weigh(*searched), before.shown
        if shown is None:
            shown = quoted_in(self._outcome_of(weighed))
        return further_outcome(self.question, weighed, self.models.calibration, shown, self.most)

    def _outcome(self, query: Query) -> Outcome:
        return self._outcome_of(self.models.weigh(query, self.scope, self.before))

    def _outcome_of(self, weighed: Weighed) -> Outcome:
        models = self.models
        return outcome_of(self.question, weighed, models.calibration, models.reader, self.most)


def answering_words(before: Before) -> str:
    """Return the words that answer the question before, if it has an answer that marks some."""
    quote = before.answer
    mark = quote.highlights[0] if quote and quote.highlights else None
    return quote.text[mark.start - quote.start : mark.end - quote.start] if quote and mark else ""


def more_of(question: str, before: Before, scope: Scope) -> str | None:
    """Return what a question asks for more of ("What else did she do?"); None of all others."""
    asked = Wording(unmarked(question))
    standing = stands_after(scope.written(before.question), None) if asks_for_more(asked) else None
    if standing is None:
        return None
    if not asks_what_else(asked):
        return with_referent(asked.unframed, standing) or standing
    of_whom = asked.unframed.replace(" else ", " ")
    answered = answering_words(before)
    return with_referent(of_whom, standing) or with_answer(of_whom, standing, answered)
