"""Text → syntax tree, with every mistake in one run.

Recovery: the line with the mistake is blanked with spaces, so that all places stay right, and the file is parsed
again. What merely continued a blanked line is blanked in silence.
"""

from __future__ import annotations

import re

from lark import Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.span import InputFile, Span
from lawcheck.syntax import ast
from lawcheck.syntax.build import Builder
from lawcheck.syntax.grammar import parser
from lawcheck.syntax.mistakes import CLAUSES, describe, without_comments

_MOST_MISTAKES = 50
_MOST_WORK = 4_000_000  # characters parsed for one file, over all attempts
_DEEPEST = 100  # nested conditions; people do not read deeper, and recursion has to end

_HEAD = re.compile(r"[ \t]*(?:entity|instrument|rule|article|exception|define)[ \t]+[^\W\d]\w*")
# What goes on from the line before: a mistake there has been reported already. So do the clauses of a statement whose
# head could not be read.
_CONTINUES = frozenset(
    ["ELSE", "AND", "OR", "STRING", "LANGUAGE", "TO", "UNTIL", "HAS", "WHERE", "COMMA", "DOT", "OF"]
)


def parse(file: InputFile) -> tuple[ast.File, tuple[Diagnostic, ...]]:
    """The statements that could be read, and what is wrong with the rest."""
    found = Diagnostics()
    text = file.text
    work = 0
    blanked: set[int] = set()
    while True:
        work += len(text)
        try:
            tree = parser().parse(text)
            break
        except UnexpectedInput as mistake:
            where = _place(mistake, file)
            line = file.position(where.start)[0]
            if not _continues(mistake, file, line, blanked):
                diagnostic, line = describe(mistake, where, file, text)
                found.extend([diagnostic])
            stuck = not text[file.line_starts[line - 1] :].split("\n", 1)[0].strip()
            if stuck or len(blanked) >= _MOST_MISTAKES or work > _MOST_WORK:
                found.add(
                    "too-many-mistakes",
                    "the rest of this file was not read",
                    where,
                    help="put the mistakes above right first; then the rest is checked",
                )
                return ast.File(file.name, ()), found.sorted()
            blanked.add(line)
            text = _blank(text, file, line, where.start)
    parsed, too_deep = finish(tree, file)
    found.extend(too_deep)
    return parsed, found.sorted()


def finish(tree: Tree[Token], file: InputFile) -> tuple[ast.File, tuple[Diagnostic, ...]]:
    """Lark's tree as the typed one; what nests too deeply is reported and left out."""
    found = Diagnostics()
    shallow = _without_too_deep(tree, file, found)
    return ast.File(file.name, Builder(file.name).items(shallow)), found.sorted()


def _place(mistake: UnexpectedInput, file: InputFile) -> Span:
    end = len(without_comments(file.text).rstrip())
    if isinstance(mistake, UnexpectedToken) and mistake.token.type != "$END":
        return Span(file.name, mistake.token.start_pos or 0, mistake.token.end_pos or 0)
    if isinstance(mistake, UnexpectedCharacters):
        return _character(file, mistake.pos_in_stream or 0)
    if isinstance(mistake, UnexpectedToken | UnexpectedEOF):
        return Span(file.name, max(0, end - 1), end)
    raise mistake


def _character(file: InputFile, offset: int) -> Span:
    return Span(file.name, offset, offset + 1)


def _continues(mistake: UnexpectedInput, file: InputFile, line: int, blanked: set[int]) -> bool:
    """Whether the unexpected word only goes on with a line that was blanked."""
    if not isinstance(mistake, UnexpectedToken) or mistake.token.type not in _CONTINUES | CLAUSES:
        return False
    start = mistake.token.start_pos or 0
    first_on_line = not file.text[file.line_starts[line - 1] : start].strip()
    before = line - 1
    while before and not file.line(before).strip():
        before -= 1
    return first_on_line and before in blanked


def _blank(text: str, file: InputFile, line: int, mistake: int) -> str:
    """The text without that line; the head of a statement (`rule name`) is kept the first time, for what follows it."""
    start = file.line_starts[line - 1]
    end = file.line_starts[line] - 1 if line < len(file.line_starts) else len(text)
    head = _HEAD.match(text, start, end)
    if head and head.end() <= mistake < end and text[head.end() : end].strip():
        start = head.end()
    return text[:start] + " " * (end - start) + text[end:]


def _without_too_deep(tree: Tree[Token], file: InputFile, found: Diagnostics) -> Tree[Token]:
    """The file without the statements that nest too deeply, which are reported. Iterative, so nothing overflows."""
    kept: list[Tree[Token] | Token] = []
    for statement in tree.children:
        stack = [(statement, 0)]
        deep: Token | None = None
        while stack and deep is None:
            node, depth = stack.pop()
            if isinstance(node, Token):
                deep = node if depth > 2 * _DEEPEST else None
            else:
                stack.extend((child, depth + 1) for child in node.children)
        if deep is None:
            kept.append(statement)
        else:
            place = Span(file.name, deep.start_pos or 0, deep.end_pos or 0)
            found.add(
                "too-deep",
                "conditions are nested too deeply here to be read",
                place,
                help="give a part of the condition a name with `define`, and use that",
            )
    return Tree(tree.data, kept, tree.meta)
