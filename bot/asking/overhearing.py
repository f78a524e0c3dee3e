"""What people ask each other, in question channels or in reply, is answered or left alone."""

import discord

from bot.asking.admission import overhears
from bot.asking.conversation import Turn
from bot.asking.deliver import answer_message
from bot.asking.pipeline import ask, find
from bot.data.records import Asked
from bot.data.store import by_source, forget_question
from bot.messaging.errors import SilentError
from bot.messaging.setting import Setting
from bot.replies.laying_out import Replied
from bot.state.services import Services
from bot.wording.words import Words
from index.question.chatter import reads_as_question
from index.question.wording import LONGEST_MESSAGE
from index.types import Answer


def asks_something(text: str, *, follows: bool = False) -> bool:
    """Say whether a message among chatter asks something; one too long to be asked does not."""
    return len(text) <= LONGEST_MESSAGE and reads_as_question(text, follows=follows)


async def overhear(
    services: Services, message: discord.Message, turn: Turn, setting: Setting
) -> None:
    """Answer what nobody asked of the bot; where it cannot, it says nothing and keeps nothing."""
    asked = turn.asked
    if not overhears(services, setting.choices, asked):
        return
    services.overheard[asked.source_id] = asked.user_id
    try:
        replied = await _answered(services, turn, setting.words)
        if replied:
            in_thread = setting.choices.in_thread
            await answer_message(services, message, replied, in_thread=in_thread)
    except BaseException:
        await _take_back(services, asked)
        raise
    finally:
        del services.overheard[asked.source_id]


async def _answered(services: Services, turn: Turn, words: Words) -> Replied | None:
    """Keep and lay out an answer; raises SilentError when it was deleted meanwhile, or withheld."""
    found = await find(services, turn, overheard=True)
    if not isinstance(found.finding.outcome, Answer) or services.is_deleted(turn.asked):
        return None
    replied = await ask(services, turn, words, found=found)
    withheld = replied is not None and not isinstance(replied.outcome, Answer)
    if withheld or services.is_deleted(turn.asked):
        raise SilentError
    return replied


async def _take_back(services: Services, asked: Asked) -> None:
    """Forget a question whose answer could not be shown, to the last byte."""
    services.desk.forget()
    stored = await by_source(services.database, asked.source_id)
    if stored:
        await forget_question(services.database, stored.id)
        await services.database.forget_pages()
