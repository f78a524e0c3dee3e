"""Replies as Components V2 messages: which quotes fit, and how they are laid out."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.replies.buttons import Row, answer_row, context_button, refusal_row
from bot.replies.citation import citation
from bot.replies.limits import fits
from bot.replies.markdown import visible
from bot.replies.proof import Checked, Proven
from bot.wording.words import Words

ANSWERED = discord.Colour(0x2E7D5B)
UNSURE = discord.Colour(0xC9A227)
REFUSED = discord.Colour(0x8A6D3B)
PLAIN = discord.Colour(0x4F6B8A)

Part = ui.Item[Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: a layout, and a quote as a file where it is too long for any message."""

    view: ui.LayoutView
    attached: str | None = None

    def files(self) -> list[discord.File]:
        """Make the files afresh: one can be sent only once."""
        if self.attached is None:
            return []
        return [discord.File(io.BytesIO(self.attached.encode()), filename="quote.txt")]


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """What an answer shows apart from its quotes."""

    question_id: int
    heading: str | None
    shown: int
    """How many quotes are wanted at most."""
    sure: bool = True
    """Whether the quotes are given as an answer, without a doubt."""
    claim: bool = False
    """Whether they belong to another person's message, not to a question."""

    @property
    def colour(self) -> discord.Colour:
        """The colour beside the answer: that of a sure one, or of a doubtful one."""
        return ANSWERED if self.sure else UNSURE


Notes = Callable[[Sequence[Proven]], tuple[str, ...]]
"""What to say above the quotes that are shown."""


def notice(text: str, *parts: Part, colour: discord.Colour = PLAIN) -> Reply:
    """Make a short message of one text, with whatever goes below it."""
    return Reply(_layout(colour, [_text(text), *parts]))


def answer_reply(card: AnswerCard, checked: Checked, words: Words, notes: Notes) -> Reply:
    """Lay out an answer: as many whole quotes as are wanted and fit, the best first."""
    withheld = [f"-# {words.withheld}"] if checked.withheld else []

    def above(quotes: Sequence[Proven]) -> list[str]:
        return [*([card.heading] if card.heading else []), *notes(quotes), *withheld]

    def build(quotes: Sequence[Proven]) -> ui.LayoutView:
        top = above(quotes)
        parts: list[Part] = [_text("\n".join(top))] if top else []
        for place, proven in enumerate(quotes):
            if place:
                parts.append(ui.Separator())
            parts.append(_quote_section(card.question_id, place, proven, words))
        hidden = len(checked.proven) - len(quotes)
        if hidden:
            parts.append(_text(f"-# {words.more_left.format(count=hidden)}"))
        parts.append(answer_row(card.question_id, len(quotes) if hidden else None, words))
        return _layout(card.colour, parts)

    fitting = most_that_fit(checked.proven[: card.shown], build)
    if fitting:
        return Reply(build(fitting))
    return _too_long(
        card.colour,
        above(checked.proven[:1]),
        checked.proven[0],
        answer_row(card.question_id, 1 if checked.proven[1:] else None, words),
        words,
    )


def refusal_reply(
    card: AnswerCard, said: str, below: tuple[str, Checked] | None, words: Words
) -> Reply:
    """Say that the articles do not say; ``below`` is a label and the passage that is no answer."""
    top = [*([card.heading] if card.heading else []), said]
    row = refusal_row(card.question_id, words)
    if below is None or not below[1].proven:
        return Reply(_layout(REFUSED, [_text("\n".join(top)), row]))
    label, checked = below

    def build(quotes: Sequence[Proven]) -> ui.LayoutView:
        parts: list[Part] = [_text("\n".join(top)), ui.Separator(), _text(f"-# {label}")]
        parts += [_quote_section(card.question_id, 0, quotes[0], words), row]
        return _layout(REFUSED, parts)

    fitting = most_that_fit(checked.proven[:1], build)
    return Reply(build(fitting) if fitting else _layout(REFUSED, [_text("\n".join(top)), row]))


def quotes_reply(
    top: str, quotes: Sequence[Proven], rows: Callable[[int], Row] | None, words: Words
) -> Reply:
    """Lay out quotes without an answer's buttons; ``rows`` makes a row for how many are shown."""

    def build(kept: Sequence[Proven]) -> ui.LayoutView:
        parts: list[Part] = [_text(top)] if top else []
        for place, proven in enumerate(kept):
            if place:
                parts.append(ui.Separator())
            parts += [_text(f">>> {proven.markdown}"), _text(_small_citation(proven, words))]
        return _layout(PLAIN, [*parts, *([rows(len(kept))] if rows else [])])

    fitting = most_that_fit(tuple(quotes), build)
    if fitting:
        return Reply(build(fitting))
    return _too_long(PLAIN, [top], quotes[0], rows(1) if rows else None, words)


def most_that_fit(
    quotes: Sequence[Proven], build: Callable[[Sequence[Proven]], ui.LayoutView]
) -> tuple[Proven, ...]:
    """Drop quotes from the end until Discord takes the message; a quote is never cut."""
    for count in range(len(quotes), 0, -1):
        if fits(build(quotes[:count])):
            return tuple(quotes[:count])
    return ()


def _too_long(
    colour: discord.Colour, top: Sequence[str], proven: Proven, row: Row | None, words: Words
) -> Reply:
    said = "\n".join([*top, words.too_long]).strip()
    parts: list[Part] = [_text(said), ui.File(discord.UnfurledMediaItem("attachment://quote.txt"))]
    parts += [_text(_small_citation(proven, words)), *([row] if row else [])]
    return Reply(_layout(colour, parts), attached=visible(proven.markdown))


def _quote_section(question_id: int, place: int, proven: Proven, words: Words) -> Part:
    return ui.Section(
        _text(f">>> {proven.markdown}"),
        _text(_small_citation(proven, words)),
        accessory=context_button(question_id, place, words),
    )


def _small_citation(proven: Proven, words: Words) -> str:
    return f"-# {citation(proven.quote, words, proven.article_text)}"


def _text(content: str) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(content)


def _layout(colour: discord.Colour, parts: Sequence[Part]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*parts, accent_colour=colour))
    return view
