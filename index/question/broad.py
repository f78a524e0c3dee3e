"""Broad requests ("tell me about …"): they ask for what is on a topic, not for one answer."""

import re

from index.question.phrasing import ARTICLES, ASKS, SOMEBODY_CAN
from index.text.dates import MONTHS, WEEKDAYS

_ARTICLE = rf"(?:the|this|that|these|those|your|our|all) (?:news )?{ARTICLES}"
_SUMMARY = (
    r"(?:(?:give|write|make|generate) (?:me |us )?)?(?:an? |the )?(?:(?:short|brief|quick) )?"
    r"(?:overview|summary|outline|rundown|gist|tl;?dr)"
)
_SAY = r"(?:say(?:ing)?|tell(?:ing)? (?:me|us)|report(?:ing)?)"
_REQUESTS = (
    # "Tell me more about the storm"
    r"(?:tell|teach|inform) (?:me|us) "
    r"(?:(?:everything|more|all|something)(?: about| on)?|about|on)",
    # "What's the latest on the storm", "What's with the storm", "What about the storm"
    r"what(?:'s| is| was) (?:all |known |the (?:story|news|latest|deal|situation) )"
    r"(?:about|on|with|behind)",
    r"what's with",
    r"what about(?=(?:\W+\w+){1,4}\W*$)",
    # "What is the situation in Ruan", "What is going on in Ruan"
    r"what(?:'s| is| was) the situation (?:in|of|for)",
    r"what(?:'s| is) (?:going on|happening) (?:in|with|at|on)",
    # "What do we know about the storm", "What does the article say about the storm"
    r"what (?:do|can|could) (?:we|you|the articles) (?:know|say|tell (?:me|us)) (?:about|of|on)",
    rf"what (?:do|does|did|are|is) (?:{_ARTICLE}|it) {_SAY} (?:about|of|on)",
    # "What is known about the storm"
    r"what(?:'s| is| has been) (?:there|new|up|known|said|being said) (?:on|with|about)",
    # "Give me two quotes about the storm"
    r"(?:(?:give|show|find) (?:me |us )?)?(?:(?:some|a few|the|best|\d|two|three|more) )*"
    r"quot(?:es?|ations?) (?:about|on|regarding|concerning|from|by)",
    # "A short summary of the storm", "The main points of the plan", "Sum up the storm"
    rf"{_SUMMARY}(?: of| on| about)?",
    r"(?:what are |give (?:me|us) )?(?:the )?(?:main|key) (?:points|facts) (?:of|on|about|in)",
    r"sum up",
    rf"sum(?= (?:{_ARTICLE}|it|this|that|everything) up\b)",
    r"(?:summari[sz]e|describe|explain)(?: to (?:me|us))?",
    # "Any news about the storm"; "All of the crew survived?" asks of nothing more.
    r"(?:(?:give|get|show|find) (?:me |us )?)?(?:(?:any|the|all|some|a few|more) )*(?:"
    r"(?:everything|all|more|latest) (?:about|on)|"
    r"(?:background|details|facts|info|information) (?:about|on|of|to)|"
    r"(?:the |latest |any )?(?:news|updates?) (?:about|on|of|for|from)|"
    r"(?:anything|something|articles?|reports?|stories|coverage) (?:about|on))",
    # "Walk me through the plan", "Fill us in on the storm"
    r"(?:run|walk|talk) (?:me|us) through",
    r"(?:fill|clue) (?:me|us) in on",
    r"brief (?:me|us) on",
)
_BROAD = re.compile(
    rf"^\W*(?:please |pls |{SOMEBODY_CAN} |i(?:'d| would) (?:like|love) to (?:know|hear) |"
    rf"i want to know )*(?:{'|'.join(_REQUESTS)})\s+",
    re.IGNORECASE,
)
_BROAD_AFTER = re.compile(
    r"^(?P<topic>.{3,}?)(?:\s*[,;:.!?–—]\s*|\s+-\s+)"
    rf"(?:please |pls |{SOMEBODY_CAN} )?"
    r"(?:(?:give|write) (?:me|us) (?:an? |the )?(?:(?:short|quick|brief) )?"
    r"(?:overview|summary|version|rundown|gist|details|background)|"
    r"(?:fill|clue) (?:me|us) in|tell (?:me|us) (?:all |more )?about (?:it|that|them|him|her|this)|"
    r"what(?:'s| is) (?:going on|happening|the story)(?: there| here)?|"
    rf"what (?:do|does) {_ARTICLE} (?:say|have|report)|sum (?:it|that|this) up)"
    r"(?:,? (?:please|pls))?\W*$",
    re.IGNORECASE,
)
"""The topic first: "Storm Hedda - give me the short version"."""
_DATE = re.compile(
    r"(?!(?:last|this|the|of|\s)+$)"
    rf"(?:(?:{MONTHS}"
    rf"|{WEEKDAYS}|yesterday|today|last|this|the|of|week|month|year"
    r"|\d{1,4}(?:st|nd|rd|th)?)\b[\s.,]*)+$",
    re.IGNORECASE,
)
"""When something happened is no topic; what happened then is read for."""
_ABOUT = re.compile(rf"{_ARTICLE} (?:about|on) ", re.IGNORECASE)
"""Before the topic itself: "Summarise the article about the storm"."""
_PERSON = r"(?:he|she|they|we|i|you|u)\b"
_WHAT_ABOUT = re.compile(
    r"^\W*what(?:'s| is| are| was| were) "
    rf"(?P<topic>(?:(?!{_PERSON}|(?:is|are|was|that|which)\b)\S+ ){{0,6}}?"
    # A thing, not what people do: "What is the captain worried about?", "… she talking about?"
    rf"(?!{_PERSON}|(?:curious|sure|unsure|guilty|happy|angry|passionate|optimistic|afraid)\b)"
    r"(?:(?!\w+(?:ing|ed)\b)|(?<=the )|(?<=this ))\S+) (?:all )?about\W*$",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    rf"^\W*(?:{SOMEBODY_CAN} (?:please )?|what(?:'s| is) (?=the ))?"
    rf"(?:{_ARTICLE}|it|this|that|everything|summari[sz]e|"
    rf"{_SUMMARY}|what (?:do|does|did|are|is) {_ARTICLE} {_SAY}|"
    r"(?:what are |give (?:me|us) )?the (?:main|key) (?:points|facts))"
    r"(?: up)?(?: for (?:me|us))?\W*$",
    re.IGNORECASE,
)


def topic_of(question: str) -> str | None:
    """Return what a broad request ("tell me about …") is about; None when it is not broad."""
    if about := _WHAT_ABOUT.match(question):
        return _itself(about["topic"])
    topic = ""
    if broad := _BROAD.match(question):
        topic = question[broad.end() :].strip(" ?.!")
    elif after := _BROAD_AFTER.match(question):
        topic = after["topic"].strip(" ?.!")
    topic = _itself(topic)
    return topic if topic and not ASKS.match(topic) and not _DATE.match(topic) else None


def _itself(topic: str) -> str:
    about = _ABOUT.match(topic)
    return topic[about.end() :] if about else topic


def asks_for_all(text: str) -> bool:
    """Say whether a topic, or a request, is an article as a whole: "summary", "this article"."""
    return bool(_ALL_OF_IT.match(text))
