"""The words of a condition → boxes. What is true of either stands under each other; what has to hold together runs on."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.fmt.blocks import Word
from lawcheck.fmt.boxes import LINE, Box, Fill, Group, Nest, Row, row
from lawcheck.fmt.texts import items, word, words

_QUANTIFIERS = frozenset(["SOME", "EVERY", "NO"])


def condition(several: Sequence[Word]) -> Box:
    """A whole condition; further lines of it stand where it is nested."""
    whole = _Reader(several).alternatives()
    match whole:  # what stands alone needs no further setting in
        case Nest(_, part):
            return part
        case Row((*start, Nest(_, options))):
            return Row((*start, options))
        case _:
            return whole


class _Reader:
    """Reads words that are known to be a condition, as `grammar.lark` has it."""

    def __init__(self, several: Sequence[Word]) -> None:
        self._words = several
        self._at = 0

    def _kind(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._words[at].kind if at < len(self._words) else ""

    def _next(self) -> Word:
        self._at += 1
        return self._words[self._at - 1]

    def alternatives(self) -> Box:
        first = self._all()
        if self._kind() != "OR":
            return first
        parts: list[Box] = [_set_off(first)]
        while self._kind() == "OR":
            parts += [LINE, word(self._next()), " ", _set_off(self._all())]
        return Group(Row(tuple(parts)))

    def _all(self) -> Box:
        first = self._negated()
        if self._kind() != "AND":
            return first
        parts = [first]
        while self._kind() == "AND":
            parts.append(row(word(self._next()), " ", self._negated()))
        return Fill(tuple(parts))

    def _negated(self) -> Box:
        if self._kind() == "NOT":
            return row(word(self._next()), " ", self._negated())
        if self._kind() in _QUANTIFIERS and self._kind(1) == "NAME" and self._kind(2) == "IN":
            return self._quantified()
        return self._test()

    def _quantified(self) -> Box:
        start = self._at
        while self._kind() not in ("WHERE", "HAS"):
            self._at += 1
        parts: list[Box] = [words(self._words[start : self._at])]
        if self._kind() == "WHERE":
            parts.append(row(word(self._next()), " ", Nest(2, self.alternatives())))
        parts.append(row(word(self._next()), " ", Nest(2, self.alternatives())))
        return Nest(2, Fill(tuple(parts)))

    def _test(self) -> Box:
        """A fact alone or a comparison: up to the word that joins it to the next, or the bracket that closes it."""
        parts: list[Box] = []
        start = self._at
        while self._kind() and not self._ends():
            if self._kind() == "LPAR":
                parts += [*self._so_far(start, parts), self._bracketed()]
                start = self._at
            elif self._kind() == "OF" and self._kind(-1) == "ONE":
                self._at += 1
                parts += [*self._so_far(start, parts), " ", self._options()]
                start = self._at
            else:
                self._at += 1
        return Row((*parts, *self._so_far(start, parts)))

    def _ends(self) -> bool:
        match self._kind():
            case "AND" | "HAS" | "RPAR":
                return True
            case "OR":
                return self._kind(-1) != "ON"  # `on or before`
            case "WHERE":
                return not self._where_of_count()
            case _:
                return False

    def _where_of_count(self) -> bool:
        """Whether this `where` belongs to `count of x in list`, and not to a quantifier."""
        at = self._at - 1
        while at >= 0 and self._words[at].kind in ("NAME", "DOT", "IN"):
            at -= 1
        return at >= 0 and self._words[at].kind == "OF"

    def _so_far(self, start: int, parts: list[Box]) -> list[Box]:
        if start == self._at:
            return []
        blank: list[Box] = [" "] if parts and self._words[start].kind not in ("RPAR", "COMMA") else []
        found: list[Box] = [*blank, words(self._words[start : self._at])]
        if self._kind() == "LPAR":
            found.append(" ")
        return found

    def _bracketed(self) -> Box:
        opens = word(self._next())
        inside = self.alternatives()
        closes = word(self._next())
        match inside:  # the bracket has to fit behind the last of them
            case Group(part):
                return Group(row(opens, Nest(2, part), closes))
            case Fill((*parts, last)):
                return Group(row(opens, Nest(2, Fill((*parts, row(last, closes))))))
            case _:
                return Group(row(opens, Nest(2, inside), closes))

    def _options(self) -> Box:
        start = self._at
        while self._kind() and not self._ends():
            self._at += 1
        return Nest(2, Fill(tuple(items(self._words[start : self._at]))))


def _set_off(part: Box) -> Box:
    """A row of `and` between two `or` stands further in, so that one sees what belongs together."""
    return Nest(2, part) if isinstance(part, Fill) else part
