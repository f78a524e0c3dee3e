"""Questions that lean on the one before them, and what a question is about."""

import re

from index.question.broad import topic_of
from index.question.phrasing import OPENS, VERBS, bare, unframed
from index.text.countries import COUNTRY_OF
from index.text.names import CAPITALS, NAME

SHORT_QUESTION = 3
"""Words up to which a question says too little to stand by itself: "And where?", "By whom?"."""
_JOINING = re.compile(r"^\W*(?:and|but|so|or|et|mais|ou|alors|donc)\b[\s,]*", re.IGNORECASE)
JOINED_QUESTION = 4
"""``SHORT_QUESTION`` of one that begins with "and": "And how many were injured?" leans."""
_LEANING = re.compile(
    r"^\W*(?:what about|how about)\b"
    # Not after a hyphen: "Où le ferry a-t-il coulé ?" names what it is about.
    r"|(?<![-\w])(?:he|she|it(?! that\b)|they|him|them|his|hers|their|theirs|its|this|these"
    r"|those|then"
    # "Were there challenges?" has them; "Who was there?" does not say where.
    r"|(?<!is )(?<!are )(?<!was )(?<!were )there|there(?=\W*$)"
    # "Who said that he won?" says what; "Why did that happen?" does not.
    r"|(?:(?:of|for|to|in|about|after|before|by|at|on|with|from|is|was|did|does|do|will|would|like"
    r"|than|why|how|what) )that|that(?=\W*$)|the others?(?=\W*$)"
    r"|il|elle|ils|elles|lui|leur|leurs|cela|ça|celui|celle|ceux|celles|là)\b",
    re.IGNORECASE,
)
_ASKING_ON = re.compile(
    r"[?？]|\d\d|\b(?:who|whom|whose|what|when|where|which|why|how"
    r"|qui|que|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien)\b",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\W*(?i:who|what|where|when|why|how)\s+(?!(?:did|does|do|has|have|had|will|would|can|could"
    r"|should|in|at|by|from|to|for|with|about|and|of|on|exactly|else|not)\b)[a-z]+\s+(?:the )?"
    rf"[{CAPITALS}]\w+(?: [a-z]+)?\W*"
)
"""A short question that is whole: "Who is Ombaka?", "When was Dutra born?"; not "Why Benin?"."""
_AT = r"(?:in|at|on|for|to|from|by|with|near)"
_CALLED = rf"{NAME}(?:[ -]{NAME})*"
_ANOTHER = re.compile(
    rf"\W*(?i:(?:and|but|so)(?: (?:what|how) about)?|(?:what|how) about) (?:(?P<at>{_AT}) )?"
    rf"(?:the )?(?P<name>{_CALLED})\W*"
)
"""What asks the same of somebody, or somewhere, else: "And Benin?", "What about Ruto?"."""
_NAMED = re.compile(rf"(?<=\s)(?:(?P<at>{_AT}) (?:the )?)?(?P<name>{_CALLED})")
_OWNED = re.compile(r"['’]s$")
_OPENING = re.compile(
    r"^\W*(?:(?:at|in|on|by|for|to|with|since|from|of) )?"
    r"(?:who|whom|whose|what|which|when|where|why|how(?: (?:many|much|often|old|long|far))?)\b"
    rf"\W*(?:{VERBS})?",
    re.IGNORECASE,
)
"""The words with which a question asks, and the verb that they move in front of its subject."""


def follows_up(question: str) -> bool:
    """Say whether a question needs the one before it to be understood.

    One that stands by itself loses by being read with another. Of the follow-ups in
    tests/questions/followups.jsonl 39 of 40 do, of the questions in kenya.jsonl and news.jsonl
    fewer than one in ten (tests/retrieval/test_follow_ups.py).
    """
    asked = unframed(question)
    # What a broad request is about stands by itself: "Tell me about the storm".
    counted = asked if topic_of(asked) else bare(asked)
    alone, joined = _JOINING.subn("", counted)
    if joined and not OPENS.match(alone):  # "And the supporters?"
        return True
    most = JOINED_QUESTION if joined else SHORT_QUESTION
    short = len(alone.split()) <= most and not _NAMING.fullmatch(alone)
    return short or bool(_LEANING.search(asked))


def asked_of_another(question: str, before: str) -> str | None:
    """Return the question before as it is asked of the one that a follow-up names, if it does so.

    "And Benin?" behind "How many officers has Kenya sent to Haiti?" takes the place of the first
    country; "And in Skarra?" that of "at Port Ellick".
    """
    if not (another := _ANOTHER.fullmatch(question)):
        return None
    name = _OWNED.sub("", another["name"])
    alike = [
        one for one in _NAMED.finditer(before) if _is_country(one["name"]) is _is_country(name)
    ]
    # Where a place is asked for, what stands at one gives way first.
    placed = next((one for one in alike if one["at"] and another["at"]), None)
    one = placed or next(iter(alike), None)
    if one is None:
        return None
    start = placed.start() if placed else one.start("name")
    owned = _OWNED.search(one["name"])
    asked = f"{another['at']} {name}" if placed else f"{name}{owned[0] if owned else ''}"
    return f"{before[:start]}{asked}{before[one.end() :]}"


def _is_country(name: str) -> bool:
    return _OWNED.sub("", name.rsplit(maxsplit=1)[-1]).lower() in COUNTRY_OF


def asks_on(text: str) -> bool:
    """Say whether a text of few known words may still be a follow-up: "Et où ?", "2027?".

    It has a question mark, a year or other figure, or a word that asks or joins; "Danke" has none.
    """
    return _ASKING_ON.search(text) is not None or _JOINING.match(text) is not None


def subject_of(question: str) -> str:
    """Return what a question is about, without the words that ask: "the officer shot?"."""
    asked = bare(question)
    return topic_of(unframed(question)) or _OPENING.sub("", asked).strip() or asked
