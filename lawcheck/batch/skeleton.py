"""The first row of a new table: the head of a case, its source, and the facts that most rules ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawcheck.batch.columns import RESERVED
from lawcheck.finding.finding import FactPath
from lawcheck.model.vocabulary import EntityType, ListOf, Vocabulary

_MOST = 25  # facts; with what is in all rulebooks there are hundreds
_FIRST = "first"  # how the one thing of each list is called


def skeleton(
    vocabulary: Vocabulary, asked: Mapping[FactPath, int], separator: str = ",", *, whole: bool = False
) -> str:
    """The row, ended. `asked`: how many rules ask for each fact, by its path in the vocabulary. `whole`: all of these facts.

    A list that any of them lies in has a column of its own, which says which things there are.
    """
    plain = [
        path for path, fact in vocabulary.walk() if path in asked and not isinstance(fact.type, EntityType | ListOf)
    ]
    most = sorted(plain, key=lambda path: -asked[path])[: None if whole else _MOST]
    columns: dict[str, None] = dict.fromkeys(RESERVED)
    for path in plain:
        if path in most:
            columns.update(dict.fromkeys(_columns(path, vocabulary)))
    return separator.join(columns) + "\r\n"


def _columns(path: FactPath, vocabulary: Vocabulary) -> Iterator[str]:
    """The lists on the way, and the fact."""
    way: list[str] = []
    for end, name in enumerate(path, 1):
        way.append(name)
        fact = vocabulary.fact(path[:end])
        if end < len(path) and fact is not None and isinstance(fact.type, ListOf):
            yield ".".join(way)
            way.append(_FIRST)
    yield ".".join(way)
