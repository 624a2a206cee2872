"""The facts of a case, by the vocabulary: from a mapping of the file to an `Instance`.

What a thing may look like in a case is settled here, and nowhere else: a bare value, a claim, a row of claims.
"""

from __future__ import annotations

import collections.abc as abc
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.facts import tree
from lawcheck.facts.claim import REFUSED, Claim, Content, Grade, Instance, Items, Source
from lawcheck.facts.value_from_text import date_from_text, grade_from_text, value_from_text
from lawcheck.model.vocabulary import Choice, EntityType, Fact, FactType, ListOf, TextType, Vocabulary, YesNo
from lawcheck.span import Span
from lawcheck.values import NONE

CLAIM_KEYS = ("value", "source", "at", "grade", "from", "until")
LIST_KEYS = ("items", "incomplete")

_Facts: TypeAlias = abc.Mapping[str, Fact]


def facts_from_tree(
    node: tree.Node,
    vocabulary: Vocabulary,
    sources: abc.Mapping[str, Source] | None,
    found: Diagnostics,
) -> Instance:
    """What a mapping of facts says, claims of every day and source; mistakes are noted in `found`.

    `sources`: those that claims may name; None where nothing declares them, as in a test of a rule.
    Errors: `unknown-fact`, `unknown-key`, `unknown-source`, `missing-value`, `empty-value`, `wrong-shape`,
    `none-for-yes-no`, `doubled-element`, `until-before-from`, and those of `value_from_text.py`.
    """
    reading = _Reading(vocabulary, sources, found)
    if isinstance(node, tree.Scalar) and node.is_empty:
        return Instance(span=node.span)
    if not isinstance(node, tree.Mapping):
        found.add(
            "wrong-shape",
            "facts stand each under its name",
            node.span,
            help="write `name: value` in each line",
        )
        return Instance(span=node.span)
    return reading.instance(node, vocabulary.roots, (), _Teller())


@dataclass(frozen=True)
class _Teller:
    """Who says what stands inside a claim, unless a claim in it names another."""

    source: str | None = None
    at: str = ""
    grade: Grade | None = None


