"""A case file to a `Case`: its head (format, name, date, sources) here, its facts by the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import PurePosixPath

from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.facts import tree
from lawcheck.facts.claim import Case, Instance, Source
from lawcheck.facts.facts_from_tree import facts_from_tree, under, unknown_key
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.facts.value_from_text import date_from_text, grade_from_text
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.span import InputFile, Span

FORMAT = 1
CASE_KEYS = ("lawcheck", "case", "title", "as_of", "jurisdiction", "rulebooks", "sources", "sr", "facts")
SOURCE_KEYS = ("title", "published", "url", "grade")


def from_case(
    file: InputFile,
    vocabulary: Vocabulary,
    rulebooks: Collection[str] | None = None,
    read: tuple[tree.Node | None, tuple[Diagnostic, ...]] | None = None,
) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """The case, or None and all that is wrong with its file, in the order of its lines.

    `rulebooks` are those that there are; None where that is not known, and any name passes. `read`: what
    `tree_from_text` makes of the file, where that is known.

    Errors: `unsupported-format`, `missing-key`, `unknown-key`, `wrong-shape`, `empty-value`, `bad-date`, `bad-grade`,
    `unknown-rulebook`, and those of `tree_from_text.py` and `facts_from_tree.py`.
    """
    root, mistakes = read or tree_from_text(file)
    found = Diagnostics()
    case = _case(root, file, vocabulary, rulebooks, found) if root is not None else None
    # What stands in a place that could not even be read says nothing; a second complaint about it would be noise.
    told = [d for d in found.sorted() if not any(_overlap(d.span, m.span) for m in mistakes)]
    found = Diagnostics()
    found.extend(mistakes)
    found.extend(told)
    return (None if found else case), found.sorted()


def _overlap(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def _case(
    root: tree.Node,
    file: InputFile,
    vocabulary: Vocabulary,
    rulebooks: Collection[str] | None,
    found: Diagnostics,
) -> Case | None:
    if not isinstance(root, tree.Mapping):
        help = "begin with `lawcheck: 1`, `case: a_name` and `facts:`, each in a line of its own"
        found.add("wrong-shape", "this is not a case file", _first_line(root.span, file), help=help)
        return None
    head = _Head(found)
    parts: dict[str, tree.Node] = {}
    for entry in root.entries:
        if entry.key.text in CASE_KEYS:
            parts.setdefault(entry.key.text, under(entry))
        elif entry.key.text in vocabulary.roots:
            help = "put it below `facts:`, further in"
            found.add("unknown-key", f"`{entry.key.text}` is a fact", entry.key.span, help=help)
        else:
            unknown_key(entry.key, CASE_KEYS, "a case", found)
    start = (
        Span(file.name, root.span.start, root.span.start + len(root.entries[0].key.text))
        if root.entries
        else root.span
    )
    head.format(parts.get("lawcheck"), start)
    sources = head.sources(parts.get("sources"))
    facts = Instance(span=root.span)
    if "facts" in parts:
        facts = facts_from_tree(parts["facts"], vocabulary, sources, found)
    else:
        found.add("missing-key", "the case has no `facts`", start, help="add a line `facts:` and the facts below it")
    return Case(
        name=head.line(parts.get("case"), "case") or PurePosixPath(file.name).stem,
        title=head.line(parts.get("title"), "title"),
        as_of=head.day(parts.get("as_of")),
        rulebooks=head.rulebooks(parts.get("rulebooks"), rulebooks),
        sources=sources,
        facts=facts,
        file=file.name,
        jurisdiction=head.state(parts.get("jurisdiction")),
        serbian=head.serbian(parts.get("sr")),
    )


def _first_line(span: Span, file: InputFile) -> Span:
    end = file.text.find("\n", span.start, span.end)
    return Span(span.file, span.start, end if end > 0 else span.end)


class _Head:
    """Reads what stands above the facts; each method answers even where it finds a mistake."""

    def __init__(self, found: Diagnostics) -> None:
        self.found = found

    def format(self, node: tree.Node | None, start: Span) -> None:
        """Refuses a file of a format that is not this one."""
        if node is None:
            help = f"begin the file with `lawcheck: {FORMAT}`"
            self.found.add("missing-key", "the file does not say which format it has", start, help=help)
        elif not isinstance(node, tree.Scalar) or node.text.strip() != str(FORMAT):
            text = f"this is not format {FORMAT} of case files, the one that is read here"
            help = f"write `lawcheck: {FORMAT}`, or use a later version of lawcheck"
            self.found.add("unsupported-format", text, node.span, help=help)

    def line(self, node: tree.Node | None, key: str) -> str:
        """A text; empty where it was left out."""
        if node is None:
            return ""
        if isinstance(node, tree.Scalar):
            if node.is_empty:
                self.found.add(
                    "empty-value", f"nothing stands after `{key}`", node.span, help="fill it in or delete it"
                )
                return ""
            return " ".join(node.text.split())
        self.found.add("wrong-shape", f"`{key}` is one text", node.span)
        return ""

    def day(self, node: tree.Node | None) -> date | None:
        """The date the case is judged as of."""
        text = self.line(node, "as_of")
        return date_from_text(text, node.span, self.found) if node is not None and text else None

    def state(self, node: tree.Node | None) -> str:
        """The code of a state or union; empty where it was left out."""
        code = self.line(node, "jurisdiction")
        if node is not None and code and not re.fullmatch(r"[A-Z]{2}", code):
            help = "write its two capital letters, such as `RS` or `FR`; `EU` is the union"
            self.found.add("wrong-shape", f"`{code}` is not the code of a state", node.span, help=help)
        return code

    def rulebooks(self, node: tree.Node | None, known: Collection[str] | None) -> tuple[str, ...]:
        """Names of rulebooks, or prefixes of such names; one may stand without brackets."""
        if isinstance(node, tree.Mapping):
            self.found.add("wrong-shape", "`rulebooks` is a list of names", node.span, help="write `[rs, eu.led]`")
            return ()
        nodes = node.items if isinstance(node, tree.Sequence) else () if node is None else (node,)
        names = []
        for one in nodes:
            name = self.line(one, "rulebooks")
            if name and not re.fullmatch(r"[^\W\d]\w*(\.[^\W\d]\w*)*", name):
                help = "a name is words joined by dots, such as `rs.zzpl`; several stand in brackets, `[rs, eu.led]`"
                self.found.add("wrong-shape", f"`{name}` cannot be the name of a rulebook", one.span, help=help)
            elif (
                name and known is not None and not any(book == name or book.startswith(f"{name}.") for book in known)
            ):
                help = did_you_mean(name, known, "`lawcheck list rulebooks` names them")
                self.found.add("unknown-rulebook", f"there is no rulebook `{name}`", one.span, help=help)
            elif name:
                names.append(name)
        return tuple(names)

    def serbian(self, node: tree.Node | None) -> Mapping[str, str]:
        """The case's own texts, and names of its elements, in Serbian."""
        if node is None or (isinstance(node, tree.Scalar) and node.is_empty):
            return {}
        if not isinstance(node, tree.Mapping):
            help = 'write `"a text of this case": "the same in Serbian"`'
            self.found.add("wrong-shape", "`sr` has texts of the case, each with its Serbian", node.span, help=help)
            return {}
        return {entry.key.text: self.line(under(entry), entry.key.text) for entry in node.entries}

    def sources(self, node: tree.Node | None) -> Mapping[str, Source]:
        """The sources that claims may name, by their short name."""
        if node is None or (isinstance(node, tree.Scalar) and node.is_empty):
            return {}
        if not isinstance(node, tree.Mapping):
            help = "write `short_name: {title: …, published: …, url: …, grade: …}`"
            self.found.add("wrong-shape", "sources stand each under its short name", node.span, help=help)
            return {}
        return {entry.key.text: self._source(entry.key.text, under(entry)) for entry in node.entries}

    def _source(self, name: str, node: tree.Node) -> Source:
        if isinstance(node, tree.Scalar) and node.is_empty:
            return Source(name)
        if not isinstance(node, tree.Mapping):
            help = f"write `{name}: {{title: …}}`"
            self.found.add("wrong-shape", f"the source `{name}` is described by keys", node.span, help=help)
            return Source(name)
        parts: dict[str, tree.Node] = {}
        for entry in node.entries:
            if entry.key.text in SOURCE_KEYS:
                parts[entry.key.text] = under(entry)
            else:
                unknown_key(entry.key, SOURCE_KEYS, "a source", self.found)
        texts = {key: self.line(part, key) for key, part in parts.items()}
        grade = grade_from_text(texts["grade"], parts["grade"].span, self.found) if texts.get("grade") else None
        return Source(name, texts.get("title", ""), texts.get("published", ""), texts.get("url", ""), grade)
