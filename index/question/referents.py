"""Whom or what a follow-up's "she" or "it" means: whom or what the question before is about."""

import re

from index.question.another import asked_of_another, asked_of_somebody, names_somebody
from index.question.phrasing import ASKING, VERBS
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import NAME
from index.text.stems import stems_of

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her"), "she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their"), "they"),
}
_PRONOUN = re.compile(
    r"\b(?:(?P<owns>his|its|their|her(?= [a-z]{3,})"
    r"(?! (?:and|for|with|from|about|when|why|again)\b))|he|she|it|they|him|her|them)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:there|then|that|this|these|those|ones?|others?|else|he or she)\b", re.IGNORECASE
)
"""What means more of the question before than whom or what it is about."""
_IS_IT = re.compile(
    rf"\W*(?:(?:and|but|so) )?(?:{ASKING})(?: \w+)?(?:['’]s| is| are| was| were) \w+\W*",
    re.IGNORECASE,
)
"""A question that says nothing but "it": "Who is he?", "How old is she?"."""
_OPENS = r"\W*(?:(?:and|but|so) )?"
_CALLED = rf"(?:[Tt]he )?{NAME}(?:(?: of| of the| the| de| van| von)? {NAME})*"
_DEFINES = re.compile(rf"{_OPENS}(?i:who|what)(?i:['’]s| is| are| was| were) {_CALLED}\W*")
_ASKS_FOR = re.compile(
    rf"{_OPENS}(?:who|whom|whose|which|how many|(?:what|how much)(?!['’]s\b|\W+{VERBS}))\b",
    re.IGNORECASE,
)
"""A question whose answer a pronoun may mean: "Who won?", "He …"; "Which boat sank?", "It …"."""
_ASKS_WHAT = re.compile(rf"{_OPENS}what\b", re.IGNORECASE)
_ASKS_WHO = re.compile(
    rf"{_OPENS}(?:who|whom|which \w+|what(?:['’]s| is| was) the name)\b", re.IGNORECASE
)
_PARTICLE = r"(?:(?:de|del|der|den|di|da|dos|du|la|le|van|von|al|bin|ten|ter) ){0,2}"
_SOMEBODY = re.compile(
    r"(?:[\w’',.-]+ ){0,6}?"
    rf"(?P<name>(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?{NAME}(?: {_PARTICLE}{NAME})+)(?:,.*)?"
)
"""The answering words that are somebody's name, perhaps behind an office."""
_NAMED = re.compile(rf"(?<=[\w,] )(?P<whole>{_CALLED}(?:(?<=['’]s) [a-z]+)?)(?![\w’'])")
_PERSON = re.compile(rf"(?!The ){NAME}(?: {NAME})+(?<!s)")
_OWNED = re.compile(r"['’]s? [a-z]+$")
_RELATION = re.compile(
    r"['’]s? (?:husband|wife|partner|son|daughter|child|father|mother|brother|sister|uncle|aunt"
    r"|nephew|niece|cousin|friend|lawyer|boss|deputy|assistant|manager|coach|captain|leader|successor"
    r"|predecessor|president|minister|chairman|chairwoman|spokes\w+|owner|founder|director)$"
)
"""Who is somebody's, and may be "he" or "she" as a thing may not: "Ada's boat"."""
_DID = r"\b(?:do|does|did|has|have|had|will|would|can|could|should|may|might)"
_GOES_ON = (
    "in|on|at|to|from|for|with|by|about|against|into|over|under|during|before|after|since|until"
    "|between|among|regarding|concerning|because|and|or|but|who|when|where|why|how|that|which|as|if"
    "|again|yesterday|today|now|yet|already"
)
_ACTS = re.compile(
    rf"(?i:{_DID}) (?P<who>(?!(?:[Tt]he|Storm|Hurricane|Cyclone|Typhoon)\b){_CALLED})"
    r" (?:\w+ly )?(?!been?\b)[a-z]{3,} (?:(?:to|against|about) )?"
    r"(?i:the|an?|(?P<own>his|her|its|their)) "
    rf"(?P<what>[\w’'-]+(?: (?!(?:{_GOES_ON})\b)[\w’'-]+)*)"
)
"""What somebody does to a thing: "Did Ruto defend the deployment?". A name with "the" may be one,
too: "When did the Anna Lund strike the reef?"."""
_IT_ACTS = re.compile(rf"{_DID} it (?!been?\b)|\bits\b", re.IGNORECASE)
"""Where "it" may be who acted: "When did it leave?", not "Was it legal?" or "Who read it?"."""
_NO_NAME = re.compile(rf"(?:The )?(?:{MONTHS}|{WEEKDAYS}|{ASKING}|{VERBS}|I)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|on|from|near|to|of|for|by|with)(?: the)? $", re.IGNORECASE)
PARTICIPLE_ENDS = "[a-z]ed|en|wn|ot|it|ut|un[gk]|ught|ade|one|ept|eft|ost|old|aid|uilt|urt"
"""How a participle ends, which is what was done to somebody; "born" is done to nobody."""
_SUBJECT = (
    re.compile(  # "When was the officer shot?"
        rf"(?:is|are|was|were) (?P<who>the (?:[\w’'-]+ ){{1,4}}?)\w*(?:{PARTICIPLE_ENDS}|orn)"
        r"(?=\W*$| (?:in|at|on|from|to|for|with|by|during|after|before|again)\b)",
        re.IGNORECASE,
    ),
    re.compile(  # "Why did the minister resign?"
        r"(?:do|does|did|will|would|can|could|has|have|had) (?P<who>the (?:[\w’'-]+ ){1,4}?)[a-z]+"
        r"(?=\W*$| (?:in|at|on|from|to|for|with|by|about|because|after|before|the|an?|his|her|its"
        r"|their)\b)",
        re.IGNORECASE,
    ),
    re.compile(  # "How old is the bridge?"
        r"(?:how \w+|where|who|what) (?:is|are|was|were) (?P<who>the [\w’' -]+?)(?=\W*$)",
        re.IGNORECASE,
    ),
)


