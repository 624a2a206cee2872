"""What is wrong with a text that is not YAML: the library's complaint, looked at again beside the line it is about.

The library says where it gave up and what it then expected. What the author did is mostly another thing, in another
place: a line above without a colon, a quote that was never closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.span import InputFile, Span

_VALUE = re.compile(r"\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'][^:]*?) *: +(?=\S)")
_KEY = re.compile(r"\s*(?:- +)*[^\s#]+.*?:(?:[ \t]|$)")
_GLUED = re.compile(r"\s*(?:- +)*([\w.]+):[^ \t\n/]")
_CURLY = "“”„‟‘’‚«»"
_IN_QUOTES = "put the whole text in double quotes"


@dataclass(frozen=True)
class _Trouble:
    """The library's complaint: its words, the offset it is about, and that of what it was reading then."""

    file: InputFile
    found: Diagnostics
    problem: str
    context: str
    at: int
    since: int

    @property
    def line(self) -> str:
        """The line it is about."""
        return self.file.line(self.file.position(self.at)[0])

    @property
    def line_start(self) -> int:
        """Offset of that line."""
        return self.file.line_starts[self.file.position(self.at)[0] - 1]

    @property
    def column(self) -> int:
        """Its place in that line, from 0."""
        return self.at - self.line_start

    def before(self) -> tuple[int, str]:
        """Offset and text of the last line above that says anything; the file's first where there is none."""
        number = self.file.position(self.at)[0] - 1
        while number > 1 and self.file.line(number).lstrip()[:1] in ("", "#"):
            number -= 1
        line = self.file.line(max(number, 1))
        return self.file.line_starts[max(number, 1) - 1], re.sub(r"\s+#.*$", "", line)

    def words(self, start: int) -> Span:
        """From `start` to the end of what its line says, a comment and blanks at the end left out."""
        number, column = self.file.position(start)
        rest = self.file.line(number)[column - 1 :]
        return Span(self.file.name, start, start + max(1, len(re.sub(r"\s+#.*$", "", rest).rstrip())))

    def refuse(
        self, code: str, message: str, place: Span, help: str, label: str = "", also: Span | None = None
    ) -> None:
        """Notes the mistake; `also` is where the thing began that was being read."""
        others = [Label(also, "opened here")] if also else []
        self.found.add(code, message, place, help=help, label=label, others=others)


def explain(error: Any, file: InputFile, found: Diagnostics) -> Span | None:
    """The value to paint over so that reading can go on, or None where it cannot; the mistake is noted in `found`.

    Errors: `tab`, `wrong-indentation`, `missing-colon`, `colon-in-text`, `unclosed-quote`, `text-after-quote`,
    `backslash`, `reserved-character`, `unclosed-bracket`, `missing-comma`, `yaml-syntax`.
    """
    mark = error.problem_mark or error.context_mark
    last = max(0, len(file.text) - 1)  # where the file ends too soon, the library points behind it
    at = min(mark.index if mark else 0, last)
    since = min(error.context_mark.index, last) if error.context_mark else at
    trouble = _Trouble(file, found, str(error.problem or ""), str(error.context or ""), at, since)
    for words, reason in _REASONS:
        if words in trouble.problem or words in trouble.context:
            return reason(trouble)
    _anything_else(trouble)
    return None


def _anything_else(it: _Trouble) -> None:
    message = (
        f"the text is not YAML from here on ({it.problem})" if it.problem else "the text is not YAML from here on"
    )
    it.refuse("yaml-syntax", message, it.words(it.at), "check the signs in this line, and the end of the line above")


def _tab(it: _Trouble) -> None:
    """All tabs at the start of lines are noted at once: they come in numbers."""
    help = "put spaces in its place; most editors can do that for the whole file"
    tabs = [match.span(1) for match in re.finditer(r"(?m)^ *(\t+)[ \t]*(?=[^\s#])", it.file.text)]
    for start, end in tabs or [(it.at, it.at + 1)]:
        it.refuse("tab", "a tab stands where only spaces may", Span(it.file.name, start, end), help)


