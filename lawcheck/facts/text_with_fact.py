"""The text of a case file with one more thing said in it; every other line stays as it was, to the byte.

Nothing is laid out anew: a line is put in, or a word replaced, at the place that the tree of the file names. Where that
cannot be done without touching what else stands there, the answer is None, and the user has to write it by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence as Row
from dataclasses import dataclass
from typing import TypeAlias

from lawcheck.facts.tree import Mapping, Node, Scalar, Sequence
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.span import InputFile

Path: TypeAlias = tuple[str, ...]
THERE_IS_ONE = "{}"  # how a thing is written of which nothing else is known


def quoted(text: str) -> str:
    """A text as a case file carries it whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def with_fact(file: InputFile, path: Path, said: str) -> str | None:
    """The file's text in which the fact at `path` is `said`: a value or a claim, as it is written in a case file.

    Path: from the top of the case, elements of a list by their name or `#number`. What was `unknown` or empty is
    replaced; beside claims that are there already, the new one is put.
    """
    editing = _Editing.of(file)
    return None if editing is None else editing.fact(path, said)


def with_fact_replaced(file: InputFile, path: Path, said: str) -> str | None:
    """The file's text in which the fact at `path` is `said` and nothing else: what was claimed of it before is gone."""
    editing = _Editing.of(file)
    return None if editing is None else editing.fact(path, said, replace=True)


def with_elements(file: InputFile, path: Path, names: Row[str], more: bool) -> str | None:
    """The text in which the list at `path` has elements of these names as well; `more`: there may be others."""
    editing = _Editing.of(file)
    return None if editing is None else editing.elements(path, names, more)


def with_source(file: InputFile, name: str, described: str) -> str | None:
    """The text in which the head of the case declares one more source."""
    editing = _Editing.of(file)
    if editing is None:
        return None
    sources = editing.root.get("sources")
    if sources is None:
        before = next((e.key.span.start for e in editing.root.entries if e.key.text == "facts"), None)
        return None if before is None else editing.put(before, before, f"sources:\n  {name}: {described}\n")
    return editing.under(_Place(editing.root, "sources"), (name,), described)


def told_unknown(file: InputFile) -> frozenset[Path]:
    """The paths of the facts that somebody wrote `unknown` at."""
    root, _ = tree_from_text(file)
    facts = root.get("facts") if isinstance(root, Mapping) else None
    found: set[Path] = set()
    left: list[tuple[Path, Node]] = [((), facts)] if facts is not None else []
    while left:
        path, node = left.pop()
        match node:
            case Scalar(text="unknown", quoted=False):
                found.add(path)
            case Mapping():
                for entry in node.entries:
                    inside = entry.key.text in ("value", "items")
                    left.append((path if inside else (*path, entry.key.text), entry.value))
            case Sequence():
                left += [((*path, _name(item) or f"#{n}"), item) for n, item in enumerate(node.items, 1)]
    return frozenset(found)


@dataclass(frozen=True)
class _Place:
    """A key of a mapping, whether or not it is there."""

    around: Mapping
    key: str


