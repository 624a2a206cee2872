"""`lawcheck draft envelope`: how wide the power is that a draft law gives."""

from __future__ import annotations

from typing import Annotated

from lawcheck.cli import console, status
from lawcheck.cli.drafts import (
    Against,
    Near,
    OneDraft,
    against,
    load_drafts,
    permission_of,
    question,
)
from lawcheck.cli.options import AsOf, Language, Quiet, Rules, again, as_word, refuse, to_day, to_language
from lawcheck.cli.solver import need_solver
from lawcheck.cli.words import Option


def run(
    draft: OneDraft,
    than: Annotated[
        str | None, Option(("--than",), "Beside this draft, rather than beside present law.", "DRAFT")
    ] = None,
    against_: Against = None,
    near: Near = None,
    as_of: AsOf = None,
    rules: Rules = None,
    everything: Annotated[bool, Option(("--all", "-a"), "List everything.")] = False,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Say how wide the power is that a draft law gives.

    Of all deployments that the draft's own words tell apart: how many it
    permits, and how many present law does not bar outright (or another
    draft permits); what makes the difference; and a short description of
    what is permitted. Exact counts; the vocabulary is told.

    \b
    Examples:
      lawcheck draft envelope internal_affairs_2021 --against rs
      lawcheck draft envelope package_2022 --than internal_affairs_2021

    Exit status: 0 counted; 2 the input is wrong, or cannot be counted exactly.
    """
    day, language = to_day(as_of), to_language(lang)
    need_solver("draft envelope")
    from lawcheck.draft import as_envelope
    from lawcheck.draft.account import Words
    from lawcheck.draft.envelope import envelope
    from lawcheck.draft.ground import NotGround

    law, bills = load_drafts([draft, than] if than else [draft], rules)
    named = against(against_, law)
    first, *others = (permission_of(bill, law) for bill in bills)
    asked = question(near, law, day, seconds=0)
    try:
        with console.progress("counting"):
            found = envelope(first, asked, named, others[0] if others else None)
    except NotGround:
        refuse(
            f"what `{bills[0].name}` says cannot be counted exactly",
            "it counts elements, or compares more dates with each other than can be told apart",
        )
    words = Words(law.ruleset, law.files, asked.day, language)
    other = others[0].draft if others else None
    console.write(
        as_envelope.render(
            found, bills[0], other, named, words, console.width(), console.has_colour(), everything=everything
        )
    )
    console.next_step(
        f"lawcheck draft check {as_word(draft)}{again(rules, against=against_, near=near, as_of=as_of)}", quiet
    )
    return status.OK
