"""Sentences that tell of something else than is asked, however alike: others, another day.

Each check is of few words, and sure: of the answerable questions of our sets and of the public
ones hardly any is answered by a sentence that fails it (docs/experiments.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.checks.actors import actor_asked, tells_another_actor
from index.checks.days import days_asked, is_of_another_day
from index.checks.doers import done_in, leaves_out_doer
from index.checks.hours import asks_hour, leaves_out_hour
from index.checks.intentions import deeds_asked, is_only_wished
from index.checks.kinds import kinds_asked, tells_another_kind
from index.checks.margins import asks_margin, leaves_out_margin
from index.checks.namesakes import tells_namesake, tells_relative, whole_names
from index.checks.negations import negated_in, tells_it_is_so
from index.checks.offices import office_asked, tells_another_office
from index.checks.opposites import opposites_asked, tells_opposite
from index.checks.parents import family_asked, tells_parents
from index.checks.past import asks_how_it_is, is_of_the_past
from index.checks.periods import PeriodsAsked, is_of_another_period, periods_asked
from index.checks.places import country_asked, tells_another_country
from index.checks.possibilities import done_asked, is_only_possible
from index.checks.roles import roles_asked, tells_another_doer, tells_to_whom
from index.checks.speakers import speaker_asked, tells_another_speaker
from index.checks.substitutes import slots_asked, tells_another
from index.checks.victors import asks_victor, leaves_out_victor
from index.checks.whereabouts import (
    Whereabouts,
    places_given_way,
    stand_elsewhere,
    whereabouts_asked,
)
from index.checks.wondering import only_asks, wanted_in
from index.quote.interviews import label
from index.quote.leads import span_and_lead
from index.quote.leaning import leans, leans_on_somebody
from index.rank.unknown import CERTAIN, CONFLICT, DOUBT, forms_of, names_asked
from index.store.open_index import OpenIndex
from index.text.countries import in_one_word
from index.text.markup import is_bold
from index.text.sentences import asks_at_its_end
from index.text.stems import stem_set

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class Check(Generic[_Told]):
    """What a question tells or asks of one kind of thing, and whether a sentence tells another.

    A check counts only where a question has something of its kind.
    """

    weight: float
    of_question: Callable[[str], _Told]
    fails: Callable[..., bool]
    """By what a question has: a sentence's text, or an index and a row of it."""


def conflicting(question: str, index: OpenIndex, rows: Sequence[int]) -> NDArray[np.float64]:
    """Return the weight of the heaviest check of a question that each row fails, (n,), else 0."""
    asked = {check.of_question: check.of_question(question) for check in (*OF_WORDS, *OF_ROWS)}
    of_words, of_rows = (
        [
            (check.weight, partial(check.fails, asked[check.of_question]))
            for check in checks
            if asked[check.of_question]
        ]
        for checks in (OF_WORDS, OF_ROWS)
    )

    def weight(row: int) -> float:
        text = index.read_text_of(row)
        by_words = next((weight for weight, fails in of_words if fails(text)), 0.0)
        if by_words == CERTAIN:
            return by_words
        return max(by_words, next((weight for weight, fails in of_rows if fails(index, row)), 0.0))

    return np.array([weight(row) for row in rows], dtype=np.float64)


def _called(question: str) -> Sequence[tuple[str, str]]:
    return tuple(whole_names(question))


def _names(question: str) -> frozenset[str]:
    return frozenset(form for name in names_asked(question) for form in forms_of(name))


def _is_of_relative(called: Sequence[tuple[str, str]], index: OpenIndex, row: int) -> bool:
    """Tell whether a sentence is of another one of a surname than who is ``called`` so."""
    if index.passage_of(row).header:
        return False
    text = index.article_of(row).text
    told = " ".join(text[some.start : some.end] for some in span_and_lead(index, row) if some)
    return tells_relative(called, told, text)


def _is_of_another_period(asked: PeriodsAsked, index: OpenIndex, row: int) -> bool:
    """Tell whether a row of a table has figures of other years than are asked for."""
    header, article = index.header_of(row), index.article_of(row)
    if header is None:
        return False
    about = f"{article.title} {index.passage_of(row).section} {article.published}"
    return is_of_another_period(asked, header, index.text_of(row), about)


def _is_elsewhere(asked: Whereabouts, index: OpenIndex, row: int) -> bool:
    """Tell whether a sentence tells of the same thing at another place than is asked about."""
    article, passage = index.article_of(row), index.passage_of(row)
    names = () if passage.header else places_given_way(asked, index.read_text_of(row))
    if not names:
        return False
    lead = span_and_lead(index, row)[1]
    before = article.text[lead.start : lead.end] if lead else ""
    around = f"{article.title} {passage.section or ''} {before}"
    return stand_elsewhere(names, around, article.text)


def _is_of_the_past(_: bool, index: OpenIndex, row: int) -> bool:
    """Tell whether a sentence tells of an earlier year than that of its article alone."""
    return is_of_the_past(index.read_text_of(row), index.article_of(row))


def _leans_on_others(names: frozenset[str], index: OpenIndex, row: int) -> bool:
    """Tell whether a sentence leans on one that names others than the question.

    "He had worked there for seven weeks" answers for him whom its lead names, and nobody else; what
    answers an interviewer, who asks or states, is not about those whom that names.
    """
    passage, article = index.passage_of(row), index.article_of(row)
    if passage.header:
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


OF_WORDS: Sequence[Check[Any]] = (
    Check(CERTAIN, actor_asked, tells_another_actor),  # What another country did.
    Check(CERTAIN, roles_asked, tells_another_doer),  # What the one did to whom it was done.
    Check(CERTAIN, speaker_asked, tells_another_speaker),  # What the other one says.
    Check(CONFLICT, roles_asked, tells_to_whom),  # To whom it was done, for who did it.
    Check(CONFLICT, deeds_asked, is_only_wished),  # Somebody wishes for it alone.
    Check(CONFLICT, done_asked, is_only_possible),  # It might be.
    Check(CONFLICT, wanted_in, only_asks),  # It is only asked there, too.
    Check(CONFLICT, slots_asked, tells_another),  # Another number or name in its place.
    Check(CONFLICT, opposites_asked, tells_opposite),  # The opposite of a word.
    Check(CONFLICT, kinds_asked, tells_another_kind),  # A copper mine for a silver mine.
    Check(CONFLICT, negated_in, tells_it_is_so),  # That it is so, where it is asked not to be.
    Check(CONFLICT, country_asked, tells_another_country),
    Check(CONFLICT, office_asked, tells_another_office),
    Check(CONFLICT, asks_margin, leaves_out_margin),  # That somebody won, and not by how much.
    Check(CONFLICT, family_asked, tells_parents),  # Parents for husband, wife or children.
    Check(DOUBT, days_asked, is_of_another_day),
    Check(DOUBT, _called, tells_namesake),
    Check(DOUBT, done_in, leaves_out_doer),  # That it was done, and not by whom.
    Check(DOUBT, asks_victor, leaves_out_victor),
    Check(DOUBT, asks_hour, leaves_out_hour),
)
"""Checks of a sentence's words, the heaviest first, and what one tells that fails them."""
OF_ROWS: Sequence[Check[Any]] = (
    Check(CONFLICT, _called, _is_of_relative),
    Check(CONFLICT, whereabouts_asked, _is_elsewhere),  # The strike at another town.
    Check(CONFLICT, periods_asked, _is_of_another_period),
    Check(DOUBT, asks_how_it_is, _is_of_the_past),
    Check(DOUBT, _names, _leans_on_others),
)
"""The same by what stands around a sentence: its article, its lead or its table's header."""
