"""Rules from text, for tests: parsed, resolved, planned, and refused loudly where they are wrong."""

from __future__ import annotations

from functools import lru_cache

from lawcheck.diagnostics import Diagnostic
from lawcheck.model.from_ast import resolve
from lawcheck.model.ruleset import Ruleset
from lawcheck.plan.from_model import from_model
from lawcheck.plan.plan import Plan
from lawcheck.span import InputFile
from lawcheck.syntax import ast
from lawcheck.syntax.parse import parse


@lru_cache(maxsize=512)
def plan_of(*texts: str) -> Plan:
    """The plan of rule files with these texts."""
    return from_model(ruleset_of(*texts))


def ruleset_of(*texts: str) -> Ruleset:
    """The ruleset of rule files with these texts."""
    parsed: list[ast.File] = []
    wrong: list[Diagnostic] = []
    for number, text in enumerate(texts):
        file, found = parse(InputFile(f"{number}.law", text))
        parsed.append(file)
        wrong += found
    ruleset, found = resolve(parsed)
    wrong += found
    assert not wrong, "\n".join(
        f"{d.span.file}: {texts[int(d.span.file[0])][d.span.start : d.span.end]!r}: {d.message}" for d in wrong
    )
    return ruleset
