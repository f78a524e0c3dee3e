"""A tiny data set in SQuAD's format, made of sentences that each answer one question."""

import json
from pathlib import Path

PLACES = ("Oldtown", "Port Azure", "Varland", "Hedda Bay", "Millford", "Silo Hill")
THINGS = ("bridge", "market", "ferry", "school", "tower", "garden", "library", "station")


def write_squad(folder: Path, name: str = "new_wiki", articles: int = 10) -> None:
    """Write ``name.json``: each article has two paragraphs of four sentences, a question each.

    Every fourth question has no answer.
    """
    data = []
    for number in range(articles):
        paragraphs = []
        for part in range(2):
            context, qas = "", []
            for line in range(4):
                thing = THINGS[(number + 3 * part + 2 * line) % len(THINGS)]
                place = PLACES[(number * 2 + part + line) % len(PLACES)]
                year = str(1800 + 37 * number + 11 * part + line)
                start = len(context)
                context += f"The {thing} of {place} was built in {year} by the city. "
                at = context.index(year, start)
                answer = [{"text": year, "answer_start": at}] if line else []
                qas.append(
                    {"question": f"When was the {thing} of {place} built?", "answers": answer}
                )
            paragraphs.append({"context": context.strip(), "qas": qas})
        data.append({"title": f"Article_{number}", "paragraphs": paragraphs})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({"data": data}), encoding="utf-8")
