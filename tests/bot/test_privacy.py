"""Privacy: what is stored is shown, exported, and gone to the last byte when deleted."""

import gzip
import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands import privacy
from bot.data.choices import choose
from bot.data.expiry import DAY, expire
from tests.discord_server.reading import files, is_ephemeral, text
from tests.discord_server.state import Message
from tests.support.running_bot import Scene

SECRET = "Who said the pumps failed, asks Zanzibarbara?"


def traces(folder: Path, log: str, *needles: str) -> list[str]:
    """Find every file, and the log, that holds one of the needles (as text or as an integer)."""
    raw = [needle.encode() for needle in needles]
    raw += [int(n).to_bytes(8, "big") for n in needles if n.isdecimal()]
    found = [f.name for f in folder.iterdir() if any(each in f.read_bytes() for each in raw)]
    return found + (["log"] if any(needle in log for needle in needles) else [])


def has(words: str) -> Callable[[Message], bool]:
    """Return a condition: a message says these words."""
    return lambda message: words in text(message)


async def test_privacy_shows_and_exports_what_is_stored_of_me(scene: Scene) -> None:
    """The asker, and nobody else, sees their questions, in private and as a file."""
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question=SECRET)
        await (await scene.amina.press(await asked.final(), "Helpful")).final()
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        assert is_ephemeral(shown) and "Questions: 1 · votes: 1" in text(shown)
        exported = await (await scene.amina.press(shown, "Export")).final(where=files)
        stored = json.loads(files(exported)["chapter-and-verse.json"])
        other = await (await scene.admin.slash("privacy", channel=scene.channel)).final()
    assert stored["questions"][0]["text"] == SECRET
    assert "Questions: 0 · votes: 0" in text(other)


async def test_what_is_stored_is_counted_unread(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year of questions with their quotes takes seconds to read, and Discord waits for three."""

    async def everything_of(*_: object) -> None:
        raise AssertionError("all of it was read")

    monkeypatch.setattr(privacy, "everything_of", everything_of)
    async with scene.bot():
        for _ in range(2):
            await (await scene.amina.slash("ask", channel=scene.channel, question=SECRET)).final()
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
    assert "Questions: 2 · votes: 0" in text(shown)


async def test_an_export_too_large_for_discord_is_packed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand questions with their quotes are more than a file may have: they come as gzip, and
    the press is acknowledged before any of them is read."""
    monkeypatch.setattr(privacy, "FILE", 500)
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question=SECRET)
        await asked.final()
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        pressed = await scene.amina.press(shown, "Export")
        exported = await pressed.final(where=files)
    assert is_ephemeral(exported)
    assert (await pressed.acknowledged()).name == "DEFER"
    stored = json.loads(gzip.decompress(files(exported)["chapter-and-verse.json.gz"]))
    assert stored["questions"][0]["text"] == SECRET


async def test_after_a_deletion_no_byte_of_me_is_left(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the files of the database, while open and after, nor the log, nor the memory hold
    the person's id or question."""
    caplog.set_level(logging.DEBUG, "bot")
    needles = (str(scene.amina.id), "Zanzibarbara")
    async with scene.bot() as client:
        asked = await scene.amina.slash("ask", channel=scene.channel, question=SECRET)
        answer = await asked.final()
        await (await scene.amina.press(answer, "Helpful")).final()
        followed = await scene.bruno.say(
            scene.channel, "And the captain's pumps?", reply_to=answer, mention_bot=True
        )
        await scene.discord.wait_for_message(after=followed)
        assert traces(scene.folder, "", *needles)
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        kept = await scene.amina.press(shown, "Delete everything")
        kept = await scene.amina.press(
            await kept.final(where=has("cannot be brought back")), "Keep"
        )
        assert "Nothing was deleted" in text(await kept.final(where=has("Nothing")))
        assert traces(scene.folder, "", *needles)
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        asked_again = await scene.amina.press(shown, "Delete everything")
        shown = await asked_again.final(where=has("cannot be brought back"))
        done = await scene.amina.press(shown, "Yes, delete")
        await done.final(where=has("Deleted. Nothing about you is stored."))
        assert traces(scene.folder, caplog.text, *needles) == []
        computed = client.services.desk.computed
        again = await scene.bruno.slash("ask", channel=scene.channel, question=SECRET)
        await again.final()
        assert client.services.desk.computed == computed + 1
    assert traces(scene.folder, caplog.text, str(scene.amina.id)) == []


async def test_a_second_press_changes_nothing_of_what_was_said(scene: Scene) -> None:
    """Two presses at once, of which one finds nothing: both say that everything is deleted."""
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question=SECRET)
        await asked.final()
        shown = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
        sure = await scene.amina.press(shown, "Delete everything")
        shown = await sure.final(where=has("cannot be brought back"))
        presses = [await scene.amina.press(shown, "Yes, delete") for _ in range(2)]
        for press in presses:
            await press.final(where=has("Deleted"))
        await scene.discord.wait_until_idle()
    assert text(shown) == "Deleted. Nothing about you is stored."


