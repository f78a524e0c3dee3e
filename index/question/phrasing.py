"""Polite words around a question: they ask nothing, but they mislead the reader.

Of the questions that are answered when asked alone, every second one was refused after "Hi, quick
question:" or before "according to the article?". Only whole phrases are taken off, at the ends.
"""

import re

from index.text.dates import PRESENT
from index.text.names import CAPITALS
from index.text.speech import SAID
from index.text.words import WORD

ASKING = "who|whom|whose|what|when|where|which|why|how"
"""Question words."""
_WORDS = rf"(?:{ASKING}|whether|if)\b"
ASKS = re.compile(_WORDS, re.IGNORECASE)
"""The words that a question begins with."""
_ASKED = rf"(?=\W+{_WORDS})"
_LED = rf"(?:(?:at|in|on|by|for|to|with|since|from|of) )?{_WORDS}"
_ASKING_WORD = re.compile(rf"\b(?:{ASKING})\b", re.IGNORECASE)
_MARKED = re.compile("[?？]")
VERBS = (
    r"(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
    r"(?:n['’]t)?|(?:ca|wo)n['’]t)\b"
)
"""The verbs that a question begins with, or moves in front of its subject."""
OPENS = re.compile(rf"\W*(?:(?:and|but|so|or|also|then)\b[\s,]*)*(?:{_LED}|{VERBS})", re.IGNORECASE)
"""The beginning of a question: "In which year …", "And did he …"."""
SOMEBODY_CAN = (
    r"(?:can|could|would|will|do|did) (?:you|u|anyone|anybody|someone|somebody)(?: guys| here)?"
)
"""To whom a polite request is put: "Could anybody …"."""
_MARK = r"(?=\s*[,:;.!–—]|\s+-\s)"  # no hyphen: "so-called", "right-wing", "hi-fi"
_SOMEBODY = r"(?:anyone|anybody|someone|somebody)(?: here)?"
ALSO = r"(?:(?:and|but|so)(?: (?:what|how) about)?|(?:what|how) about)"
"""How a follow-up begins that names something else: "And Benin?", "What about Ruto?"."""
ARTICLES = "(?:articles?|texts?|stor(?:y|ies))"
"""What an article is called, whichever it is."""
_ARTICLE = rf"(?:the|this|these|your|our) (?:(?:news|given|above) )?{ARTICLES}\b(?: above)?"
_FROM = (
    rf"(?:according to|as per|per|based on|judging by|in|from) {_ARTICLE}"
    r"|according to (?:the|your) sources?\b"
)
_KNOWS = (
    rf"(?:(?:does|do) )?{_SOMEBODY} (?:happen to )?(?:know|remember)\b"
    rf"|(?:can|could|would) {_SOMEBODY} (?:please )?(?:tell|remind) (?:me|us)\b"
    r"|(?:do you have |got )?any (?:idea|clue)\b"
)
NOW = (
    rf"(?:so far|(?<!for )(?-i:now)|right now|{PRESENT}"
    r"|to date|as of (?:now|today)|(?:up )?(?:un)?till? now|up to now)\b"
)
"""Words for the present: they ask nothing by themselves."""
_PLEASE = r"(?:please|pls|plz)\b"
_THANKS = (
    r"(?:thanks|thank (?:you|u)|thx)\b"
    r"(?: (?:a lot|(?:so|very) much|all|guys|everyone|everybody))?(?: in advance)?"
)
_MURMUR = (
    r"(?:ah+|oh+|aha|h+m+|ok(?:ay)?|yes|yeah|yep|no|nope|nah|lol|i see|got it|understood|sorry"
    r"|nice|great|cool|wow|good|perfect|interesting)\b"
)
_FACTS = (
    r"(?:information|info|news|details?|background|updates?|names?|quot(?:es?|ations?)|facts?"
    r"|figures?|numbers?|dates?|evidence|articles?|reports?|stories|anything|something)\b"
)
_OURS = r"(?:me|us|my|you|u|your|ur|yourself)\b"
"""Whoever asks about these asks about the bot."""
TO_ANSWER = (
    r"(?:(?:answer|reply|respond)(?: (?:only|just|briefly|shortly|in|with|using|the|an?|one|two"
    r"|three|single|short|few|sentences?|words?|yes|no|or|and|names?|number|date|year|place))*"
    r"|in (?:an?|one|two|three|a few) (?:single |short )?(?:sentences?|words?)|be brief|briefly)"
    rf"[,:;.!]\s+(?={_LED}|{VERBS})"
)
"""How a question is to be answered: "Answer in one sentence: …". A quote is what it is."""
_BEFORE = (
    rf"{TO_ANSWER}",
    rf"\d{{1,2}}[.)](?=\s+(?:{_LED}|{VERBS}))",
    r"(?:hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening))\b"
    r"(?: (?:there|all|everyone|everybody|guys|folks|team|friends?|bot)\b)*"
    # Not before a name: "Hello Kitty".
    rf"(?:{_MARK}|{_ASKED}|(?=\W+(?:can|could|would|do|does|did|please|i)\b|\s+(?-i:[a-z@])))",
    # Only before a mark: "Well water", "Right of way" and "Thanks to whom" are no asides.
    rf"(?:well|so|ok(?:ay)?|right|also|again|sorry|excuse me|by the way|btw|bot|guys|now|{_THANKS}"
    rf"|out of curiosity|{NOW}){_MARK}",
    r"(?:sorry|apologies)(?: to (?:bother|disturb|interrupt|ask)(?: (?:you|u|again))?)?,? but\b",
    r"(?:(?:i have|i've got|i got|just|here is) )*(?:(?:a|an|one|another|my) )?"
    r"(?:(?:quick|short|small|little|simple|last|more|next|other) )*"
    r"(?:question|thing|(?<=(?:quick|short|small) )one)"
    rf"(?: for (?:you|u|the bot))?{_MARK}",
    rf"(?:so )?(?:(?:i am|i'm|i was|i've been) )?(?:just )?(?:curious|wondering)\b(?:{_MARK}"
    rf"|{_ASKED})",
    # Only before what goes on: "Nice, France", "No. 10 Downing Street".
    rf"{_MURMUR}(?:[\s,.!;…]+{_MURMUR})*"
    rf"(?=\s*[,.!;:…–—]+\s*(?:(?:and|but|so|i|can|could|do|does)\b|{_LED}))",
    rf"i was asking(?: to ask)?(?:{_MARK}|(?=\W+{_LED}))",
    r"i meant?\b(?: to ask\b)?",
    rf"(?:also |then )?(?:say(?!:)|repeat|reveal|write(?: (?:down|out|me|us))*){_ASKED}",
    rf"(?:do (?:you|u) have|have (?:you|u)(?: got)?) (?=(?:(?:any|the|some|more) )*{_FACTS}"
    rf"(?!.*\b{_OURS}))",
    r"(?:can|could|may|might) i (?:just |please )?ask\b(?: (?:you|u)\b)?",
    r"(?:i|we)(?:'d| would| just)? (?:want|wanted|need|like|love) to (?:ask|find out|understand)\b"
    rf"(?: (?:you|u)\b)?(?:{_MARK}|{_ASKED})",
    r"(?:find out|look up|search(?: for)?|check|figure out|explain|bro|dude|mate|man|yo)\b"
    rf"(?:{_MARK}|{_ASKED})",
    rf"i (?:do not|don't) (?:know|understand|get|remember)\b{_ASKED}",
    rf"(?:{_FROM})(?:{_MARK}|{_ASKED})",
    rf"(?:{_KNOWS}){_ASKED}",
    rf"@(?:(?:everyone|here)\b|[\w.-]*\w(?=\W+(?:{_LED}|{VERBS}|tell|show|explain|please)\b))",
    r"(?:is|was) (?:it|the bot) (?:really )?(?:true|right|correct|the case) that\b",
    r"are (?:you|u) (?:really |quite )?(?:sure|certain)(?: that)?"
    r"(?= (?:the|an?|(?-i:[A-Z]\w+)) \w+ \w)",
    # "I have this bot on my server, so: when was he shot?"
    rf"(?!{_LED}\W+{VERBS}|{VERBS})(?=[^?]{{0,200}}?\b(?:i|my|we|our)\b)"
    rf"[^?\"“]{{1,200}}?\b(?:this|your) bot\b[^?\"“]{{0,200}}?"
    rf"(?:[.:;–—]|,(?=\s*so\b))\s*(?:(?:so|and|but)\b\W*)?(?={_LED})",
    rf"(?:[^?,\"“]{{1,60}}, )?(?:since|as|because|now that) [^?,:\"“]{{0,120}}?"
    rf"\b(?:this|the|your) bot\b[^?,:\"“]{{0,80}}[,:]\s*(?={_LED})",
    r"i(?:'ve| have)? (?:just )?(?:heard|read)(?: somewhere)? that\b",
    # Whoever asks whether it is true asks what they were told: "A friend said he died, true?".
    r"(?:(?:my|an?) \w+|someone|somebody|people|they|i(?:'ve| have)?) (?:(?:just|also|once) )?"
    r"(?:said|say|says|claims?|claimed|(?:told|tells) (?:me|us)|heard|read|saw)"
    r"(?: somewhere| online)?(?: that)?\b(?=[^?]*\b(?:true|right|correct|real)\W*$)",
    _PLEASE,
)
_AFTER = (
    rf"(?P<belongs>{_FROM}|{_KNOWS}|{NOW}|(?:do you know|(?:can|could) you (?:please )?tell me)\b)",
    *(_PLEASE, _THANKS),
    r"(?:exactly|precisely|actually|though|tho|anyways?|by the way|btw|lol|i wonder)\b",
    r"just (?:curious|wondering|asking)\b",
    r"(?<=[?,.!;(] )(?:(?:it|this)(?:'?s| is)|i need (?:it|this|to know)) for "
    r"(?:(?:my|an?|our|the) )?(?:\w+ )?"
    r"(?:homework|school|class|essay|assignment|project|presentation|paper|report|exam|quiz)\b",
    r"asking for a friend\b",
    r"(?<=[,.!;] )(?:is (?:that|this|it) (?:really )?)?(?:true|right|correct)\b",
)
"""What ``belongs`` to a question of which nothing else is left: "How do you know?"."""
_UNASKED = re.compile(
    rf"\W*(?:(?:and|but|so) )?(?:{_LED}(?:\s+{VERBS})?"
    rf"|{VERBS}\s+(?:\w+|(?-i:[{CAPITALS}]\S+(?:\s+[{CAPITALS}]\S+)*)))",
    re.IGNORECASE,
)
# Possessive: behind a thousand marks all of it is looked for once, not behind each.
_OPENING = re.compile(rf"[^\w@]*+(?:{'|'.join(_BEFORE)})[\s,:;.!–—-]*", re.IGNORECASE)
_CLOSING = re.compile(rf"[\s,:;.!(–—-]*\b(?:{'|'.join(_AFTER)})[^\w\"'”’»]*$", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?<=\w)\s*[,?!.][\s,?!.]*@[\w.-]*\w\W*$")
"""Who is to answer, behind a question of some words: "When was he shot? @Alice"."""
_POLITE = re.compile(
    # "So" alone says that a question follows another, which whoever reads on may want to know.
    rf"^\W*(?:(?:so|ok(?:ay)?|well)\b(?:\W+so\b)?{_ASKED}|"
    # "Could you please tell me …", "Can anyone look up …"
    rf"{SOMEBODY_CAN} "
    r"(?:please |pls |kindly |happen to )*(?:tell|explain|say|show|give|find(?: out)?|describe|"
    r"remind|inform|know|hear|remember|help|let|write|"
    rf"(?:check|look (?:up|for)|search for|list|name|quote|cite|mention|confirm)(?! {_OURS}))\b"
    r"(?: (?:me|us)\b)?(?: (?:know|understand))?|"
    r"are (?:you|u) able to (?:tell|explain|say|show|find(?: out)?)\b(?: (?:me|us)\b)?|"
    # "Please tell me …", "Let me know …"
    r"(?:(?:and|also|then|please),? )*(?:(?:tell|show|remind) (?:me|us)|let me know)|"
    # "What can you tell me …", "What do you have on …"
    r"what (?:do|can|could) (?:you|u) (?:know|say|tell (?:me|us))|"
    rf"what (?:do|have) (?:you|u) (?:have|got) (?:on|about)(?! {_OURS})|"
    # "I'd like to know …", "I wonder if anyone knows …", "I wonder …"
    r"i(?:'d| would)?(?: also)? (?:want|like|love|need) to know|"
    r"(?:i wonder )?(?:if|whether) (?:you|u|any\w+|some\w+) (?:(?:can|could|would|might|may) )?"
    rf"(?:please )?(?:tell|say|knows?|explain|show)(?: (?:me|us))?{_ASKED}|i(?: also)? wonder)\b"
    r"[\s,:]*(?:please\b)?[\s,:]*",
    re.IGNORECASE,
)
"""What comes before a question that is put politely, or before what a broad request is about."""
_THINKS = re.compile(
    rf"(?P<asked>\b(?:{ASKING})(?: \w+){{0,3}}?) (?:(?:do|did|would) (?:you|u) (?:think|reckon"
    r"|suppose|believe|guess)|did (?:you|u) say)\b(?= (?:he|she|it|they|the|an?|his|her|their|this"
    r"|that|these|those|(?-i:[A-Z])\w+)\b \w+(?: \w|\W*$))",
    re.IGNORECASE,
)
"""Where the question is whole without it: "Where do you think he was shot?"."""
_NEGATED = re.compile(
    r"^(?P<before>\W*(?:(?:and|but|so)\b\W*)?)(?P<verb>is|are|was|were|do|does|did|has|have|had|ca"
    r"|could|wo|would|should)n['’]t\b",
    re.IGNORECASE,
)
"""Who asks "Didn't the brakes fail?" asks whether they did."""
_WHOLE_VERB = {"ca": "can", "wo": "will"}
_END = 120
"""Characters at the end among which closing words are looked for."""
_WHOLE = 3
"""Words of a question from which an address behind it is none of them: "Who is @alice?"."""


