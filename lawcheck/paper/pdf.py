"""A report as PDF: tagged, with its fonts inside, archivable (PDF/UA-1 and PDF/A-2a), the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lawcheck.report.parts import Heading, Item, Paragraph, Part, Run, Table
from lawcheck.report.typeset import plain
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

_LANGUAGE = {ENGLISH: ("en", "auto"), SERBIAN: ("sr", '"cyrl"'), SERBIAN_LATIN: ("sr", '"latn"')}
_STYLE = """
#set page(paper: "a4", margin: (x: 20mm, y: 20mm), numbering: "1 / 1")
#set par(leading: 0.58em, spacing: 0.95em)
#set list(marker: [–], spacing: 0.6em, body-indent: 0.5em)
#set enum(spacing: 0.9em)
#set table(stroke: 0.5pt + luma(150), inset: (x: 4pt, y: 3.5pt))
#show heading: set block(above: 1.5em, below: 0.8em)
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 11pt)
#show raw: set text(size: 8.5pt)
#show table: set text(size: 9pt)
#show link: underline
"""


def render(parts: Sequence[Part], title: str, language: str, day: date) -> bytes:
    """The PDF. Errors: `ImportError` where the extra `letters` is not installed."""
    import typst

    pdf = typst.compile(
        source(parts, title, language, day).encode(),
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        ignore_system_fonts=True,
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def source(parts: Sequence[Part], title: str, language: str, day: date) -> str:
    """The document as Typst reads it. All of its text stands in string literals, so that none of it is markup."""
    code, script = _LANGUAGE[language]
    head = (
        f"#set document(title: {_literal(title)}, "
        f"date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))\n"
        f'#set text(font: "Libertinus Serif", size: 10pt, lang: "{code}", script: {script})\n'
    )
    return head + _STYLE + "\n".join(_blocks(parts))


def _blocks(parts: Sequence[Part]) -> Iterator[str]:
    place = 0
    while place < len(parts):
        part = parts[place]
        if isinstance(part, Item):
            text, place = _list(parts, place, part.depth)
            yield f"#{text}"
        else:
            yield _block(part)
            place += 1


def _list(parts: Sequence[Part], place: int, depth: int) -> tuple[str, int]:
    """The list whose first item is at that place, with the lists within it, and the place after it."""
    first = parts[place]
    assert isinstance(first, Item)
    items: list[str] = []
    while place < len(parts):
        part = parts[place]
        if (
            not isinstance(part, Item)
            or part.depth < depth
            or (part.depth == depth and bool(part.number) != bool(first.number))
        ):
            break
        if part.depth > depth and items:
            inner, place = _list(parts, place, part.depth)
            items[-1] += f"#{inner}"
            continue
        items.append(_runs(part.runs))
        place += 1
    kind = "enum" if first.number else "list"
    return f"{kind}({', '.join(f'[{item}]' for item in items)})", place


def _block(part: Heading | Paragraph | Table) -> str:
    match part:
        case Heading(level, runs):
            return f"#heading(level: {level})[{_runs(runs)}]"
        case Paragraph(runs):
            return f"#par[{_runs(runs)}]"
        case Table(head, rows):
            others = len(head) - 1
            heads = ", ".join(f"[#strong[#{_literal(text)};]]" for text in head)
            cells = ", ".join(f"[#{_literal(text)};]" for row in rows for text in row)
            columns = ", ".join(["1fr", *["auto"] * others])
            align = ", ".join(["left", *["right"] * others])
            return f"#table(columns: ({columns},), align: ({align},), table.header({heads}), {cells})"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs if run.text)


def _run(run: Run) -> str:
    text = f"#{_literal(run.text)};"
    if run.url:
        return f"#link({_literal(run.url)})[{text}];"
    if run.code:
        return f"#raw({_literal(run.text)});"
    if run.slanted:
        text = f"#emph[{text}];"
    return f"#strong[{text}];" if run.strong else text


def _literal(text: str) -> str:
    escaped = plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
