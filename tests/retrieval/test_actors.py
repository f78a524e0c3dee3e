"""What one country did is no answer about another; what was wished for is not what was done."""

import time

import pytest

from index.checks.actors import actor_asked, tells_another_actor
from index.checks.intentions import deeds_asked, is_only_wished
from index.checks.places import country_asked, tells_another_country

SILENT = "The Kenyan government has yet to release a statement."


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("Has Haiti released a statement?", SILENT, True),
        ("has the un released a statement", SILENT, True),
        ("Did the African Union release a statement?", SILENT, True),
        ("What did the US say about it?", SILENT, True),
        ("Has the Haitian police released a statement?", SILENT, True),
        ("Has Kenya released a statement?", SILENT, False),
        ("Has Kenya's government told us anything?", SILENT, False),
        ("Did they tell us anything?", SILENT, False),
        ("Has Haiti released a statement?", "Kenya has not, nor has Haiti.", False),
        ("Did the UN approve it?", "Kenya says the Security Council did.", False),
        ("Did Haiti get officers?", "Kenya and Benin sent some.", False),
        ("Did Haiti get officers?", "Officers came.", False),
        ("Did Africa send officers?", "Kenya has sent 700.", False),
        ("Was Haiti attacked?", "Kenyan bases were attacked by gangs.", False),
        ("Who released a statement in Haiti?", SILENT, False),
        ("Did the turkey burn?", "British ovens ruined it.", False),
        ("Did Turkey send officers?", "British officers came.", True),
        ("Has TURKEY replied?", SILENT, True),
        ("did the usa reply?", SILENT, True),
        ("did the uk reply?", SILENT, True),
        ("Did the U.K. reply?", SILENT, True),
        ("Did the United Kingdom reply?", SILENT, True),
        ("Does it have UN backing?", "Kenya leads a mission of nine states.", False),
        ("Did it have US money?", "Kenya leads it.", False),
        ("Which has UN backing?", "Kenya leads it with “UN-backed” troops.", False),
        ("Which has UN backing?", "Kenya leads it with AU-backed troops.", True),
        ("Has UN-led training helped?", "Kenya leads it.", False),
        ("Did the US reply?", "The United States has.", False),
        ("Did the United States reply?", "American officials have.", False),
    ],
)
def test_another_countrys_deed_is_no_answer(question: str, sentence: str, another: bool) -> None:
    """Where the sentence begins with who acts, and has nothing of the one that is asked about."""
    assert tells_another_actor(actor_asked(question), sentence) is another


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("When will the trial in Brazil end?", "One in Colombia will end in 2027.", True),
        ("when did it open in the netherlands", "It opened in Germany in May.", True),
        ("When will the trial in Brazil end?", "It will end in 2027.", False),
        ("When will the trial in Brazil end?", "Brazil’s will, as one in Colombia.", False),
        ("Where were Kenyans shot in Haiti?", "In the Haitian north, as in Kenya.", False),
        ("How much salt is in turkey?", "A slice sold in France has two grams.", False),
        ("How much salt is sold in Turkey?", "They sell two tonnes in France.", True),
        ("How many died in Africa?", "Nine died in Kenya.", False),
        ("How many died in the United Kingdom?", "Nine died in France.", True),
        ("How many died in Britain?", "Nine died in England.", False),
        ("How many died in France?", "Nine died in the United Kingdom.", True),
        ("Was it in Chile or in Peru?", "It was in Benin.", False),
    ],
)
def test_what_is_in_another_country_is_no_answer(
    question: str, sentence: str, another: bool
) -> None:
    """Where the sentence has nothing of the country that is asked about, in whatever form."""
    assert tells_another_country(country_asked(question), sentence) is another


@pytest.mark.parametrize(
    ("question", "sentence", "wished"),
    [
        ("Was it adopted?", "Ruto proposed the adoption of a declaration.", True),
        ("Did they adopt it?", "He called for its swift adoption.", True),
        ("When was the trial moved?", "The defence demanded to move the trial.", True),
        ("Was it adopted?", "Ruto proposed its adoption, and it was adopted.", False),
        ("Was it adopted?", "Leaders turned down a proposal for its adoption.", False),
        ("Was it adopted?", "It was adopted in May.", False),
        ("Did Ruto propose the adoption?", "Ruto proposed the adoption of it.", False),
        ("Will it be adopted?", "Ruto proposed the adoption of it.", False),
        ("Was it sent to support them?", "A mission aimed at supporting them.", False),
        ("Who is adopting it?", "Ruto proposed the adoption of it.", False),
        ("Did it raise the quota?", "It promised higher quotas.", False),
        ("Did the union recognise it?", "Ruto urged the union (AU) to recognise it.", True),
        ("Has it been recognized?", "He asks for the union to formally recognize it.", True),
        ("Was it adopted?", "He proposed to the council the adoption of it.", True),
        ("What did it join?", "He urged the union to join the talks.", False),
    ],
)
def test_what_is_wished_for_is_not_done(question: str, sentence: str, wished: bool) -> None:
    """The deed has another form behind the wish; things that both speak of have the same."""
    assert is_only_wished(deeds_asked(question), sentence) is wished


@pytest.mark.parametrize("text", ["did the ", "Kenya has ", "in may, ", "wants to adopt "])
def test_no_text_takes_long(text: str) -> None:
    """Of the processor, tenths of a second."""
    began = time.process_time()
    tells_another_actor(actor_asked(text * 3_000) or "haiti", text * 3_000)
    tells_another_country(country_asked(text * 3_000) or "haiti", text * 3_000)
    is_only_wished(deeds_asked(f"was adopted {text * 3_000}"), text * 3_000)
    assert time.process_time() - began < 2
