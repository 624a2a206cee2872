"""The words of a file → its statements and their clauses, each word with the comments that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawcheck.syntax.tokens import COMMENT, Token

STATEMENTS = frozenset(
    "VOCABULARY ENTITY RULEBOOK INSTRUMENT DEFINE RULE EXCEPTION OUTSIDE FAMILY DRAFT ARTICLE".split()
)
_CLAUSES = frozenset(
    "JURISDICTION USE PUBLISHED URL ARTICLES RULES CITES SEVERITY READING VERIFIED BINDS BURDEN FOR APPLIES REQUIRES "
    "FORBIDS EXEMPT REMEDY ASK PERMITS LEAVES".split()
)


@dataclass(frozen=True)
class Word:
    """A word; `before`: the comments on lines of their own above it; `after`: the one behind it on its line."""

    kind: str
    text: str
    before: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True)
class Lead:
    """A line that stands above something: a comment, or an empty line where `comment` is empty."""

    comment: str


@dataclass(frozen=True)
class Clause:
    """The words of a clause, of a fact, or of a statement's head, and what stands above."""

    lead: tuple[Lead, ...]
    words: tuple[Word, ...]

    @property
    def kind(self) -> str:
        """The kind of the word it begins with."""
        return self.words[0].kind


@dataclass(frozen=True)
class Statement:
    """A head with its clauses; `closing`: comments that stand in below the last of them."""

    head: Clause
    clauses: tuple[Clause, ...]
    closing: tuple[Lead, ...] = ()


@dataclass(frozen=True)
class _Placed:
    """A word with what stands above it, before it is known whether it begins anything."""

    word: Token
    lead: tuple[Lead, ...]
    stands_in: int  # how many of the lines above stand in, directly below what came before
    after: str


def statements(tokens: Sequence[Token], text: str) -> tuple[tuple[Statement, ...], tuple[Lead, ...]]:
    """All statements, and what stands below the last."""
    placed, rest, stands_in = _placed(tokens, text)
    groups: list[list[_Placed]] = []
    for one in placed:
        if one.word.kind in STATEMENTS:
            groups.append([])
        groups[-1].append(one)
    found: list[Statement] = []
    for number, group in enumerate(groups):
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        below = following.lead[: following.stands_in] if following else rest[:stands_in]
        skipped = 0 if number == 0 else group[0].stands_in
        heads = [i for i in range(len(group)) if i == 0 or _begins(group, i)]
        clauses = [
            _clause(group[start:end], skipped if start == 0 else 0)
            for start, end in zip(heads, [*heads[1:], len(group)], strict=True)
        ]
        found.append(Statement(clauses[0], tuple(clauses[1:]), below))
    return tuple(found), rest[stands_in:] if found else rest


def _clause(placed: Sequence[_Placed], skipped: int) -> Clause:
    first = placed[0]
    words = [Word(first.word.kind, first.word.text, (), first.after)]
    for one in placed[1:]:
        above = tuple(line.comment for line in one.lead if line.comment)
        words.append(Word(one.word.kind, one.word.text, above, one.after))
    return Clause(first.lead[skipped:], tuple(words))


def _begins(group: Sequence[_Placed], at: int) -> bool:
    """Whether a clause, or a fact, begins with that word."""
    kind, before = group[at].word.kind, group[at - 1].word.kind
    after = group[at + 1].word.kind if at + 1 < len(group) else ""
    match kind:
        case "IN":
            return after == "FORCE"
        case "FORCE":
            return before != "IN"
        case "WHEN":
            return group[0].word.kind == "EXCEPTION"
        case "NAME":
            return after == "COLON"
        case _:
            return kind in _CLAUSES


def _placed(tokens: Sequence[Token], text: str) -> tuple[list[_Placed], tuple[Lead, ...], int]:
    """The words with what belongs to each; and, of what stands below the last, the lines and how many stand in."""
    found: list[_Placed] = []
    lead: list[Lead] = []
    stands_in = 0
    last = 0
    for token in tokens:
        gap = text.count("\n", last, token.start)
        if token.kind == COMMENT and gap == 0 and found and not lead:
            before = found[-1]
            found[-1] = _Placed(before.word, before.lead, before.stands_in, token.text)
        else:
            if gap > 1:
                lead.append(Lead(""))
            if token.kind == COMMENT:
                column = token.start - (text.rfind("\n", 0, token.start) + 1)
                if column and stands_in == len(lead):
                    stands_in += 1
                lead.append(Lead(token.text))
            else:
                found.append(_Placed(token, tuple(lead), stands_in, ""))
                lead, stands_in = [], 0
        last = token.end
    return found, tuple(lead), stands_in


def comments(tokens: Sequence[Token]) -> Iterator[str]:
    """Every comment, in order."""
    return (token.text for token in tokens if token.kind == COMMENT)
