"""A handful of words in the file formats of WordNet."""

from pathlib import Path

LICENCE = "  1 This stands where the licence does.\n"
FILES = {
    "cntlist.rev": "officer%1:18:00:: 1 9\npoliceman%1:18:00:: 1 5\nsleuth%1:18:00:: 1 1\n"
    "shoot%2:35:00:: 1 7\nhit%2:35:00:: 1 4\nbuild%2:36:00:: 1 8\nconstruct%2:36:00:: 1 3\n"
    "fatal%3:00:00:: 1 4\ndeadly%5:00:00:fatal:00 1 3\n",
    "data.noun": LICENCE
    + "00000100 18 n 01 officer 0 002 ~ 00000200 n 0000 ~ 00000300 n 0000 | a person\n"
    + "00000200 18 n 02 policeman 0 police_officer 0 001 @ 00000100 n 0000 | a member\n"
    + "00000300 18 n 01 sleuth 0 001 @ 00000100 n 0000 | a detective\n",
    "data.verb": "00000400 35 v 02 shoot 0 hit 0 000 01 + 08 00 | fire\n"
    "00000500 36 v 02 build 0 construct 0 000 01 + 08 00 | make\n",
    "data.adj": "00000600 00 a 01 fatal 0 001 & 00000700 a 0000 | bringing death\n"
    "00000700 00 s 01 deadly(p) 0 001 & 00000600 a 0000 | causing death\n",
    "index.noun": "officer n 1 1 ~ 1 1 00000100\npoliceman n 1 1 @ 1 1 00000200\n"
    "police_officer n 1 1 @ 1 0 00000200\nsleuth n 1 1 @ 1 1 00000300\n",
    "index.verb": "shoot v 1 0 1 1 00000400\nhit v 1 0 1 1 00000400\nbuild v 1 0 1 1 00000500\n"
    "construct v 1 0 1 1 00000500\n",
    "index.adj": "fatal a 1 1 & 1 1 00000600\ndeadly a 1 1 & 1 1 00000700\n",
    "noun.exc": "policemen policeman\n",
    "verb.exc": "shot shoot\nbuilt build\nhit hit\nhitting hit\n",
    "adj.exc": "deadlier deadly\n",
}


def write_wordnet(folder: Path) -> Path:
    """Write the files and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="ascii")
    return folder