def _second_colon(it: _Trouble) -> Span | None:
    """A colon where none may be: in a text without quotes, or the line above or this one is out of its place."""
    value = _VALUE.match(it.line)
    if value and value.end() <= it.column:
        place = it.words(it.line_start + value.end())
        curly = place.text_in(it.file)[0] in _CURLY
        help = "use straight quotes: curly ones are letters to YAML" if curly else _IN_QUOTES
        it.refuse("colon-in-text", "a text that holds a colon stands in quotes", place, help)
        return place
    _line_above_or_column(it)
    return None


def _line_above_or_column(it: _Trouble) -> None:
    """The line fits nothing: mostly since the line above lacks its colon, else since it stands in the wrong column."""
    start, before = it.before()
    text = before.lstrip()
    if start < it.line_start and not _KEY.match(before) and not text.startswith("- "):
        _no_colon(it, start + len(before) - len(text))
    else:
        _indentation(it)


def _no_colon(it: _Trouble, start: int) -> None:
    place = it.words(start)
    text = place.text_in(it.file)
    if _GLUED.match(text):
        at = start + text.index(":")
        place = Span(it.file.name, start, at + 2)
        it.refuse("missing-colon", "a space is missing after the colon", place, f"write `{text[: at - start]}: …`")
        return
    it.refuse(
        "missing-colon",
        "a colon is missing after the name",
        place,
        "a line says `name: value`, or just `name:`",
    )


def _key_without_colon(it: _Trouble) -> None:
    _no_colon(it, it.since)


def _indentation(it: _Trouble) -> None:
    indent = len(it.line) - len(it.line.lstrip())
    if "\t" in it.line[:indent]:
        _tab(it)
        return
    start, before = it.before()
    depth = len(before) - len(before.lstrip())
    way = "further in than" if indent > depth else "further out than" if indent < depth else "as far in as"
    place = it.words(it.line_start + indent)
    name = Span(it.file.name, place.start, place.start + len(re.split(r":(?:[ \t]|$)", place.text_in(it.file))[0]))
    also = it.words(start + depth)
    it.found.add(
        "wrong-indentation",
        f"this line stands {way} the one above, and fits nothing there",
        name if name.end > name.start else place,
        label=f"{indent} spaces in",
        others=[Label(also, f"{depth} spaces in")] if start < it.line_start else [],
        help="what belongs to one thing begins in one column, further in than the name of that thing",
    )


def _quote(it: _Trouble) -> None:
    quote = it.file.text[it.since]
    place = it.words(it.since)
    it.refuse(
        "unclosed-quote",
        f"the quote opened here is never closed with `{quote}`",
        place,
        f"add `{quote}` at its end",
    )


def _escape(it: _Trouble) -> Span | None:
    text = it.file.text[it.at - 1 : it.at + 1]
    place = Span(it.file.name, it.at - 1, it.at + 1)
    help = "use single quotes, between which a backslash is just a backslash, or write it twice"
    it.refuse("backslash", f"`{text}` means nothing between double quotes", place, help)
    value = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL).match(it.file.text, it.since)
    return Span(it.file.name, *value.span()) if value else None


def _left_over(it: _Trouble) -> Span | None:
    """Something stands after a value that is complete, or in the wrong column."""
    before = it.file.text[it.line_start : it.at].rstrip()
    if it.problem.endswith(("'}'", "']'")):
        it.refuse(
            "unclosed-bracket",
            f"`{it.file.text[it.at]}` closes nothing",
            _one(it),
            "delete it, or add its opening one",
        )
        return None
    if it.problem.endswith("','"):
        it.refuse("yaml-syntax", "a comma stands after a value that is complete", _one(it), _IN_QUOTES)
        return None
    if before.endswith(('"', "'")):
        quote = before[-1]
        advice = (
            "write an apostrophe twice, or use double quotes"
            if quote == "'"
            else "put a backslash before a quote that belongs to it"
        )
        it.refuse("text-after-quote", "the text goes on after the closing quote", it.words(it.at), advice)
        value = _VALUE.match(it.line)
        return it.words(it.line_start + value.end()) if value else None
    if before.strip():
        _anything_else(it)
    else:
        _line_above_or_column(it)
    return None


