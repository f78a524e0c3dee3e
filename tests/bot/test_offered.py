"""The articles offered while somebody types: each can be told from the others, and found."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.asking import article_names
from bot.asking.article_names import BEFORE_CUT, NAME_SHOWN, names_of
from tests.discord_server.reading import text
from tests.discord_server.state import Json
from tests.support.answerer import toy_article, toy_index
from tests.support.running_bot import Scene

RAIN = tuple(
    toy_article(
        f"w{day}", "Weather report", f"Rain of {day} mm fell.", published=date(2025, 3, day)
    )
    for day in (1, 28)
)


async def offered(scene: Scene, typed: str) -> list[Json]:
    """Type the name of an article."""
    return await scene.amina.autocomplete(
        "ask", "article", typed, channel=scene.channel, question="Rain fell?"
    )


async def test_articles_of_one_title_are_told_apart(scene: Scene) -> None:
    """By their dates and publishers, which find them, also where the list is not waited for."""
    scene.answerer.swap((*RAIN, *scene.answerer.articles), "one")
    async with scene.bot():
        assert [each["name"] for each in await offered(scene, "weather")] == [
            "Weather report · 2025-03-01 · The Gazette",
            "Weather report · 2025-03-28 · The Gazette",
        ]
        assert [each["value"] for each in await offered(scene, "2025-03-28 weather")] == ["w28"]
        assert [each["name"] for each in await offered(scene, "ferry")] == ["Ferry sinks"]
        asked = await scene.amina.slash(
            "ask",
            channel=scene.channel,
            question="Rain fell?",
            article="Weather report · 2025-03-28 · The Gazette",
        )
        assert "28 mm" in text(await asked.final())


async def test_articles_that_differ_in_nothing_but_their_words_have_their_paths(
    scene: Scene,
) -> None:
    """Two of one title, day and publisher."""
    twins = (RAIN[0], replace(RAIN[1], published=RAIN[0].published))
    scene.answerer.swap(twins, "one")
    async with scene.bot():
        assert [each["name"] for each in await offered(scene, "weather")] == [
            "Weather report · 2025-03-01 · The Gazette · w1",
            "Weather report · 2025-03-01 · The Gazette · w28",
        ]


async def test_a_path_differs_where_it_does(scene: Scene) -> None:
    """Of the same file in two folders the folders are shown, not the end that both have."""
    names = ("2024/officer-killed-in-haiti", "2025/officer-killed-in-haiti", "officer-killed")
    twins = tuple(replace(RAIN[0], id=name, path=f"{name}.md", published=None) for name in names)
    scene.answerer.swap(twins, "one")
    async with scene.bot():
        assert [each["name"] for each in await offered(scene, "weather")] == [
            "Weather report · The Gazette · 2024…",
            "Weather report · The Gazette · 2025…",
            "Weather report · The Gazette · officer-killed",
        ]


async def test_articles_are_named_in_a_thread_once_for_all_keys(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To fold thousands of titles takes a second; those of a new generation are offered, too."""
    folded: list[tuple[str, str]] = []
    whole = article_names.folded

    def recorded(name: str) -> str:
        folded.append((name, threading.current_thread().name))
        return whole(name)

    monkeypatch.setattr(article_names, "folded", recorded)
    async with scene.bot():
        for typed in ("f", "fer", "ferry"):
            assert [each["value"] for each in await offered(scene, typed)] == ["ferry"]
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="pumps failed?", article="ferry sinks"
        )
        assert "Moreau" in text(await asked.final())
        threads = [thread for name, thread in folded if name in {"Ferry sinks", "Market burns"}]
        assert len(threads) == 2 and threading.main_thread().name not in threads
        scene.answerer.swap(RAIN[:1], "two")
        assert [each["value"] for each in await offered(scene, "")] == ["w1"]


PATHS = st.text("ab/", min_size=1, max_size=BEFORE_CUT)


@given(st.sets(PATHS, min_size=2), st.text("ab/", max_size=40))
@example({"a", "b"}, "a" * 40)
@example({"aa", "a", "/", "aa/"}, "a/" + "a" * 12)
def test_no_two_articles_are_offered_by_one_name(paths: set[str], end: str) -> None:
    """However alike they are called, and whatever end their paths share."""
    articles = tuple(replace(RAIN[0], id=f"{path}{end}") for path in paths)
    labels = [named.label for named in names_of(toy_index(articles, "one"))]
    assert len({*labels}) == len(articles)


@given(st.text(min_size=1, max_size=300), st.text(max_size=300), st.text(min_size=1, max_size=90))
def test_an_offered_name_is_one_discord_takes(title: str, publisher: str, path: str) -> None:
    """Between one and a hundred characters, whatever the articles are called."""
    one = replace(RAIN[0], title=title, publisher=publisher, id=path)
    index = toy_index((one, replace(one, published=None), one), "one")
    assert all(1 <= len(named.label) <= NAME_SHOWN for named in names_of(index))
