"""Sentence boundaries of a paragraph, with the repairs that news text needs."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from index.text.dates import CAPITAL_WEEKDAY, MONTH_CUT
from index.text.names import CAPITALS
from index.text.speech import with_single_marks
from index.types import Span

_BEFORE_SPEECH = "([{—–-‘“>:"
_STRAIGHT_QUOTE = re.compile(r"\"")
_ANY_QUOTE = re.compile(r"[\"“”«»„]")
_DANGLING = re.compile(r"(?<=\s)[“‘«(\[{]+\s*$")
_LIST_NUMBER = re.compile(r"^[\s*_#]*(?:\d{1,3}|[A-Za-z])\\?[.)]\s*$")
_TAG = r"<sup\b[^<>]{0,80}>.{1,200}?</sup>|</[A-Za-z][^<>]{0,80}>|<[bh]r ?/?>"
_CLOSING_TAG = re.compile(_TAG, re.IGNORECASE)
_CLOSES = (  # a mark that closes, or a reference to a note: "fell.[1]", "fell.[^1]"
    r"(?:[”’»)\]}\"]|(?:[*_]++|~~)(?![\w“‘«(])|[¹²³⁰⁴-⁹]|\[\^?\w[\w -]{0,19}\](?!\()"
    rf"|{_TAG})"
)
_CLOSING = re.compile(rf"{_CLOSES}+", re.IGNORECASE)
_END = re.compile(rf"[.!?…。？！؟:;](?:{_CLOSES}|')*+$", re.IGNORECASE)
_SHORT_FORM = re.compile(rf"\b(?:{MONTH_CUT}|Nos?)\.$")
_INITIAL = re.compile(rf"\b[{CAPITALS}]\.$")  # and the next, where nothing parts them: "D-N.Y."
_NEXT_INITIAL = re.compile(rf"[{CAPITALS}]\.")
_ELLIPSIS = re.compile(r"(?<=\w\w)…(?=\s)")  # before a capital, as three full stops are
_WORD_BEFORE = r"(?:^|[\s(\[“‘«\"'*_])"
_ADDRESS = (
    r"Mrs?|Ms|Mx|Mmes?|Mlle|Messrs|Dr|Prof|Rev|Hon|Govs?|Sens?|Reps?|Pres|Amb|Cllr|Supt|Insp|Det"
    r"|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Cpl|Spc|Pfc|Pte|Pvt|Ald"
    r"|Fr|St|Ste|Mt|Ft|Atty|Ofc|Eng|Dep"
)
_TITLE = re.compile(  # forms of address: a name follows, so the full stop never ends a sentence
    _WORD_BEFORE
    # An initial with an accent: "É. Dupont".
    + rf"(?:{_ADDRESS}|[{CAPITALS}]\.-[{CAPITALS}]|(?![A-Z])[{CAPITALS}])\.\s*$"
)
_NUMBERED = re.compile(  # a figure follows these: "No. 5", "approx. 5 kg", "3. 5" (a typo)
    _WORD_BEFORE + r"(?:\d{1,3}|[A-Z]|[Aa]pprox|[Ee]st|[Ii]ncl|[Tt]el|cf|[Nn]os?|[Vv]ol|[Pp]p?"
    r"|[Cc]h|[KTU]?[Ss]hs?)[.)]\s*$"
)
_CLOCK = re.compile(r"\d\s?[AaPp]\.[Mm]\.\s*$")
_DAY = re.compile(  # what follows a time in the same sentence: "at 4:20 p.m. Saturday"
    rf"\s*(?:{CAPITAL_WEEKDAY}\b|(?:[ECMP][SD]?T|BST|IST|[CEW]AT|CET|GMT|UTC)\b"
    r"|(?:Eastern|Central|Mountain|Pacific)"
    r"(?=\s+(?:[Tt]ime|[Ss]tandard|[Dd]aylight|on|and|\w+day)\b|[,.;)])"
    rf"|(?:{MONTH_CUT}|May|June?|July?)[a-z]*\.? \d)"
)
SUBHEAD = 3
"""Words in capitals up to which a line may be a subhead; a notice has more."""
_WORD = re.compile(r"\w")
_SPEECH = re.compile(r"\s*[*_]*[“\"‘«]")
_ASKED_ALOUD = re.compile(r"[?!][”’»\"][*_]*\s*$")
_SPEAKER = re.compile(  # who said it, by name or office: "Why?" Mayor Jane Holt asked
    rf"[”’»\"]?[*_]*\s*([{CAPITALS}][\w.’'-]*,?\s+(?:[\w.’'-]+,?\s+){{0,6}}?(?:said|says|asked"
    r"|asks|added|told|shouted|yelled|cried|wondered|wrote|replied|exclaimed|demanded)\b)"
)
_ONLY_ASKS = re.compile(
    # Of several sentences, only the last asks: they may well tell something. An interview says who
    # asks: "Q: How did you learn it?", "Le Monde: Why?".
    rf"[\s*_]*+(?:[{CAPITALS}][\w.’'-]*(?: [{CAPITALS}][\w.’'-]*){{0,2}}:)?"
    r"[^.!?…:]*\?[^\w.!?…]*"
    r"|[\s*_]*+(?:Q|Question):.*"
    r"|[\W_]*",
    re.DOTALL,
)
_NO_END = re.compile(rf"\b(?:{_ADDRESS}|[{CAPITALS}])\.|(?<=\d)\.(?=\d)")
"""Full stops inside a sentence: "Ms. Blix, why did the U.S. pay 1.5 million?"."""
_STATES = re.compile(
    # What is said to whoever answers is put to them: "Q: You use no engines. Is that true?".
    r"[\s*_]*(?:Q|Question):(?!.*(?:\?|\b(?i:you|your|us|me)\b)).*\w",
    re.DOTALL,
)
_ASKS_AT_ITS_END = re.compile(r"\?[^\w.!?…]*$")
_ORDINARY = re.compile(  # short forms, too: "He left in May. Critics …", "25 km/h. Faster …"
    _WORD_BEFORE + r"(?:[Mm]ay|art|ill|[Ff]ed|ore|me|ok|OK|id|ID|[Nn]o|\w{1,3}/[a-z])\."
    rf"(?=\s+[\"“‘«*_]*(?![IVXLC]+\b)[{CAPITALS}])"
)
_FULL_WIDTH = re.compile(r"[。！？]{1,64}+[”’」』）]*(?=[\w。！？])")
"""Ends of sentences, and places within a row of marks that nobody writes."""
PORTION = 4000
"""Characters; one with full-width marks takes 4 ms."""
LAST_WORD = 40
MAX_SPEECH = 600
"""Characters; a longer speech is divided at its own sentences, each of which can be found."""


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of one paragraph as spans of ``text``.

    The spans are in order, do not overlap, are free of outer white space, and together cover every
    character that is not white space. Speech in quotation marks is kept with its closing mark.
    """
    code = language.partition("-")[0].lower()
    regular = _regular(text)
    joined = _joined(text, _segmented(regular, code))
    divided = (
        piece for start, end in joined for piece in _divided(text, regular, start, end, code)
    )
    spans = (_trimmed(text, start, end) for start, end in divided)
    return tuple(span for span in spans if span.length)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does, not as a headline or the middle of one."""
    return _END.search(line) is not None and not _SHORT_FORM.search(line)


def only_asks(sentence: str) -> bool:
    """Say whether a sentence tells nothing: a question, as in an interview, or no words at all."""
    return _ONLY_ASKS.fullmatch(_NO_END.sub(" ", sentence)) is not None


def is_subhead(line: str) -> bool:
    """Tell whether a line is a word or three in capitals: "LIBRARY", above what is told of it."""
    return line.isupper() and len(line.split()) <= SUBHEAD and not ends_sentence(line)


def states_first(sentence: str) -> bool:
    """Tell whether it is what who asks tells before: "Q: It lost 11 million. Why go on?"."""
    return _STATES.match(sentence) is not None


def asks_at_its_end(text: str) -> bool:
    """Tell whether a text of some sentences ends with a question."""
    return _ASKS_AT_ITS_END.search(text) is not None


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text, line by line."""
    lines = ((line, split_sentences(line)) for line in text.splitlines())
    return [line[span.start : span.end] for line, spans in lines for span in spans]


