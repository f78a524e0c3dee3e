"""Texts that Hypothesis draws: like news, with what trips a splitter, and any text at all."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Ségur",
        "😀👩‍👩‍👧",
        "e\u0301te\u0301",
        "שלום",
        "مرحبا",
        "U.S.",
        "Ms.",
        "No.",
        "5",
        "1.5",
        "“He",
        "said.”",
        '"Go',
        'now!"',
        "(see",
        "it)",
        "‘no’",
        "end.",
        "Why?",
        "Dr.",
        "\u200b",
        "a.m.",
        "…",
        "READ:",
        "-",
        "|",
    ],
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
NEWS = st.lists(
    LINES | st.sampled_from(["", "## A heading", "READ: More on it", "- item", "  ", "---"]),
    min_size=1,
    max_size=14,
).map("\n".join)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
