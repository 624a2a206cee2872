"""A file's text to its tree: YAML 1.2, and JSON, which is nearly a part of it."""

from __future__ import annotations

import re

from lawcheck.diagnostics import Diagnostic, Diagnostics, Label
from lawcheck.facts.read_yaml import read_yaml
from lawcheck.facts.tree import Node, Scalar, Sequence
from lawcheck.span import InputFile, Span

# What YAML calls printable, less the marks for a line's end that no editor shows as one, and the marks that turn the
# direction of writing. Kept as a text: compiling it costs 3 ms, and most files are printable at first sight.
_HIDDEN = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


def _hidden(text: str) -> re.Match[str] | None:
    """The first character that cannot be seen."""
    if text.replace("\n", "").isprintable():
        return None
    return re.search(_HIDDEN, text)


def tree_from_text(file: InputFile) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of the whole file; None where it could not be read to its end.

    Errors: `empty-file`, `control-character`, those of `read_yaml.py`, `doubled-key`, `empty-key`.
    """
    found = Diagnostics()
    if hidden := _hidden(file.text):
        _refuse_hidden(hidden[0], Span(file.name, *hidden.span()), found)
        return None, found.sorted()
    node = read_yaml(file, found)
    if node is None and not found:
        what = "holds nothing but comments" if file.text.strip() else "is empty"
        found.add("empty-file", f"`{file.name}` {what}", Span(file.name, 0, 0))
    if node is not None:
        _check(node, found)
    return node, found.sorted()


def _refuse_hidden(sign: str, place: Span, found: Diagnostics) -> None:
    found.add(
        "control-character",
        f"the text holds a character that cannot be seen (U+{ord(sign):04X})",
        place,
        label="here",
        help="delete it",
    )


def _check(root: Node, found: Diagnostics) -> None:
    """Refuses keys that stand twice in one mapping, empty ones, and hidden characters written by their number."""
    left = [root]
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            if hidden := _hidden(node.text):
                _refuse_hidden(hidden[0], node.span, found)
        elif isinstance(node, Sequence):
            left.extend(node.items)
        else:
            first: dict[str, Scalar] = {}
            for entry in node.entries:
                left.append(entry.value)
                if not entry.key.quoted and entry.key.text != entry.key.text.strip():
                    _odd_blank(entry.key, found)
                elif entry.key.is_empty:
                    found.add("empty-key", "a name is missing before the colon", entry.key.span, label="nothing here")
                elif entry.key.text in first:
                    _doubled(entry.key, first[entry.key.text], found)
                else:
                    first[entry.key.text] = entry.key


def _odd_blank(key: Scalar, found: Diagnostics) -> None:
    """Pages of the web and word processors indent by blanks that look like spaces, and are letters to YAML."""
    at = key.span.start if key.text != key.text.lstrip() else key.span.end - 1
    found.add(
        "tab",
        "a no-break space stands where only an ordinary one may",
        Span(key.span.file, at, at + 1),
        help="type the blanks of this line again, with the space bar",
    )


def _doubled(again: Scalar, before: Scalar, found: Diagnostics) -> None:
    found.add(
        "doubled-key",
        f"`{again.text}` stands twice in one place",
        again.span,
        label="for the second time",
        others=(Label(before.span, "here for the first"),),
        help="keep one; where sources differ on a fact, list both claims under one name",
    )
