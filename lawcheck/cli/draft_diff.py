"""`lawcheck draft diff`: two drafts of a law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.drafts import (
    PATIENCE,
    Against,
    Near,
    Seconds,
    against,
    load_drafts,
    permission_of,
    question,
)
from lawcheck.cli.options import AsOf, Language, Quiet, Rules, again, as_word, to_day, to_language
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.draft.check import Requirement


def run(
    before: Annotated[
        str, Argument("BEFORE", "The first draft: a file, or the name of one that comes with lawcheck.")
    ],
    after: Annotated[str, Argument("AFTER", "The second draft.")],
    against_: Against = None,
    near: Near = None,
    as_of: AsOf = None,
    rules: Rules = None,
    everything: Annotated[bool, Option(("--all", "-a"), "List every difference.")] = False,
    seconds: Seconds = PATIENCE,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Compare two drafts of a law.

    What the second permits that the first did not, and the reverse, each with
    a deployment that shows it; and for each requirement of the framework:
    better, worse, the same.

    \b
    Example:
      lawcheck draft diff internal_affairs_2021 package_2022 --against rs

    Exit status: 0 no requirement is worse off; 1 one is; 2 the input is wrong.
    """
    day, limit, language = to_day(as_of), to_seconds(seconds, "--seconds"), to_language(lang)
    need_solver("draft diff")
    from lawcheck.draft import as_comparison
    from lawcheck.draft.account import Words
    from lawcheck.draft.ask import beginning
    from lawcheck.draft.check import check
    from lawcheck.draft.compare import Change, changes, wider

    law, bills = load_drafts([before, after], rules)
    named = against(against_, law)
    old, new = (permission_of(bill, law) for bill in bills)
    asked = question(near, law, day, limit)
    with console.progress("comparing the drafts"):
        from_old, from_new = beginning(old, asked), beginning(new, asked)
        more, fewer = tuple(wider(new, old, from_new)), tuple(wider(old, new, from_old))
        found: list[tuple[Requirement, ...]] = [tuple(check(p, named, asked)) for p in (old, new)]
        changed = tuple(changes(*found))
    words = Words(law.ruleset, law.files, asked.day, language)
    look = as_comparison.Look(console.width(), console.has_colour(), everything)
    console.write(as_comparison.render((old, new), more, fewer, changed, words, look))
    console.next_step(
        f"lawcheck draft check {as_word(after)}{again(rules, against=against_, near=near, as_of=as_of)}", quiet
    )
    return status.FOUND if any(one.change is Change.WORSE for one in changed) else status.OK
