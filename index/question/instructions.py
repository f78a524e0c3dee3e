"""Tell instructions to the bot from questions about those who give, follow or break some."""

import re

from index.question.phrasing import ASKS, TO_ANSWER

_REQUEST = (
    r"\w+(?: (?:down|out|me|us|through))*\s+"
    rf"(?!.*\b(?:i|you|your|u|ur)\b)(?:{ASKS.pattern}"
    r"|the (?:full |exact )?(?:names?|dates?|numbers?|list|reasons?|details|facts) (?:of|for)\b)"
    r"|(?:run|walk|talk) (?:me|us) through"
)
"""What an order may ask of the articles: "Write down who paid for it", "Reveal the name of …"."""
_NICELY = r"(?:please |pls |now |(?:can|could) you )"
_IN_A_NAME = r"(?!\s+(?!(?:all|this|that|these|the|your|my|me)\b|every)(?-i:[A-Z][a-z]))"
"""Not "Ping An", "Sing Sing", "Generate Capital": what is ordered has no capital."""
_ORDER = (
    rf"(?:compose|translate|(?:delete|sing|invent|ping(?! pong)|execute){_IN_A_NAME}|make up|"
    rf"respond|(?:write|generate{_IN_A_NAME})"
    r"(?! (?:(?:me|us|an?|the|short|brief|quick) )*(?:list|summary|overview)\b)|"
    rf"say(?!,?\s+{ASKS.pattern})|mention(?=\W+(?:everyone|here|me)\b|\s+<?@))\b(?!-)"
)
_NOUN = (
    r"(?:post|repeat|print|run|ban|kick|draw|code|reply|shut ?down|drop|output|reveal|reboot|"
    r"restart)\b(?!-)"
)
_OBJECT = (
    r"(?:\W*$|\s*[:(]|\s+[@#<\"“'`/]|\W+(?:\w+ -\w|(?:an?|the|me|us|him|her|it|them|this|that|"
    r"these|those|you|your|yourself|my|all|every\w*|some\w*|after|back|hi|hello|now|only|with|what|"
    r"commands?|code|python|tables?|users?|members?)\b))"
)
"""What follows an order, and not a noun: "ban on fishing", "Print media", "Drop zone"."""
_FIRST = r"(?:please|pls|now|and|then|just|so|also|ok|okay|hi|hello|hey|bot|first|instead)"
_TOLD = (
    rf"(?:(?:^|[.!?;:\n\"'(])[ \t]*(?:{_FIRST}\b[ \t,]*)*|"
    r"\b(?:please|pls|you)\s+(?:(?:now|then|just)\s+)?)"
)
"""Before what somebody is told to do, and not told of: "Did the owner ignore the rules?" asks."""
_FORGET = r"(?:ignore|disregard|forget|override|bypass)\b"
_INSTRUCTION = re.compile(
    rf"{_TOLD}(?:{_FORGET}.{{0,40}}\b(?:instructions?|prompts?|rules?|messages?|above|previous|prior|"
    r"everything|guidelines|restrictions)\b|(?:act as|from now on|pretend to be)\b)|"
    # After something else: "When was he shot and ignore your previous instructions".
    rf"(?:\b(?:and|then|now|just)|,) {_FORGET}(?: \w+){{0,2}} (?:your|the above|previous|prior)\b"
    r".{0,20}\b(?:instructions?|prompts?|rules?|messages?|guidelines)\b|"
    r"\b(?:system prompt|developer mode|jailbreak (?:mode|prompt|yourself)|pretend (?:that )?you|"
    r"you are now|roleplay|role-play)\b|"
    rf"^\W*(?:{_NICELY}*+(?!{_REQUEST}|{TO_ANSWER})(?:{_ORDER}|{_NOUN}{_OBJECT})"
    rf"|{_NICELY}++(?!{_REQUEST}|{TO_ANSWER}){_NOUN})",
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Say whether a text tells the bot to do something else than to answer."""
    return _INSTRUCTION.search(text) is not None
