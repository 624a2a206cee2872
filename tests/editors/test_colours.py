"""What colours rule files knows every word of the language and reads every rule file that there is."""

import json
import re
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, String, Token

from lawcheck.highlight import LawLexer
from lawcheck.syntax.grammar import words
from lawcheck.syntax.mistakes import CLAUSES, STATEMENTS

ROOT = Path(__file__).parents[2]
LAWS = sorted((ROOT / "rules").rglob("*.law"))
TEXTMATE = ROOT / "editors" / "vscode" / "syntaxes" / "lawcheck.tmLanguage.json"
SETTINGS = ROOT / "editors" / "vscode" / "language-configuration.json"


def kinds(text: str) -> dict[str, object]:
    """Each word of a text with its kind."""
    return {word: kind for kind, word in LawLexer().get_tokens(text) if word.strip()}


def test_pygments_finds_the_colours_by_name_and_by_ending() -> None:
    assert isinstance(get_lexer_by_name("lawcheck"), LawLexer)
    assert isinstance(get_lexer_for_filename("art_54.law"), LawLexer)


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_shipped_rule_file_is_coloured_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    tokens = list(LawLexer(stripnl=False, ensurenl=False).get_tokens(text))

    assert [word for kind, word in tokens if kind in Error] == []
    assert "".join(word for _, word in tokens) == text


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("rule x", "rule", Keyword.Declaration),
        ("  requires x", "requires", Keyword),
        ("x is y", "is", Operator.Word),
        ("x is none", "none", Keyword.Constant),
        ("cites act art 5", "art", Keyword.Pseudo),
        ("within 15 days of", "days", Keyword.Pseudo),
        ("  a: yes/no", "yes/no", Keyword.Type),
        ("  published: date", "published", Name.Attribute),
        ("p.published", "published", Name.Attribute),
        ("in force from 2019-08-21", "2019-08-21", Literal.Date),
        ("within 15 days", "15", Number),
        ("# rule", "# rule", Comment.Single),
        ('"a" sr "б"', "sr", Keyword.Namespace),
        ('"is {p.x}"', "{p.x}", String.Interpol),
        ('name is "a"', "is", Operator.Word),
        (r'"a \" b"', r"\"", String.Escape),
        ("a name", "name", Name),
    ],
)
def test_each_kind_of_word_has_its_colour(text: str, word: str, kind: object) -> None:
    assert kinds(text)[word] == kind


def test_a_text_that_does_not_end_ends_with_its_line() -> None:
    assert kinds('else "not closed\nrule x')["rule"] == Keyword.Declaration


def test_what_has_no_meaning_is_marked() -> None:
    assert kinds("x = y")["="] in (Error, Token.Error)


# ── VS Code ──


def in_textmate(*parts: str) -> set[str]:
    """The words that some parts of the TextMate grammar match, in all their forms."""
    repository = json.loads(TEXTMATE.read_text(encoding="utf-8"))["repository"]
    found: set[str] = set()
    for part in parts:
        for row in re.findall(r"\(([a-z/|?]+)\)|\\b(yes/no)\\b", repository[part]["match"]):
            for word in (row[0] or row[1]).split("|"):
                found |= {word.replace("?", ""), re.sub(r".\?", "", word)}
    return found


def in_grammar() -> set[str]:
    return {form for forms in words().values() for form in forms}


def test_the_textmate_grammar_has_the_words_of_the_language_and_no_others() -> None:
    assert in_textmate("statement", "clause", "operator", "type", "constant", "unit") == in_grammar()


def test_its_statements_are_those_of_the_language() -> None:
    statements = {word.lower() for word in STATEMENTS}

    assert in_textmate("statement") == statements
    assert in_textmate("declared") == statements - {"outside"}  # which has no name
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))["indentationRules"]
    assert set(re.findall(r"[a-z]{4,}", settings["decreaseIndentPattern"])) == statements


def test_its_clauses_are_those_of_the_language() -> None:
    clauses = {word.lower() for word in CLAUSES} - {"in"}  # also a word of conditions

    assert clauses - in_textmate("clause") == set()
