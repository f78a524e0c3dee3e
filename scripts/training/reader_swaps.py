"""Change questions so that they lose their answer, as the unanswerable ones of SQuAD 2.0 were made.

By hand: an entity, a number or an antonym swapped, a negation put in (Rajpurkar et al. 2018, table
2), so that the paragraph speaks of nearly that.
"""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.training.near_words import ALIKE, OPPOSITES
from scripts.training.reader_data import Data, Example

MOST_ASKED = 4000
"""Questions of a topic that are looked through for replacements."""
FROM_CONTEXT = 0.4
"""Share of swapped names that are taken from the paragraph itself."""
NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'-]+)*")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
_BOTH = re.compile(r"\b(?:and|or|between|both|with)\b|&|,")
"""Between two names that may change places with nothing changed."""
_HELPING = re.compile(
    r"^((?:Who|What|Which [\w’'-]+) (?:is|are|was|were|has|have|had|will|can)) (\w+)"
)
"""A question for who or what did something, as far as its verb."""
_HELPED = re.compile(r"^(What|Which [\w’'-]+|Where|Why|Who) (did|does|is|was|were|has|have|had)\b")
"""Any other question that a helping verb begins."""
_NO_VERBS = frozenset(
    "the a an his her their its he she it they you we this that in on at of from to for by not no "
    "two three four five some all many".split()
)
"""Behind a helping verb these begin who is asked about, or where; "not" does not precede them."""
_ASKING = frozenset("what which how whose".split())
_DENIED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")

_DONE_TO = re.compile(
    r"(?:When|Where|Why|How|(?:On|In|At) (?:what|which) \w+) (?:was|were) "
    r"((?:(?!that|wh)[\w’'-]+ ){0,4}?[\w’'-]+) "
    r"(\w{2,}ed|shot|found|held|built|sent|sold|led|bought|brought|caught|kept|lost|paid|told|hit)\b"
    r"([^?]*)\?"
)
"""A question about what was done to something, with a verb whose two past forms are the same."""
_OBJECTS = {"he": "him", "she": "her", "they": "them"}
_BEEN = re.compile(r"\b(?:was|were|been|being|is|are|be)\b")


def _others() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for some in (*OPPOSITES, *ALIKE):
        for word in some:
            found[word] += [other for other in some if other != word]
    return {word: tuple(others) for word, others in found.items()}


OTHERS = _others()
"""What may stand for a word, and asks for something else."""


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
    ways = [
        *(_swap_near, _swap_near, _swap_name, _swap_half_name, _swap_places, _swap_number),
        *(_swap_word, _deny, _ask_by_whom),
    ]
    rng.shuffle(ways)
    for way in ways:
        changed = way(question, context, swaps, rng)
        if changed and words_of(changed) != words_of(question):
            return changed
    return None


def words_of(question: str) -> str:
    """Return a question's words in small letters: two with the same ask the same."""
    return " ".join(re.findall(r"\w+", question.lower()))


def _swap_near(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    """Return it with an opposite or another word of the same kind, which the context has not."""
    low = context.lower()
    words = re.findall(r"[\w’'-]+|[^\w’'-]+", question)
    # Not the first word: "Was …" turned round still has the same answer. Nor one behind a question
    # word: "what month" for "what year" may be told as well, "how few" for "how many" is.
    choices = [
        (place, other)
        for place, word in enumerate(words)
        if place > 1 and words[place - 2].lower() not in _ASKING
        if word.islower() or word.istitle()
        for other in OTHERS.get(word.lower(), ())
        if not re.search(rf"\b{re.escape(other[:6])}", low)
    ]
    if not choices:
        return None
    # Every word of the question alike, however many may stand for it.
    chosen = rng.choice(sorted({place for place, _ in choices}))
    other = rng.choice([other for place, other in choices if place == chosen])
    words[chosen] = other.capitalize() if words[chosen].istitle() else other
    return "".join(words)


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


def _swap_half_name(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    """Return it with one word of a name changed: "New Mexico" for "New York"."""
    names = [match for match in NAME.finditer(question) if " " in match.group()]
    if not names:
        return None
    chosen = rng.choice(names)
    words = chosen.group().split()
    place = rng.choice((0, -1))
    others = [
        other
        for name in swaps.names
        if len(parts := name.split()) > 1 and (other := parts[place]) not in context
    ]
    if not others:
        return None
    words[place] = rng.choice(others)
    return question[: chosen.start()] + " ".join(words) + question[chosen.end() :]


def _swap_places(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    """Return it with two names in each other's place, where that makes a difference."""
    names = [match for match in NAME.finditer(question) if match.start() > 0]
    if len(names) != 2:
        return None
    one, two = names
    between = question[one.end() : two.start()]
    if _BOTH.search(between) or len(between.split()) < 2 or one.group() == two.group():
        return None
    return f"{question[: one.start()]}{two.group()}{between}{one.group()}{question[two.end() :]}"


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


def _deny(question: str, context: str, swaps: Swaps, rng: random.Random) -> str | None:
    """Return "Who was not shot?" of "Who was shot?", where the context denies nothing."""
    if _DENIED.search(context):
        return None
    found = _HELPING.match(question)
    # "What was he playing?": who is asked about stands before the verb, "not" after it.
    if not found or found.group(2) in _NO_VERBS or not found.group(2).islower():
        return _HELPED.sub(r"\1 \2n't", question, count=1)
    return f"{found.group(1)} {rng.choice(('not', 'never'))}{question[found.end(1) :]}"


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
