"""A question that is put to "you" is about anybody, or about the bot."""

import pytest

from index.question.plain import plain
from index.question.refusals import refusal_of
from index.question.spelling import mend
from index.question.vocabulary import Vocabulary
from index.types import Refusal


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How do you sell a football ground?", None),
        ("Would you hear the storm from the lighthouse?", None),
        ("How many boats should you count after the storm?", None),
        ("Which of the boats can you see?", None),
        ("Can you get hurt in the storm?", None),
        ("Can you get on with me?", Refusal.ABOUT_THE_BOT),
        ("Do you eat cod?", Refusal.ABOUT_THE_BOT),
        ("Do you need help?", Refusal.ABOUT_THE_BOT),
        ("Can you die?", Refusal.ABOUT_THE_BOT),
        ("Which boats do you cover?", Refusal.ABOUT_THE_BOT),
        ("Why do you think that?", Refusal.ABOUT_THE_BOT),
        ("What do you eat?", Refusal.ABOUT_THE_BOT),
        ("Where do you think the storm sank the boats?", None),
        ("How many boats did you say it sank?", None),
        ("What do you think of the storm?", Refusal.ABOUT_THE_BOT),
        ("What do you think about the football ground?", Refusal.ABOUT_THE_BOT),
        ("What are U.S. boats called?", None),
        ("How do you choose?", Refusal.ABOUT_THE_BOT),
        ("Which model do you use for the football ground?", Refusal.ABOUT_THE_BOT),
        ("Where can you find cod?", None),
        ("Can you take boats into the harbour?", None),
        ("How long can you keep cod?", None),
        ("Where are you allowed to catch cod?", None),
        ("Are you fined for catching cod?", None),
        ("How much are you charged for a boat?", None),
        ("Do you have a phone number for the football ground?", None),
        ("Can you fish there?", None),
        ("Can you fish?", Refusal.ABOUT_THE_BOT),
        ("Where do you get your information?", Refusal.ABOUT_THE_BOT),
        ("How do you find quotes?", Refusal.ABOUT_THE_BOT),
        ("Are you trained on news articles?", Refusal.ABOUT_THE_BOT),
        ("Are you a boat?", Refusal.ABOUT_THE_BOT),
        ("Can you read what is on the boat?", Refusal.ABOUT_THE_BOT),
        ("Do you work on boats?", Refusal.ABOUT_THE_BOT),
    ],
)
def test_you_may_be_anybody(question: str, reason: Refusal | None, news_words: Vocabulary) -> None:
    """ "How do you …?" with words of the articles is about them; what the bot thinks is not."""
    mended = mend(question, news_words)
    assert refusal_of(question, mended, plain(mended), news_words) is reason
