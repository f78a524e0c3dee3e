"""What a text asks, without the sentences beside it and the words around it."""

from index.question.following import follows_up
from index.question.phrasing import asks
from index.question.reactions import says_nothing
from index.question.wording import Wording
from index.text.sentences import sentences_in
from index.text.words import WORD


def plain(text: str) -> Wording:
    """Return what a text asks: its one sentence that asks, with nothing around it.

    "I need this for school. When was the officer shot?" asks what its second sentence asks. A text
    with two questions, or whose question leans on what stands beside it, is kept whole. Reactions
    beside it are nothing to lean on: "Great answer! And where?".
    """
    whole = Wording(Wording(text).unframed)
    worded = [some for some in sentences_in(whole.text) if WORD.search(some)]
    asking = [some for some in worded if asks(some)]
    if len(asking) != 1:
        return whole
    only = Wording(asking[0])
    leans = follows_up(only)
    alone = not leans or all(says_nothing(some) for some in worded if some != asking[0])
    return Wording(only.unframed) if alone else whole
