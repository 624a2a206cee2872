"""What a letter may say. Templates see these classes and nothing else; every text is in the letter's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


class Refused(Exception):
    """The letter cannot be written: why, and what would help. Nothing has been written."""

    def __init__(self, reason: str, help: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.help = help


class Blank(str):
    """A visible gap that the sender has to fill: `[address of the sender]`. `field` is its name for `--set`."""

    field: str

    def __new__(cls, text: str, field: str) -> Blank:
        """The gap as it is shown."""
        blank = super().__new__(cls, f"[{text}]")
        blank.field = field
        return blank


class Provision(str):
    """Law that the template itself names, as it prints it; `name` is the one that it has in `letter.yaml`."""

    name: str
    law: str  # its short name

    def __new__(cls, text: str, name: str, law: str) -> Provision:
        """The provision as it is printed."""
        cited = super().__new__(cls, text)
        cited.name, cited.law = name, law
        return cited


class CitedLaws(str):
    """Provisions of laws, as they stand in a letter; `laws` has the same, law by law."""

    laws: tuple[CitedLaw, ...]

    def __new__(cls, laws: tuple[CitedLaw, ...]) -> CitedLaws:
        """The provisions without saying where the laws were published."""
        cited = super().__new__(cls, "; ".join(map(str, laws)))
        cited.laws = laws
        return cited


@dataclass(frozen=True)
class CitedLaw:
    """Provisions of one law: its short name, its title, where it was published, and the places in it."""

    name: str
    title: str
    published: str
    places: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join((self.title, *self.places))

    def at_first(self) -> str:
        """The same where the letter names that law for the first time: "Law on … (Official Gazette …), art 5"."""
        return str(replace(self, title=f"{self.title} ({self.published})") if self.published else self)


@dataclass(frozen=True)
class Notes:
    """The sources of an assertion, by their names in the case; they get their numbers as the letter is written out."""

    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources)


@dataclass(frozen=True)
class Said:
    """A fact of the case that its sources agree on: in a sentence, and as in a case file.

    `stated`: its grade is good enough to say it; else only as what `according` says. `notes` are its sources.
    """

    text: str
    value: str
    stated: bool
    according: str
    notes: Notes


@dataclass(frozen=True)
class Point:
    """A violated rule: why, the law it breaks, and what it rests on. `stated` and `according` as in `Said`.

    `element` is the element of the case that it is violated in, `about` what the letter calls it.
    """

    rule: str
    element: str
    about: str
    title: str
    messages: tuple[str, ...]
    provisions: CitedLaws
    stated: bool
    according: str
    notes: Notes
    reading: str  # how the law is read, where it can be read otherwise
    remedy: str
    verified: bool  # whether its provisions have been held against the text of the law
    articles: tuple[str, ...] = ()  # of the draft law that it is about, as the sources number them
    law: str = ""  # the short name of the law that carries it
    on_making: bool = False  # whether it is about how a law is made, and not about what is in it
    stage: str = ""  # how far the processing has come, where it is not in use
    planned: bool = False  # whether it has not started yet, so that what it asks for may still be done
    own: bool = False  # whether no provision says it so, and it is how these provisions are read together


@dataclass(frozen=True)
class Remedy:
    """What would put violations right; `on` says which points of the letter they are."""

    text: str
    on: str


@dataclass(frozen=True)
class View:
    """What some sources say of a question in dispute."""

    value: str
    according: str
    notes: Notes


@dataclass(frozen=True)
class DisputedFact:
    """A question that the sources answer differently, and who says what."""

    question: str
    views: tuple[View, ...]


@dataclass(frozen=True)
class Loophole:
    """What a draft law would let happen against a requirement, told as a short story, and the amendment that would not.

    `article` is the number as the draft has it ("44", "71а"), empty for the draft as a whole.
    """

    article: str
    requirement: str
    citation: str
    story: str
    amendment: str


@dataclass(frozen=True)
class Comment:
    """What is said of one place in a draft law: `article` as a heading has it, empty for the draft as a whole."""

    article: str
    points: tuple[Point, ...]
    loopholes: tuple[Loophole, ...]


@dataclass(frozen=True)
class Dispute:
    """A rule that is violated if one believes the one side and not if one believes the other."""

    rule: str
    element: str
    about: str
    title: str
    facts: tuple[DisputedFact, ...]
    provisions: CitedLaws
    notes: Notes
    own: bool = False  # as in `Point`


@dataclass(frozen=True)
class Question:
    """What nobody has shown, and the law for which it has to be known. `refused`: it was asked for and not given.

    `elements` are those of the case that it is asked about, by name; `owed`: the addressee's side had to show it.
    """

    text: str
    about: str
    provisions: CitedLaws
    refused: bool
    elements: tuple[str, ...] = ()
    owed: bool = False


@dataclass(frozen=True)
class SourceNote:
    """A source of the annex; `number` is the one that it has in the letter."""

    number: str
    title: str
    published: str
    url: str


@dataclass(frozen=True)
class Letter:
    """One letter: its date and case, what it may assert, put as disputed and ask.

    `facts` are facts of the case that the letter may mention, by name; those that are not known are not there.
    `dates` are days counted by the law. `stage` says which of its cases the letter is for, such as silence or refusal.
    `comments` are what is said of a draft law, place by place; the points on how it is made stand in `procedure`.
    `benchmarks` are violations of law that guides and does not bind, where the letter may name it as such.
    """

    name: str
    language: str
    date: str
    case_title: str
    points: tuple[Point, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    questions: tuple[Question, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    remedies_if_so: tuple[Remedy, ...] = ()  # of violations that are not stated
    facts: Mapping[str, Said] = field(default_factory=dict)
    assessments: tuple[Said, ...] = ()
    processings: tuple[Said, ...] = ()
    databases: tuple[Said, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    comments: tuple[Comment, ...] = ()
    procedure: tuple[Point, ...] = ()
    benchmarks: tuple[Point, ...] = ()
    planned: str = ""  # what the stage is called that some points are told at, of what has not started yet

    @property
    def cited_points(self) -> tuple[Point, ...]:
        """All violations that the letter speaks of."""
        told = (*self.points, *self.benchmarks, *self.procedure)
        return tuple(dict.fromkeys((*told, *(point for comment in self.comments for point in comment.points))))
