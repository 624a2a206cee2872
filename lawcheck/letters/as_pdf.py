"""A letter as PDF: tagged, with its fonts inside, archivable (PDF/UA-1 and PDF/A-2a), the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from lawcheck.letters.blocks import Block, Run
from lawcheck.letters.words import refusal
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

SIZE = 11.0  # points
SMALLER = (10.5, 10.0, 9.5, 9.0)  # no smaller: a letter is read on paper, too
_LANGUAGE = {ENGLISH: ("en", "auto"), SERBIAN: ("sr", '"cyrl"'), SERBIAN_LATIN: ("sr", '"latn"')}


def render(blocks: Sequence[Block], title: str, language: str, day: date, *, most_pages: int | None = None) -> bytes:
    """The PDF. Errors: `Refused`, if it takes more pages than that; `ImportError` without the extra `letters`."""
    import typst

    size = fitting(blocks, title, language, day, most_pages) if most_pages else SIZE
    pdf = typst.compile(
        source(blocks, title, language, day, size).encode(),
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        ignore_system_fonts=True,
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def fitting(blocks: Sequence[Block], title: str, language: str, day: date, most: int) -> float:
    """The largest of the sizes, in points, in which the letter fits on so many pages. Errors: `Refused`."""
    import typst

    pages = 0
    for size in (SIZE, *SMALLER):
        text = source(blocks, title, language, day, size)
        drawn = typst.compile(text.encode(), format="svg", ignore_system_fonts=True)
        pages = len(drawn) if isinstance(drawn, list) else 1
        if pages <= most:
            return size
    raise refusal("too long", language, pages=str(pages), most=str(most))


def source(blocks: Sequence[Block], title: str, language: str, day: date, size: float = SIZE) -> str:
    """The letter as Typst reads it. All of its text stands in string literals, so that none of it is markup."""
    code, script = _LANGUAGE[language]
    head = (
        f"#set document(title: {_literal(title)}, "
        f"date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))\n"
        '#set page(paper: "a4", margin: (x: 25mm, y: 22mm), numbering: "1 / 1")\n'
        f'#set text(font: "Libertinus Serif", size: {size}pt, lang: "{code}", script: {script})\n'
        "#set par(leading: 0.62em, spacing: 1.1em)\n"
        "#set enum(spacing: 0.9em)\n"
        "#show heading: set block(above: 1.5em, below: 0.8em)\n"
        "#show heading.where(level: 1): set text(size: 15pt)\n"
        f"#show footnote.entry: set text(size: {size - 2}pt)\n"
    )
    return head + "".join(_grouped(blocks))


def _grouped(blocks: Sequence[Block]) -> Iterable[str]:
    for number, group in groupby(blocks, key=lambda block: block.number):
        if number:
            yield _list(list(group))
        else:
            yield from (_block(block) for block in group)


def _list(blocks: Sequence[Block]) -> str:
    items: list[str] = []
    for block in blocks:
        if block.marker or not items:
            items.append(_runs(block.runs))
        else:
            items[-1] += f"\n\n{_runs(block.runs)}"
    kind = "enum" if blocks[0].marker[:1].isdigit() else "list"
    indent = f"indent: {1.2 * (blocks[0].depth - 1):.1f}em, " if blocks[0].depth > 1 else ""
    return f"#{kind}({indent}{', '.join(f'[{item}]' for item in items)})\n"


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"#heading(level: {block.level})[{_runs(block.runs)}]\n"
    return f"#par[{_runs(block.runs)}]\n"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.note:
        return f"#footnote[{_runs(run.note)}];"
    if run.text == "\n":
        return "#linebreak();"
    text = f"#{_literal(run.text)};"
    if run.slanted:
        text = f"#emph[{text}];"
    return f"#strong[{text}];" if run.strong else text


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
