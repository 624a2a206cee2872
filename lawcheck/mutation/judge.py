"""A mutant → its bin: the changed statement is read and linked again, and the tests of its rules are run.

A test of a rule is one that names it. A test of a whole case's verdict is a test of every rule in it; those are asked last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lawcheck.facts.belief import select
from lawcheck.finding.evaluate import Result, outcomes
from lawcheck.model.from_ast import rules_named
from lawcheck.model.ruleset import Ruleset
from lawcheck.mutation.draft import Drafted
from lawcheck.mutation.mutant import Bin, Judgement, Mutant, Operator
from lawcheck.mutation.near import Near, near
from lawcheck.plan.from_model import of_steps, step_of
from lawcheck.plan.meaning import Meaning, Proof, Verdict, judged_by, meaning
from lawcheck.plan.plan import Plan, Step
from lawcheck.span import InputFile
from lawcheck.syntax import ast
from lawcheck.syntax.parse import parse
from lawcheck.testing.expected import Test
from lawcheck.testing.run import outcomes_differ, result

# Why a mutant that is written otherwise can mean the same.
_SAME = {
    Operator.IN_FORCE: "the rule is in force on the same days: another time in force narrows its own",
    Operator.BY_ONE: "a period ends on a day, and both end on the same one",
}


@dataclass
class Bench:
    """Everything that judging a mutant takes. What is remembered are figures of the rules as they stand."""

    files: Mapping[str, InputFile]
    trees: Sequence[ast.File]
    plan: Plan
    tests: Sequence[Test]
    equivalent: Proof | None = None
    suggest: bool = False  # whether to look for a case that tells each survivor from the rule
    _steps: dict[str, tuple[Step, ...]] = field(init=False)
    _tests: dict[str, list[Test]] = field(init=False)
    _verdicts: list[Test] = field(init=False)
    _told: dict[int, tuple[Result, ...]] = field(init=False, default_factory=dict)
    _meanings: dict[str, tuple[Meaning, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        steps: dict[str, list[Step]] = {}
        for step in self.plan.steps:
            steps.setdefault(step.rule.name, []).append(step)
        self._steps = {name: tuple(versions) for name, versions in steps.items()}
        self._tests = {}
        for test in self.tests:
            if test.rule is not None:
                self._tests.setdefault(test.rule, []).append(test)
        self._verdicts = [test for test in self.tests if test.rule is None]

    @property
    def ruleset(self) -> Ruleset:
        """The rules as they stand."""
        return self.plan.ruleset

    def judge(self, drafted: Drafted) -> Iterator[Judgement]:
        """Every mutant of a statement with its bin."""
        file = next(tree for tree in self.trees if any(item is drafted.item for item in tree.items))
        for mutant in drafted.mutants:
            yield self._judgement(mutant, drafted, file)

    def _judgement(self, mutant: Mutant, drafted: Drafted, file: ast.File) -> Judgement:
        def judged(bin: Bin, why: str, tests: int = 0) -> Judgement:
            return Judgement(mutant, bin, why, drafted.rules, tests)

        if not drafted.rules:
            return judged(Bin.EQUIVALENT, "no rule uses it")
        items, mistake = self._read(mutant, drafted.item)
        if mistake:
            return judged(Bin.INVALID, mistake)
        changed = [new for item in file.items for new in (items if item is drafted.item else (item,))]
        trees = [ast.File(file.name, tuple(changed)) if tree is file else tree for tree in self.trees]
        differing: list[tuple[Step, ...]] = []
        for name in drafted.rules:  # one rule at a time: most mutants are noticed by the first
            rules, wrong = rules_named((name,), trees, self.ruleset.vocabulary)
            if wrong:
                return judged(Bin.INVALID, f"{wrong[0].code}: {wrong[0].message}")
            steps = tuple(step_of(rule) for rule in rules)
            if tuple(map(meaning, steps)) == self._meaning(name):
                continue
            differing.append(steps)
            plan = of_steps(self.ruleset, steps)
            for test in tuple(self._tests.get(name, ())):
                if not result(test, plan).passed:
                    self._first(name, test)
                    return judged(Bin.KILLED, _told(test), len(self._tests[name]))
        if not differing:
            return judged(Bin.EQUIVALENT, _SAME.get(mutant.operator, "the rule comes to the same conditions"))
        names = list(map(_name, differing))
        tests = sum(len(self._tests.get(name, ())) for name in names)
        for test in self._verdicts:
            if self._verdict_differs(test, differing):
                return judged(Bin.KILLED, _told(test), tests + 1)
        verdict = self._verdict(differing)
        if verdict.same:
            return judged(Bin.EQUIVALENT, verdict.why, tests)
        survived = replace(judged(Bin.SURVIVED, "", tests), verdict=verdict)
        if not self.suggest or mutant.operator is Operator.BURDEN:  # a burden decides no outcome
            return survived
        return replace(survived, near=self._near(mutant, differing))

    def _verdict(self, differing: Sequence[tuple[Step, ...]]) -> Verdict:
        """Whether all these rules come to the same outcomes; else what is known of the first that may not."""
        pairs = [pair for steps in differing for pair in zip(self._steps[_name(steps)], steps, strict=True)]
        verdict = Verdict()
        for old, new in pairs:
            if meaning(old) != meaning(new):
                verdict = judged_by(self.equivalent, old, new)
                if not verdict.same:
                    break
        return verdict

    def _near(self, mutant: Mutant, differing: Sequence[tuple[Step, ...]]) -> Near | None:
        for steps in differing:
            name = _name(steps)
            found = near(self._tests.get(name, ()), self._steps[name], steps, mutant.span, self.ruleset)
            if found is not None:
                return found
        return None

    # ── reading ──

    def _read(self, mutant: Mutant, item: ast.Item) -> tuple[tuple[ast.Item, ...], str]:
        """The statement with the change made, at its own place in the file; none where it is left out. Or the mistake."""
        whole = self.files[mutant.span.file]
        start, end = min(item.span.start, mutant.span.start), max(item.span.end, mutant.span.end)
        text = whole.text[start : mutant.span.start] + mutant.text + whole.text[mutant.span.end : end]
        tree, mistakes = parse(InputFile(whole.name, " " * start + text))
        return tree.items, f"{mistakes[0].code}: {mistakes[0].message}" if mistakes else ""

    def _meaning(self, name: str) -> tuple[Meaning, ...]:
        if name not in self._meanings:
            self._meanings[name] = tuple(map(meaning, self._steps[name]))
        return self._meanings[name]

    # ── tests ──

    def _first(self, name: str, test: Test) -> None:
        """What notices one mutant of a rule often notices the next, and is asked first."""
        tests = self._tests[name]
        tests.remove(test)
        tests.insert(0, test)

    def _verdict_differs(self, test: Test, differing: Iterable[tuple[Step, ...]]) -> bool:
        facts = select(test.facts, test.day)
        if id(test) not in self._told:
            self._told[id(test)] = outcomes(self.plan, facts, test.day, test.rulebooks)
        told = self._told[id(test)]
        for steps in differing:
            name = _name(steps)
            others = tuple(one for one in told if one[0] != name)
            told = others + outcomes(of_steps(self.ruleset, steps), facts, test.day, test.rulebooks)
        return any(outcomes_differ(test, [(element, outcome) for _, element, outcome in told]))


def _name(steps: Sequence[Step]) -> str:
    return steps[0].rule.name


def _told(test: Test) -> str:
    return f"{test.span.file}: {test.title}"


def failing(tests: Iterable[Test], plan: Plan) -> tuple[Test, ...]:
    """The tests that fail on the rules as they stand: nothing can be learnt from what they say of a change."""
    return tuple(test for test in tests if not result(test, plan).passed)
