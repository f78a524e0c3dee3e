"""The buttons under an answer: for anybody who may, after a restart, after a rebuild."""

import re

import pytest

from bot.data.records import Status
from bot.data.store import set_status
from bot.state.forgetting import forget_person
from tests.discord_server.limits import walk
from tests.discord_server.reading import buttons, is_ephemeral, text
from tests.discord_server.state import Message
from tests.support.answerer import ARTICLES, FERRY, toy_article
from tests.support.running_bot import Scene


async def answered(
    scene: Scene, question: str = "Who said the pumps failed on the ferry?"
) -> Message:
    reply = await scene.amina.slash("ask", channel=scene.channel, question=question)
    return await reply.final()


async def test_context_shows_the_paragraph_with_the_quote_marked(scene: Scene) -> None:
    """A second person presses Context and sees the whole paragraph, the quote in bold."""
    async with scene.bot():
        message = await answered(scene)
        shown = await (await scene.bruno.press(message, "Context")).final()
    assert '**The captain, Ada Moreau, said the pumps had failed.** "We had' in text(shown)
    assert is_ephemeral(shown)


async def test_context_shows_no_comment(scene: Scene) -> None:
    """A remark among writers, which no reader of the article sees, ends what is shown of it."""
    told = "The mayor spoke of it at length. The market burned. <!-- Ask Rao --> It was arson."
    scene.answerer.swap((toy_article("market", "Market burns", told),), "one")
    async with scene.bot():
        message = await answered(scene, "Which market burned?")
        shown = await (await scene.amina.press(message, "Context")).final()
    assert r"The mayor spoke of it at length. **The market burned.** \[…\]" in text(shown)
    assert "Rao" not in text(shown)


async def test_buttons_work_after_a_restart(scene: Scene) -> None:
    """The bot is stopped and started again; the old message's button still answers."""
    async with scene.bot():
        message = await answered(scene)
    async with scene.bot():
        shown = await (await scene.bruno.press(message, "Context")).final()
    assert "Ada Moreau" in text(shown)


async def test_buttons_after_a_rebuild_say_that_the_source_changed(scene: Scene) -> None:
    """When the article is another, what was quoted is shown, and said to be the old text."""
    async with scene.bot():
        message = await answered(scene)
        changed = toy_article("ferry", "Ferry sinks", FERRY.replace("pumps", "engines"))
        scene.answerer.swap((changed, ARTICLES[1]), "two")
        shown = text(await (await scene.amina.press(message, "Context")).final())
        assert "The source changed since this was quoted" in shown
        assert "**said** the **pumps** had **failed**." in shown
        scene.answerer.swap((ARTICLES[1],), "three")
        shown = text(await (await scene.amina.press(message, "Context")).final())
    assert "no longer among the articles" in shown


async def test_more_quotes_are_paged(scene: Scene) -> None:
    """What had no room is behind the button, and its pages go forth and back."""
    sentences = " ".join(f"Wagon {n} of the train derailed." for n in range(9))
    scene.answerer.swap((toy_article("train", "Train", sentences),), "one")
    async with scene.bot():
        message = await answered(scene, "Which wagon of the train derailed?")
        page = await (await scene.bruno.press(message, "More quotes")).final()
        assert is_ephemeral(page)
        pages = [text(message), text(page)]
        for label in ("Suite", "Retour"):
            page = await (await scene.bruno.press(page, label)).final()
            pages.append(text(page))
    wagons = [set(map(int, re.findall(r"Wagon\W+(\d) of", shown))) for shown in pages]
    assert wagons == [{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {3, 4, 5}]


async def test_more_quotes_of_a_private_answer_leave_it_standing(scene: Scene) -> None:
    """Pages take each other's place, never that of the answer, though both are for one person."""
    sentences = " ".join(f"Wagon {n} of the train derailed." for n in range(9))
    scene.answerer.swap((toy_article("train", "Train", sentences),), "one")
    async with scene.bot():
        question = "Which wagon of the train derailed?"
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question=question, private=True
        )
        answer = await asked.final()
        page = await (await scene.amina.press(answer, "More quotes")).final()
        assert page is not answer and is_ephemeral(page)
        turned = await scene.amina.press(page, "Next")
        assert await turned.final() is page
    assert question in text(answer)
    assert "Helpful" in {button.label for button in buttons(answer)}


async def test_more_quotes_leave_a_private_answer_whose_place_is_not_known(scene: Scene) -> None:
    """Which message it is could not be kept: it is left alone all the same."""
    sentences = " ".join(f"Wagon {n} of the train derailed." for n in range(9))
    scene.answerer.swap((toy_article("train", "Train", sentences),), "one")
    async with scene.bot() as client:
        question = "Which wagon of the train derailed?"
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question=question, private=True
        )
        answer = await asked.final()
        await scene.discord.wait_until_idle()
        async with client.services.database.write() as connection:
            await connection.execute("UPDATE questions SET reply_id = NULL")
        page = await (await scene.amina.press(answer, "More quotes")).final()
    assert page is not answer and question in text(answer)


async def test_helpful_and_not_helpful_are_kept_once_a_person(scene: Scene) -> None:
    """Each person has one vote on an answer, and may change it."""
    async with scene.bot() as client:
        message = await answered(scene)
        for label in ("Helpful", "Not helpful"):
            await (await scene.amina.press(message, label)).final()
        await (await scene.bruno.press(message, "Helpful")).final()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT verdict FROM votes ORDER BY verdict"
        )
    assert [row[0] for row in rows] == ["helpful", "unhelpful"]


