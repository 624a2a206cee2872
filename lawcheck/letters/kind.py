"""What `letter.yaml` beside a template says of a letter: what it is, whose duties it speaks of, which law it cites itself.

    title: {en: "to the controller: …", sr: "руковаоцу: …"}
    fits: violation               # when it may be sent: one of those in fits.py
    speaks_of: [controller]       # the parties whose duties it speaks of
    rules: rs.police              # only what rules below this name say; left out: all
    laws: [zzpl]                  # only rules that cite one of these; left out: all
    asks: [draft, basis]          # only questions on these things, and not on days; left out: all
    benchmarks: yes               # law that guides and does not bind may be named, as such
    annex: no                     # the sources stand in the footnotes alone
    pages: 1                      # so many at most, as PDF; laws are then cited without their gazettes
    cites:                        # the law that the template itself names, as `law.asks`
      asks: {law: zdsipz, en: "article 15 of the Law on …", sr: "члана 15. Закона о …"}
    periods: {answer: 15 days}    # as `periods.answer`, the number
    moves: yes                    # a period that would end on a weekend ends on the next working day

A letter is refused on a day on which a law that it cites is not in force. Law is thus content, beside the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from lawcheck.diagnostics import Diagnostics
from lawcheck.facts import tree
from lawcheck.facts.read_yaml import read_yaml
from lawcheck.letters.letter import Provision, Refused
from lawcheck.script import to_latin
from lawcheck.span import InputFile
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

ABOUT: Final = "letter.yaml"
KEYS: Final = (
    "title",
    "fits",
    "speaks_of",
    "rules",
    "laws",
    "asks",
    "benchmarks",
    "annex",
    "pages",
    "cites",
    "periods",
    "moves",
)
FRIDAY: Final = 5
_PERIOD = re.compile(r"([1-9]\d{0,3}) (days|hours)")


@dataclass(frozen=True)
class Cited:
    """A provision that the template names: its law, how it stands in a sentence, and whether its text was looked at."""

    law: str
    texts: Mapping[str, str]
    verified: bool


@dataclass(frozen=True)
class Kind:
    """A letter, as `letter.yaml` has it."""

    name: str
    title: Mapping[str, str] = field(default_factory=dict)
    fits: str = "violation"
    speaks_of: tuple[str, ...] = ("controller", "ministry", "processor")
    rules: str = ""
    laws: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    benchmarks: bool = False
    annex: bool = True
    pages: int | None = None
    cites: Mapping[str, Cited] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    moves: bool = False

    def titled(self, language: str) -> str:
        """What the letter is, in a line."""
        return _in(self.title, language)

    def law(self, language: str) -> dict[str, Provision]:
        """The provisions as the template prints them."""
        return {name: Provision(_in(cited.texts, language), name, cited.law) for name, cited in self.cites.items()}

    def numbers(self) -> dict[str, str]:
        """The periods as the template prints them: how many days or hours."""
        return {name: text.partition(" ")[0] for name, text in self.periods.items()}

    def period(self, name: str) -> timedelta:
        """A period by its name. Unit: whole days, of 24 hours. Errors: `Refused`, where the letter has none."""
        if name not in self.periods:
            raise Refused(f"`{self.name}/{ABOUT}` has no period `{name}`", f"write `periods: {{{name}: 15 days}}`")
        number, unit = self.periods[name].split()
        return timedelta(days=int(number)) if unit == "days" else timedelta(hours=int(number))

    def last_day(self, name: str, start: date) -> date:
        """The last day of a period by its name. Public holidays are not known; of weekends see `moves`."""
        last = start + self.period(name)
        while self.moves and last.isoweekday() > FRIDAY:
            last += timedelta(days=1)
        return last


def kinds(texts: Mapping[str, str]) -> dict[str, Kind]:
    """The letters among these templates, by name. Errors: `Refused`, naming the file and its line."""
    names = sorted({name.partition("/")[0] for name in texts if "/letter." in name and name.endswith(".j2")})
    return {name: kind(name, texts.get(f"{name}/{ABOUT}")) for name in names}


def kind(name: str, text: str | None) -> Kind:
    """The letter that this text describes; one of one's own, about violations, where there is none."""
    if text is None:
        return Kind(name, {ENGLISH: "a letter of your own", SERBIAN: "сопствено писмо"})
    file = InputFile(f"{name}/{ABOUT}", text)
    found = Diagnostics()
    root = read_yaml(file, found)
    if found:
        first = found.sorted()[0]
        raise Refused(f"{file.name}, line {file.position(first.span.start)[0]}: {first.message}", first.help)
    return _Reader(file).kind(name, root)


