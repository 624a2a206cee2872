"""A letter as plain text, for a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from lawcheck.letters.blocks import Block, Run
from lawcheck.letters.words import word

WIDTH = 76


def render(blocks: Sequence[Block], language: str) -> str:
    """The letter in lines of at most 76 columns; what is longer than a line, such as an address, stays whole.

    Footnotes are numbered marks in brackets, and stand at the end.
    """
    notes: list[tuple[Run, ...]] = []
    parts = [_block(block, notes) for block in blocks]
    if notes:
        parts.append(_underlined([word("notes", language)], "-"))
    parts += ["\n".join(_item(f"[{n}]", "".join(run.text for run in note), 6)) for n, note in enumerate(notes, 1)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, notes: list[tuple[Run, ...]]) -> str:
    text = "".join(_marked(block.runs, notes))
    indent = 4 * block.depth
    lines = [line for part in text.split("\n") for line in _wrapped(part, indent)]
    if block.kind == "heading":
        return _underlined(lines, "=" if block.level == 1 else "-")
    if block.marker:
        lines[0] = f"{' ' * (indent - 4)}{block.marker:<4}{lines[0].lstrip()}"
    return "\n".join(lines)


def _marked(runs: Iterable[Run], notes: list[tuple[Run, ...]]) -> Iterable[str]:
    for run in runs:
        if run.note:
            notes.append(run.note)
            yield f" [{len(notes)}]"
        else:
            yield run.text


def _underlined(lines: list[str], line: str) -> str:
    return "\n".join([*lines, line * min(WIDTH, max(map(len, lines), default=0))])


def _item(marker: str, text: str, indent: int) -> list[str]:
    first, *rest = _wrapped(text, indent)
    return [f"{marker:<{indent}}{first.lstrip()}", *rest]


def _wrapped(text: str, indent: int) -> list[str]:
    space = " " * indent
    return wrap(
        text,
        WIDTH,
        initial_indent=space,
        subsequent_indent=space,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
