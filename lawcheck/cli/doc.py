"""`lawcheck doc`: the rulebooks as a static site, or as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.disk import make_folder, write
from lawcheck.cli.options import Overwrite, Quiet, Rules, again, refuse, to_choice, to_language
from lawcheck.cli.words import Option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lawcheck.doc.site import Site
    from lawcheck.pipeline import Rules as Law
    from lawcheck.testing.expected import Test

_FORMATS = ("html", "markdown")


def run(
    output: Annotated[
        str, Option(("--output", "-o"), "The folder to write; it is made where it is not there.", "DIR")
    ] = "site",
    format: Annotated[str, Option(("--format",), "html or markdown.", "FORMAT")] = "html",
    lang: Annotated[
        list[str] | None,
        Option(
            ("--lang",),
            "A language: en, sr, sr-Latn; may be repeated. The first stands in the folder itself.",
            "LANGUAGE",
        ),
    ] = None,
    rules: Rules = None,
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Write the rulebooks as documentation.

    One page for each instrument, in the order of the law: every rule in plain words with a picture of its conditions,
    its text, its exceptions, its tests as examples and its history. The pages need nothing outside themselves.

    \b
    Examples:
      lawcheck doc --output site
      lawcheck doc --output docs-sr --lang sr --format markdown

    Exit status: 0 written; 2 the call is wrong, or a file is there already.
    """
    to_choice("--format", format, _FORMATS)
    languages = tuple(dict.fromkeys(to_language(word) for word in lang or ("en", "sr")))
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        refuse(f"`{output}` is a file", "say the name of a folder")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        refuse(
            f"`{output}` is not empty", "choose another folder, or say `--force` to write over what has the same name"
        )

    from lawcheck.cli.loading import load_rules, rules_here
    from lawcheck.doc.site import site_of

    rules = rules or rules_here()
    law = load_rules(rules)
    with console.progress("reading the tests"):
        tests = _tests(law)
    number = 0
    for place, language in enumerate(languages):
        site = site_of(law.ruleset, law.files, tests, language)
        pages = _html(site, languages, law) if format == "html" else _markdown(site, law)
        number += _write(folder if place == 0 else folder / language, pages)
    console.say(f"{number} pages written to {output}")
    start = "index.html" if format == "html" else "index.md"
    console.say(f"open {folder / start}")
    console.next_step(f"lawcheck list rules{again(rules)}", quiet)
    return status.OK


def _html(site: Site, languages: tuple[str, ...], law: Law) -> Iterator[tuple[str, str]]:
    from lawcheck.doc import as_html
    from lawcheck.files import content
    from lawcheck.version import VERSION

    templates = content() / "templates" / "doc"
    parts = as_html.Parts(
        {
            name: (templates / f"{name}.html.j2").read_text(encoding="utf-8")
            for name in ("layout", "index", "instrument")
        },
        (templates / "doc.css").read_text(encoding="utf-8"),
        (templates / "doc.js").read_text(encoding="utf-8"),
    )
    up = "" if site.language == languages[0] else "../"
    others = {
        name: f"{up}{'' if name == languages[0] else f'{name}/'}" for name in languages if name != site.language
    }
    return as_html.render(site, parts, version=VERSION, digest=law.digest, others=others)


def _markdown(site: Site, law: Law) -> Iterator[tuple[str, str]]:
    from lawcheck.doc import as_markdown
    from lawcheck.version import VERSION

    return as_markdown.render(site, version=VERSION, digest=law.digest)


def _write(folder: Path, pages: Iterable[tuple[str, str]]) -> int:
    make_folder(folder)
    number = 0
    for name, text in pages:
        write(folder / name, text, force=True)
        number += 1
    return number


def _tests(law: Law) -> dict[str, list[tuple[Test, str]]]:
    """The tests beside the rules' files, by the rule that each names, with the text of each."""
    from dataclasses import replace

    from lawcheck import files
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.testing.from_file import RuleNames, tests_in

    names = RuleNames.of(law.ruleset)
    told: dict[str, list[tuple[Test, str]]] = {}
    for own in dict.fromkeys(rule.span.file.removesuffix(".law") + "_test.yaml" for rule in law.ruleset.rules):
        path = files.path_of(own)
        if not path.is_file():
            continue
        file = replace(files.read(path, Diagnostics()), name=own)  # a short name is one of the rules in its folder
        tests = sorted(tests_in(file, None, law.ruleset, names)[0], key=lambda test: test.span.start)
        ends = [*(file.text.rfind("\n-", 0, test.span.start + 1) for test in tests[1:]), len(file.text)]
        for test, end in zip(tests, ends, strict=False):  # without a test there is no end either
            if test.rule:
                told.setdefault(test.rule, []).append((test, _whole(file.text[test.span.start : end])))
    return told


def _whole(text: str) -> str:
    """A test's lines without the indentation that they have as an element of the file's list, and without comments after it."""
    lines = text.rstrip().splitlines()
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return "\n".join([lines[0], *(line.removeprefix("  ") for line in lines[1:])]) if lines else ""
