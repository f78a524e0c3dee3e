"""Mend a question's typing: text-speak, missing apostrophes, and words that no text knows.

The articles' own words come first as corrections; a word that the embedding model or an article
knows is never changed, one that only English knows hardly ever, and a name is mended into a word of
the articles or not at all.
"""

import re
from collections.abc import Container

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.question.slips import is_alike, is_slip, lacks_letters
from index.question.vocabulary import (
    SHORTEST,
    Groups,
    Vocabulary,
    general_groups,
    model_words,
    with_neighbours,
)
from index.text.words import SPELT_WORD

_SHORT_FORMS = {
    "u": "you", "r": "are", "ur": "your", "y": "why", "pls": "please", "plz": "please",
    "ppl": "people", "cuz": "because", "coz": "because", "bc": "because", "wat": "what",
    "wot": "what", "wut": "what", "wht": "what", "wich": "which", "whch": "which", "wer": "were",
    "wuz": "was", "woz": "was", "teh": "the", "hte": "the", "hw": "how",
    "mny": "many", "mch": "much", "wen": "when", "whn": "when", "wher": "where", "whr": "where",
    "hu": "who", "abt": "about", "abot": "about", "hav": "have", "hv": "have", "thru": "through",
    "b4": "before", "b": "be", "wil": "will", "dmg": "damage", "cud": "could",
    "2day": "today", "gov": "government", "govt": "government", "tht": "that", "dat": "that",
    "dis": "this", "bt": "but", "frm": "from", "aftr": "after", "shd": "should", "cld": "could",
    "wld": "would", "sum1": "someone", "any1": "anyone", "n": "and", "w": "with", "whats": "what's",
    "whos": "who's", "wheres": "where's", "whens": "when's", "hows": "how's", "didnt": "didn't",
    "doesnt": "doesn't", "dont": "don't", "isnt": "isn't", "wasnt": "wasn't", "werent": "weren't",
    "arent": "aren't", "cant": "can't", "couldnt": "couldn't", "wouldnt": "wouldn't",
    "wont": "won't", "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't", "thats": "that's",
    "theres": "there's", "shouldnt": "shouldn't", "shudnt": "shouldn't", "cudnt": "couldn't",
    "wudnt": "wouldn't", "shud": "should", "wud": "would", "tldr": "summary", "wats": "what's",
    "wots": "what's", "wuts": "what's", "tru": "true",
    "ther": "there", "wth": "with", "goin": "going", "h8": "hate", "l8": "late", "l8r": "later",
    "gr8": "great", "rong": "wrong", "ne1": "anyone", "2moro": "tomorrow", "2nite": "tonight",
}  # fmt: skip
"""Text-speak and lost apostrophes that stand for one word only."""
LONG = 8
"""Letters from which two steps are few."""
COMMON = 1000
"""How often English has the words that, though no article has them, are taken for meant."""
RARE, LIKELIER, LONG_ENOUGH = 500, 100, 6
"""A word so rare in English, so much rarer than one of the articles with a letter more, and so long
is a slip for that one."""
_ABOUT = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bthis )(?<!\bthat )(?<!\bhis )(?<!\bher )\bbout(?= \w)"
)
"""In lower case, and no fight: "the bout in Ruan"."""
_GOVERNOR = re.compile(r"(\bwho(?:['’]?s| is| was)(?: the)? )gov\b", re.IGNORECASE)
_ALONE = re.compile(
    # "n" is "and" between words (not in "of n ireland"), "w" is "with" before one, "b" is "be"
    # after "to" or "could".
    r"(?<![\w.'’/&-])(?:[ruy]|(?<=\w )(?<!\bof )(?<!\bin )n(?= \w)|w(?= \w)|"
    r"(?:(?<=(?:to|na|ld|nt|ll|ot|ay|ht|st) )|(?<=\bcan ))b(?= \w))(?![\w.'’/&-])"
)
_FIGURES = {"2": "to", "4": "for"}
_SPOKEN_FIGURE = re.compile(
    r"(?<=[^\W\d] )(?<!\bthe )(?<!\bof )"
    r"(?:[24](?= (?:the|teh|me|you|u|him|her|them)\b)|4(?= \w{3,20}ing\b))"
)
"""In lower case, "hapend 2 the" is "to the", "4 her" is "for her", and "4 changing" "for changing";
before others they count."""
_WITH_DIGIT = re.compile(
    rf"(?<![\w-])(?:{'|'.join(form for form in _SHORT_FORMS if not form.isalpha())})(?![\w-])"
)
_VARIANTS = tuple(
    (re.compile(f"{here}({ending})$"), there)
    for one, other, ending in (
        ("is", "iz", "e[sdr]?|ing|ations?"),
        ("our", "or", "s|ed|ing|able|ites?|"),
        ("tre", "ter", "s|"),
        ("ll", "l", "ed|ing|ers?"),
        ("ence", "ense", "s|"),
        ("spokesman", "spokesperson", "|"),
        ("spokesman", "spokeswoman", "|"),
        ("spokeswoman", "spokesperson", "|"),
        ("chairman", "chairwoman", "|"),
        ("chairman", "chairperson", "|"),
    )
    for here, there in ((one, other), (other, one))
)
"""British and American endings, and what somebody is called whatever their sex, each way."""


