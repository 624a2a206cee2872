"""What the commands on drafts share: which draft is meant, and what is asked of it near which deployment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli.options import refuse
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.draft.account import Words
    from lawcheck.draft.ask import Question
    from lawcheck.draft.permission import Permission
    from lawcheck.model.ruleset import Draft
    from lawcheck.pipeline import Rules

OneDraft: TypeAlias = Annotated[
    str, Argument("DRAFT", "A file with a draft law, or the name of a draft that comes with lawcheck.")
]
Against: TypeAlias = Annotated[
    str | None,
    Option(
        ("--against",), "The rulebooks to hold it against, with commas; by default all: `rs,eu.led,coe`.", "NAMES"
    ),
]
Near: TypeAlias = Annotated[
    str | None,
    Option(
        ("--near",), "A lawful deployment, near which loopholes are looked for; by default the shipped model.", "CASE"
    ),
]
Seconds: TypeAlias = Annotated[
    str, Option(("--seconds",), "How long to think at most; what is not settled then is said so.", "NUMBER")
]

MODEL = "model_lawful_deployment"
PATIENCE = "60"  # seconds


def load_drafts(words: Sequence[str], rules: list[str] | None) -> tuple[Rules, list[Draft]]:
    """The rules with the drafts in these files, and those drafts. Stops where anything is wrong."""
    from lawcheck.cli.loading import load_rules

    paths = [_found(word) for word in words]
    _stop_at_one_name_for_two(dict.fromkeys(paths))
    law = load_rules(rules, list(dict.fromkeys(paths)))
    drafts = []
    for word, path in zip(words, paths, strict=True):
        here = [draft for draft in law.ruleset.drafts if draft.span.file == path.as_posix()]
        if len(here) != 1:
            many = f"holds {len(here)} drafts, and one is read at a time" if here else "holds no draft"
            refuse(f"`{word}` {many}", "a file with a draft begins with `draft NAME`")
        drafts += here
    return law, drafts


def _stop_at_one_name_for_two(paths: Iterable[Path]) -> None:
    """Refuses two files with the same draft, as when one is a copy of the other: they could not be told apart."""
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read

    files: dict[str, Path] = {}
    for path in paths:
        found = re.search(r"(?m)^\s*draft\s+([\w.]+)", read(path, Diagnostics()).text)
        name = found[1] if found else path.as_posix()
        if name in files:
            refuse(
                f"the drafts in `{files[name].as_posix()}` and `{path.as_posix()}` are both called `{name}`",
                f"give one of them a name of its own in its first line: `draft {name}_2 …`",
            )
        files[name] = path


def _found(word: str) -> Path:
    """The file at that path, or the shipped draft of that bare name. Stops where there is neither."""
    from lawcheck.cli.loading import found_or_shipped
    from lawcheck.files import content

    path = Path(found_or_shipped(word))
    if path.exists() or path.suffix:
        return path
    shipped = {file.stem: file for file in sorted((content() / "cases" / "drafts").glob("*.law"))}
    names = ", ".join(f"`{name}`" for name in shipped)
    if word not in shipped:
        refuse(f"there is no file and no shipped draft `{word}`", f"drafts that come with lawcheck: {names}")
    return shipped[word]


def against(text: str | None, law: Rules) -> tuple[str, ...]:
    """The rulebooks named. Stops at one that is not known."""
    from lawcheck.cli.loading import known_rulebooks

    return known_rulebooks([name for name in re.split(r"[,\s]+", text or "") if name], law)


def question(near: str | None, law: Rules, day: date | None, seconds: float) -> Question:
    """What is asked of a draft: near a lawful deployment, on the day given, or the deployment's own, or today."""
    from datetime import date as calendar

    from lawcheck.cli.loading import load_cases
    from lawcheck.draft.ask import Question
    from lawcheck.draft.deployment import settled
    from lawcheck.facts.belief import select

    (case,) = load_cases([near or MODEL], law)
    on = day or case.as_of or calendar.today()
    return Question(law.plan, on, settled(select(case.facts, on, frozenset(), None)), clock(seconds))


def clock(seconds: float) -> Callable[[], float]:
    """How many seconds are left, whenever it is asked."""
    from time import monotonic

    until = monotonic() + seconds
    return lambda: until - monotonic()


def permission_of(draft: Draft, law: Rules) -> Permission:
    """What the draft permits. Stops where it permits nothing at all."""
    from lawcheck.draft.permission import permission

    permitted = permission(draft, law.ruleset.vocabulary)
    if not permitted.ways:
        refuse(f"the draft `{draft.name}` permits nothing", "an article permits with `permits processing when …`")
    return permitted


def words_of(draft: Draft, law: Rules, day: date, language: str) -> Words:
    """The words in which the draft is told of, in its own state's law."""
    from lawcheck.draft.account import Words

    return Words(law.ruleset, law.files, day, language, draft.jurisdictions[0] if draft.jurisdictions else "")
