"""Names and figures of a question that an article has nowhere: then it tells of something else."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from index.checks.nationality import is_of_others, seems_of_others
from index.question.phrasing import VERBS
from index.store.open_index import OpenIndex
from index.text.countries import COUNTRIES, COUNTRY_OF_STEM, SPELT_OUT, in_one_word
from index.text.dates import day_in_words
from index.text.english import english_words
from index.text.names import NAME, names_in
from index.text.numbers import ORDINALS, UNITS
from index.text.stems import stem_set, stems_of
from index.types import Article

DOUBT = 1.0
"""What a name weighs that an article has nowhere: it may have it in other words ("the capital")."""
CONFLICT = 2.0
"""What a country or a figure weighs, which have few other forms: of 59 questions whose best
sentence is of an article without it, two are answered by that (docs/experiments.md)."""
CERTAIN = 4.0
"""What another's deed weighs, however sure the reader is: of 32,000 answerable questions of
SQuAD 2.0 and SQuADShifts none is answered by what another country did, and four are by what was
done the other way round."""
_FIGURE = re.compile(r"\b\w*\d(?:[\w.,]*\w)?")
_OPERAND = rf"(?:(?<![\w.,])[^\W\d_]*\d[\w.,]*|{NAME}(?:\s+{NAME})*)"
_EITHER = re.compile(
    rf"({_OPERAND})(?:\s+[a-z]+){{0,2}}?,?\s+or\s+(?:[a-z]+\s+){{0,2}}?({_OPERAND})"
)
"""Names or figures of which one is enough: "500 or 700 officers", "from Kenya or from Uganda"."""
_COMPARES = re.compile(
    rf"\W*(?!{VERBS})|.*\b(?:more|most|less|least|first|last|earlier|later|sooner|longer|larger"
    r"|bigger|older|younger|better|best|worse|rather|favou?rs?|prefers?|differ\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Both names are needed: "Which is older, Ruan or Averre?", "Did Ruan or Averre vote first?"."""
_COUNTED = re.compile(r"(\d{1,9})(?:st|nd|rd|th|[a-z]{1,3})?")
_OF_PLACES = ("", "a", "ia", "i", "e", "land")
_OF_PEOPLE = ("an", "ian", "es", "ish", "i", "it")
"""With what stems of places end, and of their people: "Sicily" and "Sicilian", "Lindmark" and
"Lindmarkish". Of countries that there are, a list tells."""
_LONG_ENOUGH = 5
"""Letters before these from which it is one name: "Julia" is no place of "Julian"."""
_SUFFIXES = ("", "st", "nd", "rd", "th")
_TITLE_CASE = re.compile(
    r"\w\W+(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Would|Should|Many|Much)\b"
)
"""A common word inside the question has a capital: capitals then mark no names."""


def names_asked(question: str) -> frozenset[str]:
    """Return the stems of the question's names.

    Capitals alone stand for longer names; in A Question Like This English words are no names.
    """
    asked = in_one_word(question)
    names = [name for name in names_in(asked) if not name.isupper()]
    if _TITLE_CASE.search(asked):
        names = [
            name
            for name in names
            if name.lower() in COUNTRIES or name.lower() not in english_words()
        ]
    return frozenset(stems_of(" ".join(names)))


def lacking(question: str, index: OpenIndex, rows: Sequence[int]) -> NDArray[np.float64]:
    """Return what each row's article lacks of the question's names and figures, (n,).

    ``CONFLICT`` where that is a country, somebody of it or a figure, ``DOUBT`` where it is another
    name, or somebody who seems to be of another country, else 0. Other words may be told in other
    ways, these hardly. Of "500 or 700" it lacks nothing if it has one.
    """
    figures = stems_of(" ".join(_FIGURE.findall(question)))
    articles = index.article_numbers[list(rows)].tolist()
    heads = _heads(index, articles)
    lacks = {number: [_is_elsewhere(question, index.articles[number])] for number in heads}
    words = (*names_asked(question), *figures)
    having = {word: _having(word, index, heads) for word in words}
    for sides in _alternatives(question, having):
        either = frozenset[int]().union(*(_having_all(side, having) for side in sides))
        having |= {word: having[word] | either for side in sides for word in side}
    for word, articles_having in having.items():
        weight = CONFLICT if word in figures or word in _COUNTRY_FORMS else DOUBT
        for number in heads.keys() - articles_having:
            lacks[number].append(weight)
    return np.array([max(lacks[number]) for number in articles])


