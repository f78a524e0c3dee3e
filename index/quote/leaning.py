"""Sentences that lean: only an earlier one says whom they are about, or who says them."""

import re

from index.text.dates import CAPITAL_MONTH, CAPITAL_WEEKDAY
from index.text.english import english_words
from index.text.names import CAPITALS, NAME
from index.text.numbers import TENS, UNITS
from index.text.speech import is_all_speech

_PERIOD = (
    rf"(?:{CAPITAL_WEEKDAY}|day|year|month|week|weekend|night|spring|summer"
    r"|autumn|fall|winter|season|decade|century|morning|afternoon|evening|hour|minute"
    rf"|{CAPITAL_MONTH})"
)
_TIME = rf"(?:(?:\d{{1,2}}\s+)?{_PERIOD}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|\d{{4}})"
_FORMER = (  # a verb or a mark follows "the former" of two; a noun follows a former president
    r"[Tt]he former(?=\W*$|[,;:.’'–—]|\s+[–—]|\s+(?:who|which|and|also|did|does|has|had|is|was|will"
    r"|would|can|could|may|might|must|should|said|says|told|won|lost|left|made|took|went|became"
    r"|began|gave|got|came|held|met|kept|paid|fell|led|rose|saw|sent|wants|[a-z]+(?:ed|ly))\b)"
)
_NUMBER = rf"(?:{'|'.join(map(str.capitalize, [*UNITS, *TENS]))}|[1-9]\d{{0,2}})"
_SOME_OF_THEM = (  # "One of them", "Among these"; "those who …" say themselves who they are
    r"(?:(?:Not )?(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Many|Most|Several|Both"
    r"|All|None|Each|Half|Few|A few|Another|Neither|Either|\d+)(?: \w+)? of|(?:Not )?[Aa]ll|Half"
    r"|Among|Of) (?:them|these|his|her|their|its"
    r"|those(?! (?:who|whom|whose|that|which|in|at|on|of|from|with|without|under|near"
    r"|\w+(?:ing|ed))\b))"
)
_AS_BEFORE = (  # "So did three Liberal Democrats.", "Nor will the museum.": did what?
    r"(?:So|Nor|Neither) (?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may"
    r"|might|must|should)\b(?! not\b)(?![^.!]*\?)"
)
_EMPTY_IT = (  # nobody is meant: "It is not known who …", "It emerged on Monday that …"
    r"[Ii]t (?:(?:is|was|remains?|remained) (?:also |still |yet |not )*(?:\w+ly )?(?:un)?(?:clear"
    r"|known|certain|likely|decided|possible|true|expected|believed|thought|understood)\b"
    r"|(?:emerged|appear(?:s|ed)|seem(?:s|ed)|turned out|transpired)\b)"
)
_SAYS_NOT_WHO = (  # openings behind which a pronoun still is the first to say who is meant
    # "Additionally, he …", "However, they …"
    r"[A-Z][a-z]+ly|However|Moreover|Furthermore|But|And|So|Yet|Also|Still|Instead|Then|"
    r"Meanwhile|Later|Earlier|Nevertheless|Besides|Therefore|Thus|Afterwards?|Since then|"
    r"In (?:addition|turn|response|total|all|return|contrast)|For (?:example|instance)|"
    r"As a result|At the (?:same )?time|According to",
    # "On Monday, he …", "In 2024 she …"
    rf"(?:On|In|Last|Next|This|By|Since)\s+(?:(?:late|early|last|next)\s+)?{_TIME}"
    r"(?:\s+(?:morning|afternoon|evening|night))?",
    # "The next day, she …", "Two years later he …"
    rf"[Tt]he\s+(?:next|following|same|previous)\s+{_PERIOD}",
    rf"(?:An?|A few|[A-Z][a-z]+|\d+)\s+{_PERIOD}s?\s+(?:later|earlier|before|after)",
    # "Asked about the talks, he …": who was asked is not said in it.
    r"(?:Asked|Questioned|Pressed|Speaking|Writing|Born)\b[^.,;:!?]{1,120}(?=,)",
    # "Born in Ruan, Oster, on 9 May 1936, she …": nor who was born.
    r"Born\b[^.;:!?]{1,120}(?=, (?:he|she)\b)",
    # "After the vote, he …", "Yesterday she …"; a name among the words might say who.
    r"(?:After|Before|When|While|As|At|In|During|Within|With|Without|Under|Following|Despite|For"
    rf"|From|Upon|Once|If|Because|Since|Until|By|On)\b[^.,;:!?{CAPITALS}]{{1,100}}(?=,)",
    r"Yesterday|Today|Tonight|There",
)
_SAYS_WHICH = (  # "The two men killed on Monday were …", "the three towns that …", "the two Koreas"
    rf"(?: [{CAPITALS}][a-z]| (?:[\w-]+ ){{1,3}}?(?:who|whom|whose|which|that"
    r"|(?:\w+ed|found|held|hit|hurt|lost|seen|sent|shot|taken)"
    r" (?:after|at|by|during|for|from|in|near|on|outside|under|with)"
    r" (?:(?!(?:and|as|because|before|but|if|that|when|where|while) )\w+ ){1,8}?"
    r"(?:is|are|was|were|has|have|had|will|would)) )"
)
_PRONOUNS = (  # and what stands for somebody, or something, as they do
    _SOME_OF_THEM,
    _AS_BEFORE,
    "[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]ers?|[Tt]heirs?|[Ii]ts|[Hh]im|[Tt]hem",
    rf"[Tt]his(?!\s+{_PERIOD}\b)|[Tt]hese|[Tt]hose|[Tt]hat|[Ss]uch|[Bb]oth|[Nn]either",
    _FORMER,
    rf"[Tt]he (?:latter|pair|duo|(?:two|three|same)(?!{_SAYS_WHICH}))",
)
_LEANING = re.compile(
    r"[\s\"“”«'‘’(\[*_]*"
    rf"(?:(?:{'|'.join(_SAYS_NOT_WHO)})(?![^\W_])[*_]{{0,3}},?[*_]{{0,3}}\s+[*_]{{0,3}})?"
    rf"(?!{_EMPTY_IT})(?:{'|'.join(_PRONOUNS)})(?:[’'](?:s|d|ll|re|ve))?(?![^\W_])"
)
SPOKEN_BY_PRONOUN = re.compile(
    r"(?:[”\"»]|[.,!?…][’'])\s*(?:(?:he|she|they)\s+\w+|(?:said|added|told|says|explained|asked)\s+(?:he|she|they)\b)"
)
TOLD_BY_PRONOUN = re.compile(
    r",\s+(?:he|she|they)\s+(?:said|says|added|told|explained|wrote|noted|argued|warned)\b"
)
"""In reported speech: "There were 33, he said, because two had gone home."."""
_NO_NAME = rf"[^.,;:!?{CAPITALS}]"
_FINITE = (
    r"(?:said|says?|told|tells?|thought|thinks?|knew|knows?|felt|feels?|hoped?|hopes|is|are|was|were"
    r"|has|have|had|did|does|do|that|who|whom|whose|which|when|where|while|because|if|than|and|but"
    r"|or|came|went|took|got|saw|made|found|left|gave|met|kept|heard|\w+ed)\b"
)
_OF_SOMEBODY = (  # "The paper in which she described it …", "The house that he had built …"
    r"The [a-z]+(?:(?: [a-z]+)?(?: (?:at|by|for|from|in|of|on|to|with))? wh(?:ich|ere))?"
)
THEN_SOMEBODY = re.compile(
    r"[\s*_]*(?:"
    # As British papers put it, without a comma: "In a letter to the council she called …".
    r"(?:After|Away from|At|As|Before|By|During|For|From|In|On|Since|Under|Until|With|Without)"
    rf"(?: (?!{_FINITE})(?:[a-z][\w’'-]*|\d+|(?:(?<= at )|(?<= in ))[{CAPITALS}]\w+)){{1,9}}"
    # "The second of five children, she …", "Raised by an aunt, she …", "A keen cyclist, he …".
    rf"|(?:An?|The|One|[{CAPITALS}][a-z]+(?:ed|own)\b){_NO_NAME}{{1,80}},"
    # Of whom others speak: "Police said he …", "The court heard that she …".
    r"|(?:Police|Prosecutors|Officers|Detectives|Doctors|Friends|Neighbours) (?:said|say|believe)"
    r"|The (?:court|inquest|jury|hearing) (?:heard|was told)"
    rf"|{_OF_SOMEBODY}"
    r")(?: that)? (?:he|she) [a-z]"
)
THING_OF_SOMEBODY = re.compile(rf"[\s*_]*{_OF_SOMEBODY}(?: that)? (?:he|she) ")
_BY_AGE = re.compile(
    r"[\s*_]*(?:The \d{1,3}-year-olds?|The couple|All (?:two|three|four|five))"
    r"(?= (?:have|has|had|is|are|was|were|will|would|could|did|do|does|said|say|says|also|then"
    r"|later|now|left|died|met|took|went|came|made|won|lost|told|wants?|[a-z]+(?:ed|ly))\b)"
)
"""Named before: "The 67-year-old has …"; a 200-year-old bridge is not."""
_OF_THOSE_BEFORE = re.compile(
    r"[\s*_\"“«]*(?:(?:(?:At least|About|Around|Nearly|Almost|More than|Only|Just|All|Another"
    rf"|The other|A further) )?(?:{_NUMBER}(?:-[a-z]+)?|None)(?: others?| more)?"
    r"|(?:The )?(?:[Oo]thers?|[Rr]est)|Another|Half|Some|Most|Many|Several"
    r"|The (?:first|second|third|last|largest|smallest|oldest|youngest)) "
    r"(?:(?:is|are|was|were|died|fled|came|voted|survived|remained|will be)\b"
    r"|(?:has|have|had) (?!to\b))"
)
"""Of those that were named before: "Five have been discharged."; not "One has to wait"."""
_THE_FIRM = re.compile(
    rf"[\s*_]*(?:The|(?:After|At|Before|By|During|Following|For|From|In|On|Since)\b"
    rf"[^.,;:!?{CAPITALS}]{{1,100}}, the) "
    r"(?:company|firm|group|organi[sz]ation|charity|airline|carrier|club)(?=\s+[a-z])"
    r"(?!\s+(?:of|that|which|behind|in|at|on|from|with|for|to|run|owned|led)\b)"
)
"""Named before: "The company has offered …"; "The company behind the dam" says itself which."""
_THERE = re.compile(
    r"[\s*_\"“«]*(?:The [a-z]+|(?!(?:Was|Is|Has|Does|Perhaps|Sometimes|Always|Besides|Unless|This"
    r"|Yes)\b)[A-Z][a-z]+s|Police|People"
    r"|(?:Many|Most|Some|Few|Local) [a-z]+)"
    r" there (?!(?:is|are|was|were|be|will|would|may|might|must|could|can|should|seem"
    r"|remain|exist|came|come|follow|arose|stood|(?:has|have|had) been)(?:s|ed)?\b)[a-z]"
)
"""At a place that was named before: "Residents there say …"; not "Officials say there was …"."""
_THAT_ONE = re.compile(
    r"\b(?:den(?:y|ies|ied)|confirm(?:s|ed)?|reject(?:s|ed)?|disput(?:es|ed)|dismiss(?:es|ed)?"
    r"|comment(?:s|ed)? on|contradict(?:s|ed)?) this[\"”’']?[.!?]?\s*$"
    r"|\bthat(?:[\"”’']?[.!?]?\s*$|\s+(?:account|claim|version|allegation|accusation)\b"
    r"(?!\s+(?:that|of|which|was|is|were|are)\b))"
)
"""What was told before: "The trust would not comment on that."; "He rejected that account."."""
_DONE_THERE = re.compile(
    r"\b(?:[a-z]+ed|born|went|came|taught|lives?|works?|stays?|met|found|built|left|began|grew up)"
    r" there(?!['’]| (?:is|are|was|were|had|has|would|will|could|might|may|to be)\b)\b"
)
_AT_PLACE = re.compile(rf"\b(?:in|at|to|near|from) [{CAPITALS}]")
"""At a place that was named before: "She died there in 1941.", but not "… said there were"."""
SPEAKS = re.compile(r" (?:said|says|added|adds|told|explained|asked|wrote|warned|argued)\b")
RARE = 1_500
"""Times in pyspellchecker's counts; of those who speak more often, none is a surname alone."""
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_CAPITAL = re.compile(NAME)
_DATE = re.compile(rf"(?:{CAPITAL_MONTH}|{CAPITAL_WEEKDAY}s?)(?!\w)")
_FIRST = re.compile(r"\w")


