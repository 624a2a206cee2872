"""A draft against a framework, for other programs. Format 1; it changes by addition only."""

from __future__ import annotations

import json
from dataclasses import asdict

from lawcheck.draft.account import Account
from lawcheck.version import VERSION

FORMAT = 1


def render(account: Account) -> str:
    """The account as JSON: the draft, its articles, and each requirement with what is said of it."""
    answers = ("loophole", "guaranteed", "not_touched", "not_settled")
    told = {
        "lawcheck": VERSION,
        "format": FORMAT,
        "draft": account.draft,
        "title": account.title,
        "as_of": account.day.isoformat(),
        "against": list(account.rulebooks),
        "language": account.language,
        "counts": {answer: len(account.having(answer)) for answer in answers},
        "articles": [{"name": name, "title": title} for name, title in account.articles],
        "requirements": [asdict(requirement) for requirement in account.requirements],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
