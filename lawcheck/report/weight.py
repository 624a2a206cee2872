"""How much of what is violated is binding law: a verdict by benchmarks alone is not one by law."""

from __future__ import annotations

from lawcheck.report.report import CaseReport


def weight_of_violations(case: CaseReport) -> tuple[str, dict[str, str]] | None:
    """The key of a phrase and what fills it; None where all that is violated binds, or nothing is violated."""
    violated = [finding for finding in case.findings if finding.outcome == "violated"]
    binding = sum(finding.force == "binding" for finding in violated)
    if binding == len(violated):
        return None
    if not binding:
        return "none of it binds", {}
    return "part of it binds", {"binding": str(binding), "others": str(len(violated) - binding)}
