"""Generated rulebooks, as the text that an author would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from hypothesis import strategies as st

from tests.properties.picking import Picker
from tests.properties.things import COLOUR, COLOURS, ROOTS, Things, things

TODAY = date(2020, 3, 1)
DATES = ["2020-01-31", "2020-02-14", "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-16", "2020-03-31"]
PERIODS = ["15 days", "1 month", "31 days", "30 days", "2 months", "36 hours", "72 hours", "1 year", "0 days"]
ORDERINGS = ["at least", "at most", "more than", "less than"]
BEFORE_AFTER = ["before", "after", "on or before", "on or after"]
DEFINITIONS: list[list[tuple[str, str | None]]] = [
    [],
    [("fine", None)],
    [("fine", None), ("good", "item")],
    [("signed_well", "paper"), ("good", "item"), ("small", "part")],
]


@dataclass(frozen=True)
class Scope:
    """What an expression may speak of: variables with their entities, and definitions by what they are said of."""

    things: Things
    variables: Mapping[str, str]
    definitions: Mapping[str, str | None]

    def bind(self, variable: str, entity: str) -> Scope:
        """The same with one more variable."""
        return replace(self, variables={**self.variables, variable: entity})

    def free_variable(self) -> str:
        """A name that no variable has."""
        return "xyzuvw"[len(self.variables)]

    @cached_property
    def all_paths(self) -> list[tuple[str, str]]:
        """Every path with its type; those from variables thrice, so that they are picked often."""
        own = [p for name, entity in self.variables.items() for p in self.things.paths(name, self.things.of(entity))]
        return [*self.things.paths("", ROOTS), *own, *own, *own]

    def paths(self, type: str) -> list[str]:
        """Paths to facts of that type; `list` and `entity` stand for any of those."""
        return [path for path, found in self.all_paths if matches(found, type)]

    def defined(self) -> list[str]:
        """Every definition, of whatever it can be said here."""
        found = []
        for name, entity in self.definitions.items():
            said_of = [variable for variable, bound in self.variables.items() if bound == entity]
            said_of += [path for path, type in self.all_paths if type == entity]
            found += [name] if entity is None else [f"{of}.{name}" for of in said_of]
        return found

    def type_of_list(self, path: str) -> str:
        """The entity of a list's elements."""
        first, *rest = path.split(".")
        type = self.variables.get(first, ROOTS.get(first, ""))
        for name in rest:
            type = self.things.of(type)[name]
        return type.removeprefix("list of ")


def matches(found: str, wanted: str) -> bool:
    """Whether a fact's type is the one wanted."""
    if wanted == "list":
        return found.startswith("list of ")
    if wanted == "entity":
        return found in ("paper", "plan")
    return found == wanted


def numbers(pick: Picker, scope: Scope, depth: int) -> str:
    """A term that is a number."""
    paths = scope.paths("number")
    kind = pick.of(["path", "path", "literal", "sum", "count"] if paths else ["literal", "count"])
    if kind == "path":
        return pick.of(paths)
    if kind == "sum" and depth > 0:
        sign = pick.of("+-")
        left = numbers(pick, scope, depth - 1)
        right = numbers(pick, scope, 0)
        return f"{left} {sign} {right}" if right.isalnum() else f"{left} {sign} ({right})"
    if kind == "count" and depth > 0:
        list_, variable, inner = in_list(pick, scope)
        return f"(count of {variable} in {list_} where ({conditions(pick, inner, depth - 1)}))"
    return str(pick.number(0, 3))


def days(pick: Picker, scope: Scope, depth: int) -> str:
    """A term that is a date."""
    paths = scope.paths("date")
    kind = pick.of(["path"] * 4 + ["literal", "today", "sum"] if paths else ["literal", "today"])
    if kind == "path":
        return pick.of(paths)
    if kind == "today":
        return "today"
    if kind == "sum":
        return f"{pick.of(paths)} {pick.of('+-')} {periods(pick, scope, 0)}"
    return pick.of(DATES)


