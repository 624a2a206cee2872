"""`lawcheck coverage --law`: what the rules cover of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawcheck.cli import console, status
from lawcheck.cli.options import again, refuse

if TYPE_CHECKING:
    from lawcheck.model.account_of_law import ArticleAccount
    from lawcheck.model.ruleset import Instrument


def account(instruments: list[str] | None, rules: list[str] | None, everything: bool, quiet: bool) -> int:
    """Accounts for every article of the instruments; of all if None. The exit status: 1 where one was not looked at."""
    from lawcheck.cli.loading import load_rules
    from lawcheck.diagnostics.suggest import did_you_mean
    from lawcheck.model.account_of_law import account_of

    ruleset = load_rules(rules).ruleset
    for name in instruments or ():
        if name not in ruleset.instruments:
            refuse(f"there is no instrument `{name}`", did_you_mean(name, ruleset.instruments))
    counted = [i for i in ruleset.instruments.values() if i.articles and (not instruments or i.name in instruments)]
    if not counted:
        refuse("none of these instruments says how many articles it has", "write `articles 102` below the instrument")
    gaps = False
    for instrument in counted:
        articles = account_of(instrument, ruleset)
        gaps = gaps or not all(article.looked_at for article in articles)
        console.write(_told(instrument, articles, everything))
    console.next_step(f"lawcheck show {counted[0].name}{again(rules)}", quiet)
    return status.FOUND if gaps else status.OK


def _told(instrument: Instrument, account: tuple[ArticleAccount, ...], everything: bool) -> str:
    from lawcheck.report.typeset import finish, paint, plain, wrap

    encoded = [a for a in account if a.rules]
    left_out = [a for a in account if not a.rules and a.outside]
    unseen = [a for a in account if not a.looked_at]
    width = console.width()
    lines = wrap(paint(plain(f"{instrument.title.english or instrument.name} ({instrument.name})"), "bold"), width)
    counts = f"{len(encoded)} encoded, {len(left_out)} left out, {len(unseen)} not yet looked at, of {len(account)}"
    lines += wrap(counts, width, 2)
    if unseen:
        lines += wrap(f"{paint('not yet looked at:', 'yellow')} {_runs([a.article for a in unseen])}", width, 2, 2)
    for article in account if everything else ():
        if article.rules:
            lines += wrap(f"art {article.article}: {', '.join(article.rules)}", width, 2, 4)
        for outside in article.outside:
            lines += wrap(plain(f"art {article.article}: left out: {outside.because.english}"), width, 2, 4)
    return finish([*lines, ""], console.has_colour())


def _runs(numbers: list[int]) -> str:
    """The numbers, those that follow each other as "3 to 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
