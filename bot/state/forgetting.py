"""How what is stored of a person, or was asked in what is deleted, goes: on disk and in memory."""

from collections.abc import Collection, Sequence

from bot.data.deleted import asked_in_channel, asked_in_messages, delete_words
from bot.data.expiry import wipe
from bot.data.personal import delete_everything_of
from bot.state.services import Services


async def forget_person(services: Services, user_id: int) -> None:
    """Delete a person's rows and remembered answers, and wipe the freed bytes.

    What of theirs is overheard at this moment comes to no row: it counts as deleted. The times of a
    minute's questions stay, or whoever deletes might ask as often as they like.
    """
    services.deleted.add(
        *(each for each, author in services.overheard.items() if author == user_id)
    )
    await delete_everything_of(services.database, user_id)
    services.desk.forget()
    await wipe(services.database)


async def forget_words(services: Services, message_ids: Collection[int]) -> None:
    """Forget what the deleted messages asked: words, quotes and votes, in memory and on disk.

    Who asked stays for as long as questions do, or only a moderator could delete the answer to a
    mention.
    """
    services.deleted.add(*message_ids)
    await _forget_words(services, await asked_in_messages(services.database, message_ids))


async def forget_channel(services: Services, channel_id: int) -> None:
    """Forget what was asked in a channel or thread that was deleted with all its messages."""
    services.deleted_places.add(channel_id)
    await _forget_words(services, await asked_in_channel(services.database, channel_id))


async def _forget_words(services: Services, question_ids: Sequence[int]) -> None:
    if not question_ids:
        return
    services.desk.forget()
    await delete_words(services.database, question_ids)
    await wipe(services.database)
