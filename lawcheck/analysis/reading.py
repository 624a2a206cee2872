"""What a model of z3's says: the facts of one case, and those without frills that are asked for first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, localcontext
from typing import Any, assert_never

import z3

from lawcheck.analysis.formula import Formula, both, every
from lawcheck.analysis.free import Free
from lawcheck.analysis.place import Listing, Told
from lawcheck.analysis.symbol import NOTHING, Amount, Choice, Day, Existence, Flag, Length, Name, Symbol, Texts, Words
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.values import NONE, Duration, Value

_YEARS = 10  # around the day judged
_HOUR = 60


def facts_of(place: Free, model: Any, texts: Texts) -> Instance:
    """The facts of an entity that came into being, as the model has them."""
    return Instance({name: (Claim(content_of(told, model, texts)),) for name, told in place.asked()})


def content_of(told: Told, model: Any, texts: Texts) -> Content:
    """What the model makes of a fact."""
    thing = next(thing for where, thing in told.options if is_so(model, where))
    if isinstance(thing, Listing):
        there = [element for present, element in thing.elements if is_so(model, present)]
        elements = tuple(Claim(facts_of(e, model, texts)) for e in there if isinstance(e, Free))
        return Items(elements) if elements else NONE
    if isinstance(thing, Free):
        return facts_of(thing, model, texts)
    if thing is NOTHING:
        return NONE
    assert isinstance(thing, Symbol)
    return value_of(thing, model, texts)


def value_of(symbol: Symbol, model: Any, texts: Texts) -> Value:
    """The value that the model gives to a fact."""
    if is_so(model, symbol.none):
        return NONE
    match symbol:
        case Flag(yes):
            return is_so(model, yes)
        case Choice(names):
            return next(name for name, so in names.items() if is_so(model, so))
        case Words(number):
            return texts.text(whole(model, number))
        case Name(word):
            return word
        case Day(ordinal):
            return date.fromordinal(whole(model, ordinal))
        case Length(months, minutes):
            return Duration(whole(model, months), whole(model, minutes))
        case Amount(low=number):
            return _decimal(model, number)
        case Existence():
            raise TypeError("only asked whether it is there")
        case _:
            assert_never(symbol)


def is_so(model: Any, formula: Formula) -> bool:
    """Whether the model makes it so."""
    return formula if isinstance(formula, bool) else z3.is_true(model.eval(formula, model_completion=True))


def whole(model: Any, quantity: Any) -> int:
    """The whole number that the model gives to a quantity."""
    return quantity if isinstance(quantity, int) else int(model.eval(quantity, model_completion=True).as_long())


def _decimal(model: Any, quantity: Any) -> Decimal:
    fraction = model.eval(quantity, model_completion=True).as_fraction() if z3.is_expr(quantity) else quantity
    with localcontext(prec=24):
        return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def tidy(root: Free, day: date) -> Formula:
    """Every fact has a value that people would write: years around the day judged, whole hours, whole numbers."""
    return every(tidy_value(symbol, day) for symbol in _values(root))


def _values(place: Free) -> Iterator[Symbol]:
    for _, told in place.asked():
        for _, thing in told.options:
            if isinstance(thing, Free):
                yield from _values(thing)
            elif isinstance(thing, Listing):
                for _, element in thing.elements:
                    if isinstance(element, Free):
                        yield from _values(element)
            elif isinstance(thing, Symbol):
                yield thing


def tidy_value(symbol: Symbol, day: date) -> Formula:
    """The same of one fact that may have any value."""
    today = day.toordinal()
    match symbol:
        case Day(ordinal):
            return both(ordinal >= today - 365 * _YEARS, ordinal <= today + 365 * _YEARS)
        case Length(months, minutes):
            return both(minutes == _HOUR * z3.FreshInt("hours"), minutes <= 1440 * 365 * _YEARS, months <= 120)
        case Amount(low=number) if number is not None:
            return both(number == z3.ToReal(z3.FreshInt("whole")), number >= 0, number <= 1_000_000)
        case _:
            return True
