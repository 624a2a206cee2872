"""A draft against a framework, for a terminal: a summary, the loopholes, what is guaranteed, and the matrix."""

from __future__ import annotations

from lawcheck.draft.account import Account, Told, day_in_words
from lawcheck.draft.check import Kind
from lawcheck.draft.phrases import say
from lawcheck.report.blocks import capital
from lawcheck.report.typeset import apart, finish, paint, plain, wrap

_FEW = 10  # loopholes that a reader is shown who did not ask for all


def render(account: Account, *, width: int = 80, colour: bool = False, everything: bool = False) -> str:
    """The whole account."""
    language = account.language
    rules = ", ".join(account.rulebooks) or say("all rules", language)
    head = say("head", language, draft=account.title or account.draft, rules=rules, day=day_in_words(account))
    lines = [*wrap(paint(head, "bold"), width), ""]
    for sentence in summary(account):
        lines += wrap(plain(sentence), width)
    lines += ["", *wrap(paint(say("meaning", language), "dim"), width)]
    holes = account.having("loophole")
    shown = holes if everything else holes[:_FEW]
    if holes:
        lines += ["", *wrap(paint(say("loopholes", language), "bold"), width)]
    for told in shown:
        lines += ["", *_loophole(told, language, width)]
    if len(holes) > len(shown):
        lines += ["", *wrap(paint(say("more", language, number=len(holes) - len(shown)), "dim"), width, 2)]
    for answer, title in (("guaranteed", "guarantees"), ("not_settled", "unsettled"), ("not_touched", "untouched")):
        lines += _short(account, answer, title, width, everything)
    if everything:
        lines += _matrix(account, width)
    return finish(lines, colour)


def summary(account: Account) -> list[str]:
    """What a minister reads: how many requirements are met, where the gravest loopholes are."""
    language = account.language
    holes = account.having("loophole")
    told = [
        say(
            "summary",
            language,
            total=_requirements(len(account.requirements), language),
            guaranteed=len(account.having("guaranteed")),
            loopholes=len(holes),
            untouched=len(account.having("not_touched")),
        )
    ]
    if unsettled := account.having("not_settled"):
        told.append(say("unsettled summary", language, number=len(unsettled)))
    if not holes:
        return [*told, say("no loopholes", language)]
    counts = [(kind, sum(hole.kind == kind.value for hole in holes)) for kind in Kind]
    kinds = "; ".join(say(f"number {kind.value}", language, number=number) for kind, number in counts if number)
    return [*told, f"{capital(kinds)}.", say("grave", language, number=len(account.gravest))]


def _requirements(number: int, language: str) -> str:
    return say("requirements one" if number == 1 else "requirements many", language, number=number)


def _loophole(told: Told, language: str, width: int) -> list[str]:
    kind = say(told.kind, language)
    weight = f"{say(told.severity, language)}, {say(told.force, language)}"
    lines = wrap(f"{paint('✗', 'red')} {paint(told.title, 'bold')} {paint(f'({kind})', 'red')}", width, 0, 2)
    lines += apart(plain(f"{told.cites} · {weight}"), paint(told.rule, "dim"), width, 2)
    lines += wrap(plain(told.story), width, 2)
    for message in told.messages:
        lines += wrap(plain(f"– {message}"), width, 2, 2)
    return lines


def _short(account: Account, answer: str, title: str, width: int, everything: bool) -> list[str]:
    found = account.having(answer)
    if not found or (answer == "not_touched" and not everything):
        return []
    lines = ["", *wrap(paint(f"{say(title, account.language)} ({len(found)})", "bold"), width), ""]
    shown = found if everything else found[:_FEW]
    for told in shown:
        mark = paint("✓", "green") if answer == "guaranteed" else paint("·", "dim")
        why = say("by articles", account.language, articles=", ".join(told.articles)) if told.articles else ""
        because = "; ".join(filter(None, (why, told.because)))
        lines += wrap(f"{mark} {plain(told.title)} {paint(f'({told.rule})', 'dim')}: {plain(because)}", width, 0, 2)
    if len(found) > len(shown):
        lines += wrap(paint(say("more", account.language, number=len(found) - len(shown)), "dim"), width, 2)
    return lines


def _matrix(account: Account, width: int) -> list[str]:
    """Articles across, requirements down; those that are not touched are left out."""
    language = account.language
    rows = [told for told in account.requirements if told.articles]
    if not rows:
        return []
    lines = ["", *wrap(paint(say("matrix", language), "bold"), width), ""]
    for number, (name, title) in enumerate(account.articles, 1):
        lines += wrap(plain(f"{number}: {name}, {title}"), width, 0, 3)
    lines += ["", *wrap(paint(say("matrix text", language), "dim"), width), ""]
    numbers = [str(number % 10) for number in range(1, len(account.articles) + 1)]
    lines.append(" ".join(numbers))
    for told in rows:
        mark = "●" if told.answer == "guaranteed" else "○"
        cells = " ".join(mark if name in told.articles else "·" for name, _ in account.articles)
        lines.append(f"{cells}  {told.rule}")
    return lines
