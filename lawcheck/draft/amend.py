"""The narrowest condition that closes each loophole, as an addition to an article in the draft's own form.

Narrowest is what shuts out no deployment that the requirement allows: where the rule applies, its duties. What the draft sees to
already is left out of the condition, and so are duties that nothing it permits can break.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from lawcheck.analysis.solve import Proved
from lawcheck.draft.as_law import law_text, same_as, simplified
from lawcheck.draft.ask import Asking, Question, applying
from lawcheck.draft.check import Kind, Loophole, Requirement
from lawcheck.draft.permission import Permission
from lawcheck.model.condition import Always, And, Condition, Not
from lawcheck.model.ruleset import Force, Rule, Severity
from lawcheck.plan.plan import Step
from lawcheck.values.truth import Truth


@dataclass(frozen=True)
class Amendment:
    """What is added for one loophole: where it applies, and what it then requires; both as the rule language has them.

    `article`: that which permits the loophole. `each`: the list of whose elements it speaks, and their variable; None
    where it speaks of the whole deployment. `conditions` and `duties` are what `applies` and `requires` spell out.
    """

    rule: Rule
    article: str
    each: tuple[str, str] | None
    applies: tuple[str, ...]
    requires: tuple[str, ...]
    conditions: tuple[Condition, ...]
    duties: tuple[Condition, ...]


@dataclass(frozen=True)
class Unclosable:
    """A loophole that no addition closes: whatever the draft permits and the rule reaches, the rule forbids."""

    rule: Rule


def amendments(
    found: Iterable[Requirement], permission: Permission, question: Question
) -> Iterator[Amendment | Unclosable]:
    """For each loophole what closes it, in their order."""
    steps = {step.rule.name: step for step in question.plan.steps if step.window.holds_on(question.day)}
    for requirement in found:
        hole = requirement.answer
        if isinstance(hole, Loophole):
            if hole.kind is Kind.CONTRADICTS:
                yield Unclosable(requirement.rule)
            else:
                article = hole.permitted_by[0]
                yield amendment(steps[requirement.rule.name], article, permission, question)


def amendment(step: Step, article: str, permission: Permission, question: Question) -> Amendment:
    """What closes the loophole in this rule."""
    day = question.day
    in_play = simplified(And((step.applies, Not(step.excused, step.applies.span)), step.applies.span), day)
    parts = [part for part in _parts(in_play) if _matters(part, step, permission, question)]
    duties = [simplified(duty, day) for duty in step.required if _breakable(duty, step, permission, question)]
    unlike = {same_as(part): part for duty in duties for part in _parts(duty)}
    variable = step.rule.each.variable if step.rule.each else ""
    names = (variable,) if variable else ()
    each = (variable, ".".join(step.each.path)) if step.each else None
    return Amendment(
        step.rule,
        article,
        each,
        tuple(law_text(part, names) for part in parts),
        tuple(law_text(part, names) for part in unlike.values()),
        tuple(parts),
        tuple(unlike.values()),
    )


def _parts(condition: Condition) -> Sequence[Condition]:
    match condition:
        case And(parts):
            return parts
        case Always(Truth.TRUE):
            return ()
        case _:
            return (condition,)


def _matters(part: Condition, step: Step, permission: Permission, question: Question) -> bool:
    """Whether the draft permits something of which the part is not surely true."""
    without = applying(step, Not(part, part.span))
    unsure = Asking(permission, without, question).solve(permission.demands, "in play")
    return not isinstance(unsure, Proved)


def _breakable(duty: Condition, step: Step, permission: Permission, question: Question) -> bool:
    """Whether the draft permits something that breaks this duty alone."""
    alone = step._replace(required=(duty,))
    return not isinstance(Asking(permission, alone, question).solve(permission.demands, "violated"), Proved)


_Reach: TypeAlias = tuple[
    str, tuple[str, str] | None, tuple[str, ...]
]  # article, `for each`, and what `applies` says


def as_articles(added: Iterable[Amendment], taken: Iterable[str]) -> tuple[str, ...]:
    """The additions as articles, those for the gravest requirements first. Those to one article that apply alike stand together,
    each duty under its requirement; what an article asks for that applies more widely is not asked for again.

    `taken`: names that articles have already.
    """
    groups: dict[_Reach, list[Amendment]] = {}
    for one in sorted(added, key=_gravity):
        groups.setdefault((one.article, one.each, one.applies), []).append(one)
    asked = {reach: {duty for one in members for duty in one.requires} for reach, members in groups.items()}
    wider = {reach: [other for other in groups if _is_wider(other, reach, list(groups))] for reach in groups}
    own = {reach: asked[reach] - {duty for other in wider[reach] for duty in asked[other]} for reach in groups}
    names = set(taken)
    texts = []
    for reach in (reach for reach in groups if own[reach]):
        name = _new_name(reach[0], names)
        names.add(name)
        members = [one for one in groups[reach] if own[reach].intersection(one.requires)]
        seen_to = [
            one
            for other in groups
            if reach in wider[other]
            for one in groups[other]
            if not own[other].intersection(one.requires) and own[reach].intersection(one.requires)
        ]
        texts.append(_article(name, reach, members, own[reach], seen_to))
    return tuple(texts)


def _gravity(one: Amendment) -> tuple[bool, int]:
    """Binding law first, and in it what is critical; for the rest the order of the rules stays."""
    return one.rule.force is not Force.BINDING, list(Severity).index(one.rule.severity)


def _new_name(article: str, names: Container[str]) -> str:
    return next(name for number in count(1) if (name := f"{article}_{number}") not in names)


def _is_wider(one: _Reach, other: _Reach, order: Sequence[_Reach]) -> bool:
    """Whether the one applies wherever the other does: its conditions are some of the other's, or it comes first with the same."""
    (_, each, applies), (_, its_each, its_applies) = one, other
    if one == other or each != its_each or not set(applies) <= set(its_applies):
        return False
    return set(applies) != set(its_applies) or order.index(one) < order.index(other)