@dataclass(frozen=True)
class _Editing:
    file: InputFile
    root: Mapping

    @staticmethod
    def of(file: InputFile) -> _Editing | None:
        """None where the file has not the form of a case, or is JSON."""
        root, _ = tree_from_text(file)
        if not isinstance(root, Mapping) or file.text[root.span.start : root.span.start + 1] == "{":
            return None
        return _Editing(file, root)

    # ── what is written ────────────────────────────────────────────────────────────────────────────────────

    def fact(self, path: Path, said: str, replace: bool = False) -> str | None:
        found = self._reach(path)
        if found is None:
            return None
        place, rest = found
        node = place.around.get(place.key)
        if rest or node is None:
            return self.under(place, rest, said)
        if replace and node.span.end > node.span.start:
            return self._replaced(place, node, said)
        return self._instead(node, said)

    def _replaced(self, place: _Place, node: Node, said: str) -> str:
        """The node's text gone, with what line ends and spaces are between it and its key."""
        key = next(entry.key for entry in place.around.entries if entry.key.text == place.key)
        colon = self.file.text.index(":", key.span.end) + 1
        return self.put(colon, node.span.end, f" {said}")

    def elements(self, path: Path, names: Row[str], more: bool) -> str | None:
        found = self._reach(path)
        if found is None:
            return None
        place, rest = found
        node = place.around.get(place.key)
        if rest or node is None or (isinstance(node, Scalar) and (node.is_empty or node.text == "unknown")):
            return self._new_list(place, rest, names, more)
        return self._longer_list(node, names, more)

    def _instead(self, node: Node, said: str) -> str | None:
        """The fact said where there is something already: in its place if that is nothing, else beside it."""
        match node:
            case Scalar() if node.span.start == node.span.end:
                return self.put(node.span.start, node.span.start, f" {said}")
            case Scalar() if node.is_empty or node.text == "unknown":
                return self.put(node.span.start, node.span.end, said)
            case Sequence(items=items) if items:
                return self._append(node, said)
            case Scalar() | Mapping() if said != THERE_IS_ONE:
                old = self.file.text[node.span.start : node.span.end]
                is_block = isinstance(node, Mapping) and not old.startswith("{")
                return (
                    None if is_block or "\n" in old else self.put(node.span.start, node.span.end, f"[{old}, {said}]")
                )
            case _:
                return None

    def _append(self, row: Sequence, said: str) -> str:
        """One more in a row, in the form that the row has."""
        end = row.items[-1].span.end
        if self._opens(row, "["):
            return self.put(end, end, f", {said}")
        return self._lines_after(end, [f"{' ' * self._column(row.span.start)}- {said}"])

    def _new_list(self, place: _Place, rest: Path, names: Row[str], more: bool) -> str | None:
        rows = [f"- name: {name}" for name in names]
        lines = ["incomplete: true", "items:", *(f"  {row}" for row in rows)] if more else rows
        if more and not names:
            lines = ["incomplete: true"]
        flow = f"[{', '.join(f'{{name: {name}}}' for name in names)}]"
        if more:
            flow = f"{{incomplete: true, items: {flow}}}" if names else "{incomplete: true}"
        return self.under(place, rest, flow, lines)

    def _longer_list(self, node: Node, names: Row[str], more: bool) -> str | None:
        """The list that is there, with more in it; said to be complete unless there may be `more` still."""
        text = self.file
        whole = _inside(node)
        if isinstance(whole, Mapping):
            flag, items = whole.get("incomplete"), whole.get("items")
            changed: str | None = text.text
            if flag is not None and not more:  # behind or before the items: the later place is written to first
                after = items is None or flag.span.start > items.span.start
                flagged = _Editing(text, self.root).put(flag.span.start, flag.span.end, "false")
                if not names:
                    return flagged
                longer = self._with_items(whole, items, names)
                if longer is None:
                    return None
                grown = len(longer) - len(text.text) if after else 0
                return longer[: flag.span.start + grown] + "false" + longer[flag.span.end + grown :]
            return self._with_items(whole, items, names) if names else changed
        return None

    def _with_items(self, whole: Mapping, items: Node | None, names: Row[str]) -> str | None:
        if isinstance(items, Sequence) and items.items:
            said = [f"{{name: {name}}}" if self._opens(items, "[") else f"name: {name}" for name in names]
            if self._opens(items, "["):
                return self.put(items.items[-1].span.end, items.items[-1].span.end, "".join(f", {s}" for s in said))
            indent = " " * self._column(items.span.start)
            return self._lines_after(items.items[-1].span.end, [f"{indent}- {s}" for s in said])
        if items is None:
            return self._new_list(_Place(whole, "items"), (), names, False)
        return None

    # ── where it is written ────────────────────────────────────────────────────────────────────────────────

    def _reach(self, path: Path) -> tuple[_Place, Path] | None:
        """The last key on the way that has a mapping around it, and what of the path has still to be made below."""
        place, ahead = _Place(self.root, "facts"), list(path)
        while ahead:
            node = place.around.get(place.key)
            inner = _inside(node) if node is not None else None
            if isinstance(inner, Mapping) and "items" in inner:
                inner = inner.get("items")
            is_element = isinstance(inner, Sequence)
            if isinstance(inner, Sequence):
                element = _element(inner, ahead[0])
                if element is None or len(ahead) == 1:
                    return None
                inner, ahead = element, ahead[1:]
            match inner:
                case Mapping(entries=entries) if entries or is_element or not self._is_free(place):
                    place = _Place(inner, ahead.pop(0))
                case None | Scalar() | Mapping():
                    nothing = not isinstance(inner, Scalar) or inner.is_empty or inner.text == "unknown"
                    return (place, tuple(ahead)) if nothing else None
                case _:
                    return None
        return place, ()

    def _is_free(self, place: _Place) -> bool:
        """Whether lines can be put below the key: it does not stand between brackets."""
        return not self._opens(place.around, "{")

    def under(self, place: _Place, rest: Path, said: str, lines: Row[str] = ()) -> str | None:
        """The text with `said` at the key, or further below it; or with `lines`, where lines have room."""
        there = place.around.get(place.key)
        if not self._is_free(place):
            inner = said
            for name in reversed(rest):
                inner = f"{{{name}: {inner}}}"
            return self._in_brackets(place, there, inner)
        if there is not None and isinstance(there, Mapping) and there.entries:
            return self.under(_Place(there, rest[0]), rest[1:], said, lines) if rest else None
        if isinstance(there, Sequence):
            return None
        indent = self._column(place.around.span.start)
        below: list[str] = []
        for depth, name in enumerate((place.key, *rest)):
            below.append(f"{' ' * (indent + 2 * depth)}{name}:")
        if lines:
            below += [f"{' ' * (indent + 2 * len(below))}{line}" for line in lines]
        else:
            below[-1] += f" {said}"
        if there is None:
            return self._lines_after(self._end(place.around), below)
        key = next(entry.key for entry in place.around.entries if entry.key.text == place.key)
        if len(below) == 1:
            return self._instead(there, said)
        start, end = (
            (there.span.start, there.span.end) if there.span.start > key.span.end else (key.span.end + 1,) * 2
        )
        start = len(self.file.text[:start].rstrip(" ")) if end > start else start
        return self._lines_after(end, below[1:], without=(start, end))

    def _in_brackets(self, place: _Place, there: Node | None, said: str) -> str:
        if there is not None:
            return self.put(
                there.span.start, there.span.end, said if there.span.end > there.span.start else f" {said}"
            )
        around = place.around
        if around.entries:
            end = self._end(around)
            return self.put(end, end, f", {place.key}: {said}")
        return self.put(around.span.start, around.span.end, f"{{{place.key}: {said}}}")

    def _end(self, mapping: Mapping) -> int:
        last = mapping.entries[-1]
        return max(last.value.span.end, last.key.span.end)

    def _opens(self, node: Node, bracket: str) -> bool:
        return self.file.text[node.span.start : node.span.start + 1] == bracket

    def _column(self, at: int) -> int:
        return at - (self.file.text.rfind("\n", 0, at) + 1)

    def _lines_after(self, at: int, lines: Row[str], without: tuple[int, int] = (0, 0)) -> str:
        """The text with lines put behind the line of `at`, and the stretch `without` taken out."""
        text = self.file.text
        newline = "\r\n" if "\r\n" in text else "\n"
        end = text.find("\n", at)
        end = len(text) if end < 0 else end - text[:end].endswith("\r")
        start, stop = without
        head = text[:start] + text[stop:end] if stop > start else text[:end]
        return head + "".join(newline + line for line in lines) + (text[end:] or newline)

    def put(self, start: int, end: int, said: str) -> str:
        """The text with `said` from `start` to `end`."""
        return self.file.text[:start] + said + self.file.text[end:]


def _inside(node: Node) -> Node | None:
    """What a claim claims; what is no claim, itself. None where there are several."""
    if isinstance(node, Sequence) and len(node.items) == 1 and _is_claim_of_list(node.items[0]):
        node = node.items[0]
    elif isinstance(node, Sequence) and any(_is_claim_of_list(item) for item in node.items):
        return None
    while isinstance(node, Mapping) and (value := node.get("value")) is not None:
        node = value
    return node


def _is_claim_of_list(node: Node) -> bool:
    value = node.get("value") if isinstance(node, Mapping) else None
    return isinstance(value, Scalar | Sequence) or (isinstance(value, Mapping) and "items" in value)


def _element(row: Sequence, name: str) -> Node | None:
    for number, item in enumerate(row.items, 1):
        if name == (_name(item) or f"#{number}"):
            return _inside(item)
    return None


def _name(item: Node) -> str:
    inner = _inside(item)
    name = inner.get("name") if isinstance(inner, Mapping) else None
    return name.text.strip() if isinstance(name, Scalar) else ""
