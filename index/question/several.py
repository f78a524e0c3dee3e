"""Several questions in one message: each is answered by itself."""

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from index.question.clauses import CLAUSE, DID, HAPPENED, JOINS, can_have_clause
from index.question.phrasing import ASKING, OPENS, VERBS, asks
from index.question.wording import Wording
from index.text.sentences import sentences_in, split_sentences

MOST_QUESTIONS = 5
"""Questions of a message that are answered; more would fill a screen."""
_QUOTED = re.compile(r"(?<=\w )(?:\"[^\s\"][^\"]*\"|“[^“”]*”)")
_QUOTATION = '"\x00"'
"""Stands for what is quoted, which may have questions of its own."""
_BETWEEN = re.compile(r"(?<=\?)\s+")
_NUMBERED = re.compile(r"\W*1[.)]\s")
_BEFORE_NUMBER = re.compile(
    rf"(?<=\?)\s+|[.,;]?\s+(?=[2-9][.)]\s+(?:(?:{ASKING})\b|{VERBS}))", re.IGNORECASE
)
"""In a list of questions: "1) When was he shot 2) Where was it"."""
_ASKING = (
    rf"(?:{ASKING})\s+(?:\w+\s+){{0,2}}?{VERBS}"
    r"|how (?:many|much)\s+(?!to\b|for\b|of\b|in\b|at\b|by\b|from\b|on\b)\w+\s+\w"
)
_SOMEBODY = r"(?:there|it|he|she|they|i|we|you|any\w*)"
_SOMETHING = r"(?:the|an?|his|her|their|its|this|these|people|\w{3,}s|(?-i:[A-Z])\w+)"
_AND, _AND_ALSO = (
    re.compile(rf"(?<![\s,])(,?)\s+{JOINS}\s+(?={asking}|{VERBS}\s+{subject}\s+\w)", re.IGNORECASE)
    for asking, subject in (
        (_ASKING, _SOMEBODY),
        (f"{_ASKING}|{DID}", f"(?:{_SOMEBODY}|{_SOMETHING})"),
    )
)
"""Before a question of its own, with its comma: "When was he shot and what did Benin reject?", "How
much does it cost and is there a bus?"; the second only behind one that has its subject: "Who was
shot and is the mayor's son?" asks once."""
_AND_CLAUSE = re.compile(rf"(?<![\s,])(,?)\s+{JOINS}\s+(?={CLAUSE})", re.IGNORECASE)
_HAS_SUBJECT = re.compile(
    rf"\W*(?:{VERBS}|{HAPPENED}|when\b|where\b|why\b|how (?!many\b|much\b))", re.IGNORECASE
)
_RELATIVE = re.compile(r"[^\s&+](?<!\band)\W{1,10}(?:who|which|that|whose)\s+\w", re.IGNORECASE)
"""A clause that an "and" may go on with: "the storm that hit Ruan and is the worst in years"."""
_HALF = re.compile(
    rf"\b(?:{ASKING})\W*$|\bbetween\s+(?:{ASKING})\b",
    re.IGNORECASE,
)
"""Where the "and" joins no second question: "when and where it will be", "between when he left
and when …"."""
_OF_SAME = (
    r"(?:by whom|by who|why|how|since when|(?:at )?what time|(?:on )?(?:what|which) day|when|where"
    r"|what for|for how long|how (?:many|much)(?: \w+)?)"
)
_SAME, _SAME_TOO = (
    re.compile(rf"(?<!\s){joint}\s+({_OF_SAME})\W{{0,10}}$", re.IGNORECASE)
    for joint in (rf",?\s+{JOINS}", rf"(?:,|,?\s+{JOINS})")
)
"""What is asked of the same, and means nothing alone: "Where was he shot and by whom?"; with commas
too before the last one: "…, when and by whom?"."""
_AT_ONCE = re.compile(
    rf"(\W*)((?:{_OF_SAME},\s+)*{_OF_SAME}),?\s+{JOINS}\s+({_OF_SAME})\s+({VERBS}\s.*?)\W*",
    re.IGNORECASE | re.DOTALL,
)
"""The same, in front: "When and by whom was he shot?"."""
_AND_WHERE = re.compile(r"^ and (?:when|where|how|why)\b", re.IGNORECASE)
_ASKS_INSIDE = re.compile(rf"\b(?:{ASKING}|if|whether)\b", re.IGNORECASE)
"""Another question within one: in "Is it known how he died and why?" nothing asks twice."""
_INDIRECT = re.compile(rf"(?:(?!{VERBS})\S+\s+)+{VERBS}\W*", re.IGNORECASE)
"""What a question asks about, and does not ask: "… how cells age and what drugs do"."""
_ASKS_FIRST = re.compile(
    rf"\W*(?:(?:and|but|so)\b\W*)?(?:(?:when|where|why|how|who|what)(?:['’]?s\b|\s+{VERBS})"
    rf"|(?:what|which|how)\s+\w+\s+{VERBS}|how (?:many|much)\b|who\s+[a-z]{{3,}}\b"
    rf"|{VERBS}\s+\w+\s+\w(?=.*\band\s))",
    re.IGNORECASE,
)
"""A question, and no clause before one: not "When he was asked, what did he say?"."""
_INSERTED = re.compile(r",.*,\s+(?!and\b)\w+(?:\s+\w+)?\W*$")
"""A clause in the middle: "When was the bridge, what is now the longest, opened?"."""
_COMMA, _COMMA_WHAT, _COMMA_WHO = (
    re.compile(
        rf",\s+(?=(?:when|where|why|how|what)\s+{VERBS}\s+\w|how (?:many|much)\s+\w"
        rf"|(?:what|which|how)\s+(?!(?:many|much)\b)\w+\s+{VERBS}\s+\w{more})",
        re.IGNORECASE,
    )
    for more in ("", rf"|{HAPPENED}(?:\W*$|,|\s+{JOINS}\s)", r"|who\s+\w+\s+\w")
)
"""Before a question of a list: "Where was he shot, who shot him and what was his name?". What
"who" begins is a clause ("the officer, who was shot") unless a question follows without a comma."""
WORDS = 4
"""Of a question before an "and" that joins it to another, at least; "What is known and …" is only
half of one."""
LEAST = 3
"""Words of a question between commas, at least: "…, who shot him and …"; and of the last, with
which the "and" counts: "… and who was acquitted?"."""
_SHORTENED = re.compile(rf"\W*(?:{ASKING})['’]s\s", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?:(?:who|what)\s+(?!{VERBS})[a-z]{{3,}}|{HAPPENED}"
    r"|who\s+(?:is|was)\s+(?-i:[A-Z])\w+)\W*",
    re.IGNORECASE,
)
"""Shorter, and yet a question by itself: "Who died and when does the tunnel reopen?"."""