async def test_a_vote_on_what_is_deleted_meanwhile_is_told_so(scene: Scene) -> None:
    """The asker deletes everything while another person's press is on its way."""
    async with scene.bot() as client:
        message = await answered(scene)
        async with scene.discord.hold("POST", "/callback") as hold:
            pressed = await scene.bruno.press(message, "Helpful")
            await hold.reached()
            await forget_person(client.services, scene.amina.id)
        told = await pressed.final()
    assert "n’est plus conservée" in text(told) and is_ephemeral(told)


async def test_delete_is_for_the_asker_or_a_moderator(scene: Scene) -> None:
    """Another person cannot delete the answer; a moderator can."""
    async with scene.bot():
        message = await answered(scene)
        refused = await (await scene.bruno.press(message, "Delete")).final()
        assert is_ephemeral(refused)
        assert not message.deleted
        await scene.admin.press(message, "Delete")
        await scene.discord.wait_until(lambda: message.deleted)


async def test_deleting_what_is_deleted_already_is_no_failure(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Two press Delete at once: the second sees the answer go too, and nothing is reported."""
    async with scene.bot():
        message = await answered(scene)
        scene.discord.fail_next("DELETE", "/messages/@original", 404)
        await scene.amina.press(message, "Delete")
        await scene.discord.wait_until_idle()
    assert "failed" not in caplog.text


async def test_i_expected_an_answer_is_noted(scene: Scene) -> None:
    """A refusal offers to be counted as a gap."""
    async with scene.bot() as client:
        message = await answered(scene, "Which bakery won a prize?")
        shown = await (await scene.bruno.press(message, "I expected an answer")).final()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT verdict FROM votes"
        )
    assert "lacunes" in text(shown)
    assert [row[0] for row in rows] == ["expected"]


async def test_no_list_of_gaps_is_promised_in_a_direct_message(scene: Scene) -> None:
    """The list is a server's: nobody would ever see it there."""
    async with scene.bot():
        await scene.amina.dm("Which bakery won a prize?")
        message = await scene.discord.wait_for_message(channel=scene.amina.dm_channel)
        shown = await (await scene.amina.press(message, "I expected an answer")).final()
    assert "Thank you" in text(shown) and "gaps" not in text(shown)


async def test_a_button_of_an_answer_elsewhere_is_refused(scene: Scene) -> None:
    """An id in a custom_id is nothing by itself: the answer must be of this channel."""
    async with scene.bot() as client:
        message = await answered(scene)
        async with client.services.database.write() as connection:
            await connection.execute("UPDATE questions SET channel_id = 1")
        shown = await (await scene.amina.press(message, "Context")).final()
    assert "no longer stored" in text(shown)


async def test_a_button_that_the_bot_does_not_know_is_answered(scene: Scene) -> None:
    """One of a message from another version of the bot: a clear line, in private, no failure."""
    async with scene.bot():
        message = await answered(scene)
        button = next(each for each in walk(message.components) if each.get("label") == "Helpful")
        button["custom_id"] = "cv:applaud:1:0"
        shown = await (await scene.bruno.press(message, "Helpful")).final()
    assert "ne connais pas ce bouton" in text(shown)
    assert is_ephemeral(shown)


async def test_every_button_is_below_the_limits_of_discord(scene: Scene) -> None:
    """custom_id and label stay short in every language, for the largest ids."""
    from bot.replies.buttons import answer_row, context_button, refusal_row
    from bot.wording.languages import LANGUAGES

    for words in LANGUAGES.values():
        largest = 10**17
        made = [context_button(largest, 8, words)]
        for row in (answer_row(largest, 3, words), refusal_row(largest, words)):
            made += row.children  # type: ignore[arg-type]
        for each in made:
            assert len(each.custom_id) <= 100
            assert len(each.item.label or "") <= 80


async def test_more_quotes_after_a_rebuild_show_what_was_quoted(scene: Scene) -> None:
    """Pages of an older answer are shown as they were, and said to be old."""
    sentences = " ".join(f"Wagon {n} of the train derailed." for n in range(9))
    scene.answerer.swap((toy_article("train", "Train", sentences),), "one")
    async with scene.bot():
        message = await answered(scene, "Which wagon of the train derailed?")
        scene.answerer.swap((toy_article("train", "Train", "All is well."),), "two")
        shown = text(await (await scene.amina.press(message, "More quotes")).final())
    assert "The source changed since this was quoted" in shown
    assert shown.count("derailed") == 3


async def test_an_answer_that_only_seemed_undelivered_can_be_voted_on(scene: Scene) -> None:
    """Discord took it, and the connection broke before it could say so."""
    async with scene.bot() as client:
        answer = await answered(scene)
        await scene.discord.wait_until(lambda: not client.services.jobs.running)
        database = client.services.database
        ((number,),) = await database.connection.execute_fetchall("SELECT id FROM questions")
        await set_status(database, number, Status.UNDELIVERED)
        await (await scene.amina.press(answer, "Helpful")).final()
        votes = await database.connection.execute_fetchall("SELECT question_id FROM votes")
    assert [tuple(row) for row in votes] == [(number,)]