class _Reader:
    """Reads the tree of one file; says where something is wrong."""

    def __init__(self, file: InputFile) -> None:
        self.file = file

    def kind(self, name: str, root: tree.Node | None) -> Kind:
        made: dict[str, object] = {}
        for key, node in self.entries(root):
            match key:
                case "title":
                    made[key] = self.texts(node)
                case "fits" | "rules":
                    made[key] = self.text(node)
                case "speaks_of" | "laws" | "asks":
                    made[key] = self.names(node)
                case "benchmarks" | "annex" | "moves":
                    made[key] = self.yes(node)
                case "pages":
                    made[key] = self.number(node)
                case "cites":
                    made[key] = {one: self.cited(inner) for one, inner in self.entries(node)}
                case "periods":
                    made[key] = {one: self.period(inner) for one, inner in self.entries(node)}
                case _:
                    raise self.wrong(node, f"`{key}` says nothing of a letter", f"there are {', '.join(KEYS)}")
        return Kind(name, **made)  # type: ignore[arg-type]

    def cited(self, node: tree.Node) -> Cited:
        parts = dict(self.entries(node))
        if not {"law", ENGLISH, SERBIAN} <= set(parts) <= {"law", ENGLISH, SERBIAN, "verified"}:
            raise self.wrong(node, "a provision has `law`, `en` and `sr`, and `verified` if its text was looked at")
        texts = {language: self.text(parts[language]) for language in (ENGLISH, SERBIAN)}
        return Cited(self.text(parts["law"]), texts, "verified" in parts)

    def texts(self, node: tree.Node) -> dict[str, str]:
        parts = {language: self.text(inner) for language, inner in self.entries(node)}
        if set(parts) != {ENGLISH, SERBIAN}:
            raise self.wrong(node, "what readers see is written in `en` and in `sr`")
        return parts

    def period(self, node: tree.Node) -> str:
        text = self.text(node)
        if not _PERIOD.fullmatch(text):
            raise self.wrong(node, f"`{text}` is no period", "write `15 days` or `48 hours`")
        return text

    def yes(self, node: tree.Node) -> bool:
        text = self.text(node)
        if text not in ("yes", "no"):
            raise self.wrong(node, f"`{text}` is neither `yes` nor `no`")
        return text == "yes"

    def number(self, node: tree.Node) -> int:
        text = self.text(node)
        if not re.fullmatch(r"[1-9]\d?", text):
            raise self.wrong(node, f"`{text}` is no number of pages")
        return int(text)

    def names(self, node: tree.Node) -> tuple[str, ...]:
        return tuple(map(self.text, node.items)) if isinstance(node, tree.Sequence) else (self.text(node),)

    def text(self, node: tree.Node) -> str:
        if not isinstance(node, tree.Scalar) or not node.text.strip():
            raise self.wrong(node, "one text belongs here")
        return " ".join(node.text.split())

    def entries(self, node: tree.Node | None) -> Iterator[tuple[str, tree.Node]]:
        if not isinstance(node, tree.Mapping):
            raise self.wrong(node, "keys and what stands under them belong here")
        for entry in node.entries:
            yield entry.key.text, entry.value

    def wrong(self, node: tree.Node | None, what: str, help: str = "") -> Refused:
        line = self.file.position(node.span.start)[0] if node else 1
        return Refused(f"{self.file.name}, line {line}: {what}", help)


def _in(texts: Mapping[str, str], language: str) -> str:
    if language == SERBIAN_LATIN:
        return to_latin(_in(texts, SERBIAN))
    return texts.get(language) or texts.get(ENGLISH, "")
