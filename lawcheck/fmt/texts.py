"""Words, lists of them, and texts with their translations → boxes."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.fmt.blocks import Word
from lawcheck.fmt.boxes import BREAK, Box, Comment, Fill, Nest, Quoted, Row, row

_CLINGS_LEFT = frozenset(["COMMA", "RPAR", "DOT", "COLON"])
_CLINGS_RIGHT = frozenset(["LPAR", "DOT"])


def word(one: Word, shown: Box | None = None) -> Box:
    """A word with its comments."""
    if not one.before and not one.after:
        return one.text if shown is None else shown
    above: list[Box] = [Comment(text, own_line=True) for text in one.before]
    behind: list[Box] = [Comment(one.after, own_line=False)] if one.after else []
    return Row((*above, one.text if shown is None else shown, *behind))


def words(several: Sequence[Word]) -> Box:
    """Words with blanks between them."""
    parts: list[Box] = []
    for number, one in enumerate(several):
        if number and one.kind not in _CLINGS_LEFT and several[number - 1].kind not in _CLINGS_RIGHT:
            parts.append(" ")
        parts.append(word(one))
    return Row(tuple(parts))


def items(several: Sequence[Word]) -> list[Box]:
    """What stands between commas, each with the comma behind it. Commas between brackets part nothing."""
    return [words(item) for item in parted(several)]


def parted(several: Sequence[Word]) -> list[Sequence[Word]]:
    """The words of a list, item by item, each with its comma."""
    found: list[Sequence[Word]] = []
    start = depth = 0
    for number, one in enumerate(several):
        depth += (one.kind == "LPAR") - (one.kind == "RPAR")
        if one.kind == "COMMA" and not depth:
            found.append(several[start : number + 1])
            start = number + 1
    if start < len(several):
        found.append(several[start:])
    return found


def listing(keyword: Sequence[Word], several: Sequence[Word]) -> Box:
    """A keyword and a list that fills its lines."""
    first, *rest = items(several)
    return Nest(2, Fill((row(words(keyword), " ", first), *rest)))


def text(several: Sequence[Word], room: int = 0) -> list[Box]:
    """The English text and each translation. Texts in a row are one text, unless a comment stands between them."""
    languages: list[list[Word]] = [[]]
    for one in several:
        if one.kind == "LANGUAGE":
            languages.append([])
        languages[-1].append(one)
    return [_in_one_language(language, room) for language in languages if language]


def _in_one_language(several: Sequence[Word], room: int) -> Box:
    parts: list[Box] = []
    strings = several
    if several[0].kind == "LANGUAGE":
        parts += [word(several[0]), " "]
        strings = several[1:]
    run: list[Word] = []
    for number, one in enumerate(strings):
        run.append(one)
        last = number == len(strings) - 1
        if last or one.after or strings[number + 1].before:
            body = " ".join(string.text[1:-1] for string in run)
            parts.append(word(Word("STRING", "", run[0].before, one.after), Quoted(body, room)))
            if not last:
                parts.append(BREAK)
            run = []
    return Nest(2, Row(tuple(parts)))


def said(keyword: Box, several: Sequence[Word]) -> Box:
    """A keyword and a sentence; each translation on a line of its own."""
    english, *others = text(several)
    lower: list[Box] = []
    for other in others:
        lower += [BREAK, other]
    return row(row(keyword, " ", english), Nest(2, Row(tuple(lower))))
