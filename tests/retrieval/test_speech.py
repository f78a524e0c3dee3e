"""Direct speech is never cut open: a quote is widened until each mark has its partner."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.articles.passages import split_article
from index.text.speech import whole_speech, with_single_marks
from index.types import Span
from tests.support.articles import article
from tests.support.hard_news import hard_article
from tests.support.news import NEWS


def speech_is_whole(text: str) -> bool:
    """Tell whether every curly mark of a text has its partner."""
    depth = 0
    for letter in text:
        depth += (letter in "“«") - (letter in "”»")
        if depth < 0:
            return False
    return depth == 0


def widened(text: str, sentence: str) -> str:
    """Return what a sentence is widened to in a text split after every full stop."""
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", text)]
    (span,) = [s for s in sentences if text[s.start : s.end] == sentence]
    whole = whole_speech(text, sentences, span)
    return text[whole.start : whole.end]


@example('“He now!" Ségur said.”')
@given(st.one_of(NEWS, st.randoms(use_true_random=False).map(hard_article)))
def test_speech_is_widened_to_whole_sentences_of_its_paragraph(text: str) -> None:
    """Whatever the text, a quote starts and ends where sentences of its paragraph do."""
    for passage in split_article(article(text)):
        starts = {span.start for span in passage.sentences}
        ends = {span.end for span in passage.sentences}
        paragraph = text[passage.start : passage.end]
        # A straight mark may close what a curly one opened, and leave its partner alone.
        paragraph_whole = speech_is_whole(paragraph) and '"' not in paragraph
        for span in passage.sentences:
            whole = whole_speech(text, passage.sentences, span)
            assert whole.start in starts and whole.end in ends
            assert whole.start <= span.start < span.end <= whole.end
            quote = text[whole.start : whole.end]
            if paragraph_whole:
                assert speech_is_whole(quote), quote


@pytest.mark.parametrize("marks", ["“”", "«»", '""', "‘’", "''", "„“", "„”", "»«"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_speech_is_never_cut_open(marks: str, place: int) -> None:
    """Any sentence of a speech brings the whole of it, and no sentence beside it."""
    left, right = marks[0], marks[1]
    sentences = (
        "It was late.",
        f"He said: {left}We go now.",
        "Nobody stays.",
        f"We win,{right} and left.",
        f"A sign read {left}Closed{right} there.",
    )
    text = " ".join(sentences)
    assert widened(text, sentences[place]) == " ".join(sentences[1:4])
    for outside in (sentences[0], sentences[4]):
        assert widened(text, outside) == outside


def test_a_speech_that_goes_on_in_the_next_paragraph_ends_with_its_own() -> None:
    """A mark that nothing closes keeps the rest of the paragraph, not what stands before it."""
    text = "It was late. “We go now. Nobody stays."
    assert widened(text, "Nobody stays.") == "“We go now. Nobody stays."
    assert widened(text, "It was late.") == "It was late."


@pytest.mark.parametrize("before", ["*", "_", "**", "He said:", "> ", ">"])
def test_a_straight_mark_opens_a_speech_within_emphasis_and_after_a_colon(before: str) -> None:
    """What stands before it is no word that it could close."""
    text = f'It was late. {before}"I saw it. It was red," he said. We left.'
    whole = f'{before}"I saw it. It was red," he said.'.removeprefix("> ")
    assert widened(text, 'It was red," he said.').endswith(whole)
    assert widened(text, "We left.") == "We left."


def test_apostrophes_and_single_words_in_marks_open_no_speech() -> None:
    """Only a single mark after a stop or a comma ends a speech, and only such a speech is kept."""
    text = "The boys’ boat sank. It was a ‘safe’ bay. They’d said ‘No. Not now,’ twice. It’s so."
    for alone in ("The boys’ boat sank.", "It was a ‘safe’ bay.", "It’s so."):
        assert widened(text, alone) == alone
    assert widened(text, "Not now,’ twice.") == "They’d said ‘No. Not now,’ twice."


def test_a_speech_in_straight_single_marks_goes_on_over_a_wrapped_line() -> None:
    """But not over a blank one."""
    wrapped = "'They ran to the river.\nThey couldn't find us,' Owen added."
    assert with_single_marks(wrapped) == "‘" + wrapped[1:-13] + "’ Owen added."
    apart = "'They ran.\n\nThey left,' Owen added."
    assert with_single_marks(apart) == apart


def test_straight_apostrophes_and_single_words_in_such_marks_open_no_speech() -> None:
    """Nor do a plural's owner and a decade's year."""
    text = (
        "The boys' boat sank in the '90s. It was 'safe' then. They'd said 'No. I can't,' twice. "
        "It's so."
    )
    for alone in ("The boys' boat sank in the '90s.", "It was 'safe' then.", "It's so."):
        assert widened(text, alone) == alone
    assert widened(text, "I can't,' twice.") == "They'd said 'No. I can't,' twice."


def test_a_mark_for_inches_opens_no_speech() -> None:
    """A straight mark after a number does not swallow what follows."""
    text = "The man is 6'2\" tall. He ran. Nobody saw him."
    assert widened(text, "He ran.") == "He ran."


def test_a_long_line_is_widened_in_time() -> None:
    """100,000 characters in a speech take no more than one look at them."""
    text = "“It goes on. " + "It goes on. " * 8000 + "It ends.”"
    spans = [Span(n, n + 11) for n in range(0, len(text) - 12, 12)]
    spans.append(Span(spans[-1].end, len(text)))
    assert whole_speech(text, spans, spans[4000]).start == 0


def test_a_mark_too_many_does_not_make_one_speech_of_a_long_paragraph() -> None:
    """What nothing closes is kept together only as far as a speech is long."""
    text = "“It goes on. " + "It goes on. " * 200
    spans = [Span(n, n + 11) for n in range(0, len(text) - 12, 12)]
    assert whole_speech(text, spans, spans[100]) == spans[100]


def test_a_speech_is_not_made_whole_over_a_comment() -> None:
    """A remark among writers, which no reader of the article sees, is in no quote."""
    said = "The boat left the harbour at noon. " * 15
    text = f"“{said}<!-- Sure? --> {said}” she said."
    (passage,) = split_article(article(text))
    assert len(passage.sentences) == 30
    assert all(whole_speech(text, passage.sentences, span) == span for span in passage.sentences)


@pytest.mark.parametrize("mark", ["“", '"', "‘"])
def test_an_opening_mark_stands_with_what_it_opens(mark: str) -> None:
    """A speech that nothing closes begins with its mark; the sentence before it has none."""
    (passage,) = split_article(article(text := f"It was late. {mark}We go now. Nobody stays."))
    assert text[: passage.sentences[0].end] == "It was late."