def questions_in(message: str) -> tuple[str, ...]:
    """Return the questions of a message that asks more than one, each as it stands; else all of it.

    If any part is not a question by itself ("Really?"), the message is kept whole, and so is what
    it quotes.
    """
    said = iter(_QUOTED.findall(message))
    parts = _questions_in(_QUOTED.sub(_QUOTATION, message))
    # Each in its place again, in their order.
    whole = [re.sub(_QUOTATION, lambda _: next(said, _QUOTATION), part) for part in parts]
    return tuple(whole) if len(whole) > 1 else (message,)


def _questions_in(message: str) -> Sequence[str]:
    between = _BEFORE_NUMBER if _NUMBERED.match(message) else _BETWEEN
    parts = [part for some in between.split(message.strip()) for part in _requests(some)]
    if len(parts) > 1 and not (_asks(parts[-1]) or _is_broad(parts[-1])):  # thanks
        parts[-2:] = [" ".join(parts[-2:])]
    parts = [question for part in parts for question in _joined(part)]
    # After a question, a request says the same once more: "What came of it? Tell me all about it".
    questions = dropwhile(_is_broad, parts)
    return parts if all(map(_asks, questions)) else [message]


def _requests(part: str) -> list[str]:
    """Return the broad requests that a part begins with, one by one, and what is left of it.

    "Tell me about the storm. Who died?" asks for two things.
    """
    sentences = split_sentences(part)
    opening = list(takewhile(lambda some: _is_broad(part[some.start : some.end]), sentences))
    starts = [0, *(some.end for some in opening), len(part)]
    return [some for start, end in pairwise(starts) if (some := part[start:end].strip())]


