"""Questions that are put to the bot itself, and those where "you" is anybody."""

import re

from index.question.vocabulary import Vocabulary
from index.text.stems import stems_of

_BOT = re.compile(
    r"\b(?:are|r|is|can|do|did|were|will|would|could|should) (?:you|u)\b(?!\.)|"
    r"\b(?:who|what|how|why|where|when)(?:'s| is| are| do| did| were| can| r)? "
    r"(?:you|u|your|ur)\b(?!\.)|"
    r"\b(?:your|ur) (?:name|developer|creator|maker|model|prompt|instructions|source code|owner|"
    r"purpose|favou?rite|opinion)\b|"
    r"\bwho (?:made|created|built|programmed|wrote|trained|owns) (?:you|u)\b|"
    r"\b(?:model|data|sources?|articles|language) (?:do|does|did|can|are|have) (?:you|u)\b|"
    r"\bstored? about me\b|\b(?:you|u) (?:have|has)? ?stored?\b",
    re.IGNORECASE,
)
_YOU = r"(?:you|u)\b(?: (?:still|also|really|ever|just|always|\w+ly)\b)*"
_ASKED_OF_YOU = re.compile(
    rf"\b(?:can|could|do|did|will|would|should|must|may) {_YOU}"
    rf"|\b(?:are|were) {_YOU}(?= \w+(?:ed|en)\b)",
    re.IGNORECASE,
)
"""Where "you" may be anybody: "Where can you swim?", "Are you allowed to?"."""
_OF_THE_BOT = re.compile(
    rf"{_YOU} (?:think|feel|believe|like|want|love|hate|prefer|agree|know|learn|understand|remember"
    r"|mean|speak|say|tell|read|search|cite|quote|answer|choose|pick|decide|rank|check|store|save"
    r"|collect|write|talk|help|show|give|come|live|sleep|cover|accept|support|follow|contain|report"
    r"|post|update|work|do(?! (?:if|against|to)\b))\b"
    r"|\b(?:me|my|your|ur|yourself|models?|sources?|articles?|quot(?:es?|ations?)|prompts?|names?"
    r"|feelings?|opinions?|need help)\b"
    r"|^\W*(?:do|did) (?:you|u)\b(?! (?:have|need|get|pay|lose|receive)\b)",
    re.IGNORECASE,
)
"""What a bot does, has or is asked for, and hardly anybody else."""
_THERE = re.compile(r"\b(?:there|it|them)\b", re.IGNORECASE)
_THE_BOT = re.compile(r"\b(?:this|the) (?:discord )?bot\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"\b(?:should|must) (?:you|u) do (?:if|when|in|after|before|to|during|with|about|at|on|for)\b",
    re.IGNORECASE,
)
"""Advice for anybody: "What should you do if you have symptoms?"."""


def is_about_the_bot(question: str, known: Vocabulary) -> bool:
    """Say whether we are asked about; articles on bots of other kinds have "the bot", too."""
    if "bot" not in known.corpus and _THE_BOT.search(question):
        return True
    found = _BOT.findall(question)
    return bool(found) and not (len(found) == 1 and _is_about_anybody(question, known))


def _is_about_anybody(question: str, known: Vocabulary) -> bool:
    """Say whether "you" may be anybody, and what is asked the matter of the articles."""
    put = _ASKED_OF_YOU.search(question)
    if put is None:
        return False
    if _ADVICE.search(question):
        return True
    if _OF_THE_BOT.search(question):
        return False
    told = [stem for stem in stems_of(question) if stem in known.corpus_stems]
    done = stems_of(question[put.end() :])[:1]
    return bool(told if _THERE.search(question) else set(told).difference(done))
