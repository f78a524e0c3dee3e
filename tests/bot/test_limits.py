"""Whatever an article or a question holds, Discord takes the reply, and no quote is cut."""

import re
from dataclasses import replace
from datetime import date

import pytest
from discord import ui
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.asking.ask_command import HEADING
from bot.commands.gaps import Gap
from bot.commands.sources import LONGEST_URL, built, page, told
from bot.commands.stats import stats_reply
from bot.commands.translator import FRENCH as LOCALISED
from bot.data.figures import Figures, Unanswered
from bot.replies.citation import citation
from bot.replies.laying_out import unsure
from bot.replies.limits import BYTES, CHARACTERS, COMPONENTS, CUSTOM_ID, LABEL, fits, texts
from bot.replies.markdown import one_line, visible
from bot.replies.proof import Checked, check
from bot.replies.render import PLAIN, AnswerCard, Reply, answer_reply, quotes_reply, refusal_reply
from bot.wording.french import FRENCH
from bot.wording.languages import LANGUAGES
from index.types import Answer, Article, Quote, Span
from tests.bot.test_markdown import TEXTS
from tests.support.answerer import ToyIndex, toy_article, toy_index, toy_prove
from tests.support.articles import quoted
from tests.support.discord_markdown import seen

LONG = st.builds(lambda text, times: text * times, TEXTS.filter(bool), st.integers(1, 400))
WORDS = st.sampled_from(sorted(LANGUAGES))


