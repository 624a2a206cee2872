"""Where an answer is put into a file made by hand, and that every other line stays as it was."""

from datetime import date

import pytest

from lawcheck.facts.text_with_fact import told_unknown
from lawcheck.interview.answer import Answer, read
from lawcheck.interview.question import Kind, Question
from lawcheck.interview.recording import Recorded, Teller, declare, record
from tests.interview.small import DATA, DAY, question, recorded, recorded_text, vocabulary

NOBODY = Teller()

# facts before | path | what is typed | facts after
PUT = [
    ("", "breach", "none", "  breach: none\n"),
    ("  # none yet\n", "cameras", "gate, roof", "  cameras:\n    - name: gate\n    - name: roof\n  # none yet\n"),
    ("", "cameras", "gate ...", "  cameras:\n    incomplete: true\n    items:\n      - name: gate\n"),
    (
        "  breach: {}  # of March\n",
        "breach.known_on",
        "2020-03-01",
        "  breach:  # of March\n    known_on: 2020-03-01\n",
    ),
    ("  breach:\n    # told by phone\n", "breach", "yes", "  breach: {}\n    # told by phone\n"),
    ("  breach: unknown # so far\n", "breach", "none", "  breach: none # so far\n"),
    (
        "  cameras:\n  - name: gate   # the old one\n\n  # of security\n  breach: none\n",
        "cameras.gate.public",
        "yes",
        "  cameras:\n  - name: gate   # the old one\n    public: yes\n\n  # of security\n  breach: none\n",
    ),
    (
        "  cameras: [{name: gate, }, {}]\n",
        "cameras.gate.public",
        "no",
        "  cameras: [{name: gate, public: no, }, {}]\n",
    ),
    ("  cameras: [{name: gate}, {}]\n", "cameras.#2.public", "no", "  cameras: [{name: gate}, {public: no}]\n"),
    (
        "  cameras:\n    - {value: {name: gate}, source: ministry}\n",
        "cameras.gate.public",
        "yes",
        "  cameras:\n    - {value: {name: gate, public: yes}, source: ministry}\n",
    ),
    (
        "  breach: {known_on: 2020-04-20, reported_on: {value: refused, source: ministry}}\n",
        "breach.reported_on",
        "2020-04-22",
        "  breach: {known_on: 2020-04-20, reported_on: [{value: refused, source: ministry}, 2020-04-22]}\n",
    ),
    (
        "  breach:\n    known_on: 2020-04-20\n    reported_on:\n    - {value: refused, source: ministry}\n",
        "breach.reported_on",
        "none",
        "  breach:\n    known_on: 2020-04-20\n    reported_on:\n    - {value: refused, source: ministry}\n    - none\n",
    ),
    (
        "  cameras:\n    incomplete: true  # as far as is known\n    items:\n    - name: gate\n      public: no\n",
        "cameras",
        "roof",
        "  cameras:\n    incomplete: false  # as far as is known\n    items:\n    - name: gate\n      public: no\n"
        "    - name: roof\n",
    ),
    (
        "  cameras: {items: [{name: gate, public: no}], incomplete: yes}\n",
        "cameras",
        "roof",
        "  cameras: {items: [{name: gate, public: no}, {name: roof}], incomplete: false}\n",
    ),
    (
        "  cameras: {items: [{name: gate, public: no}], incomplete: yes}\n",
        "cameras",
        "none",
        "  cameras: {items: [{name: gate, public: no}], incomplete: false}\n",
    ),
]


def answered(before: Recorded, asked: Question, typed: str, teller: Teller = NOBODY, day: date = DAY) -> str | None:
    answer = read(typed, asked)
    assert isinstance(answer, Answer), answer
    after = record(before, asked, answer, teller, day, vocabulary())
    return after.file.text if after else None


@pytest.mark.parametrize(("facts", "path", "typed", "then"), PUT)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_answer_goes_where_it_belongs(facts: str, path: str, typed: str, then: str, newline: str) -> None:
    before = recorded(facts)
    text = before.file.text

    told = recorded_text(text.replace("\n", newline))

    assert answered(told, question(facts, path), typed) == text.replace(facts, "").replace("\n", newline) + (
        then.replace("\n", newline)
    )


def test_a_claim_of_another_day_stays_and_the_new_one_ends_before_it() -> None:
    later = "  cameras: none\n  breach: {known_on: {value: 2020-06-20, from: 2020-06-20}}\n"
    asked = question("  cameras: none\n  breach: {}\n", "breach.known_on")

    text = answered(recorded(later), asked, "none")

    assert text is not None
    assert "[{value: 2020-06-20, from: 2020-06-20}, {value: none, from: 2020-05-01, until: 2020-06-19}]" in text


def test_source_and_grade_are_written_with_the_answer() -> None:
    before = declare(recorded(""), "press", 'He said: "never"', vocabulary())

    assert before is not None
    text = answered(before, question("", "breach"), "none", Teller("press", "C3"))

    assert text is not None
    assert '  ministry: {grade: B2}\n  press: {title: "He said: \\"never\\""}\nfacts:' in text
    assert text.endswith("  breach: {value: none, source: press, grade: C3}\n")


def test_a_new_source_has_its_date_and_address_and_a_claim_its_place() -> None:
    before = declare(
        recorded(""), "press", "Danas", vocabulary(), published="2020-01", url="https://example.org/?a=1#b: c"
    )

    assert before is not None
    assert before.case.sources["press"].published == "2020-01"
    assert before.case.sources["press"].url == "https://example.org/?a=1#b: c"
    text = answered(before, question("", "breach"), "none", Teller("press", "", 'page 4, "top"'))
    assert text is not None
    assert text.endswith('  breach: {value: none, source: press, at: "page 4, \\"top\\""}\n')


def test_dont_know_is_remembered() -> None:
    before = recorded("  cameras:\n  - name: gate\n")

    after = record(before, question(FACTS, "cameras.gate.public"), Answer(None), Teller(), DAY, vocabulary())

    assert after is not None
    assert told_unknown(after.file) == {("cameras", "gate", "public")}


FACTS = "  cameras:\n  - name: gate\n"


def test_what_has_no_place_is_not_forced_in() -> None:
    in_a_block = (
        "  breach:\n    known_on: 2020-04-20\n    reported_on:\n      value: refused\n      source: ministry\n"
    )

    assert answered(recorded(in_a_block), question(in_a_block, "breach.reported_on"), "none") is None


def test_every_line_of_a_file_made_by_hand_stays() -> None:
    text = (
        (DATA / "cases" / "square.yaml").read_text(encoding="utf-8").replace("    reported_on:", "    # reported_on:")
    )
    before = recorded_text(f"# at the top\n{text}")
    asked = Question(("breach", "reported_on"), ("breach", "reported_on"), _fact(), Kind.VALUE, ())

    after = answered(before, asked, "2020-04-25")

    assert after is not None
    old, new = before.file.text.splitlines(), after.splitlines()
    assert [line for line in new if line not in old] == ["    reported_on: 2020-04-25"]
    assert [line for line in new if line in old] == old


def _fact() -> object:  # the fact that the question is about
    return vocabulary().entities["breach"].facts["reported_on"]
