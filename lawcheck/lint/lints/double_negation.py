"""A condition says `not` twice.

`not (a is not b)` and `forbids not a` have to be thought through; `a is b` and `requires a` are read.

Say it without `not`. `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses, inside
from lawcheck.lint.remark import Edit, Level, Remark
from lawcheck.span import Span
from lawcheck.syntax import ast

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  forbids not assessment.approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every `not` before a `not`, an `is not` or a `no`, and every duty that forbids or requires a `not`."""
    for text in law.rules:
        for duty in clauses(text.tree, ast.Duty):
            if duty.forbids and isinstance(duty.condition, ast.Not):
                keyword = Span(duty.span.file, duty.span.start, duty.condition.part.span.start)
                fix = _plain(law, keyword, "requires ", duty.condition.part)
                yield Remark(
                    "this forbids that something is not", duty.condition.span, help="write `requires`", fix=fix
                )
    for _, tree in law.written:
        for one in inside(tree):
            if isinstance(one, ast.Not) and _is_negative(one.part):
                yield Remark(
                    "`not` stands here twice", one.span, help="say it without `not`", fix=_unfolded(law, one)
                )


def _is_negative(tree: ast.Expr) -> bool:
    match tree:
        case ast.Not() | ast.Comparison(negated=True) | ast.OneOf(negated=True) | ast.Quantified(kind="no"):
            return True
        case _:
            return False


def _unfolded(law: Law, tree: ast.Not) -> tuple[Edit, ...]:
    """`not (a is not b)` as `a is b`; nothing for what is better said by hand."""
    inner = tree.part
    if isinstance(inner, ast.Comparison | ast.OneOf):
        written = law.source(inner.span)
        if "#" not in law.source(tree.span) and written.count(" is not ") == 1:
            return (Edit(tree.span, written.replace(" is not ", " is ")),)
    return ()


def _plain(law: Law, keyword: Span, word: str, part: ast.Expr) -> tuple[Edit, ...]:
    """The edit, where it would not change which words belong together."""
    plain = isinstance(part, ast.Path) and "#" not in law.source(keyword) and "(" not in law.source(keyword)
    return (Edit(keyword, word),) if plain else ()
