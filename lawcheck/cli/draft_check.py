"""`lawcheck draft check`: hold a draft law against a framework."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver, make_folder, write_all
from lawcheck.cli.drafts import (
    PATIENCE,
    Against,
    Near,
    OneDraft,
    Seconds,
    against,
    load_drafts,
    permission_of,
    question,
    words_of,
)
from lawcheck.cli.options import (
    AsOf,
    Language,
    Output,
    Overwrite,
    Quiet,
    Rules,
    again,
    as_word,
    to_day,
    to_format,
    to_language,
)
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawcheck.draft.account import Account
    from lawcheck.draft.check import Requirement

FORMATS = ("text", "json", "html")


def run(
    draft: OneDraft,
    against_: Against = None,
    witnesses: Annotated[
        str | None,
        Option(("--witnesses",), "Write the deployment of each loophole to this folder, as a case.", "DIR"),
    ] = None,
    near: Near = None,
    as_of: AsOf = None,
    rules: Rules = None,
    format: Annotated[
        str,
        Option(
            ("--format", "-f"),
            "text, json, or html (one page that needs nothing else); by default as FILE ends, or text.",
            "FORMAT",
        ),
    ] = "",
    output: Output = None,
    everything: Annotated[bool, Option(("--all", "-a"), "List everything, and the matrix.")] = False,
    seconds: Seconds = PATIENCE,
    lang: Language = "en",
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Hold a draft law against a framework.

    For each requirement: guaranteed, with the fewest articles that see to
    it; a loophole, with the simplest deployment that the draft permits and
    the requirement forbids; or not touched.

    \b
    Examples:
      lawcheck draft check internal_affairs_2021 --against rs,eu.led,coe
      lawcheck draft check my_draft.law --against rs --witnesses found

    Exit status: 0 no loophole; 1 a loophole; 2 the input is wrong.
    """
    format = to_format(format, output, FORMATS)
    language, day, limit = to_language(lang), to_day(as_of), to_seconds(seconds, "--seconds")
    need_solver("draft check")
    from lawcheck.draft.account import account
    from lawcheck.draft.check import Loophole, check

    law, (bill,) = load_drafts([draft], rules)
    named = against(against_, law)
    permitted = permission_of(bill, law)
    asked = question(near, law, day, limit)
    with console.progress("looking for loopholes"):
        found = tuple(check(permitted, named, asked))
    told = account(bill, found, named, words_of(bill, law, asked.day, language))
    deliver(_rendered(told, format, everything), output, force)
    step = f"lawcheck draft amend {as_word(draft)}{again(rules, against=against_, near=near, as_of=as_of)}"
    if witnesses:
        judged = _write(found, Path(witnesses), told, force)
        step = f"{judged}{again(rules)}" if judged else step
    console.next_step(step, quiet)
    return status.FOUND if any(isinstance(one.answer, Loophole) for one in found) else status.OK


def _rendered(told: Account, format: str, everything: bool) -> str:
    if format == "json":
        from lawcheck.draft import as_json

        return as_json.render(told)
    if format == "html":
        from lawcheck.draft import as_html

        return as_html.render(told)
    from lawcheck.draft import as_text

    return as_text.render(told, width=console.width(), colour=console.has_colour(), everything=everything)


def _write(found: Sequence[Requirement], folder: Path, told: Account, force: bool) -> str:
    """Writes a case for each loophole, and gives the command that judges one of them; empty where there is none."""
    from lawcheck.draft.check import Loophole
    from lawcheck.draft.witness import as_case

    make_folder(folder)
    by_rule = {one.rule: one for one in told.requirements}
    holes = [one for one in found if isinstance(one.answer, Loophole)]
    paths = {one.rule.name: folder / f"{one.rule.name.replace('.', '_')}.yaml" for one in holes}
    write_all({paths[one.rule.name]: as_case(one, told, by_rule[one.rule.name]) for one in holes}, force=force)
    console.say(f"written: {len(paths)} cases in {folder.as_posix()}")
    return next((f"lawcheck explain {path.as_posix()} {rule}" for rule, path in paths.items()), "")
