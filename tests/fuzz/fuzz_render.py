"""Atheris throws texts at the renderer: a reader sees the article's very letters, or nothing.

``python -m tests.fuzz.fuzz_render -max_total_time=60``
"""

import sys

import atheris

with atheris.instrument_imports(include=["bot", "tests.support.discord_markdown"]):
    from bot.replies.limits import fits
    from bot.replies.markdown import one_line
    from bot.replies.proof import check
    from bot.replies.render import AnswerCard, answer_reply
    from bot.wording.languages import words_for
    from index.quote.quotes import prove
    from index.types import Span
    from tests.support.answerer import ToyIndex, toy_article
    from tests.support.articles import quoted
    from tests.support.discord_markdown import seen

WORDS = words_for("en-US")


def shows_the_slice(data: bytes) -> None:
    """Quote a slice with bold words in it; it proves, fits Discord and is seen letter by letter."""
    draw = atheris.FuzzedDataProvider(data)
    title = draw.ConsumeUnicodeNoSurrogates(40)
    start, length = draw.ConsumeIntInRange(0, 400), draw.ConsumeIntInRange(1, 400)
    bold = draw.ConsumeIntInRange(0, 400), draw.ConsumeIntInRange(1, 60)
    text = draw.ConsumeUnicodeNoSurrogates(800)
    end = min(len(text), start + length)
    if start >= end:
        return
    article = toy_article("a", title, text)
    at = start + bold[0] % (end - start)
    shown = (Span(at, min(end, at + bold[1])),)
    quote = quoted(article, Span(start, end), publisher=title, section=title, highlights=shown)
    checked = check([quote], ToyIndex("one", (article,), (), ()), prove)
    assert checked.withheld == 0
    assert seen(checked.proven[0].markdown) == text[start:end]
    reply = answer_reply(AnswerCard(1, None, 3), checked, WORDS, lambda _: ())
    assert fits(reply.view)
    assert "\n" not in one_line(title, 90)


def main() -> None:
    """Run until libFuzzer's limits; a failure leaves its input in a file."""
    atheris.Setup(sys.argv, shows_the_slice)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
