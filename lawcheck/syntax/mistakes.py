"""Syntax mistakes in a lawyer's words: what stands there, what could, and what was probably meant."""

from __future__ import annotations

import re

from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from lawcheck.diagnostics import Diagnostic
from lawcheck.diagnostics.suggest import nearest
from lawcheck.span import InputFile, Span
from lawcheck.syntax.grammar import accepted_after

# Terminals whose word is not simply their name in small letters.
_WORDS = {
    "NAME": "a name",
    "STRING": 'a text in "quotes"',
    "NUMERAL": "a number",
    "DATE": "a date such as 2026-11-24",
    "UNIT": "a part of a law such as `art`",
    "UNIT_OF_TIME": "a unit of time such as `days`",
    "YES_NO": "`yes/no`",
    "NUMBER_T": "`number`",
    "DATE_T": "`date`",
    "DURATION_T": "`duration`",
    "TEXT_T": "`text`",
    "COMMA": "a comma",
    "COLON": "a colon",
    "DOT": "a dot",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "PLUS": "`+`",
    "MINUS": "`-`",
    "LANGUAGE": "a translation such as `sr`",
    "$END": "the end of the file",
}
_FOREIGN_PLACE = re.compile(
    r"\s*(?:cites|outside)\b[^\n]*?\b(art\.|articles?\b|paragraphs?\b|čl(?:an|\.)|stav\b|st\.|чл(?:ан|\.)|став\b|ст\.)\s*\S?",
    re.IGNORECASE,
)
STATEMENTS = frozenset(
    [
        "VOCABULARY",
        "ENTITY",
        "RULEBOOK",
        "INSTRUMENT",
        "DEFINE",
        "RULE",
        "EXCEPTION",
        "OUTSIDE",
        "FAMILY",
        "DRAFT",
        "ARTICLE",
    ]
)
_CLAUSE_WORDS = frozenset(
    [
        "applies",
        "articles",
        "ask",
        "binds",
        "burden",
        "cites",
        "exempt",
        "force",
        "for",
        "forbids",
        "fixed",
        "in",
        "judged",
        "jurisdiction",
        "leaves",
        "permits",
        "published",
        "reading",
        "remedy",
        "rules",
        "requires",
        "severity",
        "url",
        "use",
        "verified",
        "when",
    ]
) | {word.lower() for word in STATEMENTS}
CLAUSES = frozenset(word.upper() for word in _CLAUSE_WORDS) - STATEMENTS

# Where the clauses stand that not every statement has.
_HOMES = {
    **dict.fromkeys(("jurisdiction", "use"), "stands in the head of a rulebook or draft"),
    **dict.fromkeys(("published", "url", "articles"), "stands in an `instrument`"),
    **dict.fromkeys(("fixed", "judged"), "stands behind the question of a fact"),
    **dict.fromkeys(("permits", "leaves"), "stands in an `article` of a draft"),
    **dict.fromkeys(("severity", "force", "binds", "burden", "exempt", "remedy", "ask"), "stands in a `rule`"),
    "rules": "stands in a `family`",
    "when": "stands in an `exception`; a rule has `applies when` and `exempt when`",
}
_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|#[^\n]*')
_SYMBOLS = {
    "=": "write `is` for equal",
    "!": "write `is not` for unequal, `not` for a negation",
    ">": "write `more than`, `at least`, or `after` for dates",
    "<": "write `less than`, `at most`, or `before` for dates",
    "&": "write `and`",
    "|": "write `or`",
    "{": "there are no braces; each clause begins with its own word",
    "}": "there are no braces; each clause begins with its own word",
    ";": "there are no semicolons; each clause begins with its own word",
    "'": 'texts stand in double quotes: "…"',
    "“": 'use straight quotes: "…"',
    "”": 'use straight quotes: "…"',
    "„": 'use straight quotes: "…"',
    "«": 'use straight quotes: "…"',
    "»": 'use straight quotes: "…"',
    "/": "a comment starts with `#`",
    "%": "write the share as a number, such as 0.01",
}


def describe(mistake: UnexpectedInput, where: Span, file: InputFile, text: str) -> tuple[Diagnostic, int]:
    """The diagnostic, and the number of the line that is to be left out for the file to be readable.

    `text` is the file's without the mistakes found before.
    """
    line = file.position(where.start)[0]
    if isinstance(mistake, UnexpectedCharacters):
        return _character(where, file), line
    accepts = _accepts(mistake)
    if isinstance(mistake, UnexpectedToken) and mistake.token.type != "$END":
        earlier = _unfinished(mistake, where, file)
        if earlier is not None:
            missing = accepted_after(text[: earlier.end]) or accepts
            if missing >= STATEMENTS:  # that clause is whole
                return _elsewhere(mistake.token, where, accepts), line
            message = f"this clause stops too early: after this, {_expected(missing)} is missing"
            return Diagnostic("unfinished-clause", message, earlier), file.position(earlier.start)[0]
        return _word(mistake.token, where, accepts, file), line
    message = f"the file ends in the middle of a statement: {_expected(accepts)} is missing"
    return Diagnostic("unfinished-file", message, where), line


def _accepts(mistake: UnexpectedInput) -> set[str]:
    found = getattr(mistake, "accepts", None) or getattr(mistake, "expected", None) or ()
    return set(found)


