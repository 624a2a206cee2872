"""Where conditions look facts up: the case on one day, and the elements that variables are bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.finding.finding import NEEDS_NONE, UNGRADED, Evidence, FactPath, Reason, Weakness
from lawcheck.model.condition import FactTerm
from lawcheck.model.vocabulary import FactType, YesNo
from lawcheck.values import NONE, Truth


@dataclass(frozen=True, eq=False)
class Bound:
    """An element that a variable stands for, and the path to it, by names and as the vocabulary has it.

    Known by its identity, and remembers what was looked up from it: many rules ask for the same facts.
    """

    instance: Instance
    path: FactPath = ()
    pattern: tuple[str, ...] = ()
    _evidence: dict[tuple[str, ...], Evidence] = field(default_factory=dict, repr=False)
    _elements: dict[tuple[tuple[str, ...], int], tuple[Bound, ...]] = field(default_factory=dict, repr=False)
    _unnamed: dict[tuple[str, ...], Bound] = field(default_factory=dict, repr=False)

    def contents(self, path: tuple[str, ...], type: FactType) -> tuple[Content, ...] | None:
        """See `Scope.contents`."""
        current: Content = self.instance
        for name in path:  # the commonest case: nothing is in dispute
            if not isinstance(current, Instance):
                current = NONE  # the entity is `none`, and so is all of it
                break
            claims = current.facts.get(name)
            if not claims:
                return None
            if len(claims) > 1:
                return _alternatives(self.instance, path, type)
            current = claims[0].value
            if current is REFUSED:
                return None
        return (_of_type(current, type) if current is NONE else current,)

    def evidence(self, path: tuple[str, ...]) -> Evidence:
        """See `Scope.evidence`."""
        evidence = self._evidence.get(path)
        if evidence is None:
            claims = _claims(self.instance, path)
            evidence = Evidence((*self.path, *path), (*self.pattern, *path), claims, _weakest(claims))
            self._evidence[path] = evidence
        return evidence

    def elements(self, path: tuple[str, ...], items: Items) -> tuple[Bound, ...]:
        """The elements of a list that stands at `path`, each with its own path."""
        key = path, id(items)
        if key not in self._elements:
            below, pattern = (*self.path, *path), (*self.pattern, *path)
            self._elements[key] = tuple(
                Bound(claim.value, (*below, claim.value.name or f"#{number}"), pattern)
                for number, claim in enumerate(items.elements, 1)
                if isinstance(claim.value, Instance)
            )
        return self._elements[key]

    def unnamed(self, path: tuple[str, ...]) -> Bound:
        """An element that may be in the list at `path`, and of which nothing is known."""
        if path not in self._unnamed:
            self._unnamed[path] = Bound(Instance(), (*self.path, *path, "?"), (*self.pattern, *path))
        return self._unnamed[path]


class Scope:
    """Where a condition is asked: the case, the elements that its variables stand for, and the day judged as of.

    `levels` are the scopes around it and itself: the whole case first, then one more for each variable, so that the
    variable at depth 0 stands for `levels[1].bound`. `told` is what was answered in each of them, by the number of the
    question: a condition that speaks of outer variables alone is remembered further out, and so for all elements at
    once (see `Truths`). `reasons` are kept alike (see `Whys`).
    """

    __slots__ = ("_inner", "bound", "levels", "reasons", "today", "told")

    def __init__(self, bound: Bound, today: date, outer: tuple[Scope, ...] = ()) -> None:
        self.bound = bound
        self.today = today
        self.levels: tuple[Scope, ...] = (*outer, self)
        around = outer[-1] if outer else None
        self.told: tuple[dict[int, Truth], ...] = (*around.told, {}) if around else ({},)
        self.reasons: tuple[dict[object, Reason], ...] = (*around.reasons, {}) if around else ({},)
        self._inner: dict[Bound, Scope] = {}

    def within(self, element: Bound) -> Scope:
        """The scope of one more variable, which stands for `element`."""
        inner = self._inner.get(element)
        if inner is None:
            inner = self._inner[element] = Scope(element, self.today, self.levels)
        return inner

    @property
    def known(self) -> dict[int, Truth]:
        """What was answered in this very scope."""
        return self.told[-1]

    def asked(self) -> Iterator[Scope]:
        """The scope, and all that were asked for within it."""
        yield self
        for inner in self._inner.values():
            yield from inner.asked()

    def base(self, term: FactTerm) -> Bound:
        """What the term's path starts from."""
        return self.levels[term.level].bound

    def contents(self, term: FactTerm) -> tuple[Content, ...] | None:
        """What the claims say at that path, each value once; None where somebody would have to say something first.

        Over a disputed entity the values of all its alternatives are gathered; an alternative in which nothing is
        claimed makes the whole missing. Source: language.md, section 2.
        """
        return self.base(term).contents(term.path, term.type)

    def evidence(self, term: FactTerm) -> Evidence:
        """The fact with the claims made about it, or about the entity around it that is `none` or unknown."""
        return self.base(term).evidence(term.path)

    def each(self, term: FactTerm, items: Items) -> Iterator[Scope]:
        """A scope for each element of a list that stands at `term`."""
        return map(self.within, self.base(term).elements(term.path, items))


