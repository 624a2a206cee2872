"""Every mistake in a case file, one sample file for each code.

A sample holds chunks, each after a line `### what it shows`. The mistakes expected stand as comments on the guilty
lines, `# error[code]: message`; a message that ends in `…` is only the beginning. Nothing else may come out.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawcheck.diagnostics.case_codes import CASE_CODES
from lawcheck.diagnostics.render import as_text
from lawcheck.span import InputFile
from tests.facts.vocabulary import read

SAMPLES = Path(__file__).parent.parent / "errors" / "case"
ELSEWHERE = {"empty-file", "control-character"}  # codes of files as such, which also arise in a text without a file
_EXPECTED = re.compile(r"# error\[([\w-]+)\]: (.*?)(?= # error\[|$)")


def chunks() -> list[tuple[str, str, str]]:
    """Code, sentence and text of every chunk of every sample."""
    found = []
    for path in sorted(SAMPLES.glob("*.yaml")):
        parts = re.split(r"^### (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        found += [(path.stem, title, text) for title, text in zip(parts[1::2], parts[2::2], strict=True)]
    return found


def expected_in(text: str) -> list[tuple[int, str, str]]:
    """Line, code and message of each mistake that the comments announce."""
    lines = enumerate(text.split("\n"), 1)
    return [(number, *match.groups()) for number, line in lines for match in _EXPECTED.finditer(line)]  # type: ignore[misc]


@pytest.mark.parametrize(("code", "title", "text"), [pytest.param(*c, id=f"{c[0]}: {c[1]}") for c in chunks()])
def test_exactly_the_announced_mistakes_come_out(code: str, title: str, text: str) -> None:
    case, found = read(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    actual = [(sum(s <= d.span.start for s in starts), d.code, d.message) for d in found]
    expected = expected_in(text)
    assert case is None
    assert len(actual) == len(expected), actual
    for (line, its_code, message), (number, name, words) in zip(actual, expected, strict=True):
        assert (line, its_code) == (number, name)
        assert message.startswith(words[:-1]) if words.endswith("…") else message == words
    assert code in {name for _, name, _ in expected}


def test_every_code_has_a_sample_and_every_sample_a_code() -> None:
    assert {path.stem for path in SAMPLES.glob("*.yaml")} == set(CASE_CODES) | ELSEWHERE


@pytest.mark.parametrize(("code", "title", "text"), [pytest.param(*c, id=f"{c[0]}: {c[1]}") for c in chunks()])
def test_every_mistake_is_worded_by_the_house_rules(code: str, title: str, text: str) -> None:
    for found in read(text)[1]:
        for words in (found.message, found.help, found.label):
            assert "\n" not in words
            assert not words.endswith(".")
            assert words[:1] == words[:1].lower()
        assert 0 <= found.span.start <= found.span.end <= len(text)


@pytest.mark.parametrize("code", sorted({code for code, _, _ in chunks()}))
def test_golden_text_shows_source_and_message_together(code: str, update: bool) -> None:
    shown = ""
    for name, title, text in chunks():
        if name == code:
            file = InputFile("cases/test.yaml", re.sub(r" *# error\[.*", lambda m: " " * len(m[0]), text))
            shown += f"### {title}\n\n{as_text(read(text)[1], {file.name: file})}\n"
    golden = SAMPLES / f"{code}.txt"
    if update:
        golden.write_text(shown, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == shown
