"""Draft laws: their articles, resolved and typed."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.model.clauses import Clauses
from lawcheck.model.condition import And
from lawcheck.model.declare import Declared, doubled, unknown
from lawcheck.model.expressions import Linker
from lawcheck.model.ruleset import Article, Draft, Each, Left, Permit
from lawcheck.model.scope import Scope
from lawcheck.model.vocabulary import EntityType, Fact, ListOf
from lawcheck.syntax import ast


def drafts(declared: Declared, linker: Linker, scopes: Mapping[str, Scope]) -> tuple[Draft, ...]:
    """The draft laws with their articles."""
    articles: dict[str, dict[str, Article]] = {name: {} for name in declared.drafts}
    for owner, tree in declared.articles:
        if doubled(linker.found, tree.name, articles[owner].get(tree.name.text), "article"):
            clauses = Clauses(tree.clauses, linker, declared.instruments)
            articles[owner][tree.name.text] = _article(tree, clauses, scopes[owner])
    return tuple(
        Draft(book.name, book.title, tuple(book.jurisdictions), tuple(articles[book.name].values()), book.span)
        for book in declared.drafts.values()
    )


def _article(tree: ast.Statement, clauses: Clauses, scope: Scope) -> Article:
    each, scope = clauses.each(scope)
    permits = [_permit(clause, clauses.linker, scope) for clause in clauses.trees if isinstance(clause, ast.Permits)]
    clauses.cites()  # for the mistakes in them: an article of a draft keeps no citations
    leaves = [clause for clause in clauses.trees if isinstance(clause, ast.Leaves)]
    return Article(
        tree.name.text,
        tree.title,
        each,
        clauses.when("applies", scope),
        tuple(p for p in permits if p),
        clauses.duties(scope),
        tree.name.span,
        tuple(left for clause in leaves for left in _leaves(clause, clauses.linker, each)),
    )


def _leaves(tree: ast.Leaves, linker: Linker, each: Each | None) -> list[Left]:
    """The facts left open; unlike in a condition, a path may go through a list: then it means each of its elements."""
    words = linker.names.vocabulary
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
                unknown(linker.found, "unknown-fact", "fact", name, known)
                break
            known = words.facts_of(known[name.text].type)
        else:
            left.append(Left((*start, *(name.text for name in rest)), tree.to_by_law, path.span))
    return left


def _permit(clause: ast.Permits, linker: Linker, scope: Scope) -> Permit | None:
    roots = linker.names.vocabulary.roots
    known = {name for name, fact in roots.items() if isinstance(fact.type, EntityType)}
    listed = {fact.type.entity for fact in roots.values() if isinstance(fact.type, ListOf)}
    name = clause.entity
    if name.text not in known | listed | set(scope.variables):
        unknown(linker.found, "unknown-entity", "entity", name, known | listed | set(scope.variables))
        return None
    if name.text in listed and name.text not in scope.variables:
        scope = scope.bind(name, name.text)
    tree = clause.condition
    condition = linker.condition(tree, scope) if tree else And((), clause.span)
    return Permit(name.text, condition, clause.span)