def _is_broad(sentence: str) -> bool:
    return Wording(sentence).topic is not None


def _asks(part: str) -> bool:
    """Say whether one sentence of a part is a question that stands by itself."""
    return any(asks(some) and OPENS.match(Wording(some).bare) for some in sentences_in(part))


def _joined(part: str) -> list[str]:
    """Return the questions that an "and" joins, or commas do, each with a question mark.

    A part that asks one thing is returned as it stands.
    """
    if at_once := _AT_ONCE.fullmatch(part):
        start, asking, last, rest = at_once.groups()
        first, *others = (some.strip() for some in asking.split(","))
        first, *more = _joined(f"{start}{first} {rest}?")
        return [first, *(f"And {some}?" for some in (*others, last)), *more]
    comma = _COMMA if can_have_clause(part.partition(",")[0]) else _COMMA_WHAT
    *before, part = _listed(part, comma)
    return [*before, *_joined_by_and(part)]


def _joined_by_and(part: str) -> list[str]:
    asked, same = _asked_of_same(part)
    if same:
        return [*_joined(f"{asked}?"), *(f"And {some}?" for some in same)]
    whole = _HAS_SUBJECT.match(Wording(part).bare) and not _RELATIVE.search(part)
    found = (_AND_ALSO if whole else _AND).split(part)
    clauses = _AND_CLAUSE.split(part)
    if len(found) == 1 and not can_have_clause(clauses[0]):
        found = clauses
    (*before, last), commas = found[::2], found[1::2]
    stand = all(_is_long(some, WORDS) and not _is_half(some) for some in before)
    if not (before and stand and _is_long(last, LEAST)) or _INDIRECT.fullmatch(last):
        return [part]
    *others, nearest = (asked for question in before for asked in _joined_by_and(f"{question}?"))
    listed = [nearest] if commas[-1] else _listed(nearest, _COMMA_WHO)
    return [*others, *listed, *_joined_by_and(last)]


def _asked_of_same(part: str) -> tuple[str, list[str]]:
    """Return a whole question and what a part asks of the same at its end: "… and by whom?".

    A part that does not is returned as it stands, with nothing.
    """
    asked, same = part, list[str]()
    while found := (_SAME_TOO if same else _SAME).search(asked):
        asked = asked[: found.start()]
        same.insert(0, found[1])
    return (asked, same) if same and _stands(asked) else (part, [])


def _is_half(question: str) -> bool:
    return _HALF.search(question) is not None and not _asked_of_same(question)[1]


def _listed(part: str, comma: re.Pattern[str]) -> list[str]:
    """Return the questions that commas join, each with a question mark; else the part itself."""
    whole = not _ASKS_FIRST.match(part) or _INSERTED.search(part)
    found = [part] if whole else comma.split(part)
    if not all(_is_long(some, LEAST) for some in found):
        return [part]
    return [*(f"{question}?" for question in found[:-1]), found[-1]]


def _is_long(question: str, least: int) -> bool:
    """Say whether a part of a message has the words of a question."""
    words = len(question.split()) + (_SHORTENED.match(question) is not None)
    return words >= least or _WHOLE.fullmatch(question) is not None


def _stands(question: str) -> bool:
    """Say whether what stands before "and why?" is a question by itself: not "Is it known how"."""
    asked = Wording(question).bare
    opening = OPENS.match(asked)
    rest = _AND_WHERE.sub("", asked[opening.end() :]) if opening else ""
    return len(asked.split()) >= WORDS and bool(rest) and not _ASKS_INSIDE.search(rest)
