"""What kind of message a text is, before anything is searched: a question, or something else."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.question.broad import topic_of
from index.question.following import follows_up
from index.question.instructions import is_instruction
from index.question.phrasing import asks, bare, unframed
from index.question.reactions import is_empty, is_greeting, says_nothing, words_in
from index.question.spelling import is_name
from index.question.vocabulary import Vocabulary, model_words
from index.text.sentences import sentences_in
from index.text.speech import SAID
from index.text.stems import stems_of
from index.types import Refusal

_BOT = re.compile(
    r"\b(?:are|r|is|can|do|did|were|will|would|could|should) (?:you|u)\b(?!\.)|"
    r"\b(?:who|what|how|why|where|when)(?:'s| is| are| do| did| were| can| r)? "
    r"(?:you|u|your|ur)\b(?!\.)|"
    r"\b(?:your|ur) (?:name|developer|creator|maker|model|prompt|instructions|source code|owner|"
    r"purpose|favou?rite|opinion)\b|"
    r"\bwho (?:made|created|built|programmed|wrote|trained|owns) (?:you|u)\b|"
    r"\b(?:model|data|sources?|articles|language) (?:do|does|did|can|are|have) (?:you|u)\b|"
    r"\bstored? about me\b|\b(?:you|u) (?:have|has)? ?stored?\b",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:can|do|did|will|would|could|should) (?:you|u)\b(?! (?:\w+ly )?(?:think|feel|believe|"
    r"like|want|love|hate|prefer|agree|know|learn|work|use|find|cite|quote|answer|understand|"
    r"speak|have)\b)",
    re.IGNORECASE,
)
"""Where "you" may be anybody: "How do you pronounce the name of the town?"."""
_ANYBODY_DOES = re.compile(
    r"^\W*(?:who|what|when|where|which|why|how)\b(?!.*\b(?:your|ur)\b)(?: \w+){0,3}? "
    r"(?:can|do|did|would|could|should) (?:you|u)\b(?! (?:\w+ly )?"
    r"(?:do(?! (?:if|against|to)\b)|say|tell|read|search|choose|pick|decide|"
    r"rank|check|store|save|keep|collect|write|talk|help|show|give|come|live)\b)(?: (\w+))?",
    re.IGNORECASE,
)
"""Where "you" does what no bot does: "Where can you buy the drug?", "How much salt do you add?"."""
_BODY_DOES = re.compile(
    r"^\W*(?:can|could|would|should|must|may) (?:you|u) (?:(?:still|also|really|ever) )?"
    r"(?:get (?:ill|sick|hurt|infected|there|in|into|to|from|around)|catch|die|eat|drink|cook|buy"
    r"|sell|rent|visit|swim|travel|drive|walk|cycle|fly|sail|ride|enter|register|enrol|vote|reach"
    r"|cross|climb|camp|park|smoke|freeze|wear|apply|qualify|pay)\b",
    re.IGNORECASE,
)
"""The same where it is asked whether "you" can: "Can you get ill from it?"."""
_RULE = re.compile(
    r"\b(?:do|did|would|will) (?:you|u) (?:(?:still|also|really) )?(?:have to|need)\b"
    r"|\b(?:are|were) (?:you|u) (?:allowed|required|obliged|supposed|entitled|permitted)\b",
    re.IGNORECASE,
)
"""What is asked of, or allowed to, anybody: "How old do you have to be to ride one?"."""
LONG_WORD = 5
"""Letters from which a word counts when it is asked whether a text is about the articles."""
_THE_BOT = re.compile(r"\b(?:this|the) (?:discord )?bot\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"\b(?:should|must) (?:you|u) do (?:if|when|in|after|before|to|during|with|about|at|on|for)\b",
    re.IGNORECASE,
)
"""Advice for anybody: "What should you do if you have symptoms?"."""
FOREIGN = 0.45
"""py3langid's probability from which a text counts as of another
language. It is seldom surer of so few words; English ones are asked for first."""
CORPUS_SHARE = 0.5
"""A text of which this share of words stands in the articles is not called foreign: keywords
without any grammar mislead py3langid."""
NOISE_SHARE = 0.5
"""A text of which less than this share of words is known is noise."""

_WORD = re.compile(r"[^\W\d_]+")
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


def refusal_of(text: str, mended: str, known: Vocabulary) -> Refusal | None:
    """Return why a text is no question for the articles, or None when it may be one.

    ``mended`` is the text without its typing errors.
    """
    typed = text.replace("’", "'").strip()
    words = words_in(typed)
    if all(map(is_empty, words)):
        return Refusal.NOISE
    if is_greeting(typed):
        return Refusal.GREETING
    if _is_foreign(typed, words, known):
        return Refusal.LANGUAGE
    asked = SAID.sub('""', plain(mended))
    checks = (
        (Refusal.INSTRUCTION, is_instruction(SAID.sub('""', typed))),
        (Refusal.ABOUT_THE_BOT, _is_about_the_bot(topic_of(asked) or bare(asked), known)),
        (Refusal.NOISE, _is_noise(mended, known)),
    )
    return next((reason for reason, applies in checks if applies), None)


def _is_about_the_bot(question: str, known: Vocabulary) -> bool:
    """Say whether we are asked about; articles on bots of other kinds have "the bot", too."""
    if "bot" not in known.corpus and _THE_BOT.search(question):
        return True
    rule = _RULE.search(question)
    if (rule or _ANYBODY.search(question)) and len(_BOT.findall(question)) == 1:
        if _ADVICE.search(question):
            return False
        words = {word.lower() for word in _WORD.findall(question) if stems_of(word)}
        if rule or _BODY_DOES.search(question):
            return words.isdisjoint(known.corpus)
        if does := _ANYBODY_DOES.search(question):
            return (words - {str(does[1]).lower()}).isdisjoint(known.corpus)
        return sum(len(word) >= LONG_WORD for word in words & known.corpus) < 2
    return bool(_BOT.search(question))


def _is_noise(mended: str, known: Vocabulary) -> bool:
    words = list(_WORD.finditer(mended))
    read = sum(_is_read(word, known) for word in words)
    return read < NOISE_SHARE * len(words)


def _is_read(word: re.Match[str], known: Vocabulary) -> bool:
    """Say whether a word is one that we know, or looks like a name, which we need not."""
    low = word.group().lower()
    return low in known or low in model_words() or is_name(word)


def plain(text: str) -> str:
    """Return what a text asks: its one sentence that asks, with nothing around it.

    "I need this for school. When was the officer shot?" asks what its second sentence asks. A text
    with two questions, or whose question leans on what stands beside it, is kept whole. Reactions
    beside it are nothing to lean on: "Great answer! And where?".
    """
    whole = unframed(text)
    worded = [some for some in sentences_in(whole) if _WORD.search(some)]
    asking = [some for some in worded if asks(some)]
    if len(asking) != 1:
        return whole
    leans = follows_up(asking[0])
    alone = not leans or all(says_nothing(some) for some in worded if some != asking[0])
    return unframed(asking[0]) if alone else whole


def _is_foreign(text: str, words: list[str], known: Vocabulary) -> bool:
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
        for word in _WORD.finditer(text)
    )
