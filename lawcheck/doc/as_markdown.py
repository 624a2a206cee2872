"""The documentation as Markdown: a page for each instrument, and one that names them all."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.doc.entry import Entry, ExceptionEntry, VersionEntry
from lawcheck.doc.phrases import say
from lawcheck.doc.site import Page, Site
from lawcheck.report.as_markdown import escape
from lawcheck.report.blocks import capital
from lawcheck.report.phrases import counted
from lawcheck.report.said import Said
from lawcheck.report.said_phrases import say as said_phrase


def render(site: Site, *, version: str, digest: str) -> Iterator[tuple[str, str]]:
    """Each page with the name of its file."""
    made = say("made", site.language, version=version, digest=digest[:19])
    yield "index.md", "\n".join([*_index(site), "", f"_{escape(made)}_", ""])
    for page in site.pages:
        yield f"{page.name}.md", "\n".join([*_Lines(site.language).page(page), "", f"_{escape(made)}_", ""])


def _index(site: Site) -> Iterator[str]:
    language = site.language
    yield f"# {escape(say('title', language))}"
    yield f"\n{escape(say('index lead', language))}\n"
    yield f"## {escape(say('instruments', language))}\n"
    for page in site.pages:
        yield f"- [{escape(page.title)}]({page.name}.md), {counted(len(page.entries), 'rule', language)}"
    yield f"\n## {escape(say('families page', language))}"
    for family in site.families:
        yield f"\n### {escape(capital(family.title))}\n"
        for address, title, provision in family.rules:
            file, _, name = address.partition(".html#")
            yield f"- [{escape(title)}]({file}.md#{name}), {escape(provision)}"


class _Lines:
    def __init__(self, language: str) -> None:
        self.language = language

    def page(self, page: Page) -> Iterator[str]:
        """An instrument."""
        yield f"# {escape(page.title)}\n"
        published = [self._say("published", text=page.published)] if page.published else []
        yield escape(" · ".join([page.name, *published, f"{self._say('in force')}: {page.window}"]))
        for entry in page.entries:
            yield from self._entry(entry)
        if page.words:
            yield f"\n## {self._say('definitions')}"
            for word in page.words:
                yield f'\n### <a id="{word.name}"></a>{escape(word.title)}\n'
                yield from self._said(word.said, 0)
        if page.left_out:
            yield f"\n## {self._say('outside')}\n"
            for out in page.left_out:
                yield f"- {escape(out.provisions)}: {escape(out.because)}"

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield f'\n## <a id="{entry.name}"></a>{escape(entry.title)}\n'
        yield f"`{entry.name}` · {escape(entry.rulebook)}\n"
        facts = {
            "provisions": "; ".join(provision for provision, _ in entry.provisions),
            "severity": capital(entry.severity),
            "force": capital(entry.force) + (f" ({entry.elsewhere})" if entry.elsewhere else ""),
            "binds": entry.binds,
            "ask": entry.ask,
            "families": ", ".join(title for _, title in entry.families),
        }
        for key, text in facts.items():
            if text:
                yield f"- {self._say(key)}: {escape(text)}"
        for version in entry.versions:
            yield from self._version(version)
        if entry.examples:
            yield f"\n**{self._say('tests')}**\n"
            for example in entry.examples:
                yield f"- {escape(example.title)} — {escape('; '.join(example.expected))}"
        yield f"\n{escape(entry.verified)}"

    def _version(self, version: VersionEntry) -> Iterator[str]:
        yield f"\n**{self._say('in force')}**: {escape(version.window)}"
        if version.each:
            yield f"\n{escape(version.each)}"
        for part in version.parts:
            yield f"\n**{escape(part.head)}**\n"
            yield from self._said(part.said, 0)
            if part.otherwise:
                yield f"\n{escape(part.otherwise_head)}: {escape(part.otherwise)}"
        for exception in version.exceptions:
            yield from self._exception(exception, "exception")
        for key, text in (("reading", version.reading), ("remedy", version.remedy)):
            if text:
                yield f"\n**{self._say(key)}**: {escape(text)}"
        yield f"\n```\n{version.source}\n```"

    def _exception(self, exception: ExceptionEntry, head: str) -> Iterator[str]:
        yield f"\n**{escape(self._say(head, title=exception.title))}** ({escape('; '.join(exception.provisions))})\n"
        yield from self._said(exception.when, 0)
        for inner in exception.exceptions:
            yield from self._exception(inner, "exception to this")

    def _said(self, said: Said, depth: int) -> Iterator[str]:
        indent = "  " * depth
        match said.kind:
            case "leaf":
                answer = f" **{escape(said.answer)}**" if said.answer else ""
                text = escape(said.text)
                yield f"{indent}- {f'[{text}](#{said.definition})' if said.definition else text}{answer}"
            case "within":
                yield f"{indent}- {escape(said.text)}"
                yield from self._said(said.parts[0], depth + 1)
            case _:
                yield f"{indent}- _{said_phrase(said.kind, self.language)}:_"
                for part in said.parts:
                    yield from self._said(part, depth + 1)

    def _say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)
