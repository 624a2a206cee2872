"""`lawcheck draft amend`: what would close each loophole of a draft law."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver
from lawcheck.cli.drafts import (
    PATIENCE,
    Against,
    Near,
    OneDraft,
    Seconds,
    against,
    clock,
    load_drafts,
    permission_of,
    question,
    words_of,
)
from lawcheck.cli.options import (
    AsOf,
    Language,
    Overwrite,
    Quiet,
    Rules,
    again,
    as_word,
    as_words,
    refuse,
    to_day,
    to_language,
)
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawcheck.draft.amend import Amendment, Unclosable
    from lawcheck.draft.ask import Question
    from lawcheck.model.ruleset import Draft
    from lawcheck.pipeline import Rules as Law


_FEW = 10  # articles that a reader is shown who did not ask for all
Write: TypeAlias = Annotated[
    str | None, Option(("--write",), "Write the draft with all additions to this file.", "FILE")
]
Loopholes: TypeAlias = Annotated[
    str | None, Option(("--loopholes",), "Write what a letter takes, for each loophole, to this file.", "FILE")
]
Everything: TypeAlias = Annotated[bool, Option(("--all", "-a"), "Show all additions, not the gravest ten alone.")]


def run(
    draft: OneDraft,
    against_: Against = None,
    write: Write = None,
    loopholes: Loopholes = None,
    everything: Everything = False,
    near: Near = None,
    as_of: AsOf = None,
    rules: Rules = None,
    seconds: Seconds = PATIENCE,
    lang: Language = "en",
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Say what would close each loophole of a draft law.

    For each loophole the narrowest condition that closes it, as an addition
    to an article in the draft's own form. The draft with all of them is held
    against the framework again: it has no loophole left, and still permits
    something, or it is said what is wrong.

    \b
    Examples:
      lawcheck draft amend internal_affairs_2021 --against rs
      lawcheck draft amend my_draft.law --against rs --write better.law

    Exit status: 0 no loophole is left; 1 one is; 2 the input is wrong.
    """
    day, limit, language = to_day(as_of), to_seconds(seconds, "--seconds"), to_language(lang)
    if write and Path(write).suffix != ".law":
        refuse(f"`{write}` does not end in `.law`", "rule files and drafts do")
    need_solver("draft amend")
    from lawcheck.draft.amend import Amendment, amended, amendments, as_articles, renamed
    from lawcheck.draft.ask import beginning
    from lawcheck.draft.check import check

    law, (bill,) = load_drafts([draft], rules)
    named = against(against_, law)
    permitted = permission_of(bill, law)
    with console.progress("looking for loopholes"):
        begun = beginning(permitted, question(near, law, day, limit))
        found = tuple(check(permitted, named, begun))
        closing = tuple(amendments(found, permitted, begun))
    added = [one for one in closing if isinstance(one, Amendment)]
    _tell_unclosable(closing)
    options = again(rules, against=against_, near=near, as_of=as_of)
    if not added:
        console.write(f"# {bill.name} has no loophole that an addition closes.\n")
        console.next_step(f"lawcheck draft check {as_word(draft)}{options}", quiet)
        return status.FOUND if closing else status.OK
    articles = as_articles(added, [article.name for article in bill.articles])
    _show(articles, everything)
    if any(article.leaves for article in bill.articles):
        console.say("the terms that the draft leaves open have to be defined: what rests on them binds nobody")
    whole = amended(law.files[bill.span.file].text, "\n".join(articles))
    left = _left(whole, law, bill, named, begun, limit)
    if write:
        deliver(renamed(whole), write, force)
    if loopholes:
        from lawcheck.draft import for_letter
        from lawcheck.draft.account import account

        words = words_of(bill, law, begun.day, language)
        deliver(for_letter.render(account(bill, found, named, words), added, words), loopholes, force)
    step = f"diff{as_words([draft, write])}{options}" if write else f"amend {as_word(draft)}{options} --write FILE"
    console.next_step(f"lawcheck draft {step}", quiet)
    return status.FOUND if left or len(added) != len(closing) else status.OK


def _show(articles: Sequence[str], everything: bool) -> None:
    """The additions, the gravest of them first; of many, the first few and how many more there are."""
    shown = articles if everything else articles[:_FEW]
    rest = len(articles) - len(shown)
    more = (
        f"\n# And {rest} more, for requirements that are less grave or come later: `--all` shows them.\n"
        if rest
        else ""
    )
    console.write("\n".join(shown) + more)


def _tell_unclosable(closing: Sequence[Amendment | Unclosable]) -> None:
    from lawcheck.draft.amend import Unclosable

    for one in closing:
        if isinstance(one, Unclosable):
            console.say(
                f"no addition closes the loophole in `{one.rule.name}`: the articles themselves have to change"
            )


def _left(whole: str, law: Law, bill: Draft, named: tuple[str, ...], question: Question, limit: float) -> int:
    """How many loopholes the draft has with all additions; tells, too, whether it still permits something."""
    from dataclasses import replace

    from lawcheck import pipeline
    from lawcheck.draft.ask import lawful_use
    from lawcheck.draft.check import Loophole, Unsettled, check
    from lawcheck.draft.permission import permission
    from lawcheck.facts.claim import Instance
    from lawcheck.span import InputFile

    texts = [InputFile(file.name, whole) if file.name == bill.span.file else file for file in law.files.values()]
    plan = pipeline.compile_rules(texts)
    better = next(draft for draft in plan.ruleset.drafts if draft.name == bill.name)
    permitted = permission(better, plan.ruleset.vocabulary)
    again = replace(question, plan=plan, seconds_left=clock(limit), start=None)
    with console.progress("holding it against the framework again"):
        use = lawful_use(permitted, again)
        answers = [one.answer for one in check(permitted, named, again)]
    holes = sum(isinstance(answer, Loophole) for answer in answers)
    open_ = sum(isinstance(answer, Unsettled) for answer in answers)
    console.say(
        f"with all additions: {holes} loopholes are left"
        + (f", {open_} requirements are not settled" if open_ else "")
    )
    if isinstance(use, Instance):
        console.say("it still permits something: a deployment was found, and judged")
    else:
        console.say(
            "it permits nothing any more"
            if use is None
            else f"whether it still permits anything: not settled in {use.seconds:.1f} s"
        )
    return holes
