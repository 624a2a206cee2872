"""The text of a new case file: every fact with its question, commented out, and valid as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import assert_never

from lawcheck.facts.from_case import FORMAT
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    Fact,
    FactType,
    ListOf,
    Number,
    TextType,
    Vocabulary,
    YesNo,
)

_WIDTH = 110
_SOURCES = """\
sources:
  # ministry: {title: "Answer to our request", published: 2026-01-15, url: "https://…", grade: B2}
  # Grade: A (a source to be trusted) to F (cannot be judged), then 1 (confirmed by others) to 6 (cannot be judged).

# Take away the `# ` before what you know, and replace `unknown`. What is left out is unknown.
#   none      it is known that there is none, or that it did not happen
#   refused   it was asked for and not given
# With who says so:   retention: {value: 30 days, source: ministry, at: page 2}
# Sources differ:     retention: [{value: 30 days, source: ministry}, {value: 1 year, source: press}]
facts:"""


def skeleton(
    vocabulary: Vocabulary,
    name: str = "new_case",
    *,
    as_of: date | None = None,
    rulebooks: Collection[str] = (),
    wanted: Collection[tuple[str, ...]] | None = None,
    language: str = "en",
) -> str:
    """A case called `name` in which nothing is known yet; the questions are in `language`.

    `wanted`: paths of the facts to ask for, from the top of a case; None: every fact.
    """
    day = f"as_of: {as_of}" if as_of else "# as_of: 2026-01-31"
    books = f"rulebooks: [{', '.join(rulebooks)}]" if rulebooks else "# rulebooks: [rs]"
    head = [
        f"lawcheck: {FORMAT}",
        f"case: {name}",
        "title: A case that is still to be described",
        f"{day:<25} # the date the case is judged as of; today if left out",
        f"{books:<25} # names, or prefixes that take all below them; all rulebooks if left out",
        _SOURCES,
    ]
    open_paths = None if wanted is None else {path[:n] for path in wanted for n in range(1, len(path) + 1)}
    lines = _Writing(vocabulary, language, open_paths).facts(vocabulary.roots, (), "  ", live=True)
    return "\n".join([*head, *lines, ""])


@dataclass(frozen=True)
class _Writing:
    """Writes the lines of facts. What is `live` takes effect: the names of entities and lists, and nothing else.

    A list's element is commented out as a whole, so the prefix of its lines has a `# ` in it. `wanted` holds the
    paths to write, and those that lead there.
    """

    vocabulary: Vocabulary
    language: str
    wanted: Collection[tuple[str, ...]] | None

    def facts(self, facts: Mapping[str, Fact], above: tuple[str, ...], prefix: str, *, live: bool) -> Iterator[str]:
        """The lines of an entity's facts, or of the whole case; `above` is the path to them."""
        for fact in facts.values():
            path = (*above, fact.name)
            if self.wanted is not None and path not in self.wanted:
                continue
            if not above:
                yield ""
            yield from self._question(fact, prefix)
            below = self.vocabulary.facts_of(fact.type)
            match fact.type:
                case EntityType():
                    yield f"{prefix}{fact.name}:"
                    yield from self.facts(below, path, f"{prefix}  ", live=live)
                case ListOf():
                    yield f"{prefix}{fact.name}:"
                    yield from self._element(below, path, f"{prefix}  {'# ' if live else ''}")
                case _:
                    yield f"{prefix}{'# ' if live else ''}{fact.name}: unknown"

    def _element(self, facts: Mapping[str, Fact], path: tuple[str, ...], prefix: str) -> Iterator[str]:
        """The lines of a list's first element; a second one is made by copying them."""
        more = list(facts.values())
        if "name" in facts:
            first = more.pop(0)
            yield from self._question(first, prefix)
            yield f"{prefix}- {first.name}: unknown"
        else:
            yield f"{prefix}- name: first"
        yield from self.facts({fact.name: fact for fact in more}, path, f"{prefix}  ", live=False)

    def _question(self, fact: Fact, prefix: str) -> Iterator[str]:
        """What is asked, and how it is answered."""
        text = f"{fact.question.in_language(self.language)} {self._answer(fact.type)}".strip()
        yield from wrap(text, _WIDTH, initial_indent=f"{prefix}# ", subsequent_indent=f"{prefix}#   ")

    def _answer(self, type: FactType) -> str:
        match type:
            case YesNo():
                return "(yes or no)"
            case Number():
                return "(a number)"
            case Date():
                return "(a date, such as 2026-01-31)"
            case DurationType():
                return "(a length of time, such as 30 days)"
            case TextType():
                return "(a text)"
            case Choice():
                labels = [(name, label.in_language(self.language)) for name, label in type.options]
                return f"({'; '.join(map(_option, labels))})"
            case EntityType():
                return ""
            case ListOf():
                return "(a list)"
        assert_never(type)


def _option(labelled: tuple[str, str]) -> str:
    """A choice's name, and its label where that says more."""
    name, label = labelled
    return name if label.casefold() in ("", name.replace("_", " ").casefold()) else f"{name}: {label}"
