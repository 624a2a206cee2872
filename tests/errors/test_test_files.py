"""Mistakes in files of tests and of decisions, announced in the samples as in those of case files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawcheck.span import InputFile
from lawcheck.testing.decided import decisions_in
from lawcheck.testing.from_file import RuleNames, tests_in
from tests.rulesets import ruleset_of

FOLDER = Path(__file__).parent / "tests"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_exactly_the_announced_mistakes_come_out(path: Path) -> None:
    ruleset = ruleset_of((FOLDER / "_rules.law").read_text(encoding="utf-8"))
    file = InputFile(path.name, path.read_text(encoding="utf-8"))

    if path.stem.endswith("family"):
        read: tuple[object, ...]
        read, found = decisions_in(file, ruleset)
    else:
        read, found = tests_in(file, None, ruleset, RuleNames.of(ruleset))

    assert path.stem.endswith("family") or read == ()
    assert [(file.position(d.span.start)[0], d.code, d.message) for d in found] == [
        (number, *announced)
        for number, line in enumerate(file.text.split("\n"), 1)
        for announced in re.findall(r"# error\[([\w-]+)\]: (.*)", line)
    ]
    assert {d.code for d in found} == {path.stem}
