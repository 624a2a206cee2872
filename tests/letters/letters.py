"""Letters of the samples, judged by the rules beside this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case
from lawcheck.facts.in_serbian import in_language, words_of
from lawcheck.letters.fits import written
from lawcheck.letters.kind import Kind, kinds
from lawcheck.letters.law import binding_law
from lawcheck.letters.letter import Letter, Loophole
from lawcheck.letters.material import Material, material
from lawcheck.letters.preflight import Warning, warnings
from lawcheck.letters.render import Written, render
from lawcheck.letters.sender import checked, fields, names
from lawcheck.letters.weight import grade_of, known_by, lowest
from lawcheck.report.from_findings import Words
from lawcheck.span import InputFile

ROOT = Path(__file__).parents[2]
HOME = ROOT / "templates" / "letters"
LETTERS = (
    *("access_appeal", "access_request", "complaint", "demand"),
    *("eu_briefing", "open_letter", "own_data_request", "public_comments"),
)
RULES = pipeline.load_rules([ROOT / "rules" / "vocabulary", Path(__file__).parent / "rules"])
# The appeal of the sample is against a refusal unless another request is named.
CHOICES: Mapping[str, Mapping[str, str]] = {"access_appeal": {"request": "first"}}
HOLES = (
    Loophole(
        article="7a",
        requirement="Faces are compared only with those of persons who are looked for",
        citation="Law on Personal Data Protection, art 18",
        story="A patrol films a fair. Every face is compared with the register of identity cards.",
        amendment="In article 7a, after “database”, insert “of persons looked for”.",
    ),
)


@dataclass(frozen=True)
class Made:
    """A letter with what it was made of."""

    letter: Letter
    written: Written
    material: Material
    kind: Kind

    def warnings(self, given: Mapping[str, str] | None = None) -> dict[str, Warning]:
        """The replies that it invites, by the reply."""
        found = warnings(self.letter, self.material, self.kind, given or {}, self.written.blanks)
        return {warning.reply: warning for warning in found}


def sample(name: str) -> dict[str, Any]:
    """The sample case of a letter, to be changed."""
    return dict(YAML(typ="rt").load((HOME / name / "sample.yaml").read_text(encoding="utf-8")))


def sender() -> dict[str, str]:
    """The sender file that comes with the letters."""
    return dict(YAML(typ="safe").load((HOME / "sender.yaml").read_text(encoding="utf-8")))


def templates() -> dict[str, str]:
    """The texts of all templates that come with lawcheck, and what is said of each."""
    paths = [*HOME.glob("*/*.md.j2"), *HOME.glob("*/letter.yaml")]
    return {path.relative_to(HOME).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def load(case: Mapping[str, Any]) -> Any:
    """The case laid out in a mapping."""
    text = StringIO()
    YAML(typ="rt").dump(case, text)
    return pipeline.case_in(InputFile("sample.yaml", text.getvalue()), RULES)


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
    holes = HOLES if name == "public_comments" else ()
    read = load(case if case is not None else sample(name))
    made = whole(name, read, given, language, day, grade, texts, holes=holes)
    return made.letter, made.written


def whole(
    name: str,
    case: Case,
    given: Mapping[str, str] | None = None,
    language: str = "en",
    day: date | None = None,
    grade: str | None = None,
    texts: Mapping[str, str] | None = None,
    rules: pipeline.Rules = RULES,
    holes: tuple[Loophole, ...] = (),
) -> Made:
    """The letter about a case that was read, with what it was made of. Errors: `Refused`."""
    told = checked({**CHOICES.get(name, {}), **(given or {})} if rules is RULES else given or {})
    own, case = words_of(case, language), in_language(case, language)
    on = day or case.as_of
    assert on
    least, there = lowest(grade_of(grade)), known_by(case.sources.values(), on)
    report = pipeline.check(
        case, rules, today=on, as_of=on, min_grade=least, believe=there, language=language, brief=True
    )
    facts = select(case.facts, on, frozenset(there), least)
    words = Words(rules.ruleset, rules.files, on, language, case.jurisdiction, True, facts)
    law = binding_law(rules.ruleset, on, language)
    of = material(report.cases[0], words, law, grade_of(grade), {**own, **names(told)}, holes)
    shown = templates() if texts is None else texts
    kind = kinds(shown)[name]
    made = written(kind, of, told)
    filled = fields(told, made.case_title, language, translated=made.case_title in own.values())
    return Made(made, render(made, kind, of.sources.annex(), filled, shown), of, kind)
