"""What the report over a table says, by language; the words of outcomes stand in `report/phrases.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.script import to_latin
from lawcheck.text import SERBIAN_LATIN

PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "judged": "{cases}, judged as of {date} by {rules}",
        "judged on days": "{cases}, judged as of several days from {first} to {last} by {rules}",
        # the heads of columns
        "case": "Case",
        "title": "Title",
        "day": "As of",
        "verdict": "Verdict",
        "violated": "Violated",
        "critical": "Critical",
        "disputed": "Disputed",
        "open": "Open",
        # headings, and what stands below them
        "violated most": "Violated in most cases",
        "missing most": "Missing, the most decisive first",
        "looked at": "Looked for in {some} of {all} cases in which something is open; `--all` looks in all of them.",
        "waits": "in {cases}, for {rules}",
        "more rules": "and {number} more; `--all` names them",
        "more facts": "and {number} more; `--all` names them",
        "rule": "Rule",
        "fact": "Fact",
        "question": "Question",
        "cases": "Cases",
        "rules": "Rules that wait",
        "severity": "Severity",
    },
    "sr": {
        "judged": "{cases}, оцењено на дан {date} по {rules}",
        "judged on days": "{cases}, оцењено на више дана од {first} до {last} по {rules}",
        "case": "Случај",
        "title": "Назив",
        "day": "На дан",
        "verdict": "Исход",
        "violated": "Повређено",
        "critical": "Критично",
        "disputed": "Спорно",
        "open": "Отворено",
        "violated most": "Повређено у највише случајева",
        "missing most": "Недостаје, најодлучније прво",
        "looked at": "Тражено у {some} од {all} случајева у којима је нешто отворено; `--all` тражи у свима.",
        "waits": "{cases} · чека {rules}",
        "more rules": "и још {number}; све наводи `--all`",
        "more facts": "и још {number}; све наводи `--all`",
        "rule": "Правило",
        "fact": "Чињеница",
        "question": "Питање",
        "cases": "Случајева",
        "rules": "Правила која чекају",
        "severity": "Тежина",
    },
}


def say(key: str, language: str, **values: str) -> str:
    """The phrase in that language, its `{names}` filled with what is in that language already."""
    text = to_latin(PHRASES["sr"][key]) if language == SERBIAN_LATIN else PHRASES.get(language, PHRASES["en"])[key]
    return text.format(**values) if values else text
