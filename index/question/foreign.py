"""Texts in other languages than the models', which is English."""

from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.question.spelling import is_name
from index.question.vocabulary import Vocabulary
from index.text.words import WORD

FOREIGN = 0.45
"""py3langid's probability from which a text counts as of another
language. It is seldom surer of so few words; English ones are asked for first."""
CORPUS_SHARE = 0.5
"""A text of which this share of words stands in the articles is not called foreign: keywords
without any grammar mislead py3langid."""
_ENGLISH = frozenset(
    "the were did does what who when where why how which whose many much and with from about that "
    "this been there their they tell happened killed wich hw teh ppl pls abt cuz hav whats whos "
    "dont doesnt didnt isnt wasnt wont cant shouldnt shudnt wud cud shud".split()
)
"""Words that stand in English questions, though misspelt, and not in those of its neighbours."""
_ALSO_ENGLISH = frozenset("is are was do of have has had it by for to".split())
"""Words of English that a neighbour has, too: "Wie is de voorzitter?", "Was ist passiert?". Two of
them are English."""
_OPENS_ENGLISH = frozenset("is are has have had can will should could would may".split())
_ELSEWHERE = frozenset(
    "de het een der die das den dem ein eine el la los las un una le les il lo gli da do di et y e "
    "en och og av på ist hat".split()
)
"""Small words of English's neighbours: with none of them "Is Sinn Féin ahead?" is English."""
SMALL_WORDS = 2
"""Of these, from which words that the articles have do not make a text English."""
_ASKING_ELSEWHERE = frozenset(
    "qui quand où pourquoi combien quel quelle quién quien cuándo cuando dónde cuánto "
    "cuántos cuántas cómo qué wann warum wieso welche welcher quem quando quanto quantos perché "
    "nani lini wapi ngapi kilè kijan konbyen".split()
)
"""Words that ask in French, Spanish, German, Portuguese, Italian, Swahili and Haitian Creole."""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def is_foreign(text: str, words: list[str], known: Vocabulary) -> bool:
    """Say whether a text, with its ``words`` in small letters, is not in English."""
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isascii() for letter in letters) < 0.5 * len(letters):
        return True
    told = sum(word in known.corpus for word in words) >= CORPUS_SHARE * len(words)
    english = _ENGLISH.intersection(words) or len(_ALSO_ENGLISH.intersection(words)) > 1
    english = english or (words[0] in _OPENS_ENGLISH and not _ELSEWHERE.intersection(words))
    # Though half of its words are names of the articles: "Qui est Jack Ombaka ?".
    if not english and _asks_elsewhere(text, known):
        return True
    # The words of an article in French excuse no French question on it.
    small = _ELSEWHERE.intersection(words) - _ALSO_ENGLISH
    # Only then py3langid's model is read, which takes half a second and 70 MB.
    if english or (told and len(small) < SMALL_WORDS):
        return False
    language, probability = _identifier().classify(text)
    return bool(language != "en" and probability >= FOREIGN)


def _asks_elsewhere(text: str, known: Vocabulary) -> bool:
    """Say whether a text asks with a word of another language; "Is Nani hurt?" has a name."""
    return any(
        word.group().lower() in _ASKING_ELSEWHERE - known.corpus and not is_name(word)
        for word in WORD.finditer(text)
    )
