"""The text of a rule file, and where its words stand in it."""

from __future__ import annotations

import re
from functools import cached_property

from lawcheck.span import InputFile, Span

_NO_WORDS = re.compile(r'"(?:\\.|[^"\\\n])*"|#[^\n]*')


class Source:
    """A rule file with what is needed to find the words between two parts of a condition."""

    def __init__(self, file: InputFile) -> None:
        self.file = file

    @cached_property
    def words(self) -> str:
        """The text with texts and comments blanked, so that no word in them is taken for one of the rule's."""
        return _NO_WORDS.sub(self._blank, self.file.text)

    @staticmethod
    def _blank(match: re.Match[str]) -> str:
        if match[0][0] == "#":
            return " " * len(match[0])
        return '"' * len(match[0])

    def find(self, pattern: str, start: int, end: int) -> Span | None:
        """The first place between two offsets where the pattern's words stand; any room may be between them."""
        rooms = pattern.replace(" ", r"\s+")
        found = re.compile(rf"\b(?:{rooms})\b").search(self.words, start, end)
        return Span(self.file.name, found.start(), found.end()) if found else None

    def find_mark(self, marks: str, start: int, end: int) -> Span | None:
        """The first of these characters between two offsets."""
        found = re.compile(f"[{re.escape(marks)}]").search(self.words, start, end)
        return Span(self.file.name, found.start(), found.end()) if found else None

    def with_brackets(self, span: Span) -> Span:
        """The span with the brackets that stand around it alone."""
        start, end = span.start, span.end
        while True:
            before, after = len(self.words[:start].rstrip()), end
            while after < len(self.words) and self.words[after].isspace():
                after += 1
            if before and self.words[before - 1] == "(" and self.words[after : after + 1] == ")":
                start, end = before - 1, after + 1
            else:
                return Span(span.file, start, end)

    def with_its_lines(self, span: Span) -> Span:
        """The span with the room before it, and the end of the line before, where nothing else stands in its lines."""
        before = self.file.text.rfind("\n", 0, span.start)
        after = self.file.text.find("\n", span.end)
        after = len(self.file.text) if after < 0 else after
        alone = not self.file.text[before + 1 : span.start].strip() and not self.words[span.end : after].strip()
        return Span(span.file, max(before, 0), after) if alone else span

    def text(self, span: Span) -> str:
        """What stands there, on one line."""
        return " ".join(span.text_in(self.file).split())