async def test_who_deletes_everything_may_not_ask_more_often(scene: Scene) -> None:
    """In private the person's own limit is the only one."""

    async def told() -> str:
        return text(await (await scene.amina.slash("ask", question=SECRET)).final(where=text))

    async with scene.bot():
        assert ["Try again" in await told() for _ in range(7)] == [False] * 6 + [True]
        shown = await (await scene.amina.slash("privacy")).final()
        sure = await scene.amina.press(shown, "Delete everything")
        shown = await sure.final(where=has("cannot be brought back"))
        done = await scene.amina.press(shown, "Yes, delete")
        await done.final(where=has("Deleted"))
        assert "Try again" in await told()


async def test_a_message_looked_up_by_another_leaves_no_words_of_its_author(scene: Scene) -> None:
    """Find the source keeps where the quotes stand, never the message: its author could not delete
    it. The buttons under the reply work all the same, and no gap is promised that nobody sees."""
    async with scene.bot() as client:
        for said in (SECRET, "Zanzibarbara likes bananas"):
            claim = await scene.bruno.say(scene.channel, said)
            shown = await (await scene.amina.message_menu("Find the source", claim)).final()
        noted = await (await scene.amina.press(shown, "I expected an answer")).final()
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status FROM questions WHERE kind = 'claim' ORDER BY id"
        )
        assert traces(scene.folder, "", "Zanzibarbara") == []
        stats = await (await scene.admin.slash("stats", channel=scene.channel)).final()
    assert [row[0] for row in rows] == ["answered", "no_evidence"]
    assert "No gaps" in text(stats) and "gaps" not in text(noted)


async def test_questions_expire_after_the_servers_retention(scene: Scene) -> None:
    """A server that keeps questions two days has none of three days ago."""
    async with scene.bot() as client:
        database = client.services.database
        await choose(database, scene.guild.id, retention_days=2)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=SECRET)
        await asked.final()
        assert await expire(database, scene.clock.now + 2 * DAY) == 0
        assert await expire(database, scene.clock.now + 2 * DAY + 1) == 1
        assert traces(scene.folder, "", "Zanzibarbara") == []


async def test_a_server_that_was_left_is_forgotten_after_seven_days(scene: Scene) -> None:
    """Its rows stay a week, in case the bot comes back, and then go."""
    async with scene.bot() as client:
        database = client.services.database
        await choose(database, scene.guild.id, retention_days=300)
        asked = await scene.amina.slash("ask", channel=scene.channel, question=SECRET)
        await asked.final()
        scene.discord.remove_guild(scene.guild)
        await scene.discord.wait_until_idle()
        assert await expire(database, scene.clock.now + 7 * DAY - 1) == 0
        assert await expire(database, scene.clock.now + 7 * DAY) == 1
        rows = await database.connection.execute_fetchall("SELECT 1 FROM guilds")
    assert list(rows) == []
