"""What a question says that somebody does to somebody: who did it, and to whom it was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text.stems import stems_of
from index.text.verbs import is_participle, verb_stem
from index.text.words import WORD

_WHO = re.compile(
    r"\W*(?:(?:and|but|so) )?who(?: else| first| \w+ly)?(?: has| have| had)? (?P<rest>.+)"
)
_ASKED = re.compile(
    r"(?P<front>.*?)\b(?P<auxiliary>did|does|do|will|would|can|could|has|have|had|is|are|was|were)"
    r"(?:n['’]t)? (?P<rest>.+)"
)
_BETWEEN = re.compile(r"\b(?:between|or|versus|vs?)\b")
"""What names those who may have done it: "Who won, Norden or Ruan?"."""
_HEAD = re.compile(
    r"[^\W\d_]+(?=\W*$|\s+(?:to|from|in|on|at|of|for|during|after|before|by|about)\b)"
)
"""The noun in what follows a verb: "the captain of the club"."""
BE = frozenset("is are was were be been being get gets got".split())
MODAL = frozenset("will would can could may might must should".split())
BEFORE_NOUNS = frozenset(
    "the a an of his her their its our my no this that these those in on for with by".split()
)
_MUTUAL = frozenset(
    "marri wed divorc engag meet fight play fac join border date debat agre kiss rival match"
    " resembl equal cost becom".split()
)
"""Stems of what two do together, or are: who married whom is the same either way."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does to somebody, as stems of words."""

    verb: str
    doers: frozenset[str]
    """Empty where that is what is asked, or not told."""
    others: frozenset[str]
    """Whoever, or whatever, it is done to."""
    somebody: bool = False
    """Whether they stand there as a pronoun."""
    heads: frozenset[str] = frozenset()
    """Of the others, the words that do not only tell which: of "the club's stadium" the stadium."""
    head: str | None = None
    """The same of the doers."""


def deeds_in_question(question: str) -> tuple[Deed, ...]:
    """Return the deeds that a question may ask about: any of its words may be the verb.

    None where it names those between whom something is; what is done with somebody is left out.
    """
    asked = question.strip().rstrip("?!. ").casefold()
    if _BETWEEN.search(asked):
        return ()
    if (found := _WHO.fullmatch(asked)) and not _ASKED.fullmatch(found["rest"]):
        verb, *rest = WORD.findall(found["rest"]) or [""]
        heads = stems_in(_HEAD.findall(found["rest"]))
        deeds = [deed_of(verb, [], rest, heads=heads)] if rest else []
    elif found := _ASKED.fullmatch(asked.partition(" with ")[0]):
        deeds = list(_behind_auxiliary(found))
    else:
        deeds = []
    whom = found is not None and asked.startswith("who")
    return tuple(
        some for some in deeds if some and (some.others or whom) and some.verb not in _MUTUAL
    )


def _behind_auxiliary(found: re.Match[str]) -> Iterator[Deed | None]:
    """Yield what may be asked: "did X rob Y", "is X robbing Y", "was X robbed by Y"."""
    front, words = WORD.findall(found["front"])[1:], WORD.findall(found["rest"])
    auxiliary = found["auxiliary"]
    for place, word in enumerate(words):
        subject, rest = words[:place], words[place + 1 :]
        if subject and subject[-1] in BEFORE_NOUNS:
            continue
        if auxiliary in BE and is_participle(word):
            if rest[:1] == ["by"] and rest[1:]:
                yield deed_of(word, rest[1:], [*front, *subject])
        elif subject and word.endswith("ing") == (auxiliary in BE):
            yield deed_of(word, subject, [*front, *rest])
        elif found["front"].strip() == "who" and (
            word.endswith("ing") or (auxiliary in MODAL and not place)
        ):
            yield deed_of(word, [], rest, heads=stems_in(_HEAD.findall(" ".join(rest))))


def deed_of(
    verb: str,
    doers: list[str],
    others: list[str],
    *,
    somebody: bool = False,
    heads: frozenset[str] = frozenset(),
) -> Deed | None:
    """Return what words of a text say that somebody does; None where no verb or nobody is left."""
    stem, done_by, done_to = verb_stem(verb), stems_in(doers), stems_in(others)
    if stem is None or (doers and not done_by - done_to):
        return None
    of = doers.index("of") if "of" in doers else len(doers)
    head = next(iter(stems_of(doers[of - 1])), None) if doers[:of] else None
    return Deed(stem, done_by - done_to, done_to, somebody, heads, head)


def stems_in(words: Sequence[str]) -> frozenset[str]:
    """Return the stems of words, once each."""
    return frozenset(stems_of(" ".join(words)))
