"""The desk: no answer of two generations, nothing forgotten twice, no waiting on the event loop."""

import asyncio
import threading
import time
from dataclasses import dataclass
from typing import Any

import pytest

from bot.protocols import Finding, Inquiry
from bot.state.desk import ATTEMPTS, REMEMBERED, Desk
from index.types import Outcome
from tests.support.answerer import ARTICLES, FERRY, ToyAnswerer, held_by, toy_article


@pytest.fixture
def toy() -> ToyAnswerer:
    return ToyAnswerer()


async def test_swaps_under_load_fail_no_answer_and_mix_no_generations(toy: ToyAnswerer) -> None:
    """Ten swaps while sixty questions are asked: every quote is of the generation it names."""
    desk = Desk(toy)
    texts = {f"g{n}": FERRY.replace("Forty", f"Number{n}") for n in range(11)}

    async def swap() -> None:
        for name, text in list(texts.items())[1:]:
            toy.swap((toy_article("ferry", "Ferry", text), ARTICLES[1]), name)
            await asyncio.sleep(0.01)

    async def ask(number: int) -> Finding:
        await asyncio.sleep(number / 500)
        return await desk.answer(Inquiry(f"people saved {number}?", 3), user_id=number % 7)

    toy.swap((toy_article("ferry", "Ferry", texts["g0"]), ARTICLES[1]), "g0")
    findings, _ = await asyncio.gather(asyncio.gather(*map(ask, range(60))), swap())
    desk.close()
    assert len({finding.outcome.generation for finding in findings}) > 3
    for finding in findings:
        assert finding.outcome.generation == finding.index.generation
        quotes = getattr(finding.outcome, "quotes", ())
        assert quotes
        for quote in quotes:
            article = next(a for a in finding.index.articles if a.id == quote.article)
            assert article.sha256 == quote.sha256


async def test_the_event_loop_goes_on_while_answers_are_worked_out(toy: ToyAnswerer) -> None:
    """A slow answer holds up nothing else: the loop turns while it is worked out."""
    release = threading.Event()
    toy.before = held_by(release)
    desk = Desk(toy)
    task = asyncio.create_task(desk.answer(Inquiry("people saved?", 3), 1))
    turns = 0
    began = time.monotonic()
    while turns < 100 and time.monotonic() - began < 5:
        await asyncio.sleep(0)
        turns += 1
    assert not task.done()
    release.set()
    assert (await task).outcome.question == "people saved?"
    desk.close()


async def test_memory_is_bounded_and_can_be_emptied(toy: ToyAnswerer) -> None:
    """At most so many answers are remembered; after forgetting, none, not even one in work."""
    desk = Desk(toy)
    for number in range(REMEMBERED + 5):
        await desk.answer(Inquiry(f"people saved {number}?", 1), 1)
    assert len(desk._remembered) == REMEMBERED
    release = threading.Event()
    toy.before = held_by(release)
    task = asyncio.create_task(desk.answer(Inquiry("new people saved?", 1), 1))
    await asyncio.sleep(0)
    desk.forget()
    release.set()
    await task
    assert len(desk._remembered) == 0
    desk.close()


async def test_an_asker_who_gives_up_does_not_take_the_answer_from_another(
    toy: ToyAnswerer,
) -> None:
    """Two wait for one computation; one is cancelled, the other gets it."""
    release = threading.Event()
    toy.before = held_by(release)
    desk = Desk(toy)
    first, second = (
        asyncio.create_task(desk.answer(Inquiry("people saved?", 1), user)) for user in (1, 2)
    )
    await asyncio.sleep(0)
    first.cancel()
    release.set()
    assert (await second).outcome.question == "people saved?"
    desk.close()


async def test_who_asks_the_same_as_a_flood_does_not_wait_behind_it(toy: ToyAnswerer) -> None:
    """One person's queue holds back another's answer not even where both asked the same."""
    release = threading.Event()

    def wait(question: str) -> None:
        if "slow" in question:
            release.wait(5)

    toy.before = wait
    desk = Desk(toy)
    slow = asyncio.create_task(desk.answer(Inquiry("slow people saved?", 1), 1))
    await asyncio.sleep(0)
    queued = asyncio.create_task(desk.answer(Inquiry("people saved?", 1), 1))
    await asyncio.sleep(0)
    finding = await asyncio.wait_for(desk.answer(Inquiry("people saved?", 1), 2), 3)
    assert not queued.done()
    release.set()
    await slow
    assert await queued is finding
    assert desk.computed == 2
    desk.close()


async def test_a_message_of_several_lines_is_answered_as_it_was_typed(toy: ToyAnswerer) -> None:
    """The answerer sees where lines end; only blanks within a line make no other question."""
    asked: list[str] = []
    toy.before = asked.append
    desk = Desk(toy)
    lines = "> Some say  that it burned\nHow many people were saved?"
    first = await desk.answer(Inquiry(lines, 1), 1)
    assert await desk.answer(Inquiry(lines.replace("  ", " "), 1), 1) is first
    one_line = await desk.answer(Inquiry(lines.replace("\n", " "), 1), 1)
    assert one_line is not first
    assert asked == [lines, lines.replace("\n", " ")]
    desk.close()


@dataclass
class Overtaken(ToyAnswerer):
    """Gets another generation just before each of its first answers."""

    swaps: int = 0

    def answer(self, question: str, **options: Any) -> Outcome:
        if self.swaps:
            self.swaps -= 1
            self.swap(ARTICLES, f"{self.index.generation}+")
        return super().answer(question, **options)


async def test_an_answer_overtaken_by_a_swap_is_worked_out_again() -> None:
    """Its quotes are proved against the index that they are of, or they would be withheld."""
    desk = Desk(Overtaken(swaps=ATTEMPTS - 1))
    finding = await desk.answer(Inquiry("people saved?", 1), 1)
    assert finding.outcome.generation == finding.index.generation
    desk.close()


async def test_an_answer_whose_index_is_gone_is_neither_given_nor_remembered() -> None:
    """Nobody else gets it until the next swap: who asks again has an answer of one generation."""
    desk = Desk(Overtaken(swaps=ATTEMPTS))
    with pytest.raises(RuntimeError, match="swapped"):
        await desk.answer(Inquiry("people saved?", 1), 1)
    assert desk.remembered == 0
    finding = await desk.answer(Inquiry("people saved?", 1), 1)
    assert finding.outcome.generation == finding.index.generation
    desk.close()


class Renewed(ToyAnswerer):
    """Has another generation at each look."""

    def refresh(self) -> bool:
        self.swap(ARTICLES, f"{self.index.generation}+")
        return True


async def test_an_old_index_is_let_go_with_its_answers() -> None:
    """After a swap nothing holds the generation before, whenever its last answer ended."""
    toy, release = Renewed(), threading.Event()
    desk = Desk(toy)
    await desk.answer(Inquiry("people saved?", 1), 1)
    toy.before = held_by(release)
    late = asyncio.create_task(desk.answer(Inquiry("pumps failed?", 1), 1))
    await asyncio.sleep(0)
    assert await desk.refresh()
    release.set()
    await late
    assert {finding.index.generation for finding in desk._remembered.values()} <= {"one+"}
    desk.close()
