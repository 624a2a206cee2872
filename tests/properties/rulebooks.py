"""Generated rulebooks, as the text that an author would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.properties.things import COLOUR, COLOURS, ROOTS, Things, things

TODAY = date(2020, 3, 1)
DATES = ["2020-01-31", "2020-02-14", "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-16", "2020-03-31"]
PERIODS = ["1 month", "30 days", "31 days", "15 days", "2 months", "36 hours", "72 hours", "1 year", "0 days"]
ORDERINGS = ["at least", "at most", "more than", "less than"]
BEFORE_AFTER = ["before", "after", "on or before", "on or after"]


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

    def paths(self, type: str) -> list[str]:
        """Paths to facts of that type; `list` and `entity` stand for any of those. Variables count double."""
        roots = list(self.things.paths("", ROOTS))
        own = [p for name, entity in self.variables.items() for p in self.things.paths(name, self.things.of(entity))]
        return [path for path, found in (*roots, *own, *own) if matches(found, type)]

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


@st.composite
def numbers(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """A term that is a number."""
    paths = scope.paths("number")
    kind = draw(st.sampled_from(["path", "path", "literal", "sum", "count"] if paths else ["literal", "count"]))
    if kind == "path":
        return draw(st.sampled_from(paths))
    if kind == "sum" and depth > 0:
        sign = draw(st.sampled_from("+-"))
        left = draw(numbers(scope, depth - 1))
        right = draw(numbers(scope, 0))
        return f"{left} {sign} {right}" if right.isalnum() else f"{left} {sign} ({right})"
    if kind == "count" and depth > 0:
        list_, variable, inner = draw(in_list(scope))
        return f"(count of {variable} in {list_} where ({draw(conditions(inner, depth - 1))}))"
    return str(draw(st.integers(0, 3)))


@st.composite
def days(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """A term that is a date."""
    paths = scope.paths("date")
    kind = draw(st.sampled_from(["path"] * 4 + ["literal", "today", "sum"] if paths else ["literal", "today"]))
    if kind == "path":
        return draw(st.sampled_from(paths))
    if kind == "today":
        return "today"
    if kind == "sum":
        return f"{draw(st.sampled_from(paths))} {draw(st.sampled_from('+-'))} {draw(periods(scope, 0))}"
    return draw(st.sampled_from(DATES))


@st.composite
def periods(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """A term that is a duration."""
    paths = scope.paths("duration")
    kind = draw(st.sampled_from(["path", "path", "literal", "sum", "days"] if paths else ["literal", "days"]))
    if kind == "path":
        return draw(st.sampled_from(paths))
    if kind == "sum" and depth > 0:
        return f"{draw(st.sampled_from(paths))} {draw(st.sampled_from('+-'))} {draw(periods(scope, 0))}"
    if kind == "days" and depth > 0 and scope.paths("date"):
        one, other = (draw(st.sampled_from(scope.paths("date"))) for _ in range(2))
        return f"{one} - {other}"
    return draw(st.sampled_from(PERIODS))


@st.composite
def in_list(draw: st.DrawFn, scope: Scope) -> tuple[str, str, Scope]:
    """A list, a variable for its elements, and the scope in which that is bound."""
    list_ = draw(st.sampled_from(scope.paths("list")))
    variable = scope.free_variable()
    return list_, variable, scope.bind(variable, scope.type_of_list(list_))


@st.composite
def tests(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """A condition without `and`, `or` and `not` on the outside."""
    kinds = ["flag"] * 4 + ["number", "date", "duration", "choice", "text", "none", "within", "one of", "answer"]
    if depth > 0:
        kinds += ["quantifier"] * 3 + ["count"] * 2 + ["definition"] * 2
    kind = draw(st.sampled_from(kinds))
    if kind == "number":
        relation = draw(st.sampled_from([*ORDERINGS, "is", "is not"]))
        return f"{draw(numbers(scope, depth))} {relation} {draw(numbers(scope, depth))}"
    if kind == "count":
        list_, variable, inner = draw(in_list(scope))
        relation = draw(st.sampled_from([*ORDERINGS, "is", "is not"]))
        where = draw(st.sampled_from(["", f" where ({draw(conditions(inner, depth - 1))})"]))
        return f"count of {variable} in {list_}{where} {relation} {draw(st.integers(0, 3))}"
    if kind == "date":
        relation = draw(st.sampled_from([*BEFORE_AFTER, "is", "is not"]))
        return f"{draw(days(scope, depth))} {relation} {draw(days(scope, depth))}"
    if kind == "duration":
        relation = draw(st.sampled_from([*ORDERINGS, "is", "is not"]))
        return f"{draw(periods(scope, depth))} {relation} {draw(periods(scope, depth))}"
    if kind == "within":
        act, start = draw(days(scope, 0)), draw(days(scope, 0))
        return f"{act} within {draw(periods(scope, 0))} of {start}"
    if kind == "choice" and (paths := scope.paths(COLOUR)):
        relation = draw(st.sampled_from(["is", "is not"]))
        return f"{draw(st.sampled_from(paths))} {relation} {draw(st.sampled_from(COLOURS))}"
    if kind == "one of":
        negation = draw(st.sampled_from(["", "not "]))
        if paths := scope.paths(COLOUR):
            options = draw(st.lists(st.sampled_from(COLOURS), min_size=1, max_size=2, unique=True))
            return f"{draw(st.sampled_from(paths))} is {negation}one of {', '.join(options)}"
        return f"{draw(numbers(scope, 0))} is {negation}one of 1, 2"
    if kind == "text" and (paths := scope.paths("text")):
        relation = draw(st.sampled_from(["is", "is not"]))
        return f'{draw(st.sampled_from(paths))} {relation} "{draw(st.sampled_from("ab"))}"'
    if kind == "none":
        wanted = draw(st.sampled_from(["number", "date", "duration", COLOUR, "entity", "list"]))
        if paths := scope.paths(wanted):
            return f"{draw(st.sampled_from(paths))} is {draw(st.sampled_from(['', 'not ']))}none"
    if kind == "quantifier":
        list_, variable, inner = draw(in_list(scope))
        word = draw(st.sampled_from(["some", "every", "no"]))
        where = draw(st.sampled_from(["", f"where ({draw(conditions(inner, 0))}) "]))
        return f"({word} {variable} in {list_} {where}has {draw(conditions(inner, depth - 1))})"
    if kind == "definition" and scope.definitions:
        name, entity = draw(st.sampled_from(sorted(scope.definitions.items(), key=lambda item: item[0])))
        if entity is None:
            return name
        of = [variable for variable, bound in scope.variables.items() if bound == entity]
        if of:
            return f"{draw(st.sampled_from(of))}.{name}"
    flag = draw(st.sampled_from(scope.paths("yes/no")))
    return f"{flag} is {draw(st.sampled_from(['yes', 'no']))}" if kind == "answer" else flag


@st.composite
def conditions(draw: st.DrawFn, scope: Scope, depth: int) -> str:
    """A condition; `depth` bounds how deep quantifiers and connectives nest."""
    if depth <= 0:
        test = draw(tests(scope, 0))
        return f"not ({test})" if draw(st.integers(0, 5)) == 0 else test
    shape = draw(st.sampled_from(["test", "test", "and", "or", "not", "mixed"]))
    if shape == "test":
        return draw(tests(scope, depth))
    if shape == "not":
        return f"not ({draw(conditions(scope, depth - 1))})"
    parts = [draw(conditions(scope, depth - 1)) for _ in range(draw(st.integers(2, 3)))]
    if shape == "mixed":
        return f"({parts[0]}) and not ({parts[1]}) or ({parts[-1]})"
    return f" {shape} ".join(f"({part})" for part in parts)


@st.composite
def windows(draw: st.DrawFn) -> str:
    """Most often nothing; else a time in force around the day of the case."""
    return draw(st.sampled_from([""] * 6 + [
        "  in force from 2019-06-01\n",
        "  in force until 2020-03-01\n",
        "  in force until 2020-02-29\n",
        "  in force from 2020-03-01\n",
        "  in force from 2020-03-02\n",
        "  in force from 2019-06-01 until 2021-01-01\n",
    ]))  # fmt: skip


@st.composite
def rules(draw: st.DrawFn, things: Things, definitions: Mapping[str, str | None], name: str) -> list[tuple[str, str]]:
    """A rule in one version or two: each its text, and the list it is judged for each element of (or nothing)."""
    versions = draw(st.sampled_from(["", "", "", "two"]))
    if not versions:
        return [draw(rule(things, definitions, name, draw(windows())))]
    last = draw(st.sampled_from([TODAY - timedelta(1), TODAY, TODAY + timedelta(1)]))
    next_ = last + timedelta(draw(st.integers(1, 2)))
    each = draw(st.sampled_from([None, "items"]))
    return [
        draw(rule(things, definitions, name, f"  in force until {last}\n", each)),
        draw(rule(things, definitions, name, f"  in force from {next_}\n", each)),
    ]


@st.composite
def rule(
    draw: st.DrawFn,
    things: Things,
    definitions: Mapping[str, str | None],
    name: str,
    window: str,
    each: str | None = "any",
) -> tuple[str, str]:
    """A rule's text, and the list it is judged for each element of (or nothing)."""
    scope = Scope(things, {}, definitions)
    if each == "any":
        each = draw(st.sampled_from([None, None, "items", *scope.paths("list")]))
    cites = draw(st.sampled_from(["old art 1", "old art 2, new art 1", "new art 1"] if not window else ["old art 3"]))
    text = f'rule {name} "{name}"\n  cites {cites}\n  severity minor\n  force binding\n{window}'
    if draw(st.booleans()):
        text += "  burden on controller\n"
    if each:
        scope = scope.bind("p", scope.type_of_list(each))
        text += f"  for each p in {each}\n"
    for _ in range(draw(st.integers(0, 2))):
        text += f"  applies when {draw(conditions(scope, draw(st.integers(0, 1))))}\n"
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
        duty = draw(st.sampled_from(["requires", "forbids"]))
        text += f'  {duty} {draw(conditions(scope, draw(st.integers(0, 2))))}\n    else "Not so."\n'
    if draw(st.integers(0, 3)) == 0:
        text += f"  exempt when {draw(conditions(scope, 1))}\n"
    return text, each or ""


