"""The main path on one screen: the only place that knows the order of the stages.

rule files → syntax → model → plan ─┐
case file  → facts ─────────────────┴→ findings → report
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, cast

from lawcheck import cache, files
from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case, Grade, Instance
from lawcheck.facts.in_serbian import in_language
from lawcheck.finding.evaluate import judge
from lawcheck.finding.finding import Finding
from lawcheck.model.ruleset import Ruleset
from lawcheck.plan.plan import Plan
from lawcheck.report.from_findings import Words, case_report, from_findings
from lawcheck.report.report import CaseReport, Receipt, Report
from lawcheck.span import InputFile
from lawcheck.version import VERSION


class Refused(Exception):
    """Files with mistakes in them: nothing is judged. `diagnostics` says what and where, `files` hold the texts."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, InputFile]) -> None:
        super().__init__("; ".join(f"{d.span.file}: {d.message}" for d in diagnostics[:3]))
        self.diagnostics = diagnostics
        self.files = texts


@dataclass(frozen=True, eq=False)
class Rules:
    """Rules ready to judge with: the model, the plan made from it, the texts it came from, and their hash."""

    ruleset: Ruleset
    plan: Plan
    files: Mapping[str, InputFile]
    digest: str


def load_rules(paths: Sequence[Path | str] | None = None) -> Rules:
    """The rules at or below these paths; those that come with lawcheck if None.

    Errors: `Refused`, with every mistake in every file.
    """
    key = "" if paths is not None else cache.key((), files.shipped_rules_stamp())
    if key and (kept := cache.load(key)) is not None:
        plan, digest = cast("tuple[Plan, str]", kept)
        return Rules(plan.ruleset, plan, files.ShippedRules(), digest)
    found = Diagnostics()
    texts = files.read_rules([Path(path) for path in paths] if paths is not None else None, found)
    if found:
        raise Refused(found.sorted(), {file.name: file for file in texts})
    return rules_of(texts, key)


def rules_of(texts: Sequence[InputFile], key: str = "") -> Rules:
    """The rules in these files; compiled before, if they were kept, by their texts or by `key`. Errors: `Refused`."""
    kept = cache.load(key := key or cache.key(texts))
    if kept is None:
        kept = compile_rules(texts), _hash(*texts)
        cache.store(key, kept)
    plan, digest = cast("tuple[Plan, str]", kept)
    return Rules(plan.ruleset, plan, {file.name: file for file in texts}, digest)


def compile_rules(texts: Sequence[InputFile]) -> Plan:
    """The plan of these files. Errors: `Refused`."""
    from lawcheck.model.consequences import without_consequences
    from lawcheck.model.from_ast import resolve
    from lawcheck.plan.from_model import from_model
    from lawcheck.syntax.parse import parse

    parsed = [parse(text) for text in texts]
    ruleset, wrong = resolve([tree for tree, _ in parsed])
    syntax = [diagnostic for _, found in parsed for diagnostic in found]
    if syntax or wrong:
        found = Diagnostics()
        found.extend(without_consequences(syntax, wrong))
        raise Refused(found.sorted(), {text.name: text for text in texts})
    return from_model(ruleset)


def load_case(path: Path | str, rules: Rules) -> Case:
    """The case file at that path, or the shipped case of that name, checked against the vocabulary.

    Errors: `Refused`, with every mistake in the file.
    """
    found = Diagnostics()
    text = files.read_case(path, found)
    if found:
        raise Refused(found.sorted(), {text.name: text})
    return case_in(text, rules)


def case_of(content: Mapping[str, object], rules: Rules) -> Case:
    """The case laid out in a mapping as a case file is. Errors: `Refused`."""
    return case_in(InputFile("<case>", json.dumps(content, ensure_ascii=False, indent=1, default=str)), rules)


def case_in(text: InputFile, rules: Rules) -> Case:
    """The case in a text, checked against the vocabulary. Errors: `Refused`."""
    key = cache.key((text,), rules.digest)
    if isinstance(kept := cache.load(key), Case):
        return kept
    from lawcheck.facts.from_case import from_case

    case, wrong = from_case(text, rules.ruleset.vocabulary, rules.ruleset.rulebooks)
    if case is None:
        raise Refused(wrong, {text.name: text})
    case = replace(case, digest=_hash(text))
    cache.store(key, case)
    return case


# The findings of a case with more found out of them, by its facts and the day.
Sharpen: TypeAlias = Callable[[tuple[Finding, ...], Instance, date], tuple[Finding, ...]]


def check(
    cases: Case | Sequence[Case],
    rules: Rules,
    *,
    today: date,
    as_of: date | None = None,
    believe: Collection[str] = (),
    min_grade: Grade | None = None,
    rulebooks: Collection[str] = (),
    language: str = "en",
    brief: bool = False,
    sharpen: Sharpen | None = None,
) -> Report:
    """What the rules come to in each case.

    Judged as of `as_of`, or else the case's own date, or else `today`. `believe`: only claims of these sources;
    `min_grade`: only claims at least this good; `rulebooks`: these instead of those that the case names.
    `brief`: without the trees of the justifications. `sharpen`: what more is to be found out of the findings of a case
    by its facts on the day, such as what exactly can still decide them.
    """
    several = [cases] if isinstance(cases, Case) else list(cases)
    reports: list[CaseReport] = []
    for case in (in_language(one, language) for one in several):
        day = as_of or case.as_of or today
        facts = select(case.facts, day, frozenset(believe), min_grade)
        books = rules.ruleset.judging(tuple(rulebooks) or case.rulebooks, case.jurisdiction)
        findings = judge(rules.plan, facts, day, books, brief=brief)
        if sharpen is not None:
            findings = sharpen(findings, facts, day)
        words = Words(rules.ruleset, rules.files, day, language, case.jurisdiction, brief, facts)
        reports.append(case_report(case, findings, words))
    receipt = Receipt(
        rules.digest,
        tuple(case.digest for case in several),
        tuple(rulebooks),
        tuple(believe),
        str(min_grade) if min_grade else None,
    )
    return from_findings(reports, receipt, VERSION, rules.ruleset, language)


def _hash(*texts: InputFile) -> str:
    """Of names and contents; a single file is known by its content alone."""
    digest = sha256()
    for text in texts:
        if len(texts) > 1:
            digest.update(f"{text.name}\0{len(text.text)}\0".encode())
        digest.update(text.text.encode(errors="surrogatepass"))
    return f"sha256:{digest.hexdigest()}"
