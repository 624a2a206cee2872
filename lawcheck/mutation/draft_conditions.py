"""The careless changes to a condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from lawcheck.model.vocabulary import Choice, Date, DurationType, Number, Vocabulary, YesNo
from lawcheck.mutation.facts import Place
from lawcheck.mutation.mutant import Mutant, Operator
from lawcheck.mutation.source import Source
from lawcheck.span import Span
from lawcheck.syntax import ast

_BOUNDARY = {
    "at least": "more than",
    "more than": "at least",
    "at most": "less than",
    "less than": "at most",
    "on or before": "before",
    "before": "on or before",
    "on or after": "after",
    "after": "on or after",
}
_DIRECTION = {
    "at least": "at most",
    "at most": "at least",
    "more than": "less than",
    "less than": "more than",
    "on or before": "on or after",
    "on or after": "on or before",
    "before": "after",
    "after": "before",
}
_QUANTIFIER = {"some": "every", "every": "some", "no": "some"}


@dataclass(frozen=True)
class Conditions:
    """Drafts changes to the conditions of one statement."""

    source: Source
    vocabulary: Vocabulary
    places: Mapping[Span, Place]
    owner: str
    statement: str

    def mutant(self, operator: Operator, span: Span, text: str, what: str, kill: str) -> Mutant:
        """A mutant of this statement."""
        return Mutant(operator, self.owner, self.statement, span, text, what, kill)

    # ── conditions ──

    def condition(self, tree: ast.Expr) -> Iterator[Mutant]:
        """All careless changes to a condition."""
        match tree:
            case ast.Junction():
                yield from self._junction(tree)
            case ast.Not(part, span):
                word = Span(span.file, span.start, span.start + len("not"))
                said = self.source.text(part.span)
                what = f"`not` is left out before `{said}`"
                yield self.mutant(Operator.DROP_NOT, self._and_room(word), "", what, _decides(said))
                if not isinstance(part, ast.Path):
                    yield from self.condition(part)
                else:
                    yield from self._sibling(part)
            case ast.Quantified():
                yield from self._quantified(tree)
            case ast.Comparison():
                yield from self._comparison(tree)
            case ast.OneOf():
                yield from self._one_of(tree)
            case ast.Within(act, period, start, span):
                yield self._negated(span)
                for term in (act, period, start):
                    yield from self.term(term)
            case ast.Path():
                yield self._negated(tree.span)
                yield from self._sibling(tree)
            case ast.Value() | ast.Arithmetic() | ast.CountOf():
                yield from self.term(tree)
            case _:
                assert_never(tree)

    def _negated(self, span: Span) -> Mutant:
        said = self.source.text(span)
        here = Span(span.file, span.start, span.start)
        return self.mutant(Operator.NEGATE, here, "not ", f"`not` is put before `{said}`", _decides(said))

    def _and_room(self, word: Span) -> Span:
        text = self.source.file.text
        end = word.end
        while end < len(text) and text[end] in " \t":
            end += 1
        return Span(word.file, word.start, end)

    def _junction(self, tree: ast.Junction) -> Iterator[Mutant]:
        other = "or" if tree.word == "and" else "and"
        outer = [self.source.with_brackets(part.span) for part in tree.parts]
        for index, part in enumerate(tree.parts):
            said = self.source.text(part.span)
            if index:
                place = Span(part.span.file, outer[index - 1].end, outer[index].end)
                word = self.source.find(tree.word, outer[index - 1].end, outer[index].start)
                if word is not None:
                    what = f"`{tree.word}` before `{said}` became `{other}`"
                    kill = f"of `{said}` and what stands before it, one is true and the other false"
                    yield self.mutant(Operator.AND_OR, word, other, what, kill)
            else:
                place = Span(part.span.file, outer[0].start, outer[1].start)
            alone = "false, and all that is joined to it by `and` is true" if tree.word == "and" else ""
            alone = alone or "true, and all that is joined to it by `or` is false"
            what = f"`{said}` is left out"
            yield self.mutant(Operator.DROP_PART, place, "", what, f"`{said}` is {alone}")
            yield from self.condition(part)

    def _quantified(self, tree: ast.Quantified) -> Iterator[Mutant]:
        other = _QUANTIFIER[tree.kind]
        word = Span(tree.span.file, tree.span.start, tree.span.start + len(tree.kind))
        kill = f"`{tree.list}` has two elements, one with what is asked and one without"
        yield self.mutant(Operator.QUANTIFIER, word, other, f"`{tree.kind}` became `{other}`", kill)
        if tree.where is not None:
            has = self.source.find("has", tree.where.span.end, tree.has.span.start)
            if has is not None:
                said = self.source.text(tree.where.span)
                place = Span(tree.span.file, tree.list.span.end, has.start)
                kill = f"an element of `{tree.list}` does not meet `{said}`, and decides"
                yield self.mutant(Operator.DROP_WHERE, place, " ", f"`where {said}` is left out", kill)
            yield from self.condition(tree.where)
        yield from self.condition(tree.has)

    def _comparison(self, tree: ast.Comparison) -> Iterator[Mutant]:
        left, right = tree.left.span.end, tree.right.span.start
        sides = self.source.text(tree.left.span), self.source.text(tree.right.span)
        if tree.relation == "is":
            word = self.source.find("is not" if tree.negated else "is", left, right)
            if word is not None:
                old, new = ("is not", "is") if tree.negated else ("is", "is not")
                said = self.source.text(tree.span)
                yield self.mutant(Operator.NEGATE, word, new, f"`{old}` became `{new}` in `{said}`", _decides(said))
            yield from self._other_choice(tree)
        else:
            old = _written(tree)
            word = self.source.find(old, left, right)
            if word is not None:
                boundary, direction = _BOUNDARY[old], _DIRECTION[old]
                what = f"`{old}` became `{boundary}` before `{sides[1]}`"
                kill = f"`{sides[0]}` is exactly `{sides[1]}`"
                yield self.mutant(Operator.BOUNDARY, word, boundary, what, kill)
                what = f"`{old}` became `{direction}` before `{sides[1]}`"
                kill = f"`{sides[0]}` is more than `{sides[1]}`, and in another test less"
                if tree.dates:
                    kill = f"`{sides[0]}` comes before `{sides[1]}`, and in another test after it"
                yield self.mutant(Operator.DIRECTION, word, direction, what, kill)
        yield from self.term(tree.left)
        if not self._is_name_of_choice(tree.left, tree.right):
            yield from self.term(tree.right)

    def _choice(self, tree: ast.Expr) -> Choice | None:
        place = self.places.get(tree.span)
        return place.type if place and isinstance(place.type, Choice) else None

    def _is_name_of_choice(self, left: ast.Expr, right: ast.Expr) -> bool:
        choice = self._choice(left)
        return choice is not None and isinstance(right, ast.Path) and str(right) in choice.names

    def _other_choice(self, tree: ast.Comparison) -> Iterator[Mutant]:
        choice = self._choice(tree.left)
        if choice is None or not self._is_name_of_choice(tree.left, tree.right):
            return
        name = str(tree.right)
        other = _next(name, choice.names)
        if other is not None:
            left = self.source.text(tree.left.span)
            what = f"`{name}` became `{other}`"
            kill = f"`{left}` is `{name}`, and in another test `{other}`"
            yield self.mutant(Operator.CHOICE, tree.right.span, other, what, kill)

    def _one_of(self, tree: ast.OneOf) -> Iterator[Mutant]:
        left, said = self.source.text(tree.left.span), self.source.text(tree.span)
        old, new = ("is not one of", "is one of") if tree.negated else ("is one of", "is not one of")
        word = self.source.find(old, tree.left.span.end, tree.options[0].span.start)
        if word is not None:
            yield self.mutant(Operator.NEGATE, word, new, f"`{old}` became `{new}` in `{said}`", _decides(said))
        spans = [self.source.with_brackets(option.span) for option in tree.options]
        for index, option in enumerate(tree.options if len(tree.options) > 1 else ()):
            place = Span(tree.span.file, spans[index - 1].end, spans[index].end)
            if not index:
                place = Span(tree.span.file, spans[0].start, spans[1].start)
            name = self.source.text(option.span)
            yield self.mutant(Operator.OPTION, place, "", f"`{name}` is left out", f"`{left}` is `{name}`")
        choice = self._choice(tree.left)
        there = [str(option) for option in tree.options if isinstance(option, ast.Path)]
        missing = next((name for name in choice.names if name not in there), None) if choice else None
        if missing is not None:
            end = Span(tree.span.file, spans[-1].end, spans[-1].end)
            what = f"`{missing}` is added to the choices"
            yield self.mutant(Operator.OPTION, end, f", {missing}", what, f"`{left}` is `{missing}`")
        yield from self.term(tree.left)

    # ── terms ──

    def term(self, tree: ast.Expr) -> Iterator[Mutant]:
        """All careless changes to a value."""
        match tree:
            case ast.Value(kind="number" | "duration" | "date"):
                yield from self.by_one(tree, Operator.BY_ONE)
            case ast.Arithmetic(left, right, minus):
                mark = self.source.find_mark("+-", left.span.end, right.span.start)
                if mark is not None:
                    old, new = ("-", "+") if minus else ("+", "-")
                    kill = f"`{self.source.text(tree.span)}` decides"
                    yield self.mutant(Operator.SIGN, mark, new, f"`{old}` became `{new}`", kill)
                yield from self.term(left)
                yield from self.term(right)
            case ast.CountOf(_, list_, where, span):
                if where is not None:
                    said = self.source.text(where.span)
                    place = Span(span.file, list_.span.end, self.source.with_brackets(where.span).end)
                    kill = f"an element of `{list_}` does not meet `{said}`, and its being counted decides"
                    yield self.mutant(Operator.DROP_WHERE, place, "", f"`where {said}` is left out", kill)
                    yield from self.condition(where)
            case ast.Path():
                yield from self._sibling(tree)
            case _:
                return

    def by_one(self, tree: ast.Value, operator: Operator) -> Iterator[Mutant]:
        """The number, duration or date one more, and one less."""
        old = self.source.text(tree.span)
        for new in _neighbours(tree.kind, tree.text):
            kill = f"what is compared with `{old}` lies exactly on it, and in another test just beside it"
            if operator is Operator.IN_FORCE:
                kill = f"a case is judged as of {old}, and another as of the day beside it"
            yield self.mutant(operator, tree.span, new, f"`{old}` became `{new}`", kill)

    def _sibling(self, tree: ast.Path) -> Iterator[Mutant]:
        """Another fact of the same thing and type: the next that the vocabulary declares."""
        place = self.places.get(tree.span)
        if place is None or place.entity is None or len(tree.names) < 2:
            return
        if not isinstance(place.type, YesNo | Date | DurationType | Number | Choice):
            return
        facts = self.vocabulary.entities[place.entity].facts
        alike = tuple(name for name, fact in facts.items() if fact.type == place.type)
        name = tree.names[-1]
        other = _next(name.text, alike)
        if other is not None:
            mistaken = f"{str(tree).rpartition('.')[0]}.{other}"
            kill = f"`{tree}` and `{mistaken}` are answered differently"
            yield self.mutant(Operator.FACT, name.span, other, f"`{tree}` became `{mistaken}`", kill)


def _decides(said: str) -> str:
    return f"`{said}` decides: one test with it true and one with it false, all else the same"


def _written(tree: ast.Comparison) -> str:
    """The words of an order."""
    if not tree.dates:
        return tree.relation
    return {"at most": "on or before", "at least": "on or after", "less than": "before", "more than": "after"}[
        tree.relation
    ]


def _next(name: str, names: tuple[str, ...]) -> str | None:
    """The name after this one, and the first after the last; None where there is no other."""
    if name not in names or len(names) < 2:
        return None
    return names[(names.index(name) + 1) % len(names)]


def _neighbours(kind: str, text: str) -> tuple[str, ...]:
    match kind:
        case "date":
            day = date.fromisoformat(text)
            return tuple((day + timedelta(days=by)).isoformat() for by in (1, -1))
        case "duration":
            number, unit = text.split()
            return tuple(
                f"{near} {unit.removesuffix('s')}{'' if near == 1 else 's'}"
                for near in (int(number) + 1, int(number) - 1)
                if near >= 0
            )
        case _:
            value = Decimal(text)
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            return tuple(format(near, "f") for near in (value + step, value - step) if near >= 0)