def mend(question: str, vocabulary: Vocabulary) -> str:
    """Return the question with its slips mended; equal to it when there are none."""
    if question.islower():
        question = _SPOKEN_FIGURE.sub(lambda match: _FIGURES[match.group()], question)
    question = _GOVERNOR.sub(r"\1governor", question)
    if "bout" not in vocabulary.corpus:
        question = _ABOUT.sub("about", question)
    question = _WITH_DIGIT.sub(lambda match: _SHORT_FORMS[match.group()], question)
    question = _ALONE.sub(lambda match: _letter_mended(match, vocabulary), question)
    return SPELT_WORD.sub(lambda match: _mended(match, vocabulary), question)


def _letter_mended(match: re.Match[str], vocabulary: Vocabulary) -> str:
    letter, told = match.group(), vocabulary.corpus
    return _SHORT_FORMS[letter] if told.isdisjoint(with_neighbours(match)) else letter


def _mended(match: re.Match[str], vocabulary: Vocabulary) -> str:
    word = match.group()
    low = word.lower().replace("’", "'")
    if low in vocabulary.corpus or len(low) == 1:
        return word
    name = is_name(match)
    written_out = None if name else _SHORT_FORMS.get(low)
    if whole := written_out or _as_articles_spell(low, vocabulary):
        return whole
    stem, _, ending = low.partition("'")
    known = low in vocabulary or stem in vocabulary
    mended = _stem_mended(stem, vocabulary, known=known, name=name)
    if mended is None:
        return word
    return f"{mended}'{ending}" if ending else mended


def _stem_mended(stem: str, vocabulary: Vocabulary, *, known: bool, name: bool) -> str | None:
    """Return what a word without its "'s" was meant for; None if it may be meant as it stands."""
    if len(stem) < SHORTEST or not stem.isascii() or stem in model_words():
        return None
    if known:
        return None if name else _meant(stem, vocabulary)
    other = None if name else _spelt_otherwise(stem, vocabulary.general)
    return other or _nearest(stem, vocabulary, only_articles=name)


def _as_articles_spell(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the word's other spelling, British or American, where the articles have that one."""
    return None if len(word) <= SHORTEST else _spelt_otherwise(word, vocabulary.corpus)


def _spelt_otherwise(word: str, words: Container[str]) -> str | None:
    """Return the word's other spelling, British or American, that stands among ``words``."""
    others = (some.sub(rf"{there}\1", word) for some, there in _VARIANTS if some.search(word))
    return next((other for other in others if other in words), None)


def is_name(match: re.Match[str]) -> bool:
    """Tell whether a word looks like a name: a capital inside a sentence, or capitals alone."""
    text, word = match.string, match.group()
    if not word[0].isupper() or text.isupper():
        return False
    begin = 1 + max(text.rfind(mark, 0, match.start()) for mark in ".!?")
    inside = any(letter.isalnum() for letter in text[begin : match.start()])
    return inside or (len(word) > 1 and word.isupper())


def _nearest(word: str, vocabulary: Vocabulary, *, only_articles: bool) -> str | None:
    """Return the nearest word: one step away (optimal string alignment), two for long words.

    A shorter word, that is no name, may lack two letters. A word of the articles wins over others,
    then one of which letters were lost or swapped, then a frequent one over a rare one.
    """
    general: Groups = {} if only_articles else general_groups()
    long = len(word) >= LONG
    for reach in (2,) if long else (1, 2):
        lengths = range(len(word) - reach, len(word) + reach + 1)
        for groups in (vocabulary.corpus_groups, general):
            near = [some for length in lengths for some in groups.get((word[0], length), ())]
            found = process.extract(word, near, scorer=OSA.distance, score_cutoff=reach, limit=None)
            likely = [
                (distance, not is_slip(word, some), -vocabulary.general.get(some, 0), some)
                for some, distance, _ in found
                # A short word is near to too many others at two steps.
                if long or reach == 1 or (not only_articles and lacks_letters(word, some))
            ]
            if likely and _is_likely(word, meant := min(likely)[-1], vocabulary):
                return meant
    return None


def _is_likely(word: str, meant: str, vocabulary: Vocabulary) -> bool:
    """Tell whether an unknown word was meant for another one, and is not a name."""
    alike = is_alike(word, meant)
    common = vocabulary.general.get(meant, 0) >= COMMON
    return (alike and meant in vocabulary.corpus) or (common and (alike or len(word) >= LONG))


def _meant(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the articles' word that a rare English one is a slip for: "minster", "minister"."""
    often = vocabulary.general.get(word, 0)
    if not 0 < often <= RARE or len(word) < LONG_ENOUGH:
        return None
    likely = [
        some
        for some in vocabulary.corpus_groups.get((word[0], len(word) + 1), ())
        if is_slip(word, some)
    ]
    best = max(likely, key=lambda some: (vocabulary.general.get(some, 0), some), default="")
    return best if vocabulary.general.get(best, 0) >= LIKELIER * often else None
