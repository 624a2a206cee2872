"""What could be written next in a rule file: words by the grammar, names by what the rules know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawcheck.lsp.law import Law
from lawcheck.lsp.suggestion import Suggestion, of_choices, of_facts, of_words
from lawcheck.lsp.symbols import Kind
from lawcheck.model.ruleset import Force, Rule, Severity
from lawcheck.model.vocabulary import Choice, EntityType, FactType, ListOf
from lawcheck.syntax.grammar import read_so_far, words
from lawcheck.syntax.mistakes import CLAUSES, STATEMENTS
from lawcheck.text import TRANSLATIONS

_HEADER = re.compile(r"^[ \t]*(?:vocabulary|rulebook|draft)[ \t]+([\w.]+)", re.MULTILINE)
_STATEMENT = re.compile(rf"^[ \t]*(?:{'|'.join(sorted(STATEMENTS)).lower()})\b(?![ \t]*:)", re.MULTILINE)
_CLAUSE = re.compile(
    rf"^[ \t]*(?:(?:{'|'.join(sorted(CLAUSES)).lower()})\b(?![ \t]*:)|[^\W\d]\w*[ \t]*:)", re.MULTILINE
)
_BOUND = re.compile(r"\b(?:for[ \t]+each|some|every|no|count[ \t]+of)\s+([^\W\d]\w*)\s+in\s+([\w.]+)")
_OF_THING = re.compile(r"\s*define\s+\w+\s+of\s+(\w+)\s+(\w+)")
_EXCEPTION_TO = re.compile(r"\s*exception\s+\w+\s+to\s+([\w.]+)")
_LAST_WORD = re.compile(r"[^\W\d]\w*\Z")
_PLACE_IN_BRACES = re.compile(r"\{\s*((?:[^\W\d]\w*\.)*)\Z")
_INSIDE_ONE_OF = frozenset(["NOT", "ONE", "OF", "NAME", "COMMA", "NONE", "STRING", "NUMERAL"])
_NEW_NAME = frozenset(["RULE", "DEFINE", "INSTRUMENT", "ENTITY", "ARTICLE", "EXCEPTION", "EACH", "SOME", "EVERY"])


def complete_law(text: str, law: Law) -> list[Suggestion]:
    """What could follow `text`, which is a rule file up to the pointer; a word begun there is replaced."""
    word = _LAST_WORD.search(text)
    before = text[: word.start()] if word else text
    line = before.rpartition("\n")[2]
    place = _Place.of(before, law)
    if _in_comment(line):
        return []
    if _in_string(line):
        inside = _PLACE_IN_BRACES.search(line)
        return list(place.names_after(inside[1].split(".")[:-1], None)) if inside else []
    tokens, accepts = read_so_far(place.readable)
    if not accepts:
        return []
    return [*_names(tokens, accepts, place), *_words(accepts, tokens)]


def _in_string(line: str) -> bool:
    return len(re.findall(r'(?<!\\)"', line.partition("#")[0] if _in_comment(line) else line)) % 2 == 1


def _in_comment(line: str) -> bool:
    return "#" in re.sub(r'"(?:\\.|[^"\\])*("|$)', "", line)


def _words(accepts: set[str], tokens: tuple[tuple[str, str], ...]) -> Iterator[Suggestion]:
    """The words of the language that can stand there."""
    spelt = words()
    after_number = bool(tokens) and tokens[-1] == ("NUMERAL", "1")
    for terminal in sorted(accepts):
        forms = spelt.get(terminal, TRANSLATIONS if terminal == "LANGUAGE" else ())
        if terminal == "UNIT_OF_TIME":
            forms = forms[1::2] if after_number else forms[::2]
        yield from (Suggestion(form, "keyword") for form in forms)


@dataclass(frozen=True)
class _Place:
    """The pointer's surroundings. `readable`: the head of its statement and its clause, which the parser understands
    even where what stands between is still wrong."""

    law: Law
    owner: str
    statement: str
    readable: str

    @staticmethod
    def of(before: str, law: Law) -> _Place:
        """The place at the end of a text."""
        owner = [found[1] for found in _HEADER.finditer(before)]
        starts = [found.start() for found in _STATEMENT.finditer(before)]
        statement = before[starts[-1] :] if starts else before
        clauses = [found.start() for found in _CLAUSE.finditer(statement)]
        readable = statement[: clauses[0]] + statement[clauses[-1] :] if clauses else statement
        return _Place(law, owner[-1] if owner else "", statement, readable)

    @property
    def variables(self) -> Mapping[str, str]:
        """The variables bound so far in the statement, each with its entity."""
        found: dict[str, str] = {}
        if thing := _OF_THING.match(self.statement):
            found[thing[2]] = thing[1]
        if target := _EXCEPTION_TO.match(self.statement):
            for rule in self._rules(target[1]):
                if rule.each and isinstance(rule.each.list.type, ListOf):
                    found[rule.each.variable] = rule.each.list.type.entity
        for bound in _BOUND.finditer(self.statement):
            type_ = self.type_of(bound[2].split("."), found)
            if isinstance(type_, ListOf):
                found[bound[1]] = type_.entity
        return found

    def _rules(self, name: str) -> Iterator[Rule]:
        return (rule for rule in self.law.ruleset.rules if rule.name in (name, f"{self.owner}.{name}"))

    def type_of(self, path: Iterable[str], variables: Mapping[str, str]) -> FactType | None:
        """The type of what stands at a path; None where nothing does."""
        first, *rest = path
        vocabulary = self.law.ruleset.vocabulary
        root = vocabulary.roots.get(first)
        type_ = EntityType(variables[first]) if first in variables else root.type if root else None
        for name in rest:
            fact = vocabulary.facts_of(type_).get(name) if type_ else None
            type_ = fact.type if fact else None
        return type_

    def names_after(self, path: list[str], compared: Choice | None) -> Iterator[Suggestion]:
        """What can stand in a condition after the names of a path and their dots; without any, what can begin one."""
        vocabulary = self.law.ruleset.vocabulary
        if path:
            type_ = self.type_of(path, self.variables)
            if isinstance(type_, EntityType):
                yield from of_facts(vocabulary.facts_of(type_).values())
                yield from self._definitions(type_.entity)
            return
        if compared:
            yield from of_choices(compared)
        for variable, entity in self.variables.items():
            yield Suggestion(variable, Kind.VARIABLE, entity)
        for name, root in vocabulary.roots.items():
            kind = Kind.LIST if isinstance(root.type, ListOf) else Kind.ENTITY
            yield Suggestion(name, kind, about=root.question.english)
        yield from self._definitions(None)

    def _definitions(self, entity: str | None) -> Iterator[Suggestion]:
        book = self.law.ruleset.rulebooks.get(self.owner)
        uses = (self.owner, *(book.uses if book else ()))
        for definition in self.law.ruleset.definitions.values():
            owner, _, name = definition.name.rpartition(".")
            if definition.entity == entity and owner in uses:
                yield Suggestion(name, Kind.DEFINITION, f"defined in {owner}", definition.title.english)


def _names(tokens: tuple[tuple[str, str], ...], accepts: set[str], place: _Place) -> Iterator[Suggestion]:
    """The names that can stand after these tokens."""
    if "NAME" not in accepts:
        return
    kinds = [kind for kind, _ in tokens]
    path: list[str] = []
    while len(tokens) - 2 * len(path) >= 2 and kinds[-1 - 2 * len(path)] == "DOT":
        path.insert(0, tokens[-2 - 2 * len(path)][1])
    ahead = kinds[: len(kinds) - 2 * len(path)]  # without the path that is being written
    last = ahead[-1] if ahead else ""
    clause = next((k for k in reversed(ahead) if k in _GIVES), "")
    if clause in _REFERS and last in (clause, "COMMA"):
        yield from _references(clause, ".".join(path), place)
    elif path:
        yield from place.names_after(path, None)
    elif {"NAME", "LPAR"} <= accepts or last == "IN":
        yield from place.names_after([], _compared(tokens, place))
    elif last in ("COLON", "PERMITS") or (last == "OF" and kinds[-2:-1] in (["LIST"], ["NAME"])):
        entities = place.law.ruleset.vocabulary.entities
        yield from (Suggestion(e.name, Kind.ENTITY, about=e.title.english) for e in entities.values())
    elif last in ("CITES", "OUTSIDE") or (last == "COMMA" and clause in ("CITES", "OUTSIDE")):
        instruments = place.law.ruleset.instruments
        yield from (Suggestion(i.name, Kind.INSTRUMENT, about=i.title.english) for i in instruments.values())
    elif last not in _NEW_NAME:
        yield from of_words(_closed(clause, place.law))


_REFERS = ("TO", "RULES", "USE")
_GIVES = (
    frozenset([*_REFERS, "CITES", "OUTSIDE", "SEVERITY", "FORCE", "ELSEWHERE", "BINDS", "BURDEN", "ASK"]) | CLAUSES
)


def _references(clause: str, prefix: str, place: _Place) -> Iterator[Suggestion]:
    """Rules, exceptions or books by their names, of which the part before the pointer may be written already."""
    for symbol in place.law.known.by_place.values():
        fits = {"TO": (Kind.RULE, Kind.EXCEPTION), "RULES": (Kind.RULE,), "USE": (Kind.RULEBOOK,)}[clause]
        if symbol.kind not in fits:
            continue
        if prefix:
            if symbol.key.startswith(f"{prefix}."):
                yield Suggestion(symbol.key[len(prefix) + 1 :], symbol.kind)
        elif clause == "TO" and symbol.key == f"{place.owner}.{symbol.name}":
            yield Suggestion(symbol.name, symbol.kind, "of this rulebook")
        elif symbol.key != place.owner:
            yield Suggestion(symbol.key, symbol.kind)


def _compared(tokens: tuple[tuple[str, str], ...], place: _Place) -> Choice | None:
    """The choice that stands before `is`, `is not` or `is one of` at the end of the tokens."""
    at = len(tokens) - 1
    while at > 0 and tokens[at][0] in _INSIDE_ONE_OF:
        at -= 1
    if at < 1 or tokens[at][0] != "IS":
        return None
    names = [tokens[at - 1][1]]
    at -= 2
    while at > 0 and tokens[at][0] == "DOT":
        names.insert(0, tokens[at - 1][1])
        at -= 2
    type_ = place.type_of(names, place.variables)
    return type_ if isinstance(type_, Choice) else None


def _closed(clause: str, law: Law) -> list[str]:
    """Words of a closed set, and those that other rules use in the same clause."""
    rules = law.ruleset.rules
    match clause:
        case "SEVERITY":
            return list(Severity)
        case "FORCE" | "ELSEWHERE":
            return list(Force)
        case "BINDS":
            return sorted({name for rule in rules for name in rule.binds})
        case "BURDEN":
            return sorted({rule.burden for rule in rules if rule.burden})
        case "ASK":
            return sorted({name for rule in rules for name in rule.ask})
        case "JURISDICTION":
            return sorted({state for book in law.ruleset.rulebooks.values() for state in book.jurisdictions})
        case _:
            return []
