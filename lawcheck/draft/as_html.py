"""A draft against a framework as one page: it needs no other file, is read by a screen reader, and prints."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lawcheck.draft.account import Account, Told, day_in_words
from lawcheck.draft.as_text import summary
from lawcheck.draft.phrases import say
from lawcheck.text import SERBIAN_LATIN
from lawcheck.version import VERSION

_STYLE = """
:root { --ink: #1c2128; --soft: #4d5560; --line: #d9dde2; --bad: #9b1c1c; --bad-wash: #fcefee; --good: #1f6238; --good-wash: #eaf4ed;
  --open: #7a4b00; --open-wash: #fdf5e4; --serif: Charter, "Source Serif 4", Cambria, Georgia, "DejaVu Serif", serif; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: #fff;
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
h3 { margin: 0 0 .3rem; font-size: 1.1rem; }
.summary { border-left: .4rem solid var(--bad); padding: .5rem 1.25rem; background: #f6f7f8; }
.summary.clean { border-color: var(--good); }
article { margin: 1.25rem 0; padding: .9rem 1.1rem; border: 1px solid var(--line); border-left: .4rem solid var(--bad); border-radius: .3rem;
  break-inside: avoid; }
.soft { color: var(--soft); font-size: .9rem; margin: .2rem 0; }
.tag { font-weight: 600; color: var(--bad); }
code { font-size: .85em; color: var(--soft); }
.wide { overflow-x: auto; }
.wide:focus-visible, a:focus-visible { outline: 3px solid #174ea6; outline-offset: 2px; }
table { border-collapse: collapse; font-size: .85rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { border: 1px solid var(--line); padding: .25rem .45rem; text-align: left; vertical-align: top; }
thead th { background: #f6f7f8; vertical-align: bottom; }
td.mark { text-align: center; }
.guaranteed { background: var(--good-wash); color: var(--good); } .loophole { background: var(--bad-wash); color: var(--bad); }
.not_settled { background: var(--open-wash); color: var(--open); }
ol.articles { padding-left: 1.5rem; }
details summary { cursor: pointer; }
@media print { body { max-width: none; padding: 0; font-size: 9.5pt; } details > * { display: block; } .wide { overflow: visible; }
  thead { display: table-header-group; } tr { break-inside: avoid; } @page { margin: 1.6cm; } }
"""


def render(account: Account) -> str:
    """The page."""
    language = account.language
    rules = ", ".join(account.rulebooks) or say("all rules", language)
    head = say("head", language, draft=account.title or account.draft, rules=rules, day=day_in_words(account))
    code = "sr-Latn" if language == SERBIAN_LATIN else "sr-Cyrl" if language == "sr" else "en"
    body = [
        f"<h1>{escape(head)}</h1>",
        *_summary(account),
        *_loopholes(account),
        *_matrix(account),
        *_list(account, "guaranteed", "guarantees"),
        *_list(account, "not_settled", "unsettled"),
        *_list(account, "not_touched", "untouched"),
        f'<p class="soft">{escape(say("printed", language, version=VERSION))}</p>',
    ]
    return (
        f'<!doctype html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(head)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _summary(account: Account) -> Iterable[str]:
    clean = "" if account.having("loophole") else " clean"
    title = say("summary title", account.language)
    yield f'<section class="summary{clean}" aria-label="{escape(title)}">'
    for sentence in summary(account):
        yield f"<p>{escape(sentence)}</p>"
    yield f'<p class="soft">{escape(say("meaning", account.language))}</p></section>'


def _loopholes(account: Account) -> Iterable[str]:
    holes = account.having("loophole")
    if not holes:
        return
    language = account.language
    yield f"<h2>{escape(say('loopholes', language))} ({len(holes)})</h2>"
    for told in holes:
        weight = f"{say(told.severity, language)}, {say(told.force, language)}"
        yield f'<article id="{escape(told.rule)}">'
        yield f'<h3>{escape(told.title)} <span class="tag">({escape(say(told.kind, language))})</span></h3>'
        yield f'<p class="soft">{escape(told.cites)} · {escape(weight)} · <code>{escape(told.rule)}</code></p>'
        yield f"<p>{escape(told.story)}</p>"
        if told.messages:
            yield "<ul>" + "".join(f"<li>{escape(message)}</li>" for message in told.messages) + "</ul>"
        yield "</article>"


def _matrix(account: Account) -> Iterable[str]:
    """Articles across, requirements down; those that no article bears on are left out."""
    language = account.language
    rows = [told for told in account.requirements if told.articles]
    if not rows:
        return
    title = escape(say("matrix", language))
    yield f"<h2>{title}</h2>"
    yield '<ol class="articles">'
    yield from (f"<li><code>{escape(name)}</code> {escape(text)}</li>" for name, text in account.articles)
    yield "</ol>"
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{title}"><table>'
    yield f"<caption>{escape(say('matrix text', language))}</caption>"
    columns = "".join(
        f'<th scope="col"><abbr title="{escape(f"{name}: {text}")}">{number}</abbr></th>'
        for number, (name, text) in enumerate(account.articles, 1)
    )
    words = (say("requirement", language), say("answer", language))
    yield f'<thead><tr><th scope="col">{escape(words[0])}</th><th scope="col">{escape(words[1])}</th>{columns}</tr></thead><tbody>'
    yield from (_row(told, account) for told in rows)
    yield "</tbody></table></div>"


def _row(told: Told, account: Account) -> str:
    answer = say(told.answer, account.language)
    mark = "●" if told.answer == "guaranteed" else "○"
    spoken = escape(answer)
    cells = "".join(
        f'<td class="mark"><span role="img" aria-label="{spoken}">{mark}</span></td>'
        if name in told.articles
        else "<td></td>"
        for name, _ in account.articles
    )
    title = escape(told.title)
    linked = f'<a href="#{escape(told.rule)}">{title}</a>' if told.answer == "loophole" else title
    return f'<tr><th scope="row">{linked}</th><td class="{told.answer}">{spoken}</td>{cells}</tr>'


def _list(account: Account, answer: str, title: str) -> Iterable[str]:
    found = account.having(answer)
    if not found:
        return
    yield f"<h2>{escape(say(title, account.language))} ({len(found)})</h2><ul>"
    for told in found:
        by = say("by articles", account.language, articles=", ".join(told.articles)) if told.articles else ""
        because = "; ".join(filter(None, (by, told.because)))
        yield f"<li>{escape(told.title)} <code>{escape(told.rule)}</code>: {escape(because)}</li>"
    yield "</ul>"
