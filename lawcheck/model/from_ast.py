"""Syntax trees → the resolved, typed `Ruleset`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from lawcheck.citation import Citation
from lawcheck.diagnostics import Diagnostic, Diagnostics, Label
from lawcheck.model.condition import And, Condition, Not, Some
from lawcheck.model.declare import (
    Declared,
    check_text,
    clause_word,
    declare,
    doubled,
    once,
    read_date,
    read_window,
    unknown,
)
from lawcheck.model.expressions import Linker
from lawcheck.model.from_vocabulary import vocabulary
from lawcheck.model.links import Links
from lawcheck.model.mentions import mentioned
from lawcheck.model.ruleset import (
    Article,
    Clause,
    Definition,
    Draft,
    Each,
    ExceptionRule,
    Family,
    Force,
    Left,
    Outside,
    Permit,
    Rule,
    Ruleset,
    Severity,
    Window,
)
from lawcheck.model.scope import Defined, Scope
from lawcheck.model.vocabulary import EntityType, Fact, ListOf, Vocabulary
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
        drafts=link.drafts(),
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
    """Links rules, exceptions and drafts."""

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
        clauses = once(tree.clauses, self.found)
        scope = self.scopes[owner]
        each: Each | None = None
        for clause in clauses:
            if isinstance(clause, ast.ForEach):
                bound = self.linker.for_each(clause, scope)
                if bound:
                    each, scope = Each(clause.variable.text, bound[0]), bound[1]
        cites = self._cites(clauses)
        head = tree.name
        if not tree.title:
            self.found.add(
                "missing-title",
                f"the rule `{head.text}` has no title",
                head.span,
                help="write it in quotes after the name",
            )
        if not any(isinstance(clause, ast.Cites) for clause in clauses):
            self.found.add(
                "rule-without-citation",
                f"the rule `{head.text}` cites no provision",
                head.span,
                help="name the provision it rests on: `cites zzpl art 54 para 1`",
            )
        duties = self._duties(clauses, scope)
        if not any(isinstance(clause, ast.Duty) for clause in clauses):
            self.found.add("rule-without-duty", f"the rule `{head.text}` requires and forbids nothing", head.span)
        check_text(tree.title, self.found)
        remedy = self._saying(clauses, "remedy")
        return Rule(
            name=full,
            title=tree.title,
            rulebook=owner,
            cites=cites,
            severity=self._word_of(clauses, "severity", Severity, Severity.SERIOUS),
            force=self._word_of(clauses, "force", Force, Force.BINDING),
            reading=self._saying(clauses, "reading"),
            verified=self._verified(clauses),
            window=self._window(clauses, cites, tree.name.span),
            binds=self._names(clauses, "binds"),
            burden=next(iter(self._names(clauses, "burden")), None),
            each=each,
            applies=self._when(clauses, "applies", scope),
            clauses=duties,
            exempt=self._when(clauses, "exempt", scope),
            exceptions=self._exceptions(full, scope, ()),
            remedy=remedy,
            mentions=mentioned(self.linker, remedy, scope, counts=False),
            ask=self._names(clauses, "ask"),
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
            clauses = once(tree.clauses, self.found)
            cites = self._cites(clauses)
            if not cites:
                self.found.add(
                    "rule-without-citation",
                    f"the exception `{tree.name.text}` cites no provision",
                    tree.name.span,
                )
            inner = Scope(self.scopes[owner].definitions, scope.variables, scope.depth)
            conditions = self._when(clauses, "when", inner)
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
                    reading=self._saying(clauses, "reading"),
                    verified=self._verified(clauses),
                    window=self._window(clauses, cites, tree.name.span),
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
                label=f"this one {_days(later.window)}",
                others=[Label(_head(earlier.span), f"this one {_days(earlier.window)}")],
                help="end the first on the day before the second begins, or give the second a name of its own",
            )

    # ── clauses ──

    def _when(self, clauses: Iterable[ast.Clause], keyword: str, scope: Scope) -> tuple[Condition, ...]:
        return tuple(
            self.linker.condition(clause.condition, scope)
            for clause in clauses
            if isinstance(clause, ast.When) and clause.keyword == keyword
        )

    def _duties(self, clauses: Iterable[ast.Clause], scope: Scope) -> tuple[Clause, ...]:
        result = []
        for clause in clauses:
            if isinstance(clause, ast.Duty):
                condition = self.linker.condition(clause.condition, scope)
                counts = _counts(condition)
                required: Condition = condition
                if clause.forbids:
                    required = Not(condition, clause.condition.span, implied=True)
                check_text(clause.message, self.found)
                mentions = mentioned(self.linker, clause.message, scope, counts)
                result.append(Clause(required, clause.message, mentions, clause.forbids, clause.span))
        return tuple(result)

    def _cites(self, clauses: Iterable[ast.Clause]) -> tuple[Citation, ...]:
        result: list[Citation] = []
        for clause in clauses:
            if isinstance(clause, ast.Cites):
                result.extend(citation for citation in clause.citations if self._known_instrument(citation))
        return tuple(result)

    def _known_instrument(self, citation: Citation) -> bool:
        if citation.instrument in self.declared.instruments:
            return True
        span = citation.span
        name = ast.Name(citation.instrument, Span(span.file, span.start, span.start + len(citation.instrument)))
        unknown(self.found, "unknown-instrument", "instrument", name, self.declared.instruments)
        return False

    def _word_of(self, clauses: Iterable[ast.Clause], keyword: str, words: type[_Word], default: _Word) -> _Word:
        names = self._names(clauses, keyword)
        return words(names[0]) if names and names[0] in [str(word) for word in words] else default

    def _names(self, clauses: Iterable[ast.Clause], keyword: str) -> tuple[str, ...]:
        known: dict[str, type[Severity] | type[Force]] = {"severity": Severity, "force": Force}
        result = []
        for clause in clauses:
            if isinstance(clause, ast.Words) and clause.keyword == keyword:
                for name in clause.names:
                    if keyword in known and name.text not in list(known[keyword]):
                        unknown(self.found, f"unknown-{keyword}", keyword, name, [str(w) for w in known[keyword]])
                    result.append(name.text)
        return tuple(result)

    def _saying(self, clauses: Iterable[ast.Clause], keyword: str) -> Text:
        for clause in clauses:
            if isinstance(clause, ast.Saying) and clause.keyword == keyword:
                check_text(clause.text, self.found)
                return clause.text
        return Text()

    def _verified(self, clauses: Iterable[ast.Clause]) -> date | None:
        return next((read_date(c.on, self.found) for c in clauses if isinstance(c, ast.Verified)), None)

    def _window(self, clauses: Iterable[ast.Clause], cites: tuple[Citation, ...], name: Span) -> Window:
        """The rule's own time, narrowed to that of the instrument of its first citation."""
        own = next((read_window(c, self.found) for c in clauses if isinstance(c, ast.InForce)), Window())
        if not cites:
            return own
        instrument = self.declared.instruments[cites[0].instrument]
        both = own.within(instrument.window)
        if both.is_empty:
            self.found.add(
                "never-in-force",
                f"this is never in force: `{instrument.name}` is law {_days(instrument.window)}",
                name,
                others=[Label(instrument.span, "declared here")],
            )
        return both

    # ── what is left out, and drafts ──

    def outside(self) -> tuple[Outside, ...]:
        """The provisions left out, one stretch of law each."""
        result = []
        for owner, tree in self.declared.outside:
            check_text(tree.because, self.found)
            for first, last in tree.ranges:
                self._known_instrument(first)
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

    def drafts(self) -> tuple[Draft, ...]:
        """The draft laws with their articles."""
        articles: dict[str, dict[str, Article]] = {name: {} for name in self.declared.drafts}
        for owner, tree in self.declared.articles:
            if doubled(self.found, tree.name, articles[owner].get(tree.name.text), "article"):
                articles[owner][tree.name.text] = self._article(owner, tree)
        return tuple(
            Draft(book.name, book.title, book.jurisdictions, tuple(articles[book.name].values()), book.span)
            for book in self.declared.drafts.values()
        )

    def _article(self, owner: str, tree: ast.Statement) -> Article:
        clauses = once(tree.clauses, self.found)
        scope = self.scopes[owner]
        each: Each | None = None
        for clause in clauses:
            if isinstance(clause, ast.ForEach):
                bound = self.linker.for_each(clause, scope)
                if bound:
                    each, scope = Each(clause.variable.text, bound[0]), bound[1]
        permits = [self._permit(clause, scope) for clause in clauses if isinstance(clause, ast.Permits)]
        self._cites(clauses)
        return Article(
            tree.name.text,
            tree.title,
            each,
            self._when(clauses, "applies", scope),
            tuple(p for p in permits if p),
            self._duties(clauses, scope),
            tree.name.span,
            tuple(
                left
                for clause in clauses
                if isinstance(clause, ast.Leaves)
                for left in self._leaves(clause, scope, each)
            ),
        )

    def _leaves(self, tree: ast.Leaves, scope: Scope, each: Each | None) -> list[Left]:
        """The facts left open; unlike in a condition, a path may go through a list: then it means each of its elements."""
        words = self.linker.vocabulary
        listed = {fact.type.entity: name for name, fact in words.roots.items() if isinstance(fact.type, ListOf)}
        left = []
        for path in tree.facts:
            first, *rest = path.names
            start: tuple[str, ...] = ()
            known: Mapping[str, Fact] = words.roots
            if each is not None and first.text == each.variable:
                start, known = each.list.path, words.facts_of(each.list.type)
            elif first.text in listed:
                start, known = (listed[first.text],), words.entities[first.text].facts
            else:
                rest = [first, *rest]
            for name in rest:
                if name.text not in known:
                    unknown(self.found, "unknown-fact", "fact", name, known)
                    break
                known = words.facts_of(known[name.text].type)
            else:
                left.append(Left((*start, *(name.text for name in rest)), tree.to_by_law, path.span))
        return left

    def _permit(self, clause: ast.Permits, scope: Scope) -> Permit | None:
        roots = self.linker.vocabulary.roots
        known = {name for name, fact in roots.items() if isinstance(fact.type, EntityType)}
        listed = {fact.type.entity for fact in roots.values() if isinstance(fact.type, ListOf)}
        name = clause.entity
        if name.text not in known | listed | set(scope.variables):
            unknown(self.found, "unknown-entity", "entity", name, known | listed | set(scope.variables))
            return None
        if name.text in listed and name.text not in scope.variables:
            scope = scope.bind(name, name.text)
        tree = clause.condition
        condition = self.linker.condition(tree, scope) if tree else And((), clause.span)
        return Permit(name.text, condition, clause.span)


def _unfolding(scope: Scope, name: str) -> Scope:
    return Scope(scope.definitions, scope.variables, scope.depth, (name,))


def _counts(condition: Condition) -> bool:
    """Whether the condition is a quantifier, whose elements a message can count."""
    while isinstance(condition, Not) or (isinstance(condition, And) and len(condition.parts) == 1):
        condition = condition.part if isinstance(condition, Not) else condition.parts[0]
    return isinstance(condition, Some)


def _head(span: Span) -> Span:
    return Span(span.file, span.start, span.start + len("rule"))


def _days(window: Window) -> str:
    match window:
        case Window(None, None):
            return "at all times"
        case Window(None, until):
            return f"until {until}"
        case Window(since, None):
            return f"from {since}"
        case Window(since, until):
            return f"from {since} until {until}"


__all__ = ["clause_word", "resolve"]
