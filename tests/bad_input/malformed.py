"""Malformed files: what stands in each, made when the test runs. The names say what is wrong with them."""

from __future__ import annotations

import os
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path], object]

HEAD = 'rulebook x "X"\n  jurisdiction RS\n  use tiny\n'
VOCABULARY = 'vocabulary tiny "Tiny"\nentity deployment "The deployment"\n  cameras: number "How many?"\n'
RULE = (
    'instrument act "An act"\n  in force from 2019-01-01\n'
    'rule few "Few cameras"\n  cites act art 1\n  severity minor\n  force binding\n'
    '  requires deployment.cameras at most 3\n    else "Too many."\n'
)
GOOD_RULES = VOCABULARY + HEAD + RULE
GOOD_CASE = "lawcheck: 1\ncase: x\ntitle: X\nas_of: 2020-01-01\nfacts:\n  deployment:\n    cameras: 2\n"


def text(content: str, encoding: str = "utf-8") -> Make:
    """A file with this text."""
    return lambda path: path.write_bytes(content.encode(encoding))


def raw(content: bytes) -> Make:
    """A file with these bytes."""
    return lambda path: path.write_bytes(content)


def noise(seed: int, size: int) -> Make:
    """Bytes without any order, the same each time."""
    return raw(random.Random(seed).randbytes(size))


def shuffled(content: str, seed: int) -> Make:
    """The words of a good file in the wrong order."""
    words = content.split()
    random.Random(seed).shuffle(words)
    return text(" ".join(words) + "\n")


def pierced(content: str, seed: int) -> Make:
    """A good file in which some characters were replaced by others of its own."""
    dice = random.Random(seed)
    letters = list(content)
    for _ in range(8):
        letters[dice.randrange(len(letters))] = dice.choice("(){}[]:,\"'#&*!|>%@`.-0a\n\t")
    return text("".join(letters) + '\n"')


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")


def sparse(size: int) -> Make:
    """A file that claims to be large, all zeros."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def _bomb(levels: int) -> str:
    """Ten times ten times ten …: each level names the one before ten times."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += (f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels))
    return "lawcheck: 1\ncase: x\nfacts:\n" + "".join(f"  {line}\n" for line in lines)


def _flow(depth: int) -> str:
    return GOOD_CASE + "    retention: " + "[" * depth + "]" * depth + "\n"


def _blocks(depth: int) -> str:
    return "lawcheck: 1\nfacts:\n" + "".join("  " * n + " a:\n" for n in range(depth)) + "  " * depth + " x\n"