def periods(pick: Picker, scope: Scope, depth: int) -> str:
    """A term that is a duration."""
    paths = scope.paths("duration")
    kind = pick.of(["path", "path", "literal", "sum", "days"] if paths else ["literal", "days"])
    if kind == "path":
        return pick.of(paths)
    if kind == "sum" and depth > 0:
        return f"{pick.of(paths)} {pick.of('+-')} {periods(pick, scope, 0)}"
    if kind == "days" and depth > 0 and scope.paths("date"):
        one, other = (pick.of(scope.paths("date")) for _ in range(2))
        return f"{one} - {other}"
    return pick.of(PERIODS)


def in_list(pick: Picker, scope: Scope) -> tuple[str, str, Scope]:
    """A list, a variable for its elements, and the scope in which that is bound."""
    list_ = pick.of(scope.paths("list"))
    variable = scope.free_variable()
    return list_, variable, scope.bind(variable, scope.type_of_list(list_))


def tests(pick: Picker, scope: Scope, depth: int) -> str:
    """A condition without `and`, `or` and `not` on the outside."""
    kinds = ["flag"] * 3 + ["within"] * 2
    kinds += ["number", "date", "duration", "choice", "text", "none", "one of", "answer"]
    if depth > 0:
        kinds += ["quantifier"] * 5 + ["count"] * 4 + ["definition"] * 2
    kind = pick.of(kinds)
    if kind == "number":
        relation = pick.of([*ORDERINGS, "is", "is not"])
        return f"{numbers(pick, scope, depth)} {relation} {numbers(pick, scope, depth)}"
    if kind == "count":
        list_, variable, inner = in_list(pick, scope)
        relation = pick.of([*ORDERINGS, "is", "is not"])
        where = pick.of(["", f" where ({conditions(pick, inner, depth - 1)})"])
        return f"count of {variable} in {list_}{where} {relation} {pick.number(0, 3)}"
    if kind == "date":
        relation = pick.of([*BEFORE_AFTER, "is", "is not"])
        return f"{days(pick, scope, depth)} {relation} {days(pick, scope, depth)}"
    if kind == "duration" and (paths := scope.paths("duration")):  # of constants alone, no fact could decide it
        relation = pick.of([*ORDERINGS, "is", "is not"])
        return f"{pick.of(paths)} {relation} {periods(pick, scope, depth)}"
    if kind == "within":
        act = pick.of(scope.paths("date") or ["today"])
        return f"{act} within {periods(pick, scope, 0)} of {days(pick, scope, 0)}"
    if kind == "choice" and (paths := scope.paths(COLOUR)):
        relation = pick.of(["is", "is not"])
        return f"{pick.of(paths)} {relation} {pick.of(COLOURS)}"
    if kind == "one of":
        negation = pick.of(["", "not "])
        if paths := scope.paths(COLOUR):
            options = pick.of(["red", "green", "red, blue", "green, red", "blue, green"])
            return f"{pick.of(paths)} is {negation}one of {options}"
        return f"{numbers(pick, scope, 0)} is {negation}one of 1, 2"
    if kind == "text" and (paths := scope.paths("text")):
        relation = pick.of(["is", "is not"])
        return f'{pick.of(paths)} {relation} "{pick.of("ab")}"'
    if kind == "none":
        wanted = pick.of(["number", "date", "duration", COLOUR, "entity", "list"])
        if paths := scope.paths(wanted):
            return f"{pick.of(paths)} is {pick.of(['', 'not '])}none"
    if kind == "quantifier":
        list_, variable, inner = in_list(pick, scope)
        word = pick.of(["some", "every", "no"])
        where = pick.of(["", f"where ({conditions(pick, inner, 0)}) "])
        return f"({word} {variable} in {list_} {where}has {conditions(pick, inner, depth - 1)})"
    if kind == "definition" and (defined := scope.defined()):
        return pick.of(defined)
    flag = pick.of(scope.paths("yes/no"))
    return f"{flag} is {pick.of(['yes', 'no'])}" if kind == "answer" else flag


def conditions(pick: Picker, scope: Scope, depth: int) -> str:
    """A condition; `depth` bounds how deep quantifiers and connectives nest."""
    if depth <= 0:
        test = tests(pick, scope, 0)
        return f"not ({test})" if pick.once_in(6) else test
    shape = pick.of(["test", "test", "and", "or", "not", "mixed"])
    if shape == "test":
        return tests(pick, scope, depth)
    if shape == "not":
        return f"not ({conditions(pick, scope, depth - 1)})"
    parts = [conditions(pick, scope, depth - 1) for _ in range(pick.number(2, 3))]
    if shape == "mixed":
        return f"({parts[0]}) and not ({parts[1]}) or ({parts[-1]})"
    return f" {shape} ".join(f"({part})" for part in parts)


