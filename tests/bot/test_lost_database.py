"""Another database takes the place of this one: a button never finds somebody else's question."""

from tests.discord_server.reading import text
from tests.discord_server.state import Message
from tests.support.running_bot import Scene

ELSEWHERE = "no longer stored"


async def answered(scene: Scene, question: str) -> Message:
    asked = await scene.amina.slash("ask", channel=scene.channel, question=question)
    return await asked.final()


async def test_buttons_of_a_lost_database_find_nothing(scene: Scene) -> None:
    """The file is gone, or an older copy stands in its place; questions asked since are others'."""
    async with scene.bot():
        old = await answered(scene, "Who said the pumps failed?")
    for file in scene.folder.glob("bot.sqlite3*"):
        file.unlink()
    scene.clock.now += 1
    async with scene.bot():
        new = await answered(scene, "When did the market of Oldtown burn?")
        for label in ("Context", "Helpful"):
            assert ELSEWHERE in text(await (await scene.amina.press(old, label)).final())
        await scene.amina.press(old, "Delete")
        await scene.discord.wait_until(lambda: old.deleted)
        shown = text(await (await scene.amina.press(new, "Context")).final())
    assert "Oldtown" in shown and not new.deleted


async def test_ids_of_a_second_and_of_a_clock_set_back_are_no_ones_else(scene: Scene) -> None:
    """However many questions come at once, and whatever the time is, each has a new id."""
    async with scene.bot() as client:
        for back in (0, 0, 3600):
            scene.clock.now -= back
            await answered(scene, "Who said the pumps failed?")
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT id, asked_at FROM questions ORDER BY id"
        )
    ids, times = zip(*rows, strict=True)
    assert len(set(ids)) == 3 and times[2] < times[1]