def _alternatives(question: str, words: Container[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words on both sides of each "or" of which one is enough."""
    for found in _EITHER.finditer(in_one_word(question)):
        one, other = ([stem for stem in stems_of(side) if stem in words] for side in found.groups())
        figures = [_FIGURE.match(side) is not None for side in found.groups()]
        if one and other and (all(figures) or not (any(figures) or _COMPARES.match(question))):
            yield one, other


def _having(word: str, index: OpenIndex, heads: Mapping[int, Set[str]]) -> frozenset[int]:
    """Return which articles have a word in one of its forms."""
    forms = forms_of(word)
    rows = np.flatnonzero(index.lexical.scores_of(list(forms)))
    in_rows = set(index.article_numbers[rows].tolist())
    return frozenset(
        number
        for number, above in heads.items()
        if number in in_rows
        or not forms.isdisjoint(above)
        or _spells_out(index.articles[number], word)
    )


def _having_all(words: Iterable[str], having: Mapping[str, frozenset[int]]) -> frozenset[int]:
    return frozenset.intersection(*(having[word] for word in words))


def _heads(index: OpenIndex, articles: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return the stems of the title, the day and the headings of each article, by its place."""
    heads = {number: head(index.articles[number]) for number in articles}
    for section in index.sections:  # what names one is no passage, and in no row
        if (number := int(index.article_numbers[section.rows[0]])) in heads:
            heads[number] |= section.own
    return heads


def _spells_out(article: Article, stem: str) -> bool:
    """Tell whether an article has a country by a name that no stem gives away."""
    name = SPELT_OUT.get(COUNTRY_OF_STEM.get(stem, ""))
    return bool(name and name.search(f"{article.title}\n{article.text}"))


def _is_elsewhere(question: str, article: Article) -> float:
    """Return what it weighs that an article is on somebody of another country; 0 if it is not."""
    if is_of_others(question, article):
        return CONFLICT
    return DOUBT if seems_of_others(question, article) else 0.0


def head(article: Article) -> frozenset[str]:
    """Return the stems of an article's title, and of the day on which it was published.

    What happened "in November 2024" is news of a "Tuesday" in an article of that month.
    """
    day = day_in_words(article.published) if article.published else ""
    return stem_set(f"{article.title} {day}")


def forms_of(stem: str) -> Set[str]:
    """Return the stems that say the same: a country and its people, "2nd" and "second"."""
    counted = _COUNTED.fullmatch(stem)
    if counted is None:
        return _COUNTRY_FORMS.get(stem) or frozenset({stem, *_people_or_place(stem)})
    number = counted[1]
    forms = {stem, *(f"{number}{suffix}" for suffix in _SUFFIXES)}
    if 0 < int(number) <= len(ORDINALS):
        forms.update(stems_of(f"{UNITS[int(number) - 1]} {ORDINALS[int(number) - 1]}"))
    return frozenset(forms)


def _people_or_place(stem: str) -> Iterator[str]:
    """Yield what a place's people may be called by its name, and a place by theirs, as stems."""
    for endings, others in ((_OF_PEOPLE, _OF_PLACES), (_OF_PLACES, _OF_PEOPLE)):
        for ending in endings:
            base = stem.removesuffix(ending)
            if stem.endswith(ending) and len(base) >= _LONG_ENOUGH:
                yield from (base + other for other in others)


def _forms_by_stem(country_of: dict[str, str]) -> dict[str, frozenset[str]]:
    of_country: dict[str, set[str]] = {}
    for stem, country in country_of.items():
        of_country.setdefault(country, set()).add(stem)
    return {stem: frozenset(forms) for forms in of_country.values() for stem in forms}


_COUNTRY_FORMS = _forms_by_stem(COUNTRY_OF_STEM)
