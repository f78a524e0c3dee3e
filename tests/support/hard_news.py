"""Articles with all that makes quoting hard, and questions on them: the same for the same seed."""

import random

NAMES = (
    "Ségur-Savien",
    "José Núñez",
    "e\u0301te\u0301",
    "Dr. K. Ó Briain",
    "أحمد",
    "שלום",
    "Ms. Li",
)
THINGS = (
    "the ferry",
    "a 5.5-tonne crane",
    "the U.S. envoy",
    "12,000 litres",
    "No. 7",
    "👩‍👩‍👧 signs",
)
SAYINGS = (
    "We won.",
    "It failed at 3 a.m. today.",
    "Why? Nobody knows.",
    "Ça ira… 😀",
    "مرحبا بكم.",
)
SHAPES = (
    "{name} said on Monday that {thing} sank off {other}.",
    "“{say} {say2} He said ‘{say}’ again,” {name} told the court.",
    '"{say} {say2}" {name} said, 1.5 hours later.',
    "{name} asked: “{say} {say2} {say}” Then {thing} was sold.",
    'He told {name}: "{say} {say2}" and left.',
    "This cost {thing} (approx. $4.2m, i.e. 3.1% of it).",
    "According to him, {name} vs. {other} was about {thing}!",
    "“{say} Nobody closed this, {name} wrote.",
    "A closing mark” stands alone near {name}; so does 6'2\" here.",
    "{thing} ",
    "READ: {name} buys {thing}",
    "- {name}, {thing}",
    "## {other}",
)
QUESTIONS = (
    "What did {name} say about {thing}?",
    "Where did {thing} sink?",
    "Who was in court with {other}?",
    "Tell me about {thing}",
    "how much did {thing} cost",
    "What was said on Monday?",
)


def _words(rng: random.Random) -> dict[str, str]:
    pick = rng.choice
    return {
        "name": pick(NAMES),
        "other": pick(NAMES),
        "thing": pick(THINGS),
        "say": pick(SAYINGS),
        "say2": pick(SAYINGS),
    }


def hard_article(rng: random.Random) -> str:
    """Return an article's text; half of them end without a line break."""
    blocks = []
    for _ in range(rng.randint(3, 9)):
        sentences = [rng.choice(SHAPES).format(**_words(rng)) for _ in range(rng.randint(1, 5))]
        blocks.append(" ".join(sentences))
    return "\n\n".join(blocks) + rng.choice(("", "\n"))


def hard_question(rng: random.Random) -> str:
    """Return a question on such articles."""
    return rng.choice(QUESTIONS).format(**_words(rng))