def leans(text: str) -> bool:
    """Tell whether only an earlier sentence says whom a sentence is about, or what, or who says it.

    Of "Ada Li denied this." an earlier one says what.
    """
    return leans_on_somebody(text) or bool(_THAT_ONE.search(_TAG.sub(" ", text)))


def leans_on_somebody(text: str) -> bool:
    """Tell whether only an earlier sentence says whom a sentence is about, or who says it."""
    text = _TAG.sub(" ", text)
    if _LEANING.match(text) or SPOKEN_BY_PRONOUN.search(text) or _THE_FIRM.match(text):
        return True
    openings = (THEN_SOMEBODY, _BY_AGE, _OF_THOSE_BEFORE, _THERE)
    if any(opening.match(text) for opening in openings):
        return True
    told = TOLD_BY_PRONOUN.search(text)
    if told and not _CAPITAL.search(text, 1, told.start()):
        return True
    return is_all_speech(text)


def leans_on_firm(text: str) -> bool:
    """Tell whether a sentence is about "the company" that an earlier one names."""
    found = _THE_FIRM.match(_TAG.sub(" ", text))
    return found is not None and found[0].endswith(("airline", "carrier", "company", "firm"))


def leans_on_place(text: str) -> bool:
    """Tell whether a sentence says that something was done "there", without naming a place."""
    there = _DONE_THERE.search(text)
    return there is not None and not _AT_PLACE.search(text, 0, there.start())


def has_name(text: str) -> bool:
    """Tell whether a name stands in a sentence; an English word that opens it is none.

    A rare one is where it speaks: in "Brandt said that …", but not in "Police said that …".
    """
    first = _FIRST.search(text)
    return any(
        (first and word.start() > first.start()) or _opens_as_name(text, word[0], word.end())
        for word in _CAPITAL.finditer(text)
        if not _DATE.match(text, word.start())
    )


def _opens_as_name(text: str, word: str, end: int) -> bool:
    count = english_words().get(word.lower(), 0)
    return not count or (count < RARE and SPEAKS.match(text, end) is not None)
