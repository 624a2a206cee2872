"""What can be typed, in English and Serbian, and what is refused."""

import re
from datetime import date

import pytest

from lawcheck.facts.claim import REFUSED, Instance, Items
from lawcheck.interview.answer import Answer, Command, Nonsense, Ordered, read
from lawcheck.interview.phrases import PHRASES
from lawcheck.interview.question import Question
from lawcheck.values import NONE, Duration
from tests.interview.small import question

GATE = "  cameras:\n  - {name: gate}\n"
FILMING = "  cameras:\n  - {name: gate, public: yes}\n"


def yes_no() -> Question:
    return question(GATE, "cameras.gate.public")


def choice() -> Question:
    return question(FILMING, "cameras.gate.mode")


def length() -> Question:
    return question(FILMING, "cameras.gate.keeps")


def day() -> Question:
    return question("  breach: {}\n", "breach.known_on")


def thing() -> Question:
    return question("", "breach")


def things() -> Question:
    return question("", "cameras")


@pytest.mark.parametrize("text", ["yes", "Y", " да ", "DA"])
def test_yes_in_many_words(text: str) -> None:
    assert read(text, yes_no()) == Answer(True)


@pytest.mark.parametrize("text", ["2", "live", "Live", "live face matching", "liv"])
def test_a_choice_by_number_name_label_or_beginning(text: str) -> None:
    assert read(text, choice()) == Answer("live")


def test_a_choice_by_its_serbian_label_in_both_scripts() -> None:
    assert read("Обичан видео", choice()) == read("običan video", choice()) == Answer("plain")


def test_dates_and_lengths_of_time() -> None:
    assert read("2020-04-20", day()) == Answer(date(2020, 4, 20))
    assert read("72 hours", length()) == Answer(Duration.of(72, "hours"))


@pytest.mark.parametrize("text", ["dk", "Don’t know", "не знам", "unknown"])
def test_dont_know(text: str) -> None:
    assert read(text, yes_no()) == Answer(None)


def test_there_is_none_and_refused() -> None:
    assert read("нема", day()) == read("none", day()) == Answer(NONE)
    assert read("refused", yes_no()) == Answer(REFUSED)
    assert read("no", thing()) == read("none", thing()) == Answer(NONE)
    assert read("yes", thing()) == Answer(Instance())


def test_names_of_a_list_and_that_there_may_be_more() -> None:
    answer = read("gate, roof, ...", things())

    assert isinstance(answer, Answer) and isinstance(answer.content, Items)
    names = [e.value.name for e in answer.content.elements if isinstance(e.value, Instance)]
    assert (names, answer.content.incomplete) == (["gate", "roof"], True)


def test_commands() -> None:
    assert read("?", yes_no()) == Ordered(Command.HELP)
    assert read("назад", yes_no()) == Ordered(Command.BACK)
    assert read("source Ministry", yes_no()) == Ordered(Command.SOURCE, "Ministry")


@pytest.mark.parametrize(
    ("ask", "text", "says"),
    [
        (yes_no, "none", "answered yes or no"),
        (yes_no, "perhaps", "neither yes nor no"),
        (yes_no, "", "nothing was typed"),
        (yes_no, "ye\x1b[31ms", "cannot be seen"),
        (yes_no, "\ud800", "cannot be seen"),
        (yes_no, "y" * 5000, "more than 2000"),
        (choice, "3", "not one of the answers"),
        (choice, "9" * 500, "not one of the answers"),
        (choice, "¹", "not one of the answers"),
        (day, "2020-02-30", "February 2020 has 29 days"),
        (day, "20/4/2020", "not a date"),
        (day, "32.4.2020.", "30 days"),
        (length, "30", "not a length of time"),
        (thing, "maybe", "whether there is one"),
        (things, "yes", "which ones"),
        (things, "a: {b}", "cannot be the name"),
        (things, "Trg Republike, 2 Nikole Tesle", "such as `trg_republike, nikole_tesle`"),
        (things, "2!", "such as `plain_video`"),
        (things, "gate, gate", "the same name"),
        (things, ",,", "no name"),
    ],
)
def test_nonsense_is_refused_and_says_why(ask: object, text: str, says: str) -> None:
    answer = read(text, ask())  # type: ignore[operator]

    assert isinstance(answer, Nonsense)
    assert says in answer.message + answer.help


@pytest.mark.parametrize("language", ["sr", "sr-Latn"])
@pytest.mark.parametrize(
    ("ask", "text"),
    [
        *((yes_no, text) for text in ("none", "perhaps", "", "ye\x1b[31ms", "y" * 5000)),
        *((choice, "treće"), (choice, "lve"), (day, "juče"), (day, "2020-02-30"), (length, "30"), (length, "dugo")),
        *((thing, "možda"), (things, "da"), (things, "a: {b}"), (things, "kapija, kapija"), (things, ",,")),
    ],
)
def test_nonsense_is_refused_in_the_language_of_the_interview(ask: object, text: str, language: str) -> None:
    answer = read(text, ask(), language)  # type: ignore[operator]

    assert isinstance(answer, Nonsense)
    said = re.sub(r"`[^`]*`|[A-F]\d?\b|https?://", "", f"{answer.message} {answer.help}")
    assert re.search(r"[а-џ]" if language == "sr" else r"[a-zčćžšđ]", said)
    assert not re.search(r"[a-z]{3}" if language == "sr" else r"\b(the|is|not|write|answer)\b", said)


@pytest.mark.parametrize("text", ["20.4.2020.", "20. 4. 2020.", "20.04.2020", "2020-04-20."])
def test_a_date_may_be_written_as_in_serbia(text: str) -> None:
    assert read(text, day()) == Answer(date(2020, 4, 20))


@pytest.mark.parametrize(
    ("text", "days"), [("30 dana", (30, "days")), ("6 месеци", (6, "months")), ("72 сата", (72, "hours"))]
)
def test_a_length_of_time_may_have_serbian_units(text: str, days: tuple[int, str]) -> None:
    assert read(text, length(), "sr") == Answer(Duration.of(*days))


def test_every_language_has_every_phrase_with_the_same_blanks() -> None:
    def blanks(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    assert {key: blanks(text) for key, text in PHRASES["en"].items()} == {
        key: blanks(text) for key, text in PHRASES["sr"].items()
    }
