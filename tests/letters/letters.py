"""Letters of the samples, judged by the rules beside this."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.letters.compose import material
from lawcheck.letters.fits import written
from lawcheck.letters.law import binding_law
from lawcheck.letters.letter import Letter
from lawcheck.letters.render import Written, render
from lawcheck.letters.sender import checked, fields, names
from lawcheck.letters.weight import grade_of, lowest
from lawcheck.report.from_findings import Words
from lawcheck.span import InputFile

ROOT = Path(__file__).parents[2]
HOME = ROOT / "templates" / "letters"
LETTERS = ("access_appeal", "access_request", "complaint", "demand")
RULES = pipeline.load_rules([ROOT / "rules" / "vocabulary", Path(__file__).parent / "rules"])
# The appeal of the sample is against a refusal unless another request is named.
CHOICES: Mapping[str, Mapping[str, str]] = {"access_appeal": {"request": "first"}}


def sample(name: str) -> dict[str, Any]:
    """The sample case of a letter, to be changed."""
    return dict(YAML(typ="rt").load((HOME / name / "sample.yaml").read_text(encoding="utf-8")))


def sender() -> dict[str, str]:
    """The sender file that comes with the letters."""
    return dict(YAML(typ="safe").load((HOME / "sender.yaml").read_text(encoding="utf-8")))


def templates() -> dict[str, str]:
    """The texts of all templates that come with lawcheck."""
    return {path.relative_to(HOME).as_posix(): path.read_text(encoding="utf-8") for path in HOME.glob("*/*.md.j2")}


def load(case: Mapping[str, Any]) -> Any:
    """The case laid out in a mapping."""
    text = StringIO()
    YAML(typ="rt").dump(case, text)
    return pipeline._case(InputFile("sample.yaml", text.getvalue()), RULES)


def letter(
    name: str,
    case: Mapping[str, Any] | None = None,
    given: Mapping[str, str] | None = None,
    language: str = "en",
    day: date | None = None,
    grade: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[Letter, Written]:
    """The letter, as data and in Markdown. Errors: `Refused`."""
    read = load(case if case is not None else sample(name))
    told = checked({**CHOICES.get(name, {}), **(given or {})})
    on = day or read.as_of
    least = lowest(grade_of(grade))
    report = pipeline.check(read, RULES, today=on, as_of=on, min_grade=least, language=language, brief=True).cases[0]
    facts = select(read.facts, on, min_grade=least)
    words = Words(RULES.ruleset, RULES.files, on, language, read.jurisdiction, True, facts)
    of = material(report, words, binding_law(RULES.ruleset, on, language), grade_of(grade), names(told))
    made = written(name, of, told)
    filled = fields(told, made.case_title, language)
    return made, render(made, of.sources.annex(), filled, templates() if texts is None else texts)
