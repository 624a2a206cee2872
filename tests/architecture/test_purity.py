"""The core reads no disk, clock, environment or locale and prints nothing; only `files`, `cache`, `cli` and the server may."""

import ast
from collections.abc import Iterator
from pathlib import Path

import lawcheck

PACKAGE = Path(lawcheck.__file__).parent
EDGES = ("files.py", "cache.py", "__main__.py", "cli/", "lsp/server.py", "lsp/disk.py")
MODULES = frozenset(
    [
        "logging",
        "locale",
        "random",
        "secrets",
        "tempfile",
        "shutil",
        "subprocess",
        "socket",
        "urllib",
        "http",
        "time",
        "threading",
        "multiprocessing",
    ]
)
CALLS = frozenset(["open", "print", "input", "exec", "eval", "breakpoint"])
ATTRIBUTES = frozenset(
    [
        "environ",
        "getenv",
        "getcwd",
        "utcnow",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "stdout",
        "stderr",
        "argv",
    ]
)
CLOCKS = frozenset(["date", "datetime"])
ALLOWED = frozenset(
    [
        (
            "api.py",
            "today",
        ),  # the one place that asks which day it is, where nobody said as of which to judge
        ("syntax/grammar.py", "read_text"),  # the grammar is a part of the program, not a file of the user's
    ]
)


def impurities(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of everything that reaches outside."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names):
                yield from ((node.lineno, n.name) for n in names if n.name.partition(".")[0] in MODULES)
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in MODULES:
                yield node.lineno, module
            case ast.Call(func=ast.Name(id)) if id in CALLS:
                yield node.lineno, id
            case ast.Attribute(attr=attr) if attr in ATTRIBUTES:
                yield node.lineno, attr
            case ast.Attribute(value=ast.Name(id), attr="today" | "now" as attr) if id in CLOCKS:
                yield node.lineno, attr


def core() -> list[str]:
    paths = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    return [path for path in paths if not path.startswith(EDGES)]


def test_the_core_touches_nothing_outside() -> None:
    found = [
        f"{path}:{line} {name}"
        for path in core()
        for line, name in impurities((PACKAGE / path).read_text(encoding="utf-8"))
        if (path, name) not in ALLOWED
    ]

    assert found == []


def test_the_search_finds_what_it_looks_for() -> None:
    source = "import logging\nfrom time import time\nprint(open('x'))\ndate.today()\n"

    assert sorted(impurities(source)) == [
        (1, "logging"),
        (2, "time"),
        (3, "open"),
        (3, "print"),
        (4, "today"),
    ]


def test_no_file_is_a_bag_of_helpers() -> None:
    bags = {"utils", "helpers", "common", "misc", "util", "core", "base"}

    assert [path for path in PACKAGE.rglob("*.py") if path.stem in bags] == []
