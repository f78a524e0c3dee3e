"""What a word is: letters alone, or with what an apostrophe joins to them."""

import re

WORD = re.compile(r"[^\W\d_]+")
"""No figures, and no marks between letters: "don't" has two."""
SPELT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
"""As it is looked up to be spelt: "don't" is one."""
