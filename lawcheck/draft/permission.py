"""A draft → what it demands of a deployment that it is to permit.

A deployment holds one element of the list that the draft's articles speak of (`processings`): what is permitted is
permitted one by one. It is **permitted** if some `permits` holds for that element and every `requires` and `forbids` of the
articles that apply is met. Source: language.md, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lawcheck.draft.rewrite import deeper, widest
from lawcheck.model.condition import And, Condition, Not, Or, Some
from lawcheck.model.ruleset import Article, Draft, Permit
from lawcheck.model.vocabulary import ListOf, Vocabulary
from lawcheck.model.walk import Path, paths_of


@dataclass(frozen=True)
class Demand:
    """Something that has to be true of a permitted deployment, and the names of the articles that make it so.

    Its variables: the element is bound at depth 0, unless the draft permits none of a list.
    """

    name: str
    articles: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True)
class Permission:
    """What has to be true of a deployment that the draft permits.

    `list`: the path of the list whose element is permitted; None where the draft permits single things only. `demands`
    are read as widely as open terms allow, `strict` as if each were defined. `ways`: what each article permits. `left`: the paths of the open terms, each
    with whether an act of lower rank is to define it.
    """

    draft: Draft
    list: Path | None
    demands: tuple[Demand, ...]
    strict: tuple[Demand, ...]
    ways: Mapping[str, Condition]
    left: Mapping[Path, bool]

    def facts(self) -> tuple[Path, ...]:
        """The paths of the facts that the draft speaks of, in its order."""
        lists = (self.list,) if self.list else ()
        return tuple(dict.fromkeys(path for demand in self.strict for path in paths_of(demand.condition, lists)))


PERMITS = "permits"  # the name of the demand that some `permits` hold


def permission(draft: Draft, vocabulary: Vocabulary) -> Permission:
    """What the draft demands. Where it permits elements of several lists, the first list counts, and the rest is no permit."""
    subject = next((lists for a in draft.articles for p in a.permits if (lists := _list_of(p, a, vocabulary))), None)
    left = {left.path: left.to_by_law for article in draft.articles for left in article.leaves}
    strict = tuple(_demands(draft, subject, vocabulary))
    inside = (subject,) if subject else ()
    wide = tuple(Demand(d.name, d.articles, widest(d.condition, left, inside)) for d in strict)
    ways = {
        name: widest(Or(several, draft.span), left, inside)
        for name, several in _ways(draft, subject, vocabulary).items()
    }
    return Permission(draft, subject, wide, strict, ways, left)


def _list_of(permit: Permit, article: Article, vocabulary: Vocabulary) -> Path | None:
    """The list of whose elements it permits one; None where it permits a single thing."""
    if article.each and permit.entity == article.each.variable:
        return article.each.list.path
    listed = (name for name, fact in vocabulary.roots.items() if fact.type == ListOf(permit.entity))
    return next(((name,) for name in listed), None)


def _demands(draft: Draft, subject: Path | None, vocabulary: Vocabulary) -> Iterable[Demand]:
    ways = _ways(draft, subject, vocabulary)
    every = tuple(way for several in ways.values() for way in several)
    yield Demand(PERMITS, tuple(ways), Or(every, draft.span))
    for article in draft.articles:
        for number, clause in enumerate(article.clauses, 1):
            broken = And((*article.applies, Not(clause.required, clause.span)), clause.span)
            yield Demand(f"{article.name} {number}", (article.name,), _of_all(broken, article, subject))


def _ways(draft: Draft, subject: Path | None, vocabulary: Vocabulary) -> dict[str, tuple[Condition, ...]]:
    """What each article permits, by its name, in so many ways."""
    ways: dict[str, tuple[Condition, ...]] = {}
    for article in draft.articles:
        for permit in article.permits:
            if _list_of(permit, article, vocabulary) == subject:
                way = And((*article.applies, permit.condition), permit.span)
                ways[article.name] = (*ways.get(article.name, ()), way)
    return ways


def _of_all(broken: Condition, article: Article, subject: Path | None) -> Condition:
    """That the duties are not broken: of the element, or of every element where the article speaks of another list."""
    if article.each is not None and article.each.list.path == subject:
        return Not(broken, article.span)
    if article.each is not None:
        broken = Some(article.each.list, article.each.variable, 0, broken, article.span)
    return Not(broken if subject is None else deeper(broken, 1), article.span)
