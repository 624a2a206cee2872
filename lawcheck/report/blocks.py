"""The pieces that text reports are made of: facts with their sources, provisions, outcomes in their colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.report.phrases import outcome_key, phrase
from lawcheck.report.report import ClaimLine, FactLine, FindingReport
from lawcheck.report.typeset import apart, paint, plain, wrap

COLOURS = {"violated": "red", "disputed": "magenta", "undetermined": "yellow", "compliant": "green"}


@dataclass(frozen=True)
class Look:
    """How a report is laid out: its width in columns, whether settled rules are listed, and the language."""

    width: int = 80
    everything: bool = False
    language: str = "en"
    planned: bool = False  # whether it is of what has not started yet

    def outcome(self, outcome: str) -> str:
        """The words for an outcome."""
        return self.say(outcome_key(outcome, self.planned))

    def say(self, key: str, **values: str) -> str:
        """A fixed phrase, to be printed."""
        return phrase(key, self.language, **values)

    def wrap(self, text: str, indent: int = 0, hang: int = 0) -> list[str]:
        """The text in lines."""
        return wrap(text, self.width, indent, hang)


def counted_only(believe: Sequence[str], min_grade: str | None, language: str = "en") -> str:
    """Which claims alone the report counts, where it does not count all: "Only claims by mup_2019 count."."""
    parts = []
    if believe:
        parts.append(phrase("only sources", language, sources=", ".join(believe)))
    if min_grade:
        parts.append(phrase("only grade", language, grade=min_grade))
    return " ".join(parts)


def colour_of(outcome: str) -> tuple[str, ...]:
    """The styles of an outcome's word; none for those that nobody has to look at."""
    return (COLOURS[outcome],) if outcome in COLOURS else ()


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def provision_line(finding: FindingReport, look: Look, indent: int) -> list[str]:
    """The provisions, those of one instrument together, and at the right edge the rule's name."""
    mark = "" if finding.verified else " †"
    force = "" if finding.force == "binding" else f" ({look.say(finding.force)})"
    return apart(provisions(finding) + mark + force, paint(finding.rule, "dim"), look.width, indent)


def provisions(finding: FindingReport) -> str:
    """The provisions cited: "zzpl art 54 para 1, art 55 para 1; ustav art 42"."""
    instruments: dict[str, list[str]] = {}
    for cited in finding.cites:
        instruments.setdefault(cited.instrument, []).append(cited.shown)
    cited_as = {name: ", ".join(place for place in places if place) for name, places in instruments.items()}
    return "; ".join(f"{name} {places}".strip() for name, places in cited_as.items())


def first_provision(finding: FindingReport) -> str:
    """The provision that carries the rule, and how many more are cited: "zzpl art 54 para 1 (+2)"."""
    first, *more = finding.cites
    return f"{first.instrument} {first.shown}".strip() + (f" (+{len(more)})" if more else "")


def carrying_provision(finding: FindingReport) -> str:
    """The same with the law's full title, for where no list says what the short names are."""
    first, *more = finding.cites
    title = ", ".join(filter(None, (first.title or first.instrument, first.shown)))
    return title + (f" (+{len(more)})" if more else "")


def fact_lines(fact: FactLine, look: Look, indent: int, above: str = "") -> list[str]:
    """A fact as question and answer; where the answers differ, each on its own line with who gives it.

    `above`: the line that it stands under, which may have asked the question already.
    """
    said: dict[str, list[ClaimLine]] = {}
    for claim in fact.claims:
        said.setdefault(claim.shown, []).append(claim)
    asked = look.say("answer" if len(said) <= 1 else "answers") if above.startswith(fact.question) else fact.question
    question = f"– {plain(asked)}"
    refused = [", ".join(source_of(claim, look) for claim in fact.refused)] if fact.refused else []
    extra = f" {look.say('asked and refused', sources=refused[0])}" if refused else ""
    judgement = paint(look.say("a judgement"), "dim") if fact.judged and said else ""
    if len(said) <= 1:
        answer = _answer(next(iter(said.items())), look) if said else look.say("unknown")
        dot = paint(" · ", "dim") if judgement else ""
        return look.wrap(f"{question} {answer}{extra} {dot} {judgement}", indent, 2)
    lines = look.wrap(question, indent, 2)
    for each in said.items():
        lines += look.wrap(_answer(each, look), indent + 4, 2)
    for more in (extra, judgement):
        lines += look.wrap(more, indent + 4, 2)
    return lines


def _answer(said: tuple[str, list[ClaimLine]], look: Look) -> str:
    value, claims = said
    sources = "; ".join(dict.fromkeys(source_of(claim, look) for claim in claims))
    return f"{paint(value, 'bold')} {paint(f'({sources})', 'dim')}"


def source_of(claim: ClaimLine, look: Look) -> str:
    """Who says so, how good that is, and where: "mup_2019 C3, press statement"."""
    if not claim.source:
        return look.say("no source")
    grade = f" {claim.grade}" if claim.grade else ""
    return plain(f"{claim.source}{grade}{', ' + claim.at if claim.at else ''}")
