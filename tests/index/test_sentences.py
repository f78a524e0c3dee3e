"""Splitting paragraphs: sentences end where a reader ends them, and none of it is lost."""

import pytest
from hypothesis import example, given
from sentencex import get_sentence_boundaries

import index.text.sentences
from index.text.sentences import MAX_SPEECH, PORTION, split_sentences
from tests.support.news import ANY_TEXT, NEWS


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@given(text=NEWS | ANY_TEXT)
@example(text="end. “He end. “He end.")  # two speeches that nothing closes
def test_sentences_are_trimmed_slices_in_order_that_cover_the_paragraph(text: str) -> None:
    """No character of a paragraph is lost, doubled or moved, whatever the script."""
    spans = split_sentences(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(
        text[s.start : s.end] and text[s.start : s.end] == text[s.start : s.end].strip()
        for s in spans
    )
    covered = "".join(text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


SENTENCES = [
    ["The U.S. Army said Lt. Gen. J. R. Smith paid $1.5 million.", "No. 5 was late."],
    ["They shot Spc. Tom Hale and Ald. Roe.", "Both live."],
    ["Talks are early, Ms. Tate said.", "Ms. Marrow left at 5 p.m. on Monday.", "It rained."],
    ["The envoy met É. Dupont and Á.-L. Nagy on Monday.", "“Why?” Élodie Roux asked.", "He left."],
    ["Él llegó a Ségur.", "Después 😀 se fué.", "Fin."],
    ["“This is it,” he said.", "“We will go. We will not stop,” she added.", "They left."],
    ['"We will pursue them to the last man. We will not stop,” he added.', "He left."],
    ["He stopped.", '"Why should I go?" he asked.', '"Because."'],
    ["It cost approx. 5 kg in all.", "She was born in 1990.", "20 years later she left."],
    ["It fell 4.5 per cent. to 3.2.", "Chapter 2 of Vol. 3 ends."],
    ["None is needed up to 25 km/h.", "Faster ones count as cars.", "It blew at 30 m/s.", "Fin."],
    ["مرحبا بالعالم.", "كيف حالك؟"],
    ["He was seen in Washington D.C. on Tuesday.", "The U.K. has not said."],
    ["1. First thing."],
    ["It was 4:20 p.m. Saturday in Ruan.", "At 9 a.m. EST it rained.", "It was 9 a.m.", "He ran."],
    ["A fine of Ksh. 500 or Sh. 200 was paid.", "See ch. 3 for it."],
    ["It fell.[1]", "It rose.[^2][note 3]", "It stayed.²", "Then it fell."],
    ["![A view of the port](port.jpg) Done."],
    ["The blast, at 4:20 p.m., tore the roof off Silo No. 3 of the company.", "It fell."],
    ["**What happened?**", "The officer was shot on Sunday."],
    ["The town fell *on Sunday.*", "The army fled.", "**She** left."],
    ["**He fell.", "She rose.**", "So it was."],
    ["J.-P. Li cried *Stop!* and left.", "**Mr.** Smith stayed."],
    ["Rep. Alexandria Ocasio-Cortez, D-N.Y., said that she won.", "She spoke on Monday."],
    ["Sen. Lindsey Graham, R-S.C., and Sen. Cory Booker, D-N.J., left.", "It rained."],
    ["He was at Ft. Bragg.", "Atty. Gen. Bob Ray saw Ofc. Ray there.", "It is 6 ft.", "Bob ran."],
    ["Sens. Graham and Booker met Eng. Otieno and Dep. Pres. Gachagua.", "They left."],
    ["“How could this happen?” Mayor Jane Smith asked.", "No one answered."],
    ['"We will win!" Ada Li, the mayor, said on Sunday.', '"Will we?"', "Smith left.", "He wept."],
    ["It opens at 6 p.m. Eastern on Friday.", "It closes at 5 p.m.", "Central banks said so."],
    ['*"I saw it. It was red,"* he said.', 'He said:"It is. We go."', '>"I go. Now," he said.'],
    ["He resigned in May.", "Critics cheered.", "It ended on 3 May.", "“We go,” he said."],
    [
        "He said: “No. I bought it.”",
        "It is modern art.",
        "Parking is free.",
        "See Art. IV.",
    ],
    ["They end in May.<sup>1</sup>", "They last.<br>", "He signed.</p>", "<b>She</b> left.</p>"],
    ["<p>“We go,” he said.</p>", "The 10<sup>th</sup> of <i>them</i> left<br/>"],
    [
        "'They ran. They couldn't find us,' Owen added.",
        "It was 'safe' then.",
        "The boys' boat sank.",
    ],
    ["**1. The Crooked Lamp, Fenwick.**", "Its cellar was dry.", "4\\. The Fox."],
    ["It was sold for ~~two~~ three pounds.", "~~It fell.~~", "It rose."],
    ["It ended…", "The crowd left.", "She was… late.", "“It ended… The crowd left,” he said."],
]


@pytest.mark.parametrize("expected", SENTENCES, ids=range(len(SENTENCES)))
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    """Abbreviations, times, references, emphasis and speech cut no sentence, nor do emoji."""
    assert sentences(" ".join(expected)) == expected


def test_a_line_broken_by_a_tag_is_divided_behind_it() -> None:
    """Nothing but the tag parts the sentences."""
    assert sentences("It sank.<br>He left.</p><p>She stayed.") == [
        "It sank.<br>",
        "He left.</p>",
        "<p>She stayed.",
    ]


def test_a_speech_too_long_to_quote_is_divided_at_its_sentences() -> None:
    """Its first part keeps the opening mark, its last the closing one."""
    speech = [
        "“I began here.",
        *["Then it went on for a while."] * 30,
        "That was the end,” she said.",
    ]
    assert len(" ".join(speech)) > MAX_SPEECH
    assert sentences(" ".join(speech)) == speech


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "word. " * 17_000,
        '"' * 20_000,
        'He said. "' * 10_000,
        "A. " * 30_000,
        "😀" * 4000,
    ],
)
def test_hostile_paragraphs_are_split_in_time(text: str) -> None:
    """A line of 100,000 characters is split, and nothing of it is lost."""
    spans = split_sentences(text)
    assert sum(len("".join(text[s.start : s.end].split())) for s in spans) == len(
        "".join(text.split())
    )


def test_a_long_text_without_blanks_is_split_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sentences are those of a short one; the time does not grow with the square of it."""
    lengths: list[int] = []

    def counted(code: str, text: str) -> list[dict[str, int]]:
        lengths.append(len(text))
        return list(get_sentence_boundaries(code, text))

    monkeypatch.setattr(index.text.sentences, "get_sentence_boundaries", counted)
    some = "市长周一辞职。“他说不。”记者问：为什么？！「没有。」他走了。"
    assert sentences(some * 500) == sentences(some) * 500
    assert max(lengths) < PORTION + len(some)
