"""The rules of two states beside each other: which are new or gone, and what of the others differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lawcheck.comparison.comparison import Kind, RuleChange, Side
from lawcheck.comparison.renaming import Renamed, in_rule
from lawcheck.comparison.texts import diffs, place, same_text, unsaid
from lawcheck.model.ruleset import ExceptionRule, Rule, Window
from lawcheck.model.walk import exceptions_of
from lawcheck.plan.from_model import step_of
from lawcheck.plan.meaning import Meaning, Proof, Verdict, judged_by, meaning, parts_that_differ
from lawcheck.text import Text


def rule_changes(before: Side, after: Side, to: Renamed, proof: Proof | None) -> tuple[tuple[RuleChange, ...], int]:
    """Every rule version that differs, in the order of the rules, and how many do not."""
    changes: list[RuleChange] = []
    same = 0
    compare = _Rules(before, after, to, proof)
    for old, new in _pairs(_by_name(before), _by_name(after)):
        change = compare.change(old, new)
        if change is None:
            same += 1
        else:
            changes.append(change)
    return tuple(changes), same


def _by_name(side: Side) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in side.plan.ruleset.rules:
        found.setdefault(rule.name, []).append(rule)
    return found


def _pairs(old: Mapping[str, list[Rule]], new: Mapping[str, list[Rule]]) -> Iterator[tuple[Rule | None, Rule | None]]:
    """Each version beside the one it was: that which begins on the same day or, where as many are left, in their order."""
    for name in dict.fromkeys([*new, *old]):
        was, now = list(old.get(name, ())), list(new.get(name, ()))
        for rule in tuple(now):
            like = next((one for one in was if one.window.since == rule.window.since), None)
            if like is not None:
                yield like, rule
                was.remove(like)
                now.remove(rule)
        while was and now:
            yield was.pop(0), now.pop(0)
        yield from ((rule, None) for rule in was)
        yield from ((None, rule) for rule in now)


@dataclass(frozen=True)
class _Rules:
    before: Side
    after: Side
    to: Renamed
    proof: Proof | None

    def change(self, old: Rule | None, new: Rule | None) -> RuleChange | None:
        """What differs; None where nothing does."""
        if old is None or new is None:
            return self._alone(old, new)
        meant, verdict = self._meant(old, new)
        shared = {one.name for one in exceptions_of(old)} & {one.name for one in exceptions_of(new)}
        found = {
            Kind.REWORDED if verdict.same else Kind.MEANING: meant,
            Kind.WEIGHT: _differing(_weight(old), _weight(new)),
            Kind.METADATA: _differing(_metadata(old, shared), _metadata(new, shared)),
        }
        found[Kind.REWORDED] = (*found.get(Kind.REWORDED, ()), *_differing(_words(old, shared), _words(new, shared)))
        aspects = tuple(name for names in found.values() for name in names)
        if not aspects and same_text(old, self.before, new, self.after):
            return None
        kind = next((kind for kind in Kind if found.get(kind)), Kind.REWORDED)
        return self._told(old, new, kind, aspects, _note(verdict), verdict.case)

    def _meant(self, old: Rule, new: Rule) -> tuple[tuple[str, ...], Verdict]:
        """The parts in which their meaning differs, and what else is known of that, if somebody knows."""
        was, now = step_of(in_rule(old, self.to)), step_of(new)
        parts = parts_that_differ(was, now)
        return parts, judged_by(self.proof, was, now) if parts else Verdict()

    def _alone(self, old: Rule | None, new: Rule | None) -> RuleChange:
        """A rule that is on one side only, with the one on the other side, if there is one, that means what it means."""
        if new is not None:
            twin = self._twin(new, self.before, self.after)
            note = f"means what `{twin}` meant, which is gone" if twin else ""
            return self._told(None, new, Kind.NEW, (), note)
        assert old is not None  # `_pairs` gives at least one of them
        twin = self._twin(old, self.after, self.before)
        return self._told(old, None, Kind.GONE, (), f"`{twin}` means what it meant" if twin else "")

    def _twin(self, rule: Rule, there: Side, here: Side) -> str:
        """The rule that only the other side has and that means what this one means; empty where there is none."""
        return (self._only_before if there is self.before else self._only_after).get(self._meaning(rule, here), "")

    @cached_property
    def _only_before(self) -> Mapping[Meaning, str]:
        return self._only_on(self.before, self.after)

    @cached_property
    def _only_after(self) -> Mapping[Meaning, str]:
        return self._only_on(self.after, self.before)

    def _only_on(self, side: Side, other: Side) -> Mapping[Meaning, str]:
        names = {rule.name for rule in other.plan.ruleset.rules}
        return {self._meaning(r, side): r.name for r in side.plan.ruleset.rules if r.name not in names}

    def _meaning(self, rule: Rule, side: Side) -> Meaning:
        return meaning(step_of(in_rule(rule, self.to) if side is self.before else rule))

    def _told(
        self,
        old: Rule | None,
        new: Rule | None,
        kind: Kind,
        aspects: tuple[str, ...],
        note: str,
        case: str = "",
    ) -> RuleChange:
        rule, side = (new, self.after) if new is not None else (old, self.before)
        assert rule is not None  # as in `_alone`
        several = sum(one.name == rule.name for one in side.plan.ruleset.rules) > 1
        texts = diffs(old, self.before, new, self.after)
        if old and new and not aspects:
            aspects = (unsaid(old, self.before, new, self.after),)
        return RuleChange(
            rule.name,
            _days(rule.window) if several else "",
            kind,
            aspects,
            note,
            place(rule.span, side.files),
            texts,
            case,
        )


def _note(verdict: Verdict) -> str:
    return f"means the same: {verdict.why}" if verdict.same else verdict.why


def _days(window: Window) -> str:
    since = f"from {window.since}" if window.since else ""
    until = f"until {window.until}" if window.until else ""
    return f"{since} {until}".strip()


def _differing(old: dict[str, object], new: dict[str, object]) -> tuple[str, ...]:
    return tuple(name for name in old if old[name] != new[name])


def _weight(rule: Rule) -> dict[str, object]:
    return {"severity": rule.severity, "force": rule.force}


def _metadata(rule: Rule, exceptions: Collection[str]) -> dict[str, object]:
    parts = _parts(rule, exceptions)
    return {
        "cites": [[(cited.instrument, cited.pinpoint) for cited in part.cites] for part in parts],
        "verified": [part.verified for part in parts],
        "binds": rule.binds,
        "burden on": rule.burden,
        "ask": rule.ask,
    }


def _words(rule: Rule, exceptions: Collection[str]) -> dict[str, object]:
    parts = _parts(rule, exceptions)
    return {
        "title": [_text(part.title) for part in parts],
        "reading": [_text(part.reading) for part in parts],
        "messages": [_text(clause.message) for clause in rule.clauses],
        "remedy": _text(rule.remedy),
    }


def _parts(rule: Rule, exceptions: Collection[str]) -> list[Rule | ExceptionRule]:
    """The rule and those of its exceptions, by name; one that is new or gone is a matter of meaning."""
    kept = (one for one in exceptions_of(rule) if one.name in exceptions)
    return [rule, *sorted(kept, key=lambda one: one.name)]


def _text(text: Text) -> tuple[object, ...]:
    return text.english, text.translations
