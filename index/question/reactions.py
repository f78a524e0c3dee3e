"""What people say without asking: greetings, thanks, praise, "lol"."""

import re

from index.text.words import WORD

_OPINION = (
    r"(?:(?:(?:that|this|it)(?:'?s| is)|how|what) )?"
    r"(?:(?:an?|very|really|so|too|quite|pretty|not) )*"
    r"(?:cool|nice|great|perfect|awesome|amazing|excellent|brilliant|wonderful|fantastic|helpful|"
    r"useful|interesting|impressive|sad|tragic|terrible|awful|horrible|shocking|heartbreaking|"
    r"crazy|funny|weird|unbelievable|true|right|wrong|pity|shame|"
    r"(?:good|bad)(?= (?:answer|job|one|work|point|find|bot)\b))"
    r"(?: (?:answer|job|one|work|point|find|news|story)\b)?"
)
_INSULT = (
    r"(?:stupid|dumb|useless|bad|silly|rubbish|garbage|trash|crap|idiot|moron|fool|liar|lying"
    r"|pathetic|annoying|boring|broken|nonsense|bullshit|wrong)\b"
)
_RUDE = (
    r"(?:i (?:really )?(?:hate|love|like|despise) (?:you|u|this|it)|shut (?:the \w+ )?up|who asked"
    r"|(?:fuck|screw|piss)(?: (?:you|u|off|this|it|me))?|stfu|go away|get lost"
    r"|(?:you|u|this|that|it) (?:really )?sucks?"
    r"|(?:(?:(?:you|u|this|that|it)(?:'?re|'?s| are| is| r)|ur) (?:(?:an?|so|such|very|just) )*)?"
    rf"{_INSULT}(?: {_INSULT})*(?: bot\b)?)"
)
_ENGLISH = (
    r"hi+|hello+|hey+|hiya|yo|sup|good (?:morning|afternoon|evening|night|day)|greetings|"
    r"howdy|thanks?(?: you| u)?(?: (?:so|very) much)?|thx|ty|bye+|goodbye|cheers|"
    r"nice to meet you|welcome|how are (?:you|u)(?: doing)?(?: today)?|how r u|what'?s up|wassup|"
    r"ok(?:ay)?|wow|please|there|all|everyone|bot|again|later|guys|folks|mate|"
    rf"{_OPINION}|{_RUDE}|got it|i see|(?:that )?makes sense|well done|love (?:it|this)|exactly|"
    r"agreed|understood|good to know|yes|yeah|yep|no|nope|lol|lmao|hm+|oh+|ah+|aha|"
    r"(?:much )?appreciated|appreciate it|never mind|fair enough|of course|sure|same(?: here)?|"
    r"poor (?:man|woman|boy|girl|guy|kid|soul|thing)|(?:oh )?my god|damn|shit|good grief|"
    r"friend|a lot|happy (?:birthday|new year)(?: \w+)?|that was \w+|"
    r"see you(?: (?:tomorrow|soon|later))?|for (?:the|your) help"
)
_FRENCH = (
    r"merci(?: (?:beaucoup|bcp|bien|infiniment|d'avance|à (?:toi|vous|tous)))?|"
    r"pour (?:la|ta|votre|cette|l'|ton) ?(?:réponse|aide|info)|bonjour|bonsoir|salut|coucou|"
    r"bonne (?:journée|soirée|nuit|réponse|question)|au revoir|à (?:bientôt|demain|plus)|bravo|"
    r"d'accord|bien sûr|de rien|je vois|compris|c'est noté|oui|non|"
    r"(?:c'est )?(?:(?:très|trop|vraiment|si) )*(?:bien|super|génial|parfait|excellent|intéressant|"
    r"top|triste|terrible|horrible|vrai|faux|dommage)|quelle (?:horreur|tristesse)"
)
_OTHERS = (
    r"danke(?: (?:schön|sehr))?|vielen dank|hallo|guten (?:morgen|tag|abend)|alles klar|"
    r"(?:muchas )?gracias|hola|buen(?:os|as) (?:días|tardes|noches)|genial|perfecto|de nada|"
    r"(?:molte )?grazie|ciao|obrigad[oa]"
)
_GREETING = re.compile(
    # Atomic, or a long text would be tried in all the ways in which it is made of these.
    rf"(?:(?>(?:{_ENGLISH}|{_FRENCH}|{_OTHERS})\b)[\s,.!?…:)(-]*)+$",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "the a an of and or to in on at by for with from is are was were be been do does did it that "
    "this so hm hmm hmmm lol lmao brb idk omg wtf yes no yeah yep nope um uh oh ah k test "
    "gg jk np nvm rip xd oui non mdr ptdr tkt ja nein sí".split()
)
_LAUGHTER = re.compile(r"a?(?:ha){2,}h?|(?:he){2,}|l+o+l+|rofl")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


def says_nothing(text: str) -> bool:
    """Say whether a text is a reaction ("lol", "👍", "great answer!") and asks nothing."""
    silent = all(map(is_empty, words_in(text))) and not re.search(r"\d", text)
    return silent or is_greeting(text)


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case, without links and figures."""
    return [word.lower() for word in WORD.findall(_LINK.sub(" ", text))]


def is_empty(word: str) -> bool:
    """Say whether a word in lower case asks for nothing by itself: "the", "yes", "haha"."""
    return word in _EMPTY or _LAUGHTER.fullmatch(word) is not None


def is_greeting(text: str) -> bool:
    """Say whether a text only greets, thanks, agrees, praises or pities."""
    kept = re.sub(r"[^\w\s,.!?']", "", text.replace("’", "'"))
    return _GREETING.match(kept.strip()) is not None
