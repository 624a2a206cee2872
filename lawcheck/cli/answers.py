"""Where the answers of an interview come from: somebody who types, or a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lawcheck.cli import console, disk
from lawcheck.cli.options import refuse
from lawcheck.cli.status import WRONG_INPUT, Stop

if TYPE_CHECKING:
    from pathlib import Path

    from lawcheck.finding.finding import FactPath
    from lawcheck.interview.question import Question
    from lawcheck.model.vocabulary import Vocabulary

_MOST = 20_000  # lines of answers


@dataclass
class Answers:
    """Answers as they are asked for. Of a file: lines in their order, and those that name the fact they answer."""

    is_scripted: bool = False
    lines: list[str] = field(default_factory=list)
    by_path: dict[str, str] = field(default_factory=dict)
    is_by_path: bool = False

    @property
    def is_on_terminal(self) -> bool:
        """Whether a person types them, and sees what is asked."""
        return not self.is_scripted and sys.stdin.isatty() and sys.stdout.isatty()

    def line(self, prompt: str, question: Question, language: str, sources: Iterable[str] = ()) -> str:
        """What is typed in answer to the question. Errors: `EOFError` where there is no more."""
        if not self.is_scripted:
            return _typed(prompt, choices(question, language, sources))
        typed = self.by_path.pop(".".join(question.path), None)
        return self._from_file(prompt, typed)

    def plain(self, prompt: str) -> str:
        """What is typed, with nothing to choose from."""
        return self._from_file(prompt, None) if self.is_scripted else _typed(prompt, ())

    def _from_file(self, prompt: str, typed: str | None) -> str:
        if typed is None:
            if not self.lines:
                raise EOFError
            typed = self.lines.pop(0)
        console.write(f"{prompt}{typed if typed.isprintable() else repr(typed)}\n")
        return typed

    def passes_over(self, path: FactPath) -> bool:
        """Whether a file that answers by path says nothing of this one."""
        return self.is_by_path and ".".join(path) not in self.by_path and not self.lines

    def stop_if_by_path(self, path: FactPath, message: str, help: str) -> None:
        """Stops at an answer in a file that names this fact and is none: nobody is there to type another."""
        if self.is_by_path and not self.lines:
            console.say(f"error: the answer to `{'.'.join(path)}`: {message}")
            if help:
                console.say(f"  help: {help}")
            raise Stop(WRONG_INPUT)

    def say_unasked(self, language: str) -> None:
        """Names the facts that the file answers and nobody asked for."""
        from lawcheck.interview.phrases import say

        if self.by_path:
            names = list(self.by_path)
            more = f" (+{len(names) - 5})" if names[5:] else ""
            console.say(say("unasked", language, paths=", ".join(names[:5]) + more))


def from_terminal() -> Answers:
    """Answers that somebody types, or another program."""
    return Answers()


def from_file(path: Path, vocabulary: Vocabulary) -> Answers:
    """The answers in a file. Stops where it cannot be read, or names a fact that there is not.

    Each line is an answer, or `path: answer`; lines that begin with `#` and empty ones are left out.
    """
    told = [line.strip() for line in disk.read_text(path).text.splitlines()]
    told = [line for line in told if line and not line.startswith("#")]
    if len(told) > _MOST:
        refuse(f"`{path.as_posix()}` has more than {_MOST} answers")
    lines: list[str] = []
    by_path: dict[str, str] = {}
    for line in told:
        match = re.fullmatch(r"([^\W\d]\w*(?:\.[\w#-]+)*): +(.*)", line)
        if match and match[1].partition(".")[0] in vocabulary.roots:
            _check_path(match[1], vocabulary)
            by_path[match[1]] = match[2]
        else:
            lines.append(line)
    return Answers(True, lines, by_path, bool(by_path))


def _check_path(dotted: str, vocabulary: Vocabulary) -> None:
    """Stops where no fact has that path; behind a list's name comes that of an element."""
    from lawcheck.diagnostics.suggest import nearest
    from lawcheck.model.vocabulary import Fact, ListOf

    known: Mapping[str, Fact] = vocabulary.roots
    names = iter(dotted.split("."))
    for name in names:
        fact = known.get(name)
        if fact is None:
            close = nearest(name, known)
            refuse(f"there is no fact `{dotted}`", f"did you mean `{close}` for `{name}`?" if close else "")
        known = vocabulary.facts_of(fact.type)
        if isinstance(fact.type, ListOf):
            next(names, "")


def _typed(prompt: str, words: Iterable[str]) -> str:
    """A line from standard input; on a terminal it can be edited, and the tabulator completes these words."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        _complete(words)
        return input(prompt)
    console.write(prompt)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


_WORDS = {
    "en": ("dk", "back", "skip", "quit", "refused", "source ", "grade ", "at "),
    "sr": ("nz", "nazad", "preskoči", "kraj", "odbijeno", "izvor ", "ocena ", "mesto "),
}


def choices(question: Question, language: str, sources: Iterable[str] = ()) -> list[str]:
    """The words that can be typed: the answers to choose from, the commands, and the known sources behind theirs."""
    from lawcheck.interview.question import Kind
    from lawcheck.model.vocabulary import Choice, YesNo

    home = "en" if language == "en" else "sr"
    yes, no, none = ("yes", "no", "none") if home == "en" else ("da", "ne", "nema")
    words = [*_WORDS[home], *(f"{_WORDS[home][5]}{name}" for name in sources)]
    match question.fact.type:
        case Choice() as choice:
            labels = (label.in_language(language) for _, label in choice.options)
            return [*words, *choice.names, *(label for label in labels if label), none]
        case YesNo():
            return [*words, yes, no]
        case _:
            return [*words, none, *([yes] if question.kind is Kind.THING else [])]


def _complete(names: Iterable[str]) -> None:
    """Lets the tabulator complete these, where the system has a library for it."""
    try:
        import readline
    except ImportError:
        return
    known = sorted(set(names))

    def candidate(text: str, number: int) -> str | None:
        return next(iter([name for name in known if name.startswith(text)][number:]), None)

    readline.set_completer(candidate)
    readline.set_completer_delims("\n")
    by_bsd = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if by_bsd else "tab: complete")