def quote_of(article: Article, section: str | None) -> Quote:
    """Quote a whole article, half of it in bold."""
    bold = (Span(0, len(article.text) // 2),)
    return quoted(article, section=section, published=date(2025, 2, 3), highlights=bold)


@st.composite
def hostile_checks(draw: st.DrawFn) -> Checked:
    """Quotes of one to nine articles of hostile text, proved as the bot proves them."""
    bodies = draw(st.lists(st.one_of(TEXTS.filter(bool), LONG), min_size=1, max_size=9))
    name = draw(LONG)
    url = draw(st.sampled_from([None, "https://news.example/" + "a" * 600, "javascript:x", name]))
    articles = [toy_article(f"a{n}", name, body, url=url) for n, body in enumerate(bodies)]
    quotes = [quote_of(article, name) for article in articles]
    index = toy_index((), "one")
    held = type(index)(index.generation, tuple(articles), (), ())
    return check(quotes, held, toy_prove)


LONGEST = toy_article("long", "*" * 999, "x" * CHARACTERS, url="https://b.example/".ljust(500, "a"))
DAY = date(2025, 9, 23)


def held(reply: Reply) -> None:
    """Assert every limit of Discord on a reply."""
    view = reply.view
    assert fits(view)
    assert view.total_children_count <= COMPONENTS
    assert view.content_length() <= CHARACTERS
    assert sum(len(text.encode("utf-8", "surrogatepass")) for text in texts(view)) <= BYTES
    for item in view.walk_children():
        if isinstance(item, ui.Button):
            assert len(item.custom_id or "") <= CUSTOM_ID
            assert len(item.label or "") <= LABEL


def shown_quotes(reply: Reply) -> list[str]:
    """Give the quotes as a reader sees them."""
    return [seen(text[4:]) for text in texts(reply.view) if text.startswith(">>> ")]


@settings(max_examples=60, deadline=None)
@given(hostile_checks(), LONG, WORDS)
def test_an_answer_never_exceeds_a_limit_and_never_cuts_a_quote(
    checked: Checked, question: str, language: str
) -> None:
    """As many whole quotes as fit, best first; one that fits nowhere is attached, whole."""
    card = AnswerCard(10**17, f"**{one_line(question, 300)}**", 5)
    reply = answer_reply(card, checked, LANGUAGES[language], lambda _: ("note",))
    held(reply)
    shown = shown_quotes(reply)
    whole = [proven.quote.text for proven in checked.proven]
    assert shown == whole[: len(shown)]
    assert shown or reply.attached == whole[0]


@settings(max_examples=40, deadline=None)
@given(hostile_checks(), LONG, WORDS)
def test_a_refusal_and_a_page_never_exceed_a_limit(
    checked: Checked, question: str, language: str
) -> None:
    """The nearest passage is shown whole or not at all; a page like an answer."""
    words = LANGUAGES[language]
    card = AnswerCard(10**17, f"**{one_line(question, 300)}**", 3)
    refusal = refusal_reply(card, words.not_found, (words.nearest, checked), words)
    held(refusal)
    assert shown_quotes(refusal) in ([], [checked.proven[0].quote.text])
    held(quotes_reply(words.context_title, checked.proven[:3], None, words))


@settings(max_examples=60, deadline=None)
@given(hostile_checks(), st.lists(LONG, min_size=5, max_size=5), WORDS)
@example(
    check([quote_of(LONGEST, "*" * 999)], ToyIndex("", (LONGEST,), (), ()), toy_prove),
    ["*" * 999] * 5,
    "fr",
)
def test_an_answer_that_names_five_questions_never_exceeds_a_limit(
    checked: Checked, questions: list[str], language: str
) -> None:
    """Also where its quote is longer than any message."""
    words = LANGUAGES[language]
    some = Answer(
        "", tuple(each.quote for each in checked.proven), 0.5, "one", unsure=tuple(questions)
    )
    card = AnswerCard(10**17, f"**{one_line(questions[0], HEADING)}**", 5)
    held(answer_reply(card, checked, words, lambda _: (*unsure(some, words), words.no_date)))


@settings(max_examples=60, deadline=None)
@given(st.lists(LONG, min_size=1, max_size=9), st.lists(LONG, max_size=9), WORDS)
@example(["*" * 999] * 9, ["_" * 999] * 9, "fr")
def test_a_page_of_the_articles_never_exceeds_a_limit(
    names: list[str], changed: list[str], language: str
) -> None:
    """Whatever they are called, wherever they stand, and whichever files changed."""
    words = LANGUAGES[language]
    url = "https://news.example/".ljust(LONGEST_URL, "a")
    articles = [
        replace(toy_article("a", name, "A.", url=url, author=name), publisher=name, published=DAY)
        for name in names
    ]
    index = ToyIndex("20250301T120000.000000Z-1a2b3c4d", tuple(articles), (), ())
    held(page(index, 0, (built(index, 2e9, words), *told(changed, words)), words))


@settings(max_examples=60, deadline=None)
@given(st.lists(LONG, min_size=1, max_size=12), WORDS)
@example(["*" * 999] * 12, "fr")
def test_gaps_never_exceed_a_limit(questions: list[str], language: str) -> None:
    """Each with the question before it."""
    gaps = tuple(Gap((Unanswered(each, each),)) for each in questions)
    held(stats_reply(Figures(999_999, 1, 999_999, 1, 0.5), gaps, 30, LANGUAGES[language]))


@pytest.mark.parametrize("length", [10, CHARACTERS + 1])
def test_a_page_looks_like_no_answer_however_long_its_quote_is(length: int) -> None:
    """Green is a sure answer: what stands around a quote, and a doubtful one's pages, have none."""
    article = toy_article("long", "Long", "x" * length)
    checked = check([quote_of(article, None)], ToyIndex("one", (article,), (), ()), toy_prove)
    reply = quotes_reply("", checked.proven, None, LANGUAGES["en"])
    assert bool(reply.attached) is (length > CHARACTERS)
    (container,) = reply.view.children
    assert isinstance(container, ui.Container)
    assert container.accent_colour == PLAIN


@settings(max_examples=60, deadline=None)
@given(hostile_checks(), WORDS)
def test_a_citation_is_one_short_line_whose_only_link_is_ours(
    checked: Checked, language: str
) -> None:
    """Hostile titles and addresses stay letters; a link is http(s), 512 characters at most."""
    for proven in checked.proven:
        line = citation(proven.quote, LANGUAGES[language], proven.article_text)
        assert "\n" not in line
        links = re.findall(r"(?<!\\)\]\((.*?)\)", line)
        assert len(links) <= 1
        for address in links:
            assert address.startswith(("http://", "https://"))
            assert len(address) <= 512


@pytest.mark.parametrize(
    ("content", "count", "taken"),
    [("x", 39, True), ("x" * 4000, 1, True), ("x" * 4001, 1, False), ("語" * 3400, 1, False)],
)
def test_a_view_over_a_limit_is_noticed(content: str, count: int, taken: bool) -> None:
    """``fits`` counts components, characters and bytes, and can say no."""
    parts: list[ui.TextDisplay[ui.LayoutView]] = [ui.TextDisplay(content) for _ in range(count)]
    view = ui.LayoutView()
    view.add_item(ui.Container(*parts))
    assert fits(view) is taken


def test_french_names_a_command_as_discord_shows_it_in_french() -> None:
    """Its French name, and the English one where it differs: the server may have chosen French."""
    for name in type(FRENCH).__slots__:
        for written in re.findall(r"(?:`[^`]+` \()?`[^`]+`", str(getattr(FRENCH, name))):
            for slash, word in re.findall(r"`(/?)(\w+)`", written)[-1:]:
                translated = LOCALISED.get(word, word)
                assert word == translated or written == f"`{slash}{translated}` (`{slash}{word}`"


def test_words_are_the_same_in_every_language_but_for_the_words() -> None:
    """Every language fills the same braces, and no label is too long for its place."""
    english = LANGUAGES["en"]
    for words in LANGUAGES.values():
        assert len(words.months) == 12
        for name in type(words).__slots__:
            if name == "months":
                continue
            braces = [set(re.findall(r"\{(\w+)", getattr(each, name))) for each in (english, words)]
            assert braces[0] == braces[1], name
        for label in (words.per_minute, words.retention, words.numbers_title):
            assert len(label.format(least=1, most=999)) <= 45
        for label in (words.context, words.more, words.helpful, words.unhelpful, words.expected):
            assert len(label) <= LABEL
        assert len(visible(words.help_text)) < CHARACTERS
