"""A question's text with the forms of it that are compared, each made once."""

from dataclasses import dataclass
from functools import cached_property

from index.question.broad import topic_of
from index.question.phrasing import impolite, unframed

LONGEST_MESSAGE = 1_000
"""Characters of a message that is read: the time that it takes grows with their square."""


@dataclass(frozen=True)
class Wording:
    """What somebody wrote, and what is left of it; it lives as long as the question is answered."""

    text: str

    @cached_property
    def unframed(self) -> str:
        """Without greetings, thanks, "according to the article" and the like."""
        return unframed(self.text)

    @cached_property
    def bare(self) -> str:
        """Also without the polite words before it: "Could you tell me …"."""
        return impolite(self.unframed)

    @cached_property
    def topic(self) -> str | None:
        """What a broad request ("tell me about …") is about; None when it is not broad."""
        return topic_of(self.unframed)
