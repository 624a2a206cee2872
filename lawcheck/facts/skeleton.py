"""The text of a new case file, valid as it stands: its outline, or every fact with its question, commented out."""

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
from lawcheck.text import SERBIAN, Text

_WIDTH = 110


def _both(english: str, serbian: str) -> Text:
    return Text(english, ((SERBIAN, serbian),))


_SOURCES = _both(
    """\
sources:
  # ministry: {title: "Answer to our request", published: 2026-01-15, url: "https://…", grade: B2}
  # Grade: A (a source to be trusted) to F (cannot be judged), then 1 (confirmed by others) to 6 (cannot be judged).

# Take away the `# ` before what you know, and replace `unknown`. What is left out is unknown.
#   none      it is known that there is none, or that it did not happen
#   refused   it was asked for and not given
# With who says so:   period: {value: 30 days, source: ministry, at: page 2}
# Sources differ:     period: [{value: 30 days, source: ministry}, {value: 1 year, source: press}]
facts:""",
    """\
sources:
  # ministry: {title: "Одговор на наш захтев", published: 2026-01-15, url: "https://…", grade: B2}
  # Оцена: A (поуздан извор) до F (не може се проценити), па 1 (потврђују и други) до 6 (не може се проценити).

# Скините `# ` испред онога што знате и упишите одговор уместо `unknown`. Што се изостави, није познато.
#   none      зна се да тога нема, или да се није догодило
#   refused   тражено је, а није добијено
# Ко то тврди:          period: {value: 30 days, source: ministry, at: стр. 2}
# Извори се не слажу:   period: [{value: 30 days, source: ministry}, {value: 1 year, source: press}]
# Називи и одговори остају какви јесу, на енглеском: yes (да), no (не), 30 days, 6 months, 1 year.
facts:""",
)
_OUTLINE = _both(
    """\
sources:
  # ministry: {title: "Answer to our request", published: 2026-01-15, url: "https://…", grade: B2}
  # Grade: A (a source to be trusted) to F (cannot be judged), then 1 (confirmed by others) to 6 (cannot be judged).

# `lawcheck ask` asks for what matters and writes it here. By hand: take away the `# ` before what there is, and write
# below it what you know of it; `lawcheck show NAME` lists its facts. What there is not is `none`, what was asked for
# and not given is `refused`, and what is left out is unknown.
# With who says so:   period: {value: 30 days, source: ministry, at: page 2}
facts:""",
    """\
sources:
  # ministry: {title: "Одговор на наш захтев", published: 2026-01-15, url: "https://…", grade: B2}
  # Оцена: A (поуздан извор) до F (не може се проценити), па 1 (потврђују и други) до 6 (не може се проценити).

# `lawcheck ask` пита оно што је важно и уписује овде. Ручно: скините `# ` испред онога што постоји и испод упишите шта
# о томе знате; чињенице наводи `lawcheck show НАЗИВ`. Чега нема, то је none, што је тражено а није добијено, то је
# refused, а што се изостави, није познато.
# Ко то тврди:   period: {value: 30 days, source: ministry, at: стр. 2}
facts:""",
)
_TITLE = _both("A case that is still to be described", "Случај који тек треба описати")
_DAY = _both(
    "the date the case is judged as of; today if left out", "дан на који се случај оцењује; данас ако се изостави"
)
_STATE = _both(
    "the state it happens in: says whether the law of a union binds there or is a benchmark",
    "држава у којој се догађа: по њој право уније обавезује или је мерило",
)
_BOOKS = _both(
    "names, or prefixes that take all below them; all rulebooks if left out",
    "називи, или почеци који обухватају све испод њих; сви ако се изостави",
)
_YES_NO = _both("yes or no", "yes или no")
_NUMBER = _both("a number", "број")
_DATE = _both("a date, such as 2026-01-31", "датум, као 2026-01-31")
_DURATION = _both("a length of time, such as 30 days", "трајање, као 30 days")
_TEXT = _both("a text", "текст")
_LIST = _both("a list", "више њих")


def skeleton(
    vocabulary: Vocabulary,
    name: str = "new_case",
    *,
    as_of: date | None = None,
    rulebooks: Collection[str] = (),
    wanted: Collection[tuple[str, ...]] | None = None,
    language: str = "en",
    whole: bool = True,
) -> str:
    """A case called `name` in which nothing is known yet; what is asked and explained is in `language`.

    `wanted`: paths of the facts to ask for, from the top of a case; None: every fact. `whole`: with every fact, or else
    with the names alone of what stands at the top of a case.
    """
    day = f"as_of: {as_of}" if as_of else "# as_of: 2026-01-31"
    books = f"rulebooks: [{', '.join(rulebooks)}]" if rulebooks else "# rulebooks: [rs]"
    head = [
        f"lawcheck: {FORMAT}",
        f"case: {name}",
        f"title: {_TITLE.in_language(language)}",
        f"{day:<25} # {_DAY.in_language(language)}",
        f"{'# jurisdiction: RS':<25} # {_STATE.in_language(language)}",
        f"{books:<25} # {_BOOKS.in_language(language)}",
        (_SOURCES if whole else _OUTLINE).in_language(language),
    ]
    open_paths = None if wanted is None else {path[:n] for path in wanted for n in range(1, len(path) + 1)}
    writing = _Writing(vocabulary, language, open_paths)
    lines = writing.facts(vocabulary.roots, (), "  ", live=True) if whole else writing.outline()
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

    def outline(self) -> Iterator[str]:
        """A line for each thing at the top of a case, with what it is; commented out, for a name alone would say that it is there."""
        roots = [
            fact for name, fact in self.vocabulary.roots.items() if self.wanted is None or (name,) in self.wanted
        ]
        widest = max((len(fact.name) for fact in roots), default=0) + 1
        for fact in roots:
            title = fact.question.in_language(self.language)
            kind = f" {self._answer(fact.type)}" if isinstance(fact.type, ListOf) else ""
            yield f"  # {fact.name + ':':<{widest}}  {title}{kind}"

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
                return self._in_brackets(_YES_NO)
            case Number():
                return self._in_brackets(_NUMBER)
            case Date():
                return self._in_brackets(_DATE)
            case DurationType():
                return self._in_brackets(_DURATION)
            case TextType():
                return self._in_brackets(_TEXT)
            case Choice():
                labels = [(name, label.in_language(self.language)) for name, label in type.options]
                return f"({'; '.join(map(_option, labels))})"
            case EntityType():
                return ""
            case ListOf():
                return self._in_brackets(_LIST)
        assert_never(type)

    def _in_brackets(self, text: Text) -> str:
        return f"({text.in_language(self.language)})"


def _option(labelled: tuple[str, str]) -> str:
    """A choice's name, and its label where that says more."""
    name, label = labelled
    return name if label.casefold() in ("", name.replace("_", " ").casefold()) else f"{name}: {label}"
