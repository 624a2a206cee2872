"""What two states of the rules differ in, as a comment on a pull request. What files say is data: escaped, or in a fence."""

from __future__ import annotations

import html
from collections.abc import Iterator

from lawcheck.comparison.comparison import DECISIVE, Comparison, Kind, RuleChange, TextDiff
from lawcheck.comparison.phrases import HEADS, case_lines, fact_line, in_all, rule_line
from lawcheck.report.as_markdown import escape

_LONGEST = 60_000  # characters; the comment box of GitHub takes 65,536
_CUT = "\n… and more than a comment holds; `lawcheck diff` has it all.\n"


def render(found: Comparison) -> str:
    """A heading that says whether anything is decided otherwise, then the details, the gravest open, others folded."""
    head = "The rules decide otherwise" if found.is_decisive else "The rules decide as before"
    lines = [f"## {head}", "", escape(in_all(found)), "", f"From {_code(found.before)} to {_code(found.after)}.", ""]
    if found.cases:
        lines += ["### Cases", ""]
        for case in found.cases:
            first, *others = case_lines(case)
            lines += [f"- {_ticked(first)}", *(f"  - {_ticked(line)}" for line in others)]
        lines.append("")
    seen: set[TextDiff] = set()
    for kind in Kind:
        changes = [change for change in found.rules if change.kind is kind and not change.is_layout]
        if changes:
            lines += _section(f"{HEADS[kind]} ({len(changes)})", changes, seen, is_open=kind in DECISIVE)
    if found.facts or found.others:
        lines += ["### Facts, instruments and families", ""]
        lines += [f"- {_ticked(fact_line(one))}" for one in found.facts]
        lines += [f"- {_code(one.name)}: {_ticked(one.what)}" for one in found.others]
        lines.append("")
    return _shortened(lines)


def _section(title: str, changes: list[RuleChange], seen: set[TextDiff], *, is_open: bool) -> Iterator[str]:
    yield from (f"### {title}", "")
    for change in changes:
        place = _code(f"{change.place.file}:{change.place.line}")
        if not change.texts and not change.case:
            yield from (f"- {_code(change.name)} {_ticked(rule_line(change))}, {place}", "")
            continue
        summary = f"<code>{html.escape(change.name)}</code> {html.escape(rule_line(change))}".rstrip()
        yield f"<details{' open' if is_open else ''}><summary>{summary}</summary>"
        yield from ("", place, "")
        for text in change.texts:
            if text in seen:
                yield from (f"{_code(text.name)}, as above", "")
                continue
            seen.add(text)
            fence = "`" * max(3, 1 + max(map(_ticks, text.lines), default=0))
            yield from ([] if text.name == change.name else [_code(text.name), ""])
            yield from (f"{fence}diff", *text.lines, fence, "")
        if change.case:
            fence = "`" * max(3, 1 + max(map(_ticks, change.case.splitlines())))
            yield from (
                "In this case it comes out otherwise:",
                "",
                f"{fence}yaml",
                *change.case.splitlines(),
                fence,
                "",
            )
        yield from ("</details>", "")


def _ticks(line: str) -> int:
    """The longest row of backticks in a line."""
    longest = row = 0
    for letter in line:
        row = row + 1 if letter == "`" else 0
        longest = max(longest, row)
    return longest


def _code(text: str) -> str:
    return f"`{' '.join(text.split()).replace('`', chr(39))}`"


def _ticked(sentence: str) -> str:
    """A sentence whose names stand between backticks already; the rest escaped."""
    parts = sentence.split("`")
    return "".join(f"`{part}`" if place % 2 else _escaped(part) for place, part in enumerate(parts))


def _escaped(text: str) -> str:
    """The text escaped, with the room at its ends."""
    inner = text.strip()
    return text.replace(inner, escape(inner), 1) if inner else text


def _shortened(lines: list[str]) -> str:
    """The whole, or as many lines as a comment holds, with all that is open closed again."""
    text = "\n".join(lines)
    if len(text) <= _LONGEST:
        return text.rstrip() + "\n"
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > _LONGEST:
            break
        kept.append(line)
    fences = [line for line in kept if line.startswith("```")]
    closing = ["`" * _ticks(fences[-1])] if len(fences) % 2 else []
    details = sum(line.startswith("<details") for line in kept) - kept.count("</details>")
    return "\n".join([*kept, *closing, *["</details>"] * details]) + _CUT