def _character(where: Span, file: InputFile) -> Diagnostic:
    character = where.text_in(file)
    if character == '"':
        return Diagnostic(
            "unclosed-text",
            "this text has no closing quote on its line",
            Span(where.file, where.start, where.start + len(file.text[where.start :].split("\n", 1)[0])),
            help='end it with `"`; a long text goes on in a second pair of quotes on the next line',
        )
    shown = f"`{character}`" if character.isprintable() else f"the character U+{ord(character):04X}"
    help = _SYMBOLS.get(character, "")
    code = "symbol-for-word" if help else "stray-character"
    return Diagnostic(code, f"{shown} has no meaning here", where, help=help)


def _unfinished(mistake: UnexpectedToken, where: Span, file: InputFile) -> Span | None:
    """The end of the clause before, where the unexpected word is, or follows, the start of a new one."""
    line = file.position(where.start)[0]
    start = file.line_starts[line - 1]
    first = re.match(r"\s*([^\W\d]\w*)", file.text[start:])
    if first is None or first[1] not in _CLAUSE_WORDS:
        return None
    word_start, word_end = start + first.start(1), start + first.end(1)
    if where.start == word_start:
        is_word = mistake.token.type != "NAME" or "NAME" not in _accepts(mistake)
        if not is_word or mistake.token.type == "NAME":
            return None
    elif file.text[word_end : where.start].strip():
        return None  # something read well stands between: the mistake is on this line
    elif not _was_taken_as_name(mistake):
        return None
    before = without_comments(file.text[:word_start]).rstrip()
    begin = max(before.rfind("\n") + 1, before.rfind(" ") + 1)
    return Span(where.file, begin, len(before)) if before else None


def without_comments(text: str) -> str:
    """The text with blanks in the place of its comments."""
    return _COMMENT.sub(lambda found: found[0] if found[0][0] == '"' else " " * len(found[0]), text)


def _was_taken_as_name(mistake: UnexpectedToken) -> bool:
    history = mistake.token_history or []
    return bool(history) and history[-1].type == "NAME"


def _word(token: Token, where: Span, accepts: set[str], file: InputFile) -> Diagnostic:
    if _is_place_in_law(where, file):
        help = "a place in a law is written `art 5 para 1 point 2`"
        return Diagnostic("unexpected-word", f"`{_short(token)}` cannot stand here", where, help=help)
    colon = Span(where.file, where.end, where.end + 1)
    if token.type == "NAME" and str(token) in _CLAUSE_WORDS | {"when"} and colon.text_in(file) == ":":
        help = "leave it out: a clause is a word and what follows it"
        return Diagnostic("symbol-for-word", "`:` has no meaning here", colon, help=help)
    words = {name.lower() for name in accepts if name not in _WORDS and name.isalpha()}
    meant = nearest(str(token).lower(), words) if token.type == "NAME" else None
    before = _name_before(where, file)
    if meant:
        return Diagnostic(
            "unknown-word",
            f"`{token}` is no word of the rule language here",
            where,
            help=f"did you mean `{meant}`?",
        )
    words_before = {"every", "some"} | (_CLAUSE_WORDS if before and _is_first(before, file) else set())
    if before is not None and (meant := nearest(before.text_in(file).lower(), words_before)):
        return Diagnostic(
            "unknown-word",
            f"`{before.text_in(file)}` is no word of the rule language here",
            before,
            help=f"did you mean `{meant}`?",
        )
    return Diagnostic(
        "unexpected-word",
        f"`{_short(token)}` cannot stand here",
        where,
        help=f"expected: {_expected(accepts)}",
    )


def _elsewhere(token: Token, where: Span, accepts: set[str]) -> Diagnostic:
    """Of a clause that another kind of statement has."""
    home = _HOMES.get(str(token))
    help = f"`{token}` {home}" if home else f"expected: {_expected(accepts)}"
    return Diagnostic("unexpected-word", f"`{token}` cannot stand here", where, help=help)


def _is_place_in_law(where: Span, file: InputFile) -> bool:
    """Whether it is part of a citation whose place is written as in a law journal: `article 5`, `Art. 5`, `čl. 5`."""
    start = file.line_starts[file.position(where.start)[0] - 1]
    found = _FOREIGN_PLACE.match(file.text, start)
    return found is not None and found.start(1) <= where.start <= found.end()


def _is_first(place: Span, file: InputFile) -> bool:
    """Whether it begins its line."""
    line = file.position(place.start)[0]
    return not file.text[file.line_starts[line - 1] : place.start].strip()


def _name_before(where: Span, file: InputFile) -> Span | None:
    line = file.position(where.start)[0]
    start = file.line_starts[max(0, line - 2)]  # a name and what follows it stand on one line or two
    found = re.search(r"([^\W\d]\w*)\s*$", file.text[start : where.start])
    if found is None or found[1] in _CLAUSE_WORDS:
        return None
    return Span(where.file, start + found.start(1), start + found.end(1))


def _short(token: str) -> str:
    return token if len(token) <= 40 else token[:40] + "…"


def _expected(accepts: set[str]) -> str:
    """The words that could stand there, the most telling ones only."""
    if accepts >= STATEMENTS:
        accepts = accepts - STATEMENTS | {"the next statement"}
    if {"NAME", "NOT", "LPAR"} <= accepts:
        return "a condition" if "SOME" in accepts else "a fact or a value"
    if {"NAME", "NUMERAL", "LPAR"} <= accepts:
        return "a fact or a value"
    if {"AND", "OR"} <= accepts:
        accepts = {"AND", "OR", "the next clause"} | accepts & {"RPAR", "HAS"}
    words = sorted(_WORDS.get(name, name if " " in name else f"`{name.lower()}`") for name in accepts)
    return ", ".join(words[:-1]) + (" or " if len(words) > 1 else "") + words[-1] if words else "something else"
