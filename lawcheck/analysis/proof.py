"""Whether a rule that is written otherwise comes to the same: a proof of it, or a case that tells the two apart.

The same is asked of two kinds of cases. First of those in which everything is known: what differs there can be shown. Then
of those in which facts are open as well, for which a rule may be open where the other, though it means no other thing, is settled
(`x or not x`). Only what is the same in both comes to the same in every case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lawcheck.analysis.budget import Budget
from lawcheck.analysis.equivalence import same_meaning
from lawcheck.analysis.solve import Found, NotSettled, Proved
from lawcheck.analysis.witness import Disagreement, case_text, trimmed
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import FactTerm
from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import Choice, FactType
from lawcheck.model.walk import conditions_of, lists_of, pattern, terms_in
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.meaning import Verdict
from lawcheck.plan.plan import Step

SAME = "no case tells the two apart, which a solver has proven"
_SETTLED = (Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.EXEMPT, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class Prover:
    """A `Proof` by the solver. `seconds`: for one pair of rules. `today`: a case is rather one of this day."""

    ruleset: Ruleset
    today: date
    seconds: float

    def __call__(self, old: Step, new: Step) -> Verdict:
        """Errors: `Disagreement`, where the evaluator does not confirm a case."""
        stranger = next(_strangers(old, self.ruleset), None)
        if stranger is not None:
            return Verdict(why=f"not put to the solver, for `{stranger}` is gone or of another type")
        budget = Budget(self.seconds)
        bounded = False
        for open_too in (False, True):
            answer = same_meaning(
                old,
                new,
                self.ruleset.vocabulary,
                self.today,
                days=old.window,
                open_too=open_too,
                budget=budget,
            )
            match answer:
                case NotSettled():
                    return Verdict(why=f"whether any case tells the two apart is not settled in {self.seconds:g} s")
                case Found() if open_too:
                    return Verdict(
                        why="the same wherever everything is known; with facts open, one may be open and the other not"
                    )
                case Found(facts, day=day):
                    assert day is not None
                    return self._apart(old, new, facts, day)
                case Proved(bounded=only):
                    bounded = bounded or only
        if bounded:
            return Verdict(why="no case tells the two apart whose lists are as short as were tried")
        return Verdict(True, SAME)

    def _apart(self, old: Step, new: Step, facts: Instance, day: date) -> Verdict:
        """The case, in few facts, once the evaluator has judged it by both."""

        def told(step: Step, case: Instance) -> dict[str, Outcome]:
            return {name: o for _, name, o in outcomes(of_steps(self.ruleset, (step,)), case, day)}

        def differ(case: Instance) -> tuple[Outcome, Outcome] | None:
            was, now = told(old, case), told(new, case)
            pairs = [(was[name], now[name]) for name in was if name in now and was[name] is not now[name]]
            settled = [pair for pair in pairs if set(pair) <= set(_SETTLED)]
            return next(iter(settled or pairs), None)

        pair = differ(facts)
        if pair is None:
            raise Disagreement(
                f"the solver has a case that tells {old.rule.name} from what it was; the evaluator has not"
            )
        case = trimmed(facts, lambda less: differ(less) == pair)
        before, after = (outcome.value.replace("_", " ") for outcome in pair)
        name = new.rule.name
        text = case_text(
            case,
            name=f"apart_{name.rpartition('.')[2]}",
            title=f"{name}: {before} before, {after} now",
            day=day,
            rulebooks=[new.rule.rulebook],
        )
        return Verdict(why=f"a case in which it was {before} is {after}", case=text)


def _strangers(step: Step, ruleset: Ruleset) -> Iterator[str]:
    """The facts that a rule speaks of and the vocabulary has not, or has of another type."""
    for condition in conditions_of(step.rule):
        for term, lists in terms_in(condition, lists_of(step.rule)):
            if isinstance(term, FactTerm) and term.path:
                path = pattern(term, lists)
                fact = ruleset.vocabulary.fact(path)
                if fact is None or not _alike(fact.type, term.type):
                    yield ".".join(path)


def _alike(a: FactType, b: FactType) -> bool:
    if isinstance(a, Choice) and isinstance(b, Choice):
        return a.names == b.names
    return a.__class__ is b.__class__
