"""A template may come from a stranger, and a case as well: neither reaches anything, and data stays data."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from lawcheck.letters import as_docx, as_pdf, as_text
from lawcheck.letters.blocks import blocks
from lawcheck.letters.kind import Kind
from lawcheck.letters.letter import Letter, Refused
from lawcheck.letters.render import Written, render
from tests.letters.letters import letter, sample


def rendered(text: str, **more: str) -> Written:
    made = Letter("mine", "en", "1 April 2026", "A case", dates={"empty": ""})
    return render(made, Kind("mine"), {}, {"name": "N"}, {"mine/letter.en.md.j2": text, **more})


@pytest.mark.parametrize(
    "text",
    [
        "{{ open('/etc/passwd') }}",
        "{{ letter.date.upper() }}",
        "{{ letter.__class__ }}",
        "{{ letter['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ letter.date.format }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../etc/passwd' %}",
        "{% include letter.date %}",
        "{% import 'os' as os %}{{ os }}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% for x in range(10000000) %}x{% endfor %}",
        "{% for x in 'aaaa' %}{% endfor %}",
        "{% for x in [1, 2] %}{% endfor %}",
        "{% for x in letter.points recursive %}{{ loop(x) }}{% endfor %}",
        "{% for x in letter.points %}{% for y in letter.points %}{% endfor %}{% endfor %}",
        "{% for x in letter.name %}{% for y in letter.date %}{% endfor %}{% endfor %}",
        "{% for x, y in letter.points %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% set x = 1 %}",
        "{% include 'mine/letter.en.md.j2' %}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ letter }}",
        "{{ letter.points }}",
        "{% if %}",
        "{{ " + "(" * 5000 + ")" * 5000 + " }}",
        "{% if letter %}" * 200 + "{% endif %}" * 200,
    ],
)
def test_a_template_can_do_no_more_than_print_choose_and_loop(text: str) -> None:
    with pytest.raises(Refused):
        rendered(text)


def test_two_templates_cannot_include_each_other_for_ever() -> None:
    with pytest.raises(Refused, match="includes itself"):
        rendered("{% include 'mine/a.md.j2' %}", **{"mine/a.md.j2": "{% include 'mine/letter.en.md.j2' %}"})


def test_loops_do_not_stand_deeper_than_three() -> None:
    text = "{% for x in letter.points %}" + "{% for x in x.parts %}" * 3 + "{% endfor %}" * 4
    with pytest.raises(Refused, match="at most 3 deep"):
        rendered(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("one\ntwo {{ letter.nothing }}", r"mine/letter\.en\.md\.j2, line 2: .*nothing"),
        ("one\n\n{{ nobody }}", r"line 3: .*nobody"),
        ("one\n{{ sender.shoe_size }}", r"line 2: .*shoe_size"),
        ("one\n{{ letter.dates.empty }}", r"line 2: what is printed here is empty"),
        ("one\n{{ letter.missing.deeper }}", r"line 2: "),
        ("one\n{{ open() }}", r"line 2: a template calls nothing"),
    ],
)
def test_a_missing_value_is_an_error_that_names_its_place(text: str, what: str) -> None:
    with pytest.raises(Refused, match=what):
        rendered(text)


def test_a_missing_value_in_an_included_template_names_that_template() -> None:
    with pytest.raises(Refused, match=r"mine/part\.md\.j2, line 2"):
        rendered("{% include 'mine/part.md.j2' %}", **{"mine/part.md.j2": "\n{{ letter.nothing }}"})


HOSTILE = [
    "# Heading",
    "1. one",
    "- item",
    "> quote",
    "*emphasis* _and_ **strong**",
    "<script>alert(1)</script> &lt; <b>",
    "[link](https://evil.example) ![img](x.png)",
    '`code` ~~~ ``` $x$ #let x = read("/etc/passwd") @ref <label>',
    "{{ 7 * 7 }} {% raw %}",
    'back\\slash "quote" \\',
    "line one\n\n# line two",
    "<w:p> & ]]> \u202eevil\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_data(text: str) -> None:
    docx = pytest.importorskip("docx")
    case = sample("complaint")
    if "\u202e" not in text:  # a case that holds such a character is refused
        case["title"] = text.replace("\n", " ")
        case["sources"]["commissioner"]["title"] = text.replace("\n", " ")
    plain = letter("complaint")[1].markdown

    _, written = letter("complaint", case, {"name": text})

    parts = blocks(written.markdown)
    kinds = [(block.kind, block.level, block.depth) for block in blocks(plain)]
    assert [(block.kind, block.level, block.depth) for block in parts] == kinds
    shown = " ".join(text.replace("\u202e", " ").replace("\u202c", " ").split())
    assert parts[0].text.startswith(f"{shown}\n")
    assert shown in " ".join(as_text.render(parts, "en").split())
    word = docx.Document(BytesIO(as_docx.render(parts, text, "en", date(2026, 4, 1))))
    assert word.paragraphs[0].text.startswith(f"{shown}\n")
    assert as_pdf.render(parts, "x", "en", date(2026, 4, 1)).startswith(b"%PDF")
