"""`lawcheck schema`: what a case file, a report and a rule file look like."""

from __future__ import annotations

from typing import Annotated

from lawcheck.cli import console, status
from lawcheck.cli.options import Quiet, Rules, to_choice
from lawcheck.cli.words import Argument


def run(
    of: Annotated[str, Argument("OF", "case, report, batch or rules.")],
    rules: Rules = None,
    quiet: Quiet = False,
) -> int:
    """Print what a case, report or rule looks like.

    The JSON Schema of case files, of the JSON report of `check` or of `batch`, or the grammar of the rule language.

    \b
    Example:
      lawcheck schema case > case.schema.json
    """
    import json

    match to_choice("schema", of, ("case", "report", "batch", "rules")):
        case "case":
            from lawcheck.cli.loading import load_rules
            from lawcheck.facts.schema import case_schema

            text = json.dumps(case_schema(load_rules(rules).ruleset.vocabulary), ensure_ascii=False, indent=2)
            step = "lawcheck new case my_case"
        case "report":
            from lawcheck.report.as_json import schema

            text = json.dumps(schema(), ensure_ascii=False, indent=2)
            step = "lawcheck check CASE --format json"
        case "batch":
            from lawcheck.batch.as_json import schema as schema_of_batch

            text = json.dumps(schema_of_batch(), ensure_ascii=False, indent=2)
            step = "lawcheck batch TABLE --format json"
        case _:
            from importlib.resources import files

            grammar = files("lawcheck.syntax").joinpath("grammar.lark").read_text(encoding="utf-8")
            text, step = grammar.rstrip(), "lawcheck new rulebook my.rules"
    console.write(text + "\n")
    console.next_step(step, quiet)
    return status.OK
