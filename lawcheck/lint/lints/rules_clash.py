"""Whoever a rule applies to violates it or another one.

No case meets them all: there is nothing that the person bound could do. Asked with `--deep`, and proven by a solver; the rules named are
the fewest that clash. Where one forbids outright what another regulates, that can be meant.

Take the one out where the other applies, by `applies when` or an exception. If it is meant, say so above the rule that is named first,
with the names of the others and the reason: `# lawcheck: ignore[rules-clash with eu.led.a and rs.zzpl.b] …`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.flawed import CASE, bound, flawed
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.done_on before court_order.issued_on

rule late "The order comes first"
  cites act art 5
  requires assessment.done_on after court_order.issued_on
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.done_on before court_order.issued_on

rule late "What was approved was made"
  cites act art 5
  applies when assessment.approved
  requires assessment.done_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every smallest set of rules that no case meets together."""
    for flaw, text in flawed(law, "clash"):
        yield Remark(
            f"`{text.tree.name.text}` cannot be met together with {' and '.join(f'`{name}`' for name in flaw.rules[1:])}{bound(flaw)}",
            text.tree.name.span,
            help=CASE,
            rules=flaw.rules[1:],
        )