def _segmented(text: str, code: str) -> list[tuple[int, int]]:
    pieces = [
        (start + found["start_index"], start + found["end_index"])
        for start, end in _portions(text)
        for found in get_sentence_boundaries(code, text[start:end])
    ]
    for number in range(len(pieces) - 1):
        start, end = pieces[number]  # as the piece before may have moved it
        # The mark of a speech that nothing closes is left with the sentence before it.
        if dangling := _DANGLING.search(text, max(start, end - LAST_WORD), end):
            pieces[number] = (start, dangling.start())
            pieces[number + 1] = (dangling.start(), pieces[number + 1][1])
    return pieces


def _portions(text: str) -> Iterator[tuple[int, int]]:
    """Cut where full-width marks end sentences: for these a segmenter takes the square of time."""
    start = 0
    for mark in _FULL_WIDTH.finditer(text):
        if mark.end() - start >= PORTION:
            yield start, mark.end()
            start = mark.end()
    if start < len(text):
        yield start, len(text)


def _divided(text: str, regular: str, start: int, end: int, code: str) -> list[tuple[int, int]]:
    """Divide a long speech, which a segmenter keeps whole, as if it had no quotation marks."""
    if end - start <= MAX_SPEECH:
        return [(start, end)]
    plain = _ANY_QUOTE.sub(" ", regular[start:end])
    return _joined(text, [(start + first, start + last) for first, last in _segmented(plain, code)])


