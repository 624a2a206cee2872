"""The documentation as pages of HTML that need nothing outside themselves. What a rule says is data, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from lawcheck.doc.phrases import say
from lawcheck.doc.picture import picture
from lawcheck.doc.site import Site
from lawcheck.report.as_html import policy
from lawcheck.report.blocks import capital
from lawcheck.report.phrases import counted
from lawcheck.report.said import Said
from lawcheck.report.said_phrases import say as said_phrase


@dataclass(frozen=True)
class Parts:
    """What pages are made from: the templates by their names, the style and the script."""

    templates: Mapping[str, str]
    style: str
    script: str


def render(
    site: Site, parts: Parts, *, version: str, digest: str, others: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Each page with the name of its file. `others`: the same site in other languages, the folder of each."""
    language = site.language

    def words(key: str, **values: str) -> str:
        return say(key, language, **values)

    def joined(kind: str) -> str:
        return said_phrase(kind, language)

    def drawn(said: Said, title: str) -> Markup:
        return Markup(picture(said, title, lambda name: f"#{name}", joined))

    pages = Environment(
        loader=DictLoader(dict(parts.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals.update(
        site=site,
        say=words,
        drawn=drawn,
        joined=joined,
        capital=capital,
        counted=lambda number, noun: counted(number, noun, language),
        style=Markup(parts.style),
        script=Markup(parts.script),
        policy=policy(parts.style, parts.script),
        made=words("made", version=version, digest=digest[:19]),
        others=others,
    )
    yield "index.html", pages.get_template("index").render(file="index.html").strip() + "\n"
    for page in site.pages:
        file = f"{page.name}.html"
        yield file, pages.get_template("instrument").render(page=page, file=file).strip() + "\n"
