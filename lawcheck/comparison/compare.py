"""Two states of the rules → what they differ in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lawcheck.comparison.carrying import carried, turned
from lawcheck.comparison.cases import ReadCase, case_changes
from lawcheck.comparison.comparison import Comparison, FactChange, OtherChange, Side
from lawcheck.comparison.renaming import Renamed, fact_changes, names, renamed
from lawcheck.comparison.rules import rule_changes
from lawcheck.model.ruleset import Family, Instrument
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.meaning import Proof


def compare(
    before: Side, after: Side, cases: Sequence[ReadCase], today: date, proof: Proof | None = None
) -> Comparison:
    """All differences. `proof`: who can say of two rules that are written otherwise whether they mean the same."""
    words = before.plan.ruleset.vocabulary, after.plan.ruleset.vocabulary
    known = names(*words)
    to = renamed(*words, known)
    rules, same = rule_changes(before, after, to, proof)
    facts = fact_changes(*words, known)
    both = [_read_by_both(case, words, to, facts) for case in cases]
    return Comparison(
        before.name,
        after.name,
        rules,
        same,
        facts,
        tuple(_others(before, after)),
        case_changes(both, before.plan, after.plan, today),
        sum(case.before is not None and case.after is not None for case in both),
    )


def _read_by_both(
    case: ReadCase, words: tuple[Vocabulary, Vocabulary], to: Renamed, facts: tuple[FactChange, ...]
) -> ReadCase:
    """The case with the side that cannot read it given what the other one read, as far as that can be."""
    if case.before is None and case.after is not None:
        return replace(case, before=carried(case.after, words[1], turned(to), facts))
    if case.after is None and case.before is not None:
        return replace(case, after=carried(case.before, words[0], to, facts))
    return case


def _others(before: Side, after: Side) -> Iterator[OtherChange]:
    was, now = before.plan.ruleset, after.plan.ruleset
    for name in dict.fromkeys([*now.instruments, *was.instruments]):
        yield from _differs(
            "instrument", name, _instrument(was.instruments.get(name)), _instrument(now.instruments.get(name))
        )
    for name in dict.fromkeys([*now.families, *was.families]):
        yield from _family(name, was.families.get(name), now.families.get(name))


def _family(name: str, old: Family | None, new: Family | None) -> Iterator[OtherChange]:
    if old is None or new is None:
        yield OtherChange(name, f"family is {'new' if new else 'gone'}")
        return
    told = [f"without `{rule}`" for rule in old.rules if rule not in new.rules]
    told += [f"with `{rule}`" for rule in new.rules if rule not in old.rules]
    if (old.title.english, old.title.translations) != (new.title.english, new.title.translations):
        told.append("another title")
    if told:
        yield OtherChange(name, f"family: {', '.join(told)}")


def _differs(word: str, name: str, old: dict[str, object], new: dict[str, object]) -> Iterator[OtherChange]:
    if not old or not new:
        yield OtherChange(name, f"{word} is {'new' if new else 'gone'}")
    elif changed := [key for key in old if old[key] != new[key]]:
        yield OtherChange(name, f"{word} differs in {' and '.join(changed)}")


def _instrument(one: Instrument | None) -> dict[str, object]:
    if one is None:
        return {}
    title, published = ((text.english, text.translations) for text in (one.title, one.published))
    return {
        "title": title,
        "published": published,
        "time in force": one.window,
        "url": one.url,
        "articles": one.articles,
    }
