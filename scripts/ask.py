"""Ask the articles in the terminal.

    python scripts/ask.py "When was the officer shot?"
    python scripts/ask.py                  # a chat
    python scripts/ask.py --json < questions.txt

Without a question, a chat opens. With --json and none, questions are read from standard input, one
a line, and one JSON object a line is written for each, in order.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.asking.typed import asks_for_help
from index.articles.corpus import stale_articles
from index.asking import Answering, ask
from index.question.before import before_next
from index.question.wording import LONGEST_MESSAGE
from index.quote.showing import Shown
from index.settings import IndexSettings
from index.types import Answer, Before, NotInArticles, Quote
from scripts.command import run_command
from scripts.terminal import counted, draw

PROMPT = "[bold]>[/bold] "
HELP = (
    "I answer with sentences of the articles, word for word, or say that they do not say. Ask one "
    'thing or several ("Who died, and when?"), go on ("And where?"), or ask for a topic ("Tell me '
    'about the mission"). An empty line ends the chat.'
)


def main() -> int:
    """Answer on the terminal; return the exit code."""
    arguments = parse_arguments()
    # Loading torch takes seconds, which --help need not cost, and in which Ctrl-C may come.
    from index.answering import Answerer  # noqa: PLC0415

    settings = _settings(arguments)
    answerer = Answerer.open(settings)
    if arguments.index is None:  # another index need not be of the articles that are set
        _tell_of_changes(answerer, settings.corpus_dir)
    return _answer(arguments, answerer)


def _tell_of_changes(answerer: Answering, corpus_dir: Path) -> None:
    """Say that the articles are not those of the index; they are answered from all the same."""
    changed = stale_articles(answerer.index.articles, corpus_dir)
    if changed:
        print(
            f"ask: {counted(len(changed), 'article')} changed since the index was built; "
            "run `make index`",
            file=sys.stderr,
        )


def _answer(arguments: argparse.Namespace, answerer: Answering) -> int:
    question = _readable(" ".join(arguments.question))
    sys.stdin = sys.stdin or StringIO()  # None where it is closed
    if arguments.json:
        # The format is UTF-8 whatever the locale; a broken byte costs a letter, not the answers.
        for stream in (sys.stdin, sys.stdout):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")
        lines = [question] if arguments.question else sys.stdin
        return answer_lines(answerer, lines, arguments.quotes)
    console = Console()
    if arguments.question:
        draw(console, ask(answerer, question, arguments.quotes), answerer.index)
        return 0
    return chat(answerer, console, arguments.quotes)


def _readable(text: str) -> str:
    """Return what was typed with a question mark for each byte that is no text in this locale."""
    return text.encode(errors="replace").decode()


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("question", nargs="*", metavar="QUESTION")
    parser.add_argument("--index", type=Path, metavar="DIR", help="folder of the index")
    parser.add_argument("--model", help="embedding model: a folder or a hub name")
    parser.add_argument("--reader", help='reader: a folder, a hub name, or "none"')
    parser.add_argument("--calibration", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="questions in, JSON out, a line each")
    parser.add_argument(
        "--quotes", type=_count, default=3, metavar="N", help="quotes per answer (default: 3)"
    )
    return parser.parse_args()


def _count(text: str) -> int:
    number = int(text) if text.isdigit() else 0
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError("give a number from 1 to 100")
    return number


def _settings(arguments: argparse.Namespace) -> IndexSettings:
    """Return the settings with what the command line says instead."""
    given = {
        "index_dir": arguments.index,
        "model": arguments.model,
        "reader": arguments.reader,
        "calibration": arguments.calibration,
    }
    return IndexSettings(**{name: value for name, value in given.items() if value is not None})


def chat(answerer: Answering, console: Console, quotes: int) -> int:
    """Answer what is typed until the input ends; "And where?" is read with the question before."""
    console.print(
        f"{counted(len(answerer.index.articles), 'article')}. "
        "Ask a question; an empty line ends the chat."
    )
    before: Before | None = None
    while True:
        try:
            question = _readable(console.input(PROMPT)).strip()
        except (EOFError, KeyboardInterrupt):
            return 0
        if not question:
            return 0
        if asks_for_help(question):
            console.print(HELP)
            continue
        shown = ask(answerer, question, quotes, before)
        draw(console, shown, answerer.index)
        if len(question) <= LONGEST_MESSAGE:  # one that is not read is followed up by nothing
            before = before_next(question, shown.outcome, before)


def answer_lines(answerer: Answering, lines: Iterable[str], quotes: int) -> int:
    """Write the JSON of each line's question as soon as it is answered."""
    for line in lines:
        question = line.rstrip("\r\n")
        started = time.perf_counter()
        shown = ask(answerer, question, quotes)
        seconds = time.perf_counter() - started
        print(json.dumps(to_json(shown, seconds), ensure_ascii=False), flush=True)
    return 0


def to_json(shown: Shown, seconds: float) -> dict[str, Any]:
    """Return an outcome as the documented JSON object."""
    outcome = shown.outcome
    head = {"question": outcome.question}
    tail = {
        "withheld": shown.withheld,
        "generation": outcome.generation,
        "seconds": round(seconds, 4),
    }
    confidence = round(outcome.confidence, 4)
    match outcome:
        case Answer(quotes=quotes, unanswered=unanswered, unsure=unsure):
            return {
                **head,
                "status": "answered",
                "confidence": confidence,
                "quotes": [quote_to_json(quote) for quote in quotes],
                "nearest": None,
                "unanswered": list(unanswered),
                "unsure": list(unsure),
                **tail,
            }
        case NotInArticles(nearest=nearest, related=related, reason=reason):
            return {
                **head,
                "status": "not_found",
                "confidence": confidence,
                "quotes": [],
                "nearest": quote_to_json(nearest) if nearest else None,
                "related": quote_to_json(related) if related else None,
                "reason": str(reason),
                **tail,
            }


def quote_to_json(quote: Quote) -> dict[str, Any]:
    """Return a quote as JSON; offsets are characters of the article's text."""
    return {
        "article": quote.article,
        "title": quote.title,
        "url": quote.url,
        "publisher": quote.publisher,
        "published": quote.published.isoformat() if quote.published else None,
        "section": quote.section,
        "paragraph": quote.paragraph,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "score": round(quote.score, 4),
        "highlights": [[span.start, span.end] for span in quote.highlights],
        "lead": {"start": quote.lead.start, "end": quote.lead.end, "text": quote.lead_text}
        if quote.lead
        else None,
    }


if __name__ == "__main__":
    sys.exit(run_command("ask", main))
