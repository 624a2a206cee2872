"""Conditions → plain language, in English and Serbian: what has to be so, as a list that a lawyer can read aloud.

A negation is moved inwards as far as it says the same there, so that "not all of" and "none of" need not be untangled;
it stays before an ordering, since *not at most 72 hours* is also true where there are no recordings at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, assert_never

from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import Date, FactType
from lawcheck.report.days import long_date
from lawcheck.report.said_phrases import say
from lawcheck.report.wording import content
from lawcheck.values import NONE, Truth

Kind: TypeAlias = Literal["all", "any", "within", "leaf"]
# Where the elements of the variables come from: a path for each, outermost first.
Lists: TypeAlias = tuple[tuple[str, ...], ...]
_BRACES = re.compile(r"\s*\{[^{}]*\}\s*")
_NAME = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Said:
    """A condition in words.

    `all` and `any` join their `parts`; `within` says of which elements its one part is said, in `text`; a `leaf` is a
    question with its answer. `definition` names the definition that a leaf stands for.
    """

    kind: Kind
    text: str = ""
    answer: str = ""
    parts: tuple[Said, ...] = ()
    definition: str = ""


def in_words(said: Said, head: Callable[[str], str]) -> str:
    """The condition on one line, with brackets; `head` gives the words over a kind of join."""
    match said.kind:
        case "leaf":
            joint = " " if said.text.endswith("?") else ": "
            return f"{said.text}{joint}{said.answer}" if said.answer else said.text
        case "within":
            return f"{said.text}: ({in_words(said.parts[0], head)})"
        case _:
            return f"{head(said.kind)}: ({'; '.join(in_words(part, head) for part in said.parts)})"


class Speaker:
    """Says the conditions of one ruleset in one language."""

    def __init__(self, ruleset: Ruleset, language: str) -> None:
        self.vocabulary = ruleset.vocabulary
        self.definitions = ruleset.definitions
        self.language = language

    def word(self, name: str) -> str:
        """What a definition is called: its title, or else its own name."""
        definition = self.definitions.get(name)
        title = definition.title.in_language(self.language) if definition else ""
        return title or name.rpartition(".")[2].replace("_", " ")

    def said(self, condition: Condition, lists: Lists = (), holds: bool = True) -> Said:
        """The condition, or its negation."""
        match condition:
            case Not(part):
                return self.said(part, lists, not holds)
            case And(parts, name=name) if name and len(parts) == 1 and "." in name:
                return self._leaf(self.word(name), self._yes(holds), name)
            case And(parts) | Or(parts) if len(parts) == 1:
                return self.said(parts[0], lists, holds)
            case And(parts) | Or(parts):
                together = isinstance(condition, And) is holds
                return _joined("all" if together else "any", (self.said(part, lists, holds) for part in parts))
            case Holds(fact):
                return self._leaf(self._asked(fact, lists), self._yes(holds))
            case Compare(relation, left, right):
                return self._compared(relation, left, right, lists, holds)
            case OneOf(term, options):
                among = self._list(self._value(option, _type(term), lists) for option in options)
                return self._leaf(self._term(term, lists), self._say("among" if holds else "not among", value=among))
            case Within(act, period, start):
                words = {"period": self._value(period, None, lists), "start": self._value(start, None, lists)}
                answer = self._say("within", **words)
                return self._leaf(self._term(act, lists), self._negated(answer, holds))
            case InForce(since, until):
                days = [
                    self._say(k, day=long_date(d, self.language)) for k, d in (("from", since), ("until", until)) if d
                ]
                return self._leaf(self._say("day judged"), self._negated(" ".join(days), holds))
            case Always(truth):
                return self._leaf(self._say("always" if (truth is Truth.TRUE) is holds else "never"), "")
            case Some(list_, _, _, body):
                inner = (*lists, list_.whole(lists))
                told = self.said(body, inner, holds)
                key = "some" if holds else "every"
                return Said("within", self._say(key, list=self._asked(list_, lists)), parts=(told,))
            case _:
                assert_never(condition)

    def label(
        self, condition: Condition, lists: Lists = (), holds: bool = True, titles: Mapping[str, str] | None = None
    ) -> str:
        """The condition, or its negation, as a node of a tree: one line, for its parts stand below it.

        `titles`: what the exceptions are called that the condition may spell out.
        """
        match condition:
            case Not(part):
                return self.label(part, lists, not holds, titles)
            case And(name=name) if name:
                return f"{(titles or {}).get(name) or self.word(name)}: {self._yes(holds)}"
            case And((part,)) | Or((part,)):
                return self.label(part, lists, holds, titles)
            case And():
                return self._say("all" if holds else "not all")
            case Or():
                return self._say("any" if holds else "not any")
            case Some(list_):
                key = "some" if holds else "every" if _says_every(condition) else "none of"
                return self._say(key, list=self._asked(list_, lists))
            case _:
                told = self.said(condition, lists, holds)
                return told.text if told.kind == "within" else in_words(told, self._say)

    def within(self, condition: Condition, lists: Lists) -> Lists:
        """The lists that what stands below the condition may speak of: with its own, where it goes through one."""
        match condition:
            case Some(list_):
                return (*lists, list_.whole(lists))
            case Compare(_, left, right):
                terms: tuple[Term, ...] = (left, right)
            case OneOf(term, options):
                terms = (term, *options)
            case Within(act, period, start):
                terms = (act, period, start)
            case _:
                return lists
        counted = next((count for term in terms for count in _counts(term)), None)
        return lists if counted is None else (*lists, counted.list.whole(lists))

    # ── terms ──────────────────────────────────────────────────────────────────────────────────────────────

    def _compared(self, relation: str, left: Term, right: Term, lists: Lists, holds: bool) -> Said:
        if isinstance(left, Count):
            inner = (*lists, left.list.whole(lists))
            number = self._say(relation, value=self._value(right, None, lists))
            key = self._say("count", list=self._asked(left.list, lists), number=self._negated(number, holds))
            return Said("within", key, parts=(self.said(left.body, inner),))
        asked = self._term(left, lists)
        if relation == "is":
            if isinstance(right, Constant) and right.value is NONE:
                key = "is none" if holds else "is not none"
                return self._leaf(asked, self._say(f"date {key}" if self._is_date(left) else key))
            value = self._value(right, _type(left), lists)
            return self._leaf(asked, self._negated(value, holds))
        key = f"date {relation}" if self._is_date(left) or self._is_date(right) else relation
        return self._leaf(asked, self._negated(self._say(key, value=self._value(right, None, lists)), holds))

    def _term(self, term: Term, lists: Lists) -> str:
        match term:
            case FactTerm():
                return self._asked(term, lists)
            case _:
                return self._value(term, None, lists)

    def _value(self, term: Term, type: FactType | None, lists: Lists) -> str:
        match term:
            case Constant(value):
                return content(value, type, self.language)
            case FactTerm():
                return self._say("quoted", text=self._asked(term, lists))
            case Today():
                return self._say("today")
            case Sum(left, right, minus):
                first, second = self._value(left, None, lists), self._value(right, None, lists)
                return self._say("minus" if minus else "plus", left=first, right=second)
            case Count(list_):
                return self._say("number of", list=self._asked(list_, lists))
            case _:
                assert_never(term)

    def _is_date(self, term: Term) -> bool:
        match term:
            case FactTerm(type=type):
                return isinstance(type, Date)
            case Constant(value):
                return isinstance(value, date)
            case Sum(left, right):
                return self._is_date(left) or self._is_date(right)
            case _:
                return isinstance(term, Today)

    def filled(self, message: str, mentions: Iterable[FactTerm], lists: Lists) -> str:
        """A message with the question of each fact that stands in its braces."""
        asked = {term.name: self._say("in place", text=self._asked(term, lists)) for term in mentions}
        asked["today"] = self._say("in place", text=self._say("today"))
        return _NAME.sub(lambda match: asked.get(match[1].strip(), "…"), message)

    def _asked(self, term: FactTerm, lists: Lists) -> str:
        """The fact's question; of an element itself, what it is."""
        fact = self.vocabulary.fact(term.whole(lists))
        question = fact.question.in_language(self.language) if fact else ""
        return _BRACES.sub(" … ", question).strip() or term.name.replace("_", " ").replace(".", " · ")

    # ── words ──────────────────────────────────────────────────────────────────────────────────────────────

    def _leaf(self, text: str, answer: str, definition: str = "") -> Said:
        return Said("leaf", text, answer, definition=definition)

    def _yes(self, holds: bool) -> str:
        return content(holds, None, self.language)

    def _negated(self, answer: str, holds: bool) -> str:
        return answer if holds else self._say("not so", value=answer)

    def _list(self, values: Iterable[str]) -> str:
        return ", ".join(values)

    def _say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)


def _counts(term: Term) -> Iterator[Count]:
    match term:
        case Count():
            yield term
        case Sum(left, right):
            yield from _counts(left)
            yield from _counts(right)


def _says_every(condition: Some) -> bool:
    """Whether its negation is how `every` is spelled out."""
    body = condition.body
    last = body.parts[-1] if isinstance(body, And) and body.parts else body
    return isinstance(last, Not) and last.implied


def _joined(kind: Literal["all", "any"], parts: Iterable[Said]) -> Said:
    """The parts under one head; what is joined in the same way stands in the same list."""
    flat: list[Said] = []
    for part in parts:
        flat.extend(part.parts if part.kind == kind else (part,))
    return Said(kind, parts=tuple(flat))


def _type(term: Term) -> FactType | None:
    return term.type if isinstance(term, FactTerm) else None