class _Reading:
    """What reading any part needs to know: what there is, who may be cited, and where mistakes go."""

    def __init__(self, vocabulary: Vocabulary, sources: abc.Mapping[str, Source] | None, found: Diagnostics) -> None:
        self.vocabulary = vocabulary
        self.sources = sources
        self.found = found

    # ── an entity's facts ──────────────────────────────────────────────────────────────────────────────────

    def instance(self, node: tree.Mapping, facts: _Facts, path: tuple[str, ...], teller: _Teller) -> Instance:
        """An entity, or the whole case, from its mapping. `path` leads to it."""
        claims = {}
        for entry in node.entries:
            name, value = entry.key.text, under(entry)
            fact = facts.get(name)
            if fact is None:
                self._unknown_fact(entry.key, facts, path)
            elif said := self._claims(fact, value, (*path, name), teller):
                claims[name] = said
        return Instance(claims, span=node.span)

    def _unknown_fact(self, key: tree.Scalar, facts: _Facts, path: tuple[str, ...]) -> None:
        name = key.text
        help = did_you_mean(name, facts)
        if not help:
            elsewhere = [".".join(way) for way, fact in self.vocabulary.walk() if fact.name == name]
            if elsewhere:
                help = f"it belongs to `{elsewhere[0].rpartition('.')[0] or 'the top of the case'}`"
            elif name in CLAIM_KEYS:
                help = "a claim is written `{value: …, source: …}`"
            elif path:
                help = f"`lawcheck show {'.'.join(path)}` lists those that it has"
        what = f"`{path[-1]}` has no fact `{name}`" if path else f"the vocabulary has nothing called `{name}`"
        self.found.add("unknown-fact", what, key.span, label="not in the vocabulary", help=help)

    # ── claims ─────────────────────────────────────────────────────────────────────────────────────────────

    def _claims(self, fact: Fact, node: tree.Node, path: tuple[str, ...], teller: _Teller) -> tuple[Claim, ...]:
        """All that is said of a fact; nothing where it is unknown."""
        several = isinstance(node, tree.Sequence)
        if isinstance(fact.type, ListOf):
            several = isinstance(node, tree.Sequence) and any(
                self._is_claim_of_list(fact.type, n) for n in node.items
            )
        if not several:
            nodes: tuple[tree.Node, ...] = (node,)
        elif isinstance(node, tree.Sequence) and node.items:
            nodes = node.items
        else:
            self.found.add("empty-value", f"nothing is said of `{fact.name}`", node.span, help=_SAY_SOMETHING)
            return ()
        if several and isinstance(fact.type, EntityType):
            nodes = tuple(n for n in nodes if self._is_said_of_one(fact, n))
        return tuple(claim for n in nodes if (claim := self._claim(fact, n, path, teller)) is not None)

    def _is_said_of_one(self, fact: Fact, node: tree.Node) -> bool:
        """Whether an element of a row is a claim about one thing; a row of things is refused, as it is no list."""
        if isinstance(node, tree.Scalar) or self._is_claim(fact.type, node):
            return True
        help = "leave out the dash; where sources differ on it, list claims such as `{value: {…}, source: …}`"
        self.found.add("wrong-shape", f"`{fact.name}` is one thing, not a list of them", node.span, help=help)
        return False

    def _claim(self, fact: Fact, node: tree.Node, path: tuple[str, ...], teller: _Teller) -> Claim | None:
        if isinstance(node, tree.Mapping) and self._is_claim(fact.type, node):
            return self._full_claim(node, teller, lambda value, by: self._content(fact, value, path, by))
        content = self._content(fact, node, path, teller)
        return None if content is None else Claim(content, teller.source, teller.at, teller.grade, span=node.span)

    def _is_claim(self, type: FactType, node: tree.Node) -> bool:
        """Whether a mapping is a claim about the fact and not the entity itself."""
        return isinstance(node, tree.Mapping) and "value" in node and "value" not in self.vocabulary.facts_of(type)

    def _is_claim_of_list(self, type: ListOf, node: tree.Node) -> bool:
        """Whether it is a claim about a list as a whole, and not that something belongs to it."""
        if not isinstance(node, tree.Mapping) or not self._is_claim(type, node):
            return False
        value = node.get("value")
        return not isinstance(value, tree.Mapping) or (
            "items" in value and "items" not in self.vocabulary.facts_of(type)
        )

    def _full_claim(
        self,
        node: tree.Mapping,
        teller: _Teller,
        content_of: abc.Callable[[tree.Node, _Teller], Content | None],
    ) -> Claim | None:
        """A claim written as `{value: …, source: …}`; what it leaves out, the claim around it says."""
        parts: dict[str, tree.Scalar] = {}
        value: tree.Node | None = None
        for entry in node.entries:
            name, part = entry.key.text, under(entry)
            if name == "value":
                value = part
            elif name not in CLAIM_KEYS:
                unknown_key(entry.key, CLAIM_KEYS, "a claim", self.found)
            elif isinstance(part, tree.Scalar) and not part.is_empty:
                parts[name] = part
            else:
                self.found.add("wrong-shape", f"`{name}` of a claim is one text", part.span)
        by = self._teller(parts, teller)
        since, until = self._window(parts)
        content = content_of(value, by) if value is not None else None
        if content is None:
            return None
        return Claim(content, by.source, by.at, by.grade, since, until, node.span)

    def _teller(self, parts: abc.Mapping[str, tree.Scalar], around: _Teller) -> _Teller:
        """Source, locator and grade of a claim: its own, else of its source, else of the claim around it."""
        at = parts["at"].text.strip() if "at" in parts else ""
        own = grade_from_text(parts["grade"].text, parts["grade"].span, self.found) if "grade" in parts else None
        if "source" not in parts:
            return _Teller(around.source, at or around.at, own or around.grade)
        name = parts["source"].text
        if self.sources is None:
            return _Teller(name, at, own)
        source = self.sources.get(name)
        if source is None:
            help = did_you_mean(name, self.sources, "declare it under `sources` at the top of the case")
            self.found.add("unknown-source", f"the case has no source `{name}`", parts["source"].span, help=help)
            return _Teller(name, at, own)
        return _Teller(name, at, own or source.grade)

    def _window(self, parts: abc.Mapping[str, tree.Scalar]) -> tuple[date | None, date | None]:
        """First and last day on which a claim holds."""
        days = {
            key: date_from_text(parts[key].text.strip(), parts[key].span, self.found)
            for key in ("from", "until")
            if key in parts
        }
        since, until = days.get("from"), days.get("until")
        if since and until and until < since:
            self.found.add(
                "until-before-from",
                f"the claim ends on {until}, before it begins",
                parts["until"].span,
                others=[Label(parts["from"].span, "it begins here")],
                help="both days belong to it; a claim of one day has the same day twice",
            )
        return since, until

    # ── what is claimed ────────────────────────────────────────────────────────────────────────────────────

    def _content(self, fact: Fact, node: tree.Node, path: tuple[str, ...], teller: _Teller) -> Content | None:
        """What is said, without who says it; None where it is unknown or a mistake."""
        match fact.type:
            case EntityType():
                return self._entity(fact, node, path, teller)
            case ListOf():
                return self._list(fact, fact.type, node, path, teller)
        if isinstance(node, tree.Scalar):
            return self._plain(fact, node)
        self._not_one_value(fact, node)
        return None

    def _plain(self, fact: Fact, node: tree.Scalar) -> Content | None:
        """A value of a type that has no facts of its own."""
        assert not isinstance(fact.type, EntityType | ListOf)
        is_text = isinstance(fact.type, TextType)
        text = "" if node.is_empty else node.text.strip()
        if not text and not (is_text and node.quoted):
            self.found.add("empty-value", f"nothing is said of `{fact.name}`", node.span, help=_SAY_SOMETHING)
            return None
        is_word = not (is_text and node.quoted) and not (isinstance(fact.type, Choice) and text in fact.type.names)
        if is_word and text in _WORDS:
            if text == "none" and isinstance(fact.type, YesNo):
                help = "did you mean `no`? if it is not known, write `unknown`"
                self.found.add(
                    "none-for-yes-no",
                    f"`{fact.name}` is answered yes or no, never none",
                    node.span,
                    help=help,
                )
                return None
            return _WORDS[text]
        return value_from_text(fact.type, text, node.span, self.found)

    def _not_one_value(self, fact: Fact, node: tree.Node) -> None:
        if isinstance(node, tree.Mapping) and any(key in node for key in CLAIM_KEYS):
            help = "write what it claims after `value:`"
            self.found.add("missing-value", f"this claim about `{fact.name}` claims nothing", node.span, help=help)
            return
        help = "write it after the name; where sources differ, list claims such as `{value: …, source: …}`"
        self.found.add("wrong-shape", f"`{fact.name}` has one value", node.span, help=help)

    def _word(self, fact: Fact, node: tree.Scalar, expected: str, advice: str) -> Content | None:
        """`none`, `unknown` or `refused` of an entity or a list; nothing at all is unknown."""
        if node.is_empty:
            return None
        word = node.text.strip()
        if word not in _WORDS:
            help = f"{advice}; or write `none` if it is known that there is none"
            self.found.add("wrong-shape", f"`{fact.name}` is {expected}, not a text", node.span, help=help)
            return None
        return _WORDS[word]

    def _entity(self, fact: Fact, node: tree.Node, path: tuple[str, ...], teller: _Teller) -> Content | None:
        if isinstance(node, tree.Scalar):
            return self._word(fact, node, "a thing with facts of its own", "its facts stand below it, further in")
        if isinstance(node, tree.Mapping):
            return self.instance(node, self.vocabulary.facts_of(fact.type), path, teller)
        help = "leave out the dash: there is only one"
        self.found.add("wrong-shape", f"`{fact.name}` is one thing, not a list of them", node.span, help=help)
        return None

    # ── lists ──────────────────────────────────────────────────────────────────────────────────────────────

    def _list(
        self, fact: Fact, type: ListOf, node: tree.Node, path: tuple[str, ...], teller: _Teller
    ) -> Content | None:
        """A list; one that is complete and empty is none."""
        if isinstance(node, tree.Scalar):
            return self._word(fact, node, "a list", "begin each element with a dash, in the lines below")
        incomplete = False
        items: tree.Node | None = node
        if isinstance(node, tree.Mapping):
            items, incomplete = self._items(fact, node)
        if not isinstance(items, tree.Sequence):
            return Items((), incomplete) if incomplete else None
        elements = [e for item in items.items if (e := self._element(type, item, path, teller)) is not None]
        self._check_names(elements)
        return Items(tuple(elements), incomplete) if items.items or incomplete else NONE

    def _items(self, fact: Fact, node: tree.Mapping) -> tuple[tree.Node | None, bool]:
        """The elements of `{items: […], incomplete: true}`, and whether there may be more."""
        items = node.get("items")
        if items is None:
            help = "begin each element with a dash; or write `items:` and below it the elements"
            self.found.add("wrong-shape", f"`{fact.name}` is a list", node.span, help=help)
            return None, False
        incomplete = False
        for entry in node.entries:
            value = under(entry)
            if entry.key.text == "incomplete":
                answer = value_from_text(YesNo(), _text(value), value.span, self.found)
                incomplete = answer is True
            elif entry.key.text == "items":
                if not isinstance(value, tree.Sequence) and not (isinstance(value, tree.Scalar) and value.is_empty):
                    help = "begin each element with a dash"
                    self.found.add("wrong-shape", f"the items of `{fact.name}` are a list", value.span, help=help)
            else:
                unknown_key(entry.key, LIST_KEYS, "a list with `items`", self.found)
        return items, incomplete

    def _element(self, type: ListOf, node: tree.Node, path: tuple[str, ...], teller: _Teller) -> Claim | None:
        """An element: its facts, or a claim that it belongs to the list."""
        if isinstance(node, tree.Mapping) and self._is_claim(type, node):
            return self._full_claim(node, teller, lambda value, by: self._facts_of_element(type, value, path, by))
        facts = self._facts_of_element(type, node, path, teller)
        return None if facts is None else Claim(facts, teller.source, teller.at, teller.grade, span=node.span)

    def _facts_of_element(
        self, type: ListOf, node: tree.Node, path: tuple[str, ...], teller: _Teller
    ) -> Instance | None:
        if not isinstance(node, tree.Mapping):
            help = "write `- name: value` and the other facts below it"
            self.found.add("wrong-shape", f"an element of `{path[-1]}` has facts of its own", node.span, help=help)
            return None
        facts = self.vocabulary.facts_of(type)
        if "name" in facts:  # then it is a fact like any other
            return self.instance(node, facts, path, teller)
        others = tuple(entry for entry in node.entries if entry.key.text != "name")
        element = self.instance(tree.Mapping(others, node.span), facts, path, teller)
        return Instance(element.facts, self._name(node), node.span)

    def _name(self, node: tree.Mapping) -> str:
        """The name that findings call an element by; empty where it has none."""
        for entry in node.entries:
            if entry.key.text != "name":
                continue
            text = _text(entry.value).strip()
            if not text:
                help = "write a short name, such as `plain_video`, or delete the line"
                self.found.add("wrong-shape", "the name of an element is one text", under(entry).span, help=help)
            return text
        return ""

    def _check_names(self, elements: abc.Iterable[Claim]) -> None:
        """Refuses two elements of one name: a finding could not say which it means."""
        first: dict[str, Span] = {}
        for claim in elements:
            if not isinstance(claim.value, Instance) or not claim.value.name:
                continue
            name = claim.value.name
            if name in first:
                self.found.add(
                    "doubled-element",
                    f"two elements of this list are called `{name}`",
                    claim.span,
                    others=[Label(first[name], "the first")],
                    help="give each a name of its own",
                )
            first.setdefault(name, claim.span)


_WORDS: abc.Mapping[str, Content | None] = {"none": NONE, "unknown": None, "refused": REFUSED}
_SAY_SOMETHING = "write `unknown` if it is not known, `none` if there is none, or delete the line"


def under(entry: tree.Entry) -> tree.Node:
    """What stands under a key; where nothing does, a place that can be shown: the key's."""
    value = entry.value
    if isinstance(value, tree.Scalar) and value.span.start == value.span.end:
        return tree.Scalar(value.text, value.quoted, entry.key.span)
    return value


def unknown_key(key: tree.Scalar, known: abc.Iterable[str], owner: str, found: Diagnostics) -> None:
    """Notes a key that has no meaning there. Errors: `unknown-key`."""
    names = list(known)
    help = did_you_mean(key.text, names, f"it has {', '.join(f'`{name}`' for name in names)}")
    found.add("unknown-key", f"{owner} has no `{key.text}`", key.span, help=help)


def _text(node: tree.Node) -> str:
    return node.text if isinstance(node, tree.Scalar) else ""
