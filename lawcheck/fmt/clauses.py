"""A clause, a fact or a statement's head → its box."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.fmt.blocks import Clause, Word
from lawcheck.fmt.boxes import BREAK, LINE, Box, Fill, Group, Nest, Row, row
from lawcheck.fmt.conditions import condition
from lawcheck.fmt.texts import items, listing, parted, said, text, word, words


def clause(one: Clause) -> Box:
    """The box of a clause, a fact or a head; its further lines stand two columns further in."""
    several = one.words
    match one.kind:
        case "READING" | "REMEDY":
            return said(word(several[0]), several[1:])
        case "APPLIES" | "EXEMPT":
            return _holds(several[:2], several[2:])
        case "WHEN":
            return _holds(several[:1], several[1:])
        case "REQUIRES" | "FORBIDS":
            return _duty(several)
        case "PERMITS" if len(several) > 2:
            return _holds(several[:3], several[3:])
        case "LEAVES":
            end = _index(several, "UNDEFINED", "TO")
            return Group(row(listing(several[:1], several[1:end]), Nest(2, row(LINE, words(several[end:])))))
        case "CITES" | "BINDS" | "ASK" | "RULES" | "USE":
            return listing(several[:1], several[1:])
        case "JURISDICTION":
            return _jurisdiction(several)
        case "NAME":
            return _fact(several)
        case "DEFINE":
            return _definition(several)
        case "OUTSIDE":
            return _outside(several)
        case "EXCEPTION":
            return _exception(several)
        case (
            "VOCABULARY"
            | "RULEBOOK"
            | "DRAFT"
            | "ENTITY"
            | "INSTRUMENT"
            | "FAMILY"
            | "RULE"
            | "ARTICLE"
            | "PUBLISHED"
        ):
            return _titled(several)
        case _:
            return words(several)


def _index(several: Sequence[Word], *kinds: str) -> int:
    """Where the first word of these kinds stands; behind the last where there is none."""
    return next((i for i, one in enumerate(several) if one.kind in kinds), len(several))


def _holds(keyword: Sequence[Word], test: Sequence[Word]) -> Box:
    return row(words(keyword), " ", Nest(2, condition(test)))


def _duty(several: Sequence[Word]) -> Box:
    """The condition stands in twice as far as the message, which so is seen at once."""
    end = _index(several, "ELSE")
    holds = row(words(several[:1]), " ", Nest(4, condition(several[1:end])))
    if end == len(several):
        return holds
    english, *others = text(several[end + 1 :])
    lines: list[Box] = [BREAK, word(several[end]), " ", english]
    for other in others:
        lines += [BREAK, other]
    return row(holds, Nest(2, Row(tuple(lines))))


def _jurisdiction(several: Sequence[Word]) -> Box:
    end = _index(several, "ELSEWHERE")
    states = listing(several[:1], several[1:end])
    if end == len(several):
        return states
    return Group(row(states, Nest(2, row(LINE, words(several[end:])))))


def _titled(several: Sequence[Word]) -> Box:
    """A head: the title on its line where there is room, and so its translation."""
    end = _index(several, "STRING")
    after = _index(several, "LISTED", "TEXTUAL")
    rest: list[Box] = [words(several[after:])] if after < len(several) else []
    return Nest(2, Fill((words(several[:end]), *text(several[end:after]), *rest)))


def _exception(several: Sequence[Word]) -> Box:
    end = _index(several, "STRING")
    to = _index(several, "TO") + 1
    named = Nest(2, listing(several[:to], several[to:end]))
    title = text(several[end:])
    if not title:
        return named
    return Group(row(named, Nest(2, row(LINE, Fill(tuple(title))))))


def _definition(several: Sequence[Word]) -> Box:
    end = _index(several, "AS")
    title = _index(several[:end], "STRING")
    head = Nest(2, Fill((words(several[:title]), *text(several[title:end]), word(several[end]))))
    return Group(row(head, Nest(2, row(LINE, condition(several[end + 1 :])))))


def _outside(several: Sequence[Word]) -> Box:
    end = _index(several, "BECAUSE")
    places = items(several[1:end])
    english, *others = text(several[end + 1 :])
    why = row(word(several[end]), " ", english)
    return Nest(2, Fill((row(word(several[0]), " ", places[0]), *places[1:], why, *others)))


def _fact(several: Sequence[Word]) -> Box:
    """Name, type and question; on further lines the choices, the translation, and what to weigh."""
    question = _after_type(several)
    judged = _index(several, "JUDGED")
    fixed = _index(several[:judged], "FIXED")
    asked: list[Box] = [*text(several[question:fixed]), *(word(one) for one in several[fixed:judged])]
    parts: list[Box] = []
    if several[2].kind == "ONE":
        parts += [row(words(several[:2]), " ", _choices(several[2:question]))]
        parts += [LINE, Fill(tuple(asked))] if asked else []
    else:
        parts.append(Fill((words(several[:question]), *asked)))
    for start, end in _judgements(several, judged):
        weighed = text(several[start + 1 : end])
        first: Box = row(word(several[start]), " ", weighed[0]) if weighed else word(several[start])
        parts += [LINE, Nest(2, Fill((first, *weighed[1:])))]
    return Group(Nest(2, Row(tuple(parts))))


def _judgements(several: Sequence[Word], start: int) -> list[tuple[int, int]]:
    """Where `judged`, and `fixed` behind it, begin and end."""
    starts = [i for i in range(start, len(several)) if several[i].kind in ("JUDGED", "FIXED")]
    return [(at, end) for at, end in zip(starts, [*starts[1:], len(several)], strict=False)]


def _after_type(several: Sequence[Word]) -> int:
    """Where the question begins: the first text outside the brackets of the labels, or else what follows the type."""
    depth = 0
    for i, one in enumerate(several):
        depth += (one.kind == "LPAR") - (one.kind == "RPAR")
        if not depth and one.kind in ("STRING", "FIXED", "JUDGED"):
            return i
    return len(several)


def _choices(several: Sequence[Word]) -> Box:
    """`one of` and the choices: on this line, or on lines of their own."""
    return Group(row(words(several[:2]), LINE, Fill(tuple(_choice(one) for one in parted(several[2:])))))


def _choice(several: Sequence[Word]) -> Box:
    if len(several) < 3:
        return words(several)
    opens, closes = _index(several, "LPAR"), _index(several, "RPAR")
    label = text(several[opens + 1 : closes], room=2)
    inside: list[Box] = [label[0]]
    for other in label[1:]:
        inside += [LINE, other]
    return Group(
        row(words(several[:opens]), " ", word(several[opens]), Nest(2, Row(tuple(inside))), words(several[closes:]))
    )
