"""Change questions as people do (typing errors, keywords …) or so that they lose their answer.

The unanswerable ones follow how SQuAD 2.0's were made by hand (Rajpurkar et al. 2018, table 2):
an entity, a number or an antonym swapped, so that the paragraph speaks of nearly that.
"""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.reader_data import Data, Example

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
ANTONYMS = (
    ("first", "last"), ("before", "after"), ("north", "south"), ("east", "west"),
    ("northern", "southern"), ("eastern", "western"), ("increase", "decrease"),
    ("increased", "decreased"), ("largest", "smallest"), ("highest", "lowest"),
    ("most", "least"), ("more", "fewer"), ("began", "ended"), ("start", "end"),
    ("started", "stopped"), ("won", "lost"), ("win", "lose"), ("oldest", "youngest"),
    ("earliest", "latest"), ("best", "worst"), ("above", "below"), ("inside", "outside"),
    ("bought", "sold"), ("accepted", "rejected"), ("born", "buried"), ("arrived", "left"),
    ("opened", "closed"), ("male", "female"), ("men", "women"), ("father", "mother"),
    ("brother", "sister"), ("married", "divorced"), ("rise", "fall"), ("can", "cannot"),
    ("did", "didn't"), ("was", "wasn't"), ("is", "isn't"), ("common", "rare"), ("early", "late"),
    ("winter", "summer"), ("morning", "evening"), ("minimum", "maximum"), ("long", "short"),
    ("longest", "shortest"), ("supported", "opposed"), ("killed", "wounded"), ("old", "new"),
)  # fmt: skip
OPPOSITE = {a: b for pair in ANTONYMS for a, b in (pair, pair[::-1])}

MOST_ASKED = 4000
"""Questions of a topic that are looked through for replacements."""
FROM_CONTEXT = 0.4
"""Share of swapped names that are taken from the paragraph itself."""
NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'-]+)*")
NUMBER = re.compile(r"\b\d[\d,.]*\b")

_DONE_TO = re.compile(
    r"(?:When|Where|Why|How|(?:On|In|At) (?:what|which) \w+) (?:was|were) "
    r"((?:(?!that|wh)[\w’'-]+ ){0,4}?[\w’'-]+) "
    r"(\w{2,}ed|shot|found|held|built|sent|sold|led|bought|brought|caught|kept|lost|paid|told|hit)\b"
    r"([^?]*)\?"
)
"""A question about what was done to something, with a verb whose two past forms are the same."""
_OBJECTS = {"he": "him", "she": "her", "they": "them"}
_BEEN = re.compile(r"\b(?:was|were|been|being|is|are|be)\b")


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
    if len(word) < 4:
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


@dataclass(frozen=True, slots=True)
class Swaps:
    """What the questions of one source offer as replacements."""

    names: tuple[str, ...]
    after: dict[str, tuple[str, ...]]
    """Content words by the word before them, so that a swap stays grammatical."""


def collect_swaps(questions: Sequence[str]) -> Swaps:
    """Gather names and content words from questions of the same article or source."""
    names: set[str] = set()
    after: dict[str, set[str]] = defaultdict(set)
    for question in questions:
        names.update(NAME.findall(question))
        words = question.rstrip("?").split()
        for before, word in pairwise(words):
            if len(word) > 4 and word.isalpha() and word.islower():
                after[before.lower()].add(word)
    return Swaps(tuple(sorted(names)), {word: tuple(sorted(some)) for word, some in after.items()})


def swaps_by_topic(data: Data, examples: Sequence[Example]) -> dict[str, Swaps]:
    """Gather what the questions of each topic offer."""
    questions: dict[str, list[str]] = defaultdict(list)
    for example in examples:
        questions[data.paragraphs[example.paragraph].topic].append(example.question)
    return {topic: collect_swaps(some[:MOST_ASKED]) for topic, some in questions.items()}


def without_answer(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    """Return the question changed so that ``context`` does not answer it; None if nothing fits."""
    ways = [_swap_name, _swap_number, _swap_antonym, _swap_word, _swap_word, _ask_by_whom]
    rng.shuffle(ways)
    for way in ways:
        changed = way(question, context, swaps, rng)
        if changed and changed != question:
            return changed
    return None


def _swap_name(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    names = [match for match in NAME.finditer(question) if match.start() > 0]
    # A name of the same paragraph is the harder swap: every word asked for stands there.
    here = [name for name in NAME.findall(context) if name not in question]
    others = [name for name in swaps.names if name not in question and name not in context]
    if here and rng.random() < FROM_CONTEXT:
        others = here
    if not names or not others:
        return None
    chosen = rng.choice(names)
    return question[: chosen.start()] + rng.choice(others) + question[chosen.end() :]


def _swap_number(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    numbers = list(NUMBER.finditer(question))
    if not numbers:
        return None
    chosen = rng.choice(numbers)
    digits = list(chosen.group())
    at = rng.choice([place for place, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = str((int(digits[at]) + rng.randint(1, 8)) % 10)
    changed = "".join(digits)
    if changed in context:
        return None
    return question[: chosen.start()] + changed + question[chosen.end() :]


def _swap_antonym(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    words = question.split()
    # Not the question word nor the one after it: "Was …" turned round still has the same answer.
    places = [place for place, word in enumerate(words) if place > 0 and word in OPPOSITE]
    if not places:
        return None
    place = rng.choice(places)
    words[place] = OPPOSITE[words[place]]
    return " ".join(words)


def _swap_word(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    words = question.rstrip("?").split()
    low = context.lower()
    choices = []
    for place in range(1, len(words)):
        if len(words[place]) < 5 or not words[place].islower():
            continue
        others = swaps.after.get(words[place - 1].lower(), ())
        fitting = [
            other for other in others if other[:5] != words[place][:5] and other[:5] not in low
        ]
        choices += [(place, other) for other in fitting]
    if not choices:
        return None
    place, other = rng.choice(choices)
    words[place] = other
    return " ".join(words) + "?"


def _ask_by_whom(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    """Return "Who shot the officer?" of "When was the officer shot?", where nobody is told of."""
    found = _DONE_TO.match(question)
    if not found:
        return None
    sufferer, verb, rest = found.groups()
    # Whoever it was by may stand after the verb, or before it where it is told of once more.
    for at in re.finditer(rf"\b{verb}\b", context):
        before = context[max(0, at.start() - 30) : at.start()].rpartition(". ")[2]
        if not _BEEN.search(before) or " by " in context[at.end() : at.end() + 40]:
            return None
    return f"Who {verb} {_OBJECTS.get(sufferer, sufferer)}{rest}?"
