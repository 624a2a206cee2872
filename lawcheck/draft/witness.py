"""The deployment of a loophole as a case file that anybody can judge."""

from __future__ import annotations

from textwrap import wrap

from lawcheck.analysis.witness import case_text
from lawcheck.draft.account import Account, Told
from lawcheck.draft.check import Loophole, Requirement


def as_case(requirement: Requirement, account: Account, told: Told) -> str:
    """The text of the case, with a comment that says what it shows and where it is not as the model."""
    hole = requirement.answer
    assert isinstance(hole, Loophole)
    name = requirement.rule.name.replace(".", "_")
    title = f"Permitted by {account.draft}, and not by {requirement.rule.name}"
    head = [
        f"A deployment that was made, not seen: {account.title} permits it and {told.rule} forbids it.",
        told.story,
    ]
    lines = [f"# {line}" for text in head for line in wrap(text, 116, break_on_hyphens=False)]
    facts = [f"#   {fact.path}: {fact.now} ({fact.was})" for fact in told.facts]
    text = case_text(
        hole.facts,
        name=name,
        title=title,
        day=account.day,
        rulebooks=(requirement.rule.rulebook,),
        jurisdiction=account.jurisdiction,
    )
    return "\n".join([*lines, *facts, text])
