"""Questions that lean on the one before them, and what a question is about."""

import re

from index.question.phrasing import ASKING, OPENS, VERBS
from index.question.wording import Wording
from index.text.names import CAPITALS

SHORT_QUESTION = 3
"""Words up to which a question says too little to stand by itself: "And where?", "By whom?"."""
_JOINING = re.compile(r"^\W*(?:and|but|so|or|et|mais|ou|alors|donc)\b[\s,]*", re.IGNORECASE)
JOINED_QUESTION = 4
"""``SHORT_QUESTION`` of one that begins with "and": "And how many were injured?" leans."""
_LEANING = re.compile(
    r"^\W*(?:what about|how about)\b"
    # Not after a hyphen: "Où le ferry a-t-il coulé ?" names what it is about.
    r"|(?<![-\w])(?:he|she|it(?! that\b)|they|him|them|his|hers?|their|theirs|its|this|these"
    r"|those|then"
    # "Were there challenges?" has them; "Who was there?" does not say where.
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!has )(?<!have )(?<!had )(?<!will )(?<!would )there"
    r"|there(?=\W*$)"
    # "Who said that he won?" says what; "Why did that happen?" does not.
    r"|(?:(?:of|for|to|in|about|after|before|by|at|on|with|from|is|was|did|does|do|will|would|like"
    r"|than|why|how|what) )that|that(?=\W*$)|the others?(?=\W*$)"
    r"|il|elle|ils|elles|lui|leur|leurs|cela|ça|celui|celle|ceux|celles|là)\b",
    re.IGNORECASE,
)
_IN_A_CLAUSE = re.compile(
    r"\b(?:when|while|after|before|because|that|if|although|though|as|since|until|where|why|how"
    r"|whether|who|whom|which) $",
    re.IGNORECASE,
)
"""What comes before a clause of its own: "the job that she had", "before he came"."""
_SUBJECTS = frozenset({"he", "she", "they", "it"})
_POINTED_AT = re.compile(
    rf"(?<=[\w,;] )[{CAPITALS}]\w|\b(?i:the|an?|my|our|\w+['’]s) (?!same\b|day\b)[a-z]{{3}}"
)
"""Whom or what such a word may mean if it stands before it in the question."""
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
_NO_VERB = re.compile(
    r"(?i:by|in|at|on|for|to|from|with|of|after|under|since|until)"
    rf" (?:which|what|whose|how \w+)(?: (?!(?:{VERBS})\b|\w+ed\b)[a-z]+){{1,3}}\W*"
)
"""What says of nobody what is done: "By how many votes?", "In which part of town?"."""
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
_MORE_DONE = re.compile(
    r"\W*(?:(?:and|but|so|ok(?:ay)?)\W+)?what else (?:did|does|do|has|have|had|will|would|is|was"
    r"|are|were) (?:he|she|they|it) (?:[a-z]+ )?[a-z]+\W*",
    re.IGNORECASE,
)
"""What asks for what else somebody did, whom the question before names: "What else did he say?"."""
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
    tests/questions/followups.jsonl 38 of 40 do, of the questions in kenya.jsonl and news.jsonl
    one in fourteen (tests/retrieval/test_follow_ups.py).
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
    verbless = _NO_VERB.fullmatch(alone) is not None
    return (
        short
        or verbless
        or any(not _is_named(found) for found in _LEANING.finditer(question.unframed))
    )


def _is_named(found: re.Match[str]) -> bool:
    """Say whether a word means what stands before it: "When did Tarvia recall its envoy?".

    "Its" may, and what a clause begins with: "… after they left". "Did the doctors save him?",
    "Did the police find his body?" and "What did Ruto say about it?" ask on.
    """
    asked, word = found.string, found.group().lower()
    clause = _IN_A_CLAUSE.search(asked, 0, found.start())
    named = _POINTED_AT.search(asked, 0, found.start())
    return bool(named) and (word == "its" or (bool(clause) and word in _SUBJECTS))


def asks_for_more(question: Wording) -> bool:
    """Say whether a question asks for more of what was answered: "What else?", "Tell me more"."""
    return _MORE.fullmatch(question.unframed) is not None or asks_what_else(question)


def asks_what_else(question: Wording) -> bool:
    """Say whether a question asks for what else somebody did: "What else did he say?"."""
    return _MORE_DONE.fullmatch(question.unframed) is not None


def asks_on(text: str) -> bool:
    """Say whether a text of few known words may still be a follow-up: "Et où ?", "2027?".

    It has a question mark, a year or other figure, or a word that asks or joins; "Danke" has none.
    """
    return _ASKING_ON.search(text) is not None or _JOINING.match(text) is not None


def subject_of(question: Wording) -> str:
    """Return what a question is about, without the words that ask: "the officer shot?"."""
    return question.topic or _OPENING.sub("", question.bare).strip() or question.bare
