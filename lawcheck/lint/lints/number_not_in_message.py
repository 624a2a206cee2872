"""A duty sets a number or a period, and neither its message nor the title of the rule says which.

“It is kept for too long” leaves a reader to look up what would not be too long.

Write the number with its unit into the message, in figures or words: “It is kept for {period}, more than 30 days.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses, inside
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.HINT

BAD = """
rule kept_briefly "Pictures are kept for a short time"
  cites act art 4
  for each c in cameras
  requires c.keeps at most 30 days
    else "Pictures are kept for too long."
"""

GOOD = """
rule kept_briefly "Pictures are kept for a short time"
  cites act art 4
  for each c in cameras
  requires c.keeps at most 30 days
    else "Pictures are kept for {c.keeps}, more than 30 days."
"""


_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_MANY = {"20": "twenty", "24": "twenty-four", "30": "thirty", "60": "sixty", "90": "ninety", "100": "hundred"}
_ALIKE = {  # the same length in other words
    "1 month": ("a month", "one month", "month"),
    "1 year": ("a year", "one year", "year"),
    "1 day": ("a day", "one day", "at once", "next day"),
    "1 week": ("a week", "one week"),
    "24 hours": ("a day", "one day"),
    "7 days": ("a week", "one week"),
}


def look(law: Law) -> Iterator[Remark]:
    """Every message of a duty that, with the title, names none of the numbers and periods of the duty."""
    for text in law.rules:
        for duty in clauses(text.tree, ast.Duty):
            message = f"{text.tree.title.english} {duty.message.english}".lower()
            limits = [v for e in inside(duty.condition) for v in _limits(e)]
            missing = [limit for limit in limits if not _named(limit.text, message)]
            if duty.message and limits and len(missing) == len(limits):
                yield Remark(
                    f"neither message nor title says “{missing[0].text}”",
                    duty.message.span,
                    help="say what the limit is",
                )


def _limits(tree: ast.Expr) -> Iterator[ast.Value]:
    """The numbers above one, and the periods, that a comparison is made with."""
    match tree:
        case ast.Comparison(_, _, right) | ast.Within(_, right, _):
            values = [v for v in inside(right) if isinstance(v, ast.Value)]
            yield from (
                v for v in values if v.kind == "duration" or (v.kind == "number" and v.text not in ("0", "1"))
            )


def _named(limit: str, message: str) -> bool:
    number, _, unit = limit.partition(" ")
    if any(other in message for other in _ALIKE.get(limit, ())):
        return True
    spelled = _WORDS[int(number)] if number.isdigit() and int(number) < len(_WORDS) else _MANY.get(number, number)
    return bool(re.search(rf"\b({re.escape(number)}|{spelled})\b", message)) and unit.removesuffix("s") in message
