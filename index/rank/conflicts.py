"""Sentences that tell of something else than is asked, however alike: others, another day.

Each check is of few words, and sure: of the answerable questions of our sets and of the public
ones hardly any is answered by a sentence that fails it (docs/experiments.md).
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.checks.actors import actor_asked, tells_another_actor
from index.checks.days import days_asked, is_of_another_day
from index.checks.deeds import deeds_in_question, stems_in
from index.checks.doers import done_in, leaves_out_doer
from index.checks.hours import asks_hour, tells_hour
from index.checks.intentions import deeds_asked, is_only_wished
from index.checks.margins import asks_margin, leaves_out_margin
from index.checks.namesakes import tells_namesake, tells_relative, whole_names
from index.checks.negations import negated_in, tells_it_is_so
from index.checks.offices import office_asked, tells_another_office
from index.checks.opposites import opposites_asked, tells_opposite
from index.checks.parents import family_asked, tells_parents
from index.checks.past import asks_how_it_is, is_of_the_past
from index.checks.periods import is_of_another_period
from index.checks.places import country_asked, tells_another_country
from index.checks.roles import does_it_instead, swaps_roles
from index.checks.substitutes import slots_asked, tells_another
from index.checks.wondering import only_asks, wanted_in
from index.quote.interviews import label
from index.quote.leads import span_and_lead
from index.quote.leaning import leans, leans_on_somebody
from index.rank.unknown import CERTAIN, CONFLICT, DOUBT, forms_of, names_asked
from index.store.open_index import OpenIndex
from index.text.countries import in_one_word
from index.text.markup import is_bold
from index.text.names import names_in
from index.text.sentences import asks_at_its_end
from index.text.stems import stem_set


def conflicting(question: str, index: OpenIndex, rows: Sequence[int]) -> NDArray[np.float64]:
    """Return how much each row tells of something else than a question asks, (n,).

    ``CERTAIN`` where it tells what another country did, or what the one to whom it was done did,
    and not the one who did it. ``CONFLICT`` where it has another number, tells of another country
    or office than is asked about, or of another one of a family, has parents for husband, wife or
    children, has the opposite of a word, tells as so what is asked not to be, only wishes for what
    is asked about, only asks it, has those to whom it was done for those who did it, leaves out by
    how much somebody won, or is a table's and of another year or quarter.
    ``DOUBT`` where it conflicts otherwise, as where it has another day, else 0.
    """
    names = frozenset(form for name in names_asked(question) for form in forms_of(name))
    actor, now = actor_asked(question), asks_how_it_is(question)
    called = tuple(whole_names(question))
    deeds = deeds_in_question(question)
    another = (
        partial(is_only_wished, deeds_asked(question)),
        partial(only_asks, wanted_in(question)),
        partial(tells_another, slots_asked(question)),
        partial(tells_opposite, opposites_asked(question)),
        partial(tells_it_is_so, negated_in(question)),
        partial(tells_another_country, country_asked(question)),
        partial(tells_another_office, office_asked(question)),
        partial(swaps_roles, [deed for deed in deeds if not deed.doers]),
        partial(leaves_out_margin, asks_margin(question)),
        partial(tells_parents, family_asked(question)),
    )
    otherwise = _checks_of(question, called)
    both_told, named = [deed for deed in deeds if deed.doers], stems_in(names_in(question))

    def weight(row: int) -> float:
        text = index.read_text_of(row)
        others = swaps_roles(both_told, text) or does_it_instead(both_told, named, text)
        if others or tells_another_actor(actor, text):
            return CERTAIN
        if any(check(text) for check in another) or _is_of_relative(index, row, called):
            return CONFLICT
        if _is_of_another_period(index, row, question):
            return CONFLICT
        conflicts = (
            any(check(text) for check in otherwise)
            or (now and is_of_the_past(text, index.article_of(row)))
            or _leans_on_others(index, row, names)
        )
        return DOUBT if conflicts else 0.0

    return np.array([weight(row) for row in rows], dtype=np.float64)


def _checks_of(question: str, called: Sequence[tuple[str, str]]) -> Sequence[Callable[[str], bool]]:
    """Return what tells, of a sentence, that it conflicts with a question by its words alone."""
    checks: list[Callable[[str], bool]] = [
        partial(is_of_another_day, days_asked(question)),
        partial(tells_namesake, called),
    ]
    if done := done_in(question):
        checks.append(partial(leaves_out_doer, done))
    if asks_hour(question):
        checks.append(lambda sentence: not tells_hour(sentence))
    return checks


def _is_of_relative(index: OpenIndex, row: int, called: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a sentence is of another one of a surname than who is ``called`` so."""
    if not called or index.passage_of(row).header:
        return False
    text = index.article_of(row).text
    told = " ".join(text[some.start : some.end] for some in span_and_lead(index, row) if some)
    return tells_relative(called, told, text)


def _is_of_another_period(index: OpenIndex, row: int, question: str) -> bool:
    """Tell whether a row of a table has figures of other years than are asked for."""
    header, article = index.header_of(row), index.article_of(row)
    if header is None:
        return False
    about = f"{article.title} {index.passage_of(row).section} {article.published}"
    return is_of_another_period(question, header, index.text_of(row), about)


def _leans_on_others(index: OpenIndex, row: int, names: frozenset[str]) -> bool:
    """Tell whether a sentence leans on one that names others than the question.

    "He had worked there for seven weeks" answers for him whom its lead names, and nobody else; what
    answers an interviewer, who asks or states, is not about those whom that names.
    """
    passage, article = index.passage_of(row), index.article_of(row)
    if not names or passage.header:
        return False
    span, lead = span_and_lead(index, row)
    if not lead:
        return False
    before, said = (article.text[some.start : some.end] for some in (lead, span))
    if leans(said) and not leans_on_somebody(said):  # "The chairman, Bo Rao, denied this."
        return False
    told = " ".join([article.title, passage.section or "", before, said])
    answers = asks_at_its_end(before) or (is_bold(before) and label(before))
    return not answers and names.isdisjoint(stem_set(in_one_word(told)))
