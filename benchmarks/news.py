"""News that nobody wrote: as much text as a benchmark needs, the same for the same seed."""

import random
from pathlib import Path

NAMES = (
    *("Ada Moreau", "Ilse Brandt", "Kofi Mensah", "Lena Ortiz", "Tomas Reed", "Noor Haddad"),
    *("Paul Ekwueme", "Greta Lind", "Samuel Otieno", "Mara Silva", "Jonas Weber", "Aiko Tanaka"),
)
ROLES = ("mayor", "harbour master", "spokesperson", "farmer", "judge", "nurse", "engineer", "pilot")
PLACES = ("Oldtown", "Port Azure", "Hedda Bay", "Millford", "Silo Hill", "Varland", "Lake Tarn")
THINGS = (
    *("the new bridge", "a cargo ferry", "the market hall", "the water plant", "a grain silo"),
    *("the night train", "the fishing quota", "the school roof", "a wind farm", "the old archive"),
)
ACTS = (
    *("was closed after a fire", "will reopen next spring", "cost more than planned"),
    *("failed its second inspection", "was sold to a cooperative", "is short of staff"),
    *("was praised by visitors", "broke down twice in one week", "needs a new owner"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHAPES = (
    "{name}, the {role} of {place}, said on {day} that {thing} {act}.",
    "“We were told that {thing} {act},” {name} said, {number} days after the vote.",
    "In {place}, {thing} {act}, and {number} people signed a letter about it.",
    "The repair took {number} weeks and was paid for by the {role}s of {place}.",
    "On {day}, {name} visited {place} and spoke with {number} families.",
    "Nobody in {place} knows why {thing} {act}.",
    "He added that {number} of the workers had left {place} since {day}.",
)
SENTENCES_A_PARAGRAPH = 4
SENTENCES_AN_ARTICLE = 20


def write_news(folder: Path, sentences: int, seed: int = 3) -> None:
    """Write articles with about this many sentences in all."""
    rng = random.Random(seed)  # noqa: S311 - the same text each time is the point
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(-(-sentences // SENTENCES_AN_ARTICLE)):
        title = f"{rng.choice(PLACES)}: {rng.choice(THINGS)} {rng.choice(ACTS)}"
        lines = [_sentence(rng) for _ in range(min(sentences, SENTENCES_AN_ARTICLE))]
        step = SENTENCES_A_PARAGRAPH
        paragraphs = [" ".join(lines[n : n + step]) for n in range(0, len(lines), step)]
        text = "\n\n".join(paragraphs)
        path = folder / f"generated-{number:04}.md"
        path.write_text(f'---\ntitle: "{title}"\n---\n\n{text}\n', encoding="utf-8")


def _sentence(rng: random.Random) -> str:
    return rng.choice(SHAPES).format(
        name=rng.choice(NAMES),
        role=rng.choice(ROLES),
        place=rng.choice(PLACES),
        day=rng.choice(DAYS),
        thing=rng.choice(THINGS),
        act=rng.choice(ACTS),
        number=rng.randint(2, 900),
    )
