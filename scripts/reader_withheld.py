"""Write, for a training question, a sentence which says that its answer is not known or not told.

News articles often say so ("whose identity has not been released"), and that sentence is then
the answer. The public data has next to none of them, so training makes its own.
"""

import random
import re
from dataclasses import dataclass

WHAT_IS = re.compile(r"^what (?:is|was) the (?P<what>.+?) (?:of|for) (?P<of>.+)$", re.IGNORECASE)
TURNED = re.compile(
    r"^(?P<asked>\w+(?: \w+)?) (?P<verb>is|was|are|were|has|have|had) (?P<who>(?:the |an? )?\w.*?) "
    r"(?P<rest>(?:\w+(?:ed|ing)|shot|found|held|made|built|taken|given|sold|won|lost|born)\b.*)$",
    re.IGNORECASE,
)
"""A question with its verb before the one it speaks of: "when was the officer shot"."""
NOT_TOLD = (
    "has not been released",
    "has not yet been released",
    "has not been made public",
    "was not disclosed",
    "has not been confirmed",
    "is not known",
    "remains unknown",
    "was not given",
    "could not be established",
)
NOBODY_SAYS = (
    "It is not known",
    "It is not yet clear",
    "It remains unclear",
    "It was not immediately clear",
    "Officials have not said",
    "Officials declined to say",
    "The authorities have not yet announced",
    "The statement did not say",
    "No details were given of",
    "Nobody has yet confirmed",
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that withholds an answer; ``span`` holds the words which say so."""

    text: str
    span: tuple[int, int]


def withhold(question: str, rng: random.Random) -> Withheld:
    """Return a sentence which says that nobody tells the answer to ``question``."""
    asked = question.strip().rstrip("?. ")
    named = WHAT_IS.match(asked)
    if named and rng.random() < 0.75:
        words = rng.choice(NOT_TOLD)
        what, of = named["what"], named["of"]
        if rng.random() < 0.4 and not of.startswith("which"):
            before = f"{of[0].upper()}{of[1:]}, whose {what} "
            after = rng.choice((", is said to be part of it.", ", was also mentioned.", "."))
        else:
            before, after = f"The {what} of {of} ", "."
    else:
        words = rng.choice(NOBODY_SAYS)
        indirect = TURNED.sub(r"\g<asked> \g<who> \g<verb> \g<rest>", asked)
        before, after = "", f" {indirect[:1].lower()}{indirect[1:]}."
    return Withheld(before + words + after, (len(before), len(before) + len(words)))
