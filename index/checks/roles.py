"""Roles: who did it, and to whom it was done.

"Who lost Saltway to the minister?" is not answered by "The minister lost Saltway to the Greens",
though it has all of the question's words but one.
"""

from collections.abc import Sequence, Set
from typing import NamedTuple

from index.checks.deeds import Deed, deeds_in_question, stems_in
from index.checks.deeds_told import deeds_told, is_by_somebody_named, named_doer
from index.text.names import names_in
from index.text.stems import stem_set
from index.text.verbs import verbs_in


class Roles(NamedTuple):
    """What a question says of who did something to whom, and what it asks of that."""

    told: Sequence[Deed]
    """Where it tells who did it."""
    asked: Sequence[Deed]
    """Where it asks who did it."""
    names: frozenset[str]
    """The stems of all names in it."""


def roles_asked(question: str) -> Roles | None:
    """Return who did something to whom by a question; None where it has no such deed."""
    deeds = deeds_in_question(question)
    told, asked = ([deed for deed in deeds if bool(deed.doers) is by] for by in (True, False))
    return Roles(told, asked, stems_in(names_in(question))) if deeds else None


def tells_another_doer(roles: Roles, sentence: str) -> bool:
    """Tell whether by a sentence another one did what a question says that somebody did."""
    told = roles.told
    return swaps_roles(told, sentence) or does_it_instead(told, roles.names, sentence)


def tells_to_whom(roles: Roles, sentence: str) -> bool:
    """Tell whether a sentence has those to whom it was done for those who are asked for."""
    return swaps_roles(roles.asked, sentence)


def swaps_roles(asked: Sequence[Deed], sentence: str) -> bool:
    """Tell whether a sentence says, by the question, that those did it to whom it was done.

    That is told wherever it has the verb, by a part of the words of each; another verb of the same
    meaning is not seen. Of 31,997 answerable questions of SQuAD 2.0 and SQuADShifts four are
    answered by such a sentence.
    """
    told = verbs_in(sentence) if asked else ()
    return any(
        _is_swapped(deed, [[*deeds_told(deed, word)] for verb, word in told if verb == deed.verb])
        for deed in asked
    )


def does_it_instead(asked: Sequence[Deed], named: Set[str], sentence: str) -> bool:
    """Tell whether a sentence has somebody whom a question names do what another one did, by it.

    ``named`` are the stems of all names in the question.

    "When did Halvany declare war on Sorrin?" is not answered by "Sorrin declared war in April",
    whoever it was on, where the one who is asked about stands nowhere in it; nor by "War was
    declared by Ruan". Of 23,061 answerable questions on what somebody did (SQuAD 2.0, SQuADShifts
    and ours) two are answered by such a sentence.
    """
    by_name = [deed for deed in asked if deed.doers <= named]
    if not by_name:
        return False
    told, words = verbs_in(sentence), stem_set(sentence)
    names = stems_in(names_in(sentence)) & named
    for deed in by_name:
        verbs = [word for verb, word in told if verb == deed.verb]
        if not (verbs and deed.doers.isdisjoint(words)):
            continue
        others = names & deed.others
        if all(map(is_by_somebody_named, verbs)) or all(
            name and name <= others for name in map(named_doer, verbs)
        ):
            return True
    return False


def _is_swapped(asked: Deed, told: list[list[Deed]]) -> bool:
    return bool(told) and all(any(_is_turned_round(asked, some) for some in each) for each in told)


def _is_turned_round(asked: Deed, told: Deed) -> bool:
    """Tell whether those who do it are those to whom it is done in the question, as far as told."""
    if not asked.doers:  # "Who beat Rao?"
        return told.head in asked.heads
    if not asked.others:  # "Whom did Rao beat?"
        return bool(told.doers and told.others & asked.doers) and not told.doers & asked.doers
    done_to = told.somebody or bool(told.others & asked.doers)
    return bool(told.doers) and told.doers <= asked.others and done_to