def _alternatives(instance: Instance, path: tuple[str, ...], type: FactType) -> tuple[Content, ...] | None:
    current: Sequence[Content] = (instance,)
    for name in path:
        gathered: list[Content] = []
        for content in current:
            if not isinstance(content, Instance):
                gathered.append(NONE)
                continue
            said = [claim.value for claim in content.facts.get(name, ()) if claim.value is not REFUSED]
            if not said:
                return None
            gathered.extend(value for value in said if value not in gathered)
        current = gathered
    plain = [_of_type(value, type) for value in current]
    return tuple(value for index, value in enumerate(plain) if value not in plain[:index])


def _of_type(value: Content, type: FactType) -> Content:
    """`none` as this type has it: a yes/no fact of what does not exist is false, and a list of it is empty."""
    if value is not NONE:
        return value
    return False if isinstance(type, YesNo) else NONE


def list_alternatives(values: tuple[Content, ...] | None) -> tuple[Items, ...]:
    """The lists that may be meant; `none` is the empty one. None of them where nobody said."""
    return tuple([value if isinstance(value, Items) else Items() for value in values]) if values else ()


def together(accounts: Sequence[Bound]) -> Bound:
    """One element of which several claims about its list tell, with the claims of all. At least one account.

    As with any disputed entity, a fact on which one account is silent is missing; only its refusals are kept.
    """
    if len(accounts) == 1:
        return accounts[0]
    instances = [account.instance for account in accounts]
    facts: dict[str, tuple[Claim, ...]] = {}
    for name in dict.fromkeys(name for instance in instances for name in instance.facts):
        told = [instance.facts.get(name, ()) for instance in instances]
        silent = any(all(claim.value is REFUSED for claim in claims) for claims in told)
        facts[name] = tuple(c for claims in told for c in claims if not silent or c.value is REFUSED)
    return Bound(Instance(facts, instances[0].name, instances[0].span), accounts[0].path, accounts[0].pattern)


def _claims(instance: Instance, path: tuple[str, ...]) -> tuple[Claim, ...]:
    current: list[Instance] = [instance]
    claims: tuple[Claim, ...] = ()
    decided: list[Claim] = []
    for name in path:
        if len(current) == 1:
            claims = current[0].facts.get(name, ())
        else:
            claims = tuple(claim for instance in current for claim in instance.facts.get(name, ()))
        current = []
        for claim in claims:
            if isinstance(claim.value, Instance):
                current.append(claim.value)
            elif claim.value is NONE:
                decided.append(claim)
    return (*claims, *(claim for claim in decided if claim not in claims)) if decided else claims


def is_structure(claim: Claim) -> bool:
    """Whether the claim only holds other claims together: an entity or a filled list that nobody in particular asserts."""
    inner = isinstance(claim.value, Instance) or (isinstance(claim.value, Items) and bool(claim.value.elements))
    return claim.source is None and inner


def _weakest(claims: tuple[Claim, ...]) -> Weakness:
    """How weak they are: of claims that agree, the best one counts; where they differ, the worst of those."""
    if not claims:
        return NEEDS_NONE
    if len(claims) == 1:  # the commonest case
        claim = claims[0]
        if claim.value is REFUSED or is_structure(claim):
            return NEEDS_NONE
        return claim.grade.weakness if claim.grade else UNGRADED
    best: list[tuple[Content, Weakness]] = []
    for claim in claims:
        if claim.value is REFUSED or is_structure(claim):
            continue
        own = claim.grade.weakness if claim.grade else UNGRADED
        for place, (value, known) in enumerate(best):
            if value == claim.value:
                best[place] = value, min(own, known)
                break
        else:
            best.append((claim.value, own))
    return max((weakness for _, weakness in best), default=NEEDS_NONE)
