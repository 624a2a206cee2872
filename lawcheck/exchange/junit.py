"""Results of any of our commands as JUnit XML, as continuous integration reads it.

Source: there is no standard; this is what the schema in use at Jenkins (`junit-10.xsd`) lets through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from xml.etree import ElementTree as Xml

from lawcheck.text import harmless


class Bad(Enum):
    """Why a case has not passed: what was expected did not come, it could not be run, or nobody ran it."""

    FAILURE = "failure"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Problem:
    """What kept a case from passing: `message` in one line, `type` a word for scripts, `text` the whole."""

    bad: Bad
    message: str
    type: str = ""
    text: str = ""


@dataclass(frozen=True)
class Case:
    """One case. `group` is what readers gather cases by (JUnit's class name): dots make it a tree.

    `milliseconds` is how long it took; None where nobody measured.
    """

    name: str
    group: str = ""
    problems: tuple[Problem, ...] = ()
    milliseconds: int | None = None
    output: str = ""


@dataclass(frozen=True)
class Suite:
    """Cases that belong together, such as those of one file. `properties` are names and values."""

    name: str
    cases: tuple[Case, ...]
    file: str = ""
    properties: tuple[tuple[str, str], ...] = ()


def render(name: str, suites: Sequence[Suite]) -> str:
    """The suites under one root. A case with several problems counts as what is worst of them."""
    root = Xml.Element("testsuites", {"name": harmless(name)})
    cases = [case for suite in suites for case in suite.cases]
    counts = _counts(cases)
    del counts["skipped"]  # of which the schema knows nothing here
    root.attrib |= counts | _time(cases)
    for suite in suites:
        root.append(_suite(suite))
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _suite(suite: Suite) -> Xml.Element:
    told = Xml.Element("testsuite", {"name": harmless(suite.name), **_counts(suite.cases), **_time(suite.cases)})
    if suite.file:
        told.set("file", harmless(suite.file))
    if suite.properties:
        properties = Xml.SubElement(told, "properties")
        for name, value in suite.properties:
            Xml.SubElement(properties, "property", {"name": harmless(name), "value": harmless(value)})
    for case in suite.cases:
        told.append(_case(case))
    return told


def _case(case: Case) -> Xml.Element:
    told = Xml.Element("testcase", {"name": harmless(case.name), **_time([case])})
    if case.group:
        told.set("classname", harmless(case.group))
    for problem in case.problems:
        child = Xml.SubElement(told, problem.bad.value, {"message": harmless(problem.message)})
        if problem.type:
            child.set("type", problem.type)
        if problem.text:
            child.text = harmless(problem.text)
    if case.output:
        Xml.SubElement(told, "system-out").text = harmless(case.output)
    return told


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    worst = [_worst(case) for case in cases]
    counted = {"failures": Bad.FAILURE, "errors": Bad.ERROR, "skipped": Bad.SKIPPED}
    return {"tests": str(len(cases))} | {name: str(worst.count(bad)) for name, bad in counted.items()}


def _worst(case: Case) -> Bad | None:
    found = {problem.bad for problem in case.problems}
    return next((bad for bad in (Bad.ERROR, Bad.FAILURE, Bad.SKIPPED) if bad in found), None)


def _time(cases: Iterable[Case]) -> dict[str, str]:
    """Seconds, to the millisecond; nothing where nobody measured."""
    measured = [case.milliseconds for case in cases if case.milliseconds is not None]
    return {"time": f"{sum(measured) // 1000}.{sum(measured) % 1000:03}"} if measured else {}
