"""Footnotes in Markdown, as GitHub and pandoc write them: `[^1]` where the mark stands, `[^1]: …` where its text does.

CommonMark has none, and would take them for links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[\^([a-z0-9]{1,20})\]")
_TEXT = re.compile(r"\[\^([a-z0-9]{1,20})\]:[ ]+(\S.*)")


def footnotes(reader: MarkdownIt) -> None:
    """Teaches the reader footnotes, each of whose texts is one line."""
    reader.inline.ruler.before("link", "note", _mark)
    reader.block.ruler.before("reference", "note", _text, {"alt": ["paragraph", "reference"]})


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("note_mark", "", 0).info = found[1]
    state.pos = found.end()
    return True


def _text(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    found = _TEXT.fullmatch(state.src[state.bMarks[line] : state.eMarks[line]])
    if found is None or state.level:
        return False
    if not silent:
        state.push("note_open", "", 1).info = found[1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = found[2], [line, line + 1], []
        state.push("note_close", "", -1)
        state.line = line + 1
    return True