def _one(it: _Trouble) -> Span:
    return Span(it.file.name, it.at, it.at + 1)


def _brackets(it: _Trouble) -> None:
    opening = it.file.text[it.since]
    closing = {"{": "}", "[": "]"}.get(opening, "]")
    opened = Span(it.file.name, it.since, it.since + 1)
    same_line = it.file.position(it.at)[0] == it.file.position(it.since)[0]
    if it.file.text[it.at] in "}]" and it.file.text[it.at] != closing:
        message = f"`{it.file.text[it.at]}` closes what `{opening}` opened"
        it.refuse("unclosed-bracket", message, _one(it), f"write `{closing}`", also=opened)
    elif same_line and it.problem.endswith(("':'", "'<scalar>'", "'{'", "'['", "'?'")):
        help = "put a comma between one entry and the next; a text that holds a comma or a colon stands in quotes"
        it.refuse("missing-comma", f"a comma or `{closing}` is missing before this", _one(it), help, also=opened)
    else:
        place = it.words(it.since)
        it.refuse(
            "unclosed-bracket",
            f"the `{opening}` opened here is never closed",
            place,
            f"add `{closing}` at its end",
        )


def _reserved(it: _Trouble) -> Span | None:
    """A sign that means something to YAML begins a text."""
    if it.file.text[it.at] == "\t":
        _tab(it)
        return None
    start = it.since if it.file.text[it.since] in "*&!|>" else it.at
    place = it.words(start)
    sign = "a backtick" if it.file.text[start] == "`" else f"`{it.file.text[start]}`"
    it.refuse(
        "reserved-character",
        f"a text cannot begin with {sign} unless it stands in quotes",
        place,
        _IN_QUOTES,
    )
    value = _VALUE.match(it.line)
    return place if value and it.line_start + value.end() == start else None


def _no_value(it: _Trouble) -> Span | None:
    """Between brackets a value is expected, and none can begin here."""
    if it.problem.endswith("'<stream end>'"):
        it.refuse("unclosed-bracket", "the file ends within brackets", _one(it), "close each bracket that was opened")
        return None
    if it.problem.endswith(("','", "'}'", "']'", "':'")):
        it.refuse("yaml-syntax", "a value is missing before this", _one(it), "write it, or take the sign away")
        return None
    return _reserved(it)


def _percent(it: _Trouble) -> None:
    """A line that begins with `%` speaks to YAML itself, and may stand only above a `---`."""
    line = re.search(r"(?m)^%.*$", it.file.text)
    if line:
        place = it.words(line.start())
        it.refuse("reserved-character", "a line cannot begin with `%` unless it stands in quotes", place, _IN_QUOTES)
    else:
        _anything_else(it)


def _list_in_line(it: _Trouble) -> None:
    place = it.words(it.at)
    help = "begin the list on the next line, or write it in square brackets"
    it.refuse("wrong-indentation", "a list cannot begin in the line of its name", place, help)


_REASONS: tuple[tuple[str, Callable[[_Trouble], Span | None]], ...] = (
    ("cannot start any token", _reserved),
    ("mapping values are not allowed", _second_colon),
    ("sequence entries are not allowed", _list_in_line),
    ("while scanning a simple key", _key_without_colon),
    ("could not find expected ':'", _key_without_colon),
    ("while scanning a quoted scalar", _quote),
    ("while scanning a double-quoted scalar", _escape),
    ("while scanning an a", _reserved),  # an alias, an anchor
    ("while parsing an tag", _reserved),
    ("while scanning a tag", _reserved),
    ("while scanning a block scalar", _reserved),
    ("while parsing a flow mapping", _brackets),
    ("while parsing a flow sequence", _brackets),
    ("expected the node content", _no_value),
    ("expected <block end>", _left_over),
    ("expected '<document start>'", _percent),
)
