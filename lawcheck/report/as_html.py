"""The report as one page of HTML that needs nothing outside itself. What a case or rule says is data, never markup."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from lawcheck.report.blocks import capital, counted_only, provisions
from lawcheck.report.case_view import SEVERITIES, case_view
from lawcheck.report.days import long_iso_date, published_on
from lawcheck.report.grouping import answers, grounds, sides
from lawcheck.report.page_phrases import page_phrase
from lawcheck.report.phrases import counted, judged_by, not_demonstrated, outcome_key
from lawcheck.report.report import (
    FindingReport,
    Report,
)
from lawcheck.report.typeset import plain
from lawcheck.report.web_address import address
from lawcheck.report.weight import weight_of_violations

SHAPES: Mapping[str, str] = {
    "violated": "✕",
    "disputed": "≠",
    "undetermined": "?",
    "compliant": "✓",
    "exempt": "∅",
    "not_applicable": "–",
    "not_in_force": "·",
}


@dataclass(frozen=True)
class Parts:
    """What the page is made from: its template, its style and its script."""

    template: str
    style: str
    script: str


def render(report: Report, parts: Parts) -> str:
    """The page, in the language of the report: the same report, the same page."""
    language = report.language

    def say(key: str, **values: str) -> str:
        return page_phrase(key, language, **values)

    page = Environment(
        loader=DictLoader({"page": parts.template}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_tame,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page.globals.update(
        say=say,
        date=lambda day: long_iso_date(day, language),
        published=lambda day: published_on(day, language),
        counted=lambda number, noun: counted(number, noun, language),
        judged_by=lambda rules, findings: judged_by(rules, findings, language),
        capital=capital,
        address=address,
        answers=answers,
        cites=cites,
        grounds=grounds,
        not_demonstrated=not_demonstrated,
        outcome_key=outcome_key,
        weight=weight_of_violations,
        provisions_said=provisions,
        sides=sides,
        shapes=SHAPES,
    )
    text = page.get_template("page").render(
        report=report,
        cases=[case_view(case, number, report) for number, case in enumerate(report.cases, 1)],
        severities=SEVERITIES,
        only=counted_only(report.receipt.believe, report.receipt.min_grade, language),
        style=Markup(parts.style),
        script=Markup(parts.script),
        policy=policy(parts.style, parts.script),
    )
    return f"{text.strip()}\n"


def _tame(value: object) -> object:
    """Text on one line, and without the characters that turn the direction of what follows."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def policy(style: str, script: str) -> str:
    """The content security policy of a page: this style and this script, and nothing else from anywhere."""

    def hashed(text: str) -> str:
        return b64encode(sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{hashed(style)}'; "
        f"script-src 'sha256-{hashed(script)}'; base-uri 'none'; form-action 'none'"
    )


# ── what the template asks ─────────────────────────────────────────────────────────────────────────────────


def cites(finding: FindingReport) -> Mapping[str, str]:
    """The places cited in each instrument: {"zzpl": "art 54, art 55"}."""
    places: dict[str, list[str]] = {}
    for cited in finding.cites:
        places.setdefault(cited.instrument, []).append(cited.shown)
    return {name: ", ".join(filter(None, shown)) for name, shown in places.items()}
