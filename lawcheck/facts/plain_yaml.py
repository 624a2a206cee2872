"""The YAML that case files are usually made of, read in a few milliseconds, and JSON.

Names with values below one another, dashes, brackets, quotes, comments, texts over several lines. Whatever is more
than that, or wrong, is not judged here: then there is no answer, and `full_yaml` is asked.
INVARIANT: an answer is the one that `full_yaml` gives (tests/facts/test_plain_yaml.py).
"""

from __future__ import annotations

import re

from lawcheck.facts.tree import DEEPEST, Entry, Mapping, Node, Scalar, Sequence
from lawcheck.span import InputFile, Span


class _Unsure(Exception):
    """Something out of the ordinary; never leaves this module."""


def read_plain(file: InputFile) -> Node | None:
    """The tree of the whole file, or None where this reader is not sure of it."""
    reader = _Reader(file)
    try:
        return reader.document()
    except _Unsure:
        return None


# Lines that say nothing, at the start of a line; and what may follow a value in its line.
_BLANK_LINES = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*")
_LINE_END = re.compile(r"[ ]*(?:(?<=[ ])#[^\n]*)?(?:\r?\n|\Z)")
_INDENT = re.compile(r"[ ]*")
_GAP = re.compile(r"[ ]*")
# Between brackets, the end of a line is a blank like any other.
_WHITE = re.compile(r"(?:[ \t\r\n]+(?:#[^\n]*)?)*")
_DASH = re.compile(r"-(?=[ \r\n]|\Z)[ ]*")

# A text without quotes: it begins with no sign of YAML's, and holds neither `: ` nor ` #`.
_FIRST = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^\s,\[\]{}]))"
_PLAIN = re.compile(_FIRST + r"(?:[^\s:#]|:(?=[^\s])|(?<=\S)#|[ ]+(?=[^\s#]))*")
_PLAIN_IN_BRACKETS = re.compile(_FIRST + r"(?:[^\s:#,\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S)#|[ ]+(?=[^\s#,\[\]{}:]))*")
_PLAIN_KEY = re.compile(_FIRST + r"[^\s:#,\[\]{}\"'&*!?|>]*")
_CONTINUATION = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\s:#]|:(?=[^\s])|(?<=\S)#|[ ]+(?=[^\s#]))*")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_BLOCK = re.compile(r"([|>])(-?)(?:[ ]+#[^\n]*|[ ]*)\r?\n")
_DOCUMENT_MARK = re.compile(r"(?m)^(?:---|\.\.\.|%|\ufeff)")
_OTHER_LINE_ENDS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")

_HEX = "[0-9a-fA-F]"
_ESCAPE = re.compile(
    rf"\\(?:u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|x{_HEX}{{2}}|u{_HEX}{{4}}|U{_HEX}{{8}}|.)", re.DOTALL
)
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "r": "\r", "b": "\b", "f": "\f", " ": " "}
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*((?:\r?\n[ \t]*)*)")


