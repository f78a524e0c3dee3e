"""A claim that an article checks is never quoted without its verdict, nor that without it."""

import pytest

from index.quote.quotes import make_quote
from index.types import Span
from tests.retrieval.conftest import SmallIndex

CLAIM = "The ward closes in May"
CHECKED = [  # the article, the claim that is shown, and the verdict that is quoted
    (f"**Claim:** {CLAIM}.\n\n**Verdict:** False.", f"**Claim:** {CLAIM}.", "**Verdict:** False."),
    (f"*Claim 2: “{CLAIM}.”*\nOur rating: No.", f"*Claim 2: “{CLAIM}.”*", "Our rating: No."),
    (f"MYTH: {CLAIM}.\n\nFACT: It stays open.", f"MYTH: {CLAIM}.", "FACT: It stays open."),
    (f"Myth #1: {CLAIM}. Reality: It stays.", f"Myth #1: {CLAIM}.", "Reality: It stays."),
    (
        f"Claim: {CLAIM}. Beds go.\n\nClaimed by: Jo Park\n\nVerdict: False. They stay. All do.",
        f"Claim: {CLAIM}. Beds go.",
        "Verdict: False. They stay.",
    ),
    (
        f"## Claim\n\n{CLAIM}.\n\n## Our verdict\n\nFalse. It stays. Jo Park said so.",
        f"{CLAIM}.",
        "False. It stays.",
    ),
    (f"**Myth: {CLAIM}.**\n\nNo. It stays.", f"**Myth: {CLAIM}.**", "No. It stays."),
    (f"Myth 3: {CLAIM}.\nFact 3: It stays.", f"Myth 3: {CLAIM}.", "Fact 3: It stays."),
    (f"**THE CLAIM**\n\n{CLAIM}.\n\n**THE FACTS**\n\nNone does.", f"{CLAIM}.", "None does."),
    (f"Claim: {CLAIM}.\n\nConclusion:\n\nNone does.", f"Claim: {CLAIM}.", "None does."),
    (
        f"Claim: {CLAIM}.\n\nA post said it.\n\n## The truth\n\nNone does.\n\nVerdict: No.",
        f"Claim: {CLAIM}.",
        "None does.",
    ),
    (
        f"Claim 1: Bo Li is ill.\n\nVerdict: True.\n\nClaim 2: {CLAIM}.\n\nVerdict: False.",
        f"Claim 2: {CLAIM}.",
        "Verdict: False.",
    ),
]
UNCHECKED = [
    f"Claims: {CLAIM}.\n\nVerdict: False.",
    f"Bo Li’s claim: {CLAIM}.\n\nVerdict: False.",
    f"## Claims of fraud\n\n{CLAIM}.\n\n## Verdict\n\nBo Li is guilty.",
    f"## Claim\n\n{CLAIM}.\n\nBo Li denies it.\n\n## Conclusion\n\nBo Li won.",
    f"The claim was odd. {CLAIM}.\n\nFact: Bo Li won.",
    f"Claim: {CLAIM}.\n\nBo Li denies it.",
    f"Claim 1: {CLAIM}.\n\nClaim 2: Bo Li is ill.\n\nVerdict: True.",
    f"Myth: {CLAIM}.\n\nMyth: Bo Li is ill.",
    f"The myth: {CLAIM}.\n\nBo Li denies it.",
    f"Verdict: Good.\n\n{CLAIM}.",
    f"Claim: {CLAIM}.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFacts: Bo Li won.",
]


@pytest.mark.parametrize(("text", "claim", "verdict"), CHECKED)
def test_a_claim_is_quoted_with_its_verdict(
    small_index: SmallIndex, text: str, claim: str, verdict: str
) -> None:
    """Alone, and in bold, what is false would be the surest answer of all."""
    index = small_index({"a.md": text})
    row = next(n for n in range(len(index.sentences)) if CLAIM in index.text_of(n))
    begin = text.index(CLAIM)
    quote = make_quote(index, row, 0.5, [Span(begin + 15, begin + 22)])
    assert (quote.lead_text, quote.text, quote.highlights) == (claim, verdict, ())
    judging = next(n for n, some in enumerate(index.sentences) if some.start == quote.start)
    assert make_quote(index, judging, 0.5) == quote
    place = next(p for p in index.passages if p.start <= quote.start < p.end)
    assert (quote.section, quote.paragraph) == (place.section, place.paragraph)


@pytest.mark.parametrize("text", UNCHECKED)
def test_what_no_verdict_judges_is_quoted_as_ever(small_index: SmallIndex, text: str) -> None:
    """News tells of claims, and of verdicts, of which none is about the sentence."""
    index = small_index({"a.md": text})
    row = next(n for n in range(len(index.sentences)) if CLAIM in index.text_of(n))
    begin = text.index(CLAIM)
    marked = Span(begin + 15, begin + 22)
    quote = make_quote(index, row, 0.5, [marked])
    assert (quote.text, quote.lead, quote.highlights) == (index.text_of(row), None, (marked,))
    last = make_quote(index, len(index.sentences) - 1, 0.5)
    assert CLAIM not in last.lead_text


def test_no_hidden_words_are_quoted_between_a_verdict_and_its_reason(
    small_index: SmallIndex,
) -> None:
    """A comment, which no reader sees, is no part of a quote."""
    index = small_index({"a.md": "Claim: It shuts.\n\nVerdict: False. <!-- sure? --> It stays."})
    assert make_quote(index, 0, 0.5).text == "Verdict: False."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Rumour had it that Li took 9. Rao called that “nonsense”. It was 4.", 2),
        ("Critics say it costs 2 million. They are wrong. It costs one.", 2),
        ("Ada Li was charged. Her lawyer, Bo Rao, denies the charge. She is 40.", 2),
        ("Li wants a vote. Rao rejected this and said no.", 2),
        ("Li took 9. Rao called him on Monday. He was wrong to.", 1),
        ("Li took 9. He denied entry to two.", 1),
        ("Ruan beat Pell. The coach called it the best match of the year.", 1),
        ("Li took 9.\n\nThat is false.", 1),
    ],
)
def test_what_the_next_sentence_denies_is_not_quoted_without_it(
    small_index: SmallIndex, text: str, quote: int
) -> None:
    """Alone, a rumour would be quoted as a fact; what only sounds like a denial is left."""
    index = small_index({"a.md": text})
    last = index.sentences[quote - 1].end
    assert make_quote(index, 0, 0.5).text == index.articles[0].text[:last]
