"""From what a person types to the rule that is meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from lawcheck.cli.options import refuse

if TYPE_CHECKING:
    from lawcheck.model.ruleset import Rule, Ruleset


def rules_named(name: str, ruleset: Ruleset) -> tuple[Rule, ...]:
    """The versions of the rule with that full name, or else of every rule whose name ends so."""
    exact = tuple(rule for rule in ruleset.rules if rule.name == name)
    return exact or tuple(rule for rule in ruleset.rules if rule.name.endswith(f".{name}"))


def one_rule(name: str, ruleset: Ruleset, rulebooks: Collection[str] = ()) -> str:
    """The full name of the one rule that is meant. Stops where there is none, or more than one.

    `rulebooks`: those that judge the case, if it names any: of several rules the one in them is meant.
    """
    from lawcheck.diagnostics.suggest import nearest
    from lawcheck.model.ruleset import is_among

    found = rules_named(name, ruleset)
    judging = [rule for rule in found if is_among(rule.rulebook, rulebooks)] if rulebooks else []
    names = list(dict.fromkeys(rule.name for rule in judging or found))
    if len(names) > 1:
        refuse(f"several rules are called `{name}`", f"say which: {', '.join(f'`{full}`' for full in names)}")
    if not names:
        close = nearest(name, {rule.name for rule in ruleset.rules})
        help = f"did you mean `{close}`?" if close else "`lawcheck list rules` names them"
        refuse(f"there is no rule `{name}`", help)
    return names[0]
