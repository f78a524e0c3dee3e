"""Read from WordNet's files which words are near a word in meaning, in the word's own inflection.

Princeton WordNet 3.0 (Fellbaum 1998; file formats: its manual pages wndb(5), cntlist(5) and
morphy(7)), as Debian's package ``wordnet-base`` installs it. It is not part of the project.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

PARTS = ("noun", "verb", "adj")
NEAR = {"@": "hypernym", "~": "hyponym", "&": "similar to"}
"""WordNet's pointers that lead to words of like meaning."""
SENSES = 4
COMMON = 3
"""How often WordNet's texts must use a word for it to stand for a wider or a narrower one."""
TYPES = {"1": "noun", "2": "verb", "3": "adj", "5": "adj"}
ENDINGS = {
    "noun": (("ies", "y", "s"), ("es", "", "s"), ("s", "", "s")),
    "verb": (
        ("ies", "y", "s"), ("es", "", "s"), ("s", "", "s"), ("ied", "y", "ed"), ("ed", "", "ed"),
        ("ed", "e", "ed"), ("ing", "", "ing"), ("ing", "e", "ing"),
    ),
    "adj": (),
}  # fmt: skip


@dataclass(slots=True)
class WordNet:
    """The words related to each lemma, and the irregular forms."""

    related: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """By lemma and part of speech; the words of a phrase are joined by spaces."""
    used: Counter[tuple[str, str]] = field(default_factory=Counter)
    lemma_of: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Irregular form and part of speech to the lemma and the kind of ending ("s", "ed", "ing")."""
    form_of: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def near(self, word: str) -> set[str]:
        """Return the words near a lower-case word in meaning, inflected as it is."""
        found: set[str] = set()
        for part in PARTS:
            for lemma, ending in self._lemmas(word, part):
                for other in self.related.get((lemma, part), ()):
                    if not ending or " " not in other:
                        found.add(self.inflect(other, part, ending))
        return {other for other in found if other[:4] != word[:4]}

    def _lemmas(self, word: str, part: str) -> set[tuple[str, str]]:
        found = {(word, "")}
        if (word, part) in self.lemma_of:
            found.add(self.lemma_of[word, part])
        for ending, instead, kind in ENDINGS[part]:
            if word.endswith(ending):
                found.add((word.removesuffix(ending) + instead, kind))
        return {(lemma, kind) for lemma, kind in found if self.used[lemma, part]}

    def inflect(self, lemma: str, part: str, ending: str) -> str:
        """Return a lemma with the ending "s", "ed" or "ing", or as it is with none."""
        if not ending:
            return lemma
        irregular = self.form_of.get((lemma, part, ending))
        if irregular:
            return irregular
        if ending == "s":
            lemma = re.sub(r"([^aeiou])y$", r"\1ie", lemma)
            return lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
        if ending == "ed":
            lemma = re.sub(r"([^aeiou])y$", r"\1i", lemma)
            return lemma.removesuffix("e") + "ed"
        return (lemma.removesuffix("e") if not lemma.endswith("ee") else lemma) + "ing"


def read_wordnet(folder: Path) -> WordNet:
    """Read the database files of a folder; raise FileNotFoundError when one is missing."""
    wordnet = WordNet()
    for line in _lines(folder / "cntlist.rev"):
        key, _, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest[0] in TYPES:
            wordnet.used[lemma.replace("_", " "), TYPES[rest[0]]] += int(count)
    for part in PARTS:
        _read_forms(folder / f"{part}.exc", part, wordnet)
        _read_part(folder, part, wordnet)
    return wordnet


def _lines(path: Path) -> list[str]:
    """Return a file's lines without its licence, which is indented."""
    return [x for x in path.read_text(encoding="ascii").splitlines() if not x.startswith(" ")]


def _read_forms(path: Path, part: str, wordnet: WordNet) -> None:
    for line in _lines(path):
        form, lemma = line.split()[:2]
        if part == "adj" or "_" in form:
            continue
        kind = "s" if part == "noun" or form.endswith("s") else "ed"
        kind = "ing" if part == "verb" and form.endswith("ing") else kind
        wordnet.lemma_of[form, part] = (lemma, kind)
        wordnet.form_of.setdefault((lemma, part, kind), form)


def _read_part(folder: Path, part: str, wordnet: WordNet) -> None:
    words: dict[str, list[str]] = {}
    pointers: dict[str, list[str]] = {}
    for line in _lines(folder / f"data.{part}"):
        fields = line.split(" | ")[0].split(" ")
        end = 4 + 2 * int(fields[3], 16)
        plain = (re.sub(r"\(\w+\)$", "", word) for word in fields[4:end:2])
        words[fields[0]] = [word.lower().replace("_", " ") for word in plain]
        targets = range(end + 1, end + 1 + 4 * int(fields[end]), 4)
        pointers[fields[0]] = [
            fields[at + 1] for at in targets if fields[at] in NEAR and fields[at + 2] == part[0]
        ]
    for line in _lines(folder / f"index.{part}"):
        fields = line.split()
        lemma = fields[0].replace("_", " ")
        for offset in fields[-int(fields[2]) :][:SENSES]:
            others = set(words[offset])
            for target in pointers[offset]:
                others |= {o for o in words[target] if wordnet.used[o, part] >= COMMON}
            wordnet.related[lemma, part] |= others - {lemma}
