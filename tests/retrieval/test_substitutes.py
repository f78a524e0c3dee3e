"""A sentence that has another number, day or name in the place of one that is asked about."""

import time

import pytest

from index.checks.namesakes import tells_namesake, whole_names
from index.checks.substitutes import slots_asked, tells_another
from index.text.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("two hundred", "number", 200),
        ("fifteen hundred", "number", 1500),
        ("one thousand two hundred and five", "number", 1205),
        ("1,200", "number", 1200),
        ("nine", "number", 9),
        ("$2.5 million", "money", 2_500_000),
        ("3.5%", "percent", 3.5),
        ("2013", "year", 2013),
        ("24th", "ordinal", 24),
        ("twenty-fourth", "ordinal", 24),
        ("first", "ordinal", 1),
    ],
)
def test_a_number_is_read_in_figures_and_in_words(text: str, kind: str, value: float) -> None:
    """All of it, and nothing beside it."""
    (found,) = numbers_in(f"They had {text} of them.")
    assert (found.kind, found.value) == (kind, value)
    assert found.start == len("They had ") and found.end - found.start == len(text)


@pytest.mark.parametrize("text", ["06:28", "MI6", "the 1980s", "none", "someone", "attention"])
def test_other_figures_and_words_are_no_numbers(text: str) -> None:
    """Times, names with a figure, decades, and words that have a number in them."""
    assert list(numbers_in(text)) == []


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who signed on for three more films?", "Waltz has signed on for two more films."),
        ("What took 182 days?", "Filming took 128 days."),
        ("What is the name of the thirty-fourth film?", "It is the twenty-fourth film."),
        ("What was settled in November 2003?", "In November 2013 the issue was settled."),
        ("What opened on 16 October?", "The bridge opened on 26 October 2015."),
        ("Where did they go in late May?", "In late March they moved to Ruan."),
        ("What did the Tuesday screenings make?", "The Monday screenings made 4 million."),
        ("What was sold for 80 marks?", "It was sold for seventy marks."),
        ("Who won a third title in a row?", "Ruan won a fifth title in a row."),
    ],
)
def test_another_number_in_its_place_is_no_answer(question: str, sentence: str) -> None:
    """Beside the same word stands another of its kind, in figures or in words."""
    assert tells_another(slots_asked(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who signed on for two more films?", "Waltz has signed on for 2 more films."),
        ("What took 128 days?", "Filming took 128 days, the rest 30 days."),
        ("Who was freed with over 100 prisoners?", "A total of 132 prisoners were freed."),
        ("Who won 59% of the vote?", "Harding won 59.22% of the vote."),
        ("Did 500 officers go?", "They sent 700 officers."),
        ("They sent 500 officers.", "They sent 700 officers."),
        ("How many officers are there?", "They sent 700 officers."),
        ("When was Windows 10 released?", "It mends the faults of Windows 8."),
        ("What was built in 1984?", "The school was built from 1983 on."),
        ("What may patients eat?", "March patients eat soup."),
        ("Who came first?", "The second ferry came late."),
        ("How were the third quarter's sales?", "Sales fell for the fifth quarter in a row."),
    ],
)
def test_what_may_tell_of_the_same_may_answer(question: str, sentence: str) -> None:
    """The same number in another form, one told loosely, or whether it is so; and what claims."""
    assert not tells_another(slots_asked(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "namesake"),
    [
        ("How old is Bruno Quiroga?", "The trial of Matthias Quiroga, 71, was split off.", True),
        ("Was President Uhuru Kenyatta there?", "He met President Jomo Kenyatta.", True),
        ("Who will stop the Ten Eyes?", "They intend to stop the Nine Eyes.", True),
        ("What did the Boston Observer say?", "The Charlotte Observer called it bored.", True),
        (
            "How old is Matthias Quiroga?",
            "The trial of Matthias Quiroga, 71, was split off.",
            False,
        ),
        ("How old is Matthias Quiroga?", "Mr. Quiroga, 71, was not there.", False),
        ("Where did John Hopkins play?", "Players of Johns Hopkins came.", False),
        ("Who is Harper Lee's sister?", "Harper's sister Alice Lee read it.", False),
        ("When was the New York City Fund made?", "Funds of the Old York City are made.", False),
        ("What did President Ruto say?", "William Ruto proposed a declaration.", False),
        ("How old is Bruno Quiroga?", "Helen Quiroga, 49, was cleared of fraud.", True),
        ("How old is Bruno Quiroga?", "But Quiroga, 49, was cleared of fraud.", False),
        ("How old is Bruno Quiroga?", "Striker Quiroga, 29, was cheered.", False),
        ("Which Foundation came?", "The Tzu Foundation came.", False),
    ],
)
def test_a_namesake_is_somebody_else(question: str, sentence: str, namesake: bool) -> None:
    """By another first name; not by a title, or a name that is left out or spelt otherwise."""
    assert tells_namesake([*whole_names(question)], sentence) is namesake


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 5_000, "9" + ",999" * 200])
def test_more_digits_than_a_number_has_are_none(digits: str) -> None:
    """Of pi, of a key: neither in a sentence nor in a question do they keep it from an answer."""
    sentence = f"The engineer counted {digits} digits in Ruan."
    assert not tells_another(slots_asked(f"Who counted {digits} digits?"), sentence)
    tells_another(slots_asked("Who counted 3 digits?"), sentence)
    assert not tells_another(slots_asked(f"Who counted {digits} digits?"), "She counted boats.")


@pytest.mark.parametrize("text", ["two hundred and ", "Ann Lee ", "1,000,", "May 3 ", "twenty-"])
def test_no_text_takes_long(text: str) -> None:
    """Of the processor, tenths of a second for what is longer than any sentence that is read."""
    began = time.process_time()
    tells_another(slots_asked(f"What {text * 60}?"), text * 500)
    tells_namesake([*whole_names(f"What {text * 60}?")], text * 500)
    assert time.process_time() - began < 2