def unframed(question: str) -> str:
    """Return the question without greetings, thanks, "according to the article" and the like.

    Where nothing would be left, nothing is taken off. It ends with one question mark if it had any.
    """
    start, end = 0, len(question)
    addressed = _ADDRESSED.search(question, max(0, end - _END))
    if addressed and len(WORD.findall(question[: addressed.start()])) >= _WHOLE:
        end = addressed.start()
    while (found := _OPENING.match(question, start)) and WORD.search(question, found.end()):
        start = found.end()
    while found := _CLOSING.search(question, max(start, end - _END), end):
        if not WORD.search(question, start, found.start()) or _is_needed(found, start):
            break
        end = found.start()
    asked = question[start:end].rstrip(" ,;:!?(")
    mark = "?" if "?" in question[start + len(asked) :] else ""
    return f"{asked}{mark}" if WORD.search(asked) else question


def _is_needed(closing: re.Match[str], start: int) -> bool:
    """Say whether a question is none without its closing words: "Is Jean Dutra in the article?"."""
    joined = closing["belongs"] and closing.group().lstrip()[0].isalpha()
    return bool(joined and _UNASKED.fullmatch(closing.string, start, closing.start()))


def asks(sentence: str) -> bool:
    """Say whether a sentence is a question: by its mark, its first word, or politely put."""
    return sentence.endswith("?") or ASKS.match(bare(sentence)) is not None


def with_mark(question: str) -> str:
    """Return what asks with a question mark: the reader goes by it.

    A statement in which somebody "who" did something has its full stop.
    """
    if _MARKED.search(SAID.sub("", question)):
        return question
    states = question.endswith((".", "!")) and not _ASKING_WORD.match(question)
    asked = not states and (OPENS.match(question) or _ASKING_WORD.search(question))
    return f"{question.rstrip(' .!…')}?" if asked else question


def bare(question: str) -> str:
    """Return the question also without the polite words before it ("Could you tell me …")."""
    return impolite(unframed(question))


def impolite(plain: str) -> str:
    """Return an unframed question without the polite words before it."""
    asked = _THINKS.sub(r"\g<asked>", _POLITE.sub("", plain))
    return _NEGATED.sub(_affirmed, asked) if WORD.search(asked) else plain


def _affirmed(negated: re.Match[str]) -> str:
    verb = negated["verb"]
    whole = _WHOLE_VERB.get(verb.lower(), verb)
    return negated["before"] + (whole.capitalize() if verb[0].isupper() else whole)
