"""What the clauses of one rule, exception or article say, resolved and typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from lawcheck.citation import Citation
from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.model.condition import And, Condition, Not, Some
from lawcheck.model.declare import check_text, once, read_date, read_window, unknown
from lawcheck.model.expressions import Linker
from lawcheck.model.mentions import mentioned
from lawcheck.model.ruleset import Clause, Each, Force, Instrument, Severity, Window
from lawcheck.model.scope import Scope
from lawcheck.span import Span
from lawcheck.syntax import ast
from lawcheck.text import Text

_Word = TypeVar("_Word", Severity, Force)


class Clauses:
    """The clauses of one statement, to be asked what they say; mistakes are noted when they are."""

    def __init__(self, trees: Iterable[ast.Clause], linker: Linker, instruments: Mapping[str, Instrument]) -> None:
        self.linker = linker
        self.instruments = instruments
        self.found = linker.found
        self.trees = once(trees, self.found)

    def have(self, kind: type[ast.Clause]) -> bool:
        """Whether one of this kind is among them."""
        return any(isinstance(clause, kind) for clause in self.trees)

    def each(self, scope: Scope) -> tuple[Each | None, Scope]:
        """What its `for each` runs over, if it has one, and what names mean in the other clauses."""
        each: Each | None = None
        for clause in self.trees:
            if isinstance(clause, ast.ForEach):
                bound = self.linker.for_each(clause, scope)
                if bound:
                    each, scope = Each(clause.variable.text, bound[0]), bound[1]
                else:
                    scope = replace(scope, nameless=scope.nameless | {clause.variable.text})
        return each, scope

    def when(self, keyword: str, scope: Scope) -> tuple[Condition, ...]:
        """The conditions behind this keyword."""
        return tuple(
            self.linker.condition(clause.condition, scope)
            for clause in self.trees
            if isinstance(clause, ast.When) and clause.keyword == keyword
        )

    def duties(self, scope: Scope) -> tuple[Clause, ...]:
        """What it requires and forbids."""
        result = []
        for clause in self.trees:
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

    def cites(self) -> tuple[Citation, ...]:
        """The citations of instruments that there are."""
        result: list[Citation] = []
        for clause in self.trees:
            if isinstance(clause, ast.Cites):
                result.extend(
                    citation for citation in clause.citations if is_known(citation, self.instruments, self.found)
                )
        return tuple(result)

    def word(self, keyword: str, words: type[_Word], default: _Word) -> _Word:
        """The one word behind this keyword, if it is known."""
        names = self.names(keyword)
        return words(names[0]) if names and names[0] in [str(word) for word in words] else default

    def names(self, keyword: str) -> tuple[str, ...]:
        """The names behind this keyword; each severity and force is checked."""
        known: dict[str, type[Severity] | type[Force]] = {"severity": Severity, "force": Force}
        result = []
        for clause in self.trees:
            if isinstance(clause, ast.Words) and clause.keyword == keyword:
                for name in clause.names:
                    if keyword in known and name.text not in list(known[keyword]):
                        unknown(self.found, f"unknown-{keyword}", keyword, name, [str(w) for w in known[keyword]])
                    result.append(name.text)
        return tuple(result)

    def saying(self, keyword: str) -> Text:
        """The text behind this keyword."""
        for clause in self.trees:
            if isinstance(clause, ast.Saying) and clause.keyword == keyword:
                check_text(clause.text, self.found)
                return clause.text
        return Text()

    def verified(self) -> date | None:
        """The day on which somebody held it against the law."""
        return next((read_date(c.on, self.found) for c in self.trees if isinstance(c, ast.Verified)), None)

    def window(self, cites: tuple[Citation, ...], name: Span) -> Window:
        """The rule's own time, narrowed to that of the instrument of its first citation."""
        own = next((read_window(c, self.found) for c in self.trees if isinstance(c, ast.InForce)), Window())
        if not cites:
            return own
        instrument = self.instruments[cites[0].instrument]
        both = own.within(instrument.window)
        if both.is_empty:
            self.found.add(
                "never-in-force",
                f"this is never in force: `{instrument.name}` is law {days(instrument.window)}",
                name,
                others=[Label(instrument.span, "declared here")],
            )
        return both


def is_known(citation: Citation, instruments: Mapping[str, Instrument], found: Diagnostics) -> bool:
    """Whether there is such an instrument; it is noted if not."""
    if citation.instrument in instruments:
        return True
    span = citation.span
    name = ast.Name(citation.instrument, Span(span.file, span.start, span.start + len(citation.instrument)))
    unknown(found, "unknown-instrument", "instrument", name, instruments)
    return False


def days(window: Window) -> str:
    """When it is law, in words."""
    match window:
        case Window(None, None):
            return "at all times"
        case Window(None, until):
            return f"until {until}"
        case Window(since, None):
            return f"from {since}"
        case Window(since, until):
            return f"from {since} until {until}"


def _counts(condition: Condition) -> bool:
    """Whether the condition is a quantifier, whose elements a message can count."""
    while isinstance(condition, Not) or (isinstance(condition, And) and len(condition.parts) == 1):
        condition = condition.part if isinstance(condition, Not) else condition.parts[0]
    return isinstance(condition, Some)
