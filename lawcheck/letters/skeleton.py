"""A letter to start from: a template in both languages, and what it is."""

from __future__ import annotations

from lawcheck.letters.kind import ABOUT

_ABOUT = """\
# What the letter is, and when it may be sent. templates/README.md and lawcheck/letters/kind.py say what can stand here.
title: {{en: "{name}: a letter of your own", sr: "{name}: сопствено писмо"}}
fits: violation # there is a violation to tell of
speaks_of: [controller, ministry, processor]
# Law that the template itself names stands here, so that it can be checked, and is printed as {{{{ law.duty }}}}.
# cites:
#   duty: {{law: zzpl, en: "article 5 of the Law on …", sr: "члана 5. Закона о …"}}
"""
_ENGLISH = """\
{% include "shared/head.en.md.j2" %}

{% include "shared/controller.en.md.j2" %}

{{ sender.place }}, {{ letter.date }}

# TITLE

**Subject: {{ sender.subject }}**

Dear Sir or Madam,

We write because of the following:

{% include "shared/points.en.md.j2" %}

Yours faithfully,

{{ sender.signatory }}

{% include "shared/sources.en.md.j2" %}
"""
_SERBIAN = """\
{% include "shared/head.sr.md.j2" %}

{% include "shared/controller.sr.md.j2" %}

{{ sender.place }}, {{ letter.date }}

# НАСЛОВ

**Предмет: {{ sender.subject }}**

Поштовани,

обраћамо Вам се поводом следећег:

{% include "shared/points.sr.md.j2" %}

С поштовањем,

{{ sender.signatory }}

{% include "shared/sources.sr.md.j2" %}
"""


def letter(name: str) -> dict[str, str]:
    """The files of a letter of that name, each with its text; it fits where there is a violation."""
    return {ABOUT: _ABOUT.format(name=name), "letter.en.md.j2": _ENGLISH, "letter.sr.md.j2": _SERBIAN}
