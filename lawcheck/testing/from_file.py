"""A `_test.yaml` file → tests, or diagnostics of what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.facts import tree
from lawcheck.facts.claim import Case, Instance
from lawcheck.facts.facts_from_tree import facts_from_tree
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.facts.value_from_text import date_from_text
from lawcheck.finding.finding import Outcome
from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import Fact, ListOf, Vocabulary
from lawcheck.model.walk import exceptions_of
from lawcheck.span import InputFile, Span
from lawcheck.testing.expected import Expected, Test

TEST_KEYS = ("test", "rule", "as_of", "facts", "expect", "why", "missing", "due_on", "not_demonstrated")


@dataclass(frozen=True)
class RuleNames:
    """The rules that a test can name: all full names, and by their last part, with the folder each is written in."""

    full: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(ruleset: Ruleset) -> RuleNames:
        """Those of a ruleset."""
        full = {rule.name: PurePosixPath(rule.span.file).parent.as_posix() for rule in ruleset.rules}
        short: dict[str, tuple[str, ...]] = {}
        for name in full:
            last = name.rpartition(".")[2]
            short[last] = (*short.get(last, ()), name)
        return RuleNames(full, short)

    def meant(self, name: str, folder: str) -> tuple[str, ...]:
        """The rules that a test in `folder` may mean; one at best."""
        if name in self.full:
            return (name,)
        found = self.short.get(name.rpartition(".")[2], ())
        found = tuple(one for one in found if one == name or one.endswith(f".{name}"))
        here = tuple(one for one in found if self.full[one] == folder)
        return here if len(here) == 1 else found


def tests_in(
    file: InputFile,
    case: Case | None,
    ruleset: Ruleset,
    names: RuleNames,
    read: tuple[tree.Node | None, tuple[Diagnostic, ...]] | None = None,
) -> tuple[tuple[Test, ...], tuple[Diagnostic, ...]]:
    """The tests in a file that have no mistake, and the mistakes. `case` is the one that the file lies beside.

    `read`: what `tree_from_text` makes of the file, where that is known.

    Errors: those of `tree_from_text.py` and `facts_from_tree.py`, `wrong-shape`, `missing-key`, `unknown-key`, `bad-date`,
    and the codes of `test_codes.py`.
    """
    found = Diagnostics()
    root, wrong = read or tree_from_text(file)
    found.extend(wrong)
    if root is None:
        return (), found.sorted()
    if not isinstance(root, tree.Sequence):
        help = "begin each test with `- test: what it shows`"
        found.add("wrong-shape", "a file of tests is a list of tests", Span(file.name, 0, 0), help=help)
        return (), found.sorted()
    tests: list[Test] = []
    for node in root.items:
        own = Diagnostics()
        test = _Reading(file, case, ruleset, names, own).test(node)
        found.extend(own.sorted())
        if test is not None and not own:
            tests.append(test)
    return tuple(tests), found.sorted()


@dataclass(frozen=True)
class _Reading:
    """Reads one test; each method answers even where it finds a mistake."""

    file: InputFile
    case: Case | None
    ruleset: Ruleset
    names: RuleNames
    found: Diagnostics

    def test(self, node: tree.Node) -> Test | None:
        """The test; None where nothing can be made of it."""
        if not isinstance(node, tree.Mapping) or not node.entries:
            help = "write `- test: what it shows`, and below it `rule:`, `as_of:`, `facts:` and `expect:`"
            self.found.add("wrong-shape", "this is not a test", node.span, help=help)
            return None
        parts: dict[str, tree.Node] = {}
        for entry in node.entries:
            key = entry.key
            if key.text in TEST_KEYS:
                parts.setdefault(key.text, entry.value)
            else:
                help = did_you_mean(key.text, TEST_KEYS, f"there are {', '.join(f'`{k}`' for k in TEST_KEYS)}")
                self.found.add("unknown-key", f"a test has no `{key.text}`", key.span, help=help)
        head = node.entries[0].key.span
        title = self._line(parts.get("test"))
        if not title:
            self.found.add("missing-key", "the test has no name", head, help="write `test: what it shows`")
        return Test(
            title=title,
            rule=self._rule(parts.get("rule"), head),
            day=self._day(parts.get("as_of"), head),
            facts=self._facts(parts.get("facts"), head),
            rulebooks=self.ruleset.judging(self.case.rulebooks, self.case.jurisdiction) if self.case else (),
            expected=self._expected(parts, head),
            why=self._line(parts.get("why")),
            span=head,
        )

    def _line(self, node: tree.Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, tree.Scalar):
            return " ".join(node.text.split())
        self.found.add("wrong-shape", "this is one text", node.span)
        return ""

    def _rule(self, node: tree.Node | None, head: Span) -> str | None:
        """The full name of the rule; None for the whole case, or where there is no such rule."""
        if node is None and self.case is not None:
            return None
        if node is None or _is_empty(node):
            help = "add `rule:` with the rule's name" if node is None else "write the rule's name"
            where = head if node is None else node.span
            self.found.add("missing-key", "the test does not say which rule it is about", where, help=help)
            return None
        name = self._line(node)
        meant = self.names.meant(name, PurePosixPath(self.file.name).parent.as_posix())
        if len(meant) == 1:
            return meant[0]
        if meant:
            help = f"write one of {', '.join(f'`{one}`' for one in meant)}"
            self.found.add("ambiguous-rule", f"several rules are called `{name}`", node.span, help=help)
        else:
            self._unknown_rule(name, node.span)
        return None

    def _unknown_rule(self, name: str, where: Span) -> None:
        excepted = [
            rule.name
            for rule in self.ruleset.rules
            for exception in exceptions_of(rule)
            if exception.name == name or exception.name.endswith(f".{name}")
        ]
        if excepted:
            help = f"a test is of a rule; name the one that it excepts from, such as `{excepted[0]}`"
            self.found.add("unknown-rule", f"`{name}` is an exception, no rule", where, help=help)
        else:
            help = did_you_mean(name, self.names.full, "`lawcheck list rules` names them")
            self.found.add("unknown-rule", f"there is no rule `{name}`", where, help=help)

    def _day(self, node: tree.Node | None, head: Span) -> date:
        if node is None:
            if self.case is not None and self.case.as_of is not None:
                return self.case.as_of
            help = "add `as_of:` with the day whose law counts, such as `2020-05-01`"
            self.found.add("missing-key", "the test does not say as of which day it judges", head, help=help)
            return date.min
        text = self._line(node)
        return date_from_text(text, node.span, self.found) or date.min

    def _facts(self, node: tree.Node | None, head: Span) -> Instance:
        if node is None and self.case is not None:
            return self.case.facts
        if node is None or (isinstance(node, tree.Scalar) and node.is_empty):
            help = (
                "add `facts:`, with `{}` after it if nothing is known" if node is None else "`{}` if nothing is known"
            )
            where = head if node is None else node.span
            self.found.add("test-without-facts", "the test has no facts", where, help=help)
            return Instance()
        return facts_from_tree(node, self.ruleset.vocabulary, None, self.found)

    def _expected(self, parts: Mapping[str, tree.Node], head: Span) -> Expected:
        node = parts.get("expect")
        outcome: Outcome | None = None
        elements: dict[str, Outcome] = {}
        if node is None or _is_empty(node):
            help = "add `expect:` with an outcome, such as `violated`" if node is None else "such as `violated`"
            where = head if node is None else node.span
            self.found.add("missing-key", "the test does not say what it expects", where, help=help)
        elif isinstance(node, tree.Mapping):
            for entry in node.entries:
                one = self._outcome(entry.value)
                if one is not None:
                    elements[entry.key.text] = one
        else:
            outcome = self._outcome(node)
        due = parts.get("due_on")
        shown = parts.get("not_demonstrated")
        return Expected(
            outcome,
            elements,
            missing=self._facts_named(parts.get("missing")),
            due_on=date_from_text(self._line(due), due.span, self.found) if due is not None else None,
            not_demonstrated=self._yes_or_no(shown) if shown is not None else None,
        )

    def _outcome(self, node: tree.Node) -> Outcome | None:
        text = self._line(node)
        known = [outcome.value for outcome in Outcome]
        if text in known:
            return Outcome(text)
        if isinstance(node, tree.Scalar):
            help = did_you_mean(text, known, f"one of {', '.join(f'`{name}`' for name in known)}")
            self.found.add("unknown-outcome", f"`{text}` is not an outcome", node.span, help=help)
        return None

    def _facts_named(self, node: tree.Node | None) -> tuple[str, ...]:
        """Paths of facts, with the names of elements or without."""
        if node is None:
            return ()
        nodes = node.items if isinstance(node, tree.Sequence) else (node,)
        names = tuple(self._line(one) for one in nodes)
        vocabulary = self.ruleset.vocabulary
        for name, one in zip(names, nodes, strict=True):
            if name and not _is_fact(tuple(name.split(".")), vocabulary.roots, vocabulary):
                known = [".".join(path) for path, _ in vocabulary.walk()]
                help = did_you_mean(name, known, "write its path from the top of the case, such as `dpia.done_on`")
                self.found.add("unknown-fact", f"there is no fact `{name}`", one.span, help=help)
        return names

    def _yes_or_no(self, node: tree.Node) -> bool:
        text = self._line(node)
        if text not in ("yes", "no", "true", "false"):
            self.found.add("not-yes-or-no", f"`{text}` is neither yes nor no", node.span, help="write `yes` or `no`")
        return text in ("yes", "true")


def _is_empty(node: tree.Node) -> bool:
    match node:
        case tree.Scalar():
            return node.is_empty
        case tree.Mapping(entries):
            return not entries
        case tree.Sequence(items):
            return not items


def _is_fact(path: tuple[str, ...], facts: Mapping[str, Fact], vocabulary: Vocabulary) -> bool:
    """Whether a fact has that path; behind the name of a list may stand that of an element."""
    if not path or path[0] not in facts:
        return False
    type_, rest = facts[path[0]].type, path[1:]
    inner = vocabulary.facts_of(type_)
    return (
        not rest
        or _is_fact(rest, inner, vocabulary)
        or (isinstance(type_, ListOf) and (len(rest) == 1 or _is_fact(rest[1:], inner, vocabulary)))
    )
