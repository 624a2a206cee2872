"""Trees of justifications: nothing is lost, and what several share is told once."""

from __future__ import annotations

from dataclasses import replace

from lawcheck.report.report import FactLine, FindingReport, Justification, Node, Report
from lawcheck.report.trees import Branch, grow


def fact(name: str) -> FactLine:
    return FactLine(name, f"Is {name} so?", (), (), False)


def node(text: str, *because: Node, role: str = "", facts: tuple[FactLine, ...] = ()) -> Node:
    return Node(role, text, "f:1", "true", "", facts, None, because, said=text)


def finding(report: Report, *because: Node) -> FindingReport:
    return replace(report.cases[0].findings[0], justification=Justification("true", because))


def unfolded(branch: Branch, steps: tuple[Branch, ...]) -> list[str]:
    """All that a reader comes to who follows every number."""
    if branch.step:
        branch = replace(steps[branch.step - 1], step=0)
    return [branch.said, *(f.fact for f in branch.facts), *(t for b in branch.branches for t in unfolded(b, steps))]


SHARED = node("big", node("a", facts=(fact("a"),)), node("b", facts=(fact("b"),)))


def test_what_two_trees_share_is_a_step_that_both_name(report: Report) -> None:
    first = finding(report, node("x and big", node("x"), SHARED, role="applies"))
    second = finding(report, node("big or y", SHARED, role="required"))

    forest = grow([first, second])

    assert [step.said for step in forest.steps] == ["big"]
    assert [[b.step for b in tree[0].branches] for tree in forest.trees] == [[0, 1], [1]]
    assert unfolded(forest.trees[0][0], forest.steps) == ["x and big", "x", "big", "a", "a", "b", "b"]


def test_steps_of_what_is_named_first_come_first_and_are_counted(report: Report) -> None:
    other = node("other", node("c"), node("d"))
    late = [finding(report, node(f"{n} and other", other, role="applies")) for n in "12"]
    first = [finding(report, node(f"{n} and big", SHARED, role="applies")) for n in "34"]

    forest = grow(first, late)

    assert ([step.said for step in forest.steps], forest.first) == (["big", "other"], 1)


def test_what_one_tree_alone_has_or_what_is_one_condition_is_no_step(report: Report) -> None:
    leaf = node("a", facts=(fact("a"),))

    forest = grow([finding(report, node("a and b", leaf, SHARED, role="applies")), finding(report, node("a", leaf))])

    assert forest.steps == ()


def test_the_same_words_settled_by_another_fact_are_not_the_same(report: Report) -> None:
    other = node("big", node("a", facts=(fact("a"),)), node("b", facts=(fact("c"),)))

    forest = grow([finding(report, node("1", SHARED)), finding(report, node("2", other))])

    assert forest.steps == ()


def test_every_tree_of_a_report_comes_back_whole(report: Report) -> None:
    findings = report.cases[0].findings

    forest = grow(findings)

    def texts(each: Node) -> set[str]:
        return {each.said, *(f.fact for f in each.facts), *(t for child in each.because for t in texts(child))}

    for told, tree in zip(findings, forest.trees, strict=True):
        whole = {text for branch in tree for text in unfolded(branch, forest.steps)}
        assert whole - {""} == {text for top in told.justification.because for text in texts(top) if text}
