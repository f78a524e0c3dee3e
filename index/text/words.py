"""What a word is: letters alone."""

import re

WORD = re.compile(r"[^\W\d_]+")
"""No figures, and no marks between letters: "don't" has two."""
