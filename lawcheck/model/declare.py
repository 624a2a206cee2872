"""Syntax trees → what is declared where: the first pass, which links nothing yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.model.ruleset import Force, Instrument, Rulebook, Window
from lawcheck.span import Span
from lawcheck.syntax import ast
from lawcheck.text import TRANSLATIONS, Text

_BELONGS = {  # statement → the headers it may stand under
    "entity": ("vocabulary",),
    "define": ("vocabulary", "rulebook", "draft"),
    "instrument": ("rulebook", "draft"),
    "rule": ("rulebook",),
    "exception": ("rulebook",),
    "outside": ("rulebook",),
    "article": ("draft",),
}


@dataclass
class Declared:
    """Every statement with the full name of the vocabulary, rulebook or draft that it stands in."""

    vocabularies: dict[str, Rulebook] = field(default_factory=dict)
    rulebooks: dict[str, Rulebook] = field(default_factory=dict)
    drafts: dict[str, Rulebook] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    entities: list[ast.Entity] = field(default_factory=list)
    defines: list[tuple[str, ast.Define]] = field(default_factory=list)
    rules: list[tuple[str, ast.Statement]] = field(default_factory=list)
    exceptions: list[tuple[str, ast.Exception_]] = field(default_factory=list)
    outside: list[tuple[str, ast.Outside]] = field(default_factory=list)
    families: list[ast.Statement] = field(default_factory=list)
    articles: list[tuple[str, ast.Statement]] = field(default_factory=list)

    def uses(self, owner: str) -> tuple[str, ...]:
        """What a rulebook, draft or vocabulary makes visible inside it, itself first."""
        book = self.rulebooks.get(owner) or self.drafts.get(owner) or self.vocabularies.get(owner)
        return (owner, *book.uses) if book else (owner,)


def declare(files: Iterable[ast.File], found: Diagnostics) -> Declared:
    """Sort the statements of all files by what they declare; doubled headers and misplaced statements are noted."""
    declared = Declared()
    headers: list[ast.Header] = []
    for file in files:
        header: ast.Header | None = None
        for item in file.items:
            if isinstance(item, ast.Header):
                header = item
                headers.append(item)
            else:
                _place(item, header, declared, found)
    _headers(headers, declared, found)
    return declared


def _place(item: ast.Item, header: ast.Header | None, declared: Declared, found: Diagnostics) -> None:
    word = _word(item)
    if word == "family" and isinstance(item, ast.Statement):
        declared.families.append(item)  # families gather rules of all rulebooks, and so belong to none
        return
    allowed = _BELONGS[word]
    if header is None or header.keyword not in allowed:
        where = f"under `{header.keyword} {header.name.text}`" if header else "at the top of the file"
        found.add(
            "misplaced-statement",
            f"`{word}` cannot stand {where}",
            Span(item.span.file, item.span.start, item.span.start + len(word)),
            help=f"put it under a line that begins with {' or '.join(f'`{a}`' for a in allowed)}",
        )
        return
    owner = header.name.text
    match item:
        case ast.Entity():
            declared.entities.append(item)
        case ast.Define():
            declared.defines.append((owner, item))
        case ast.Exception_():
            declared.exceptions.append((owner, item))
        case ast.Outside():
            declared.outside.append((owner, item))
        case ast.Statement(keyword="instrument"):
            instrument = _instrument(item, found)
            if doubled(found, item.name, declared.instruments.get(item.name.text), "instrument"):
                declared.instruments[item.name.text] = instrument
        case ast.Statement(keyword="rule"):
            declared.rules.append((owner, item))
        case ast.Statement():
            declared.articles.append((owner, item))


def _word(item: ast.Item) -> str:
    match item:
        case ast.Entity():
            return "entity"
        case ast.Define():
            return "define"
        case ast.Exception_():
            return "exception"
        case ast.Outside():
            return "outside"
        case _:
            return item.keyword


def _headers(headers: list[ast.Header], declared: Declared, found: Diagnostics) -> None:
    kinds = {"vocabulary": declared.vocabularies, "rulebook": declared.rulebooks, "draft": declared.drafts}
    names = {header.name.text for header in headers}
    for header in headers:
        name = header.name.text
        others = [kind for kind, books in kinds.items() if name in books and kind != header.keyword]
        if others:
            found.add(
                "doubled-name",
                f"`{name}` is a {others[0]} already",
                header.name.span,
                others=[Label(kinds[others[0]][name].span, "declared here")],
            )
            continue
        books = kinds[header.keyword]
        known = books.get(name)
        if known is None or header.title or header.clauses:
            if known is not None and known.title and header.title:
                found.add(
                    "doubled-title",
                    f"the {header.keyword} `{name}` has a title already",
                    header.title.span,
                    others=[Label(known.title.span, "first here")],
                    help="in further files write the header line with its name alone",
                )
            books[name] = _book(header, known, names, found)
    for keyword, books in kinds.items():
        for book in books.values():
            if not book.title:
                found.add(
                    "missing-title",
                    f"the {keyword} `{book.name}` has no title",
                    book.span,
                    help="write it once, in quotes, after the name in one of its files",
                )


def _book(header: ast.Header, known: Rulebook | None, names: set[str], found: Diagnostics) -> Rulebook:
    uses: list[str] = list(known.uses) if known else []
    jurisdictions = known.jurisdictions if known else {}
    elsewhere = known.elsewhere if known else None
    for clause in header.clauses:
        match clause:
            case ast.Words(keyword="use"):
                for name in clause.names:
                    if name.text in names:
                        uses.append(name.text)
                    else:
                        unknown(found, "unknown-use", "vocabulary or rulebook", name, names)
            case ast.Jurisdiction():
                jurisdictions = {
                    place.name.text: read_window(place.window, found) if place.window else Window()
                    for place in clause.places
                }
                if clause.elsewhere is not None:
                    elsewhere = read_force(clause.elsewhere, found)
                else:
                    _no_days(clause, found)
            case _:  # the grammar lets no other clause stand here
                continue
    check_text(header.title, found)
    title = header.title or (known.title if known else Text())
    span = known.span if known else header.name.span
    return Rulebook(header.name.text, title, jurisdictions, elsewhere, tuple(uses), span)


def _no_days(clause: ast.Jurisdiction, found: Diagnostics) -> None:
    """Notes days on which a state is bound, where nothing says what the rules are there on others."""
    for place in clause.places:
        if place.window:
            found.add(
                "days-without-elsewhere",
                f"nothing says what these rules are in `{place.name.text}` on other days",
                place.window.span,
                help="add `elsewhere` and a force, such as `elsewhere benchmark`; when a law is in force is said of the instrument",
            )


def _instrument(item: ast.Statement, found: Diagnostics) -> Instrument:
    texts = {"published": Text(), "url": Text()}
    window, articles = Window(), None
    check_text(item.title, found)
    for clause in once(item.clauses, found):
        match clause:
            case ast.Saying():
                check_text(clause.text, found)
                texts[clause.keyword] = clause.text
            case ast.InForce():
                window = read_window(clause, found)
            case ast.Articles():
                articles = int(clause.number.text) if clause.number.text.isdigit() else None
            case _:
                continue
    published, url = texts["published"], texts["url"].english
    return Instrument(item.name.text, item.title, published, window, url, articles, item.name.span)


# ── what the passes share ──────────────────────────────────────────────────────────────────────────────────


_FEW = 4  # names that can all be told


def unknown(found: Diagnostics, code: str, what: str, name: ast.Name, known: Iterable[str]) -> None:
    """Note a name that nothing has, with the nearest that something has, or all of them if they are few."""
    from lawcheck.diagnostics.suggest import did_you_mean

    known = tuple(known)
    help = did_you_mean(name.text, known)
    if not help and 0 < len(known) <= _FEW:
        help = f"there is {', '.join(f'`{each}`' for each in known)}"
    found.add(code, f"there is no {what} `{name.text}`", name.span, help=help)


def doubled(found: Diagnostics, name: ast.Name, known: object, what: str) -> bool:
    """Whether the name is still free; where something (with a span) has it, that is noted."""
    if known is None:
        return True
    span = getattr(known, "span", None)
    found.add(
        "doubled-name",
        f"there is {'an' if what[0] in 'aeiou' else 'a'} {what} `{name.text}` already",
        name.span,
        others=[Label(span, "declared here")] if isinstance(span, Span) else (),
        help="give one of them a name of its own",
    )
    return False


_ONCE = frozenset(
    [
        "severity",
        "force",
        "reading",
        "verified",
        "in_force",
        "articles",
        "burden",
        "for_each",
        "remedy",
        "published",
        "url",
        "when",
        "binds",
        "ask",
    ]
)


def clause_word(clause: ast.Clause) -> str:
    """The words that a clause begins with."""
    match clause:
        case ast.Words() | ast.Saying() | ast.When():
            return clause.keyword
        case ast.Cites():
            return "cites"
        case ast.Verified():
            return "verified"
        case ast.InForce():
            return "in force"
        case ast.Jurisdiction():
            return "jurisdiction"
        case ast.Articles():
            return "articles"
        case ast.ForEach():
            return "for each"
        case ast.Duty():
            return "forbids" if clause.forbids else "requires"
        case ast.Permits():
            return "permits"
        case ast.Leaves():
            return "leaves"


def once(clauses: Iterable[ast.Clause], found: Diagnostics) -> list[ast.Clause]:
    """The clauses without those that stand a second time though they may stand once only."""
    kept: dict[str, ast.Clause] = {}
    result: list[ast.Clause] = []
    for clause in clauses:
        word = clause_word(clause)
        if word.replace(" ", "_") in _ONCE and word in kept:
            found.add(
                "doubled-clause",
                f"`{word}` stands twice",
                Span(clause.span.file, clause.span.start, clause.span.start + len(word)),
                others=[Label(kept[word].span, "first here")],
                help="keep one of them",
            )
            continue
        kept[word] = clause
        result.append(clause)
    return result


def check_text(text: Text, found: Diagnostics) -> None:
    """Note translations into languages that nobody knows, and doubled ones."""
    seen: set[str] = set()
    for language, _ in text.translations:
        if language not in TRANSLATIONS:
            found.add(
                "unknown-language",
                f"there is no language `{language}`",
                text.span,
                help=f"translations are {', '.join(f'`{x}`' for x in TRANSLATIONS)}; English stands first, without a code",
            )
        elif language in seen:
            found.add("doubled-translation", f"there are two translations into `{language}`", text.span)
        seen.add(language)


def read_date(value: ast.Value, found: Diagnostics) -> date | None:
    """The day written there; None, and a note, where the calendar has no such day."""
    try:
        return date.fromisoformat(value.text)
    except ValueError:
        found.add("bad-date", f"there is no day `{value.text}`", value.span, help="write year-month-day: 2026-11-24")
        return None


def read_force(name: ast.Name, found: Diagnostics) -> Force | None:
    """The force of that name; None, and a note, where there is none."""
    if name.text in [str(force) for force in Force]:
        return Force(name.text)
    unknown(found, "unknown-force", "force", name, [str(force) for force in Force])
    return None


def read_window(clause: ast.InForce, found: Diagnostics) -> Window:
    """The time in force written there."""
    since = read_date(clause.since, found) if clause.since else None
    until = read_date(clause.until, found) if clause.until else None
    window = Window(since, until)
    if window.is_empty:
        found.add("never-in-force", "this time ends before it begins", clause.span)
        return Window()
    return window
