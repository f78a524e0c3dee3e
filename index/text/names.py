"""What a name looks like: a word that begins with a capital, which may have an accent."""

CAPITALS = "".join(filter(str.isupper, map(chr, range(0x2000))))
"""The capitals of the alphabets that have them, for a class of a pattern: "Élodie", "Łukasz"."""
NAME = rf"\b[{CAPITALS}][\w’'-]{{1,40}}"
"""A pattern; what begins a sentence looks like one, too."""
