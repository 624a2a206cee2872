"""A letter as plain text, for a mail."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from lawcheck.letters.blocks import Block

WIDTH = 76


def render(blocks: Sequence[Block]) -> str:
    """The letter in lines of at most 76 columns; what is longer than a line, such as an address, stays whole."""
    parts = []
    for block in blocks:
        lines = [line for part in block.text.split("\n") for line in _wrapped(part, block)]
        if block.kind == "heading":
            underline = "=" if block.level == 1 else "-"
            lines.append(underline * min(WIDTH, max(map(len, lines), default=0)))
        if block.marker:
            lines[0] = f"{' ' * (4 * block.depth - 4)}{block.marker:<4}{lines[0].lstrip()}"
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, block: Block) -> list[str]:
    indent = " " * (4 * block.depth)
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
