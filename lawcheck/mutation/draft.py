"""A ruleset → the changes that a careless drafter could make to it, statement by statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lawcheck.model.ruleset import ExceptionRule, Rule, Ruleset, is_among
from lawcheck.model.walk import conditions_of, exceptions_of, names_in
from lawcheck.mutation.draft_conditions import Conditions
from lawcheck.mutation.facts import places
from lawcheck.mutation.mutant import Mutant, Operator
from lawcheck.mutation.source import Source
from lawcheck.span import InputFile, Span
from lawcheck.syntax import ast
from lawcheck.testing.keyword import Keyword


@dataclass(frozen=True)
class Drafted:
    """A statement, its mutants, and the full names of the rules that it bears on."""

    name: str
    item: ast.Item
    mutants: tuple[Mutant, ...]
    rules: tuple[str, ...]

    def only(self, rules: Collection[str], is_meant: Keyword) -> Drafted:
        """With the mutants that bear on one of these rules, or on what lies below such a name, and are meant.

        What is asked of a mutant is the name of its statement, that of its file, and its operator. No rules: all.
        """
        ends = tuple(f".{rule}" for rule in rules)
        if rules and not any(is_among(name, rules) or name.endswith(ends) for name in self.rules):
            return replace(self, mutants=())
        meant = (m for m in self.mutants if is_meant((m.statement, m.span.file, m.operator.value)))
        return replace(self, mutants=tuple(meant))


def draft(trees: Sequence[ast.File], files: Mapping[str, InputFile], ruleset: Ruleset) -> tuple[Drafted, ...]:
    """Every statement that bears on outcomes, in the order of the files. Articles of draft laws are left out."""
    uses = _uses(ruleset)
    known = places(ruleset)
    drafted = []
    for tree in trees:
        source = Source(files[tree.name])
        owner = ""
        for item in tree.items:
            if isinstance(item, ast.Header):
                owner = item.name.text
            name = _name(item, owner)
            if name:
                conditions = Conditions(source, ruleset.vocabulary, known, owner, name)
                mutants = tuple(_different(_mutants(item, conditions), source))
                drafted.append(Drafted(name, item, mutants, uses.get(name, ())))
    return tuple(drafted)


def _name(item: ast.Item, owner: str) -> str:
    match item:
        case ast.Statement(keyword="instrument", name=name):
            return name.text
        case ast.Statement(keyword="rule", name=name) | ast.Exception_(name=name) | ast.Define(name=name):
            return f"{owner}.{name.text}"
        case _:
            return ""


def _uses(ruleset: Ruleset) -> dict[str, tuple[str, ...]]:
    """By the name of a rule, exception, definition or instrument: the rules that it bears on."""
    found: dict[str, dict[str, None]] = {}
    for rule in ruleset.rules:
        parts: list[Rule | ExceptionRule] = [rule, *exceptions_of(rule)]
        named = {part.name for part in parts} | {part.cites[0].instrument for part in parts if part.cites}
        for condition in conditions_of(rule):
            named.update(names_in(condition))
        for name in named:
            found.setdefault(name, {})[rule.name] = None
    return {name: tuple(rules) for name, rules in found.items()}


def _different(mutants: Iterable[Mutant], source: Source) -> Iterator[Mutant]:
    """Those that leave a text of their own: two ways to write one change are one mutant."""
    seen = {source.file.text}
    for mutant in mutants:
        text = mutant.applied_to(source.file)
        if text not in seen:
            seen.add(text)
            yield mutant


def _mutants(item: ast.Item, conditions: Conditions) -> Iterator[Mutant]:
    match item:
        case ast.Define(condition=condition):
            yield from conditions.condition(condition)
        case ast.Exception_():
            yield from _of_exception(item, conditions)
            for clause in item.clauses:
                yield from _of_clause(clause, conditions)
        case ast.Statement(keyword="instrument", clauses=clauses):
            for clause in clauses:
                if isinstance(clause, ast.InForce):
                    yield from _of_clause(clause, conditions)
        case ast.Statement(clauses=clauses):
            for clause in clauses:
                yield from _of_clause(clause, conditions)
        case _:
            return


def _of_exception(item: ast.Exception_, conditions: Conditions) -> Iterator[Mutant]:
    source = conditions.source
    name = item.name.text
    what, kill = f"the exception `{name}` is left out", f"only `{name}` excuses from a rule that would be violated"
    place = source.with_its_lines(item.span)
    yield conditions.mutant(Operator.DROP_EXCEPTION, place, "", what, kill)
    for index, target in enumerate(item.to if len(item.to) > 1 else ()):
        place = Span(target.span.file, item.to[index - 1].span.end, target.span.end)
        if not index:
            place = Span(target.span.file, target.span.start, item.to[1].span.start)
        what = f"`{name}` is no exception to `{target.text}` any more"
        kill = f"only `{name}` excuses from `{target.text}`, which would be violated"
        yield conditions.mutant(Operator.DROP_EXCEPTION, place, "", what, kill)


def _of_clause(clause: ast.Clause, conditions: Conditions) -> Iterator[Mutant]:
    source = conditions.source
    match clause:
        case ast.When(keyword, condition, span):
            if keyword != "when":
                yield _left_out(conditions, span, f"{keyword} when", condition)
            yield from conditions.condition(condition)
        case ast.Duty(forbids, condition, _, span):
            old, new = ("forbids", "requires") if forbids else ("requires", "forbids")
            yield _left_out(conditions, span, old, condition)
            word = Span(span.file, span.start, span.start + len(old))
            said = source.text(condition.span)
            kill = f"`{said}` decides: one test with it true and one with it false, all else the same"
            yield conditions.mutant(Operator.DUTY, word, new, f"`{old}` became `{new}` before `{said}`", kill)
            yield from conditions.condition(condition)
        case ast.InForce(since, until, span):
            for day in (since, until):
                if day is not None:
                    yield from conditions.by_one(day, Operator.IN_FORCE)
            what, kill = f"`{source.text(span)}` is left out", "a case is judged as of a day outside this time"
            yield conditions.mutant(Operator.IN_FORCE, source.with_its_lines(span), "", what, kill)
        case ast.Words(keyword="burden", span=span):
            kill = "what is undetermined is expected with `not_demonstrated: yes`"
            what = f"`{source.text(span)}` is left out"
            yield conditions.mutant(Operator.BURDEN, source.with_its_lines(span), "", what, kill)
        case _:
            return


def _left_out(conditions: Conditions, span: Span, word: str, condition: ast.Expr) -> Mutant:
    said = conditions.source.text(condition.span)
    place = conditions.source.with_its_lines(span)
    kill = {
        "applies when": f"`{said}` is false, and all else would make it apply and be violated",
        "exempt when": f"`{said}` is true, nothing else excuses, and a duty is broken",
        "requires": f"`{said}` is false, and every other duty is met",
        "forbids": f"`{said}` is true, and every other duty is met",
    }[word]
    return conditions.mutant(Operator.DROP_CLAUSE, place, "", f"`{word} {said}` is left out", kill)
