"""Formulas that fold while they are made: what is settled is a plain `bool`, the rest is z3's.

Most of a condition is settled by the facts of a case, and z3's own constructors cost five times as much as the calls
that they make; hence the small ones here.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

import z3

Formula: TypeAlias = Any  # bool | z3.BoolRef
Quantity: TypeAlias = Any  # int | Fraction | z3.ArithRef

_context = z3.main_ctx()
_ref = _context.ref()


def _of(ast: Any) -> Any:
    return z3.BoolRef(ast, _context)


def both(*parts: Formula) -> Formula:
    """All of them."""
    return every(parts)


def either(*parts: Formula) -> Formula:
    """At least one of them."""
    return some(parts)


def every(parts: Iterable[Formula]) -> Formula:
    """All of them; so where there are none."""
    kept: list[Any] = []
    for part in parts:
        if part is False:
            return False
        if part is not True and not any(part is other for other in kept):
            kept.append(part)
    if len(kept) < 2:
        return kept[0] if kept else True
    return _of(z3.Z3_mk_and(_ref, len(kept), (z3.Ast * len(kept))(*[part.ast for part in kept])))


def some(parts: Iterable[Formula]) -> Formula:
    """At least one of them; not so where there are none."""
    kept: list[Any] = []
    for part in parts:
        if part is True:
            return True
        if part is not False and not any(part is other for other in kept):
            kept.append(part)
    if len(kept) < 2:
        return kept[0] if kept else False
    return _of(z3.Z3_mk_or(_ref, len(kept), (z3.Ast * len(kept))(*[part.ast for part in kept])))


def negated(part: Formula) -> Formula:
    """Not so."""
    if isinstance(part, bool):
        return not part
    known = getattr(part, "negation", None)
    if known is None:
        known = part.negation = _of(z3.Z3_mk_not(_ref, part.ast))
        known.negation = part
    return known


def implies(condition: Formula, then: Formula) -> Formula:
    """Where the one is so, the other is."""
    return some((negated(condition), then))


def same(a: Formula, b: Formula) -> Formula:
    """Both so or both not so."""
    if isinstance(a, bool):
        return b if a else negated(b)
    if isinstance(b, bool):
        return a if b else negated(a)
    return a == b


def choose(condition: Formula, then: Quantity, otherwise: Quantity) -> Quantity:
    """The one quantity where the condition is so, else the other."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    return z3.If(condition, _number(then), _number(otherwise))


def _number(value: Quantity) -> Any:
    return z3.RealVal(f"{value.numerator}/{value.denominator}") if isinstance(value, Fraction) else value


def _pair(a: Quantity, b: Quantity) -> tuple[Any, Any]:
    return _number(a), _number(b)


def _plain(a: Quantity, b: Quantity) -> bool:
    return isinstance(a, int | Fraction) and isinstance(b, int | Fraction)


def plus(a: Quantity, b: Quantity) -> Quantity:
    """Their sum."""
    if _plain(a, b):
        return a + b
    a, b = _pair(a, b)
    return a + b


def minus(a: Quantity, b: Quantity) -> Quantity:
    """Their difference."""
    if _plain(a, b):
        return a - b
    a, b = _pair(a, b)
    return a - b


def at_most(a: Quantity, b: Quantity) -> Formula:
    """a ≤ b."""
    if _plain(a, b):
        return bool(a <= b)
    a, b = _pair(a, b)
    return a <= b


def less(a: Quantity, b: Quantity) -> Formula:
    """a < b."""
    if _plain(a, b):
        return bool(a < b)
    a, b = _pair(a, b)
    return a < b


def equal(a: Quantity, b: Quantity) -> Formula:
    """a = b."""
    if _plain(a, b):
        return bool(a == b)
    a, b = _pair(a, b)
    return a == b


class Rails(NamedTuple):
    """A condition as two formulas: where it is surely true, and where it is surely false; neither, where it is open.

    These are the bits *can be false* and *can be true* of language.md, section 3, each negated. The third bit, *missing*,
    tells unknown from disputed and never decides whether a rule is violated.
    """

    true: Formula
    false: Formula

    def swapped(self) -> Rails:
        """Its negation."""
        return Rails(self.false, self.true)


OPEN = Rails(False, False)


def exactly(formula: Formula) -> Rails:
    """A condition that is never open."""
    return Rails(formula, negated(formula))