def with_referent(asked: str, before: str) -> str | None:
    """Return a follow-up with whom or what the question before is about, for "she" or "it".

    "Was she married?" behind "When was Ada Li born?" asks "Was Ada Li married?". None where it says
    too little by itself ("And where?"), or may mean the answer: "Who won?", "How old is he?".
    """
    meant = {_PRONOUNS[found.group().lower()] for found in _PRONOUN.finditer(asked)}
    if len(meant) != 1 or _MORE.search(asked) or not _says_enough(asked):
        return None
    done_to = meant == {"it"} and not _IT_ACTS.search(asked)
    referent = _referent(before, thing=not meant.isdisjoint({"it", "they"}), done_to=done_to)
    if referent is None or (meant == {"they"} and _PERSON.fullmatch(referent)):
        return None
    if not meant.isdisjoint({"he", "she"}) and not _RELATION.search(referent):
        referent = _OWNED.sub("", referent)
    return _PRONOUN.sub(lambda found: _for(found, referent), asked)


def with_answer(asked: str, before: str, answer: str) -> str | None:
    """Return a follow-up with whom the question before is answered by, for "he" or "she".

    "How old is she?" behind "Who won?", answered by "Ada Li", asks "How old is Ada Li?". None where
    it is not asked who, or the answer names nobody.
    """
    asked = asked_of_somebody(asked, before) or asked
    meant = {_PRONOUNS[found.group().lower()] for found in _PRONOUN.finditer(asked)}
    who = _ASKS_WHO.match(before) and _SOMEBODY.fullmatch(answer.strip())
    if not who or len(meant) != 1 or not meant <= {"he", "she"} or _MORE.search(asked):
        return None
    return _PRONOUN.sub(lambda found: _for(found, who["name"]), asked)


def _says_enough(asked: str) -> bool:
    return bool(stems_of(_PRONOUN.sub("", asked))) or _IS_IT.fullmatch(asked) is not None


def _referent(before: str, *, thing: bool, done_to: bool) -> str | None:
    asks_for = _ASKS_FOR.match(before) or (thing and _ASKS_WHAT.match(before))
    if asks_for and not _DEFINES.fullmatch(before):
        return None
    if done_to and (acts := _ACTS.search(before)):
        owner = f"{acts['who']}{_owning(acts['who'])}" if acts["own"] else "the"
        return f"{owner} {acts['what']}"
    named = [found for found in _NAMED.finditer(before) if not _NO_NAME.match(found["whole"])]
    first = [found for found in named if not _PLACED.search(before, 0, found.start())]
    if first:
        return first[0]["whole"]
    subject = next((found for some in _SUBJECT if (found := some.search(before))), None)
    return subject["who"].strip() if subject else named[0]["whole"] if named else None


def _for(pronoun: re.Match[str], referent: str) -> str:
    return f"{referent}{_owning(referent)}" if pronoun["owns"] else referent


def _owning(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


def as_whole(asked: str, before: str, *, answered: bool = True) -> str | None:
    """Return a follow-up as a question of its own where the one before says what it lacks.

    What only names somebody ("And his deputy?") is none unless it was ``answered``.
    """
    if another := asked_of_another(asked, before):
        return another
    if names_somebody(asked) and not answered:
        return None
    who = asked_of_somebody(asked, before)
    whole = None if who is None or _PRONOUN.search(who) else who
    return whole or with_referent(who or asked, before)
