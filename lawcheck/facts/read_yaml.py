"""All of YAML 1.2, and what is wrong with a text that is not YAML, said in words for people who write cases.

The library is imported here alone, and only when it is needed: loading it costs 70 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.tree import DEEPEST, Entry, Mapping, Node, Scalar, Sequence
from lawcheck.facts.yaml_mistakes import explain
from lawcheck.span import InputFile, Span

MOST_MISTAKES = 20


def read_yaml(file: InputFile, found: Diagnostics) -> Node | None:
    """The tree of the file; None where there is nothing in it, or where reading had to stop.

    A mistake that lies within one value does not stop it: the value is painted over, and the rest is read.
    Errors: those of `yaml_mistakes.py`, `yaml-anchor`, `yaml-tag`, `several-documents`, `nested-too-deep`,
    `key-not-a-name`.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    text = _without_tabs(file.text)
    for _ in range(MOST_MISTAKES):
        try:
            return _Builder(InputFile(file.name, text), found).build(YAML(typ="safe", pure=True).parse(text))
        except MarkedYAMLError as trouble:
            value = explain(trouble, InputFile(file.name, text), found)
            if value is None:
                return None
            text = f"{text[: value.start]}{'x' * (value.end - value.start)}{text[value.end :]}"
    return None


_STRING_OR_TAB = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|\t", re.DOTALL)


def _without_tabs(text: str) -> str:
    """JSON is often indented by tabs, which YAML allows only between brackets, and the library nowhere."""
    if text.lstrip()[:1] not in ("{", "["):
        return text
    return _STRING_OR_TAB.sub(lambda match: " " if match[0] == "\t" else match[0], text)


@dataclass
class _Open:
    """A list or mapping whose end is still to come; `nodes` are keys and values in turn where it is a mapping."""

    start: int
    is_mapping: bool
    in_brackets: bool
    nodes: list[Node] = field(default_factory=list)


_HELP = {
    "yaml-anchor": "write out what it stands for; a text that begins with `&` or `*` goes in quotes",
    "yaml-tag": "leave it out; a text that begins with `!` goes in quotes",
    "several-documents": "a case file holds one case; put the second in a file of its own",
    "control-character": "write the character itself, not its number",
    "nested-too-deep": "check the brackets and the indentation",
}
_CROSS_REFERENCE = re.compile(r"[&*][^\s,\[\]{}]*")
_TYPE_MARK = re.compile(r"!\S*")


class _Builder:
    """Makes a tree of the library's events, without recursion: how deep a file nests is for its author to choose."""

    def __init__(self, file: InputFile, found: Diagnostics) -> None:
        self.file = file
        self.found = found
        self.open = [_Open(0, False, True)]

    def build(self, events: Iterator[Any]) -> Node | None:
        """The one document; None where there is none, or something stopped the reading."""
        from ruamel.yaml import events as kinds

        documents = 0
        for event in events:
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, kinds.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("several-documents", "a second document begins here", start, end)
                    break
            elif isinstance(event, kinds.CollectionEndEvent):
                self._close(end)
            elif isinstance(event, kinds.NodeEvent) and not self._begin(event, start, end):
                return None
        nodes = self.open[0].nodes
        return nodes[0] if nodes else None

    def _begin(self, event: Any, start: int, end: int) -> bool:
        """Takes a scalar, or the start of a list or mapping; False where reading cannot go on."""
        from ruamel.yaml import events as kinds

        if event.anchor is not None:
            self._refuse_mark("yaml-anchor", "is a cross-reference", _CROSS_REFERENCE, start)
        if getattr(event, "tag", None) is not None:
            self._refuse_mark("yaml-tag", "is a mark of YAML for a type", _TYPE_MARK, start)
        match event:
            case kinds.AliasEvent():
                self._add(Scalar("", False, self._place(start, end)))
            case kinds.ScalarEvent():
                if event.style in ("|", ">"):
                    end = start + len(self.file.text[start:end].rstrip())
                self._add(Scalar(self._whole(event.value, start), event.style is not None, self._place(start, end)))
            case kinds.CollectionStartEvent():
                if len(self.open) > DEEPEST:
                    message = f"the file nests more than {DEEPEST} levels deep"
                    self._refuse("nested-too-deep", message, start, max(end, start + 1))
                    return False
                is_mapping = isinstance(event, kinds.MappingStartEvent)
                self.open.append(_Open(start, is_mapping, bool(event.flow_style)))
        return True

    def _whole(self, text: str, start: int) -> str:
        """The text, with signs that JSON wrote as two halves (`\\ud83d\\ude00`) put together."""
        if text.isascii():
            return text
        try:
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            self._refuse("control-character", "the text holds half of a character", start, start + 1)
            return ""

    def _refuse_mark(self, code: str, message: str, mark: re.Pattern[str], start: int) -> None:
        place = mark.search(self.file.text, start)
        start, end = place.span() if place else (start, start + 1)
        self._refuse(code, f"`{self.file.text[start:end]}` {message}", start, end)

    def _refuse(self, code: str, message: str, start: int, end: int) -> None:
        self.found.add(code, message, self._place(start, end), help=_HELP[code])

    def _add(self, node: Node) -> None:
        around = self.open[-1]
        if around.is_mapping and len(around.nodes) % 2 == 0 and not isinstance(node, Scalar):
            self.found.add(
                "key-not-a-name",
                "a name is expected before the colon, not a list or a mapping",
                node.span,
                help="put a text that begins with a bracket in quotes",
            )
            node = Scalar(f"?{len(around.nodes)}", True, node.span)
        if around.is_mapping and len(around.nodes) % 2 and node.span.start == node.span.end:
            # An empty value stands behind its colon; the library puts it in the line where it noticed.
            after = self.file.text.find(":", around.nodes[-1].span.end, node.span.end) + 1
            node = Scalar("", False, self._place(after, after)) if after else node
        around.nodes.append(node)

    def _close(self, end: int) -> None:
        done = self.open.pop()
        nodes = done.nodes
        if not done.in_brackets:  # the library counts the blank lines and comments after it in
            end = nodes[-1].span.end if nodes else done.start
        place = self._place(done.start, end)
        if not done.is_mapping:
            self._add(Sequence(tuple(nodes), place))
            return
        keys = [key for key in nodes[::2] if isinstance(key, Scalar)]
        self._add(Mapping(tuple(map(Entry, keys, nodes[1::2])), place))

    def _place(self, start: int, end: int) -> Span:
        return Span(self.file.name, start, end)
