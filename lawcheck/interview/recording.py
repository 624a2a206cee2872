"""An answer → the text of the case file with it, read again and held against what it said before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lawcheck.facts.claim import REFUSED, Case, Claim, Content, Instance, Items, claims_at
from lawcheck.facts.from_case import FORMAT, from_case
from lawcheck.facts.text_with_fact import THERE_IS_ONE, quoted, with_elements, with_fact, with_source
from lawcheck.finding.finding import FactPath
from lawcheck.interview.answer import Answer
from lawcheck.interview.question import Question
from lawcheck.model.vocabulary import TextType, Vocabulary
from lawcheck.span import InputFile
from lawcheck.values import show


@dataclass(frozen=True)
class Teller:
    """Who says what is answered, how good that is, and where in the source; empty where the user does not say."""

    source: str = ""
    grade: str = ""
    at: str = ""


@dataclass(frozen=True)
class Recorded:
    """A case file's text, and the case in it."""

    file: InputFile
    case: Case


def record(
    before: Recorded, question: Question, answer: Answer, teller: Teller, day: date, vocabulary: Vocabulary
) -> Recorded | None:
    """The file with the answer in it. None where it has no place there that leaves all else as it is.

    Claims of other days or refusals that are there already stay; beside claims of other days the new one holds from
    `day` on, up to the next of them.
    """
    content = answer.content
    if isinstance(content, Items):
        names = [element.value.name for element in content.elements if isinstance(element.value, Instance)]
        text = with_elements(before.file, question.path, names, content.incomplete)
    else:
        there = claims_at(before.case.facts, question.path)
        text = with_fact(before.file, question.path, _written(content, question, teller, there, day))
    return _read_again(before, text, question.path, vocabulary)


def declare(
    before: Recorded, name: str, title: str, vocabulary: Vocabulary, *, published: str = "", url: str = ""
) -> Recorded | None:
    """The file with one more source in its head."""
    parts = [f"title: {quoted(title)}"]
    parts += [f"published: {published}"] if published else []
    parts += [f"url: {quoted(url)}"] if url else []
    text = with_source(before.file, name, f"{{{', '.join(parts)}}}")
    return _read_again(before, text, None, vocabulary)


def _written(content: Content | None, question: Question, teller: Teller, there: tuple[Claim, ...], day: date) -> str:
    """The claim as it stands in a file."""
    if content is None:
        return "unknown"
    if isinstance(content, Instance):
        value = THERE_IS_ONE
    elif content is REFUSED:
        value = "refused"
    elif isinstance(content, str) and isinstance(question.fact.type, TextType):
        value = quoted(content)
    else:
        assert not isinstance(content, Items)
        value = show(content)
    parts = [f"value: {value}"]
    if teller.source and not isinstance(content, Instance):
        parts.append(f"source: {teller.source}")
        parts += [f"at: {quoted(teller.at)}"] if teller.at else []
    if teller.grade and not isinstance(content, Instance):
        parts.append(f"grade: {teller.grade}")
    others = [claim for claim in there if claim.value is not REFUSED and (claim.since or claim.until)]
    if others:
        later = [claim.since for claim in others if claim.since and claim.since > day]
        parts.append(f"from: {day}")
        parts += [f"until: {min(later) - timedelta(days=1)}"] if later else []
    return value if len(parts) == 1 else f"{{{', '.join(parts)}}}"


def _read_again(before: Recorded, text: str | None, path: FactPath | None, vocabulary: Vocabulary) -> Recorded | None:
    """The new text as a case, if it says all that was said before, and nothing else besides what is at `path`."""
    if text is None:
        return None
    file = InputFile(before.file.name, text)
    case, _ = from_case(file, vocabulary)
    if case is None:
        return None
    said, says = set(_told(before.case.facts, ())), set(_told(case.facts, ()))
    new = says - said
    if said - says or any(path is None or told[0][: len(path)] != path for told in new):
        return None
    return Recorded(file, case)


def _told(facts: Instance, path: FactPath) -> Iterator[tuple[FactPath, str]]:
    """Every claim with its path, as a text that does not speak of places in the file."""
    for name, claims in facts.facts.items():
        for claim in claims:
            yield from _claim(claim, (*path, name))


def _claim(claim: Claim, path: FactPath) -> Iterator[tuple[FactPath, str]]:
    by = f"{claim.source}|{claim.at}|{claim.grade}|{claim.since}|{claim.until}"
    match claim.value:
        case Instance() as inner:
            yield path, f"thing|{by}"
            yield from _told(inner, path)
        case Items(elements):
            yield path, f"list|{by}"
            for number, element in enumerate(elements, 1):
                name = element.value.name if isinstance(element.value, Instance) else ""
                yield from _claim(element, (*path, name or f"#{number}"))
        case value:
            yield path, f"{value!r}|{by}"


def blank(name: str, day: date, rulebooks: Collection[str], title: str = "", jurisdiction: str = "") -> str:
    """The text of a case file in which nothing is said yet."""
    books = f"rulebooks: [{', '.join(rulebooks)}]\n" if rulebooks else ""
    state = f"jurisdiction: {jurisdiction}\n" if jurisdiction else ""
    called = quoted(title) if title else "A case that is still to be described"
    return f"lawcheck: {FORMAT}\ncase: {name}\ntitle: {called}\nas_of: {day}\n{state}{books}sources:\nfacts:\n"
