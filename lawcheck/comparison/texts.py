"""The text of a rule, with the exceptions to it and the definitions it uses, and how two of them differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from lawcheck.comparison.comparison import Place, Side, TextDiff
from lawcheck.model.ruleset import Definition, Rule
from lawcheck.model.walk import conditions_of, exceptions_of, names_in
from lawcheck.span import InputFile, Span

_COMMENT = re.compile(r'("(?:\\.|[^"\\\n])*")|#[^\n]*')  # a text is taken first, lest a `#` in it begin a comment


def place(span: Span, files: Mapping[str, InputFile]) -> Place:
    """The line that something begins in."""
    return Place(span.file, files[span.file].position(span.start)[0])


def diffs(old: Rule | None, before: Side, new: Rule | None, after: Side) -> tuple[TextDiff, ...]:
    """Of the rule's text, its exceptions' and its definitions', those that differ; of a rule on one side only, its own."""
    if old is None or new is None:
        rule, side, mark = (new, after, "+") if new else (old, before, "-")
        return (TextDiff(rule.name, tuple(f"{mark}{line}" for line in _lines(rule.span, side))),) if rule else ()
    was, now = _texts(old, before), _texts(new, after)
    found = []
    for name in dict.fromkeys([*was, *now]):
        lines = _differing(was.get(name) or _defined(name, before), now.get(name) or _defined(name, after))
        if lines:
            found.append(TextDiff(name, lines))
    return tuple(found)


def _differing(old: list[str], new: list[str]) -> tuple[str, ...]:
    """The lines that differ, with one around them; what only stands on other lines now does not differ."""
    told: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for word, a, b, c, d in matcher.get_opcodes():
        if word == "equal" or _letters(old[a:b]) == _letters(new[c:d]):
            told += (f" {line}" for line in new[c:d])
        else:
            told += (f"-{line}" for line in old[a:b])
            told += (f"+{line}" for line in new[c:d])
    near = {i for i in range(len(told)) if any(not line.startswith(" ") for line in told[max(0, i - 1) : i + 2])}
    shown: list[str] = []
    for place, line in enumerate(told):
        if place in near:
            shown += [*(["…"] if shown and place - 1 not in near else []), line]
    return tuple(shown)


def _letters(lines: list[str]) -> str:
    """What is written, without room and line ends; texts in a row are one text."""
    return "".join("".join(lines).split()).replace('""', "")


def same_text(old: Rule, before: Side, new: Rule, after: Side) -> bool:
    """Whether the rule itself is written in the same way, letter for letter."""
    return _lines(old.span, before) == _lines(new.span, after)


def unsaid(old: Rule, before: Side, new: Rule, after: Side) -> str:
    """What differs in the text of two rules that mean the same and say it in the same words to a reader."""
    was, now = _lines(old.span, before), _lines(new.span, after)
    if _letters(was) == _letters(now):
        return "layout"
    return "comments" if _letters(_without_comments(was)) == _letters(_without_comments(now)) else "wording"


def _without_comments(lines: list[str]) -> list[str]:
    return [_COMMENT.sub(lambda found: found[1] or "", line) for line in lines]


def _texts(rule: Rule, side: Side) -> dict[str, list[str]]:
    """By full name: the rule, the exceptions to it, and the definitions in their conditions."""
    texts = {rule.name: _lines(rule.span, side)}
    for exception in exceptions_of(rule):
        texts[exception.name] = _lines(exception.span, side)
    for condition in conditions_of(rule):
        for name in names_in(condition):
            if name not in texts and (lines := _defined(name, side)):
                texts[name] = lines
    return texts


def _defined(name: str, side: Side) -> list[str]:
    """The text of a definition, whether the rule uses it or not; none of anything else."""
    definition = side.plan.ruleset.definitions.get(name)
    return _lines(_whole(definition, side), side) if definition else []


def _whole(definition: Definition, side: Side) -> Span:
    """From `define` to the end of the last line of its condition; the model knows its name and its condition only."""
    text = side.files[definition.span.file].text
    start = text.rfind("\n", 0, definition.span.start) + 1
    end = text.find("\n", definition.condition.span.end)
    return Span(definition.span.file, start, len(text) if end < 0 else end)


def _lines(span: Span, side: Side) -> list[str]:
    return [line.rstrip() for line in span.text_in(side.files[span.file]).split("\n")]
