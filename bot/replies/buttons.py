"""The buttons under an answer: their custom_id is all they know, so they outlive a restart."""

import re
from dataclasses import dataclass
from typing import Any, Protocol, cast

import discord
from discord import ui

from bot.replies.limits import LABEL
from bot.wording.words import Words


@dataclass(frozen=True, slots=True)
class Press:
    """Which button was pressed: what it does, for which question, and where in its quotes."""

    action: str
    question_id: int
    place: int = 0

    @property
    def custom_id(self) -> str:
        """What Discord keeps with the button, and gives back when it is pressed."""
        return f"cv:{self.action}:{self.question_id}:{self.place}"


class Pressable(Protocol):
    """The client, as far as a button needs it."""

    async def press(self, interaction: discord.Interaction, press: Press) -> None: ...


class AnswerButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"cv:(?P<action>[a-z]{1,16}):(?P<question>\d{1,18}):(?P<place>\d{1,6})",
):
    """Any button of ours; the client knows what each action does."""

    def __init__(self, press: Press, button: ui.Button[Any]) -> None:
        button.custom_id = press.custom_id
        super().__init__(button)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> "AnswerButton":
        press = Press(match["action"], int(match["question"]), int(match["place"]))
        return cls(press, cast("ui.Button[Any]", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await cast("Pressable", interaction.client).press(interaction, self.press)


Row = ui.ActionRow[Any]


def button(
    press: Press,
    label: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    disabled: bool = False,
) -> AnswerButton:
    """Make a button; ``label`` is cut at Discord's 80 characters."""
    made: ui.Button[Any] = ui.Button(
        label=label[:LABEL], style=style, custom_id=press.custom_id, disabled=disabled
    )
    return AnswerButton(press, made)


def row(*buttons: AnswerButton) -> Row:
    """Put up to five buttons side by side."""
    made: Row = ui.ActionRow()
    for each in buttons:
        made.add_item(each)
    return made


def context_button(question_id: int, place: int, words: Words) -> AnswerButton:
    """Make the button that shows the paragraph around a quote."""
    return button(Press("context", question_id, place), words.context)


def answer_row(question_id: int, more_from: int | None, words: Words) -> Row:
    """Make the row under an answer; ``more_from`` is the first quote not shown, if any."""
    more = [] if more_from is None else [button(Press("more", question_id, more_from), words.more)]
    return row(
        *more,
        button(Press("helpful", question_id), words.helpful),
        button(Press("unhelpful", question_id), words.unhelpful),
        button(Press("delete", question_id), words.delete, discord.ButtonStyle.danger),
    )


def refusal_row(question_id: int, words: Words) -> Row:
    """Make the row under a refusal."""
    return row(
        button(Press("expected", question_id), words.expected),
        button(Press("delete", question_id), words.delete, discord.ButtonStyle.danger),
    )


def pages_row(
    action: str, question_id: int, places: tuple[int | None, int | None], words: Words
) -> Row:
    """Make Back and Next; a place of None is a page that does not exist."""
    labels = (words.earlier, words.later)
    # Two buttons of one message may not share a custom_id: the missing one gets a place of its own.
    return row(
        *(
            button(
                Press(action, question_id, 999_998 + side if place is None else place),
                label,
                disabled=place is None,
            )
            for side, (label, place) in enumerate(zip(labels, places, strict=True))
        )
    )
