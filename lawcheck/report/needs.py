"""Which facts a rule asks for, by their paths in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.model.ruleset import ExceptionRule, Rule

Path: TypeAlias = tuple[str, ...]


def needs(rule: Rule) -> tuple[Path, ...]:
    """The facts that the rule and its exceptions ask for, each once, in the order in which they are asked for."""
    lists = (rule.each.list.path,) if rule.each else ()
    conditions = (*rule.applies, *(clause.required for clause in rule.clauses), *rule.exempt)
    found = [path for condition in conditions for path in paths_of(condition, lists)]
    found += [path for exception in rule.exceptions for path in _of_exception(exception, lists)]
    return tuple(dict.fromkeys(found))


def _of_exception(exception: ExceptionRule, lists: tuple[Path, ...]) -> Iterator[Path]:
    yield from paths_of(exception.when, lists)
    for inner in exception.exceptions:
        yield from _of_exception(inner, lists)


def paths_of(part: Condition | Term, lists: tuple[Path, ...]) -> Iterator[Path]:
    """The facts that a condition asks for. `lists` holds, by depth, the path of the list that each variable runs over."""
    match part:
        case FactTerm():
            whole = part.whole(lists)
            if whole not in lists:  # a variable by itself is no fact of its own
                yield whole
        case Constant() | Today() | Always() | InForce():
            return
        case Holds(fact):
            yield from paths_of(fact, lists)
        case Compare(_, left, right) | Sum(left, right):
            yield from paths_of(left, lists)
            yield from paths_of(right, lists)
        case OneOf(term, options):
            for each in (term, *options):
                yield from paths_of(each, lists)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from paths_of(each, lists)
        case Not(inner):
            yield from paths_of(inner, lists)
        case And(parts) | Or(parts):
            for inner in parts:
                yield from paths_of(inner, lists)
        case Some() | Count():
            whole = part.list.whole(lists)
            yield whole
            yield from paths_of(part.body, (*lists[: part.depth], whole))
        case _:
            assert_never(part)
