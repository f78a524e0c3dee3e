"""A program that builds again and again: a number in, two articles naming it, a generation out.

``python -m tests.support.rebuilder CORPUS INDEX``
"""

import sys
from pathlib import Path

from index.store.build import build
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder


def write(corpus: Path, number: int) -> None:
    """Write both articles; each sentence names the number."""
    ferry = f"In run{number} the ferry Hope carried passengers to Port Azure."
    market = f"In run{number} the ferry market of Oldtown fed passengers and sailors."
    put(corpus, "ferry.md", ferry + f"\n\nIts captain praised the crew of run{number}.\n")
    put(corpus, "market.md", market + f"\n\nThe mayor counted the stalls of run{number}.\n")


def main() -> None:
    """Build once for each line of the input."""
    corpus, index = map(Path, sys.argv[1:])
    embedder = SmallEmbedder()
    for line in sys.stdin:
        write(corpus, int(line))
        print(build(corpus, index, embedder).generation, flush=True)


if __name__ == "__main__":
    main()
