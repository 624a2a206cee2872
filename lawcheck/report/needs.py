"""Which facts a rule asks for, by their paths in the vocabulary."""

from __future__ import annotations

from lawcheck.model.ruleset import Rule
from lawcheck.model.walk import Path, conditions_of, paths_of


def needs(rule: Rule) -> tuple[Path, ...]:
    """The facts that the rule and its exceptions ask for, each once, in the order in which they are asked for."""
    lists = (rule.each.list.path,) if rule.each else ()
    return tuple(dict.fromkeys(path for condition in conditions_of(rule) for path in paths_of(condition, lists)))