def amended(text: str, added: str) -> str:
    """The text of a draft with articles added, in which no term is left open any more: what rests on one binds nobody."""

    def struck(match: re.Match[str]) -> str:
        return f"{match[1]}# Defined by this law, and no longer left open: {' '.join(match[2].split())}"

    closed = re.sub(r"(?m)^([ \t]*)leaves\b([^#\"]*?)\b(?:undefined|to\s+by-law)\b", struck, text)
    return f"{closed.rstrip()}\n\n# Added.\n\n{added}"


def renamed(text: str) -> str:
    """The text of a draft whose name and titles say that it is amended, so that it can stand beside the first."""

    def named(match: re.Match[str]) -> str:
        title = f'{match[2]}"{match[3]} (amended)"' if match[2] else ""
        serbian = f'{match[4]}"{match[5]} (са изменама)"' if match[4] else ""
        return f"{match[1]}_amended{title}{serbian}"

    one = r'"((?:[^"\\\n]|\\.)*)"(?!\s*")'
    return re.sub(rf"(?m)^(\s*draft\s+[\w.]+)(?:(\s+){one}(?:(\s+sr\s+){one})?)?", named, text, count=1)


def _article(
    name: str, reach: _Reach, members: Sequence[Amendment], duties: Collection[str], seen_to: Iterable[Amendment]
) -> str:
    """The article: of its members' duties those that are its own, and below them which requirements it sees to as well."""
    article, each, applies = reach
    title = members[0].rule.title if len(members) == 1 else None
    lines = [f'article {name} "{_quoted(title.english) if title else f"Safeguards added to {article}"}"']
    serbian = title.in_language("sr") if title else f"Мере заштите додате: {article}"
    if serbian and (title is None or dict(title.translations).get("sr")):
        lines.append(f'  sr "{_quoted(serbian)}"')
    if each:
        lines.append(f"  for each {each[0]} in {each[1]}")
    lines += [f"  applies when {condition}" for condition in applies]
    said: set[str] = set()
    for member in members:
        new = [duty for duty in member.requires if duty in duties and duty not in said]
        lines.append(f"  # {_source(member)}" + ("" if new else ", by what stands above"))
        lines += [f"  requires {duty}" for duty in new]
        said.update(new)
    lines += [f"  # also for {_source(one)}" for one in seen_to]
    return "\n".join(lines) + "\n"


def _source(amendment: Amendment) -> str:
    cites = ", ".join(str(cite) for cite in amendment.rule.cites)
    return f"{amendment.rule.name}: {' '.join(cites.split())}"


def _quoted(text: str) -> str:
    return text.replace('"', '\\"')
