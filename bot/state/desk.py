"""Where questions wait to be answered: off the event loop, few at a time, each only once."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.protocols import Answerer, Finding, Inquiry, OpenArticles
from index.types import Answer

REMEMBERED = 512
"""Answers kept in memory: some megabytes at most."""
ATTEMPTS = 3
"""An index swapped in just before the answerer looks at it makes the answer one of another."""

Key = tuple[str, Inquiry]
Result = TypeVar("Result")


class Desk:
    """Runs the answerer in threads; the same question on the same generation is computed once."""

    def __init__(self, answerer: Answerer, workers: int = 2) -> None:
        self.answerer = answerer
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="answer")
        self._free = asyncio.Semaphore(workers)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._remembered: OrderedDict[Key, Finding] = OrderedDict()
        self._running: dict[Key, asyncio.Task[Finding]] = {}
        self.computed = 0
        self._forgotten = 0

    @property
    def index(self) -> OpenArticles:
        """The generation that the next question is answered from."""
        return self.answerer.index

    async def answer(
        self, inquiry: Inquiry, user_id: int, *, overheard: bool = False, remember: bool = True
    ) -> Finding:
        """Answer, from memory or together with whoever asks the same at the same time.

        What was ``overheard``, not asked of the bot, is remembered only with an answer, and what
        leans on a question before never: its words are another message's, which may be deleted.
        """
        alike, forgotten = _alike(inquiry), self._forgotten
        if found := self._recall(alike):
            return found
        # One person's questions wait for each other, so that a flood delays nobody else, not even
        # who asks the same: a question is shared from when it is worked on, not while it waits.
        async with self._turns.setdefault(user_id, asyncio.Lock()):
            if found := self._recall(alike):
                return found
            remember = remember and inquiry.previous is None
            return await self._shared(inquiry, forgotten, overheard=overheard, remember=remember)

    def _recall(self, alike: Inquiry) -> Finding | None:
        key = (self.index.generation, alike)
        if key in self._remembered:
            self._remembered.move_to_end(key)
        return self._remembered.get(key)

    async def _shared(
        self, inquiry: Inquiry, forgotten: int, *, overheard: bool, remember: bool
    ) -> Finding:
        key = (self.index.generation, _alike(inquiry))
        if key not in self._running:
            computed = self._compute(inquiry, forgotten, overheard=overheard, remember=remember)
            task = asyncio.create_task(computed)
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        # One asker who gives up must not take the answer from another.
        return await asyncio.shield(self._running[key])

    async def refresh(self) -> bool:
        """Take over a newer generation of the index, if there is one; say whether there was.

        What is remembered of the one before goes: it would hold all of that index in memory.
        """
        swapped = await self.run(self.answerer.refresh)
        for key in [key for key in self._remembered if key[0] != self.index.generation]:
            del self._remembered[key]
        return swapped

    async def run(self, work: Callable[[], Result]) -> Result:
        """Run other blocking work of the answerer in the same few threads."""
        async with self._free:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    @property
    def remembered(self) -> int:
        """How many answers are remembered, each with its question."""
        return len(self._remembered)

    def forget(self) -> None:
        """Drop every remembered answer, and with them the words of the questions."""
        self._remembered.clear()
        self._forgotten += 1

    def close(self) -> None:
        """Wait for the threads."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def _compute(
        self, inquiry: Inquiry, forgotten: int, *, overheard: bool, remember: bool
    ) -> Finding:
        finding = await self.run(lambda: _find(self.answerer, inquiry))
        self.computed += 1
        generation = finding.outcome.generation
        current = forgotten == self._forgotten and generation == self.index.generation
        if remember and current and (isinstance(finding.outcome, Answer) or not overheard):
            self._remembered[(generation, _alike(inquiry))] = finding
        if len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return finding


def _find(answerer: Answerer, inquiry: Inquiry) -> Finding:
    """Answer, and give with it the index that it is of; raises RuntimeError where that is gone.

    With another one its quotes would fail their proof, and be remembered so until the next swap.
    """
    for _ in range(ATTEMPTS):
        opened = answerer.index
        outcome = answerer.answer(
            inquiry.question,
            quotes=inquiry.quotes,
            article=inquiry.article,
            previous=inquiry.previous,
        )
        if outcome.generation == opened.generation:
            return Finding(outcome, opened)
    raise RuntimeError(f"the index was swapped during each of {ATTEMPTS} attempts to answer")


def _alike(inquiry: Inquiry) -> Inquiry:
    """Return what questions that differ only in the blanks within a line have in common.

    It is compared and never asked: where a line ends says what belongs together.
    """
    before = inquiry.previous
    return replace(
        inquiry,
        question=_one_blank(inquiry.question),
        previous=before and replace(before, question=_one_blank(before.question)),
    )


def _one_blank(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
