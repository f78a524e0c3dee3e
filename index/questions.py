"""What kind of message a text is, before anything is searched: a question, or something else."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.broad import topic_of
from index.phrasing import ASKS, bare, unframed
from index.sentences import split_sentences
from index.spelling import Vocabulary
from index.types import Refusal

_GREETING = re.compile(
    r"(?:(?:hi+|hello+|hey+|hiya|yo|sup|good (?:morning|afternoon|evening|night|day)|greetings|"
    r"howdy|thanks?(?: you| u)?(?: (?:so|very) much)?|thx|ty|bye+|goodbye|see you|cheers|"
    r"nice to meet you|welcome|how are (?:you|u)(?: doing)?(?: today)?|how r u|what'?s up|wassup|"
    r"ok(?:ay)?|cool|nice|great|wow|please|there|all|everyone|bot|again|later|guys|folks|"
    r"friend|a lot|happy (?:birthday|new year)(?: \w+)?|that was \w+|"
    r"see you (?:tomorrow|soon|later)|for (?:the|your) help)[\s,.!?…:)(-]*)+$",
    re.IGNORECASE,
)
_BOT = re.compile(
    r"\b(?:are|r|is|can|do|did|were|will|would|could|should) (?:you|u)\b(?!\.)|"
    r"\b(?:who|what|how|why|where|when)(?:'s| is| are| do| did| were| can| r)? "
    r"(?:you|u|your|ur)\b(?!\.)|"
    r"\b(?:your|ur) (?:name|developer|creator|maker|model|prompt|instructions|source code|owner|"
    r"purpose|favou?rite|opinion)\b|"
    r"\bwho (?:made|created|built|programmed|wrote|trained|owns) (?:you|u)\b|"
    r"\b(?:model|data|sources?|articles|language) (?:do|does|did|can|are|have) (?:you|u)\b|"
    r"\bstored? about me\b|\b(?:you|u) (?:have|has)? ?stored?\b|"
    r"\bwhat (?:model|data|articles) (?:do|does|are|have) (?:you|u)\b",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:can|do|did|will|would|could|should) (?:you|u)\b(?! (?:\w+ly )?(?:think|feel|believe|"
    r"like|want|love|hate|prefer|agree|know|learn|work|use|find|cite|quote|answer|understand|"
    r"speak|have)\b)",
    re.IGNORECASE,
)
"""Where "you" may be anybody: "How do you pronounce the name of the town?"."""
LONG_WORD = 5
"""Letters from which a word counts when it is asked whether a text is about the articles."""
_THE_BOT = re.compile(r"\b(?:this|the) (?:discord )?bot\b", re.IGNORECASE)
_INSTRUCTION = re.compile(
    # Told, not told of: "Did the owner ignore the safety rules?" is a question.
    r"(?:^|[.!?,;:\n\"'(]|\b(?:please|pls|now|and|then|just|you))\s*"
    r"(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|"
    r"messages?|above|previous|prior|everything|guidelines|restrictions)\b|"
    r"\b(?:system prompt|developer mode|jailbreak|pretend (?:to be|you|that you)|"
    r"you are now|roleplay|role-play)\b|"
    r"(?:^\W*|\b(?:you|please|now) )(?:act as|from now on)\b|"
    r"^\W*(?:please |pls |now )*(?:can you |could you )?(?:write|compose|translate|generate|"
    r"output|delete|sing|invent|make up|say|respond|ping|mention|reveal|reboot|restart|"
    r"post(?![ -](?:mortem|office|code|war|box)\b)|"
    # Nouns too: "ban on fishing", "drop in catches", "code of conduct".
    r"(?:repeat|print|execute|run|ban|kick|draw|code|reply|shut ?down|drop)"
    r"(?!\W+(?:of|in|on|for|by|from|at|date|works|offenders?)\b))\b",
    re.IGNORECASE,
)
FOREIGN = 0.45
"""py3langid's probability from which a text counts as of another
language. It is seldom surer of so few words; English ones are asked for first."""
CORPUS_SHARE = 0.5
"""A text of which this share of words stands in the articles is not called foreign: keywords
without any grammar mislead py3langid."""
NOISE_SHARE = 0.5
"""A text of which less than this share of words is known is noise."""

SHORT_QUESTION = 3
"""Words up to which a question says too little to stand by itself: "And where?", "By whom?"."""
_LEANING = re.compile(
    r"^\W*(?:and|but|so|or|what about|how about|et|mais|ou|alors|donc)\b"
    # Not after a hyphen: "Où le ferry a-t-il coulé ?" names what it is about.
    r"|(?<![-\w])(?:he|she|it|they|him|them|his|hers|their|theirs|its|this|that|these|those|there|then"
    r"|il|elle|ils|elles|lui|leur|leurs|cela|ça|celui|celle|ceux|celles|là)\b",
    re.IGNORECASE,
)

_OPENING = re.compile(
    r"^\W*(?:(?:at|in|on|by|for|to|with|since|from|of) )?"
    r"(?:who|whom|whose|what|which|when|where|why|how(?: (?:many|much|often|old|long|far))?)\b"
    r"\W*(?:(?:did|does|do|is|are|was|were|has|have|had|will|can|may|must)\b)?",
    re.IGNORECASE,
)
"""The words with which a question asks, and the verb that follows them out of its place."""

_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the is are were did does do what who when where why how which whose many much of and with "
    "from about that this have has had been there their they it by for to tell happened killed "
    "wat wich wen hw wer teh".split()
)
"""Words that stand in English questions and not in those of its neighbours."""
_MODALS = frozenset("would could should which where".split())
_EMPTY = frozenset(
    "the a an of and or to in on at by for with from is are was were be been do does did it that "
    "this so hm hmm hmmm lol lmao brb idk omg wtf ok okay yes no yeah nope um uh test".split()
)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def refusal_of(text: str, mended: str, known: Vocabulary) -> Refusal | None:
    """Return why a text is no question for the articles, or None when it may be one.

    ``mended`` is the text without its typing errors.
    """
    typed = text.replace("’", "'").strip()
    words = [word.lower() for word in _WORD.findall(_LINK.sub(" ", typed))]
    if _GREETING.match(re.sub(r"[^\w\s,.!?']", "", typed)) and words:
        return Refusal.GREETING
    if all(word in _EMPTY for word in words):
        return Refusal.NOISE
    if _is_foreign(typed, words, known):
        return Refusal.LANGUAGE
    asked = plain(mended)
    checks = (
        (Refusal.INSTRUCTION, _INSTRUCTION.search(typed) is not None),
        (Refusal.ABOUT_THE_BOT, _is_about_the_bot(topic_of(asked) or bare(asked), known)),
        (Refusal.NOISE, _is_noise(mended, known)),
    )
    return next((reason for reason, applies in checks if applies), None)


def _is_about_the_bot(question: str, known: Vocabulary) -> bool:
    """Say whether we are asked about; articles on bots of other kinds have "the bot", too."""
    if "bot" not in known.corpus and _THE_BOT.search(question):
        return True
    if _ANYBODY.search(question) and len(_BOT.findall(question)) == 1:
        words = {word.lower() for word in _WORD.findall(question) if len(word) >= LONG_WORD}
        return len((words - _MODALS) & known.corpus) < 2
    return bool(_BOT.search(question))


def _is_noise(mended: str, known: Vocabulary) -> bool:
    words = _WORD.findall(mended.lower())
    return sum(word in known for word in words) < NOISE_SHARE * len(words)


def follows_up(question: str) -> bool:
    """Say whether a question needs the one before it to be understood.

    One that stands by itself loses by being read with another. Of the follow-ups in
    tests/questions/followups.jsonl 39 of 40 do, of the questions in kenya.jsonl and news.jsonl
    fewer than one in ten (tests/retrieval/test_questions.py).
    """
    asked = unframed(question)
    return len(asked.split()) <= SHORT_QUESTION or bool(_LEANING.search(asked))


def plain(text: str) -> str:
    """Return what a text asks: its one sentence that asks, with nothing around it.

    "I need this for school. When was the officer shot?" asks what its second sentence asks. A text
    with two questions, or whose question leans on what stands beside it, is kept whole.
    """
    whole = unframed(text)
    lines = [(line, split_sentences(line)) for line in whole.splitlines()]
    sentences = [line[span.start : span.end] for line, spans in lines for span in spans]
    worded = [some for some in sentences if _WORD.search(some)]
    asking = [some for some in worded if some.endswith("?") or ASKS.match(some)]
    return unframed(asking[0]) if len(asking) == 1 and not follows_up(asking[0]) else whole


def subject_of(question: str) -> str:
    """Return what a question is about, without the words that ask: "the officer shot?"."""
    asked = bare(question)
    return topic_of(unframed(question)) or _OPENING.sub("", asked).strip() or asked


def _is_foreign(text: str, words: list[str], known: Vocabulary) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isascii() for letter in letters) < 0.5 * len(letters):
        return True
    if any(word in _ENGLISH for word in words):
        return False
    language, probability = _identifier().classify(text)
    sure = language != "en" and probability >= FOREIGN
    return sure and sum(word in known.corpus for word in words) < CORPUS_SHARE * len(words)
