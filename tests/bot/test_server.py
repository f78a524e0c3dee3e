"""Running a server with the bot: settings, statistics, rate limits, question channels."""

import json
import re

import pytest

from bot.data.choices import choices_of, choose
from index.store.open_index import OpenIndex
from scripts.labelled import read_questions
from tests.discord_server.reading import buttons, files, is_ephemeral, selects, text
from tests.support.running_bot import Scene


async def test_settings_are_one_panel_kept_at_once_and_after_a_restart(scene: Scene) -> None:
    """What an administrator chooses in the panel stays chosen, also pressed after a restart."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        assert is_ephemeral(panel)
        panel = await (await scene.admin.choose(panel, "cv-set:quotes", ["1"])).final()
    async with scene.bot():
        await (await scene.admin.choose(panel, "cv-set:language", ["fr"])).final()
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="fire bakery market?"
        )
        answer = await asked.final()
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
    assert text(answer).count(">>>") == 1
    assert "Plus de citations" in {button.label for button in buttons(answer)}
    assert "Réglages" in text(panel)
    assert ("fr",) in {select.chosen for select in selects(panel)}


async def test_the_panels_form_keeps_numbers_and_refuses_others(scene: Scene) -> None:
    """Rate limit and retention are typed into a form; nonsense is told, not kept."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        form = await (await scene.admin.press(panel, "Limits and retention…")).modal()
        refused = await scene.admin.submit(form, {"retention_days": "999"})
        assert "not a whole number from 1 to 365" in text(await refused.final())
        for value, shown in (("**", r"\*\*"), ("@x", r"\@x")):
            refused = await scene.admin.submit(form, {"per_minute": value})
            assert f"“{shown}” is not a whole number" in text(await refused.final())
        form = await (await scene.admin.press(panel, "Limits and retention…")).modal()
        kept = await scene.admin.submit(form, {"per_minute": "2", "retention_days": "9"})
        shown = text(await kept.final())
        assert "Questions per person and minute: 2 · days that they are kept: 9" in shown


