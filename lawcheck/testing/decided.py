"""What an authority or court decided of a case, as written in `<case>_expected.yaml` beside it, or diagnostics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, cast

from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.facts import tree
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.facts.value_from_text import date_from_text
from lawcheck.model.ruleset import Ruleset
from lawcheck.span import InputFile, Span

Decided: TypeAlias = Literal["violated", "satisfied", "not_decided"]
_DECIDED = ("violated", "satisfied", "not_decided")
_KEYS = ("on", "by", "what", "family", "rules", "element", "outcome", "provision", "source", "note", "set_aside")


@dataclass(frozen=True)
class Decision:
    """One finding of the body that decided.

    `family` is the requirement it falls under; `rules`, where given, are those of its rules that carry the provision
    decided on. `element` names the thing it speaks of, where the case has several. `set_aside`: the day on which it was
    reversed or annulled on review.
    """

    day: date | None
    by: str
    what: str
    family: str
    rules: tuple[str, ...]
    element: str
    outcome: Decided
    set_aside: date | None
    span: Span


def decisions_in(file: InputFile, ruleset: Ruleset) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """The decisions of a file without mistakes, and the mistakes.

    Errors: those of `tree_from_text.py`, `wrong-shape`, `missing-key`, `unknown-key`, `unknown-family`, `unknown-rule`,
    `unknown-outcome`, `bad-date`.
    """
    found = Diagnostics()
    root, wrong = tree_from_text(file)
    found.extend(wrong)
    if root is None:
        return (), found.sorted()
    if not isinstance(root, tree.Sequence):
        help = "begin each with `- family: …`"
        found.add("wrong-shape", "what was decided is a list of findings", Span(file.name, 0, 0), help=help)
        return (), found.sorted()
    read = [_Reading(ruleset, found).decision(node) for node in root.items]
    return tuple(decision for decision in read if decision is not None), found.sorted()


@dataclass(frozen=True)
class _Reading:
    ruleset: Ruleset
    found: Diagnostics

    def decision(self, node: tree.Node) -> Decision | None:
        """The decision; None where nothing can be made of it."""
        if not isinstance(node, tree.Mapping) or not node.entries:
            self.found.add("wrong-shape", "this is not a finding", node.span, help="write `family:` and `outcome:`")
            return None
        parts: dict[str, tree.Node] = {}
        for entry in node.entries:
            if entry.key.text in _KEYS:
                parts[entry.key.text] = entry.value
            else:
                help = did_you_mean(entry.key.text, _KEYS, f"there are {', '.join(f'`{k}`' for k in _KEYS)}")
                self.found.add("unknown-key", f"a finding has no `{entry.key.text}`", entry.key.span, help=help)
        head = node.entries[0].key.span
        for key in ("family", "outcome"):
            if key not in parts:
                self.found.add("missing-key", f"the finding does not say its `{key}`", head)
        return Decision(
            self._day(parts.get("on")),
            _text(parts.get("by")),
            _text(parts.get("what")) or _text(parts.get("provision")),
            self._known(parts, "family", self.ruleset.families, "unknown-family"),
            self._rules(parts.get("rules")),
            _text(parts.get("element")),
            cast("Decided", self._known(parts, "outcome", dict.fromkeys(_DECIDED), "unknown-outcome")),
            self._day(parts.get("set_aside")),
            head,
        )

    def _day(self, node: tree.Node | None) -> date | None:
        return None if node is None else date_from_text(_text(node), node.span, self.found)

    def _known(self, parts: Mapping[str, tree.Node], key: str, known: Mapping[str, object], code: str) -> str:
        node = parts.get(key)
        name = _text(node).replace("-", "_")
        if node is not None and name not in known:
            help = did_you_mean(name, known, f"there are {', '.join(f'`{k}`' for k in known)}")
            self.found.add(code, f"there is no {key} `{name}`", node.span, help=help)
        return name

    def _rules(self, node: tree.Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        names = {rule.name for rule in self.ruleset.rules}
        nodes = node.items if isinstance(node, tree.Sequence) else (node,)
        for one in nodes:
            if _text(one) not in names:
                self.found.add(
                    "unknown-rule", f"there is no rule `{_text(one)}`", one.span, help=did_you_mean(_text(one), names)
                )
        return tuple(map(_text, nodes))


def _text(node: tree.Node | None) -> str:
    return " ".join(node.text.split()) if isinstance(node, tree.Scalar) else ""