EITHER: dict[str, Make] = {
    "empty": raw(b""),
    "one line end": raw(b"\n"),
    "only blanks": raw(b" \t \r\n" * 50),
    "only a byte order mark": raw(b"\xef\xbb\xbf"),
    "windows-1250": text("# Четврт: četvrt, žičara\n".replace("Четврт", "Cetvrt"), "cp1250"),
    "windows-1251": text("# Надзор над јавним местом\n", "cp1251"),
    "latin-1": text("# Überwachung\n", "latin-1"),
    "utf-16 with a mark": text("# rule\n" * 20, "utf-16"),
    "utf-16 without a mark": text("# rule\n" * 20, "utf-16-le"),
    "utf-16 big end first": text("# rule\n" * 20, "utf-16-be"),
    "utf-32": text("# rule\n" * 20, "utf-32"),
    "utf-8 cut in a letter": raw("# камера".encode()[:-1]),
    "overlong utf-8": raw(b"# \xc0\xaf\n"),
    "surrogates in utf-8": raw(b"# \xed\xa0\x80\n"),
    "one zero byte": raw(b"# rule\0 x\n"),
    "only zero bytes": raw(bytes(5_000)),
    "zeros as large as a disk": sparse(20_000_000_000),
    "escape codes": text("# \x1b[2J\x1b]0;title\x07 rule\n"),
    "backspaces": text("# allowed\b\b\b\b\b\b\bforbidden\n"),
    "direction of writing turned": text("# \u202eedirrevo\u202c\n"),
    "a pdf": raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "a word document": zipped,
    "an old word document": raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
    "a picture": raw(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "a program": raw(b"\x7fELF" + struct.pack("<4I", 1, 2, 3, 4) * 20),
    "a compressed file": raw(b"\x1f\x8b\x08\x00" + bytes(50)),
    "noise": noise(1, 4_000),
    "much noise": noise(2, 390_000),
    "one line of 50 MB": lambda path: path.write_bytes(b"a" * 50_000_000),
    "one line of 0.39 MB": lambda path: path.write_bytes(b"a" * 390_000),
    "one line of 0.39 MB of brackets": lambda path: path.write_bytes(b"[" * 390_000),
    "one line of 0.39 MB of quotes": lambda path: path.write_bytes(b'"' * 390_001),
    "lines without number": lambda path: path.write_bytes(b"-\n" * 190_000),
    "a page of the web": text("<!doctype html>\n<html><body>404 Not Found</body></html>\n"),
    "a table": text("case;date\nx;2020-01-01\n"),
    "unfinished merge": text("<<<<<<< HEAD\nfacts:\n=======\nrule:\n>>>>>>> other\n"),
    "a folder": lambda path: path.mkdir(),
    "a broken link": lambda path: path.symlink_to("gone"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a pipe": lambda path: os.mkfifo(path),
    "a link to a device that never ends": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing at all": lambda path: path.symlink_to("/dev/null"),
    "nothing there": lambda path: None,
}

RULES: dict[str, Make] = {
    "10,000 open brackets": text(GOOD_RULES + "  requires " + "(" * 10_000),
    "10,000 nested brackets": text(GOOD_RULES + f"  requires {'(' * 10_000}yes{')' * 10_000}\n"),
    "10,000 times not": text(GOOD_RULES + f"  requires {'not ' * 10_000}yes\n"),
    "19,000 terms": text(GOOD_RULES + f"  requires {'unknown.it or ' * 19_000}yes\n"),
    "2,000 quantifiers in each other": text(
        GOOD_RULES + f"  requires {'some x in deployment.cameras has ' * 2_000}yes\n"
    ),
    "10,000 additions": text(GOOD_RULES + f"  requires 1 {'+ wrong ' * 10_000}is 1\n"),
    "19,000 wrong lines": text(GOOD_RULES + "  requiers nothing\n" * 19_000),
    "1,900 rules of one name": text(VOCABULARY + HEAD + RULE * 1_900),
    "5,000 unknown facts": text(GOOD_RULES + "  requires deployment.nothing is 1\n" * 5_000),
    "1,000 definitions in a circle": text(
        GOOD_RULES + "".join(f"define d{n} as d{(n + 1) % 1_000}\n" for n in range(1_000))
    ),
    "1,000 exceptions in a circle": text(
        GOOD_RULES
        + "".join(f"exception e{n} to e{(n + 1) % 1_000}\n  cites act art 1\n  when yes\n" for n in range(1_000))
    ),
    "definitions that double each time": text(
        GOOD_RULES
        + "define d0 as deployment.cameras at least 1\n"
        + "".join(f"define d{n + 1} as d{n} and d{n}\n" for n in range(60))
        + "rule doubled\n  requires d60\n"
    ),
    "entities that hold each other": text(
        'vocabulary v "V"\n' + "".join(f'entity e{n} "E"\n  f: e{(n + 1) % 500}\n' for n in range(500))
    ),
    "a name of 0.39 MB": text(GOOD_RULES + f"  requires {'a' * 390_000}\n"),
    "a number of 100,000 digits": text(GOOD_RULES + f"  requires deployment.cameras is {'9' * 100_000}x\n"),
    "a duration past the end of time": text(GOOD_RULES + f"  requires deployment.cameras is {'9' * 30} days\n"),
    "a date that the calendar lacks": text(GOOD_RULES.replace("2019-01-01", "2019-02-30")),
    "year zero": text(GOOD_RULES.replace("2019-01-01", "0000-01-01")),
    "a text without an end": text(GOOD_RULES + 'rule b "without an end\n'),
    "a text over two lines": text(GOOD_RULES + 'rule b "over\ntwo lines"\n'),
    "typographic quotes": text(GOOD_RULES + "rule b “Quotes”\n"),
    "a stray backslash": text(GOOD_RULES + 'rule b "\\\n'),
    "braces and semicolons": text(GOOD_RULES + "rule b { requires yes; }\n"),
    "symbols for words": text(GOOD_RULES + "  requires deployment.cameras >= 3 && !x\n"),
    "cyrillic letters that look latin": text(GOOD_RULES.replace("requires", "requіres")),
    "full-width letters": text(GOOD_RULES.replace("rule few", "ｒｕｌｅ few")),
    "words of another language": text(GOOD_RULES.replace("severity minor", "severity gering")),
    "nothing but a rule": text("rule\n"),
    "nothing but a word": text("surveillance\n"),
    "a yaml file by the name of a rule file": text(GOOD_CASE),
    "python": text("def rule():\n    return True\n"),
    "unknown message path": text(GOOD_RULES.replace("Too many.", "{deployment.{x}} {} {{")),
    "no citation": text(GOOD_RULES.replace("  cites act art 1\n", "")),
    "a version that overlaps": text(GOOD_RULES + RULE.split("\n", 2)[2]),
    "cut in the middle": text(GOOD_RULES[: len(GOOD_RULES) // 2]),
    "cut after a word": text(GOOD_RULES[: GOOD_RULES.index("at most")]),
    "cut in a text": text(GOOD_RULES[: GOOD_RULES.index("many.")]),
    "old mac line ends": raw((GOOD_RULES + "rule\n").replace("\n", "\r").encode()),
    **{f"shuffled {seed}": shuffled(GOOD_RULES, seed) for seed in range(6)},
    **{f"pierced {seed}": pierced(GOOD_RULES, seed) for seed in range(12)},
}

CASES: dict[str, Make] = {
    "anchors that explode": text(_bomb(9)),
    "an anchor on itself": text("lawcheck: 1\ncase: x\nfacts: &f\n  deployment: *f\n"),
    "an alias to nothing": text("lawcheck: 1\ncase: x\nfacts: *gone\n"),
    "merge key": text("lawcheck: 1\nbase: &b {case: x}\n<<: *b\nfacts: {}\n"),
    "a tag that builds something": text("lawcheck: 1\ncase: !!python/object/apply:os.system [id]\n"),
    "a tag of its own": text("lawcheck: 1\ncase: !secret x\n"),
    "doubled key": text(GOOD_CASE + "    cameras: 3\n"),
    "doubled key at the top": text(GOOD_CASE + "case: y\n"),
    "tabs": text(GOOD_CASE.replace("  ", "\t")),
    "one tab": text(GOOD_CASE.replace("    cameras", "  \tcameras")),
    "nesting of 10,000 lists": text(_flow(10_000)),
    "nesting of 900,000 lists": text(GOOD_CASE + "    retention: " + "[" * 900_000),
    "nesting of 10,000 maps": text(GOOD_CASE + "    retention: " + "{a: " * 10_000 + "}" * 10_000 + "\n"),
    "nesting of 1,000 blocks": text(_blocks(1_000)),
    "a question mark too many": text("? ? ? ? ?\n" * 3),
    "10,000 unknown facts": text(GOOD_CASE + "".join(f"    nothing_{n}: 1\n" for n in range(10_000))),
    "400,000 dashes": text("lawcheck: 1\n" + "-\n" * 400_000),
    "10,000 claims of nobody": text(
        GOOD_CASE + "    retention:\n" + "      - {value: 1 day, source: nobody}\n" * 10_000
    ),
    "a key of 0.9 MB": text(GOOD_CASE + f"    {'k' * 900_000}: 1\n"),
    "a value of 0.9 MB": text(GOOD_CASE + f"    starts_on: {'v' * 900_000}\n"),
    "a number of 900,000 digits": text(GOOD_CASE.replace("cameras: 2", f"cameras: {'9' * 900_000}x")),
    "a number with a huge exponent": text(GOOD_CASE.replace("cameras: 2", "cameras: 1e999999999")),
    "not a number": text(GOOD_CASE.replace("cameras: 2", "cameras: .nan")),
    "infinite": text(GOOD_CASE.replace("cameras: 2", "cameras: .inf")),
    "two documents": text(GOOD_CASE + "---\n" + GOOD_CASE),
    "a directive": text("%YAML 9.9\n---\n" + GOOD_CASE),
    "a list": text("- lawcheck\n- case\n"),
    "a word": text("case\n"),
    "a number alone": text("42\n"),
    "nothing but a comment": text("# case\n"),
    "null": text("~\n"),
    "facts as a list": text("lawcheck: 1\ncase: x\nfacts:\n  - deployment\n"),
    "facts as a word": text("lawcheck: 1\ncase: x\nfacts: none yet\n"),
    "a fact in place of an entity": text("lawcheck: 1\ncase: x\nfacts:\n  deployment: 3\n"),
    "a key that is a list": text("lawcheck: 1\ncase: x\n? [a, b]\n: c\n"),
    "an unknown version": text(GOOD_CASE.replace("lawcheck: 1", "lawcheck: 99")),
    "no version": text(GOOD_CASE.replace("lawcheck: 1\n", "").replace("case: x", "cases: x")),
    "a date that the calendar lacks": text(GOOD_CASE.replace("2020-01-01", "2020-02-30")),
    "a date in words": text(GOOD_CASE.replace("2020-01-01", "1 January 2020")),
    "an open bracket": text(GOOD_CASE + "    retention: [\n"),
    "an open quote": text(GOOD_CASE + '    retention: "30 days\n'),
    "a wrong escape": text(GOOD_CASE + '    retention: "\\q"\n'),
    "wrong indentation": text(GOOD_CASE + "   x: 1\n"),
    "colon in a value": text("lawcheck: 1\ncase: x\ntitle: a: b: c\n"),
    "a percent sign": text("lawcheck: 1\ncase: %x\n"),
    "an at sign": text("lawcheck: 1\ncase: @x\n"),
    "a source without a letter": text(GOOD_CASE + "sources:\n  a: {grade: Z9}\n"),
    "json cut short": text('{"lawcheck": 1, "case": "x", "facts": {"deployment": '),
    "json with a comma too many": text('{"lawcheck": 1, "case": "x", "facts": {}, "nothing": 1,,}'),
    "json with a doubled key": text('{"lawcheck": 1, "case": "x", "case": "y", "facts": {}}'),
    "a rule file by the name of a case": text(GOOD_RULES),
    "cut in the middle": text(GOOD_CASE[: len(GOOD_CASE) // 2] + ": ["),
    "old mac line ends": raw((GOOD_CASE + "    x: 1\n").replace("\n", "\r").encode()),
    "cyrillic key that looks latin": text(GOOD_CASE.replace("cameras", "саmeras")),
    **{f"shuffled {seed}": shuffled(GOOD_CASE, seed) for seed in range(6)},
    **{f"pierced {seed}": pierced(GOOD_CASE, seed) for seed in range(12)},
}

_COLUMN = "deployment.cameras"
TABLES: dict[str, Make] = {
    "names of columns and nothing else": text(f"case,{_COLUMN}\n"),
    "two columns of one name": text(f"case,{_COLUMN},{_COLUMN}\nx,1,2\n"),
    "no column of names": text(f"{_COLUMN}\n1\n"),
    "a row too long": text(f"case,{_COLUMN}\nx,1,2,3\n"),
    "a quotation mark that is never closed": text(f'case,{_COLUMN}\nx,"1\n' + "y,2\n" * 10_000),
    "100,000 quotation marks": text(f"case,{_COLUMN}\nx," + '"' * 100_001),
    "text behind a quotation mark, 10,000 times": text(f"case,{_COLUMN}\n" + 'x,"1" 2\n' * 10_000),
    "30,000 rows": text(f"case,{_COLUMN}\n" + "".join(f"x{n},1\n" for n in range(30_000))),
    "a million rows": text(f"case,{_COLUMN}\n" + "x,1\n" * 1_000_000),
    "5,000 columns": text("case," + ",".join(f"c{n}" for n in range(5_000)) + "\nx\n"),
    "a million separators": text("case" + "," * 1_000_000 + "x\nx\n"),
    "900 unknown columns": text("case," + ",".join(f"deployment.camera{n}" for n in range(900)) + "\nx\n"),
    "10,000 rows of one name": text(f"case,{_COLUMN}\n" + "x,1\n" * 10_000),
    "10,000 wrong words": text(f"case,{_COLUMN}\n" + "".join(f"x{n},w{n}\n" for n in range(10_000))),
    "a path of 100,000 steps": text(f"case,{'.'.join(['deployment'] * 100_000)}\nx,1\n"),
    "a cell of 1 MB": text(f"case,{_COLUMN}\nx,{'a' * 1_000_000}\n"),
    "a name of 1 MB": text(f"case,{_COLUMN}\n{'a' * 1_000_000},1\n"),
    "19 MB of anything": lambda path: path.write_bytes(b"a,b;c\td\n" * 2_100_000),
    "utf-16 cut in a letter": raw(f"case,{_COLUMN}\nx,1\n".encode("utf-16")[:-1]),
    "half of a character in utf-16": raw(b"\xff\xfec\x00a\x00\x00\xd8,\x00"),
    "formulas": text(f"case,{_COLUMN}\n=1+1,=HYPERLINK(1)\n"),
    "pierced": pierced(f"case,title,as_of,{_COLUMN}\nx,X,2020-01-01,1\ny,Y,2020-01-01,2\n", 3),
}
