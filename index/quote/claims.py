"""Claims that an article checks: alone, what is false would be quoted as a fact."""

import re

from index.store.open_index import OpenIndex
from index.text.comments import has_comment
from index.types import Span

_NUMBER = r"(?: ?#?\d{1,2})?"
_CLAIM = rf"(?:the )?(?:claim|myth|what (?:was|is) claimed){_NUMBER}"
_VERDICT = (
    r"(?:the |our )?(?:verdict|rating|ruling|conclusion|facts?|fact[ -]check|truth|reality)"
    rf"{_NUMBER}"
)
# What is called a myth is one: what stands right below it says so, labelled or not.
_MYTH = rf"myth{_NUMBER}[*_ ]*:.*\w.*"


def _beginning(words: str) -> re.Pattern[str]:
    return re.compile(rf"[\s*_>(•-]*{words}", re.IGNORECASE | re.DOTALL)


_CLAIM_LABEL = _beginning(rf"{_CLAIM}[*_ ]*:(?=.*\w)")
_CLAIM_HEAD = _beginning(rf"{_CLAIM}[*_: ]*")
_VERDICT_LABEL = _beginning(rf"{_VERDICT}[*_ ]*:(?=.*\w)")
_VERDICT_HEAD = _beginning(rf"(?:{_VERDICT}[*_: ]*|{_MYTH})")
_CLAIMED = r"(?:claims?|rumou?rs?|reports?|figures?|stor(?:y|ies)|accounts?|allegations?|charges?)"
_WRONG = (
    r"(?:false|untrue|wrong|nonsense|not (?:true|so|correct|the case)|mistaken|incorrect|baseless"
    r"|unfounded|invented|lies|an? (?:lie|hoax|myth|mistake|fake))\b"
)
_THAT = rf"(?:(?:the|that|this|these|those|all|any|such) {_CLAIMED}|it|that|this|them)"
_REBUTS = re.compile(
    r"[\s*_\"“]*(?:(?:But|However|Yet),? )?(?:"
    # "They are wrong.", "That is not true.", "The claim turned out to be false."
    rf"(?:[Tt]h(?:e|at|is|ese) {_CLAIMED}|[Tt]hat|[Tt]his|[Ii]t|[Bb]oth|[Tt]hey|[Hh]e|[Ss]he)"
    rf" (?:is|was|are|were|proved|turned out)(?: to be)?(?: \w+ly| simply| quite| all)? {_WRONG}"
    # "The prosecutor, Ada Li, called that “nonsense”.", "Her lawyer denies the charge."
    rf"|[^.!?;:]{{1,90}}? (?:call(?:s|ed) {_THAT} [“\"‘]?{_WRONG}"
    rf"|(?:dismiss(?:es|ed)|reject(?:s|ed)|den(?:ies|ied)|disput(?:es|ed)) {_THAT}\b))"
)
"""What says of the sentence right before it that it is not so, or who says that."""
LONGEST = 600
"""Characters of a claim's paragraph that are shown; of a longer one its first sentence is."""
NEAR = 3
"""Paragraphs between a labelled claim and its verdict; what stands farther down is of others."""
SHORT = 6
"""Words of a verdict below which its reason, the next sentence, is quoted with it: "False."."""


def judged(index: OpenIndex, row: int) -> int:
    """Return the row of the verdict on the claim that a row is of; of all others, the row."""
    begins = _begin(index, row)
    verdict = _verdict_on(index, begins) if _is_claim(index, begins) else None
    return row if verdict is None else verdict


def verdict_and_claim(index: OpenIndex, row: int) -> tuple[Span, Span] | None:
    """Return the verdict's words that a row is of, and the claim they judge; of others None."""
    verdict = _begin(index, row)
    if not _is_verdict(index, verdict) or (claim := _claim_judged(index, verdict)) is None:
        return None
    short = len(index.text_of(verdict).split()) < SHORT
    reasoned = short and _begin(index, verdict + 1) == verdict
    last = verdict + 1 if reasoned else verdict
    if row > last:  # what it goes on to say stands by itself
        return None
    end = claim  # of its paragraph, or where the verdict begins
    while _passage(index, end + 1) == _passage(index, claim) and not _is_verdict(index, end + 1):
        end += 1
    whole = _span(index, claim, end)
    alone = whole if whole.length <= LONGEST else _span(index, claim, claim)
    return _span(index, verdict, last), alone


def _begin(index: OpenIndex, row: int) -> int:
    """Return the nearest row, up to the start of its paragraph, that begins a claim or verdict."""
    found = row
    while _passage(index, found - 1) == _passage(index, row) and not (
        _is_claim(index, found) or _is_verdict(index, found)
    ):
        found -= 1
    return found


def _verdict_on(index: OpenIndex, claim: int) -> int | None:
    """Return the row of the first verdict below a claim; another claim's is none of its."""
    labelled = _CLAIM_LABEL.match(index.text_of(claim))
    here, heads = index.sentences[claim], 0
    for row in range(claim + 1, len(index.sentences)):
        if index.sentences[row].article != here.article or _is_claim(index, row):
            return None
        if _is_verdict(index, row):
            return row
        heads += _VERDICT_HEAD.fullmatch(index.text_of(row)) is not None
        # What has only a heading is told of in more than one paragraph where it is news.
        if index.sentences[row].passage > here.passage + heads + (NEAR if labelled else 0):
            return None
    return None


def _claim_judged(index: OpenIndex, verdict: int) -> int | None:
    article = index.sentences[verdict].article
    for row in range(verdict - 1, -1, -1):
        if index.sentences[row].article != article or _is_verdict(index, row):
            return None
        if _is_claim(index, row):
            return row if _verdict_on(index, row) == verdict else None
    return None


def _is_claim(index: OpenIndex, row: int) -> bool:
    return _is(index, row, _CLAIM_LABEL, _CLAIM_HEAD)


def _is_verdict(index: OpenIndex, row: int) -> bool:
    return _is(index, row, _VERDICT_LABEL, _VERDICT_HEAD)


def _is(index: OpenIndex, row: int, label: re.Pattern[str], head: re.Pattern[str]) -> bool:
    """Tell whether a row begins with a label, or stands first below a heading or line like it."""
    if label.match(index.text_of(row)):
        return True
    number, above = index.sentences[row].passage, _passage(index, row - 1)
    if above == number:
        return False
    here, other = index.passages[number], index.passages[number if above is None else above]
    same = above is not None and (here.article, here.section) == (other.article, other.section)
    return head.fullmatch(index.text_of(row - 1) if same else here.section or "") is not None


def _passage(index: OpenIndex, row: int) -> int | None:
    """Return the number of a row's passage; None where there is no such row."""
    return index.sentences[row].passage if 0 <= row < len(index.sentences) else None


def _span(index: OpenIndex, first: int, last: int) -> Span:
    """Return the span of some rows, or of the first: an HTML comment may be between them."""
    start = index.sentences[first].start
    span = Span(start, index.sentences[last].end)
    hidden = has_comment(index.article_of(first).text[span.start : span.end])
    return Span(start, index.sentences[first].end) if hidden else span


def with_rebuttal(index: OpenIndex, row: int, span: Span) -> Span:
    """Return a row's span with the sentence behind it where that says that it is not so.

    "Rumour had it that he took a million. The prosecutor called that nonsense."
    """
    sentences, text = index.passage_of(row).sentences, index.article_of(row).text
    after = next((some for some in sentences if some.start >= span.end), None)
    if after is None or not _REBUTS.match(text[after.start : after.end]):
        return span
    return span if has_comment(text[span.start : after.end]) else Span(span.start, after.end)
