"""Syntax trees → the resolved, typed `Ruleset`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from lawcheck.diagnostics import Diagnostic, Diagnostics, Label
from lawcheck.model.clauses import Clauses, days, is_known
from lawcheck.model.declare import (
    Declared,
    check_text,
    declare,
    doubled,
    unknown,
)
from lawcheck.model.drafts import drafts
from lawcheck.model.expressions import Linker
from lawcheck.model.from_vocabulary import vocabulary
from lawcheck.model.links import Links
from lawcheck.model.mentions import mentioned
from lawcheck.model.ruleset import (
    Definition,
    ExceptionRule,
    Family,
    Force,
    Outside,
    Rule,
    Ruleset,
    Severity,
)
from lawcheck.model.scope import Defined, Scope
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.span import Span
from lawcheck.syntax import ast
from lawcheck.text import Text

_Word = TypeVar("_Word", Severity, Force)

_LONGEST_ROW = 20  # exceptions of which each is one to the next


def resolve(files: Sequence[ast.File], links: Links | None = None) -> tuple[Ruleset, tuple[Diagnostic, ...]]:
    """The ruleset of these files and all that is wrong with them; what could not be built is left out.

    What each name in an expression means is noted in `links`, where somebody wants to know.
    """
    found = Diagnostics()
    declared = declare(files, found)
    words = vocabulary(declared.entities, found)
    scopes = _scopes(declared, words, found)
    linker = Linker(words, scopes, found, links)
    for _, fact in words.walk():
        mentioned(linker, fact.question, Scope({}), counts=False)  # of the whole case: a question stands in no rule
    link = _Rules(declared, linker, scopes, found)
    definitions = link.definitions()
    rules = link.rules()
    ruleset = Ruleset(
        vocabulary=words,
        rulebooks=declared.rulebooks,
        instruments=declared.instruments,
        definitions=definitions,
        rules=rules,
        outside=link.outside(),
        families=link.families(),
        drafts=drafts(declared, linker, scopes),
    )
    return ruleset, found.sorted()


def rules_named(
    names: Collection[str], files: Sequence[ast.File], words: Vocabulary
) -> tuple[tuple[Rule, ...], tuple[Diagnostic, ...]]:
    """The rules of these full names alone, in all their versions, and what is wrong with them.

    `words` is the vocabulary of the files. For who changes one statement of many and asks what becomes of its rules.
    """
    found = Diagnostics()
    declared = declare(files, found)
    scopes = _scopes(declared, words, found)
    rules = _Rules(declared, Linker(words, scopes, found), scopes, found).rules(names)
    return rules, found.sorted()


def _scopes(declared: Declared, words: Vocabulary, found: Diagnostics) -> dict[str, Scope]:
    """By owner, the definitions visible there: its own and those of what it uses."""
    own: dict[str, dict[tuple[str | None, str], Defined]] = {}
    for owner, tree in declared.defines:
        entity = tree.entity.text if tree.entity else None
        if tree.entity and entity not in words.entities:
            unknown(found, "unknown-entity", "entity", tree.entity, words.entities)
            continue
        known = own.setdefault(owner, {})
        key = (entity, tree.name.text)
        taken = words.entities[entity].facts if entity else words.roots
        free = doubled(found, tree.name, known[key].tree if key in known else None, "definition")
        if free and doubled(found, tree.name, taken.get(tree.name.text), "fact"):
            known[key] = Defined(f"{owner}.{tree.name.text}", tree)
    owners = {*declared.rulebooks, *declared.drafts, *declared.vocabularies}
    return {
        owner: Scope({key: d for used in reversed(declared.uses(owner)) for key, d in own.get(used, {}).items()})
        for owner in owners
    }


class _Rules:
    """Links definitions, rules and exceptions."""

    def __init__(self, declared: Declared, linker: Linker, scopes: dict[str, Scope], found: Diagnostics) -> None:
        self.declared = declared
        self.linker = linker
        self.scopes = scopes
        self.found = found
        self.names: dict[str, ast.Statement | ast.Exception_] = {}
        self.exceptions_to: dict[str, list[tuple[str, ast.Exception_]]] = {}

    # ── definitions ──

    def definitions(self) -> dict[str, Definition]:
        """Every definition, each checked once on its own, whether it is used or not."""
        result: dict[str, Definition] = {}
        for owner, tree in self.declared.defines:
            scope = self.scopes[owner]
            entity = tree.entity.text if tree.entity else None
            defined = scope.definitions.get((entity, tree.name.text))
            if defined is None or defined.tree is not tree:
                continue  # doubled, or of an entity that does not exist: noted already
            variable = tree.variable.text if tree.variable else None
            if entity and tree.variable:
                scope = scope.bind(tree.variable, entity)
            full = f"{owner}.{tree.name.text}"
            check_text(tree.title, self.found)
            body = self.linker.condition(tree.condition, _unfolding(scope, full))
            result[full] = Definition(full, tree.title, entity, variable, body, tree.name.span)
        return result

    # ── rules ──

    def rules(self, names: Collection[str] | None = None) -> tuple[Rule, ...]:
        """All rules, or those of these names; the versions of one together and oldest first, with their exceptions."""
        self._name_all()
        self._place_exceptions()
        self._refuse_rootless()
        built: dict[str, list[Rule]] = {}
        for owner, tree in self.declared.rules:
            if names is not None and f"{owner}.{tree.name.text}" not in names:
                continue
            rule = self._rule(owner, tree)
            built.setdefault(rule.name, []).append(rule)
        for versions in built.values():
            versions.sort(key=lambda rule: rule.window.since or date.min)
            self._refuse_overlaps(versions)
        return tuple(rule for versions in built.values() for rule in versions)

    def _name_all(self) -> None:
        for owner, rule in self.declared.rules:
            self.names.setdefault(f"{owner}.{rule.name.text}", rule)
        for owner, exception in self.declared.exceptions:
            full = f"{owner}.{exception.name.text}"
            if doubled(self.found, exception.name, self.names.get(full), "rule or exception"):
                self.names[full] = exception

    def _place_exceptions(self) -> None:
        for owner, tree in self.declared.exceptions:
            for target in tree.to:
                full = f"{owner}.{target.text}" if f"{owner}.{target.text}" in self.names else target.text
                if full in self.names:
                    self.exceptions_to.setdefault(full, []).append((owner, tree))
                else:
                    short = [name.rpartition(".")[2] for name in self.names if name.startswith(owner + ".")]
                    unknown(self.found, "exception-to-nothing", "rule or exception", target, [*self.names, *short])

    def _refuse_rootless(self) -> None:
        """Exceptions that only lead to each other: no rule comes to look at them."""
        reached = {f"{owner}.{rule.name.text}" for owner, rule in self.declared.rules}
        ahead = list(reached)
        while ahead:
            new = {f"{owner}.{tree.name.text}" for owner, tree in self.exceptions_to.get(ahead.pop(), ())} - reached
            reached |= new
            ahead += new
        placed = {id(tree): (owner, tree) for trees in self.exceptions_to.values() for owner, tree in trees}
        for owner, tree in placed.values():
            full = f"{owner}.{tree.name.text}"
            if full not in reached:
                message = f"`{full}` is, in the end, an exception to itself, and to no rule"
                self.found.add("endless-exception", message, tree.name.span)

    def _rule(self, owner: str, tree: ast.Statement) -> Rule:
        full = f"{owner}.{tree.name.text}"
        clauses = self._clauses(tree)
        each, scope = clauses.each(self.scopes[owner])
        cites = clauses.cites()
        head = tree.name
        if not tree.title:
            self.found.add(
                "missing-title",
                f"the rule `{head.text}` has no title",
                head.span,
                help="write it in quotes after the name",
            )
        if not clauses.have(ast.Cites):
            self.found.add(
                "rule-without-citation",
                f"the rule `{head.text}` cites no provision",
                head.span,
                help="name the provision it rests on: `cites zzpl art 54 para 1`",
            )
        duties = clauses.duties(scope)
        if not clauses.have(ast.Duty):
            self.found.add("rule-without-duty", f"the rule `{head.text}` requires and forbids nothing", head.span)
        check_text(tree.title, self.found)
        remedy = clauses.saying("remedy")
        return Rule(
            name=full,
            title=tree.title,
            rulebook=owner,
            cites=cites,
            severity=clauses.word("severity", Severity, Severity.SERIOUS),
            force=clauses.word("force", Force, Force.BINDING),
            reading=clauses.saying("reading"),
            verified=clauses.verified(),
            window=clauses.window(cites, tree.name.span),
            binds=clauses.names("binds"),
            burden=next(iter(clauses.names("burden")), None),
            each=each,
            applies=clauses.when("applies", scope),
            clauses=duties,
            exempt=clauses.when("exempt", scope),
            exceptions=self._exceptions(full, scope, ()),
            remedy=remedy,
            mentions=mentioned(self.linker, remedy, scope, counts=False),
            ask=clauses.names("ask"),
            span=tree.span,
        )

    def _exceptions(self, target: str, scope: Scope, trail: tuple[str, ...]) -> tuple[ExceptionRule, ...]:
        """The exceptions to a rule or exception, each linked with the variables of the rule they lead to."""
        result = []
        for owner, tree in self.exceptions_to.get(target, ()):
            full = f"{owner}.{tree.name.text}"
            if full in trail:
                self.found.add(
                    "endless-exception", f"`{full}` is, in the end, an exception to itself", tree.name.span
                )
                continue
            if len(trail) >= _LONGEST_ROW:
                self.found.add(
                    "too-deep", "exceptions to exceptions to exceptions: too many to be read", tree.name.span
                )
                continue
            clauses = self._clauses(tree)
            cites = clauses.cites()
            if not cites:
                self.found.add(
                    "rule-without-citation",
                    f"the exception `{tree.name.text}` cites no provision",
                    tree.name.span,
                )
            inner = Scope(self.scopes[owner].definitions, scope.variables, scope.depth)
            conditions = clauses.when("when", inner)
            if not conditions:
                self.found.add(
                    "exception-without-condition",
                    f"the exception `{tree.name.text}` does not say when it applies",
                    tree.name.span,
                    help="write `when` and a condition",
                )
                continue
            check_text(tree.title, self.found)
            result.append(
                ExceptionRule(
                    name=full,
                    title=tree.title,
                    cites=cites,
                    reading=clauses.saying("reading"),
                    verified=clauses.verified(),
                    window=clauses.window(cites, tree.name.span),
                    when=conditions[0],
                    exceptions=self._exceptions(full, inner, (*trail, full)),
                    span=tree.span,
                )
            )
        return tuple(result)

    def _refuse_overlaps(self, versions: list[Rule]) -> None:
        for earlier, later in pairwise(versions):
            if earlier.window.within(later.window).is_empty:
                continue
            self.found.add(
                "overlapping-versions",
                f"two versions of `{later.name}` are in force on the same days",
                _head(later.span),
                label=f"this one {days(later.window)}",
                others=[Label(_head(earlier.span), f"this one {days(earlier.window)}")],
                help="end the first on the day before the second begins, or give the second a name of its own",
            )

    def _clauses(self, tree: ast.Statement | ast.Exception_) -> Clauses:
        return Clauses(tree.clauses, self.linker, self.declared.instruments)

    # ── what is left out, and families ──

    def outside(self) -> tuple[Outside, ...]:
        """The provisions left out, one stretch of law each."""
        result = []
        for owner, tree in self.declared.outside:
            check_text(tree.because, self.found)
            for first, last in tree.ranges:
                is_known(first, self.declared.instruments, self.found)
                end = last or first.pinpoint
                result.append(Outside(owner, first.instrument, first.pinpoint, end, tree.because, tree.span))
        return tuple(result)

    def families(self) -> dict[str, Family]:
        """The families, each with the rules that it names; one may be spread over several statements."""
        known = {f"{owner}.{tree.name.text}" for owner, tree in self.declared.rules}
        result: dict[str, Family] = {}
        for tree in self.declared.families:
            check_text(tree.title, self.found)
            before = result.get(tree.name.text, Family(tree.name.text, Text(), (), tree.name.span))
            rules = dict.fromkeys(before.rules)
            for clause in tree.clauses:
                for name in clause.names if isinstance(clause, ast.Words) else ():
                    if name.text in known:
                        rules[name.text] = None
                    else:
                        unknown(self.found, "unknown-rule", "rule", name, known)
            result[tree.name.text] = Family(before.name, before.title or tree.title, tuple(rules), before.span)
        for family in result.values():
            if not family.title:
                self.found.add("missing-title", f"the family `{family.name}` has no title", family.span)
        return result


def _unfolding(scope: Scope, name: str) -> Scope:
    return Scope(scope.definitions, scope.variables, scope.depth, (name,))


def _head(span: Span) -> Span:
    return Span(span.file, span.start, span.start + len("rule"))