async def test_the_form_left_open_over_a_restart_is_kept(scene: Scene) -> None:
    """What is typed before the bot restarts and sent after it counts, and the panel shows it."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        form = await (await scene.admin.press(panel, "Limits and retention…")).modal()
    async with scene.bot() as client:
        refused = await scene.admin.submit(form, {"per_minute": "0"})
        assert "not a whole number from 1 to 60" in text(await refused.final())
        kept = await scene.admin.submit(form, {"per_minute": "3", "retention_days": "7"})
        assert "Questions per person and minute: 3" in text(await kept.final())
        choices = await choices_of(client.services.database, scene.guild.id)
    assert (choices.per_minute, choices.retention_days) == (3, 7)


async def test_the_form_is_taken_once_and_only_from_who_may_manage(scene: Scene) -> None:
    """The right to manage the server counts when the form is sent, not when it was opened."""
    async with scene.bot() as client:
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        form = await (await scene.admin.press(panel, "Limits and retention…")).modal()
        sent = await scene.admin.submit(form, {"per_minute": "4"})
        await sent.final()
        await scene.discord.wait_until_idle()
        ours = rf"/interactions/{sent.interaction.id}/"
        assert len([r for r in scene.discord.requests if re.search(ours, r.path)]) == 1
        scene.guild.members[scene.admin.id].clear()
        refused = await (await scene.admin.submit(form, {"per_minute": "9"})).final()
        choices = await choices_of(client.services.database, scene.guild.id)
    assert "Only people who can manage this server" in text(refused)
    assert is_ephemeral(refused)
    assert choices.per_minute == 4


async def test_administrative_commands_are_checked_in_the_handler(scene: Scene) -> None:
    """Default permissions can be overridden in Discord; the bot asks for the right itself."""
    async with scene.bot():
        for command in ("settings", "stats", "reindex"):
            reply = await scene.amina.slash(command, channel=scene.channel, everything=True)
            message = await reply.final()
            assert text(message).startswith("Only ")
            assert is_ephemeral(message)


async def test_allowed_channels_are_the_only_ones_answered_in(scene: Scene) -> None:
    """Elsewhere the asker is told, privately, where to ask."""
    other = scene.discord.add_channel(scene.guild, "other")
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        await (await scene.admin.choose(panel, "cv-set:allowed", [scene.channel])).final()
        refused = await scene.amina.slash("ask", channel=other, question="pumps failed?")
        assert f"<#{scene.channel.id}>" in text(await refused.final())
        said = await scene.amina.say(other, "", mention_bot=True)
        told = await scene.discord.wait_for_message(after=said)
        assert f"<#{scene.channel.id}>" in text(told)
        fine = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "pumps" in text(await fine.final())


async def test_replies_go_to_a_thread_where_chosen(scene: Scene) -> None:
    """With threads chosen, a mention is answered in a thread on the question."""
    async with scene.bot():
        panel = await (await scene.admin.slash("settings", channel=scene.channel)).final()
        await (await scene.admin.choose(panel, "cv-set:place", ["thread"])).final()
        asked = await scene.amina.say(scene.channel, "Who said pumps failed?", mention_bot=True)
        answer = await scene.discord.wait_for_message(where=lambda m: "Moreau" in text(m))
        shown = await (await scene.bruno.press(answer, "Context")).final()
        assert "Le paragraphe" in text(shown)
    assert asked.thread is not None
    assert asked.thread.name == "Who said pumps failed?"
    assert answer.channel is asked.thread


async def test_too_many_questions_are_told_when_to_ask_again(scene: Scene) -> None:
    """The seventh question in a minute waits, and says how long; after a minute it is answered."""
    async with scene.bot():
        for number in range(7):
            reply = await scene.amina.slash(
                "ask", channel=scene.channel, question=f"pumps failed {number}?"
            )
            message = await reply.final()
        assert "Try again in 60 s" in text(message)
        assert is_ephemeral(message)
        other = await scene.bruno.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await other.final())
        scene.clock.now += 60
        reply = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await reply.final())


@pytest.mark.parametrize("said", ["pumps failed?", "", "x" * 1001, "not here"])
async def test_a_flood_of_mentions_is_told_once(scene: Scene, said: str) -> None:
    """A person who floods, with questions or without, is told to wait once, then nothing; also
    where the bot does not answer."""
    async with scene.bot() as client:
        if said == "not here":
            await choose(client.services.database, scene.guild.id, allowed=(1,))
        for _ in range(9):
            await scene.amina.say(scene.channel, said, mention_bot=True)

        def replies() -> list[str]:
            return [text(m) for m in scene.discord.messages(scene.channel) if m.author.bot]

        await scene.discord.wait_until(lambda: len(replies()) >= 7)
        await scene.discord.wait_until_idle()
    assert ["Try again in" in each for each in replies()].count(True) == 1
    assert len(replies()) == 7


async def test_stats_count_and_group_the_gaps_and_export_them(
    scene: Scene, open_index: OpenIndex
) -> None:
    """Refused questions of one meaning are one gap, most frequent first, and come as a file."""
    questions = ["Who won the prize?", "who won the prize", "Whose dog barked?", "pumps failed?"]
    questions += ["hello"]  # no question: it counts nowhere
    async with scene.bot():
        for question in questions:
            await (await scene.amina.slash("ask", channel=scene.channel, question=question)).final()
        shown = await (await scene.admin.slash("stats", channel=scene.channel)).final()
        assert "Questions: 4 · answered: 25%" in text(shown)
        assert text(shown).index("2× Who won the prize?") < text(shown).index("1× Whose dog")
        exported = await (await scene.admin.press(shown, "Export the gaps")).final(where=files)
    lines = [json.loads(line) for line in files(exported)["gaps.jsonl"].splitlines()]
    assert [line["question"] for line in lines] == ["Who won the prize?", "Whose dog barked?"]
    assert [line["answers"] for line in lines] == [[], []]
    path = scene.folder / "gaps.jsonl"
    path.write_bytes(files(exported)["gaps.jsonl"])
    assert [each.question for each in read_questions(path, open_index.articles)] == [
        line["question"] for line in lines
    ]


async def test_a_private_question_is_a_gap_only_by_its_askers_own_press(scene: Scene) -> None:
    """What is asked in private is shown to no administrator, unless the asker wants that."""
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who won the prize?", private=True
        )
        refusal = await asked.final()
        shown = text(await (await scene.admin.slash("stats", channel=scene.channel)).final())
        assert "Questions: 1 · answered: 0%" in shown and "prize" not in shown
        await (await scene.amina.press(refusal, "I expected an answer")).final()
        shown = text(await (await scene.admin.slash("stats", channel=scene.channel)).final())
    assert "1× Who won the prize?" in shown


async def test_not_helpful_makes_a_gap_of_a_public_question_alone(scene: Scene) -> None:
    """The button does not say so: what was asked in private stays so, and its vote counts."""
    async with scene.bot():
        for private in (True, False):
            question = "My pumps failed?" if private else "Who said pumps failed?"
            asked = await scene.amina.slash(
                "ask", channel=scene.channel, question=question, private=private
            )
            await (await scene.amina.press(await asked.final(), "Not helpful")).final()
        shown = text(await (await scene.admin.slash("stats", channel=scene.channel)).final())
    assert "1× Who said pumps failed?" in shown and "My pumps" not in shown
    assert "votes: 2, helpful: 0%" in shown
