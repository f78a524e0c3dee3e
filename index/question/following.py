"""Questions that lean on the one before them, and what a question is about."""

import re

from index.question.phrasing import ASKING, OPENS, VERBS
from index.question.wording import Wording
from index.text.countries import COUNTRY_OF
from index.text.dates import MONTHS, WEEKDAYS
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
    rf"[?？]|\d\d|\b(?:{ASKING}"
    r"|qui|que|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien)\b",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\W*(?i:who|what|where|when|why|how)\s+(?!(?:did|does|do|has|have|had|will|would|can|could"
    r"|should|in|at|by|from|to|for|with|about|and|of|on|exactly|else|not)\b)[a-z]+\s+(?:the )?"
    rf"[{CAPITALS}]\w+(?: [a-z]+)?\W*"
)
"""A short question that is whole: "Who is Ombaka?", "When was Dutra born?"; not "Why Benin?"."""
_PLACE = r"(?:in|at|near|from)"
_CALLED = rf"{NAME}(?:[ -](?:of )?{NAME})*"
_ANOTHER = re.compile(
    rf"\W*(?i:(?:and|but|so)(?: (?:what|how) about)?|(?:what|how) about) (?:(?P<at>{_PLACE}) )?"
    rf"(?:the )?(?P<name>{_CALLED})\W*"
)
"""What asks the same of somebody, or somewhere, else: "And Benin?", "What about Ruto?"."""
_NAMED = re.compile(rf"(?<=\s)(?:(?P<at>{_PLACE}) (?:the )?)?(?P<name>{_CALLED})")
_OWNED = re.compile(r"['’]s$")
_NOBODY = re.compile(
    rf"(?:{ASKING}|he|him|she|her|they|them|it|then|that|this|i"
    rf"|{WEEKDAYS}|{MONTHS})\b",
    re.IGNORECASE,
)
"""Words with a capital that name nobody: "But Why?", "And Tuesday?"."""
_ON_IT = r"(?: (?:about|on) (?:it|that|this|him|her|them)\b)?"
_DETAILS = r"(?:details?|info(?:rmation)?|quotes?|passages?|facts?|news|context|background)"
_MORE = re.compile(
    r"\W*(?:(?:and|but|so|ok(?:ay)?)\W+)?(?:"
    r"what (?:else|more)(?: (?:(?:is|was) (?:there|known|said|reported)|happened"
    rf"|do(?:es)? (?:the )?(?:articles?|they|it|you) (?:say|know|report)))?{_ON_IT}"
    rf"|(?:(?:is|was) there |do you have |have you got |got )?any(?:thing)? (?:else|more)"
    rf"(?: {_DETAILS})?{_ON_IT}(?: to (?:say|know|add))?"
    rf"|(?:(?:can|could) you )?(?:please )?(?:(?:tell|show|give|say)(?: (?:me|us))? )?"
    rf"(?:(?:some|a bit|a little|even|once|much) )?more(?: {_DETAILS})?{_ON_IT}"
    r"|go on|continue|carry on|keep going|else)(?: (?:please|then|there))?\W*",
    re.IGNORECASE,
)
"""What asks for further quotes to the question before."""
_OPENING = re.compile(
    r"^\W*(?:(?:at|in|on|by|for|to|with|since|from|of) )?"
    r"(?:who|whom|whose|what|which|when|where|why|how(?: (?:many|much|often|old|long|far))?)\b"
    rf"\W*(?:{VERBS})?",
    re.IGNORECASE,
)
"""The words with which a question asks, and the verb that they move in front of its subject."""


def follows_up(question: Wording) -> bool:
    """Say whether a question needs the one before it to be understood.

    One that stands by itself loses by being read with another. Of the follow-ups in
    tests/questions/followups.jsonl 39 of 40 do, of the questions in kenya.jsonl and news.jsonl
    fewer than one in ten (tests/retrieval/test_follow_ups.py).
    """
    if asks_for_more(question):
        return True
    # What a broad request is about stands by itself: "Tell me about the storm".
    counted = question.unframed if question.topic else question.bare
    alone, joined = _JOINING.subn("", counted)
    if joined and not OPENS.match(alone):  # "And the supporters?"
        return True
    most = JOINED_QUESTION if joined else SHORT_QUESTION
    short = len(alone.split()) <= most and not _NAMING.fullmatch(alone)
    return short or bool(_LEANING.search(question.unframed))


def asks_for_more(question: Wording) -> bool:
    """Say whether a question asks for more of what was answered: "What else?", "Tell me more"."""
    return _MORE.fullmatch(question.unframed) is not None


def asked_of_another(question: str, before: str) -> str | None:
    """Return the question before as it is asked of the one that a follow-up names, if it does so.

    "And Benin?" behind "How many officers has Kenya sent to Haiti?" takes the place of the first
    country; "And in Skarra?" that of "at Port Ellick".
    """
    another = _ANOTHER.fullmatch(question)
    if another is None or _NOBODY.match(another["name"]):
        return None
    name, placed = _OWNED.sub("", another["name"]), another["at"]
    one = next((one for one in _NAMED.finditer(before) if _gives_way(one, name, placed)), None)
    if one is None or name in before:
        return None
    start = one.start() if placed else one.start("name")
    owned = _OWNED.search(one["name"])
    asked = f"{placed} {name}" if placed else f"{name}{owned[0] if owned else ''}"
    return f"{before[:start]}{asked}{before[one.end() :]}"


def _gives_way(one: re.Match[str], name: str, placed: str | None) -> bool:
    """Tell whether a name is of the kind of another one: at a place, or a country, or neither."""
    if _NOBODY.match(one["name"]):
        return False
    return bool(one["at"]) if placed else _is_country(one["name"]) is _is_country(name)


def _is_country(name: str) -> bool:
    words = [_OWNED.sub("", word).lower() for word in re.split("[ -]", name)]
    return not COUNTRY_OF.keys().isdisjoint(words) or "states" in words


def asks_on(text: str) -> bool:
    """Say whether a text of few known words may still be a follow-up: "Et où ?", "2027?".

    It has a question mark, a year or other figure, or a word that asks or joins; "Danke" has none.
    """
    return _ASKING_ON.search(text) is not None or _JOINING.match(text) is not None


def subject_of(question: Wording) -> str:
    """Return what a question is about, without the words that ask: "the officer shot?"."""
    return question.topic or _OPENING.sub("", question.bare).strip() or question.bare