def windows(pick: Picker) -> str:
    """Most often nothing; else a time in force around the day of the case."""
    return pick.of([""] * 9 + [
        "  in force from 2019-06-01\n",
        "  in force until 2020-03-01\n",
        "  in force until 2020-02-29\n",
        "  in force from 2020-03-01\n",
        "  in force from 2020-03-02\n",
        "  in force from 2019-06-01 until 2021-01-01\n",
    ])  # fmt: skip


def rules(pick: Picker, things: Things, definitions: Mapping[str, str | None], name: str) -> list[tuple[str, str]]:
    """A rule in one version or two: each its text, and the list it is judged for each element of (or nothing)."""
    versions = pick.of(["", "", "", "two"])
    if not versions:
        return [rule(pick, things, definitions, name, windows(pick))]
    last = pick.of([TODAY - timedelta(1), TODAY, TODAY + timedelta(1)])
    next_ = last + timedelta(pick.number(1, 2))
    each = pick.of([None, "items"])
    return [
        rule(pick, things, definitions, name, f"  in force until {last}\n", each),
        rule(pick, things, definitions, name, f"  in force from {next_}\n", each),
    ]


def rule(
    pick: Picker,
    things: Things,
    definitions: Mapping[str, str | None],
    name: str,
    window: str,
    each: str | None = "any",
) -> tuple[str, str]:
    """A rule's text, and the list it is judged for each element of (or nothing)."""
    scope = Scope(things, {}, definitions)
    if each == "any":
        each = pick.of([None, None, "items", *scope.paths("list")])
    cites = pick.of(["old art 1", "old art 1", "old art 2, new art 1", "new art 1"] if not window else ["old art 3"])
    text = f'rule {name} "{name}"\n  cites {cites}\n  severity minor\n  force binding\n{window}'
    if pick.once_in(2):
        text += "  burden on controller\n"
    if each:
        scope = scope.bind("p", scope.type_of_list(each))
        text += f"  for each p in {each}\n"
    for _ in range(pick.of([0, 0, 1, 1, 2])):
        text += f"  applies when {conditions(pick, scope, pick.number(0, 1))}\n"
    for _ in range(pick.of([1, 1, 1, 2, 3])):
        duty = pick.of(["requires", "forbids"])
        text += f'  {duty} {conditions(pick, scope, pick.number(0, 2))}\n    else "Not so."\n'
    if pick.once_in(4):
        text += f"  exempt when {conditions(pick, scope, 1)}\n"
    return text, each or ""


@st.composite
def rulebooks(draw: st.DrawFn) -> tuple[Things, str]:
    """A vocabulary and a rulebook over it, as text."""
    vocabulary, pick = draw(things()), Picker(draw)
    text = 'rulebook gen.book "Generated"\n  jurisdiction RS\n  use things\n'
    text += 'instrument old "Old"\n  in force from 2019-01-01\n'
    text += f'instrument new "New"\n  in force from {pick.of(["2020-03-01", "2020-03-02"])}\n'
    definitions: dict[str, str | None] = {}
    for name, entity in pick.of(DEFINITIONS):
        scope = Scope(vocabulary, {"e": entity} if entity else {}, dict(definitions))
        of = f" of {entity} e" if entity else ""
        text += f"define {name}{of} as {conditions(pick, scope, 1)}\n"
        definitions[name] = entity
    targets: list[tuple[str, str]] = []
    for number in range(pick.number(1, 3)):
        versions = rules(pick, vocabulary, definitions, f"r{number}")
        text += "".join(body for body, _ in versions)
        targets.append((f"r{number}", versions[0][1]))
    for number in range(pick.of([0, 0, 1, 2, 3])):
        name, each = pick.of(targets)
        scope = Scope(vocabulary, {}, definitions)
        if each and pick.once_in(2):
            scope = scope.bind("p", scope.type_of_list(each))
        text += f"exception e{number} to {name}\n  cites old art 9\n{windows(pick)}"
        text += f"  when {conditions(pick, scope, pick.number(0, 1))}\n"
        targets.append((f"e{number}", each))
    return vocabulary, text