@st.composite
def rulebooks(draw: st.DrawFn) -> tuple[Things, str]:
    """A vocabulary and a rulebook over it, as text."""
    vocabulary = draw(things())
    text = 'rulebook gen.book "Generated"\n  jurisdiction RS\n  use things\n'
    text += 'instrument old "Old"\n  in force from 2019-01-01\n'
    text += f'instrument new "New"\n  in force from {draw(st.sampled_from(["2020-03-01", "2020-03-02"]))}\n'
    definitions: dict[str, str | None] = {}
    for name, entity in draw(st.sampled_from([[], [("fine", None)], [("fine", None), ("good", "item")]])):
        scope = Scope(vocabulary, {"e": entity} if entity else {}, dict(definitions))
        of = f" of {entity} e" if entity else ""
        text += f"define {name}{of} as {draw(conditions(scope, 1))}\n"
        definitions[name] = entity
    targets: list[tuple[str, str]] = []
    for number in range(draw(st.integers(1, 3))):
        versions = draw(rules(vocabulary, definitions, f"r{number}"))
        text += "".join(body for body, _ in versions)
        targets.append((f"r{number}", versions[0][1]))
    for number in range(draw(st.sampled_from([0, 0, 1, 2, 3]))):
        name, each = draw(st.sampled_from(targets))
        scope = Scope(vocabulary, {}, definitions)
        if each and draw(st.booleans()):
            scope = scope.bind("p", scope.type_of_list(each))
        text += f"exception e{number} to {name}\n  cites old art 9\n{draw(windows())}"
        text += f"  when {draw(conditions(scope, draw(st.integers(0, 1))))}\n"
        targets.append((f"e{number}", each))
    return vocabulary, text
