"""Draw an outcome in the terminal: quotes word for word, the answering words bold."""

from rich.console import Console
from rich.text import Text

from index.question.wording import LONGEST_MESSAGE
from index.quote.quotes import shown_before
from index.quote.showing import Shown
from index.types import Answer, Articles, NotInArticles, Quote, Refusal, article_of

INDENT = "  "
CONTROLS = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    **dict.fromkeys(range(0x7F, 0xA0), ord("\N{REPLACEMENT CHARACTER}")),
}
"""What would steer a terminal is shown as a sign, one for one: highlights keep their places."""
REFUSALS = {
    Refusal.NO_EVIDENCE: "The articles do not say.",
    Refusal.GREETING: "Ask me a question about the articles.",
    Refusal.NOISE: "That does not read as a question. Ask one about the articles.",
    Refusal.LANGUAGE: "I only understand English; ask in English.",
    Refusal.ABOUT_THE_BOT: "I only quote the articles; ask a question about them.",
    Refusal.WHICH_ARTICLE: "There are several articles; ask for a topic: Tell me about …",
    Refusal.PUBLICATION: "I quote only the text of articles; where one was published, and when, "
    "stands below a quote.",
    Refusal.TOO_MANY: "That is more than five questions at once; ask them a few at a time.",
    Refusal.TOO_LONG: f"I read up to {LONGEST_MESSAGE} characters; ask in fewer words.",
    Refusal.INSTRUCTION: "I take no instructions; I only quote the articles.",
}
UNANSWERED = "The articles do not say: "
UNSURE = "I am not sure that this answers the question."
UNSURE_OF = "I am not sure that this answers: "
WITHHELD = "{count} not shown: no longer word for word in the article."


def draw(console: Console, shown: Shown, index: Articles) -> None:
    """Print an outcome with quotes of the index's articles; say how many were withheld."""
    if shown.withheld:
        console.print(Text(WITHHELD.format(count=shown.withheld), style="yellow"))
    match shown.outcome:
        case Answer(question=message, quotes=quotes, unanswered=unanswered, unsure=unsure):
            for question in unsure:
                said = UNSURE if question == message else UNSURE_OF + printable(question)
                console.print(Text(said, style="yellow"))
            for above, quote in zip((None, *quotes), quotes, strict=False):
                draw_quote(console, quote, index, above)
            for question in unanswered:
                console.print(Text(UNANSWERED + printable(question), style="yellow"))
        case NotInArticles(reason=reason, nearest=nearest, related=related):
            console.print(Text(REFUSALS[reason]))
            if related:
                console.print(Text("Related coverage, not in the articles:", style="dim"))
                draw_quote(console, related, index)
            elif nearest:
                console.print(Text("Closest passage, not an answer:", style="dim"))
                draw_quote(console, nearest, index)


def draw_quote(console: Console, quote: Quote, index: Articles, above: Quote | None = None) -> None:
    """Print a quote with its citation; nothing is cut or broken but by the terminal itself.

    What says who is meant is left out where the quote above holds it.
    """
    text = Text(INDENT)
    article = article_of(index, quote.article)
    if article and not quote.led_by(above):
        before = printable(shown_before(quote, article.text))
        text.append(before.replace("\n", f"\n{INDENT}"), style="dim")
    base = len(text)
    text.append(printable(quote.text))
    for span in quote.highlights:
        text.stylize("bold", base + span.start - quote.start, base + span.end - quote.start)
    console.print()
    console.print(text, soft_wrap=True)
    console.print(Text(INDENT + citation(quote), style="dim"), soft_wrap=True)


def citation(quote: Quote) -> str:
    """Return the citation: title, publisher, date, section, paragraph, link, where known."""
    parts = [
        quote.title,
        quote.publisher,
        quote.published.isoformat() if quote.published else None,
        quote.section,
        f"¶ {quote.paragraph}",
        quote.url,
    ]
    return "— " + " · ".join(printable(part) for part in parts if part)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def printable(text: str) -> str:
    """Return a text of equal length that can only be read, not obeyed, by a terminal."""
    return text.translate(CONTROLS)
