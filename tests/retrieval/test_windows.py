"""Windows show every candidate with neighbours of its own section only."""

import numpy as np
import pytest

from index.rank.windows import ROOM, WINDOWS, plan_windows, window_text
from index.store.open_index import OpenIndex
from index.types import PassageKind


@pytest.fixture(scope="module")
def rows(news_index: OpenIndex) -> list[int]:
    """All rows of the news in a fixed random order."""
    return [int(row) for row in np.random.default_rng(0).permutation(len(news_index.sentences))]


def test_every_candidate_is_shown(news_index: OpenIndex, rows: list[int]) -> None:
    """With room for enough windows, each candidate stands in one; no window comes twice."""
    windows = plan_windows(news_index, rows, most=len(rows))
    assert {row for window in windows for row in range(window.start, window.end)} >= set(rows)
    assert len(set(windows)) == len(windows)


def test_the_best_candidates_come_first(news_index: OpenIndex, rows: list[int]) -> None:
    """No more windows than there is time for; each begins with the best one not yet shown."""
    windows = plan_windows(news_index, rows)
    assert len(windows) == WINDOWS
    assert windows[0].start <= rows[0] < windows[0].end
    assert windows == plan_windows(news_index, rows, most=len(rows))[:WINDOWS]
    assert plan_windows(news_index, []) == ()


def test_a_window_keeps_to_its_section_and_room(news_index: OpenIndex, rows: list[int]) -> None:
    """One article and section, links apart; only a long sentence alone takes more than the room."""
    windows = plan_windows(news_index, rows, most=len(rows))
    sizes = []
    for window in windows:
        members = range(window.start, window.end)
        passages = [news_index.passages[news_index.sentences[row].passage] for row in members]
        assert len({(p.article, p.section) for p in passages}) == 1
        assert len({p.kind is PassageKind.RELATED for p in passages}) == 1
        pieces = news_index.token_offsets[window.end] - news_index.token_offsets[window.start]
        assert len(members) == 1 or pieces + len(members) <= ROOM
        sizes.append(len(members))
    assert max(sizes) > 1


def test_evidence_and_related_headlines_never_share_a_window(open_index: OpenIndex) -> None:
    """A link to other coverage is not read as part of the article."""
    related = [
        row
        for row, sentence in enumerate(open_index.sentences)
        if open_index.passages[sentence.passage].kind is PassageKind.RELATED
    ]
    assert related
    others = [row for row in range(len(open_index.sentences)) if row not in related]
    for window in plan_windows(open_index, others, most=len(others)):
        assert not set(range(window.start, window.end)) & set(related)


def test_the_reader_sees_title_section_and_sentences(open_index: OpenIndex) -> None:
    """What a sentence alone lacks stands above it, and its words are the article's."""
    row = next(
        row
        for row, sentence in enumerate(open_index.sentences)
        if open_index.passages[sentence.passage].section
    )
    window = plan_windows(open_index, [row])[0]
    shown = window_text(open_index, window)
    sentence = open_index.sentences[row]
    section = open_index.passages[sentence.passage].section
    assert shown.heading == f"{open_index.articles[sentence.article].title}. {section}"
    assert shown.sentences[row - window.start] == open_index.text_of(row)
