"""Why a message gets no answer before anything is searched: it greets, orders, is in French …"""

import re

from index.question.about_the_bot import is_about_the_bot
from index.question.foreign import is_foreign
from index.question.instructions import is_instruction
from index.question.publication import asks_of_publication
from index.question.reactions import is_empty, is_greeting, words_in
from index.question.spelling import is_name
from index.question.vocabulary import Vocabulary, model_words
from index.question.wording import Wording
from index.text.speech import SAID
from index.text.words import WORD
from index.types import Refusal

NOISE_SHARE = 0.5
"""A text of which less than this share of words is known is noise."""


def refusal_of(text: str, mended: str, asked: Wording, known: Vocabulary) -> Refusal | None:
    """Return why a text is no question for the articles, or None when it may be one.

    ``mended`` is the text without its typing errors, ``asked`` what it asks then.
    """
    typed = text.replace("’", "'").strip()
    words = words_in(typed)
    if all(map(is_empty, words)):
        return Refusal.NOISE
    if is_greeting(typed):
        return Refusal.GREETING
    if is_foreign(typed, words, known):
        return Refusal.LANGUAGE
    put = Wording(SAID.sub('""', asked.text))
    checks = (
        (Refusal.INSTRUCTION, is_instruction(SAID.sub('""', typed))),
        (Refusal.ABOUT_THE_BOT, is_about_the_bot(put.topic or put.bare, known)),
        (Refusal.PUBLICATION, asks_of_publication(put.bare)),
        (Refusal.NOISE, _is_noise(mended, known)),
    )
    return next((reason for reason, applies in checks if applies), None)


def _is_noise(mended: str, known: Vocabulary) -> bool:
    words = list(WORD.finditer(mended))
    read = sum(_is_read(word, known) for word in words)
    return read < NOISE_SHARE * len(words)


def _is_read(word: re.Match[str], known: Vocabulary) -> bool:
    """Say whether a word is one that we know, or looks like a name, which we need not."""
    low = word.group().lower()
    return low in known or low in model_words() or is_name(word)