class _Reader:
    """Reads from the place `at` on; every method leaves `at` behind what it has read."""

    def __init__(self, file: InputFile) -> None:
        self.name = file.name
        self.text = file.text
        self.at = 0
        self.depth = 0

    def document(self) -> Node:
        """The one thing that the file is."""
        if _DOCUMENT_MARK.search(self.text) or _OTHER_LINE_ENDS.search(self.text):
            raise _Unsure
        self._to_content()
        in_brackets = self.text[self.at : self.at + 1] in ("{", "[")
        if "\t" in self.text and not in_brackets:  # where YAML allows a tab is a long story
            raise _Unsure
        if in_brackets:
            node = self._bracket()
            self._line_end()
        else:
            node = self._block(self._column(), -1)
        self._to_content()
        if self.at < len(self.text):
            raise _Unsure
        return node

    # ── lines ──────────────────────────────────────────────────────────────────────────────────────────────

    def _to_content(self) -> None:
        """To the first sign of the next line that says something; `at` is at the start of a line."""
        self._take(_BLANK_LINES)
        self._take(_INDENT)
        if self.text.startswith("#", self.at):  # the last line, without an end
            self.at = len(self.text)

    def _column(self) -> int:
        """How far in the line stands; -1 at the end of the file."""
        if self.at >= len(self.text):
            return -1
        return self.at - (self.text.rfind("\n", 0, self.at) + 1)

    def _line_end(self) -> None:
        self._take(_LINE_END)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _Unsure
        self.at = match.end()
        return match

    def _span(self, start: int, end: int) -> Span:
        return Span(self.name, start, end)

    # ── one below the other ────────────────────────────────────────────────────────────────────────────────

    def _block(self, column: int, around: int) -> Node:
        """The list or mapping whose first line stands at `column`, which is further in than `around`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Unsure
        node = self._dashes(column) if _DASH.match(self.text, self.at) else self._lines(column)
        self.depth -= 1
        return node

    def _dashes(self, column: int) -> Sequence:
        """Elements with a dash each; ends where a line stands elsewhere or has none."""
        start = self.at
        items: list[Node] = []
        while self._column() == column and _DASH.match(self.text, self.at):
            after = self.at + 1
            self._take(_DASH)
            if self._at_line_end():
                items.append(self._below(column, after, dashes_too=False))
            elif self.text[self.at] in "{[":
                items.append(self._value(column))
            elif _DASH.match(self.text, self.at) or self._is_key():
                items.append(self._block(self._column(), column))
            else:
                items.append(self._value(column))
        return Sequence(tuple(items), self._span(start, items[-1].span.end))

    def _lines(self, column: int) -> Mapping:
        """Names with values; ends where a line stands further out."""
        start = self.at
        entries: list[Entry] = []
        while self._column() == column:
            if not self._is_key():
                raise _Unsure
            key = self._key()
            self.at += 1  # the colon
            after = self.at
            self._take(_GAP)
            below = self._at_line_end()
            value = self._below(column, after, dashes_too=True) if below else self._value(column)
            entries.append(Entry(key, value))
        if self._column() > column or not entries:
            raise _Unsure
        return Mapping(tuple(entries), self._span(start, entries[-1].value.span.end))

    def _at_line_end(self) -> bool:
        return _LINE_END.match(self.text, self.at) is not None

    def _is_key(self) -> bool:
        """Whether a name and its colon stand here."""
        match = (
            _PLAIN_KEY.match(self.text, self.at)
            or _DOUBLE.match(self.text, self.at)
            or _SINGLE.match(self.text, self.at)
        )
        return match is not None and re.compile(r":(?=[ \t\r\n]|\Z)").match(self.text, match.end()) is not None

    def _key(self) -> Scalar:
        sign = self.text[self.at]
        if sign in "\"'":
            start = self.at
            key = self._quoted(sign)
            if "\n" in self.text[start : self.at]:
                raise _Unsure
            return key
        match = self._take(_PLAIN_KEY)
        return Scalar(match[0], False, self._span(*match.span()))

    def _below(self, column: int, after: int, *, dashes_too: bool) -> Node:
        """What stands in the lines below a name or dash; an empty text at `after` where nothing does.

        `dashes_too`: the dashes of a list may stand in the same column as the name.
        """
        self._line_end()
        self._to_content()
        inner = self._column()
        if inner > column:
            if self.text[self.at] in "{[\"'|>" or not (_DASH.match(self.text, self.at) or self._is_key()):
                return self._value(column)
            return self._block(inner, column)
        if dashes_too and inner == column and _DASH.match(self.text, self.at):
            return self._block(inner, column - 1)
        return Scalar("", False, self._span(after, after))

    def _value(self, column: int) -> Node:
        """A value that begins here, and after it the end of its line, to the next line that says something."""
        sign = self.text[self.at]
        node: Node
        if sign in "{[":
            node = self._bracket()
        elif sign in "\"'":
            node = self._quoted(sign)
            if self.text.startswith(":", self.at):
                raise _Unsure
        elif sign in "|>":
            return self._literal(column)
        else:
            return self._text(column)
        self._line_end()
        self._to_content()
        return node

    # ── texts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _text(self, column: int) -> Scalar:
        """A text without quotes; it goes on in the lines below that stand further in than `column`."""
        match = self._take(_PLAIN)
        start, end = match.span()
        parts = [match[0]]
        commented = "#" in self._take(_LINE_END)[0]
        while True:
            line_start = self.at
            self._to_content()
            if self._column() <= column:
                break
            if commented or self.text.count("\n", line_start, self.at):
                raise _Unsure
            match = self._take(_CONTINUATION)
            end = match.end()
            parts.append(match[0])
            commented = "#" in self._take(_LINE_END)[0]
        return Scalar(" ".join(parts), False, self._span(start, end))

    def _quoted(self, sign: str) -> Scalar:
        start = self.at
        match = self._take(_DOUBLE if sign == '"' else _SINGLE)
        text = match[1]
        if "\n" in text:
            if "\\\n" in text or "\\\r" in text or "\t" in text:
                raise _Unsure
            text = _FOLD.sub(lambda m: "\n" * m[1].count("\n") or " ", text)
        if sign == "'":
            text = text.replace("''", "'")
        elif "\\" in text:
            text = _ESCAPE.sub(_unescaped, text)
        return Scalar(text, True, self._span(start, self.at))

    def _literal(self, column: int) -> Scalar:
        """A text of whole lines after `|` or `>`, all further in than `column`."""
        start = self.at
        style, chomp = self._take(_BLOCK).groups()
        indent = len(_INDENT.match(self.text, self.at)[0])  # type: ignore[index]
        if indent <= column or self.text[self.at + indent : self.at + indent + 1] in ("", "\n", "\r", "\t"):
            raise _Unsure
        lines: list[str] = []
        end = start
        while self.at < len(self.text):
            stop = self.text.find("\n", self.at)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[self.at : stop].rstrip("\r")
            if line.strip(" ") and len(line) - len(line.lstrip(" ")) < indent:
                break
            content = line[indent:]
            if (not line.strip(" ") and content) or (style == ">" and content[:1] in (" ", "\t")):
                raise _Unsure
            lines.append(content)
            end = self.at + len(line.rstrip()) if content else end
            self.at = min(stop + 1, len(self.text))
        else:
            if not self.text.endswith("\n"):
                raise _Unsure
        while not lines[-1]:
            lines.pop()
        text = "\n".join(lines)
        if style == ">":
            text = re.sub(r"\n(\n*)", lambda m: m[1] or " ", text)
        self._to_content()
        return Scalar(text + ("" if chomp else "\n"), True, self._span(start, end))

    # ── between brackets ───────────────────────────────────────────────────────────────────────────────────

    def _bracket(self) -> Node:
        """A list or mapping between brackets."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Unsure
        start = self.at
        closing = "}" if self.text[start] == "{" else "]"
        self.at += 1
        entries: list[Entry] = []
        items: list[Node] = []
        while True:
            self._take(_WHITE)
            if self.text.startswith(closing, self.at):
                break
            if closing == "}":
                entries.append(self._entry())
            else:
                items.append(self._item())
            self._take(_WHITE)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith(closing, self.at):
                raise _Unsure
        self.at += 1
        self.depth -= 1
        place = self._span(start, self.at)
        return Mapping(tuple(entries), place) if closing == "}" else Sequence(tuple(items), place)

    def _entry(self) -> Entry:
        sign = self.text[self.at : self.at + 1]
        start = self.at
        if sign in ('"', "'"):
            key = self._quoted(sign)
            if "\n" in self.text[start : self.at]:
                raise _Unsure
        else:
            match = self._take(_PLAIN_KEY)
            key = Scalar(match[0], False, self._span(*match.span()))
        if not re.compile(r":[ \t\r\n]" if not key.quoted else ":").match(self.text, self.at):
            raise _Unsure
        self.at += 1
        self._take(_WHITE)
        return Entry(key, self._item())

    def _item(self) -> Node:
        sign = self.text[self.at : self.at + 1]
        if sign in ("{", "["):
            node = self._bracket()
        elif sign in ('"', "'"):
            node = self._quoted(sign)
        else:
            match = self._take(_PLAIN_IN_BRACKETS)
            node = Scalar(match[0], False, self._span(*match.span()))
        if re.compile(r"[ \t\r\n]*:").match(self.text, self.at):  # `[a: b]` is a mapping within a list
            raise _Unsure
        return node


def _unescaped(match: re.Match[str]) -> str:
    code = match[0][1:]
    if len(code) > 1:
        try:
            if "\\" in code:  # JSON writes signs beyond U+FFFF as two halves
                high, low = int(code[1:5], 16), int(code[7:11], 16)
                return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            sign = chr(int(code[1:], 16))
        except (ValueError, OverflowError):  # past the last character of Unicode
            raise _Unsure from None
        if "\ud800" <= sign <= "\udfff":
            raise _Unsure
        return sign
    if code not in _ESCAPES:
        raise _Unsure
    return _ESCAPES[code]