def _regular(text: str) -> str:
    """Return a copy of equal length for the segmenter: no line breaks, quotation marks in pairs.

    An ellipsis is a full stop to it; a small letter after it joins the sentence again. Words that
    it takes for short forms are hidden from it where they end a sentence.

    Straight marks, and texts that open with one kind and close with another, hide from a segmenter
    that a speech is one; a mark opens when white space, a bracket or a colon stands before it.
    """

    def curly(mark: re.Match[str]) -> str:
        before = text[max(0, mark.start() - 4) : mark.start()]
        after = text[mark.end() : mark.end() + 1]
        if after.isalnum():  # emphasis may begin with the speech: *"I saw it," he said.*
            before = before.rstrip("*_")
        opens = (not before or before[-1].isspace() or before[-1] in _BEFORE_SPEECH) and (
            not after.isspace()
        )
        return "“" if opens and after else "”"

    # Blanks belong to the sentence before them, and so do tags that close.
    text = _CLOSING_TAG.sub(lambda tag: " " * len(tag[0]), text)
    stopped = _ORDINARY.sub(lambda found: found[0][0].ljust(len(found[0]) - 1, "x") + ".", text)
    stopped = with_single_marks(_ELLIPSIS.sub(".", stopped))
    return _STRAIGHT_QUOTE.sub(curly, stopped).replace("\n", " ").replace("\r", " ")


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        begin = start
        if joined:
            # The last word decides; a whole long sentence would cost time with every piece.
            previous = text[max(joined[-1][0], joined[-1][1] - LAST_WORD) : joined[-1][1]]
            if (
                not text[start:end].strip()
                or _belongs_together(previous, text[start:end])
                or _names_speaker(text, joined[-1][0], start, end)
            ):
                joined[-1] = (joined[-1][0], end)
                continue
            if (closing := _CLOSING.match(text, start, end)) and not previous[-1].isspace():
                joined[-1] = (joined[-1][0], closing.end())
                begin = closing.end()
        joined.append((begin, end))
    return joined


def _belongs_together(previous: str, following: str) -> bool:
    """Tell whether a boundary was set inside a sentence: before a small letter or in a number."""
    first = following.lstrip("*_").lstrip()[:1]
    return (
        first.islower()
        or (first.isdigit() and _NUMBERED.search(previous) is not None)
        or _LIST_NUMBER.match(previous) is not None
        or _TITLE.search(previous) is not None
        or (_NEXT_INITIAL.match(following) is not None and _INITIAL.search(previous) is not None)
        or (_DAY.match(following) is not None and _CLOCK.search(previous) is not None)
        or not _WORD.search(previous)
    )


def _names_speaker(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether a piece says who asked or called what the sentence before it, a speech, says."""
    if not _SPEECH.match(text, begin) or not (who := _SPEAKER.match(text, start, end)):
        return False
    named = who.start(1)
    return _ASKED_ALOUD.search(text, max(begin, named - LAST_WORD), named) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, max(start, start + len(piece.strip())))
