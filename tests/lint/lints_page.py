"""Writes docs/lints.md from the docstrings of the lints: `make docs`."""

from __future__ import annotations

import sys

from lawcheck.lint.manual import Page
from lawcheck.lint.run import NAMES
from lawcheck.lint.run import page as page_of

_HEAD = """# Lints

`lawcheck lint` says what could be better about rules that have no mistake; what is wrong with them is an error, and stands
in [codes.md](codes.md). `lawcheck show LINT` prints these pages.

A lint is an **error** where the law cannot be meant so, a **warning** where something is missing or double, a **hint** where it
could be better. Some are **off** unless `--profile strict` asks for all there is to say; there, hints count as warnings.
`--profile errors` says errors alone. `--select LINT` runs one alone, `--ignore LINT` leaves one out.

`--deep` asks a solver as well ([analysis.md](analysis.md)), which takes longer and needs `pip install 'lawcheck-rules[analysis]'`; the last
seven lints run only then.

What is not to be said of one place is silenced there, with the reason:

```
# lawcheck: ignore[long-condition] the items of the list, one to a line
define listed of processing p as …
```

Above a statement, such a comment covers all of it; above or behind a clause, that clause or line. The reason may go on in the
comments right below. A remark on several rules is passed over only where they are named, so that no other clash goes by with the
one that is meant; `lawcheck rules check` reads these comments too:

```
# lawcheck: ignore[rules-clash with eu.ai_act.no_scraping_of_faces] the AI Act forbids it on any ground;
# this asks on which it was made
rule scraping_is_no_legitimate_interest …
```

A comment that silences nothing any more is told of (`ignored-for-nothing`). What was there before can be
kept in a file: `lawcheck lint --write-baseline old.json`, and from then on `lawcheck lint --baseline old.json`.

Some things other tools would look for here are errors of the language, and nothing is judged while they stand: a rule without a
citation (`rule-without-citation`), duty (`rule-without-duty`) or title (`missing-title`), an exception without a condition
(`exception-without-condition`) or to nothing (`exception-to-nothing`), versions that overlap (`overlapping-versions`), a rule that is
never in force (`never-in-force`), a text that names no fact (`bad-placeholder`), doubled names and clauses.

<!-- Made by `make docs` from lawcheck/lint/lints/*.py; a test compares. -->
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(_part(told) for name in NAMES if (told := page_of(name)))


def _part(told: Page) -> str:
    level = "off; said with `--profile strict`" if told.level == "off" else told.level
    text = f"\n### `{told.name}`: {told.title}\n\n*{level}*\n"
    text += "".join(f"\n{paragraph}\n" for paragraph in told.explanation)
    return text + f"\nInstead of\n\n```\n{told.bad}\n```\n\nwrite\n\n```\n{told.good}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(page())
