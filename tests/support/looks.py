"""The replies whose looks are reviewed: each kind once, made by the real bot on a small stage.

``python -m tests.support.looks`` writes them to docs/replies, where a test compares them;
``python -m scripts.draw_replies`` then photographs them.
"""

import asyncio
import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.data.choices import choose
from index.articles.file import read_article
from index.articles.passages import split_article
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal, Sentence, Span
from tests.discord_server.reading import is_ephemeral
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Message
from tests.support.answerer import ToyAnswerer, ToyIndex
from tests.support.running_bot import Scene

ROOT = Path(__file__).parents[2]
REPLIES = ROOT / "docs" / "replies"

# What the shipped models say over the seed article; only the letters are made up, for their date.
Script = list[tuple[str, ...]]
"""The quotes of an answer: how each begins, its bold words, and how what leads it begins."""
SHOT: Script = [("The officer, whose identity", "February 23, 2025")]
ROLE: Script = [
    ("So far, Kenya has deployed", ""),
    ("Kenyan forces assumed a lead role", ""),
    ("The mission’s leadership maintains", ""),
    ("Despite initial legal", ""),
    ("President Ruto had defended the move", ""),
    ("The operation in which the Kenyan officer", ""),
    ("The mission, which also includes", ""),
]
AU: Script = [
    ("During the 38th Ordinary Assembly", "the adoption of a Draft Declaration"),
    (
        "President Ruto emphasised the deep",
        "that this recognition would bolster collaborative efforts to address Haiti's security"
        " challenges",
    ),
]
DECLARATION: Script = [
    ("Kenya has advocated for the African Union", ""),
    ("During the 38th Ordinary Assembly", ""),
]
LETTERS: Script = [
    ("They promise the Stroem, Lykke and Aas", "4,300 tonnes of cod"),
    ("No. 5 of the eleven letters", ""),
]
SCRIPT = {
    "When was the officer shot?": SHOT,
    "Tell me about Kenya's role in the security mission": ROLE,
    "What did Ruto propose to the AU?": AU,
    "What are the latest letters about?": LETTERS,
    "Tell me about the African Union declaration": DECLARATION,
}
DOUBTED = {"Tell me about the African Union declaration"}


class StageAnswerer(ToyAnswerer):
    """Answers a few questions as its script says, and refuses all others."""

    def __post_init__(self) -> None:
        super().__post_init__()
        seed = read_article(ROOT / "corpus" / "kenyan-officer-killed-in-haiti.md", ROOT / "corpus")
        folder = ROOT / "tests" / "articles"
        others = [read_article(path, folder) for path in sorted(folder.glob("*.md"))]
        articles = (seed, *others)
        passages = [p for article in articles for p in split_article(article)]
        number = {article.id: n for n, article in enumerate(articles)}
        sentences = [
            Sentence(number[p.article], n, s.start, s.end)
            for n, p in enumerate(passages)
            for s in p.sentences
        ]
        generation = "20250615T120000Z-1f0c9a77"
        self._index = ToyIndex(generation, articles, tuple(passages), tuple(sentences))

    def answer(self, question: str, **_: Any) -> Outcome:
        script = SCRIPT.get(question)
        generation = self._index.generation
        if script:
            quotes = tuple(self.found(*line) for line in script)
            unsure = (question,) if question in DOUBTED else ()
            return Answer(question, quotes, 0.93, generation, unsure=unsure)
        nearest = self.found("Domestically, there has been ongoing", "")
        return NotInArticles(question, Refusal.NO_EVIDENCE, 0.08, generation, nearest)

    def found(self, beginning: str, bold: str, lead: str = "") -> Quote:
        """Quote the sentences that begin so: what is shown, and what says who is meant."""
        quote = self.quote(self._index, self.sentence(beginning), 9, set())
        at = quote.start + quote.text.index(bold)
        highlights = (Span(at, at + len(bold)),) if bold else ()
        if not lead:
            return replace(quote, highlights=highlights)
        before = self.quote(self._index, self.sentence(lead), 9, set())
        span = Span(before.start, before.end)
        return replace(quote, highlights=highlights, lead=span, lead_text=before.text)

    def sentence(self, beginning: str) -> Sentence:
        """Find the sentence that begins so."""
        texts = [article.text for article in self._index.articles]
        return next(
            s
            for s in self._index.sentences
            if texts[s.article][s.start : s.end].startswith(beginning)
        )


async def replies(folder: Path) -> dict[str, Message]:
    """Play one evening on the stage and give the reply of each kind."""
    shown: dict[str, Message] = {}
    async with DiscordServer() as discord:
        scene = Scene(discord, folder, answerer=StageAnswerer(), settings={"corpus_dir": folder})
        async with scene.bot() as client:
            await choose(client.services.database, scene.guild.id, retention_days=30)

            async def asked(question: str, who: Any = scene.amina) -> Message:
                reply = await who.slash("ask", channel=scene.channel, question=question)
                message: Message = await reply.final()
                return message

            shown["answer"] = await asked("When was the officer shot?")
            shown["answer-broad"] = await asked(
                "Tell me about Kenya's role in the security mission"
            )
            shown["answer-french"] = await asked("What did Ruto propose to the AU?", scene.bruno)
            shown["answer-linked"] = await asked("What are the latest letters about?")
            shown["answer-unsure"] = await asked(
                "Tell me about the African Union declaration", scene.admin
            )
            shown["refusal"] = await asked("What is the capital of France?")
            await asked("What's the capital of France?")
            await asked("Who won the football match?")
            for name, of, label in (
                ("context", "answer", "Context"),
                ("more", "answer-broad", "More quotes"),
            ):
                shown[name] = await (await scene.amina.press(shown[of], label)).final()
            await (await scene.amina.press(shown["answer"], "Helpful")).final()
            for command in ("sources", "help", "privacy"):
                reply = await scene.amina.slash(command, channel=scene.channel)
                shown[command] = await reply.final()
            # The question takes the place of the message it is asked in: another one is opened.
            again = await (await scene.amina.slash("privacy", channel=scene.channel)).final()
            sure = await scene.amina.press(again, "Delete everything")
            shown["privacy-sure"] = await sure.final()
            for command in ("settings", "stats"):
                reply = await scene.admin.slash(command, channel=scene.channel)
                shown[command] = await reply.final()
    return shown


def as_reviewed(message: Message) -> dict[str, Any]:
    """Give a message's tree without what differs from run to run."""
    tree = json.loads(json.dumps(message.components))
    text = json.dumps(tree, ensure_ascii=False)
    text = re.sub(r"answer: \d+\.\d+ s", "answer: 0.21 s", text)
    return {"ephemeral": is_ephemeral(message), "components": json.loads(text)}


def write(shown: dict[str, Message], folder: Path) -> None:
    """Write each reply to a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, message in shown.items():
        text = json.dumps(as_reviewed(message), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def main() -> None:
    """Write the replies as they look now."""
    with tempfile.TemporaryDirectory() as folder:
        shown = asyncio.run(replies(Path(folder)))
    write(shown, REPLIES)


if __name__ == "__main__":
    main()
