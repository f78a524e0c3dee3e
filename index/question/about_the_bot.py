"""Questions that are put to the bot itself, and those where "you" is anybody."""

import re

from index.question.vocabulary import Vocabulary
from index.text.stems import stems_of
from index.text.words import WORD

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
_ANYBODY = re.compile(
    r"\b(?:can|do|did|will|would|could|should) (?:you|u)\b(?! (?:\w+ly )?(?:think|feel|believe|"
    r"like|want|love|hate|prefer|agree|know|learn|work|use|find|cite|quote|answer|understand|"
    r"speak|have)\b)",
    re.IGNORECASE,
)
"""Where "you" may be anybody: "How do you pronounce the name of the town?"."""
_ANYBODY_DOES = re.compile(
    r"^\W*(?:who|what|when|where|which|why|how)\b(?!.*\b(?:your|ur)\b)(?: \w+){0,3}? "
    r"(?:can|do|did|would|could|should) (?:you|u)\b(?! (?:\w+ly )?"
    r"(?:do(?! (?:if|against|to)\b)|say|tell|read|search|choose|pick|decide|"
    r"rank|check|store|save|keep|collect|write|talk|help|show|give|come|live|get|cover|accept|"
    r"serve|support|follow|include|contain|report|post|need|charge|cost|update)\b)(?: (\w+))?",
    re.IGNORECASE,
)
"""Where "you" does what no bot does: "Where can you buy the drug?", "How much salt do you add?"."""
_BODY_DOES = re.compile(
    r"^\W*(?:can|could|would|should|must|may) (?:you|u) (?:(?:still|also|really|ever) )?"
    r"(?:get (?:ill|sick|hurt|infected|there|in|into|to|from|around)|catch|die|eat|drink|cook|buy"
    r"|sell|rent|visit|swim|travel|drive|walk|cycle|fly|sail|ride|enter|register|enrol|vote|reach"
    r"|cross|climb|camp|park|smoke|freeze|wear|apply|qualify|pay)\b",
    re.IGNORECASE,
)
"""The same where it is asked whether "you" can: "Can you get ill from it?"."""
_RULE = re.compile(
    r"\b(?:do|did|would|will) (?:you|u) (?:(?:still|also|really) )?(?:have to|need)\b"
    r"|\b(?:are|were) (?:you|u) (?:allowed|required|obliged|supposed|entitled|permitted)\b",
    re.IGNORECASE,
)
"""What is asked of, or allowed to, anybody: "How old do you have to be to ride one?"."""
LONG_WORD = 5
"""Letters from which a word counts when it is asked whether a text is about the articles."""
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
    rule, does = _RULE.search(question), _ANYBODY_DOES.search(question)
    if not (rule or _ANYBODY.search(question)):
        return False
    if _ADVICE.search(question):
        return True
    told = _words_in(question) & known.corpus
    if does and not rule:
        return not told <= _words_in(does[1] or "")
    if body := _BODY_DOES.search(question):
        return not told <= _words_in(body.group())
    long = {word for word in told if len(word) >= LONG_WORD}
    return not long <= _words_in(rule.group()) if rule else len(long) > 1


def _words_in(text: str) -> set[str]:
    """Return the words of a text in small letters, but for those of grammar."""
    return {word.lower() for word in WORD.findall(text) if stems_of(word)}
