"""What an editor shows of the thing under the pointer, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lawcheck.citation import Citation
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.lsp.names_in_law import definition_key
from lawcheck.lsp.symbols import Kind, Symbol
from lawcheck.lsp.workspace import Workspace
from lawcheck.model.ruleset import Definition, ExceptionRule, Instrument, Rule, Ruleset, Window, is_among
from lawcheck.model.vocabulary import Choice, Fact
from lawcheck.report.as_page import type_name
from lawcheck.report.days import long_date
from lawcheck.text import Text

_MOST_CASES = 12  # a tooltip has to fit a screen


def hover(symbol: Symbol, workspace: Workspace, today: date) -> str:
    """What is known of the symbol; empty where there is nothing to say."""
    ruleset = workspace.law.ruleset
    match symbol.kind:
        case Kind.FACT | Kind.CHOICE:
            parts = _fact(symbol, ruleset)
        case Kind.ENTITY | Kind.LIST:
            parts = _entity(symbol, ruleset)
        case Kind.DEFINITION:
            parts = _definition(symbol, workspace)
        case Kind.RULE:
            parts = _rule(symbol, workspace, today)
        case Kind.EXCEPTION:
            parts = _exception(symbol, workspace)
        case Kind.INSTRUMENT:
            instrument = ruleset.instruments.get(symbol.key)
            parts = _instrument(instrument) if instrument else iter(())
        case Kind.RULEBOOK:
            book = ruleset.rulebooks.get(symbol.key)
            parts = iter((_head("rulebook", symbol.key, book.title), _sr(book.title))) if book else iter(())
        case Kind.FAMILY:
            family = ruleset.families.get(symbol.key)
            parts = (
                iter((_head("family", symbol.key, family.title), _bullets(f"`{r}`" for r in family.rules)))
                if family
                else iter(())
            )
        case _:
            parts = _variable(symbol)
    return "\n\n".join(part for part in parts if part)


def _head(kind: str, name: str, title: Text | str) -> str:
    return f"{kind} `{name}`" + (f": **{title if isinstance(title, str) else title.english}**" if title else "")


def _sr(text: Text) -> str:
    serbian = dict(text.translations).get("sr", "")
    return f"*{serbian}*" if serbian else ""


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


# ── facts ──────────────────────────────────────────────────────────────────────────────────────────────────


def _fact(symbol: Symbol, ruleset: Ruleset) -> Iterator[str]:
    entity, name, *choice = symbol.key.split(".")
    found = ruleset.vocabulary.entities.get(entity)
    fact = found.facts.get(name) if found else None
    if fact is None:
        return
    if choice:
        yield f"choice `{choice[0]}` of `{entity}.{name}`" + _label(fact, choice[0])
    else:
        yield f"fact `{entity}.{name}`: {type_name(fact.type)}"
    yield f"**{fact.question.english}**" if fact.question else ""
    yield _sr(fact.question)
    if isinstance(fact.type, Choice) and not choice:
        yield _bullets(f"`{option}`{_label(fact, option)}" for option in fact.type.names)
    if fact.judged is not None:
        yield (
            f"Only a person can answer it. To weigh: {fact.judged.english}."
            if fact.judged
            else "Only a person can answer it."
        )
    if fact.fixed:
        yield "Nobody can change it any more."


def _label(fact: Fact, option: str) -> str:
    label = dict(fact.type.options).get(option) if isinstance(fact.type, Choice) else None
    return f": {label.english}" if label else ""


def _entity(symbol: Symbol, ruleset: Ruleset) -> Iterator[str]:
    entities = ruleset.vocabulary.entities
    entity = next((e for e in entities.values() if symbol.key in (e.listed_as, e.name)), None)
    if entity is None:
        return
    listed = symbol.kind is Kind.LIST
    yield _head("list" if listed else "entity", symbol.name, entity.title) + (
        f" (of `{entity.name}`)" if listed else ""
    )
    yield _sr(entity.title)
    yield _bullets(f"`{fact.name}`: {type_name(fact.type)}" for fact in entity.facts.values())


def _variable(symbol: Symbol) -> Iterator[str]:
    what = "source of this case" if symbol.kind is Kind.SOURCE else str(symbol.kind)
    yield f"{what} `{symbol.name}`"


# ── law ────────────────────────────────────────────────────────────────────────────────────────────────────


def _definition(symbol: Symbol, workspace: Workspace) -> Iterator[str]:
    for definition in workspace.law.ruleset.definitions.values():
        owner, _, name = definition.name.rpartition(".")
        if definition_key(owner, name, definition.entity) == symbol.key:
            yield _head("definition", definition.name, definition.title)
            yield _sr(definition.title)
            yield _source(definition, workspace)


def _source(definition: Definition, workspace: Workspace) -> str:
    """The statement as it is written."""
    span = definition.condition.span
    text = workspace.law.files[span.file].text
    start = text.rfind("define", 0, definition.span.start)
    return f"```lawcheck\n{text[start : span.end]}\n```"


def _rule(symbol: Symbol, workspace: Workspace, today: date) -> Iterator[str]:
    ruleset = workspace.law.ruleset
    versions = [rule for rule in ruleset.rules if rule.name == symbol.key]
    if not versions:
        return
    rule = versions[-1]
    yield _head("rule", rule.name, rule.title)
    yield _sr(rule.title)
    for version in versions:
        days = f" ({_days(version.window)})" if len(versions) > 1 or version.window.until else ""
        yield _bullets(_citation(c, ruleset) + days for c in version.cites)
    yield f"{rule.severity}, {rule.force}; {_verified(rule)}"
    yield f"Reading: {rule.reading.english}" if rule.reading else ""
    for exception in rule.exceptions:
        yield f"Exception `{exception.name}`" + (f": {exception.title.english}" if exception.title else "")
    yield _outcomes(rule, workspace, today)


def _exception(symbol: Symbol, workspace: Workspace) -> Iterator[str]:
    ruleset = workspace.law.ruleset
    found = [e for rule in ruleset.rules for e in _all(rule.exceptions) if e.name == symbol.key]
    if not found:
        return
    yield _head("exception", found[0].name, found[0].title)
    yield _sr(found[0].title)
    yield _bullets(_citation(c, ruleset) for c in found[0].cites)
    targets = [r.name for r in ruleset.rules if any(e.name == symbol.key for e in _all(r.exceptions))]
    yield "Takes cases out of " + ", ".join(f"`{name}`" for name in dict.fromkeys(targets))


def _all(exceptions: tuple[ExceptionRule, ...]) -> Iterator[ExceptionRule]:
    for exception in exceptions:
        yield exception
        yield from _all(exception.exceptions)


def _instrument(instrument: Instrument) -> Iterator[str]:
    yield _head("instrument", instrument.name, instrument.title)
    yield _sr(instrument.title)
    yield ", ".join(part for part in (instrument.published.english, _days(instrument.window)) if part)
    yield f"[{instrument.url}](<{instrument.url}>)" if instrument.url else ""


def _citation(citation: Citation, ruleset: Ruleset) -> str:
    instrument = ruleset.instruments[citation.instrument]
    told = f"{instrument.title.english or instrument.name}, {citation.pinpoint}".rstrip(", ")
    return f"[{told}](<{instrument.url}>)" if instrument.url else told


def _verified(rule: Rule) -> str:
    if rule.verified is None:
        return "not yet held against the text of the law"
    return f"held against the text of the law on {long_date(rule.verified)}"


def _days(window: Window) -> str:
    parts = [f"from {window.since}" if window.since else "", f"until {window.until}" if window.until else ""]
    return " ".join(part for part in parts if part)


# ── cases ──────────────────────────────────────────────────────────────────────────────────────────────────


def _outcomes(rule: Rule, workspace: Workspace, today: date) -> str:
    """What the rule comes to in the cases of the workspace."""
    told = [(case, found) for case in workspace.cases() if (found := _outcomes_in(case, rule, workspace, today))]
    told.sort(key=lambda pair: min(list(Outcome).index(outcome) for _, outcome in pair[1]))
    lines = [f"`{case.name}`: {', '.join(_told(e, o, rule) for e, o in found)}" for case, found in told[:_MOST_CASES]]
    if len(told) > _MOST_CASES:
        lines.append(f"and {len(told) - _MOST_CASES} more")
    return "In the cases here:\n" + _bullets(lines) if lines else ""


def _outcomes_in(case: Case, rule: Rule, workspace: Workspace, today: date) -> list[tuple[str, Outcome]]:
    books = workspace.law.ruleset.judging(case.rulebooks, case.jurisdiction)
    if books and not is_among(rule.rulebook, books):
        return []
    day = case.as_of or today
    found = outcomes(workspace.law.plan, select(case.facts, day), day, (), (rule.name,))
    return [(element, outcome) for _, element, outcome in found]


def _told(element: str, outcome: Outcome, rule: Rule) -> str:
    """An outcome with its element; one without a name stands for all that the case may have left out."""
    of = element or ("any others" if rule.each else "")
    return f"{of} {outcome.value.replace('_', ' ')}".lstrip()
