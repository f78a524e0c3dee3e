"""Change questions as people in a hurry type them: typing errors, text-speak, keywords."""

import random
import re

STOP_WORDS = frozenset(
    "a an the of to in on at for by with from and or is are was were be been did do does has have "
    "had it its this that there their his her".split()
)
TEXT_SPEAK = {
    "you": "u", "are": "r", "why": "y", "for": "4", "to": "2", "please": "pls", "people": "ppl",
    "because": "cuz", "what": "wat", "which": "wich", "were": "wer", "was": "wuz", "the": "teh",
    "how": "hw", "many": "mny", "much": "mch", "before": "b4", "with": "w/", "when": "wen",
    "and": "n", "about": "abt", "who": "hu", "your": "ur", "where": "wher", "have": "hav",
}  # fmt: skip


def corrupt(question: str, rng: random.Random) -> str:
    """Return the question as somebody in a hurry would type it, or as it is (most of the time)."""
    draw = rng.random()
    if draw < 0.10:
        return mistype(question, rng)
    if draw < 0.16:
        return text_speak(question, rng)
    if draw < 0.28:
        return keywords(question, rng)
    if draw < 0.40:
        return question.lower().rstrip("?").replace("'", "").strip()
    return question


def mistype(question: str, rng: random.Random) -> str:
    """Return the question with one to three words mistyped."""
    words = question.split()
    for place in rng.sample(range(len(words)), k=min(len(words), rng.randint(1, 3))):
        words[place] = _slip(words[place], rng)
    return " ".join(words)


def _slip(word: str, rng: random.Random) -> str:
    if len(word) < 4 or any(map(str.isdigit, word)):  # another figure asks for something else
        return word
    at = rng.randrange(1, len(word) - 1)
    match rng.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + rng.choice("aeiourstnl") + word[at + 1 :]


def text_speak(question: str, rng: random.Random) -> str:
    """Return the question in text-speak: known short forms, some vowels dropped, no punctuation."""
    words = []
    for word in question.lower().rstrip("?.! ").replace("'", "").split():
        if word in TEXT_SPEAK and rng.random() < 0.6:
            words.append(TEXT_SPEAK[word])
        elif len(word) > 5 and rng.random() < 0.15:
            words.append(word[0] + re.sub("[aeiou]", "", word[1:-1], count=2) + word[-1])
        else:
            words.append(word)
    return " ".join(words)


def keywords(question: str, rng: random.Random) -> str:
    """Return the question as a search query: stop words gone, at times the question word too."""
    words = question.lower().rstrip("?.! ").split()
    kept = [word for word in words if word not in STOP_WORDS]
    if len(kept) > 3 and rng.random() < 0.3:
        kept = [word for word in kept if word not in ("what", "which", "who", "how")]
    return " ".join(kept) or question
